"""A weekday named beside a date, against the calendar.

Where a text puts a weekday and a date side by side ("Thursday, 24 February 2022", "24 February 2022, a
Thursday"), the calendar knows whether they go together. If the text gives the year, that year decides, and so does
the year of a date before it in the sentence ("on Monday, 4 February 2019, and closed on Friday, 8 February"; the next
year where the day comes earlier in the calendar). If there is none, the date is taken to lie within nine months before
and six months after the days on which the article can have appeared, and the weekday is wrong only if it is wrong for
every such day; without a dated article nothing is said. Dates before 1925 are left alone, because two calendars were in
use. A weekday that fits is no finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding
from secondsource.reading.measures.times import WEEKDAY_NAMES, day_words, find_dates

_NEW_SENTENCE = re.compile(r"[.!?;\n]")


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
        year_of = _years_told(article.text)
        for mention in find_dates(article.text):
            dated = replace(mention, year=mention.year or year_of.get(mention.span))
            days = self._days(dated, article.dating) if mention.weekday is not None else []
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


def _years_told(text: str) -> dict[Span, int]:
    """The year of each date that follows, in its sentence, on one with a year: `on Monday, February 4, 2019, and closed
    on Friday, February 8`."""
    years: dict[Span, int] = {}
    for before, after in pairwise(find_dates(text)):
        year = before.year or years.get(before.span)
        if year and not after.year and not _NEW_SENTENCE.search(text, before.span.end, after.span.start):
            earlier = (after.month or 0, after.day or 0) < (before.month or 0, before.day or 0)
            years[after.span] = year + earlier
    return years


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
