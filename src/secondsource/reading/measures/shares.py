"""Shares and ratios: `a third of`, `two-thirds`, `one in five`, `nine out of 10`, `3 to 1`, `a ratio of 2:1`.

A share is a number from 0 to 1 with the unit `share`; a ratio is how many of the first come on one of the second, with
the unit `ratio`. A majority, a fraction of, a part of, are words and no numbers: they are left out, and so is `a
quarter` without `of` (a part of a year, a coin), a share above the whole, and `3 to 1` without a word such as *odds*,
*margin* or *ratio*.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures.approximators import apart, quantity
from secondsource.reading.measures.numerals import spelled_value

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred"
_COUNT = rf"(?:(?:{_NUMBER})\b|\d{{1,3}}(?:,\d{{3}})*(?![\d.,]*\d))"
_PART = "|".join(name for name in _PARTS if name != "half")
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>{_PART})(?P<plural>s?)\b"
    r"|(?P<half>half)\b"
    r"(?! (?:an? )?(?:hour|day|month|year|century|decade|dozen|million|billion|trillion|mile|time)s?\b)"
    r"|(?P<sign>[½⅓⅔¼¾])(?! ?\d))"
    r"(?P<of> of (?!(?:an? |the )?(?:million|billion|trillion|century|mile|kilomet|inch|pound|acre|ton|pint|gallon|cup"
    r"|teaspoon|hour|\d{4}\b|last year|this year)))?",
    re.IGNORECASE,
)
_OTHER_HALF = re.compile(r"\b(?:first|second|third|other|later|latter|and|back|front|top)(?: an?)? $", re.IGNORECASE)
_SIGNS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4}
_IN = re.compile(
    rf"(?<![\w.,/-])(?P<one>{_COUNT})(?: in (?:every )?| out of (?:every )?)(?P<all>{_COUNT})(?![\w-])", re.I
)
_NOT_OF = re.compile(
    r" (?:a|an|the|days?|weeks?|months?|years?|hours?|minutes?|million|billion|thousand|hundred)\b", re.I
)
_RATIO = re.compile(
    rf"(?<![\w.,/:-])(?P<one>{_COUNT})(?:[- ]to[- ]| ?: ?)(?P<other>{_COUNT})(?![\w:/]|[.,]\d)", re.IGNORECASE
)
_RATIO_BEFORE = re.compile(r"\b(?:odds|ratio|margin|outnumber\w*|favou?r\w*|advantage)\b[\w ]{0,24}$", re.IGNORECASE)
_RATIO_AFTER = re.compile(r"[ -](?:odds|ratio|margin|advantage|favou?rite|in favou?r|against)\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def find_shares(text: str) -> tuple[Quantity, ...]:
    """Every share and ratio, in order, none overlapping."""
    return apart((*_ratios(text), *_of_all(text), *_fractions(text)))


def _fractions(text: str) -> Iterator[Quantity]:
    for hit in _FRACTION.finditer(text):
        count = (hit["count"] or "").lower()
        if hit["sign"]:
            value = _SIGNS[hit["sign"]]
            sure = hit["of"]
        elif hit["half"]:
            value, sure = 0.5, hit["of"] or re.match(r" (?:the|its|their|his|her|our|all) ", text[hit.end() :][:7])
        else:
            number = 1.0 if count in {"a", "an"} else spelled_value(count)
            value = number / _PARTS[hit["part"].lower()]
            sure = (number > 1) == bool(hit["plural"]) and (hit["of"] or (number > 1 and _ends(text, hit.end())))
        if sure and value < 1 and not _OTHER_HALF.search(text, max(0, hit.start() - 8), hit.start()):
            end = hit.start("of") if hit["of"] else hit.end()
            yield quantity(text, value, value, "share", Span(hit.start(), end))


def _ends(text: str, end: int) -> bool:
    """`Two-thirds agreed`; the `three quarters` of a year are followed by other words."""
    return re.match(r"[ -](?:majority|voted|said|agreed|were|are|had|have)\b|[.,;)]|$", text[end:][:12]) is not None


def _of_all(text: str) -> Iterator[Quantity]:
    for hit in _IN.finditer(text):
        one, every = _value(hit["one"]), _value(hit["all"])
        if 0 < one < every and every >= 2 and not _NOT_OF.match(text, hit.end()) and not 1700 <= every <= 2100:
            yield quantity(text, one / every, one / every, "share", Span(*hit.span()))


def _ratios(text: str) -> Iterator[Quantity]:
    for hit in _RATIO.finditer(text):
        told = _RATIO_BEFORE.search(text, max(0, hit.start() - 40), hit.start()) or _RATIO_AFTER.match(text, hit.end())
        one, other = _value(hit["one"]), _value(hit["other"])
        if told and one > 0 and other > 0:
            yield quantity(text, one / other, one / other, "ratio", Span(*hit.span()))


def _value(words: str) -> float:
    return float(words.replace(",", "")) if words[0].isdigit() else spelled_value(words)
