"""Ages: `aged 43`, `43-year-old`, `43 years old`, `Anna Smith, 43, said`, `in his early 40s`, `under-18s`, `his 43rd
birthday`, `children under five`, `The suspect, 27, was`, `He was 86.`; in years, or in months where the text counts
them.

The number is the last birthday: `aged 43` is 43, not yet 44. Early, mid and late forties are 40–43, 44–46 and 47–49.
A thing that is old (`a three-year-old war`) is read too: whose age it is, the sentence says. Left out: a number after
a name in brackets.
"""

import re
from collections.abc import Iterator

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures.approximators import apart, quantity
from secondsource.reading.measures.numerals import Numeral, find_numerals, spelled_value

_TENS = {
    word: 10 * tens
    for tens, words in enumerate(
        ["teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"], 1
    )
    for word in (words, f"{10 * tens}s")
    if tens > 1 or word == "teens"
}
_OLD = re.compile(
    r"[- ](?P<unit>year|month|week|day)s?[- ]old(?:s\b|\b)|(?:[- ])(?P<years>years) of age\b", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:(?:(?:between|from) )?(?:the )?ages of|at age|at the age of|aged?|ages|turned|turns|turning)"
    r" (?:between |from )?$",
    re.IGNORECASE,
)
_GROUP_BEFORE = re.compile(
    r"\b(?:children|kids|boys|girls|infants|toddlers|teenagers|people|women|men|adults|anyone|everyone|those|residents)"
    r" (?P<side>(?:under|over|below|above)(?: the age of)?) $",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r"[.,;:)]|$| (?:and|or|who|are|were|is|was|in|have|had|can|will|must|may|should|with|at|get|got|to)\b"
)
_TELLS_AGE = re.compile(r"\b(?:he|she) (?:is|was) (?:only |just )?$", re.IGNORECASE)
_COMMON = re.compile(r"\b[a-z]{3,}, $")
_AFTER_COMMON = re.compile(
    r", (?:who|was|were|is|has|had|said|told|died|from|of|and [a-z]+ed|[a-z]{2,}ed|went|left|came|fell|lost|won)\b"
)
_NAMED = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+, $")
_DECADE = re.compile(
    r"\b(?:in|into) (?:his|her|their|my|our) (?P<part>early|mid|late)?[- ]?"
    rf"(?P<decade>{'|'.join(_TENS)})\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?P<side>under|over)[- ](?P<age>\d\d)s\b", re.IGNORECASE)
_BIRTHDAY = re.compile(r"\b(?P<number>\d{1,3})(?:st|nd|rd|th) birthday\b")
AGE_WORDS = {"teenager": (13, 19), "octogenarian": (80, 89), "nonagenarian": (90, 99), "septuagenarian": (70, 79)}
_WORD = re.compile(rf"\b(?P<word>{'|'.join(AGE_WORDS)})s?\b", re.IGNORECASE)
_TO = re.compile(r"-|–| to | and | or ")
_AFTER = re.compile(r" (?P<words>(?:and|or) (?:over|older|above|under|younger))\b", re.IGNORECASE)
_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_OLDEST = 130


def find_ages(text: str) -> tuple[Quantity, ...]:
    """Every age, in order, none overlapping."""
    return apart((*_numbers(text), *_decades(text), *_words(text)))


def _numbers(text: str) -> Iterator[Quantity]:
    numerals = [one for one in find_numerals(text) if one.low == one.high and one.factor == 1.0]
    for at, numeral in enumerate(numerals):
        start, end, low = numeral.span.start, numeral.span.end, numeral.low
        before = numerals[at - 1] if at else None
        if before and _TO.fullmatch(text[before.span.end : start]) and before.low < numeral.low:
            start, low = before.span.start, before.low
        aged, old = _AGED.search(text, max(0, start - 32), start), _OLD.match(text, end)
        if old:
            yield _age(text, low, numeral.low, (old["unit"] or "year").lower(), Span(start, old.end()))
        elif (
            aged and numeral.low <= _OLDEST and not re.match(r"[- ](?:years?|months?|weeks?|days?)\b|%", text[end:][:8])
        ):
            follows = numerals[at + 1] if at + 1 < len(numerals) else None
            if not (follows and _TO.fullmatch(text[end : follows.span.start])):
                yield _age(text, low, numeral.low, "year", Span(aged.start(), end))
        elif aged and (unit := re.compile(r" (year|month|week|day)s?\b").match(text, end)):
            yield _age(text, low, numeral.low, unit[1], Span(aged.start(), unit.end()))
        elif low == numeral.low and 1 <= low <= 110:
            yield from _alone(text, numeral)


def _alone(text: str, numeral: Numeral) -> Iterator[Quantity]:
    """A number that only its place in the sentence makes an age."""
    start, end = numeral.span.start, numeral.span.end
    group = _GROUP_BEFORE.search(text, max(0, start - 40), start)
    if group and _CLAUSE_ENDS.match(text, end):
        span = Span(group.start("side"), end)
        yield Quantity(numeral.low, numeral.low, "year", group["side"].lower().split()[0], span)
    elif (numeral.bare and (_after_name(text, start, end) or _after_noun(text, start, end))) or (
        _TELLS_AGE.search(text, max(0, start - 16), start) and re.match(r"[.;](?:\s|$)|$", text[end : end + 2])
    ):
        yield Quantity(numeral.low, numeral.low, "year", None, numeral.span)


def _after_noun(text: str, start: int, end: int) -> bool:
    """`The suspect, 27, was`."""
    return bool(_COMMON.search(text, max(0, start - 24), start) and _AFTER_COMMON.match(text, end))


def _after_name(text: str, start: int, end: int) -> bool:
    """`Anna Smith, 43, said`."""
    before, after = text[max(0, start - 40) : start], text[end : end + 4]
    return bool(_NAMED.search(before)) and bool(re.match(r", (?![\dA-Z])|\.(?:\s|$)", after))


def _decades(text: str) -> Iterator[Quantity]:
    for hit in _DECADE.finditer(text):
        tens, part = _TENS[hit["decade"].lower()], _THIRDS.get((hit["part"] or "").lower(), (0, 9))
        low, high = (13, 19) if tens == 10 else (tens + part[0], tens + part[1])
        if tens > 10 or not hit["part"]:
            yield Quantity(low, high, "year", None, Span(*hit.span()))


def _words(text: str) -> Iterator[Quantity]:
    for hit in _WORD.finditer(text):
        low, high = AGE_WORDS[hit["word"].lower()]
        yield Quantity(low, high, "year", None, Span(*hit.span()))
    for hit in _GROUP.finditer(text):
        age = float(hit["age"])
        yield Quantity(age, age, "year", hit["side"].lower(), Span(*hit.span()))
    for hit in _BIRTHDAY.finditer(text):
        age = spelled_value(hit["number"]) or float(hit["number"])
        if age <= _OLDEST:
            yield Quantity(age, age, "year", None, Span(*hit.span()))


def _age(text: str, low: float, high: float, unit: str, span: Span) -> Quantity:
    if after := _AFTER.match(text, span.end):
        return Quantity(low, high, unit, after["words"].lower(), Span(span.start, after.end()))
    return quantity(text, low, high, unit, span)
