"""One number of people told two ways.

The check reads how many people were killed, injured, arrested or are missing, where the text gives one number for
people as such ("12 people were killed", "a strike kills 12", "12 dead"), not for a part of them. Two comparisons are
made:

- the headline's number against the first three sentences of the body, where these give exactly one other number for
  the same, and the headline's number stands nowhere in the body, in figures or in words;
- two sentences of the body of which the second speaks of "the" attack, fire, crash and so on that the first tells, at
  a place of the same name, where no third number is given.

A number with "at least" or "about" fits whatever these words leave room for. Sentences of different speakers are
left alone, and so are those that tell of a change or another time or event ("rose to", "earlier", "another", "in
2019"), because both numbers may then be right. Which of the two is wrong is open.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.numbers import bounds, find_quantities
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.vocabulary.names import find_names

_DEEDS = {
    "killed": r"killed|kills|kill|killing|dead|died|dies|die|deaths",
    "injured": r"injured|injures|injuring|wounded|wounds|wounding|hurt",
    "arrested": r"arrested|detained",
    "missing": r"missing",
}
_DEED = "|".join(f"(?P<{deed}>{words})" for deed, words in _DEEDS.items())
_TELLS = re.compile(rf"\b(?:{'|'.join(_DEEDS.values())})\b", re.IGNORECASE)
_PEOPLE = frozenset({"people", "person", "victim", "killed", "dead", "injured", "wounded", "hurt", "missing", "death"})
_AFTER = re.compile(
    rf"(?: (?:people|persons|victims))?(?: (?:were|was|are|have been|had been|has been|have|had)(?: also)?)?"
    rf" ?\b(?:{_DEED})\b(?! (?:and|or|by (?!the\b))\w+ed\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?:{_DEED})(?: (?:at least|about|around|nearly|more than|some|over|up to))? $", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:rose|risen|rises|climb\w*|revis\w+|updat\w+|initial\w*|earlier|previous\w*|later|more|another|others?|also"
    r"|so far|yet|again|separate\w*|includ\w+|among|of (?:them|whom|those)|each|total|overall|since|ago|last"
    r"|per|every|average|may|might|could|would|in (?:1\d|20)\d\d|then|first|second|third|subsequent\w*|different)\b",
    re.IGNORECASE,
)
_EVENT = (
    r"(?P<event>attack|strike|raid|blast|explosion|bombing|crash|collision|fire|blaze|flood|floods|earthquake|quake"
    r"|shooting|collapse|storm|landslide|derailment|stabbing|riot|protest|stampede)"
)
_ANY = re.compile(rf"\b{_EVENT}\b", re.IGNORECASE)
_THE = re.compile(rf"\b(?:the|this|that) (?:[\w’'-]+ ){{0,3}}?{_EVENT}\b", re.IGNORECASE)
_A = re.compile(rf"\ban? (?:[\w’'-]+ ){{0,2}}?{_EVENT}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """What is read as the opening of the body."""

    opening: int = 3
    """So many sentences are set beside the headline."""


@dataclass(frozen=True, slots=True)
class _Told:
    """How many people something happened to."""

    deed: str
    quantity: Quantity
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Component:
    """Compares numbers of people with each other."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        text, sentences = article.text, reading.sentences
        told = [each for number, span in enumerate(sentences) for each in _told(text, span, number)]
        title = list(_told(article.title, Span(0, len(article.title)), -1))
        by_deed: dict[str, list[_Told]] = defaultdict(list)
        for each in told:
            by_deed[each.deed].append(each)
        found = [
            finding
            for deed, each in by_deed.items()
            for finding in (
                *self._headline(article, [one for one in title if one.deed == deed], each),
                *_body(text, reading, each),
            )
        ]
        return tuple(found)

    def _headline(self, article: Article, title: Sequence[_Told], told: Sequence[_Told]) -> Iterator[Finding]:
        opening = [each for each in told if each.sentence < self.options.opening]
        if len(title) != 1 or len(opening) != 1 or _fit(title[0], opening[0]) or _MOVES.search(article.title):
            return
        value = title[0].quantity.low
        stands = any(numeral.low <= value <= numeral.high for numeral in find_numerals(article.text))
        if not stands and not any(_fit(title[0], each) for each in told):
            sum_ = f"headline: “{title[0].span.of(article.title)}”; body: “{opening[0].span.of(article.text)}”"
            message = f"Headline and body give different numbers of people {opening[0].deed}."
            yield _finding(article.text, opening[0].span, message, sum_, Flag.HEADLINE_BODY_MISMATCH)


def _told(text: str, span: Span, number: int) -> Iterator[_Told]:
    words = span.of(text)
    if not _TELLS.search(words) or (number >= 0 and _MOVES.search(words)):
        return
    for quantity in find_quantities(words):
        if quantity.unit is not None and quantity.unit not in _PEOPLE:
            continue
        numeral = next((each for each in find_numerals(quantity.span.of(words))), None)
        end = quantity.span.start + numeral.span.end if numeral else quantity.span.end
        after = _AFTER.match(words, end)
        hit = after or _BEFORE.search(words, max(0, quantity.span.start - 30), quantity.span.start)
        if hit and quantity.low == quantity.high and (after or quantity.unit in {None, *_PEOPLE}):
            deed = next(deed for deed in _DEEDS if hit[deed])
            first, last = min(hit.start(), quantity.span.start), max(hit.end(), quantity.span.end)
            yield _Told(deed, quantity, Span(span.start + first, span.start + last), number)


def _fit(one: _Told, other: _Told) -> bool:
    low, high = bounds(one.quantity)
    least, most = bounds(other.quantity)
    return low <= most and least <= high


def _body(text: str, reading: Reading, told: Sequence[_Told]) -> Iterator[Finding]:
    """The two sentences that tell one event, where no other sentence gives a number of its own."""
    values = {each.quantity.low for each in told}
    if len(values) != 2:
        return
    one = told[0]
    other = next(each for each in told if each.quantity.low != one.quantity.low)
    here, there = reading.sentences[one.sentence], reading.sentences[other.sentence]
    if _fit(one, other) or here == there or not _is_one_event(here.of(text), there.of(text)):
        return
    if len({_speaker(reading, each) for each in (here, there)} - {""}) < 2:
        sum_ = f"“{one.span.of(text)}” and “{other.span.of(text)}”"
        message = f"The article gives two numbers of people {one.deed} in one event."
        yield _finding(text, other.span, message, sum_, Flag.INTERNAL_CONTRADICTION)


def _is_one_event(one: str, other: str) -> bool:
    the = _THE.search(other)
    named = {fold(hit["event"]) for hit in _ANY.finditer(one)}
    places = [{fold(name.text) for name in find_names(words)} for words in (one, other)]
    return bool(the and fold(the["event"]) in named and not _A.search(other) and places[0] & places[1])


def _speaker(reading: Reading, sentence: Span) -> str:
    inside = (each for each in reading.attributions if each.speech and sentence.contains(each.cue_span))
    return next((fold(each.speaker) for each in inside), "")


def _finding(text: str, span: Span, message: str, sum_: str, flag: Flag) -> Finding:
    return Finding("told_twice", message, sum_, span, span.of(text), flag)
