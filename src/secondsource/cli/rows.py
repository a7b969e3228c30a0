"""JSON lines: one object in, one object out, with its `id` kept; a row that cannot be used gets a line with `error`."""

import codecs
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import typer

from secondsource.errors import InputError, SecondSourceError

Row = dict[str, Any]
LINE_LIMIT = 16 * 1024 * 1024


def read_rows(stream: BinaryIO, first: bytes, number: int = 1) -> Iterator[Row | SecondSourceError]:
    """Each line of a stream as an object, `first` being the line already read, with its number; a bad line as the
    error that it is."""
    line = first
    while line:
        if line.strip():
            yield _parse(line, number)
        line, number = stream.readline(LINE_LIMIT), number + 1


def file_rows(path: Path) -> Iterator[Row | SecondSourceError]:
    """Each line of a file as an object. Raises InputError where the file cannot be read."""
    try:
        with path.open("rb") as file:
            yield from read_rows(file, file.readline(LINE_LIMIT))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{path} cannot be read ({why}); give a file of JSON lines, or -.") from error


def begins_rows(line: bytes) -> bool:
    """Whether a first line that is not blank begins JSON lines. Raises InputError for JSON over several lines."""
    bare = line.removeprefix(codecs.BOM_UTF8).strip()
    if bare == b"{":
        raise InputError("This is JSON over several lines; give one object a line.")
    return bare.startswith(b"{")


def holds_rows(path: Path) -> bool:
    """Whether a file holds JSON lines rather than a page; what cannot be read is left to whoever reads it."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head, _ = read_head(file)
            return begins_rows(head[-1])
    except (OSError, ValueError):
        return False


def read_head(stream: BinaryIO) -> tuple[list[bytes], int]:
    """The lines up to the first that is not blank, and its number."""
    lines = [stream.readline(LINE_LIMIT)]
    while lines[-1] and not lines[-1].removeprefix(codecs.BOM_UTF8).strip():
        lines.append(stream.readline(LINE_LIMIT))
    return lines, len(lines)


def write_answers(answers: Iterator[Row]) -> None:
    """One JSON line for each, at once; exit code 2 at the end where a row could not be used."""
    failed = False
    for row in answers:
        failed |= "error" in row
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    if failed:
        raise typer.Exit(2)


def answer_rows(rows: Iterator[Row | SecondSourceError], answer: Callable[[Row], Row]) -> Iterator[Row]:
    """The answer to each row, or a row with the error's sentence."""
    for row in rows:
        if isinstance(row, SecondSourceError):
            yield {"error": str(row)}
            continue
        kept = {"id": row["id"]} if "id" in row else {}
        try:
            yield kept | answer(row)
        except SecondSourceError as error:
            yield kept | {"error": str(error)}


def text_of(row: Row, key: str) -> str:
    """The text at `key`. Raises InputError where it is missing or no text."""
    value = row.get(key)
    if not isinstance(value, str):
        raise InputError(f"The row lacks the text {key!r}.")
    return value


def _parse(line: bytes, number: int) -> Row | SecondSourceError:
    try:
        row = json.loads(line.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        return InputError(f"Line {number} is not JSON.")
    return cast("Row", row) if isinstance(row, dict) else InputError(f"Line {number} is not a JSON object.")
