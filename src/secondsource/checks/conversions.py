"""Measures that an article gives in two units, each computed from the other.

Where a length, area, volume, weight, speed or temperature is followed at once by the same measure in another unit
("10 miles (16 km)", "an inch (2.5 cm)", "90 degrees Fahrenheit, or 32 degrees Celsius", "a 100-foot (30-metre) wall"),
the first is converted and set beside the second, by the table of units. Units that differ from country to country,
such as the gallon and the ton, are taken for every size that they can have. A temperature may be a reading or a
difference, and both are tried.

A converted number is rounded, so the second may miss the first by a twentieth or by half of its last digit, and by
twice as much where a word such as "about" or "more than" loosens either. What is further off is refuted: one of the
two numbers is wrong. Which one is open. Money is not converted, because a rate of exchange is not fixed; ranges are
left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.measure import Share
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables, Unit
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.approximators import approximator_before
from secondsource.reading.measures.numerals import Numeral, find_numerals

_WAY = r"(?:long|wide|high|tall|deep|thick|across|away|up|above sea level|in (?:diameter|length|height|width|area))"
_LINK = re.compile(
    rf"(?:[ -]{_WAY})?(?P<link>[ \u00a0]\(|, or |/|,? (?:[–—]|-) "
    r"|, (?=(?:about|around|roughly|approximately|some|nearly|almost)\b))"
    r"(?P<loose>(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|over|just over|more than|just under"
    r"|under|up to|at least|less than)[ \u00a0])?[~≈-]?"
)
_CLOSED = re.compile(r" ?[),;/.–—]| - | (?:away|across|long|wide|high|tall|deep|north|south|east|west|from)\b")
_JOINED = re.compile(r"[ \u00a0]?(?:and )?")
_RANGE_BEFORE = re.compile(
    r"(?:\d ?[-–—] ?|[a-z][-–—]|(?:\d|teen|ty|one|two|three|four|five|six|seven|eight|nine|ten|dred) to "
    r"|(?:\d|[a-z])(?: and | by | x | or ))$"
)
_METRES = re.compile(r"(?<=\()(?P<n>\d{1,3}(?:,\d{3})*(?:\.\d+)?)(?=m\))")
"""`17ft (5.2m)`: `m` is a metre only where it stands for another length, and a million elsewhere."""
_ONE = re.compile(r"\b(?P<half>half (?:of )?)?(?:an?|each|per|every)(?= )", re.IGNORECASE)
"""`an inch (2.5 cm)`, `half a mile (800 m)`."""
_MINUS = re.compile(r"\b(?:minus|negative) $|(?:^|[ (])[-−]$", re.IGNORECASE)
_TIME = "time"
"""Told twice only in brackets: `three weeks (21 days)`; `two years, or 18 months with good conduct` are two terms."""
_TIMES = 2.0
_FREEZING = 32.0


@dataclass(frozen=True, slots=True)
class Options:
    """How far a converted number may be from the computed one."""

    tolerance: Share = 0.05
    """Share of the number by which it may miss."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """A number with its unit, as it stands."""

    value: float
    grain: float
    """Half of its last digit: what it can have been rounded by."""
    unit: Unit
    span: Span


@dataclass(frozen=True, slots=True)
class Component:
    """Converts what the article has converted."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        text, units = article.text, tables.units
        return tuple(finding for sentence in reading.sentences for finding in self._sentence(text, sentence, units))

    def _sentence(self, text: str, sentence: Span, units: tuple[Unit, ...]) -> Iterator[Finding]:
        words = sentence.of(text)
        if not _LINK.search(words):
            return
        measures = _joined(words, list(_measures(words, units)))
        for one, other in pairwise(measures):
            link = _LINK.fullmatch(words, one.span.end, other.span.start)
            if not link or one.unit.measures != other.unit.measures or one.unit == other.unit:
                continue
            if one.unit.measures == _TIME and "(" not in link["link"]:
                continue
            if "(" in link["link"] and not _CLOSED.match(words, other.span.end):
                continue
            loose = link["loose"] or approximator_before(words, one.span.start)
            tolerance = self.options.tolerance * (_TIMES if loose else 1)
            if (one.value > 0 < other.value or one.unit.measures == "temperature") and not _fits(
                one, other, tolerance, bool(loose)
            ):
                yield _finding(text, sentence.start, one, other)


