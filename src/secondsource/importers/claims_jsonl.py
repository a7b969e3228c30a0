"""Fact checks as JSON lines: one object a line, with `claim`, `rating` and `url`, which every line needs.

`publisher`, `published`, `speaker`, `said` (the day on which the claim was made), `language` and `title` may be there;
other names are passed over. A line that cannot be used is left out and named.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NoReturn, cast

from secondsource.domain.matching import EarlierClaim
from secondsource.errors import InputError
from secondsource.lookup.ratings import MOST, Columns, rated, read_columns

_LONGEST_LINE = 1_000_000
_LOOKED_AT = 20
"""Lines by which a file is known."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the lines are written."""

    columns: tuple[str, ...] = ()
    """Fields that have other names, such as `claim=statement`."""
    days: str = ""
    """How days are written, such as `%d.%m.%Y`; empty for 2026-01-31."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        """By the first lines: an object with a claim and a rating."""
        columns = self._columns()
        wanted = {columns.names["claim"], columns.names["rating"]}
        head = body[: _LONGEST_LINE * 2].split(b"\n", _LOOKED_AT)[:_LOOKED_AT]
        objects = (_parse(line) for line in head if line.strip())
        return any(wanted <= set(row) for row in objects if not isinstance(row, str))

    def claims(self, body: bytes) -> Iterator[EarlierClaim | InputError]:
        return _rows(body, self._columns())

    def _columns(self) -> Columns:
        return read_columns(self.options.columns, self.options.days)


def _rows(body: bytes, columns: Columns) -> Iterator[EarlierClaim | InputError]:
    for number, line in enumerate(BytesIO(body), start=1):
        if number > MOST:
            yield InputError(f"The file has more than {MOST:,} lines; the rest is left out.")
            return
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            where, row = f"Line {number}", _parse(line)
            if isinstance(row, str):
                yield InputError(f"{where} is left out: {row}")
            else:
                yield rated(where, columns.fields(row), columns.days, strict=True)


def _parse(line: bytes) -> dict[str, Any] | str:
    """The object of a line, or why it is none."""
    if len(line) > _LONGEST_LINE:
        return f"it is longer than {_LONGEST_LINE:,} bytes."
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError:
        return "it holds bytes that are no UTF-8 text."
    except (ValueError, RecursionError):
        return "it is not JSON."
    return cast("dict[str, Any]", value) if isinstance(value, dict) else "it is not a JSON object."


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
