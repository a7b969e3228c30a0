"""Days told by their distance from another: `on May 2. The next day, May 3,`, `two days before the vote, on June 21`,
`on Nov. 9, a day after the Nov. 8 election`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from secondsource.domain.measure import DateMention
from secondsource.reading.measures.intervals import LEAP_YEAR
from secondsource.reading.measures.numerals import UNITS
from secondsource.reading.measures.times import find_dates

_COUNT = rf"(?P<count>the|an?|{'|'.join(list(UNITS)[1:])}|\d{{1,2}})"
_THEN = re.compile(
    rf"\b(?:the (?P<which>next|following|previous) day|{_COUNT} days? (?P<way>later|earlier|before|after))"
    r"(?: (?:the |his |her |that |their )(?P<what>[\w-]+))?,? (?:\(|on )?$",
    re.IGNORECASE,
)
_OF = re.compile(rf",? {_COUNT} days? (?P<way>before|after) (?:the |his |her )?", re.IGNORECASE)
_FROM = re.compile(rf"\b{_COUNT} days? (?P<way>before|after) (?:the |his |her )$", re.IGNORECASE)
_THING = re.compile(r" [\w’'-]+(?: [\w’'-]+)?,? (?:\(|on )?")
_BACK = frozenset({"previous", "earlier", "before"})


@dataclass(frozen=True, slots=True)
class Step:
    """Two dates, and the days from one to the other that the words and the calendar give."""

    one: DateMention
    other: DateMention
    told: int
    counted: int


def find_steps(text: str) -> Iterator[Step]:
    """Every two neighbouring days of which one is told by its distance from the other."""
    days = [mention for mention in find_dates(text) if mention.day and mention.month]
    for one, other in pairwise(days):
        told = _told(text, one, other)
        counted = _counted(one, other)
        if told is not None and counted is not None:
            yield Step(one, other, told, counted)


def _told(text: str, one: DateMention, other: DateMention) -> int | None:
    between = text[one.span.end : other.span.start]
    if hit := _OF.fullmatch(between):
        return _count(hit) * (1 if hit["way"].lower() == "before" else -1)
    if (hit := _FROM.search(text, 0, one.span.start)) and _THING.fullmatch(between):
        return _count(hit) * (-1 if hit["way"].lower() == "before" else 1)
    hit = _THEN.search(between)
    if hit is None or (hit["what"] and hit["what"].lower() not in text[: one.span.end + hit.start()].lower()):
        return None
    return -_count(hit) if (hit["which"] or hit["way"]).lower() in _BACK else _count(hit)


def _count(hit: re.Match[str]) -> int:
    word = (hit["count"] or "a").lower()
    return int(word) if word.isdigit() else UNITS.get(word, 1)


def _counted(one: DateMention, other: DateMention) -> int | None:
    """Days from one to the other; None where a leap day may lie between, or one year is not told."""
    if one.year is None and other.year is None and {one.month, other.month} == {2, 3}:
        return None
    year = one.year or other.year or LEAP_YEAR
    start, end = (replace(each, year=each.year or year).interval() for each in (one, other))
    return (end[0] - start[0]).days if start and end else None
