"""Parts and their total, told in one sentence.

Three forms are added up again:

- the total after its parts: "five men and three women, eight in all", "2 million for roads and 3 million for rail, a
  total of 5 million";
- the total before its parts: "eight people: five men and three women", "eight people, five men and three women,", "$10
  million ($6 million for staff and $4 million for rent)", and disjoint parts that outnumber their whole ("ten people,
  including six men and five women");
- shares of one whole that make more than all of it: "60 percent agreed, 30 percent disagreed and 20 percent did not
  know".

A list of parts behind a total need not be whole, so parts that make less are let pass, unless the text says that these
are all of them or the parts are of a kind that leaves nobody out, such as men and women. Amounts are rounded, so each
is taken for everything that it can have been rounded from. A total with "about" or "nearly" is taken for all that
these words leave room for; parts with such words and ranges are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.signs import COUNT, PERCENT, POINTS, Signed, find_signed
from secondsource.reading.measures.spreads import is_exact, is_one, number_words, spread
from secondsource.reading.measures.trios import Trio, find_trio
from secondsource.reading.measures.units import singular
from secondsource.reading.vocabulary.word_lists import word_set

_N = f"[{COUNT}{POINTS}]"
_WORDS = r"(?: (?!and\b)[\w’'-]+){0,6}?"
_PARTS = rf"{_N}{_WORDS}(?:(?:,| and|, and|;| plus) {_N}{_WORDS}){{1,7}}"
_TOTAL = rf"(?P<total>{_N})"
_AFTER = tuple(
    re.compile(form)
    for form in (
        rf"(?P<parts>{_PARTS})(?:,? (?:or |making )?| ?[–—] ?){_TOTAL} (?:people |persons |victims )?"
        r"(?:in all|in total|altogether)\b",
        rf"(?P<parts>{_PARTS})(?:,| ?[–—]) ?(?:for |making |giving |or )?(?:an? (?:\w+ )?total of|bringing the"
        rf" total to) {_TOTAL}",
    )
)
_ALL = re.compile(
    rf"{_TOTAL}{_WORDS}(?::|,? (?:comprising|made up of|consisting of|composed of)) (?P<parts>{_PARTS})(?=[.;)!?”\"]|$)"
)
_BEFORE = re.compile(
    rf"{_TOTAL}{_WORDS}(?P<open>,| ?\(| ?[–—]|,? including|, among them) ?(?P<parts>{_PARTS})(?P<close>(?:"
    rf" [\w’'-]+){{0,2}}?(?=[),.;–—]|$))"
)
_SHARES = re.compile(
    rf"{PERCENT}[^{COUNT}{PERCENT};:(]{{1,60}}{PERCENT}[^{COUNT}{PERCENT};:(]{{1,60}} and"
    rf" {PERCENT}[^{COUNT}{PERCENT}]*$"
)
_OF_OTHERS = re.compile(rf"{PERCENT} of (?!the\b|all\b)")
"""`60 percent of men, 30 percent of women` have no whole in common; `60 percent of voters` may be the whole."""
_REST = re.compile(
    r"\b(?:undecided|unsure|not sure|not know|know|no opinion|no answer|abstain\w*|oppos\w+|against|disagre\w+"
    r"|disapprov\w+|neither"
    r"|did not|do not|the rest|the remaining|refused)\b"
)
_DISJOINT = ({"man", "woman", "child"}, {"man", "woman", "boy", "girl"}, {"soldier", "civilian"}, {"adult", "child"})
_WHOLE = ({"man", "woman"}, {"adult", "child"}, {"boy", "girl"})
_GOES_ON = re.compile(r" [a-z]")
"""`12 in Ohio`; `2 QH` counts another thing than the total."""
_CODE = 3
"""Letters of the code of a currency."""
_PEOPLE = word_set(
    "people person adult student patient member worker employee victim guest passenger injured dead wounded killed"
    " resident staff migrant refugee pupil detainee prisoner voter respondent participant survivor casualty arrested"
    " detained missing teacher applicant candidate visitor fatality hostage"
)
_KINDS = frozenset(kind for kinds in _DISJOINT for kind in kinds)
_KIND = re.compile(r"[a-z]+")
_LEAVES = re.compile(r"\b(?:leaving|which leaves|and left)(?: (?:just|only|another|the other))? $")


@dataclass(frozen=True, slots=True)
class Options:
    """How much shares may make."""

    percent: float = 103.0
    """Shares of one whole may make so many percent, because each is rounded."""


@dataclass(frozen=True, slots=True)
class Component:
    """Adds up what each sentence gives as parts of a total."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        for signed in find_signed(article.text, reading.sentences):
            if len(signed.numbers) > 2:
                found += [*_totals(article.text, signed), *self._percents(article.text, signed)]
        return apart(found)

    def _percents(self, text: str, signed: Signed) -> Iterator[Finding]:
        hit = _SHARES.search(signed.words)
        if not hit or not _REST.search(hit.group()) or len(_OF_OTHERS.findall(hit.group())) > 1:
            return
        parts = signed.inside(hit)
        made = sum(part.low for part in parts)
        if all(map(is_exact, parts)) and made > self.options.percent:
            sum_ = f"{_added(parts)} is {number_words(round(made, 2))}, more than 100"
            yield _finding(text, signed.span_of(hit), "These shares make more than the whole.", sum_)


