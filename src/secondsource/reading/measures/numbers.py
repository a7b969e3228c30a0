"""Quantities as a news text gives them: the number, what it counts, the word that loosens it; never a guess.

Read: `1,400 troops`, `nearly 27,000 residents`, `a few dozen isolated soldiers`, `100-200`, `between five and ten`,
`$1.4 billion`, `12.5 percent`, `three percentage points`, `5,000 or more`. Left out: dates, years, clock times,
ordinals, scores, shares (`two-thirds`, which have a reader of their own), and numbers that are part of a name
(`Su-34`, `Flight 17`, `Article 51`).

The unit is the noun that follows, folded and in the singular (`soldier`, `percent`, `percentage point`, `usd`,
`year`). `low` and `high` differ where the text gives a range or a vague number; an approximator moves neither, but
`bounds` gives what number and approximator can mean together: `nearly` N is 90 to 100 % of N, `about` 15 % either
side, `more than` and `at least` have no upper end, `up to` and `less than` no lower one but zero.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures.approximators import SENSES, Sense, approximator_after, approximator_before
from secondsource.reading.measures.numerals import SIGNS, Numeral, find_numerals
from secondsource.reading.measures.shares import find_shares
from secondsource.reading.measures.times import find_dates
from secondsource.reading.measures.units import (
    COUNTABLE,
    NO_UNIT,
    currency,
    money_before,
    next_word,
    unit_after,
)
from secondsource.reading.vocabulary.verbs import finite_verb
from secondsource.reading.vocabulary.word_lists import word_set

_MONEY = rf"(?:[{SIGNS}]|[A-Z]{{1,3}}\$)"
_TO = re.compile(r" ?(?:-|–|—) ?| to | or ")
_SPACED = re.compile(r"[ \u00a0][-–—][ \u00a0]")
_SENTENCE_START = re.compile(r"[^.!?;\n]{0,200}$")
_SENTENCE_END = re.compile(r"[^.!?;\n]{0,200}")
_TO_AMOUNT = re.compile(rf" to {_MONEY}?")
_AND = re.compile(r" and ")
_BETWEEN = re.compile(rf"\b(between)\s{_MONEY}?$", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom {_MONEY}?$", re.IGNORECASE)
_CLOCK = re.compile(r"[ \u00a0]?(?:[ap]\.?m\b|o[’']clock|GMT|UTC|hrs\b)", re.IGNORECASE)
_NUMBERED = re.compile(r"\b([A-Z][\w.’'&-]*|no\.?|chapter|article|page|phase|level|section|room|gate|aged?) $")
# Words that may stand with a capital before a number without making a name of both.
_NOT_A_NAME = NO_UNIT | word_set(
    "around nearly almost approximately roughly some least another other our my your among fewer most there an"
    " estimated exactly altogether nor every last first next past ever"
)
_AFTER_ONE = NO_UNIT | {"another", "day", "thing", "way", "other", "time"}
_BEFORE_ONE = re.compile(r"\b(?:no|this|that|the|any|every|each|which|only|s)[ -]$", re.IGNORECASE)
_ONE_OR_TWO = re.compile(r" (?:or|to) (?:two|three|four)\b", re.IGNORECASE)
_EITHER_SIDE = re.compile(r"(?:plus or minus |±|\+/-) ?$")
_YEARS = range(1700, 2101)
_LEAST_TOLD_IN_FULL = 1000

COUNTED_SHARE = re.compile(r"\d[\d,.]* out of \d[\d,.]*")
"""`12 out of 40` gives two counts that a sum can be made of, besides the share."""


@lru_cache(maxsize=64)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every count and amount, in order, none overlapping."""
    return tuple(_found(text))


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Lowest and highest value that number and approximator can mean together; the convention stands above."""
    low, high = quantity.low, quantity.high
    match SENSES.get(quantity.approximator or ""):
        case Sense.BELOW:
            return low - 0.1 * abs(low), high
        case Sense.AROUND:
            return low - 0.15 * abs(low), high + 0.15 * abs(high)
        case Sense.ABOVE:
            return low, high + 0.1 * abs(high)
        case Sense.MORE | Sense.AT_LEAST:
            return low, math.inf
        case Sense.LESS | Sense.AT_MOST:
            return 0.0, high
        case None:
            return low, high


def last_digit(value: float) -> float:
    """What the last digit that is no zero counts: 1,000 in 27,000."""
    digits = f"{value:.0f}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _found(text: str) -> Iterator[Quantity]:
    numerals = [numeral for numeral in _free(text) if not _is_label(text, numeral)]
    at = 0
    while at < len(numerals):
        one = numerals[at]
        other = numerals[at + 1] if at + 1 < len(numerals) else None
        if other and _parts_clauses(text, one, other):
            at += 2
            continue
        pair = _range(text, one, other) if other else None
        if pair:
            at += 2
        elif _BETWEEN.search(text, max(0, one.span.start - 12), one.span.start):
            at += 2 if other and _AND.fullmatch(text[one.span.end : other.span.start]) else 1
            continue
        else:
            at += 1
            one = _scaled(text, one, other) if other else one
        quantity = _quantity(text, *(pair or (one.low, one.high, one.span)), numeral=(other if pair and other else one))
        if quantity:
            yield quantity


def _free(text: str) -> Iterator[Numeral]:
    """Numerals that are no part of a date or a share; all lists are in order, so one pass does."""
    shares = [share.span for share in find_shares(text) if not COUNTED_SHARE.fullmatch(share.span.of(text))]
    taken = iter(sorted([*(mention.span for mention in find_dates(text)), *shares]))
    span = next(taken, None)
    for numeral in find_numerals(text):
        while span and span.end <= numeral.span.start:
            span = next(taken, None)
        if not (span and span.overlaps(numeral.span)):
            yield numeral


# What is no count at all


def _is_label(text: str, numeral: Numeral) -> bool:
    """A clock time, a list number, a score, a name's number, the pronoun *one*."""
    start, end = numeral.span.start, numeral.span.end
    if _CLOCK.match(text, end) or (
        numeral.bare and re.match(r"[.)] ", text[end : end + 2]) and _opens_line(text, start)
    ):
        return True
    if numeral.spelled and text[start:end].lower() == "one":
        return _is_pronoun(text, start, end)
    if text[start:end] == "zero" or _is_score(text, numeral):
        return True
    before = _NUMBERED.search(text, max(0, start - 48), start)
    if not before or money_before(text, start) or (numeral.spelled and text[start].islower()):
        return False
    if unit_after(text, end)[0] in {"percent", "percentage point"}:
        return False  # `The poll gave Larsen 46 percent`
    word = before[1]
    return not (word.lower() in _NOT_A_NAME or re.search(r"[’']s?$", word))


