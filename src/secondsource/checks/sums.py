"""Sums, shares and changes that a sentence gives together with the numbers they are made from.

Four forms are computed again, each only where one sentence holds all the numbers side by side:

- a share: "12 of 40, or 30 percent", "30 percent (12 of 40)";
- a change: "rose from 50 to 75, a 50 percent increase", "rose 4 percent to $52 from $50";
- a multiple: "doubled from 40 to 80", "halved from 10 to 5";
- a total: "five men and three women, eight in all", "eight people: five men and three women", "2 million for roads
  and 3 million for rail, a total of 5 million", and disjoint parts that outnumber their whole ("ten people, including
  six men and five women").

Numbers in the news are rounded, so each is taken for everything that it can have been rounded from, and a told
share or change is let pass if any of these gives it. Sentences with "about", "more than" or a range among the
parts are left alone. Where two percentages are compared and the text calls the difference in points a percentage,
the finding says so and decides nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.numbers import bounds, find_quantities, last_digit

_OUT_OF = re.compile(r" (?:out )?of (?:the |its |his |her |their |all )?")
_OR_SHARE = re.compile(r"(?: [\w-]+){0,2}(?: ?\(|, or |,? that is |, or just | or | ?[–—] ?)(?:or |just )?")
_OR_COUNT = re.compile(r"(?: ?\(|, or )")
_CHANGE_AFTER = re.compile(
    r"(?:, | \(| ?[–—] ?)(?:or |up |down |by |an? (?:rise|increase|jump|gain|drop|fall|decline|decrease) of |an? )?"
)
_CHANGE_WORD = re.compile(
    r"(?: (?:increase|rise|jump|gain|growth|hike|decrease|decline|drop|fall|reduction|cut)\b|[).,;]|$)"
)
_FROM = re.compile(r",? from ")
_MULTIPLES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_MULTIPLE = re.compile(
    r"\b(?P<loose>more than |nearly |almost |about |roughly |around )?"
    r"(?P<word>doubled|tripled|trebled|quadrupled|halved)(?: (?!from\b)[\w-]+){0,4} from $"
)
_LOOSE = {"more": (0.98, 1.6), "near": (0.75, 1.02), "almo": (0.75, 1.02), "": (0.85, 1.25)}
_IN_ALL = re.compile(r" (?:people |persons |victims )?(?:in all|in total|altogether)\b")
_A_TOTAL_OF = re.compile(r", (?:for |making |giving |or )?a (?:combined )?total of $")
_PART_OF_TOTAL = re.compile(r"(?: [\w-]+){0,6}(?:,| and|, and) ")
_JOINED = re.compile(r", | and |, and ")
_TO_TOTAL = re.compile(r",? (?:or )?| [–—] ")
_TO_PARTS = re.compile(r": |, comprising | comprising |, made up of | made up of |, consisting of | consisting of ")
_INCLUDING = re.compile(r",? including |, among them ")
_END = re.compile(r"[.;)!?”\"]|$")
_DISJOINT = ({"man", "woman", "child"}, {"man", "woman", "boy", "girl"}, {"soldier", "civilian"}, {"adult", "child"})
_CONTINUOUS_GRAIN = 0.5


@dataclass(frozen=True, slots=True)
class Options:
    """How far a told number may be from the computed one."""

    points: float = 1.0
    """Percentage points by which a share or change told in whole percent may miss; a tenth of it with one decimal."""


@dataclass(frozen=True, slots=True)
class Component:
    """Does the arithmetic of each sentence again."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        quantities = find_quantities(article.text)
        starts = [quantity.span.start for quantity in quantities]
        found: list[Finding] = []
        for sentence in reading.sentences:
            inside = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            if len(inside) >= 2:
                found += self._sentence(article.text, sentence, inside)
        return tuple(found)

    def _sentence(self, text: str, sentence: Span, inside: Sequence[Quantity]) -> Iterator[Finding]:
        for three in zip(inside, inside[1:], inside[2:], strict=False):
            yield from _shares(text, three, self.options.points)
            yield from _changes(text, three, self.options.points)
        for two in pairwise(inside):
            yield from _multiples(text, sentence, two)
        for at in range(len(inside)):
            yield from _totals(text, sentence, inside, at)


# Shares and changes


