"""When a claim speaks of, and which evidence may decide it (rule 6)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Passage, PassageKind, Stance
from secondsource.domain.measure import DateMention
from secondsource.reading.measures.times import find_dates
from secondsource.weighing.case import Case

VALID = timedelta(days=7)
"""How long a territorial claim holds on an active front."""
RECENT = timedelta(days=3)
"""How long others may need to look at an event (72 hours)."""
_UP_TO_NOW = re.compile(r"\b(?:after|since|until now|to this day|never|still|remains?)\b", re.IGNORECASE)
_LASTS = re.compile(r"\b(?:since|until now|to this day|still|remains?)\b", re.IGNORECASE)
_OF_LATE = re.compile(r"\b(?:recent(?:ly)?|lately|in (?:recent|the (?:last|past)) weeks?)\b", re.IGNORECASE)
_MONTH = timedelta(days=30)
_LONG_AGO = re.compile(r"\bhad (?:\w+ ){0,3}been\b|\bbefore being\b|\bpre-?war\b|\bbefore the war\b", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:since|began|started)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """The days a claim speaks of."""

    since: date
    until: date
    standing: bool
    """True for a state or event of the article's own days, which expires; False for a day the claim names."""
    reach: date | None = None
    """First day of a stretch in which, so the claim, nothing happened (`never since …`): any day of it contradicts."""

    def meets(self, since: date, until: date) -> bool:
        return since <= self.until and self.since <= until


@lru_cache(maxsize=512)
def find_window(claim: Claim, conflict: str | None, case: Case) -> Window | None:
    """The days a claim speaks of; None where no time bears on it.

    Dates that the claim names; else, for a contested event and for who has held a place ever since, the days
    around the article's publication (its dating interval, seven days either way; thirty days before, where an event
    is told as recent); a story of long ago and an ordinary statement have no window.
    """
    _, latest = published_between(case.article, case.as_of)
    named = _named_days(claim.text, latest)
    if named and not (claim.kind is Kind.CONTROL and _UP_TO_NOW.search(claim.text)):
        return Window(*named, standing=False)
    lasts = claim.kind is Kind.CONTROL and _LASTS.search(claim.text)
    if _LONG_AGO.search(claim.text) or not (lasts or conflict):
        return None
    since, until = published_between(case.article, case.as_of)
    recent = claim.kind is Kind.EVENT and _OF_LATE.search(claim.text)
    reach = named[0] if named else None
    return Window(since - (_MONTH if recent else VALID), until + VALID, standing=True, reach=reach)


def published_between(article: Article, as_of: date) -> tuple[date, date]:
    """First and last day on which the article can have been published, as far as anyone knows."""
    latest = article.published or article.dating.latest or as_of
    earliest = article.published or article.dating.earliest or latest
    return min(earliest, latest), latest


def publication_day(article: Article) -> date | None:
    """The day up to which evidence may bear on the verdict at publication; None where nobody knows it.

    The article's own day; else the day by which dated copies told its story. A bare interval gives none: what was
    published late in it may be later than the article.
    """
    return article.published or article.dating.day or article.dating.told_on


def is_later(passage: Passage, as_of: date) -> bool:
    """Rule 6: what was published after the day of the verdict never counts."""
    return passage.published_at is not None and passage.published_at > as_of


def is_undated(passage: Passage, quote: str, window: Window | None) -> bool:
    """Rule 6: evidence without a date, its own or one in its words, never decides a dated claim."""
    return window is not None and passage.published_at is None and told_days(quote) is None


def is_expired(passage: Passage, quote: str, stance: Stance, window: Window | None) -> bool:
    """Rule 6: what was written more than seven days before the article decides nothing about its days; what contradicts
    a `never since` may be of any day since."""
    if window is None or not window.standing or passage.kind is PassageKind.REFERENCE:
        return False
    told = told_days(quote)
    if stance is Stance.REFUTES and window.reach:
        first = told[0] if told else passage.published_at
        return first is not None and first < window.reach
    day = told[1] if told else passage.published_at
    return day is not None and day < window.since


def is_of_another_time(passage: Passage, quote: str, stance: Stance, window: Window | None) -> bool:
    """Rule 6: evidence that names other days than the claim's, or was written before or long after, is about those."""
    if window is None:
        return False
    told = told_days(quote)
    if told and window.standing and passage.kind is PassageKind.REFERENCE:
        return told[0] < window.since
    if told:
        reached = stance is Stance.REFUTES and window.reach is not None and window.reach <= told[0] <= window.until
        return not reached and not window.meets(*told)
    if passage.published_at is None or passage.kind is PassageKind.REFERENCE:
        return False
    too_late = window.standing and passage.published_at > window.until
    return too_late or (not window.standing and passage.published_at < window.since)


@lru_cache(maxsize=1024)
def _named_days(text: str, latest: date) -> tuple[date, date] | None:
    days = [span for mention in find_dates(text) if (span := _days(mention, latest))]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _days(mention: DateMention, latest: date) -> tuple[date, date] | None:
    """What a date can mean; one without a year is the last such day before the article."""
    if mention.year is not None or mention.month is None:
        return mention.interval()
    for year in (latest.year, latest.year - 1):
        span = DateMention(year, mention.month, mention.day, None, mention.span).interval()
        if span and span[0] <= latest:
            return span
    return None


@lru_cache(maxsize=8192)
def told_days(quote: str) -> tuple[date, date] | None:
    """The days that a quote names, first to last; without an end for what began and is not said to have ended."""
    days = [span for mention in find_dates(quote) if (span := mention.interval())]
    if not days:
        return None
    first, last = min(since for since, _ in days), max(until for _, until in days)
    return (first, date.max) if len(days) == 1 and _LASTING.search(quote) else (first, last)
