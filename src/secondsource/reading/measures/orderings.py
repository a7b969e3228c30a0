"""Two dates of which the words themselves say that one is the earlier: a first edition and a second, what somebody
`had` done before something else, a robbery and the arrest for it, a parent's birth and a child's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise, product

from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.reading.measures.events import EventMention
from secondsource.reading.measures.intervals import LEAP_YEAR
from secondsource.reading.measures.times import find_dates

_FIRST = re.compile(r"\b(?:first|1st) (?P<noun>[a-z]+)(?:,? (?!second\b)[\w’'-]+){0,6} (?:in|on) $")
_SECOND = re.compile(
    r"(?:,|;| and|, and|, with|, while) (?:the|his|her|its|their|a) (?:second|2nd)(?: (?P<noun>[a-z]+))?"
    r"(?: (?!third\b)[\w’'-]+){0,4},? (?:in|on) "
)
_SECOND_TOLD = re.compile(r"\b(?:second|2nd) (?P<noun>[a-z]+)(?:,? (?!first\b)[\w’'-]+){0,6} (?:in|on) $")
_THE_FIRST = re.compile(r"(?:,|;| and|, and) (?:the|his|her|its|their) first,? (?:in|on) ")
_NO_ROW = frozenset({"prize", "place", "time", "half", "quarter", "class", "lady", "minister", "floor", "world"})
_HAD = re.compile(
    r",? (?:[\w’'-]+ ){1,14}?(?:he|she|it|they|who|which|that|whom|[A-Z]\w+|(?:the|its|his|her"
    r"|their) [a-z]+) had (?:been |first |already )?"
    r"(?!to\b)[a-z]+(?: (?!by\b|until\b|since\b|and\b)[\w’'-]+){0,8} (?:in|on) "
)
_OPENS = re.compile(r"\b(?:in|on) $", re.IGNORECASE)
_DEED_OF = re.compile(
    r",? (?:and )?(?:[\w’'-]+ ){0,6}?(?:of|for|with|over) (?:an?|the) [\w’' -]{2,40}? (?:(?:that|which) )?"
    r"(?:took place|happened|occurred|was committed|were committed|committed)(?: [\w’'-]+){0,5}? (?:in|on) "
)
_CAUGHT = re.compile(r"\b(?:arrested|charged|convicted|jailed|sentenced|detained)\b[^.;]{0,30}\b(?:in|on) $")
_CHILD, _PARENT = r"(?:son|daughter|grandson|granddaughter|child|grandchild)", r"(?:grand)?(?:father|mother)"
_BORN_LATER = re.compile(rf"\b{_CHILD}\b[^.;]{{0,40}}\bborn\b[^.;]{{0,20}}\bin $")
_BORN_EARLIER = re.compile(rf"(?:,|;| and)(?: [\w’'-]+){{0,2}} {_PARENT}(?: (?:was|is))?(?: born)? in ")
_BORN_BEFORE = re.compile(r"\b[Bb]orn (?:[\w’',-]+ ){0,6}?in $|\(born (?:in )?$")
_TAKES_PART = re.compile(
    r"[,)]? (?:and |but )?(?:(?:he|she|[A-Z]\w+) )?(?:later )?(?:fought|served|flew|took part|survived|was wounded"
    r"|was decorated)"
    r"(?: [\w’'-]+){0,4}? (?:in|during|through)? ?(?:the )?"
)


@dataclass(frozen=True, slots=True)
class Ordered:
    """Two dates as the words order them."""

    first: DateMention
    second: DateMention
    message: str


def find_ordered(text: str, dates: Sequence[DateMention]) -> Iterator[Ordered]:
    """Every such pair of neighbouring dates, right or wrong."""
    for one, other in pairwise(dates):
        before, between = text[max(0, one.span.start - 120) : one.span.start], text[one.span.end : other.span.start]
        if _are_in_a_row(before, between):
            yield Ordered(one, other, "The second is dated before the first.")
        elif _are_in_a_row_backwards(before, between):
            yield Ordered(other, one, "The second is dated before the first.")
        elif _OPENS.search(before) and _HAD.fullmatch(between):
            yield Ordered(other, one, "What had been before is dated after.")
        elif _CAUGHT.search(before) and _DEED_OF.fullmatch(between):
            yield Ordered(other, one, "The deed is dated after what followed from it.")
        elif _BORN_LATER.search(before) and _BORN_EARLIER.fullmatch(between):
            yield Ordered(other, one, "The child is born before the parent.")


def _are_in_a_row(before: str, between: str) -> bool:
    first, second = _FIRST.search(before), _SECOND.fullmatch(between)
    if not first or not second or first["noun"] in _NO_ROW:
        return False
    return second["noun"] in {None, first["noun"]}


def _are_in_a_row_backwards(before: str, between: str) -> bool:
    second, first = _SECOND_TOLD.search(before), _THE_FIRST.fullmatch(between)
    return second is not None and first is not None and second["noun"] not in _NO_ROW


def find_late_births(text: str, mentions: Sequence[EventMention]) -> Iterator[tuple[DateMention, date, EventMention]]:
    """Births after an event had ended in which the words say that the person took part, with the event's last day."""
    for mention, birth in product(mentions, find_dates(text)):
        end, days = mention.event.end, birth.interval()
        if end and days and days[0] > end and takes_part(text, birth, mention.span):
            yield birth, end, mention


def in_one_year(mention: DateMention) -> DateMention:
    """The day in a year that has all days, so that two can be compared."""
    return replace(mention, year=LEAP_YEAR)


def takes_part(text: str, born: DateMention, event: Span) -> bool:
    """Whether the words between say that somebody born on that day took part in the event: `born in 1951, he fought
    in the Second World War`."""
    born_then = _BORN_BEFORE.search(text, max(0, born.span.start - 80), born.span.start)
    return born_then is not None and _TAKES_PART.fullmatch(text, born.span.end, event.start) is not None
