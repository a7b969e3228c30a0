"""An order of times that cannot be.

Three forms are read, each only where one sentence gives both times with their years:

- a stretch of time that ends before it starts: "from 2019 to 2015", "between May 2021 and June 2020", "(1962–1958)";
- a life that ends before it begins: "was born in 1962 and died in 1958";
- a beginning after its end: "opened in 2015 and closed in 2011", "was elected in 2014 and resigned in 2012".

A date that gives only its year or month is taken for every day in it. Years before Christ count backwards, so a
sentence with "BC" or "BCE" is left alone, and so is a stretch that a text may tell backwards on purpose ("counting
down from 2019 to 2015", "back"). The two times contradict each other; which of them is wrong is open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.times import day_words, find_dates

_YEAR = r"(?:1\d\d\d|20\d\d)"
_AFTER_YEAR = (
    r"(?=[^\w\s%-]|$| (?:in|on|at|with|when|as|and|but|the|a|while|for|under|by|because|was|were|is|it|he|she|they|had"
    r"|has|then|until|inclusive|before|after|who|which|that|there)\b)(?!,\d)"
)
_A_YEAR = re.compile(rf"\b{_YEAR}\b")
_STRETCH = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) (?P<first>{_YEAR}),? (?:to|until|till|through|and) (?P<last>{_YEAR}){_AFTER_YEAR}"
    rf"|\((?:b\.? ?|born )?(?P<birth>{_YEAR}) ?[-–—] ?(?P<death>{_YEAR})\)"
)
_OPENS = re.compile(r"\b(?:from|between) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r",? (?:to|until|till|through|and) (?:the )?")
_ENDS = {
    "born": r"died|was killed|was murdered|was assassinated|was executed|passed away",
    "began": r"ended|finished|concluded|was completed",
    "started": r"ended|finished|concluded|stopped|was completed",
    "opened": r"closed|shut|shut down|was closed|was demolished",
    "founded": r"closed|folded|dissolved|was dissolved|was disbanded|disbanded|collapsed",
    "elected": r"resigned|stepped down|left office|was ousted|was impeached|was deposed",
    "appointed": r"resigned|stepped down|left|was fired|was dismissed|was sacked",
    "married": r"divorced|separated",
    "joined": r"left|quit|departed|retired",
    "launched": r"was retired|was scrapped|was discontinued|ended",
}
_PAIR = re.compile(
    "|".join(
        rf"\b{start} (?:[\w'’-]+ ){{0,6}}?(?:in|on) \0(?:,? (?:and|but))?,?"
        rf" (?:(?:he|she|it|they|who|later|then|finally|eventually) ){{0,3}}"
        rf"(?:{end}) (?:[\w'’-]+ ){{0,5}}?(?:in|on) \0"
        for start, end in _ENDS.items()
    ),
    re.IGNORECASE,
)
_BEFORE_CHRIST = re.compile(r"\b(?:BCE?|B\.C\.)")
_BACKWARDS = re.compile(r"\b(?:back|backwards?|revers\w+|countdown|count(?:ed|ing|s)?(?: down)?)[ ,](?:\w+ ){0,3}$")


@dataclass(frozen=True, slots=True)
class Options:
    """From when on years are read."""

    since: int = 1000
    """Smaller numbers are not taken for years."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares the two ends of each stretch of time."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        for sentence in reading.sentences:
            words = sentence.of(article.text)
            if len(_A_YEAR.findall(words)) > 1 and not _BEFORE_CHRIST.search(words):
                inside = [mention for mention in find_dates(words) if mention.interval()]
                years = list(_stretches(words, self.options.since))
                pairs = years or [*_dated(words, inside), *_deeds(words, inside)]
                found += [_finding(article.text, sentence.start, pair) for pair in pairs]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two times in the wrong order, and where they stand in their sentence."""

    span: Span
    message: str
    sum: str


def _stretches(text: str, since: int) -> Iterator[_Pair]:
    """Two bare years."""
    for hit in _STRETCH.finditer(text):
        first, last = (int(hit[name] or hit[other]) for name, other in (("first", "birth"), ("last", "death")))
        if since <= last < first and not _is_backwards(text, hit.start()):
            sum_ = f"{last} is {_years(first - last)} before {first}"
            yield _Pair(Span(*hit.span()), "This stretch of time ends before it starts.", sum_)


def _dated(text: str, inside: Sequence[DateMention]) -> Iterator[_Pair]:
    """Two dates that `from … to …` or `between … and …` joins."""
    for one, other in pairwise(inside):
        opens = _OPENS.search(text, max(0, one.span.start - 14), one.span.start)
        if opens and _is_backwards(text, opens.start()):
            continue
        if opens and _TO.fullmatch(text, one.span.end, other.span.start) and (sum_ := _reversed(one, other)):
            span = Span(opens.start(), other.span.end)
            yield _Pair(span, "This stretch of time ends before it starts.", sum_)


def _is_backwards(text: str, at: int) -> bool:
    """Whether the words before a stretch of time say that it is told backwards."""
    return _BACKWARDS.search(text, max(0, at - 40), at) is not None


def _deeds(text: str, inside: Sequence[DateMention]) -> Iterator[_Pair]:
    """A beginning and its end, each with its date; every date is one sign, so that a pattern can speak of it."""
    signs, places, at = "", list[int](), 0
    for mention in inside:
        piece = text[at : mention.span.start].replace("\0", " ")
        piece = piece if re.search(r"\b(?:in|on) $", piece) else _with_cue(piece, mention.span.of(text))
        signs += piece
        places.append(len(signs))
        signs, at = f"{signs}\0", mention.span.end
    by_place = dict(zip(places, inside, strict=True))
    for hit in _PAIR.finditer(signs):
        one, other = (by_place[place] for place in places if hit.start() <= place < hit.end())
        if sum_ := _reversed(one, other):
            yield _Pair(Span(one.span.start, other.span.end), "The end is dated before the beginning.", sum_)


def _with_cue(piece: str, words: str) -> str:
    """`find_dates` takes the `in` of `in 2015` into the date."""
    return f"{piece}in " if re.match(r"in\b", words, re.IGNORECASE) else piece


def _reversed(one: DateMention, other: DateMention) -> str:
    """The sum, where all of the second lies before all of the first."""
    start, end = one.interval(), other.interval()
    if start is None or end is None or end[1] >= start[0]:
        return ""
    if one.month is None and other.month is None:
        return f"{end[0].year} is {_years(start[0].year - end[0].year)} before {start[0].year}"
    days = (start[0] - end[1]).days
    return f"{day_words(end[1])} is {days:,} day{'s' if days > 1 else ''} before {day_words(start[0])}"


def _years(number: int) -> str:
    return f"{number} year{'s' if number > 1 else ''}"


def _finding(text: str, at: int, pair: _Pair) -> Finding:
    span = Span(at + pair.span.start, at + pair.span.end)
    flag, stance = Flag.INTERNAL_CONTRADICTION, Stance.REFUTES
    return Finding("sequence", pair.message, pair.sum, span, span.of(text), flag, stance)
