"""Parts and their total, told in one sentence.

Five things are added up again:

- a total after its parts: "five men and three women, eight in all", "2 million for roads and 3 million for rail, a
  total of 5 million", "destroyed 50 homes and damaged 30, for a total of 80";
- a total before its parts: "eight people: five men and three women", "eight people, five men and three women,", "$10
  million ($6 million for staff and $4 million for rent)", "its 10 years are made up of six years for fraud and four
  for theft", and disjoint parts that outnumber their whole ("ten people, including six men and five women", "14 people,
  nine in London and seven in Leeds");
- shares of one whole that make more than all of it: "60 percent agreed, 30 percent disagreed and 20 percent did not
  know", "72 percent said yes, while 38 percent did not", "gas made up 60 percent, coal 30 percent and wind 20 percent";
- all or the rest of what this sentence or one of the two before it has counted: "ten were shot, three of them fatally;
  the other seven", "62 percent agreed. The other 38 percent", "three men and four women were charged; all seven";
- the votes of a body and its members: "the 12-member council approved it 8-3 with one abstention". More votes than
  members are refuted, fewer only where the text says that nobody was absent; where it tells who abstained or was absent
  in a body of at most 25, fewer are pointed out.

A list of parts behind a total need not be whole, so parts that make less are let pass, unless the text says that these
are all of them or the parts are of a kind that leaves nobody out, such as men and women. Amounts are rounded, so each
is taken for everything that it can have been rounded from. A total with "about" or "nearly" is taken for all that
these words leave room for; parts with such words and ranges are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.leads import find_leads
from secondsource.reading.measures.rests import Rest, find_misfits
from secondsource.reading.measures.signs import COUNT, PERCENT, POINTS, Signed, find_runs
from secondsource.reading.measures.spreads import alike, is_exact, is_one, number_words, spread
from secondsource.reading.measures.units import MEASURES, singular
from secondsource.reading.measures.votes import find_vote, misfit
from secondsource.reading.vocabulary.word_lists import word_set

_N = f"[{COUNT}{POINTS}]"
_WORDS = r"(?: (?!and\b)[\w’'-]+){0,6}?"
_PARTS = rf"{_N}{_WORDS}(?:(?:,| and|, and|;| plus) {_N}{_WORDS}){{1,7}}"
_TOTAL = rf"(?P<total>{_N})"
_CLOSED = r"(?: ?[–—]|\)|,|;|\.?$)"
_AFTER = tuple(
    re.compile(form)
    for form in (
        rf"(?P<parts>{_PARTS})(?:,? (?:or |making )?| ?[–—] ?){_TOTAL} (?:people |persons |victims )?"
        r"(?:in all|in total|altogether)\b",
        rf"(?P<parts>{_PARTS}),? (?:(?:comes?|came|adds? up|added up|amount(?:s|ed)?) to|total(?:s|l?ed)?) {_TOTAL}",
        rf"(?P<parts>{_PARTS})(?:,| ?[–—]) ?(?:for |making |giving |or )?(?:an? (?:\w+ )?total of|bringing the"
        rf" total to) {_TOTAL}",
    )
)
_BETWEEN_THEM = re.compile(
    rf"(?P<total>{PERCENT}) (?:between (?:them|the two)|together|combined|taken together)\b"
    rf"|\b(?:together|combined|between (?:them|the two)),?(?: (?:they|the two))?"
    rf"(?: (?:have|had|hold|held|won|got|took|make up|made up|account for|accounted for))? (?P<after>{PERCENT})"
)
_ROUNDED = 1.01
"""Percent that a sum of two rounded shares may miss."""
_OF_KIND = re.compile(rf"(?P<parts>{_PARTS}) ?(?:[–—]|\() ?{_TOTAL}{_CLOSED}")
_SUMMED = re.compile(
    rf"(?:,| ?[–—]|;) (?:for|making|giving|in) (?:an? (?:combined |overall |grand )?(?:total|sum) of|all,?) {_TOTAL}"
    rf"|(?:,| ?[–—])(?: (?:for|making|giving (?:it|him|her|them|the \w+)))? (?P<closing>{_N}) (?:\w+ )?"
    r"(?:in all|in total"
    r"|altogether|all told|combined|together)\b"
)
_ALL = re.compile(
    rf"{_TOTAL}{_WORDS}(?::|,?(?: (?:which|that))?(?: is| are| was| were)? (?:comprising|made up of"
    rf"|consist(?:ing|s|ed) of|composed of|split between|divided between|broken down into))"
    rf" (?P<parts>{_PARTS})(?=[.;)!?”\"]|$)"
)
_PREPOSITION = r"(?P<how>in|at|from|by|on|for|to|with)"
_PLACED = re.compile(
    rf"{_TOTAL}(?: (?!in\b|at\b|from\b|by\b|on\b|for\b|to\b|with\b)[\w’'-]+){{0,4}}?,"
    rf" (?P<parts>{_N}(?: [\w’'-]+)? {_PREPOSITION}(?: [\w’'-]+){{1,5}}?,? and {_N}(?: [\w’'-]+)? (?P=how)) "
)
"""`14 people, nine in London and five in Leeds`: one preposition with two places makes the parts disjoint."""
_OPPOSED = re.compile(
    rf"(?P<parts>{_N} of (?:the |its |all )?(?:[\w’'-]+[’']s? )?{_TOTAL}(?: [\w’'-]+){{1,9}}?,? (?:and|while|with)"
    rf" (?P<other>{_N})(?: [\w’'-]+){{0,2}}? (?:against|oppos\w+|abstain\w+|dissent\w+|did not|did n’t|refus\w+))"
)
_BEFORE = re.compile(
    rf"{_TOTAL}{_WORDS}(?P<open>,| ?\(| ?[–—]|,? including|, among them) ?(?P<parts>{_PARTS})(?P<close>(?:"
    rf" [\w’'-]+){{0,2}}?(?=[),.;–—]|$))"
)
_OF_OTHERS = re.compile(rf"{PERCENT} of (?!the\b|all\b)")
"""`60 percent of men, 30 percent of women` have no whole in common; `60 percent of voters` may be the whole."""
_REST = re.compile(
    r"^(?: (?:were|was|are|is|said|say|who|had|have|that|it|they|voted|voting|in|of voters|them)){0,3}"
    r" (?:undecided|unsure|not sure|not know|know|no opinion|no answer|abstain\w*|oppos\w+|against|disagre\w+|no"
    r"|disapprov\w+|neither|not|did not|didn[’']t|do not|don[’']t|the rest|refused|reject\w+|unfavou?rabl\w+)\b"
)
_REMAINING = re.compile(r"\b(?:rest|remaining|remainder|others?)(?:,| ?\(| ?[–—])? ?$")
_MAKES = re.compile(
    r"\b(?:supplied|supplies|account(?:s|ed|ing)? for|ma[dk]es? up|making up|comprise[sd]?|won|took|got|received"
    r"|of the vote)\b"
)
_APART = re.compile(
    r"\b(?:among|compared|than|(?:years?|months?|weeks?|polls?) (?:before|earlier|ago)|previous|from|up|down|rose|fell"
    r"|aged|respectively|also|both)\b|\b[Ii]n [A-Z\d]"
)
"""Words of sentences whose percentages are of several wholes."""
_NEAR = 80
"""Characters between two shares of one list."""
_DISJOINT = ({"man", "woman", "child"}, {"man", "woman", "boy", "girl"}, {"soldier", "civilian"}, {"adult", "child"})
_WHOLE = ({"man", "woman"}, {"adult", "child"}, {"boy", "girl"})
_GOES_ON = re.compile(r" [a-z]")
"""`12 in Ohio`; `2 QH` counts another thing than the total."""
_MOST = 6
"""Parts that a total at the end may be of."""
_CODE = 3
"""Letters of the code of a currency."""
_PEOPLE = word_set(
    "people person adult student patient member worker employee victim guest passenger injured dead wounded killed"
    " resident staff migrant refugee pupil detainee prisoner voter respondent participant survivor casualty arrested"
    " detained missing teacher applicant candidate visitor fatality hostage"
)
_KINDS = frozenset(kind for kinds in _DISJOINT for kind in kinds)
_KIND = re.compile(r"[a-z]+")


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
        for earlier, signed in find_runs(article.text, reading.sentences):
            for rest in find_misfits(article.text, earlier, signed):
                found.append(_of_rest(article.text, rest))
            found += _votes(article.text, earlier, signed)
            if len(signed.numbers) > 1:
                found += self._percents(article.text, signed)
                found += _together(article.text, signed)
            if len(signed.numbers) > 2:
                found += _totals(article.text, signed)
        return apart(found)

    def _percents(self, text: str, signed: Signed) -> Iterator[Finding]:
        placed = [pair for pair in zip(signed.numbers, signed.places, strict=True) if pair[0].unit != "share"]
        parts = [part for part, _ in placed]
        made = sum(part.low for part in parts)
        if made <= self.options.percent or any(part.unit != "percent" or not is_exact(part) for part in parts):
            return
        gaps = [b[1] - a[1] for a, b in pairwise(placed)]
        if gaps and max(gaps) <= _NEAR and len(_OF_OTHERS.findall(signed.words)) < 2 and _is_of_one_whole(signed):
            sum_ = f"{_added(parts)} is {number_words(round(made, 2))}, more than 100"
            span = Span(parts[0].span.start, parts[-1].span.end)
            yield _finding(text, span, "These shares make more than the whole.", sum_)


def _is_of_one_whole(signed: Signed) -> bool:
    """Whether the last share is what the others leave, or the list says what each of three makes of all."""
    before, last = signed.words[: signed.places[-1]], signed.words[signed.places[-1] + 1 :]
    many = len(signed.numbers) > 2
    if _REST.match(last) or _REMAINING.search(before):
        return many or not _APART.search(signed.words)
    return many and not _APART.search(signed.words) and _MAKES.search(before) is not None


def _of_rest(text: str, rest: Rest) -> Finding:
    numbers = [*rest.known, rest.told]
    sum_ = f"{number_words(rest.told.low)} does not follow from {', '.join(number_words(n.low) for n in rest.known)}"
    message = "What is told of all or of the rest does not follow from the numbers before it."
    return _finding(text, Span(numbers[0].span.start, numbers[-1].span.end), message, sum_)


def _votes(text: str, earlier: Sequence[Signed], signed: Signed) -> Iterator[Finding]:
    before = earlier[-1].span.of(text) if earlier else ""
    vote = find_vote(signed.span.of(text), before)
    if vote and (sum_ := misfit(vote)):
        span = vote.span.shifted(signed.span.start)
        yield _finding(text, span, "The votes do not give the number of members.", sum_, sure=vote.is_sure)


def _totals(text: str, signed: Signed) -> Iterator[Finding]:
    yield from _of_people(text, signed)
    yield from _summed(text, signed)
    for form in _AFTER:
        for hit in form.finditer(signed.words):
            yield from _compared(text, signed, hit, over=False)
    for hit in _OF_KIND.finditer(signed.words):
        if signed.at(hit, "total").unit in _PEOPLE and all(each.unit for each in _parts(signed, hit)):
            yield from _compared(text, signed, hit, over=False)
    for hit in _ALL.finditer(signed.words):
        if _is_list_of(signed.at(hit, "total"), _parts(signed, hit)):
            yield from _compared(text, signed, hit, over=False)
    for form in (_PLACED, _OPPOSED):
        for hit in form.finditer(signed.words):
            yield from _over(text, signed, hit)
    for hit in _BEFORE.finditer(signed.words):
        if _are_parts(text, signed, hit):
            yield from _compared(text, signed, hit, over=not _leaves_nobody_out(signed, hit))


def _together(text: str, signed: Signed) -> Iterator[Finding]:
    """`46 to 40 percent, 86 percent between them`, `46 percent and 40 percent, together 86 percent`."""
    for hit in _BETWEEN_THEM.finditer(signed.words):
        total = signed.at(hit, "total" if hit["total"] else "after")
        scores = [(lead.ahead, lead.behind) for lead in find_leads(text, signed.span)]
        told = [each for each in signed.numbers if each.unit == "percent" and each.span.end <= total.span.start]
        pairs = [pair for pair in scores if pair[1].span.end <= total.span.start] or [tuple(told)]
        parts = pairs[-1]
        made = sum(part.low for part in parts)
        if len(parts) == 2 and all(map(is_exact, (total, *parts))) and abs(made - total.low) > _ROUNDED:
            sum_ = f"{_added(parts)} is {number_words(round(made, 2))}, not {number_words(total.low)}"
            start = min(part.span.start for part in parts)
            yield _finding(text, Span(start, total.span.end), "The parts do not give the total.", sum_)


def _summed(text: str, signed: Signed) -> Iterator[Finding]:
    """A total that closes the sentence, of any of the like numbers before it."""
    for hit in _SUMMED.finditer(signed.words):
        total = signed.at(hit, "total" if hit["total"] else "closing")
        parts = [each for each in signed.numbers if each.span.end <= total.span.start and alike(each, total)]
        if len(parts) < 2 or len(parts) > _MOST or not all(map(is_exact, (total, *parts))):
            continue
        sums = [sum(one.low for one in some) for size in range(2, len(parts) + 1) for some in combinations(parts, size)]
        if total.low > max(part.low for part in parts) and total.low not in {round(made, 2) for made in sums}:
            sum_ = f"{_added(parts)} is {number_words(sums[-1])}, not {number_words(total.low)}"
            yield _finding(text, Span(parts[0].span.start, total.span.end), "The parts do not give the total.", sum_)


def _is_list_of(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether what follows a colon are the kinds of what the total counts, and no other measures."""
    units = {part.unit for part in parts}
    if total.unit in _PEOPLE or units <= {None, total.unit}:
        return True
    kinds = units - {None, total.unit}
    return (
        total.unit is not None and all(part.low < total.low for part in parts) and not (kinds | {total.unit}) & MEASURES
    )


def _over(text: str, signed: Signed, hit: re.Match[str]) -> Iterator[Finding]:
    """Disjoint parts that make more than their whole."""
    total = signed.at(hit, "total")
    parts = [each for each in _parts(signed, hit) if each is not total]
    like = len({part.unit for part in (total, *parts)} - {None}) <= 1 and all(map(is_exact, (total, *parts)))
    made = sum(part.low for part in parts)
    if like and total.unit != "percent" and made > total.low and max(part.low for part in parts) <= total.low:
        sum_ = f"{_added(parts)} is {number_words(made)}, more than {number_words(total.low)}"
        yield _finding(text, signed.span_of(hit), "The parts do not give the total.", sum_)


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


def _finding(text: str, span: Span, message: str, sum_: str, *, sure: bool = True) -> Finding:
    stance = Stance.REFUTES if sure else None
    return Finding("sums", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, stance)
