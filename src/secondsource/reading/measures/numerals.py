"""Numerals: the bare numbers in a text, in digits or in English words, before anybody asks what they count.

Read: `1,400`, `27 000`, `1.234.567`, `3.5`, `2½`, `10k`, `1.4 bn`, `twenty-five`, `two and a half million`,
`a dozen`.

Ukrainian and Russian: digits with a magnitude (`1,5 млн`, `20 тис.`) and the words from two to ten.

Vague numerals are bounds: a couple is 2 to 3, a few 2 to 5, several 3 to 7 (of what follows: `a few dozen` is 24
to 60); `dozens` is 24 to 120, `hundreds` 200 to 1,000, `thousands` 2,000 to 100,000, `millions` and `billions`
2 to 1,000 of them, `tens of` 20 to 100 and `hundreds of` 200 to 1,000 of what follows.

What has two readings that differ by a power of ten (`1.500`, `5m`) is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.record import Span
from secondsource.reading.measures import cyrillic

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_BY_TEN = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_TO_NINETEEN.split())}
TENS = {word: 10 * value for value, word in enumerate(_BY_TEN.split(), start=2)}
MAGNITUDES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakh crore": 1e12,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "milliard": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "trln": 1e12,
    **cyrillic.MAGNITUDES,
}
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_VAGUE = {"couple": (2.0, 3.0), "few": (2.0, 5.0), "several": (3.0, 7.0)}
_PLURALS = {
    "dozens": (24.0, 120.0),
    "hundreds": (200.0, 1e3),
    "thousands": (2e3, 1e5),
    "millions": (2e6, 1e9),
    "billions": (2e9, 1e12),
}
_OF = {"dozens": (24.0, 120.0), "scores": (40.0, 100.0), "tens": (20.0, 100.0), "hundreds": (200.0, 1e3)}

_SPACE = "[ \u00a0\u2009\u202f]"
_MAGNITUDE = (
    "lakh crore|(?:hundred|thousand|lakh|million|crore|milliard|billion|trillion)s?|mln|mn|bln|bn|trln|trn|tn|dozen"
    f"|(?:{'|'.join(sorted(cyrillic.MAGNITUDES, key=len, reverse=True))})\\.?"
)
_UNIT = "|".join(sorted(list(UNITS)[1:10], key=len, reverse=True))
_TEEN = "|".join(sorted(list(UNITS)[10:], key=len, reverse=True))
_TENS = "|".join(TENS)
_SMALL = rf"(?>(?:{_TENS})(?:[- ](?:{_UNIT})\b)?|{_TEEN}|{_UNIT}|zero)"
_BIG = "hundred|thousand|lakh|million|crore|billion|trillion|dozen"
_NO_MORE = f"(?![- ](?:(?:{_BIG})s?|and[- ]a[- ]half)\\b)"
_HUNDREDS = (
    rf"(?:(?:{_SMALL}|a)[- ]hundred"
    rf"(?:(?:[- ]and)?[- ]{_SMALL}(?![- ](?:hundred|dozen|and[- ]a[- ]half)\b))?|{_SMALL})"
)
_THOUSANDS = (
    rf"(?:(?:{_HUNDREDS}|a)[- ]thousand"
    rf"(?:,?[- ](?=[a-z-]+[- ]hundred){_HUNDREDS}{_NO_MORE}|[- ](?:and[- ])?{_SMALL}{_NO_MORE})?)"
)
_MILLIONS = (
    rf"(?:(?:{_HUNDREDS}|a)[- ](?:million|billion|trillion)"
    rf"(?:,?[- ](?:and[- ])?(?:{_THOUSANDS}|{_HUNDREDS}){_NO_MORE})?)"
)
_CYRILLIC = re.compile(
    rf"(?<![\w’'-])(?P<number>{'|'.join(cyrillic.NUMBERS)})"
    rf"(?:{_SPACE}(?P<big>{'|'.join(sorted(cyrillic.MAGNITUDES, key=len, reverse=True))}))?(?![\w’'-])",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"\b(?:half (?:of )?a (?P<half>dozen|million|billion|trillion)|a half[- ](?P<halved>dozen|million|billion)"
    r"|(?P<parts>an?|one|two|three)[- ](?P<part>third|quarter)s?(?: of an?|(?<=quarter))"
    r" (?P<partof>million|billion|trillion)"
    r"|an? (?P<more>million|billion|trillion) and a half"
    rf"|(?P<couple>a couple(?: of)?|a few|several) (?P<ofwhat>dozen|hundred|thousand|million|billion)"
    rf"|(?P<many>dozens|scores|tens|hundreds) of (?P<ofmany>thousands|millions|billions)"
    rf"|(?P<plural>dozens|hundreds|thousands|millions|billions)"
    rf"|(?P<andahalf>{_SMALL})[- ]and[- ]a[- ]half(?:[- ](?P<halfof>thousand|million|billion|trillion))?"
    rf"|(?P<words>{_MILLIONS}|{_THOUSANDS}|(?:{_HUNDREDS}|an?)[- ](?:lakh|crore|dozen)|{_HUNDREDS})"
    rf")(?!\w|[- ](?:{_BIG})\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")
_FIRST = frozenset(
    ("a", "an", "half", "several", "dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions")
) | {*UNITS, *TENS}
"""Words that can open a number in words."""
# After these even a bare `5m` is five million.
_MILLIONS_OF = (
    r"(?:(?: to | or |[-–])\d[\d.]*[mMbB])? (?:people|persons|women|men|children|euros|dollars|pounds|users|customers"
    r"|voters|votes|viewers|tonnes|tons|barrels|refugees|residents|workers|jobs|households|homes|doses)\b"
)
_DIGITS = re.compile(
    rf"(?P<raw>(?<![\w.,/:#№@=^&~'’-])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d.,]*\d)|\d+(?:[.,]\d+)*)(?P<fraction>[½¼¾⅓⅔]?)"
    rf"(?P<big>(?:{_SPACE}|-)?(?:{_MAGNITUDE})(?![\w])|[kKmMbB](?![\w’'])|{_SPACE}?[mMbB](?={_MILLIONS_OF})|)",
    re.IGNORECASE,
)
SIGNS = "$£€¥₴₽₹₺₩₪"
CODES = "USD|EUR|GBP|UAH|RUB|JPY|CNY|INR|AUD|CAD|CHF|PLN|CZK|HUF|SEK|NOK|DKK|KRW|ILS|BRL|ZAR|SGD|HKD|NZD|MXN|TWD"
_MONEY_BEFORE = re.compile(rf"(?:[{SIGNS}]|\b(?:{CODES}|Rs\.?))\s?$")
_PERCENT_AFTER = re.compile(rf"{_SPACE}?(?:%|per ?cent\b|percent|відсот|процент)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with no unit; `low` and `high` differ only for vague words such as `a few dozen`."""

    low: float
    high: float
    span: Span
    spelled: bool
    """True where it stands in words."""
    factor: float
    """What its magnitude word multiplies by: 1e6 in `5 million`, 1 in `5`."""
    bare: bool
    """True for digits alone: no separator, no magnitude."""


