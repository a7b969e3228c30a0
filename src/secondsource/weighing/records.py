"""Rows of the reference tables as evidence: whether a passage is one, and whether an office was held on the days meant.

A passage that only calls itself a record, such as one that somebody imported, is none.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Passage, PassageKind
from secondsource.domain.reference import Role, Tables
from secondsource.reading.measures.times import find_dates
from secondsource.weighing.case import Case
from secondsource.weighing.times import Window, published_between

OFFICE_VALID = timedelta(days=183)
"""How long a report of who holds an office, or the last look at a row without an end, stays good."""
_PLACES = "https://www.geonames.org/"
_NOW = re.compile(r"\b(?:is|are|remains?|serves|heads|leads|(?:has|have) (?:\w+ )?(?:been|served|headed|led))\b")
_CLOSED = re.compile(r"\b(?:from|between|until|till|to)\b", re.IGNORECASE)
_NO_LONGER = re.compile(r"\b(?:was|were|had|former|formerly|ex|no longer|never)\b", re.IGNORECASE)

Term = tuple[date, date | None]
"""First and last day of an office; no last day where none is held."""


def is_row(passage: Passage, tables: Tables) -> bool:
    """Whether a passage is a row of the tables at hand, word by word."""
    if passage.kind is not PassageKind.REFERENCE:
        return False
    if passage.text in _texts(tables):
        return True
    return passage.url == _PLACES and any(
        passage.text.startswith(f"{place.name}, ") and f" {place.population:,} " in passage.text
        for place in tables.places.find(passage.title)
    )


def off_term(claim: Claim, passage: Passage, window: Window | None, case: Case) -> str | None:
    """Why a passage says nothing of an office on the days of the claim; None where it may.

    `X is minister` is about the days of the article: a row decides only where the term covers them, a report only
    where it is from within half a year. `X was minister` needs a term that had begun. Days that the claim names must
    meet the term.
    """
    role = _roles(case.tables).get(passage.text) if is_row(passage, case.tables) else None
    if role is None and claim.kind is not Kind.ROLE_OR_IDENTITY:
        return None
    since, until = published_between(case.article, case.as_of)
    now = bool(_NOW.search(claim.text)) and not _NO_LONGER.search(claim.text)
    if role is None:
        day = passage.published_at
        apart = (
            passage.kind is not PassageKind.REFERENCE
            and now
            and day
            and not since - OFFICE_VALID <= day <= until + OFFICE_VALID
        )
        return "It is more than half a year from the article; offices change hands." if apart else None
    terms = tuple(_terms(role))
    if not terms:
        return "The row holds no dates of the office." if now or window else None
    if now and not any(_covers(term, since, until, role) for term in terms):
        return "The row does not hold the office for the days of the article."
    last = window.until if window else until
    first = window.since if window else date.min
    if not any(start <= last and (end is None or first <= end) for start, end in terms):
        return "The row holds the office for other days."
    return None


def _covers(term: Term, since: date, until: date, role: Role) -> bool:
    start, end = term
    if end is None:
        seen = _bounds(role.checked)
        return start <= since and (seen is None or until <= seen[1] + OFFICE_VALID)
    return start <= since and until <= end


def _terms(role: Role) -> Iterator[Term]:
    """The term of the row, and an earlier one that its text gives `from … to …`."""
    start, end = _bounds(role.start), _bounds(role.end)
    if start:
        yield start[0], end[1] if end else None
    spans = [span for mention in find_dates(role.text) if (span := mention.interval())]
    if not start and spans:
        # A row that was only seen to hold (`in November 2025`) gives no end; its last look is good for half a year.
        seen = timedelta() if role.end or _CLOSED.search(role.text) else OFFICE_VALID
        yield spans[0][0], spans[-1][1] + seen
    if start and len(spans) == 3:
        yield spans[1][0], spans[2][1]


def _bounds(day: str | None) -> tuple[date, date] | None:
    """First and last day that an ISO date of any precision can mean."""
    if not day:
        return None
    year, month, number = (*map(int, day.split("-")), 0, 0)[:3]
    if number:
        return date(year, month, number), date(year, month, number)
    if month:
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


@lru_cache(maxsize=16)
def _texts(tables: Tables) -> frozenset[str]:
    return frozenset(row.text for row in (*tables.events, *tables.roles))


@lru_cache(maxsize=16)
def _roles(tables: Tables) -> dict[str, Role]:
    return {role.text: role for role in tables.roles}
