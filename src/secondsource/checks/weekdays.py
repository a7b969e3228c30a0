"""A weekday named beside a date, against the calendar.

Where a text puts a weekday and a date side by side ("Thursday, 24 February 2022", "24 February 2022, a Thursday"), or
says that one was the other ("in 2014, December 25 fell on a Thursday", "it was a Tuesday when the bridge fell on August
14, 2018", "Sunday’s final (14 July 2024)"), the calendar knows whether they go together. If the text gives the year,
that year decides, and so does the year of a date before it in the sentence ("on Monday, 4 February 2019, and closed on
Friday, 8 February"; the next year where the day comes earlier in the calendar). If there is none, the date is taken to
lie within nine months before and six months after the days on which the article can have appeared, and the weekday is
wrong only if it is wrong for every such day; without a dated article nothing is said. Dates before 1925 are left alone,
because two calendars were in use. A weekday that fits is no finding.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.measure import DateMention
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding
from secondsource.reading.measures.days_told import find_days
from secondsource.reading.measures.times import WEEKDAY_NAMES, WEEKDAYS, day_words, either, find_dates

_WEEKDAY = rf"(?P<weekday>{either(WEEKDAYS)})\b"
_AFTER = re.compile(
    r"(?:(?:,? (?:which|that|it))?,? (?:was|is|were|fell|falls|will fall|would fall|will be|lands|landed|came"
    r"|comes|happened to (?:be|fall)) "
    rf"(?:on )?(?:an? )?|(?:,| \() ?an? )(?:[a-z]+ )?{_WEEKDAY}(?![’'-]|,? [A-Z\d])"
)
_OF_WEEKDAY = re.compile(rf"{_WEEKDAY}[’']s (?:[a-z-]+ ){{0,2}}[a-z-]+ ?(?:\(|, )(?:on )?$")
_WAS_WHEN = re.compile(
    rf"\b(?:[Ii]t|[Tt]hat|[Tt]his|[Tt]he day) (?:was|is) (?:on )?(?:an? )?(?:[a-z]+ )?{_WEEKDAY}(?: [a-z]+)?,? "
    r"(?:when|that)\b"
    r"(?P<what>[^.;!?]{0,90}?)(?:\b(?:on|of) |, |\()$"
)
_REACH = 140
"""Characters of a sentence in which a weekday and its day stand."""


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
        for mention in _beside(article.text, find_days(article.text, article.dating)):
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


def _beside(text: str, days: Sequence[DateMention]) -> Iterator[DateMention]:
    """Each day with the weekday that its sentence gives it."""
    for day in days:
        start = max(0, text.rfind("\n", 0, day.span.start), day.span.start - _REACH)
        before, after = text[start : day.span.start], text[day.span.end : day.span.end + _REACH]
        hit = _AFTER.match(after) or _OF_WEEKDAY.search(before)
        hit = hit or next((each for each in (_WAS_WHEN.search(before),) if each and not find_dates(each["what"])), None)
        told = hit["weekday"].lower() if hit and day.weekday is None and day.day else None
        yield replace(day, weekday=WEEKDAYS[told]) if told else day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
