"""Fact checks as a table: CSV or TSV, a line of names at its head, one fact check a line.

Columns are `claim`, `rating` and `url`, which every line needs, and `publisher`, `published`, `speaker`, `said` (the
day on which the claim was made), `language` and `title`. Other columns are passed over. The mark between cells is a
comma, a semicolon or a tab, whichever the head has most of. A line that cannot be used is left out and named.
"""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.matching import EarlierClaim
from secondsource.errors import InputError
from secondsource.lookup.ratings import MOST, Columns, rated, read_columns

_CELL = 100_000
"""Characters of one cell; what is longer is a quotation mark that was never closed."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the table is written."""

    columns: tuple[str, ...] = ()
    """Columns that have other names, such as `claim=Behauptung`."""
    days: str = ""
    """How days are written, such as `%d.%m.%Y`; empty for 2026-01-31."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        names, columns = _names(_head(body)), self._columns()
        return len(names) > 1 and {columns.names["claim"], columns.names["rating"]} <= set(names)

    def claims(self, body: bytes) -> Iterator[EarlierClaim | InputError]:
        columns, names = self._columns(), _names(_head(body))
        missing = [columns.names[each] for each in ("claim", "rating", "url") if columns.names[each] not in names]
        if missing:
            raise InputError(
                f"The table has no column {missing[0]!r}; name the columns in its first line, or say --column "
                "claim=NAME."
            )
        return _rows(body, names, columns)

    def _columns(self) -> Columns:
        return read_columns(self.options.columns, self.options.days)


def _rows(body: bytes, names: list[str], columns: Columns) -> Iterator[EarlierClaim | InputError]:
    text = body.decode("utf-8-sig", errors="surrogateescape").replace("\0", "")
    csv.field_size_limit(min(_CELL, sys.maxsize))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_mark(_head(body)))
    number = 0
    try:
        for number, cells in enumerate(rows, start=1):
            if number > MOST:
                yield InputError(f"The table has more than {MOST:,} lines; the rest is left out.")
                return
            if number > 1 and any(map(str.strip, cells)):
                yield _row(f"Row {number}", cells, names, columns)
    except csv.Error as error:
        yield InputError(f"Row {number + 1} and what follows is left out: the table breaks off there ({error}).")


def _row(where: str, cells: list[str], names: list[str], columns: Columns) -> EarlierClaim | InputError:
    if len(cells) > len(names):
        return InputError(f"{where} is left out: it has {len(cells)} cells, and the head has {len(names)}.")
    fields = columns.fields(dict(zip(names, map(str.strip, cells), strict=False)))
    if any("\ud800" <= letter <= "\udfff" for value in fields.values() for letter in str(value)):
        return InputError(f"{where} is left out: it holds bytes that are no UTF-8 text.")
    return rated(where, fields, columns.days, strict=True)


def _head(body: bytes) -> str:
    return body[:16_384].decode("utf-8-sig", errors="replace").lstrip("\r\n").partition("\n")[0].strip("\r")


def _mark(head: str) -> str:
    return max(",;\t", key=lambda mark: (head.count(mark), mark == ","))


def _names(head: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([head], delimiter=_mark(head)), list[str]())]
    except csv.Error:
        return []
