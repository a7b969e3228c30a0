"""Multiples told together with the two numbers: "doubled", "tripled", "halved", "twice", "half as many".

Where one sentence gives both numbers ("doubled from 40 to 80", "tripled to $90 from $30", "80, twice the 40 of the year
before", "20, half as many as the 40 …"), or two do ("The town had 50 shops. It now has 25, half of what it had"), the
second is divided by the first. "Doubled" lets pass what is between 1.7 and 2.5 times as much, "more than doubled" up to
3.2 times, "nearly doubled" 1.5 to 2.04 times, and the others alike, because both numbers are rounded. Numbers with "at
least" or "up to" are left alone, and so are two of unlike things.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.signs import COUNT, FRACTION, PERCENT, POINTS, Signed, find_neighbours
from secondsource.reading.measures.spreads import alike, is_one, number_words, ratio, spread
from secondsource.reading.measures.trios import LONGEST, find_trio

_ONES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_FACTORS = {
    "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "double": 2.0, "twice": 2.0, "tripled": 3.0, "tripling": 3.0,
    "triple": 3.0, "trebled": 3.0, "quadrupled": 4.0, "quadruple": 4.0, "halved": 0.5, "halving": 0.5, "half": 0.5,
    **{f"{word}{times}": float(one) for word, one in _ONES.items() for times in ("fold", "-fold", " times")},
}  # fmt: skip
_N = f"[{COUNT}{PERCENT}{POINTS}]"
_LOOSE_WORDS = r"(?P<loose>more than |over |well over |nearly |almost |about |roughly |around |some |close to )?"
_VERB = r"(?P<word>doubled|doubling|doubles|double|tripled|tripling|triple|trebled|quadrupled|quadruple|halved|halving)"
_WORDS = r"(?: (?!from\b|to\b|and\b|but\b|while\b)[\w’'-]+){0,6}?"
_TIMES = r"(?P<word>twice|double|triple|half|(?:two|three|four|five|ten) times)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_LOOSE_WORDS}{_VERB}{_WORDS},?(?: rising| going| falling| up| down)? from (?P<start>{_N}){_WORDS}"
        rf" to (?P<end>{_N})",
        rf"\b{_LOOSE_WORDS}{_VERB}{_WORDS} to (?P<end>{_N}){_WORDS},? (?:from|compared (?:with|to)|against)"
        rf" (?P<start>{_N})",
        rf"\bfrom (?P<start>{_N}){_WORDS} to (?P<end>{_N}){_WORDS}(?:,| ?[–—]| ?\() ?(?:an?|or|a )?{_LOOSE_WORDS}"
        r"(?P<word>doubling|tripling|halving|(?:two|three|four|five|ten)-?fold)",
        rf"\b(?P<word>(?:two|three|four|five|ten)-?fold)(?P<loose>) (?:increase|rise|jump|growth|gain){_WORDS},? from"
        rf" (?P<start>{_N}){_WORDS} to (?P<end>{_N})",
        rf"(?P<end>{_N}){_WORDS},? (?:having|after having|after) {_LOOSE_WORDS}{_VERB}{_WORDS} from"
        rf" (?P<start>{_N})(?! to\b)",
        rf"(?P<end>{_N}){_WORDS}(?:,| ?[–—]| ?\(|,? which is|,? or) ?{_LOOSE_WORDS}{_TIMES}"
        rf"(?: as (?:many|much|large|big|high|long|far)(?: [\w’'-]+)? as)?(?: the| that of| its| those)?(?:"
        rf" [\w’'-]+){{0,3}}?"
        rf" (?P<start>{_N})",
        rf"(?P<end>{_N}){_WORDS},? (?:up|down) {_LOOSE_WORDS}(?P<word>(?:{'|'.join(_ONES)})-?fold) (?:from|on)"
        rf"(?: the| its| a)?(?: [\w’'-]+){{0,3}}? (?P<start>{_N})",
    )
)
_CUE = re.compile(
    rf"\b{_LOOSE_WORDS}(?P<word>{'|'.join(word for word in _FACTORS if ' ' not in word and word != 'half')})\b"
    r"(?! check| digit| decade| room| murder| agent| standard| life| bed)",
    re.IGNORECASE,
)
_AS_MANY = re.compile(r"^ (?:last \w+[’']s|this|the|as|more|higher|larger|bigger|what|that|its|those|greater)\b")
_COMPARES = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|than|when|last year|(?:year|month|decade|week)"
    r" (?:before|earlier|ago)|previous(?:ly)?|before|formerly|used to|prior|the|in|now)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\bwhen (?:it|they|there)\b")
_OF_THAT = re.compile(
    rf"{_N}{_WORDS}(?:,| ?[–—]|\b) ?{_LOOSE_WORDS}(?P<word>twice|double|triple|half|{FRACTION}"
    r"|(?:three|four|five|ten) times)(?: of)?"
    r" (?:what (?:it|they|there)|as (?:many|much)(?! as)|that (?:number|figure|amount|many))",
    re.IGNORECASE,
)
_NOW = re.compile(
    rf"^(?:It|They|(?:Since then,? )?[Tt]he (?:number|figure|total|toll|count)|That(?: number| figure)?)\b[^,;]*?"
    rf"\b{_LOOSE_WORDS}{_VERB}{_WORDS},? to {_N}"
)
_LOOSE = {"more": (0.98, 1.6), "over": (0.98, 1.6), "well": (0.98, 1.9), "near": (0.75, 1.02), "almo": (0.75, 1.02),
          "clos": (0.75, 1.02), "": (0.85, 1.25)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """What is computed."""

    longest: int = 1000
    """Sentences of more characters than this are no sentences of a text, and are left alone."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A multiple as the text tells it."""

    word: str
    factor: float
    loose: str


