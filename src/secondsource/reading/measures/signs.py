"""A sentence in which every number is one sign, so that a pattern can speak of numbers as it does of words.

`Of 40 members, 12, or 30 percent, voted` becomes `Of N, N, or P, voted`: N is a count or an amount with its unit, P a
percentage, D percentage points, F a fraction in words (`a third`, `a majority`). The signs are private characters that
stand in no text. A pattern with named groups finds the signs, and `numbers` gives back what stands at each.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures.approximators import quantity
from secondsource.reading.measures.numbers import COUNTED_SHARE, find_quantities
from secondsource.reading.measures.numerals import spelled_value
from secondsource.reading.measures.shares import find_shares
from secondsource.reading.vocabulary.word_lists import word_set

COUNT, PERCENT, POINTS, FRACTION = "\ue000", "\ue001", "\ue002", "\ue003"
LONGEST = 2000
"""Characters of a sentence; what is longer is none, and is left alone so that a hostile text is read in one pass."""
_SIGN = re.compile(f"[{COUNT}-{FRACTION}]")
_OF_THEN = re.compile(r"(?P<number>.*\d) of (?:last|this|the|a|each|next|a)\b")
_PARTICIPLES = word_set(
    "injured wounded killed arrested detained hospitalized hospitalised jailed infected displaced convicted accused"
    " unemployed disabled retired registered hundred"
)
"""Words in -ed that people are counted by."""
_PAST = word_set(
    "came died went took got gave made said had was were did ran won lost met left held set sat stood spoke saw found"
    " became began fell rose drew flew drove wrote sold bought paid told led fled chose sang swam slept read hit cut"
    " put let beat rode wore hid shot in"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNTS = {"a": 1, "one": 1, "another": 1, "remaining": 1, "other": 1, "two": 2, "three": 3, "four": 4}
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<count>{'|'.join(_COUNTS)})[ -](?P<part>{'|'.join(_PARTS)})s?|(?P<half>half))(?![\w-])"
    r"(?! (?:an? )?(?:hour|day|month|year|century|decade|dozen|million|billion|mile|time|as|past|way|brother"
    r"|sister)s?\b)",
    re.IGNORECASE,
)
_ONE_THING_IN = re.compile(
    r"(?<![\w.,-])(?P<one>one|two|three|four|five) [a-z]+ (?:in|out of)(?: every)? (?P<all>two|three|four|five|six"
    r"|seven|eight|nine|ten|\d{1,2})(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)
_MAJORITY = re.compile(
    r"\b(?:an?|the) (?:[a-z]+ )?majority(?= of (?:the|its|their|all|those)\b"
    r"|(?:,| ?\() ?(?:(?:or|about|some|nearly) )?[\d.]+ ?(?:%|per ?cent))",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?: of)? an? (?:percentage )?point\b")
_THE = re.compile(r"\b(?:the|these|those) $", re.IGNORECASE)
_HUNDREDTHS = {"basis point": "percentage point", "cent": "usd"}
_DASH = re.compile(r"(?<= )-(?= )")


@dataclass(frozen=True, slots=True)
class Signed:
    """A stretch of a text with signs in place of its numbers."""

    words: str
    span: Span
    """The stretch of the text."""
    numbers: tuple[Quantity, ...]
    """In the order of their signs; spans point into the whole text."""
    places: tuple[int, ...]
    """Where each sign stands in `words`."""

    def at(self, hit: re.Match[str], name: str) -> Quantity:
        """The number whose sign the group of that name has found."""
        return self.numbers[bisect_left(self.places, hit.start(name))]

    def span_of(self, hit: re.Match[str]) -> Span:
        """The stretch of the text that a pattern has found, from its first to its last number."""
        inside = self.inside(hit)
        return Span(inside[0].span.start, inside[-1].span.end)

    def inside(self, hit: re.Match[str]) -> Sequence[Quantity]:
        """Every number that the pattern has found."""
        return self.numbers[bisect_left(self.places, hit.start()) : bisect_left(self.places, hit.end())]


@lru_cache(maxsize=4)
def find_signed(text: str, sentences: tuple[Span, ...]) -> tuple[Signed, ...]:
    """Every sentence that holds a number, in order; remembered, because one check after the other asks for them."""
    return tuple(_each_signed(text, sentences))


def _each_signed(text: str, sentences: Sequence[Span]) -> Iterator[Signed]:
    numbers = _numbers(text)
    starts = [number.span.start for number in numbers]
    for sentence in sentences:
        inside = numbers[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        inside = [number for number in inside if number.span.end <= sentence.end]
        if inside and sentence.end - sentence.start <= LONGEST:
            yield _signed(text, sentence, inside)


def find_neighbours(text: str, sentences: tuple[Span, ...]) -> Iterator[tuple[Signed | None, Signed]]:
    """Every sentence that holds a number, with the one right before it where that holds one too."""
    before: Signed | None = None
    for signed in find_signed(text, sentences):
        yield (before if before and signed.span.start - before.span.end <= 2 else None), signed
        before = signed


def find_runs(text: str, sentences: tuple[Span, ...]) -> Iterator[tuple[tuple[Signed, ...], Signed]]:
    """Every sentence that holds a number, with up to two right before it, as far as these hold one too."""
    run: tuple[Signed, ...] = ()
    for before, signed in find_neighbours(text, sentences):
        run = (*run[-1:], before) if before else ()
        yield run, signed


def _numbers(text: str) -> list[Quantity]:
    """Counts, amounts, percentages and fractions, in order; of two at one place the fraction."""
    fractions = [*_fractions(text)]
    taken = sorted({fraction.span.start: fraction for fraction in fractions}.values(), key=lambda each: each.span)
    starts = [fraction.span.start for fraction in taken]
    counts = [_trimmed(text, each) for each in find_quantities(text) if not _covered(each.span, taken, starts)]
    return sorted((*(each for each in counts if not _is_pronoun(text, each)), *taken), key=lambda each: each.span)


def _is_pronoun(text: str, number: Quantity) -> bool:
    """`the gap between the two, 55 percent and 40 percent, …`"""
    start, end = number.span.start, number.span.end
    spelled = number.unit is None and text[start:end].isalpha()
    return (
        spelled and _THE.search(text, max(0, start - 6), start) is not None and text[end : end + 1] in {",", ".", ";"}
    )


def _trimmed(text: str, number: Quantity) -> Quantity:
    """`the 50 of last year` counts what was told before, and no years; `21 came by train` counts no coming."""
    told = number.span.of(text)
    if number.unit in _HUNDREDTHS:
        return replace(number, unit=_HUNDREDTHS[number.unit], low=number.low / 100, high=number.high / 100)
    if _is_verb(number.unit or "") and " " in told:
        return replace(number, unit=None, span=Span(number.span.start, number.span.start + told.rindex(" ")))
    of = _OF_THEN.match(told)
    if not of:
        return number
    return replace(number, unit=None, span=Span(number.span.start, number.span.start + of.end("number")))


def _is_verb(unit: str) -> bool:
    return unit in _PAST or (unit.endswith("ed") and unit not in _PARTICIPLES)


def _covered(span: Span, taken: Sequence[Quantity], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, span.end)
    return at > 0 and taken[at - 1].span.overlaps(span)


def _fractions(text: str) -> Iterator[Quantity]:
    """Fractions in words; a majority is more than half, and `half a point` is no fraction but points."""
    for share in find_shares(text):
        if share.unit == "share" and not COUNTED_SHARE.fullmatch(share.span.of(text)):
            yield _share_or_points(text, share.low, share.span)
    for hit in _FRACTION.finditer(text):
        part = 2 if hit["half"] else _PARTS[hit["part"].lower()]
        count = 1 if hit["half"] else _COUNTS[hit["count"].lower()]
        if count < part:
            yield _share_or_points(text, count / part, Span(*hit.span()))
    for hit in _ONE_THING_IN.finditer(text):
        one, every = (float(each) if each.isdigit() else spelled_value(each) for each in (hit["one"], hit["all"]))
        if one < every:
            yield quantity(text, one / every, one / every, "share", Span(*hit.span()))
    for hit in _MAJORITY.finditer(text):
        yield Quantity(0.5, 0.5, "share", "more than", Span(*hit.span()))


def _share_or_points(text: str, value: float, span: Span) -> Quantity:
    point = _POINT.match(text, span.end)
    return quantity(
        text, value, value, *(("percentage point", Span(span.start, point.end())) if point else ("share", span))
    )


def _signed(text: str, sentence: Span, inside: Sequence[Quantity]) -> Signed:
    words, places, at = "", list[int](), sentence.start
    for number in inside:
        words += _SIGN.sub(" ", text[at : number.span.start])
        places.append(len(words))
        words, at = words + _sign(number), number.span.end
    words += _SIGN.sub(" ", text[at : sentence.end])
    return Signed(_DASH.sub("–", words), sentence, tuple(inside), tuple(places))


def _sign(number: Quantity) -> str:
    if number.unit == "share":
        return FRACTION
    if number.unit == "percent":
        return PERCENT
    return POINTS if number.unit in {"percentage point", "point"} else COUNT