def _shares(text: str, three: tuple[Quantity, ...], points: float) -> Iterator[Finding]:
    one, two, three_ = three
    for part, whole, told, gap, link in (
        (one, two, three_, _between(text, two, three_), _OR_SHARE),
        (two, three_, one, _between(text, one, two), _OR_COUNT),
    ):
        fits = (
            told.unit == "percent"
            and _exact(part)
            and _exact(whole)
            and "percent" not in {part.unit, whole.unit}
            and 0 < part.low <= whole.low
            and _OUT_OF.fullmatch(_between(text, part, whole))
            and link.fullmatch(gap)
        )
        if fits:
            low, high = _ratio(_spread(part, 0.0), _spread(whole, 0.0))
            if _misses(text, told, (100 * low, 100 * high), points):
                share = 100 * part.low / whole.low
                sum_ = f"{_number(part.low)} of {_number(whole.low)} is {share:.3g} percent, not {_number(told.low)}"
                yield _finding(text, (part, whole, told), "The share does not follow from its numbers.", sum_)


def _changes(text: str, three: tuple[Quantity, ...], points: float) -> Iterator[Finding]:
    one, two, three_ = three
    if _is_after_from(text, one) and _between(text, one, two) == " to " and three_.unit == "percent":
        told_after = _CHANGE_AFTER.fullmatch(_between(text, two, three_)) and _CHANGE_WORD.match(text, three_.span.end)
        if told_after:
            yield from _change(text, one, two, three_, points)
    elif one.unit == "percent" and _FROM.fullmatch(_between(text, one, two)) and _between(text, two, three_) == " to ":
        yield from _change(text, two, three_, one, points)
    elif one.unit == "percent" and _between(text, one, two) == " to " and _between(text, two, three_) == " from ":
        yield from _change(text, three_, two, one, points)


def _change(text: str, start: Quantity, end: Quantity, told: Quantity, points: float) -> Iterator[Finding]:
    alike = start.unit == end.unit or None in {start.unit, end.unit}
    if not (alike and _exact(start) and _exact(end) and start.low > 0 and end.low > 0 and start.low != end.low):
        return
    low, high = _ratio(_spread(end, _CONTINUOUS_GRAIN), _spread(start, _CONTINUOUS_GRAIN))
    least, most = sorted((abs(100 * (low - 1)), abs(100 * (high - 1))))
    if not _misses(text, told, (0.0 if low < 1 < high else least, most), points):
        return
    change = 100 * (end.low - start.low) / start.low
    sum_ = f"from {_number(start.low)} to {_number(end.low)} is {change:+.3g} percent"
    parts = (start, end, told)
    if end.unit == "percent" or start.unit == "percent":
        difference = abs(end.low - start.low)
        if abs(difference - abs(told.low)) <= 0.11:
            what = "The difference between two percentages is given in percent; it is in percentage points."
            sum_ += f", and {_number(round(difference, 4))} percentage points"
            yield _finding(text, parts, what, sum_, flag=Flag.IMPRECISE, stance=None)
        return
    yield _finding(text, parts, "The change does not follow from its numbers.", f"{sum_}, not {_number(told.low)}")


def _misses(text: str, told: Quantity, computed: tuple[float, float], points: float) -> bool:
    """True where nothing that the numbers can have been rounded from gives the percentage told."""
    low, high = bounds(told)
    decimals = re.search(r"\.(\d+)", told.span.of(text))
    slack = points / 10 ** len(decimals[1]) if decimals else points
    return high + slack < computed[0] or computed[1] < low - slack


# Multiples


def _multiples(text: str, sentence: Span, two: tuple[Quantity, ...]) -> Iterator[Finding]:
    start, end = two
    if not (_exact(start) and _exact(end) and _between(text, start, end) == " to " and start.low > 0):
        return
    hit = _MULTIPLE.search(text, max(sentence.start, start.span.start - 80), start.span.start)
    if not hit or (start.unit != end.unit and None not in {start.unit, end.unit}):
        return
    factor = _MULTIPLES[hit["word"]]
    least, most = _LOOSE.get((hit["loose"] or "")[:4], _LOOSE[""])
    low, high = _ratio(_spread(end, _CONTINUOUS_GRAIN), _spread(start, _CONTINUOUS_GRAIN))
    if high < least * factor or most * factor < low:
        span = Span(hit.start("word"), end.span.end)
        sum_ = f"{_number(end.low)} is {end.low / start.low:.3g} times {_number(start.low)}"
        yield _spanned(text, span, f"“{hit['word'].capitalize()}” does not fit the two numbers.", sum_)


# Totals


def _totals(text: str, sentence: Span, inside: Sequence[Quantity], at: int) -> Iterator[Finding]:
    total = inside[at]
    if not _exact(total):
        return
    if _IN_ALL.match(text, total.span.end) and at >= 2:
        yield from _compare(text, total, _parts_before(text, inside, at))
    if _A_TOTAL_OF.search(text, max(sentence.start, total.span.start - 30), total.span.start):
        yield from _compare_amounts(text, total, _amounts_before(text, inside, at))
    following = _parts_after(text, inside, at)
    if not following:
        return
    gap = _between(text, total, following[0])
    if _TO_PARTS.fullmatch(gap) and _END.match(text, following[-1].span.end, sentence.end):
        yield from _compare(text, total, following)
    elif _INCLUDING.fullmatch(gap) and any({part.unit for part in following} <= kinds for kinds in _DISJOINT):
        yield from _compare(text, total, following, over=True)


