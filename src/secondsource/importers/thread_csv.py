"""Comments as a table: CSV or TSV with a line of names at its head.

Text, author, time, id and parent stand under the usual names (`text`, `body`, `comment`, `author`, `date` …). The mark
between cells is a comma, a semicolon or a tab, whichever the head has most of.
"""

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.thread import Thread, ThreadPage
from secondsource.errors import InputError
from secondsource.reading.threads.rows import is_comment, refuse_empty, threads_of

_CELL = 20 * 1024 * 1024
"""Characters of one cell; Python's own limit is smaller than a long comment."""


@dataclass(frozen=True, slots=True)
class Options:
    """Tables have no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        """By the names at the head: a text, and one more that comments have."""
        head = body[:4096].decode("utf-8-sig", errors="replace").partition("\n")[0]
        try:
            names = _names(head)
        except csv.Error:  # a line that ends in the middle, as in another format's bytes
            return False
        return len(names) > 1 and is_comment(dict.fromkeys(names, ""))

    def threads(self, body: bytes) -> Sequence[tuple[ThreadPage, Thread]]:
        text = body.decode("utf-8-sig", errors="replace").replace("\0", "")
        csv.field_size_limit(min(_CELL, sys.maxsize))
        try:
            rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_mark(text.partition("\n")[0]))
            rows.fieldnames = _names(text.partition("\n")[0])
            named = [{str(k): v for k, v in row.items() if isinstance(v, str)} for row in list(rows)[1:]]
        except csv.Error as error:
            raise InputError(f"This table cannot be read ({error}); save it as CSV with a line of names.") from error
        return refuse_empty(threads_of(named), "table")


def _mark(head: str) -> str:
    return max(",;\t", key=lambda mark: (head.count(mark), mark == ","))


def _names(head: str) -> list[str]:
    cells = next(csv.reader([head.strip("\r\n")], delimiter=_mark(head)), list[str]())
    return [cell.strip().lower() if cell.strip().isupper() else cell.strip() for cell in cells]
