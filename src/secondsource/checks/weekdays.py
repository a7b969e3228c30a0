"""A weekday named beside a date, against the calendar.

Where a text puts a weekday and a date side by side ("Thursday, 24 February 2022", "24 February 2022, a
Thursday"), the calendar knows whether they go together. If the text gives the year, that year decides. If it does
not, the date is taken to lie within nine months before and six months after the days on which the article can
have appeared, and the weekday is wrong only if it is wrong for every such day; without a dated article nothing is
said. Dates before 1925 are left alone, because two calendars were in use. A weekday that fits is no finding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.measure import DateMention
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding
from secondsource.reading.measures.times import WEEKDAY_NAMES, day_words, find_dates


@dataclass(frozen=True, slots=True)
class Options:
    """Which days a date without a year can mean."""

    days_before: int = 270
    """A date without a year lies at most so many days before the article."""
    days_after: int = 180
    """… and at most so many days after it."""
    since: int = 1925
    """First year for which one calendar can be taken for granted."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares weekdays with dates."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        return tuple(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        for mention in find_dates(article.text):
            days = self._days(mention, article.dating) if mention.weekday is not None else []
            if mention.weekday is not None and days and all(day.weekday() != mention.weekday for day in days):
                told = WEEKDAY_NAMES[mention.weekday]
                facts = ", ".join(f"{day_words(day)} is a {WEEKDAY_NAMES[day.weekday()]}" for day in days)
                yield Finding(
                    check="weekdays",
                    message=f"The date does not fall on a {told}.",
                    arithmetic=facts,
                    span=mention.span,
                    quote=mention.span.of(article.text),
                    stance=Stance.REFUTES,
                )

    def _days(self, mention: DateMention, dating: Dating) -> list[date]:
        """Every day that the mention can mean."""
        if mention.month is None or mention.day is None:
            return []
        if mention.year is not None:
            years = range(mention.year, mention.year + 1)
            first, last = date.min, date.max
        elif dating.earliest and dating.latest:
            first = dating.earliest - timedelta(days=self.options.days_before)
            last = dating.latest + timedelta(days=self.options.days_after)
            years = range(first.year, last.year + 1)
        else:
            return []
        days = [_day(year, mention.month, mention.day) for year in years if year >= self.options.since]
        return [day for day in days if day and first <= day <= last]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