def _opens_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _is_pronoun(text: str, start: int, end: int) -> bool:
    if text[end : end + 1] == "-" or _ONE_OR_TWO.match(text, end):
        return False
    following = next_word(text, end)
    return (
        following is None
        or not following.islower()
        or following in _AFTER_ONE
        or _BEFORE_ONE.search(text, max(0, start - 8), start) is not None
    )


def _is_score(text: str, numeral: Numeral) -> bool:
    """`2-1`, `21–14`, `555-1234-2`: a dash between digits where the first is not smaller, or more than one dash."""
    start, end = numeral.span.start, numeral.span.end
    if not numeral.bare:
        return False
    after = re.match(r"[-–](\d+)([-–]\d)?", text[end : end + 18])
    before = re.search(r"(\d+)[-–]$", text[max(0, start - 18) : start])
    value = int(text[start:end])
    return bool((after and (after[2] or int(after[1]) <= value)) or (before and int(before[1]) >= value))


# Ranges


def _range(text: str, one: Numeral, other: Numeral) -> tuple[float, float, Span] | None:
    """Low, high and span of `100-200`, `five to ten million`, `between $5 and $10`; None where the two stand apart."""
    between = re.sub(rf"(?:[{SIGNS}]|\b[A-Z]{{1,2}}\$)$", "", text[one.span.end : other.span.start])
    shared = re.sub(r"^(?:%| ?per ?cent\b)", "", between)
    if shared != between and unit_after(text, other.span.end)[0] != "percent":
        return None  # `fell 15 percent to $230`
    between = shared
    opened = _BETWEEN.search(text, max(0, one.span.start - 12), one.span.start)
    if not (_AND if opened else _TO).fullmatch(between):
        return None
    if not opened and _FROM.search(text, max(0, one.span.start - 9), one.span.start):
        return None
    shares = one.factor == 1.0 and other.factor > 1.0 and one.low < other.low / other.factor
    low, high = one.low * (other.factor if shares else 1.0), other.high
    if not low < high or (low > 0 and high / low > 100):
        return None
    if not opened and one.bare and other.bare and _may_be_score(text, one, other):
        return None
    start = opened.start(1) if opened else one.span.start
    return low, high, Span(start, other.span.end)


