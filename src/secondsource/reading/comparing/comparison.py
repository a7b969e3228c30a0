"""Numbers, dates and durations of a claim against those of a text: each meets, clashes or stays open."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from secondsource.domain.measure import DateMention, Duration, Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.comparing.conversion import converted
from secondsource.reading.measures.approximators import SENSES, Sense
from secondsource.reading.measures.numbers import bounds, find_quantities, last_digit
from secondsource.reading.measures.numerals import MAGNITUDES, TENS, UNITS
from secondsource.reading.measures.times import MONTHS, WEEKDAYS, find_dates, find_durations
from secondsource.reading.vocabulary.synonyms import groups_of
from secondsource.reading.vocabulary.words import word_form


class Outcome(StrEnum):
    """How a value of the claim stands to the values of a text."""

    MEETS = "meets"
    CLASHES = "clashes"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One value of the claim, the value of the text it was held against, and the outcome."""

    outcome: Outcome
    claimed: str
    given: str | None
    among: int = 1
    """How many values of the text could be compared with it."""
    mixed: bool = False
    """True for a number where some of these fit and others do not."""
    counted: bool = False
    """True for a number of something, which may have been another on another day."""


@dataclass(frozen=True, slots=True)
class Values:
    """What a text gives in figures."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    durations: tuple[Duration, ...]
    decades: tuple[tuple[int, Span], ...]
    """First year and place of `the 1970s`."""
    digits: tuple[Span, ...]
    """Figures that none of these holds, such as `#68` or `50th`."""


_NUMBER_WORDS = "|".join((*list(UNITS)[2:], *TENS, *MAGNITUDES))
_FIGURES = re.compile(
    rf"\d|\b(?:{_NUMBER_WORDS}|(?:dozen|hundred|thousand|million|billion)s|few|several|couple|half)\b", re.IGNORECASE
)
_DATED = re.compile(rf"\d|\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w.,/$€£-])(?:1[6-9]|20)\d\d(?![\w%/]|[.,]\d|['’]s\b)")
_NAME_BEFORE = re.compile(r"\b(?!(?:The|A|An|In|By|Its|His|Her|Since|Until)\b)[A-Z][\w.'’-]*[ -]$")
_DECADE = re.compile(r"\b(1[5-9]\d0|20\d0)['’]?s\b")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?")
_LASTS = re.compile(r"\b(?:hour|day|week|fortnight|month|year|decade|centur)", re.IGNORECASE)


_NOTHING = Values((), (), (), (), ())


@lru_cache(maxsize=4096)
def read_values(text: str) -> Values:
    """Quantities, dates and durations of a text; the same number never stands in two lists."""
    durations = find_durations(text) if _LASTS.search(text) else ()
    decades = tuple((int(hit[1]), Span(*hit.span())) for hit in _DECADE.finditer(text))
    dates = find_dates(text) if _DATED.search(text) else ()
    dates = tuple(each for each in dates if not _inside(each.span, [span for _, span in decades]))
    dates = tuple(sorted((*dates, *_bare_years(text, dates)), key=lambda each: each.span))
    taken = [*(each.span for each in (*durations, *dates)), *(span for _, span in decades)]
    quantities = find_quantities(text) if _FIGURES.search(text) else ()
    quantities = tuple(each for each in quantities if not _inside(each.span, taken))
    taken += [each.span for each in quantities]
    digits = (Span(*hit.span()) for hit in _DIGITS.finditer(text))
    return Values(quantities, dates, durations, decades, tuple(span for span in digits if not _inside(span, taken)))


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)


def _bare_years(text: str, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """`a 2005 film`: in a text read for what it says of one thing, four such digits alone are a year."""
    for hit in _YEAR.finditer(text):
        span = Span(*hit.span())
        named = _NAME_BEFORE.search(text, max(0, span.start - 30), span.start)
        if not named and not any(mention.span.overlaps(span) for mention in dates):
            yield DateMention(int(hit.group()), None, None, None, span)


def compare_values(claim: str, text: str, tables: Tables) -> tuple[Comparison, ...]:
    """Every value of the claim against the values of the text."""
    claimed = read_values(claim)
    if claimed == _NOTHING:
        return ()
    given = read_values(text)
    return (
        *(_quantity(each, given.quantities, claim, text, tables) for each in claimed.quantities),
        *(_date(each, given.dates, claim, text) for each in claimed.dates),
        *(_duration(each, given.durations, claim, text) for each in claimed.durations),
        *(_decade(first, span.of(claim), given, text) for first, span in claimed.decades),
        *(_figure(span.of(claim), text) for span in claimed.digits),
    )


def _outcome(kinds: Sequence[Outcome], claimed: str, given: Sequence[str]) -> Comparison:
    """The best of several outcomes; a clash needs every comparable value to clash."""
    if Outcome.MEETS in kinds:
        return Comparison(Outcome.MEETS, claimed, given[kinds.index(Outcome.MEETS)], len(kinds))
    if kinds and all(kind is Outcome.CLASHES for kind in kinds):
        return Comparison(Outcome.CLASHES, claimed, given[0], len(kinds))
    return Comparison(Outcome.OPEN, claimed, None)


# Quantities


def _quantity(one: Quantity, others: Sequence[Quantity], claim: str, text: str, tables: Tables) -> Comparison:
    held = [(other, kind) for other in others if (kind := _kind(one, other, claim, text, tables))]
    same, kinds = [other for other, _ in held], [kind for _, kind in held]
    if SENSES.get(one.approximator or "") in _ONE_SIDED and Outcome.CLASHES in kinds and Outcome.MEETS in kinds:
        kinds = [Outcome.OPEN]
    found = _outcome(kinds, one.span.of(claim), [other.span.of(text) for other in same])
    mixed = found.outcome is Outcome.MEETS and Outcome.CLASHES in kinds
    return replace(found, mixed=mixed, counted=True)


_ONE_SIDED = {Sense.MORE, Sense.AT_LEAST, Sense.LESS, Sense.AT_MOST}
"""Nearly any number is less than a large one: here every number of the text must fit, not one of them."""


def _kind(one: Quantity, other: Quantity, claim: str, text: str, tables: Tables) -> Outcome | None:
    """How two amounts stand to each other, in two units of one measure too; None where they count different things."""
    if _same_unit(one, other, claim, text):
        return _amounts(one, other)
    given = converted(other, one.unit, tables)
    if given is None:
        return None
    low, high = _range(one)
    return Outcome.MEETS if given[0] <= high and low <= given[1] else Outcome.CLASHES


def _amounts(one: Quantity, other: Quantity) -> Outcome:
    strict = SENSES.get(one.approximator or "") in {Sense.MORE, Sense.LESS}
    if strict and other.approximator is None and other.low == other.high == one.low:
        return Outcome.CLASHES
    bounded = not {SENSES.get(each.approximator or "") for each in (one, other)} & _ONE_SIDED
    outcome = _values(_range(one), _range(other), bounded and _loose(one) and _loose(other))
    unlike = (one.unit is None) != (other.unit is None)
    return Outcome.OPEN if unlike and outcome is Outcome.CLASHES else outcome


def _unit_root(quantity: Quantity) -> str | None:
    return word_form(quantity.unit).root if quantity.unit else None


def _same_unit(one: Quantity, other: Quantity, claim: str, text: str) -> bool:
    left, right = _unit_root(one), _unit_root(other)
    if left and right:
        return left == right or bool(groups_of(left) & groups_of(right))
    wanted = {left} if left else _heads(claim, one.span)
    given = {right} if right else _heads(text, other.span)
    return bool(wanted & given) or bool(_groups(wanted) & _groups(given))


def _groups(roots: Iterable[str]) -> frozenset[int]:
    return frozenset(group for root in roots for group in groups_of(root))


def _heads(text: str, span: Span) -> frozenset[str]:
    """Roots of the nouns that a bare number may count: those shortly before it."""
    before = re.findall(r"[^\W\d_]+", text[max(0, span.start - 60) : span.start])[-6:]
    after = re.findall(r"[^\W\d_]+", text[span.end : span.end + 30])[:2]
    forms = [word_form(word) for word in (*before, *after)]
    return frozenset(form.root for form in forms if form.weight == 1)


def _range(quantity: Quantity) -> tuple[float, float]:
    """What the number can mean; a round one may be rounded: 27,000 stands for 26,500 to 27,500."""
    low, high = bounds(quantity)
    if quantity.approximator is None and low == high and low >= 1000:
        slack = min(0.5 * last_digit(low), 0.025 * low)
        return low - slack, high + slack
    return low, high


def _loose(quantity: Quantity) -> bool:
    return quantity.approximator is not None or quantity.low != quantity.high or _range(quantity)[0] != quantity.low


def _values(one: tuple[float, float], other: tuple[float, float], loose: bool) -> Outcome:
    if one[0] <= other[0] and other[1] <= one[1]:
        return Outcome.MEETS
    low, high = max(one[0], other[0]), min(one[1], other[1])
    if low > high:
        return Outcome.CLASHES
    widths = (one[1] - one[0], other[1] - other[0])
    fits = loose and all(map(math.isfinite, widths)) and high - low >= 0.5 * min(widths)
    return Outcome.MEETS if fits else Outcome.OPEN


# Dates


def _date(one: DateMention, others: Sequence[DateMention], claim: str, text: str) -> Comparison:
    side = _side(claim, one)
    kinds = [_on_side(side, one, other) if side else days_outcome(one, other) for other in others]
    if Outcome.MEETS not in kinds and (inside := _within(one, others, text)):
        return Comparison(inside, one.span.of(claim), text[others[0].span.start : others[-1].span.end])
    return _outcome(kinds, one.span.of(claim), [other.span.of(text) for other in others])


_FROM_TO = re.compile(r"\s?(?:to|until|till|through|and|-|–|—)\s?")


def _within(one: DateMention, others: Sequence[DateMention], text: str) -> Outcome | None:
    """A date between the two ends of a span of time stays open: the text neither names it nor shuts it out."""
    asked = one.interval()
    for first, last in pairwise(others):
        start, end = first.interval(), last.interval()
        if (
            asked
            and start
            and end
            and _FROM_TO.fullmatch(text[first.span.end : last.span.start])
            and start[0] <= asked[1] <= end[1]
        ):
            return Outcome.OPEN
    return None


_BESIDE = re.compile(r"\b(?P<after>after|later than)$|\b(?P<before>before|prior to|earlier than)$", re.IGNORECASE)


def _side(text: str, mention: DateMention) -> str | None:
    """`after` or `before`, where the text says that the date is only a border."""
    hit = _BESIDE.search(text[max(0, mention.span.start - 14) : mention.span.start].rstrip().removesuffix(" the"))
    return hit.lastgroup if hit else None


def _on_side(side: str, border: DateMention, other: DateMention) -> Outcome:
    bounds, given = border.interval(), other.interval()
    if not bounds or not given:
        return Outcome.OPEN
    if given[0] <= bounds[1] and bounds[0] <= given[1]:
        return Outcome.OPEN if given != bounds else Outcome.CLASHES
    later = given[0] > bounds[1]
    return Outcome.MEETS if later == (side == "after") else Outcome.CLASHES


def days_outcome(one: DateMention, other: DateMention) -> Outcome:
    """Part by part: a part that both give must agree; the text must give every part that the claim gives."""
    parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    if any(left is not None and right is not None and left != right for left, right in parts):
        return Outcome.CLASHES
    given = all(right is not None for left, right in parts if left is not None)
    return Outcome.MEETS if given else Outcome.OPEN


# Durations


def _duration(one: Duration, others: Sequence[Duration], claim: str, text: str) -> Comparison:
    kinds = [_lengths(one, other) for other in others]
    return _outcome(kinds, one.span.of(claim), [other.span.of(text) for other in others])


def _lengths(one: Duration, other: Duration) -> Outcome:
    if one.unit == other.unit and one.approximator is None and other.approximator is None:
        return Outcome.MEETS if one.count == other.count else Outcome.CLASHES
    return _values((one.low, one.high), (other.low, other.high), loose=True)


# Decades and bare figures


def _decade(first: int, claimed: str, given: Values, text: str) -> Comparison:
    years = [(mention.year, mention.span) for mention in given.dates if mention.year is not None]
    for year, span in (*given.decades, *years):
        if year // 10 == first // 10:
            return Comparison(Outcome.MEETS, claimed, span.of(text))
    if given.decades and not years:
        return Comparison(Outcome.CLASHES, claimed, given.decades[0][1].of(text))
    return Comparison(Outcome.OPEN, claimed, None)


def _figure(claimed: str, text: str) -> Comparison:
    """A figure that no grammar reads, such as `#68` or `50th`, must stand in the text as it is."""
    met = any(hit.group() == claimed for hit in _DIGITS.finditer(text))
    return Comparison(Outcome.MEETS, claimed, claimed) if met else Comparison(Outcome.OPEN, claimed, None)
