"""What a table of `docs/benchmarks.md` says, and how it is written. Needs no peer: the tests read the page by it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OURS = "secondsource"
NOT_MEASURED = "not stated"
NOT_YET = "Not measured yet: `make bench-peers` does it."
COLUMNS = ("tool", "version", "data", "size")
"""What every row names, before its figures."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of figures."""

    name: str
    more_is_better: bool = True
    digits: int = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, with its 95 % interval where quality is scored."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One tool on one set."""

    tool: str
    version: str
    data: str
    size: str
    figures: tuple[Figure | None, ...]
    """In the order of the table's measures; None where it does not apply or nobody says."""

    @property
    def ours(self) -> bool:
        return self.tool.startswith(OURS)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table is about: everything but its rows."""

    title: str
    how: str
    """Data, how each tool was called, and what the measures mean."""
    measures: tuple[Measure, ...]

    @property
    def head(self) -> tuple[str, ...]:
        return (*COLUMNS, *(measure.name for measure in self.measures))


def write_table(shape: Shape, rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a section: heading, method, table, and where a peer is better."""
    yield from (f"## {shape.title}", "", shape.how, "")
    yield from markdown(shape.head, [_cells(shape, row) for row in rows])
    yield from ("", *better(shape, rows), "")


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def read_tables(page: str) -> dict[str, list[list[str]]]:
    """Every table of a page by its heading: the head first, then its rows."""
    found: dict[str, list[list[str]]] = {}
    title = ""
    for line in page.splitlines():
        if line.startswith("## "):
            title = line.removeprefix("## ")
        elif line.startswith("| "):
            found.setdefault(title, []).append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def better(shape: Shape, rows: Sequence[Row]) -> list[str]:
    """One line for each measure and set in which a peer beats our best; one line that says so where none does."""
    lines = [
        line
        for data in dict.fromkeys((row.data, row.size) for row in rows)
        for place, measure in enumerate(shape.measures)
        if (line := _beaten(measure, place, [row for row in rows if (row.data, row.size) == data]))
    ]
    return lines or ["No peer is better than ours in any column of this table."]


def _beaten(measure: Measure, place: int, rows: Sequence[Row]) -> str:
    told = [(row, figure) for row in rows if (figure := row.figures[place])]
    sign = 1 if measure.more_is_better else -1
    ours = max((pair for pair in told if pair[0].ours), key=lambda pair: sign * pair[1].value, default=None)
    if ours is None:
        return ""
    beats = [pair for pair in told if not pair[0].ours and sign * pair[1].value > sign * ours[1].value]
    if not beats:
        return ""
    names = ", ".join(f"{row.tool} {_number(measure, figure.value)}" for row, figure in beats)
    where = f"in *{measure.name}* on {rows[0].data}, {rows[0].size}"
    return f"- Better than ours {where}: {names} (ours {_number(measure, ours[1].value)})."


def _cells(shape: Shape, row: Row) -> list[str]:
    figures = [_figure(measure, figure) for measure, figure in zip(shape.measures, row.figures, strict=True)]
    return [row.tool, row.version, row.data, row.size, *figures]


def _figure(measure: Measure, figure: Figure | None) -> str:
    if figure is None:
        return "–"
    if figure.low is None or figure.high is None:
        return _number(measure, figure.value)
    return f"{_number(measure, figure.value)} ({_number(measure, figure.low)} to {_number(measure, figure.high)})"


def _number(measure: Measure, value: float) -> str:
    return re.sub(r"^-(0\.?0*)$", r"\1", f"{value:,.{measure.digits}f}")
