"""When the evidence was said: days between the oldest that still fits and the day of the report, as a drawing.

The drawing is 1000 wide. Bars above the line are passages that support a statement, bars below it contradict one,
short bars across the line say something else; it reads without colour, and the days stand below it in words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.domain.evidence import Stance
from secondsource.domain.report import Report
from secondsource.formats.html.cards import Card

WIDTH = 1000
MIDDLE = 44
TALLEST = 36
WINDOW = 400
"""Days before the last evidence that the line shows; what is older is counted before it."""
LEAST_GAP = 30
"""Days without evidence that are always drawn; a longer end is cut out where it would fill half of the line."""
CUT = 900
"""Width of the line where it is cut."""


@dataclass(frozen=True, slots=True)
class Day:
    """The passages of one day by what they do."""

    day: date
    supports: int
    refutes: int
    other: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing and what it says in words."""

    days: tuple[Day, ...]
    """Latest first."""
    first: date
    last: date
    """The last day of the line; that of the report, unless it is cut."""
    above: str
    """Path of the bars above the line; empty where there are none."""
    below: str
    across: str
    published: tuple[int, int] | None
    """Where the days of publication begin and end; None where nothing is known of them or they are older."""
    as_of: int
    cut: bool
    """Whether the line is cut between the last of these days and that of the report."""
    earlier: int
    undated: int


def make_timeline(report: Report, cards: Sequence[Card]) -> Timeline | None:
    """None where no passage that says something has a date."""
    stances = _stances(cards)
    dated = Counter((day, stance) for day, stance in stances if day)
    if not dated:
        return None
    told = [day for day, _ in dated]
    told += _born(report, max(told))
    first = _first(report, told)
    cut = (report.as_of - max(told)).days > max(LEAST_GAP, (max(told) - first).days)
    last = max(told) if cut else max(report.as_of, *told)
    days = [_day(day, dated) for day in sorted({day for day, _ in dated}, reverse=True)]
    shown = [each for each in days if each.day >= first]
    span = _Span(
        first, last, CUT if cut else WIDTH, max((max(each.supports, each.refutes) for each in shown), default=1) or 1
    )
    return Timeline(
        tuple(days),
        first,
        last,
        "".join(span.bar(each.day, -each.supports) for each in shown if each.supports),
        "".join(span.bar(each.day, each.refutes) for each in shown if each.refutes),
        "".join(f"M{span.x(each.day) - 3} {MIDDLE - 5}h6v10h-6z" for each in shown if each.other),
        _published(report, span),
        WIDTH - 15 if cut else span.x(report.as_of),
        cut,
        sum(count for (day, _), count in dated.items() if day < first),
        sum(day is None for day, _ in stances),
    )


def _stances(cards: Sequence[Card]) -> list[tuple[date | None, str]]:
    """Every passage with what it does for any statement; one that supports one statement may contradict another."""
    told = {(each.passage.id, _does(each.stance)): each.passage.published_at for card in cards for each in card.telling}
    return [(day, does) for (_, does), day in told.items()]


def _does(stance: Stance) -> str:
    return stance.value if stance in (Stance.SUPPORTS, Stance.REFUTES) else "other"


def _first(report: Report, told: Sequence[date]) -> date:
    latest = max(told)
    oldest = latest - timedelta(min(WINDOW, (latest - date.min).days))
    return min(day for day in (*told, report.article.dating.earliest) if day and day >= oldest)


def _born(report: Report, told: date) -> tuple[date, ...]:
    """The day of publication; else the last on which it can have been, where that is near what was told."""
    if report.article.published:
        return (report.article.published,)
    latest = report.article.dating.latest
    return (latest,) if latest and (latest - told).days <= LEAST_GAP else ()


def _day(day: date, dated: Counter[tuple[date, str]]) -> Day:
    return Day(day, dated[day, "supports"], dated[day, "refutes"], dated[day, "other"])


def _published(report: Report, span: "_Span") -> tuple[int, int] | None:
    dating = report.article.dating
    start = report.article.published or dating.earliest or dating.latest
    end = report.article.published or dating.latest or dating.earliest
    if start is None or end is None or end < span.first or start > span.last:
        return None
    return span.x(max(start, span.first)), span.x(min(end, span.last))


@dataclass(frozen=True, slots=True)
class _Span:
    """The days of the line, and how many passages the tallest bar stands for."""

    first: date
    last: date
    width: int
    most: int

    def x(self, day: date) -> int:
        whole = max(1, (self.last - self.first).days)
        along = min(max(0, (day - self.first).days), whole)
        return 10 + round((self.width - 20) * along / whole)

    def bar(self, day: date, count: int) -> str:
        """A bar from the line: up for a number below nought."""
        height = max(8, round(TALLEST * abs(count) / self.most))
        start, turn = (MIDDLE - 1, -height) if count < 0 else (MIDDLE + 1, height)
        return f"M{self.x(day) - 4} {start}h8v{turn}h-8z"
