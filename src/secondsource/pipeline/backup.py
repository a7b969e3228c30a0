"""A copy of the whole archive as one file, made while others write, and the way back."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from secondsource.errors import InputError, OutputError, SerialError, StoreError
from secondsource.pipeline.bundle import check_files, digest_of_file, pack, unpack
from secondsource.serial import dumps, loads

SCHEMA = "secondsource/backup/1"
MANIFEST = "backup.json"


class Kept(Protocol):
    """A store that can copy itself."""

    def back_up(self, folder: Path) -> None: ...


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    schema: str
    version: str
    made_at: datetime
    files: tuple[tuple[str, str], ...]
    """Name and SHA-256 of each."""


def back_up(stores: Sequence[Kept], path: Path, version: str, now: datetime) -> Backup:
    """Writes everything that cannot be made anew into one file: as last acknowledged, there whole or not at all.

    The search index is not in it; it is rebuilt when the archive is opened. Raises StoreError and OutputError.
    """
    with _beside(path) as scratch:
        folder = Path(scratch)
        for store in stores:
            store.back_up(folder)
        names = sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
        files = tuple((name, digest_of_file(folder / name)) for name in names)
        made = Backup(SCHEMA, version, now, files)
        (folder / MANIFEST).write_text(dumps(made, indent=1), encoding="utf-8")
        pack(path, folder, [MANIFEST, *names])
        return made


def restore(path: Path, home: Path, now: datetime) -> tuple[Backup, Path | None]:
    """Puts a backup where the archive is. What was there before is moved into a folder beside, and never removed.

    Gives what was restored and where the earlier files lie, if there were any. Raises InputError, before anything is
    moved, for a file that is no whole backup.
    """
    with _beside(home / "archive") as scratch:
        folder = Path(scratch)
        unpack(path, folder)
        made = _read(path, folder / MANIFEST)
        check_files(path, folder, dict(made.files), {MANIFEST})
        (folder / MANIFEST).unlink()
        aside = home / f"before-restore-{now:%Y%m%dT%H%M%S}"
        moved = _move(home, aside, skip={folder.name, "settings.toml"})
        _move(folder, home)
        return made, aside if moved else None


def _read(path: Path, file: Path) -> Backup:
    try:
        made = loads(Backup, file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, SerialError) as error:
        raise InputError(f"{path} is no backup of an archive: {error}") from error
    if made.schema != SCHEMA:
        raise InputError(f"{path} is a backup of another version ({made.schema[:60]}); this one reads {SCHEMA}.")
    return made


def _beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for the work on the same disk. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix=".secondsource-", dir=path.parent, ignore_cleanup_errors=True)
    except OSError as error:
        raise OutputError(f"{path.parent} cannot be written: {(error.strerror or str(error)).lower()}.") from error


def _move(source: Path, target: Path, skip: set[str] | None = None) -> int:
    """Moves everything in a folder into another; gives how many things were moved."""
    found = [each for each in sorted(source.iterdir()) if each.name not in (skip or set())]
    found = [each for each in found if not each.name.startswith("before-restore-")]
    try:
        if found:
            target.mkdir(exist_ok=True)
        for each in found:
            shutil.move(each, target / each.name)
    except OSError as error:
        raise StoreError(f"{source} cannot be moved to {target}: {error}. Move the files back by hand.") from error
    return len(found)