def _scaled(text: str, one: Numeral, other: Numeral) -> Numeral:
    """`from 50 to 62 million` begins at 50 million."""
    shares = one.bare and one.low < _LEAST_TOLD_IN_FULL and other.factor >= _LEAST_TOLD_IN_FULL
    between = text[one.span.end : other.span.start]
    if (
        not shares
        or not _TO_AMOUNT.fullmatch(between)
        or not _FROM.search(text, max(0, one.span.start - 9), one.span.start)
    ):
        return one
    return replace(one, low=one.low * other.factor, high=one.high * other.factor)


def _parts_clauses(text: str, one: Numeral, other: Numeral) -> bool:
    """`The vote was 12 – 45 percent stayed away`: a dash with spaces is no range where each side of it has a verb.

    Nothing tells whether the second number belongs to the first then, so that neither is read.
    """
    if not _SPACED.fullmatch(text, one.span.end, other.span.start):
        return False
    before = _SENTENCE_START.search(text, max(0, one.span.start - 200), one.span.start)
    after = _SENTENCE_END.match(text, other.span.end)
    return bool(before and after and finite_verb(before.group()) and finite_verb(after.group()))


def _may_be_score(text: str, one: Numeral, other: Numeral) -> bool:
    """`48 to 52` with nothing counted may be a vote; round numbers and counted things are a range."""
    return unit_after(text, other.span.end)[0] is None and not one.low % 5 == other.low % 5 == 0


# Sign, approximator and unit around the number


def _quantity(text: str, low: float, high: float, span: Span, *, numeral: Numeral) -> Quantity | None:
    money = money_before(text, span.start)
    if not money and text[span.start : span.start + 7].lower() == "between":
        money = money_before(text, numeral.span.start)
        start = span.start
    else:
        start = money.start() if money else span.start
    if either := _EITHER_SIDE.search(text, max(0, start - 15), start):
        unit, end = unit_after(text, span.end)
        return Quantity(-high, high, unit, None, Span(either.start(), end))
    negative = not money and re.search(r"(?:^|[\s(])(?:-|−|minus )$", text[max(0, start - 7) : start])
    if negative:
        low, high = -high, -low
        start -= len(negative[0].lstrip(" (\n\t"))
    after = approximator_after(text, span.end)
    end = after[1] if after else span.end
    unit, end = (currency(money), end) if money else unit_after(text, end)
    after = after or approximator_after(text, end)
    if numeral.bare and _may_be_year(low, high, unit, money is not None):
        return None
    words = approximator_before(text, start)
    if after and not words:
        return Quantity(low, high, unit, after[0], Span(start, max(end, after[1])))
    return Quantity(low, high, unit, words[0] if words else None, Span(words[1].start if words else start, end))


def _may_be_year(low: float, high: float, unit: str | None, money: bool) -> bool:
    return not money and (_is_year(low) or _is_year(high)) and unit not in COUNTABLE


def _is_year(value: float) -> bool:
    return value.is_integer() and int(value) in _YEARS