@dataclass(frozen=True, slots=True)
class Component:
    """Divides the second number by the first."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        for before, signed in find_neighbours(article.text, reading.sentences):
            if before:
                found += _of_before(article.text, before, signed)
            if len(signed.numbers) > 1 and len(signed.words) <= self.options.longest:
                found += _sentence(article.text, signed)
        return apart(found)


def _sentence(text: str, signed: Signed) -> Iterator[Finding]:
    for form in _FORMS:
        for hit in form.finditer(signed.words):
            start, end = signed.at(hit, "start"), signed.at(hit, "end")
            if is_one(start) and is_one(end) and alike(start, end) and start.low > 0:
                told = _Told(hit["word"], _FACTORS[hit["word"].lower()], hit["loose"] or "")
                yield from _compared(text, told, start, end, signed.span_of(hit))
    yield from _by_word(text, signed)
    for trio in find_trio(signed, _tells_multiple):
        numbers = sorted((trio.low, trio.high, trio.told), key=lambda number: number.span)
        told = _Told(trio.told.span.of(text), trio.told.low, "")
        yield from _compared(text, told, trio.low, trio.high, Span(numbers[0].span.start, numbers[-1].span.end))


def _of_before(text: str, before: Signed, signed: Signed) -> Iterator[Finding]:
    """`The town had 50 shops. It now has 25, half of what it had`: each sentence has one such number."""
    hit = _OF_THAT.search(signed.words) or _NOW.search(signed.words)
    numbers = [number for number in signed.numbers if number.unit != "share"]
    if hit is None or len(numbers) != 1 or len(before.numbers) != 1:
        return
    start, end = before.numbers[0], numbers[0]
    if is_one(start) and is_one(end) and alike(start, end) and start.low > 0:
        word = "half" if hit["word"] == FRACTION else hit["word"]
        told = _Told(word, _FACTORS[word.lower()], hit["loose"] or "")
        yield from _compared(text, told, start, end, Span(start.span.start, end.span.end))


def _by_word(text: str, signed: Signed) -> Iterator[Finding]:
    """A word such as `twice` in a sentence of two like numbers, whatever order they stand in."""
    hits = [*_CUE.finditer(signed.words)]
    if len(hits) != 1 or len(signed.numbers) != 2 or len(signed.words) > LONGEST:
        return
    one, other = signed.numbers
    if not (is_one(one) and is_one(other) and alike(one, other)) or min(one.low, other.low) <= 0:
        return
    if not (_COMPARES.search(signed.words[signed.places[0] :]) or _WHEN.search(signed.words)):
        return
    low, high = sorted((one, other), key=lambda number: number.low)
    factor = _FACTORS[hits[0]["word"].lower()]
    start, end = (low, high) if factor > 1 else (high, low)
    told = _Told(hits[0]["word"], factor, hits[0]["loose"] or "")
    yield from _compared(text, told, start, end, Span(one.span.start, other.span.end))


def _tells_multiple(told: Quantity, before: str, after: str) -> bool:
    """`four times the 60`, and not `he came four times`."""
    return told.unit == "time" and told.low > 1 and bool(_AS_MANY.match(after) and _COMPARES.search(before + after))


def _compared(text: str, told: "_Told", start: Quantity, end: Quantity, span: Span) -> Iterator[Finding]:
    least, most = _LOOSE.get(told.loose[:4].lower(), _LOOSE[""])
    low, high = ratio(spread(end), spread(start))
    if high < least * told.factor or most * told.factor < low:
        sum_ = f"{number_words(end.low)} is {end.low / start.low:.3g} times {number_words(start.low)}"
        message = f"“{told.word.capitalize()}” does not fit the two numbers."
        flag, stance = Flag.INTERNAL_CONTRADICTION, Stance.REFUTES
        yield Finding("multiples", message, sum_, span, span.of(text), flag, stance)
