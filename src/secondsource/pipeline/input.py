"""Turns what the user gave, an address, a file, standard input or a text, into a snapshot."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from secondsource.domain.article import Snapshot
from secondsource.errors import ExtractionError, InputError
from secondsource.ports import Fetcher

MEGABYTES = 10
EXPORT_MEGABYTES = 500
"""Of an export of a comment system, which holds many pages' threads."""
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ONE_WORD = re.compile(r"\S+")
_TEXT = re.compile(r"[\n<]")
_SHOWN = 120
"""Characters of a name that a message repeats."""


def read_input(what: str, fetcher: Fetcher, stdin: BinaryIO, now: datetime, megabytes: int = MEGABYTES) -> Snapshot:
    """The snapshot of an address, a file, `-` for standard input, or the text itself.

    Raises InputError for a file that cannot be used, FetchError for an address that cannot be fetched.
    """
    if what == "-":
        return _snapshot("-", stdin.read(_bytes(megabytes) + 1), now, "Standard input", megabytes)
    if not what.strip():
        raise InputError("Nothing was given; give a file, an address that starts with https://, or -.")
    address = bool(_ADDRESS.match(what))
    if _TEXT.search(what) and not (address and _ONE_WORD.fullmatch(what)):
        return _snapshot("-", what.encode(errors="replace"), now, "The text", megabytes)
    if address and not _exists(what):
        return fetcher.fetch(what)
    return _snapshot(what, _read_file(what, megabytes), now, _shown(what), megabytes)


@contextmanager
def naming(snapshot: Snapshot) -> Generator[None]:
    """Lets an article that cannot be read say which file or address it is."""
    try:
        yield
    except ExtractionError as error:
        if snapshot.address == "-":
            raise
        raise ExtractionError(f"{snapshot.address[:200]}: {error}") from error


def _bytes(megabytes: int) -> int:
    return megabytes * 1024 * 1024


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:  # no file has so long a name
        return False


def _read_file(name: str, megabytes: int) -> bytes:
    path, shown = Path(name), _shown(name)
    try:
        if path.is_dir():
            raise InputError(f"{shown} is a folder; give one file, an address, or - for standard input.")
        if path.exists() and not path.is_file():
            raise InputError(f"{shown} is not an ordinary file; pipe it in with - instead.")
        with path.open("rb") as file:
            return file.read(_bytes(megabytes) + 1)
    except FileNotFoundError as error:
        raise InputError(
            f"There is no file {shown}; give a file, an address that starts with https://, or -."
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{shown} cannot be read ({why.lower()}); give another file, an address, or -.") from error


def _shown(name: str) -> str:
    """As it can stand in a message: no control characters, not endless."""
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"


def _snapshot(address: str, body: bytes, now: datetime, name: str, megabytes: int) -> Snapshot:
    if len(body) > _bytes(megabytes):
        raise InputError(f"{name} is larger than {megabytes} MB; save the article alone and give that.")
    if not body.strip():
        raise InputError(f"{name} is empty; give a page or a text that holds an article.")
    return Snapshot(address=address, body=body, fetched_at=now)
