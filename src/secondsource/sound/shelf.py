"""Narrations that were made before, by the id of what they say: the same is not spoken twice."""

import contextlib
import os
import tempfile
from pathlib import Path

from secondsource.domain.ids import digest
from secondsource.domain.narration import Narration
from secondsource.errors import SerialError
from secondsource.serial import dumps, loads


class Shelf:
    """A folder of sound files with their narrations, the oldest of which make room. A broken or full disk only costs
    time: nothing is found, and nothing is kept."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self._folder = folder
        self._room = megabytes * 1024 * 1024

    def find(self, key: str, ending: str) -> tuple[Narration, bytes] | None:
        """The narration and its sound, if both are there and whole."""
        sound, told = self._paths(key, ending)
        try:
            narration = loads(Narration, told.read_text(encoding="utf-8"))
            body = sound.read_bytes()
        except (OSError, UnicodeDecodeError, SerialError):
            return None
        if not narration.audio or narration.audio.sha256 != digest(body):
            return None
        with contextlib.suppress(OSError):
            os.utime(sound)
        return narration, body

    def keep(self, key: str, ending: str, narration: Narration, body: bytes) -> None:
        if len(body) > self._room:
            return
        sound, told = self._paths(key, ending)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(len(body))
            self._put(sound, body)
            self._put(told, dumps(narration).encode())

    def _paths(self, key: str, ending: str) -> tuple[Path, Path]:
        return self._folder / f"{key}{ending}", self._folder / f"{key}{ending}.json"

    def _put(self, path: Path, body: bytes) -> None:
        handle, scratch = tempfile.mkstemp(dir=self._folder, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
            Path(scratch).replace(path)
        finally:
            Path(scratch).unlink(missing_ok=True)

    def _make_room(self, needed: int) -> None:
        kept = sorted(self._folder.glob("nar-*"), key=lambda path: path.stat().st_mtime, reverse=True)
        used = needed
        for path in kept:
            used += path.stat().st_size
            if used > self._room:
                path.unlink(missing_ok=True)
