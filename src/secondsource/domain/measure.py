"""Numbers, dates and durations as a text gives them: read, never guessed. All spans point into the text that was
read."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from secondsource.domain.record import Span

Share = Annotated[float, "share"]
"""A number from 0 to 1; settings refuse any other."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or amount; `low` and `high` bound it, equal where the text gives one number."""

    low: float
    high: float
    unit: str | None
    """Folded word or sign that follows or frames the number, such as `percent`, `usd`, `soldiers`; None where there
    is none."""
    approximator: str | None
    """`nearly`, `more than`, `at least`, `about`, …, as the text has it, in lower case."""
    span: Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as far as the text gives it: `December 24` has no year, `September 2022` no day."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    """0 is Monday; only where the text names it beside the date."""
    span: Span

    def interval(self) -> tuple[date, date] | None:
        """First and last day that it can mean; None without a year or for a day that does not exist."""
        if self.year is None:
            return None
        try:
            first = date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None
        if self.month is None:
            return first, date(self.year, 12, 31)
        if self.day is None:
            after = date(self.year + self.month // 12, self.month % 12 + 1, 1)
            return first, after - timedelta(days=1)
        return first, first


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, in days; `low` and `high` bound what the words can mean, approximator included."""

    low: float
    high: float
    unit: str
    """minute, hour, day, week, month, year, decade or century."""
    count: float
    """The number as given: 3 in `nearly three years`."""
    approximator: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar that the words mean: a day, `early May 2023`, `from May to July`, `last week`."""

    earliest: date
    """First day that the words can mean."""
    latest: date
    """Last day; of a range such as `from 3 to 5 March` the end of it."""
    granularity: str
    """day, week, month, quarter, half, year, decade or century: how fine the words are, of a range its ends."""
    approximator: str | None
    """`about`, `circa`, `since`, `before`, …, as the text has it, in lower case; it moves neither day."""
    anchored: bool
    """True where the words give the date only together with the day they are counted from."""
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """A date that is one day to British readers and another to American ones, such as `4/5/2025`."""

    readings: tuple[date, date]
    """Day first, then month first."""
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Score:
    """A result, `2-1` or `52 to 48`: no range and no subtraction."""

    first: int
    second: int
    span: Span
