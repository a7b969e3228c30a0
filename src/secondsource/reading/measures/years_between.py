"""Two ages of one person in a sentence, and the years that the words put between them.

`Joined at 11 and, after 29 years in it, left at 30`: what somebody did for so long cannot be longer than the years
between the ages; it may be shorter. `Was 25 when he took over; now, 40 years later, he is 55`, and `Ada Bell, 52, began
30 years ago, at 18`: here the years must be those between.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.measure import Duration
from secondsource.domain.record import Span
from secondsource.reading.measures.approximators import SENSES, Sense
from secondsource.reading.measures.person_ages import AN_AGE
from secondsource.reading.measures.times import find_durations

_SHORT = re.compile(
    r"(?<![\d.,$£€])(?P<age>\d{1,2}),? (?:and |still |now )?(?P<length>(?:[a-z]{3,9}|\d{1,2}) years?)"
    r" (?:short|shy|away) (?:of|from)(?: (?:his|her|their|the|turning|age|being)){0,2} (?P<goal>\d{2,3})\b(?![.,]\d|%)"
)
_NOW = re.compile(r"^[A-Z][\w’'-]+ [A-Z][\w’'-]+, (?:now )?(?P<age>\d{2}), ")
_SPENT = re.compile(r"\b(?:after|spent|spending|with)(?: (?:some|almost|nearly|more than|over|just))? $", re.IGNORECASE)
_LATER = re.compile(r" (?:later|on),?(?: \(| [–—])?(?: (?!and\b|but\b)[\w’'-]+){0,3} $")
_IN_IT = re.compile(r" (?:(?:in|with|on|at) (?:it|them)|there)\b")
_AGO = re.compile(r" ago\b")
_OTHERS = re.compile(
    r"\b(?:whose|his|her|their) (?:\w+ )?(?:father|mother|parents?|wife|husband|sons?|daughters?|brothers?|sisters?"
    r"|children|child|partner|grand\w+|uncle|aunt|friend|widow)\b|[;:“”\"]"
)
_EXACT = frozenset({None, Sense.AROUND, Sense.BELOW, Sense.ABOVE})
_Age = tuple[int, Span]
LONGEST = 260
"""Characters of a sentence; in longer ones the ages are of several people too often."""


@dataclass(frozen=True, slots=True)
class YearsBetween:
    """Two ages and a length of time between them."""

    first: int
    last: int
    length: Duration
    is_whole: bool
    """Whether the length is all the time between the two, and not a part of it."""
    span: Span

    @property
    def misfit(self) -> bool:
        """Whether no birthday makes the three fit."""
        gap = self.last - self.first
        if SENSES.get(self.length.approximator or "") not in _EXACT:
            return False
        slack = 1 if self.length.approximator is None else 0.1 * self.length.count + 1
        too_long = self.length.count > gap + slack
        return too_long or (self.is_whole and self.length.count < gap - slack)


def find_years_short(text: str, sentence: Span) -> Iterator[YearsBetween]:
    """`Ada Bell, 27, three years short of 30`: age, the years that are missing, and the age to come."""
    for hit in _SHORT.finditer(text, sentence.start, sentence.end):
        lengths = find_durations(hit["length"])
        if len(lengths) == 1:
            start = hit.start("length")
            length = replace(lengths[0], span=lengths[0].span.shifted(start))
            yield YearsBetween(int(hit["age"]), int(hit["goal"]), length, True, Span(hit.start("age"), hit.end("goal")))


def find_years_between(text: str, sentence: Span) -> Iterator[YearsBetween]:
    """The two ages and the one length in years of a sentence, fitting or not; spans point into the whole text."""
    words = sentence.of(text)
    if len(words) > LONGEST or "year" not in words or _OTHERS.search(words.replace("; now", ", now")):
        return
    lengths = [each for each in find_durations(words) if each.unit == "year"]
    ages = [(int(hit["age"]), Span(*hit.span())) for hit in AN_AGE.finditer(words) if hit["age"]]
    if len(lengths) == 1 and (told := _with_now(words, ages, lengths[0]) or _of_two(words, ages, lengths[0])):
        length = replace(told.length, span=told.length.span.shifted(sentence.start))
        yield replace(told, length=length, span=told.span.shifted(sentence.start))


def _with_now(words: str, ages: Sequence[_Age], length: Duration) -> YearsBetween | None:
    """`Ada Bell, 52, began 30 years ago, at 22`."""
    now = _NOW.match(words)
    if now is None or len(ages) != 1 or not _AGO.match(words, length.span.end):
        return None
    ((years, span),) = ages
    return YearsBetween(years, int(now["age"]), length, True, Span(now.start("age"), max(span.end, length.span.end)))


def _of_two(words: str, ages: Sequence[_Age], length: Duration) -> YearsBetween | None:
    """`Joined at 11 and left 29 years later, at 40`, `… at 40 after 29 years`."""
    if len(ages) != 2 or ages[0][1].end > length.span.start or ages[0][0] >= ages[1][0]:
        return None
    (first, one), (last, other) = ages
    is_later = _LATER.fullmatch(words, length.span.end, other.start) is not None
    is_whole = is_later or _IN_IT.match(words, length.span.end) is not None
    if not is_later and not _SPENT.search(words, 0, length.span.start):
        return None
    return YearsBetween(first, last, length, is_whole, Span(one.start, max(other.end, length.span.end)))
