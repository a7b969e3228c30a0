"""Writes results: whole or not at all."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from secondsource.errors import InputError, OutputError


def write(path: Path, content: str | bytes) -> None:
    """Puts the content at `path`, through a file beside it, so that nothing half is ever there. Raises OutputError."""
    body = content.encode() if isinstance(content, str) else content
    scratch = ""
    try:
        if path.is_dir():
            raise OutputError(f"{path} is a folder; give the name of a file to write.")
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(scratch).chmod(0o644)
        Path(scratch).replace(path)
        scratch = ""
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}; choose another place with -o.") from error
    finally:
        if scratch:
            Path(scratch).unlink(missing_ok=True)


def check_writable(path: Path) -> None:
    """Raises OutputError before the work starts, where `path` cannot be written."""
    if path.is_dir():
        raise OutputError(f"{path} is a folder; give the name of a file to write.")
    if not path.parent.is_dir():
        raise OutputError(f"There is no folder {path.parent}; make it, or choose another place with -o.")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise OutputError(f"{path} cannot be written: permission denied; choose another place with -o.")


def tell(line: str) -> None:
    """Progress, on a terminal only."""
    if sys.stderr.isatty():
        print(line, file=sys.stderr)


def day(text: str | None, option: str) -> date | None:
    """A day given as YYYY-MM-DD. Raises InputError naming the option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} takes a day such as 2025-12-26, not {text[:40]!r}.") from error
