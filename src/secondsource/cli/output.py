"""Writes results: whole or not at all."""

import contextlib
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from secondsource.errors import InputError, OutputError


def write(path: Path, content: str | bytes) -> None:
    """Puts the content at `path`, through a file beside it, so that nothing half is ever there. Raises OutputError.

    A link keeps leading where it leads; a device or a pipe, such as /dev/stdout, is written to and never replaced.
    """
    body = content.encode() if isinstance(content, str) else content
    try:
        if path.is_dir():
            raise OutputError(f"{path} is a folder; give the name of a file to write.")
        if path.exists() and not path.is_file():
            path.write_bytes(body)
        else:
            _replace(path.resolve(), body)
    except (OSError, RuntimeError) as error:
        raise _unwritable(path, error) from error


def _replace(path: Path, body: bytes) -> None:
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".secondsource-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(scratch).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(scratch).replace(path)
    finally:
        Path(scratch).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: Exception) -> OutputError:
    why = getattr(error, "strerror", None) or str(error)
    return OutputError(f"{path} cannot be written: {why.lower()}; choose another place with -o.")


def check_writable(path: Path) -> None:
    """Raises OutputError before the work starts, where `path` cannot be written."""
    try:
        if path.is_dir():
            raise OutputError(f"{path} is a folder; give the name of a file to write.")
        if path.exists() and not path.is_file():
            needed = [path]
        else:
            target = path.resolve()
            if not target.parent.is_dir():
                raise OutputError(f"There is no folder {target.parent}; make it, or choose another place with -o.")
            needed = [target.parent, *([target] if target.exists() else [])]
        if not all(os.access(each, os.W_OK) for each in needed):
            raise OutputError(f"{path} cannot be written: permission denied; choose another place with -o.")
    except (OSError, RuntimeError) as error:
        raise _unwritable(path, error) from error


def refuse_overwriting(path: Path, what: str, name: str = "the article") -> None:
    """Raises OutputError where the result would take the place of the file that is read."""
    with contextlib.suppress(OSError, ValueError):
        if path.samefile(what):
            raise OutputError(f"{path} is {name} itself; choose another place with -o.")


def say(text: str, *, err: bool = False) -> None:
    """Words for a person, on standard output or as an error. What strangers wrote moves no cursor and turns no line
    around: characters that cannot be seen become spaces, but for ends of lines."""
    print(visible(text), file=sys.stderr if err else sys.stdout)


def visible(text: str) -> str:
    """The text without characters that cannot be seen, but for ends of lines."""
    return "".join(each if each.isprintable() or each == "\n" else " " for each in text)


def tell(line: str) -> None:
    """Progress, on a terminal only."""
    if sys.stderr.isatty():
        say(line, err=True)


def day(text: str | None, option: str) -> date | None:
    """A day given as YYYY-MM-DD. Raises InputError naming the option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} takes a day such as 2025-12-26, not {text[:40]!r}.") from error
