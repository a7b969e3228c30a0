"""Numbers, dates and durations as a text gives them: read, never guessed. All spans point into the text that was
read."""

from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.domain.record import Span


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
    """day, week, month, year, decade or hour."""
    count: float
    """The number as given: 3 in `nearly three years`."""
    approximator: str | None
    span: Span