def _totals(text: str, signed: Signed) -> Iterator[Finding]:
    for trio in find_trio(signed, _tells_rest):
        yield from _rest(text, trio)
    yield from _of_people(text, signed)
    for form in _AFTER:
        for hit in form.finditer(signed.words):
            yield from _compared(text, signed, hit, over=False)
    for hit in _ALL.finditer(signed.words):
        units = {part.unit for part in _parts(signed, hit)}
        if signed.at(hit, "total").unit in _PEOPLE or units <= {None, signed.at(hit, "total").unit}:
            yield from _compared(text, signed, hit, over=False)
    for hit in _BEFORE.finditer(signed.words):
        if _are_parts(text, signed, hit):
            yield from _compared(text, signed, hit, over=not _leaves_nobody_out(signed, hit))


def _tells_rest(told: Quantity, before: str, after: str) -> bool:  # noqa: ARG001 the form that a trio asks for
    return told.unit != "percent" and bool(_LEAVES.search(before)) and " of " in before


def _rest(text: str, trio: Trio) -> Iterator[Finding]:
    """`54 of the 100 seats, leaving 46`."""
    low, high = (sum(ends) for ends in zip(spread(trio.low, 0.0), spread(trio.told, 0.0), strict=True))
    least, most = spread(trio.high, 0.0)
    if is_exact(trio.low) and is_exact(trio.told) and (most < low or high < least):
        numbers = sorted((trio.low, trio.high, trio.told), key=lambda number: number.span)
        sum_ = f"{_added((trio.low, trio.told))} is {number_words(trio.low.low + trio.told.low)}"
        span = Span(numbers[0].span.start, numbers[-1].span.end)
        yield _finding(text, span, "The parts do not give the total.", f"{sum_}, not {number_words(trio.high.low)}")


def _of_people(text: str, signed: Signed) -> Iterator[Finding]:
    """`Of the 120 workers, 45 are women and 85 are men`: every number after the first counts people of its own kind."""
    total, *parts = signed.numbers
    kinds = [_kind_of(signed, at) for at in range(1, len(signed.numbers))]
    is_list = len(parts) > 1 and len(set(kinds)) == len(kinds) and total.unit in _PEOPLE
    if not is_list or not any({*kinds} <= group for group in _DISJOINT) or not all(map(is_exact, (total, *parts))):
        return
    made, whole = sum(part.low for part in parts), {*kinds} in _WHOLE and signed.words.startswith("Of ")
    if made > total.low or (whole and made < total.low):
        sum_ = f"{_added(parts)} is {number_words(made)}, not {number_words(total.low)}"
        span = Span(total.span.start, parts[-1].span.end)
        yield _finding(text, span, "The parts do not give the total.", sum_)


def _kind_of(signed: Signed, at: int) -> str:
    """The kind of people that a number counts; empty where it counts no such kind."""
    unit = signed.numbers[at].unit
    if unit is not None:
        return unit if unit in _KINDS else ""
    end = signed.places[at + 1] if at + 1 < len(signed.places) else len(signed.words)
    words = (singular(word) for word in _KIND.findall(signed.words, signed.places[at], end))
    return next((word for word in words if word in _KINDS), "")


def _parts(signed: Signed, hit: re.Match[str]) -> Sequence[Quantity]:
    first, last = hit.span("parts")
    return [number for number, place in zip(signed.numbers, signed.places, strict=True) if first <= place < last]


def _are_parts(text: str, signed: Signed, hit: re.Match[str]) -> bool:
    """Whether what follows a total is made of the same as the total: no other thing is counted."""
    total, parts = signed.at(hit, "total"), _parts(signed, hit)
    units = {part.unit for part in parts}
    if any(part.unit is None and not _GOES_ON.match(text, part.span.end) for part in parts):
        return False
    if any(units <= kinds for kinds in _DISJOINT):
        return total.unit in _PEOPLE
    including = "including" in hit["open"] or "among" in hit["open"]
    if hit["open"] == "," and units == {None}:
        # `56 came by train, 46 by bus and 44 on foot` is a list of three.
        return False
    if hit["open"] == "," and ((total.unit in units and len(total.unit or "") != _CODE) or not hit["close"]):
        return False
    return not including and units <= {None, total.unit} and (total.unit is not None or "(" in hit["open"])


def _leaves_nobody_out(signed: Signed, hit: re.Match[str]) -> bool:
    including = "including" in hit["open"] or "among" in hit["open"]
    return not including and any({part.unit for part in _parts(signed, hit)} == kinds for kinds in _WHOLE)


def _compared(text: str, signed: Signed, hit: re.Match[str], *, over: bool) -> Iterator[Finding]:
    """`over` asks only whether the parts make more than the total."""
    total, parts = signed.at(hit, "total"), _parts(signed, hit)
    percents = {"percent", "percentage point"}
    if (
        len(parts) < 2
        or not (is_one(total) and all(map(is_exact, parts)))
        or percents & {each.unit for each in (total, *parts)}
    ):
        return
    units = [part.unit for part in parts]
    one_kind = total.unit is not None and set(units) <= {None, total.unit}
    if not one_kind and (None in units or len(set(units)) < len(units)):
        return
    money = one_kind and total.low >= 1000
    least, most = spread(total, 0.5 if money else 0.0)
    low, high = (sum(each) for each in zip(*(spread(part, 0.5 if money else 0.0) for part in parts), strict=True))
    if sum(part.low for part in parts) in {number.low for number in signed.numbers}:
        return
    if most < low or (not over and high < least):
        made = sum(part.low for part in parts)
        sum_ = f"{_added(parts)} is {number_words(made)}, not {number_words(total.low)}"
        yield _finding(text, signed.span_of(hit), "The parts do not give the total.", sum_)


def _added(parts: Sequence[Quantity]) -> str:
    return " + ".join(number_words(part.low) for part in parts)


def _finding(text: str, span: Span, message: str, sum_: str) -> Finding:
    return Finding("sums", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)