@lru_cache(maxsize=8)
def _pattern(units: tuple[Unit, ...]) -> tuple[re.Pattern[str], dict[str, Unit]]:
    """Finds a unit after a number, by the longest form; and the unit of each form, with hyphens as spaces."""
    named = {form: unit for unit in units for form in unit.forms}
    longest_first = sorted(named, key=lambda form: (-len(form), form))
    forms = "|".join(re.escape(form).replace(r"\ ", "[ -]") for form in longest_first) or "(?!)"
    return re.compile(rf"[ \u00a0-]?(?P<form>{forms})(?!\w)\.?"), named


def _measures(words: str, units: tuple[Unit, ...]) -> Iterator[_Measure]:
    pattern, named = _pattern(units)
    for numeral in _numerals(words):
        hit = pattern.match(words, numeral.span.end)
        before = words[max(0, numeral.span.start - 8) : numeral.span.start]
        if hit and numeral.low == numeral.high and not _is_range(before):
            unit = named[hit["form"].replace("-", " ")]
            value = -numeral.low if _MINUS.search(before) else numeral.low
            yield _Measure(value, _grain(numeral, words), unit, Span(numeral.span.start, hit.end()))


def _numerals(words: str) -> list[Numeral]:
    """In order, with `a` for one, and the metres that could be millions elsewhere."""
    found = list(find_numerals(words))
    for hit in _METRES.finditer(words):
        value = float(hit["n"].replace(",", ""))
        found.append(Numeral(value, value, Span(*hit.span()), spelled=False, factor=1.0, bare=False))
    for hit in _ONE.finditer(words):
        value = 0.5 if hit["half"] else 1.0
        found.append(Numeral(value, value, Span(*hit.span()), spelled=True, factor=1.0, bare=False))
    return sorted(found, key=lambda numeral: numeral.span)


def _is_range(before: str) -> bool:
    """True for the second half of `10 to 15 miles`; the first half has no unit of its own."""
    hit = _RANGE_BEFORE.search(before)
    return hit is not None and " or " not in before and not before.endswith(("up to ", "close to "))


def _grain(numeral: Numeral, words: str) -> float:
    """Half of the last digit that is no zero, at most a tenth of the number."""
    written = numeral.span.of(words)
    if written[0].isalpha() and numeral.low <= 1:
        return 0.0
    decimals = re.search(r"\.(\d+)", written)
    if decimals:
        return 0.5 * numeral.factor / 10 ** len(decimals[1])
    digits = f"{numeral.low:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(0.5 * 10**zeros, 0.1 * numeral.low) if zeros else 0.5


def _joined(words: str, measures: list[_Measure]) -> list[_Measure]:
    """`6 feet 2 inches` and `5 pounds 3 ounces` as one measure."""
    joined: list[_Measure] = []
    for each in measures:
        last = joined[-1] if joined else None
        if last and _is_continued(words, last, each):
            value = last.value + each.value * each.unit.low / last.unit.low
            joined[-1] = _Measure(value, each.grain / 12, last.unit, Span(last.span.start, each.span.end))
        else:
            joined.append(each)
    return joined


def _is_continued(words: str, one: _Measure, other: _Measure) -> bool:
    pair = (one.unit.name, other.unit.name)
    beside = _JOINED.fullmatch(words, one.span.end, other.span.start) is not None
    return beside and pair in {("feet", "inches"), ("pounds", "ounces")}


def _fits(one: _Measure, other: _Measure, tolerance: float, loose: bool) -> bool:
    """Whether either number can have been computed from the other and rounded."""
    return any(
        low - slack <= told.value <= high + slack
        for start, told in ((one, other), (other, one))
        for low, high in _converted(start, told.unit)
        for slack in (max(tolerance * abs(told.value), told.grain * (_TIMES if loose else 1)),)
    )


def _converted(start: _Measure, unit: Unit) -> Iterator[tuple[float, float]]:
    """Lowest and highest value in the other unit; a temperature as a reading and as a difference."""
    yield start.value * start.unit.low / unit.high, start.value * start.unit.high / unit.low
    if start.unit.measures == "temperature":
        fahrenheit = start.unit.name.endswith("Fahrenheit")
        degrees = (start.value - _FREEZING) * 5 / 9 if fahrenheit else start.value * 9 / 5 + _FREEZING
        yield degrees - 1, degrees + 1


def _finding(text: str, at: int, one: _Measure, other: _Measure) -> Finding:
    low, high = list(_converted(one, other.unit))[-1]
    span = Span(at + one.span.start, at + other.span.end)
    computed = f"{(low + high) / 2:,.3g}" if high < 1000 else f"{(low + high) / 2:,.0f}"
    sum_ = f"{one.value:,g} {one.unit.name} is {computed} {other.unit.name}, not {other.value:,g}"
    message = "The two measures are not the same."
    return Finding("conversions", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)