def _parts_before(text: str, inside: Sequence[Quantity], at: int) -> Sequence[Quantity]:
    if not _TO_TOTAL.fullmatch(_between(text, inside[at - 1], inside[at])):
        return ()
    first = at - 1
    while first > 0 and _JOINED.fullmatch(_between(text, inside[first - 1], inside[first])):
        first -= 1
    return inside[first:at]


def _amounts_before(text: str, inside: Sequence[Quantity], at: int) -> Sequence[Quantity]:
    """Amounts of the total's own unit, each followed by what it is for."""
    first = at
    while (
        first > 0
        and inside[first - 1].unit == inside[at].unit
        and (first == at or _PART_OF_TOTAL.fullmatch(_between(text, inside[first - 1], inside[first])))
    ):
        first -= 1
    return inside[first:at]


def _parts_after(text: str, inside: Sequence[Quantity], at: int) -> Sequence[Quantity]:
    last = at + 1
    while last + 1 < len(inside) and _JOINED.fullmatch(_between(text, inside[last], inside[last + 1])):
        last += 1
    return inside[at + 1 : last + 1]


def _compare(text: str, total: Quantity, parts: Sequence[Quantity], *, over: bool = False) -> Iterator[Finding]:
    units = {part.unit for part in parts}
    countable = None not in units and not units & {"percent", "percentage point"}
    if len(parts) < 2 or len(units) < len(parts) or not countable or not all(map(_exact, parts)):
        return
    made = sum(part.low for part in parts)
    if made > total.low if over else made != total.low:
        sum_ = f"{' + '.join(_number(part.low) for part in parts)} is {_number(made)}, not {_number(total.low)}"
        yield _finding(text, (*parts, total), "The parts do not give the total.", sum_)


def _compare_amounts(text: str, total: Quantity, parts: Sequence[Quantity]) -> Iterator[Finding]:
    """Amounts are rounded, so a total counts as wrong only where nothing that they were rounded from gives it."""
    if len(parts) < 2 or not all(map(_exact, parts)) or total.unit in {None, "percent", "percentage point"}:
        return
    spreads = [_spread(part, _CONTINUOUS_GRAIN) for part in parts]
    least, most = _spread(total, _CONTINUOUS_GRAIN)
    if most < sum(low for low, _ in spreads) or sum(high for _, high in spreads) < least:
        made = sum(part.low for part in parts)
        sum_ = f"{' + '.join(_number(part.low) for part in parts)} is {_number(made)}, not {_number(total.low)}"
        yield _finding(text, (*parts, total), "The parts do not give the total.", sum_)


# Numbers and what they can have been rounded from


def _is_after_from(text: str, quantity: Quantity) -> bool:
    return text[max(0, quantity.span.start - 5) : quantity.span.start].lower() == "from "


def _exact(quantity: Quantity) -> bool:
    return quantity.approximator is None and quantity.low == quantity.high


def _spread(quantity: Quantity, least: float) -> tuple[float, float]:
    """All that the number can have been rounded from: half its last digit either way, large round numbers more."""
    value = quantity.low
    grain = least
    if value >= 1000:
        grain = min(0.5 * last_digit(value), 0.05 * value)
    elif value != int(value):
        grain = 0.5 / 10 ** len(f"{value:.6f}".rstrip("0").partition(".")[2])
    return value - min(grain, value / 2), value + grain


def _ratio(part: tuple[float, float], whole: tuple[float, float]) -> tuple[float, float]:
    return part[0] / whole[1], part[1] / whole[0]


def _between(text: str, one: Quantity, other: Quantity) -> str:
    return text[one.span.end : other.span.start]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _finding(
    text: str,
    parts: Sequence[Quantity],
    message: str,
    sum_: str,
    *,
    flag: Flag | None = Flag.INTERNAL_CONTRADICTION,
    stance: Stance | None = Stance.REFUTES,
) -> Finding:
    span = Span(min(part.span.start for part in parts), max(part.span.end for part in parts))
    return _spanned(text, span, message, sum_, flag=flag, stance=stance)


def _spanned(
    text: str,
    span: Span,
    message: str,
    sum_: str,
    *,
    flag: Flag | None = Flag.INTERNAL_CONTRADICTION,
    stance: Stance | None = Stance.REFUTES,
) -> Finding:
    return Finding("sums", message, sum_, span, span.of(text), flag, stance)