@lru_cache(maxsize=64)
def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Every numeral, in order, none overlapping; not those in names (T-72), clock times and ordinals."""
    found = sorted((*_in_digits(text), *_in_words(text), *_in_cyrillic(text)), key=lambda numeral: numeral.span)
    apart = [one for at, one in enumerate(found) if not (at and found[at - 1].span.overlaps(one.span))]
    return tuple(_without_runs(apart, text))


def _without_runs(found: list[Numeral], text: str) -> Iterator[Numeral]:
    """Two spelled numerals side by side (`nineteen eighty-four`) and three in digits (a telephone number) are one
    thing that we cannot read."""
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and _joined(found[end - 1], found[end], text):
            end += 1
        if end - at == 1 or (not found[at].spelled and end - at == 2):
            yield from found[at:end]
        at = end


def _joined(one: Numeral, other: Numeral, text: str) -> bool:
    alike = (one.spelled and other.spelled) or (one.bare and other.bare)
    return alike and text[one.span.end : other.span.start] in {" ", "-"}


# Digits


def _in_digits(text: str) -> Iterator[Numeral]:
    for hit in _DIGITS.finditer(text):
        if _stands_free(text, hit.start(), hit.end()) and (read := _digits(hit, text)):
            yield read


def _stands_free(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 2) : start]
    if before and (_is_letter_before(text, start) or before[-1] in "_./:#№@=^&~\\,'’" or _hyphened(before)):
        return False
    after = text[end : end + 2]
    glued = after[:1]
    if glued and glued in "/:" and after[1:].isdigit():
        return False
    return not (glued.isalpha() or glued == "_") or _UNIT_GLUED.match(text, end) is not None


def _is_letter_before(text: str, start: int) -> bool:
    """A letter or digit that is no currency: `USD5m` is read, `T72` is not."""
    return text[start - 1].isalnum() and not _MONEY_BEFORE.search(text, max(0, start - 5), start)


def _hyphened(before: str) -> bool:
    """`T-72`, `Covid-19`; a minus sign or a range (`5-10`) is none."""
    return before[-1] == "-" and len(before) > 1 and (before[0].isalpha() or before[0] in ".-")


_UNIT_GLUED = re.compile(
    r"(?:(?<=\d\d)[CF]|km|kmh|kg|cm|mm|ft|mph|kph|kWh?|MWh?|GWh?|TWh?|GB|MB|TB|bpd|pc|pp|lbs?|ha|sqm|mg|ml|nm|in)\b"
)


def _digits(hit: re.Match[str], text: str) -> Numeral | None:
    raw, fraction, big = hit["raw"], hit["fraction"], hit["big"]
    money = _MONEY_BEFORE.search(text, max(0, hit.start() - 5), hit.start()) is not None
    big = re.sub(_SPACE, " ", big).strip(" -.").lower()
    letter = len(big) == 1
    counted = re.compile(_MILLIONS_OF).match(text, hit.end())
    if letter and not money and (text[hit.end() : hit.end() + 1] == "-" or not (big == "k" or counted)):
        return None
    factor = _LETTERS[big] if letter else MAGNITUDES.get(big) or MAGNITUDES.get(big.removesuffix("s"), 1.0)
    exact = factor != 1.0 or _PERCENT_AFTER.match(text, hit.end()) is not None
    value = plain_value(raw, decimal_comma=exact, long_decimals=exact)
    if value is None or (fraction and not raw.isdigit()):
        return None
    value = (value + _FRACTIONS.get(fraction, 0.0)) * factor
    value = round(value, 6) if value < 1e9 else float(round(value))
    span = Span(hit.start(), hit.end())
    return Numeral(value, value, span, spelled=False, factor=factor, bare=raw.isdigit() and not fraction and not big)


def plain_value(raw: str, *, decimal_comma: bool = False, long_decimals: bool = False) -> float | None:
    """The value of digits with separators; None where they can be read in two ways or in none."""
    raw = re.sub(_SPACE, " ", raw)
    if re.fullmatch(r"(?:0|[1-9]\d{0,14})", raw):
        return float(raw)
    if re.fullmatch(r"[1-9]\d{0,2}(?: \d{3})+", raw):
        return float(raw.replace(" ", ""))
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d?(?:,\d{2})+,\d{3}", raw):
        return float(raw.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3}){2,}", raw):
        return float(raw.replace(".", ""))
    decimals = re.fullmatch(r"(0|[1-9]\d*)\.(\d+)", raw)
    if decimals and (long_decimals or decimals[1] == "0" or len(decimals[2]) != 3 or len(decimals[1]) > 3):
        return float(raw)
    if decimal_comma and re.fullmatch(r"(?:0|[1-9]\d*),\d{1,2}", raw):
        return float(raw.replace(",", "."))
    return None


# Words


def _in_words(text: str) -> Iterator[Numeral]:
    for hit in _spelled(text):
        if text[hit.end() : hit.end() + 1] not in {"’", "'"} and not _within_word(text, hit.start()):
            bounds, factor = _bounds(hit)
            yield Numeral(*bounds, Span(hit.start(), hit.end()), spelled=True, factor=factor, bare=False)


def _spelled(text: str) -> Iterator[re.Match[str]]:
    """Where number words stand: the pattern is tried only at words that can open it, a tenth of its time elsewhere."""
    end = 0
    for word in _WORD.finditer(text):
        if word.start() >= end and word.group().lower() in _FIRST and (hit := _WORDS.match(text, word.start())):
            end = hit.end()
            yield hit


def _in_cyrillic(text: str) -> Iterator[Numeral]:
    for hit in _CYRILLIC.finditer(text):
        factor = cyrillic.MAGNITUDES[hit["big"].lower()] if hit["big"] else 1.0
        value = cyrillic.NUMBERS[hit["number"].lower()] * factor
        yield Numeral(value, value, Span(*hit.span()), spelled=True, factor=factor, bare=False)


def _within_word(text: str, start: int) -> bool:
    """`forty` in `Catch-forty`: a word that hyphens bind to the one before."""
    return start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()


def _bounds(hit: re.Match[str]) -> tuple[tuple[float, float], float]:
    """Low and high, and the magnitude they are counted in."""
    if half := hit["half"] or hit["halved"]:
        factor = MAGNITUDES[half.lower()]
        return (factor / 2, factor / 2), factor
    if parts := hit["parts"]:
        factor = MAGNITUDES[hit["partof"].lower()]
        value = max(1.0, spelled_value(parts)) * factor / (3 if hit["part"].lower() == "third" else 4)
        return (value, value), factor
    if more := hit["more"]:
        factor = MAGNITUDES[more.lower()]
        return (1.5 * factor, 1.5 * factor), factor
    if vague := hit["couple"]:
        low, high = next(bounds for word, bounds in _VAGUE.items() if word in vague.lower())
        factor = MAGNITUDES[hit["ofwhat"].lower()]
        return (low * factor, high * factor), factor
    if many := hit["many"]:
        low, high = _OF[many.lower()]
        factor = MAGNITUDES[hit["ofmany"].lower().removesuffix("s")]
        return (low * factor, high * factor), factor
    if plural := hit["plural"]:
        return _PLURALS[plural.lower()], MAGNITUDES[plural.lower().removesuffix("s")]
    if whole := hit["andahalf"]:
        factor = MAGNITUDES.get((hit["halfof"] or "").lower(), 1.0)
        value = (spelled_value(whole) + 0.5) * factor
        return (value, value), factor
    value = spelled_value(hit["words"])
    last = re.split(r"[ -]", hit["words"].lower())[-1]
    return (value, value), MAGNITUDES.get(last, 1.0)


def spelled_value(words: str) -> float:
    """The value of English number words that the grammar above has let through."""
    total, group = 0.0, 0.0
    for word in re.split(r"[ ,-]+", words.lower()):
        if word in MAGNITUDES:
            group = max(group, 1.0) * MAGNITUDES[word]
            if MAGNITUDES[word] >= 1e3:
                total, group = (total + group, 0.0)
        elif word not in {"and", "a", "an"}:
            group += UNITS.get(word, 0) or TENS.get(word, 0)
    return total + group
