"""JSON lines: one object in, one object out, with its `id` kept; a row that cannot be used gets a line with `error`."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from secondsource.errors import InputError, SecondSourceError

Row = dict[str, Any]
LINE_LIMIT = 16 * 1024 * 1024


def read_rows(stdin: BinaryIO, first: bytes) -> Iterator[Row | SecondSourceError]:
    """Each line of standard input as an object, `first` being the line already read; a bad line as the error that it
    is."""
    line, number = first, 1
    while line:
        if line.strip():
            yield _parse(line, number)
        line, number = stdin.readline(LINE_LIMIT), number + 1


def file_rows(path: Path) -> Iterator[Row | SecondSourceError]:
    """Each line of a file as an object. Raises InputError where the file cannot be read."""
    try:
        with path.open("rb") as file:
            yield from read_rows(file, file.readline(LINE_LIMIT))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


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
        row = json.loads(line)
    except (ValueError, RecursionError):
        return InputError(f"Line {number} is not JSON.")
    return cast("Row", row) if isinstance(row, dict) else InputError(f"Line {number} is not a JSON object.")
