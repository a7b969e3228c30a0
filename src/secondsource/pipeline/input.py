"""Turns what the user gave, an address, a file, standard input or a text, into a snapshot."""

import re
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from secondsource.domain.article import Snapshot
from secondsource.errors import InputError
from secondsource.ports import Fetcher

MEGABYTES = 10
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_TEXT = re.compile(r"[\n<]")


def read_input(what: str, fetcher: Fetcher, stdin: BinaryIO, now: datetime) -> Snapshot:
    """The snapshot of an address, a file, `-` for standard input, or the text itself.

    Raises InputError for a file that cannot be used, FetchError for an address that cannot be fetched.
    """
    if what == "-":
        return _snapshot("-", stdin.read(_LIMIT + 1), now, "Standard input")
    if _TEXT.search(what):
        return _snapshot("-", what.encode(), now, "The text")
    if _ADDRESS.match(what) and not Path(what).exists():
        return fetcher.fetch(what)
    return _snapshot(what, _read_file(what), now, what)


_LIMIT = MEGABYTES * 1024 * 1024


def _read_file(name: str) -> bytes:
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name} is a folder; give one file, an address, or - for standard input.")
    if path.exists() and not path.is_file():
        raise InputError(f"{name} is not an ordinary file; pipe it in with - instead.")
    try:
        with path.open("rb") as file:
            return file.read(_LIMIT + 1)
    except FileNotFoundError as error:
        raise InputError(
            f"There is no file {name}; give a file, an address that starts with https://, or -."
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(f"{name[:200]!r} cannot be read: {error}.") from error


def _snapshot(address: str, body: bytes, now: datetime, name: str) -> Snapshot:
    if len(body) > _LIMIT:
        raise InputError(f"{name} is larger than {MEGABYTES} MB; save the article alone and give that.")
    if not body.strip():
        raise InputError(f"{name} is empty; give a page or a text that holds an article.")
    return Snapshot(address=address, body=body, fetched_at=now)
