"""Shares told together with the two numbers that they are made from, or in two ways.

Four forms are computed again:

- a part of a whole and the share that it is: "12 of 40, or 30 percent", "30 percent (12 of 40)", "of the 40, 12 – 30
  percent – agreed", "40 people, of whom 12, or 30 percent, agreed", "40 people came. Of these, 12 (30%) agreed";
- a share of a whole and the part that it is: "30 percent of the 40 members, or 12,";
- either of them with the share in words: "12 of 40, nearly a third,", "40 people, of whom 10, a quarter, agreed";
- one share in percent and in words: "30 percent, or nearly a third,", "one in four (25 percent)".

Numbers in the news are rounded, so each is taken for everything that it can have been rounded from, and a share is let
pass if any of these gives it: within a percentage point for a share in percent, within a seventh for one in words.
Numbers with "at least" or "up to" are left alone, and so is a share that goes on with "of" something else.
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
from secondsource.reading.measures.spreads import is_one, misses, misses_fraction, number_words, ratio, spread
from secondsource.reading.measures.trios import find_trio

_DET = r"(?:(?:the|its|his|her|their|our|all|those|these|some) ){0,2}(?:[\w-]+ )?(?:[\w-]+(?:[’']s|s[’']) )?"
_WORDS = r"(?: (?!of\b)[\w’'-]+){0,6}?"
_OPENS = r"(?:,? or|,? that is,?|,? which is|,? making up|,? giving (?:it|him|her|them|the \w+)|,? ?\(|,| ?[–—]|:)"
_SOFT = (
    r"(?: ?(?:or|just|only|some|roughly|fully|that is|equal to|equivalent to|representing|i\.e\.,?|the equivalent of"
    r"|an? (?:[\w-]+ )?(?:rate|share|proportion|turnout) of))*"
)
_JOIN = rf"{_OPENS}{_SOFT} ?"
_TOLD = f"(?P<told>[{PERCENT}{FRACTION}])"
_ENDS = (
    r"(?= ?(?:[),.;:–—!?”\"]|$)"
    r"| (?:of (?:them|these|those|whom|the (?:total|whole|lot))|who|which|voted|agreed|said)\b)"
)
_PART, _WHOLE = f"(?P<part>{COUNT})", f"(?P<whole>[{COUNT}{POINTS}])"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PART},? (?:out )?of {_DET}{_WHOLE}{_WORDS}{_JOIN}{_TOLD}{_ENDS}",
        rf"{_TOLD}{_WORDS}(?:,? or|, with| ?\(| ?[–—]|:){_SOFT} ?{_PART} (?:out )?of {_DET}{_WHOLE}",
        rf"{_WHOLE}{_WORDS}[,;]? (?:of (?:whom|which|them)|including|among (?:them|whom))"
        rf" {_PART}{_WORDS}{_JOIN}{_TOLD}{_ENDS}",
        rf"\b[Oo]f {_DET}{_WHOLE}{_WORDS},? {_PART}{_WORDS}{_JOIN}{_TOLD}{_ENDS}",
        rf"{_TOLD} of {_DET}{_WHOLE}{_WORDS}(?:,? or| ?\(| ?[–—]){_SOFT} ?{_PART}{_ENDS}",
        rf"{_PART}{_WORDS}(?:,? or| ?\(| ?[–—]){_SOFT} ?{_TOLD}\)?,?(?: ?[–—])? of {_DET}{_WHOLE}",
        rf"{_TOLD}(?:,? or|,| ?\(| ?[–—]){_SOFT} ?{_PART}(?:,|\)| ?[–—])? of {_DET}{_WHOLE}",
        rf"{_WHOLE}{_WORDS}[,;]?(?: and)? {_PART} of (?:whom|which|them){_JOIN}{_TOLD}{_ENDS}",
        rf"(?:[Aa]mong|[Oo]ut of) {_DET}{_WHOLE}{_WORDS}, {_PART}{_WORDS}{_JOIN}{_TOLD}{_ENDS}",
        rf"{_TOLD}{_WORDS}(?: of{_WORDS})?: {_PART} (?:out )?of {_DET}{_WHOLE}",
    )
)
_OF_THESE = re.compile(
    rf"(?:Of|Among) (?:these|them|those),? {_PART}{_WORDS}(?:{_JOIN}|,? which is |,? making up ){_TOLD}{_ENDS}"
)
_TWO_WAYS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<percent>{PERCENT})(?: of)?{_WORDS}(?:,? or|,? that is,?| ?\(|,| ?[–—]){_SOFT} ?(?P<fraction>{FRACTION})"
        r"(?= ?(?:[),.;:–—!?]|$))",
        rf"(?P<fraction>{FRACTION})(?: of(?: [\w’'-]+){{1,5}}?| [\w’'-]+)?(?:,? or| ?\(| ?[–—]|,){_SOFT} ?"
        rf"(?P<percent>{PERCENT})(?= ?(?:[),.;:–—!?]|$))",
    )
)

_ATTACHED = re.compile(
    rf"(?:,|\(|–|—|\bor|\b(?:make|makes|made) up|\baccount(?:s|ed)? for|\bcomprise[sd]?"
    rf"|\brepresent(?:s|ed|ing)?|(?:,|–) an? (?:[\w-]+ )?(?:rate|share|proportion|turnout) of){_SOFT} ?$"
)
_RATE = re.compile(r"^ (?:turnout|of the turnout|response rate|participation)\b")
_OF_NEXT = re.compile(rf"^ of (?:[\w’'-]+ ){{0,4}}?{COUNT}")
_OF_ALL = re.compile(
    r" of (?:them|these|those|whom)\b"
    r"| of (?:its|their|the|all) (?:staff|workforce|work force|members?|membership|total|whole"
    r"|employees|workers|seats|board|fleet|chamber|house|assembly|parliament|panel|council|force|crew|group|class"
    r"|sample|network)\b"
)
_OF_WHOLE = re.compile(rf"\b[Oo]f (?:[\w’'-]+ ){{0,3}}?{COUNT}")


@dataclass(frozen=True, slots=True)
class Options:
    """How far a told share may be from the computed one."""

    points: float = 1.0
    """Percentage points by which a share told in whole percent may miss; a tenth of it with one decimal."""


@dataclass(frozen=True, slots=True)
class Component:
    """Divides each part by its whole."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        for before, signed in find_neighbours(article.text, reading.sentences):
            found += self._sentence(article.text, signed)
            if before:
                found += self._of_these(article.text, before, signed)
        return apart(found)

    def _sentence(self, text: str, signed: Signed) -> Iterator[Finding]:
        if len(signed.numbers) > 2:
            for form in _FORMS:
                for hit in form.finditer(signed.words):
                    part, whole, told = (signed.at(hit, name) for name in ("part", "whole", "told"))
                    yield from self._compared(text, part, whole, told, signed.span_of(hit))
        for trio in find_trio(signed, _tells_share):
            numbers = sorted((trio.low, trio.high, trio.told), key=lambda number: number.span)
            span = Span(numbers[0].span.start, numbers[-1].span.end)
            yield from self._compared(text, trio.low, trio.high, trio.told, span)
        for form in _TWO_WAYS:
            for hit in form.finditer(signed.words):
                yield from _two_ways(text, signed.at(hit, "percent"), signed.at(hit, "fraction"), signed.span_of(hit))

    def _of_these(self, text: str, before: Signed, signed: Signed) -> Iterator[Finding]:
        """`Of these` speaks of any number of the sentence before, so the share must follow from none of them."""
        hit = _OF_THESE.match(signed.words)
        if not hit:
            return
        part, told = signed.at(hit, "part"), signed.at(hit, "told")
        wholes = [whole for whole in before.numbers if whole.unit not in {"percent", "share"} and part.low <= whole.low]
        found = [[*self._compared(text, part, whole, told, signed.span_of(hit))] for whole in wholes]
        if found and all(found):
            yield from found[-1]

    def _compared(self, text: str, part: Quantity, whole: Quantity, told: Quantity, span: Span) -> Iterator[Finding]:
        if not (is_one(part) and is_one(whole)) or not 0 < part.low <= whole.low:
            return
        low, high = ratio(spread(part, 0.0), spread(whole, 0.0))
        if told.unit == "share":
            is_wrong = misses_fraction(told, (low, high))
        else:
            is_wrong = misses(text, told, (100 * low, 100 * high), self.options.points)
        if is_wrong:
            share = f"{number_words(part.low)} of {number_words(whole.low)} is {100 * part.low / whole.low:.3g} percent"
            sum_ = f"{share}, not {_told(text, told)}"
            yield _finding(text, span, "The share does not follow from its numbers.", sum_)


def _tells_share(told: Quantity, before: str, after: str) -> bool:
    """Whether a percentage or fraction is of the larger of the two others, of which the smaller is a part."""
    if told.unit not in {"percent", "share"} or not _OF_WHOLE.search(f"{before}{PERCENT}{after}"):
        return False
    of_whole = _OF_NEXT.match(after) or _OF_ALL.match(after)
    return bool(of_whole or _RATE.match(after) or (not after.startswith(" of ") and _ATTACHED.search(before)))


def _two_ways(text: str, percent: Quantity, fraction: Quantity, span: Span) -> Iterator[Finding]:
    if is_one(percent) and 0 < percent.low < 100 and misses_fraction(fraction, (percent.low / 100, percent.low / 100)):
        sum_ = f"{_told(text, fraction)} is {100 * fraction.low:.3g} percent, not {number_words(percent.low)}"
        yield _finding(text, span, "The share in words is not the share in percent.", sum_)


def _told(text: str, told: Quantity) -> str:
    return f"“{told.span.of(text)}”" if told.unit == "share" else number_words(told.low)


def _finding(text: str, span: Span, message: str, sum_: str) -> Finding:
    return Finding("shares", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)
