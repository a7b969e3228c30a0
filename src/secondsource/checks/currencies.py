"""Sums of money that an article gives in two currencies.

Where an amount is followed at once by the same in another currency ("$12.9bn (£10bn)", "5 million euros, or 5.8 million
dollars"), the rate of exchange between them is computed, and compared twice:

- with the lowest and highest rate of the two currencies against the dollar since 1999, with a tenth to spare;
- with the rate of the article's other amounts in the same two currencies, where neither sentence names another year:
  rates of one article lie within a tenth of each other.

Both amounts are taken for everything that they can have been rounded from. Which of the numbers is wrong is open. "$"
alone is taken for the dollar of the United States, and left alone where the text names another land of dollars; a pound
is taken for the British one where the text speaks of Britain or of paying, and names no other land of pounds.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.measure import Quantity, Share
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.numbers import last_digit
from secondsource.reading.measures.signs import COUNT, Signed, find_signed
from secondsource.reading.measures.spreads import Spread, number_words, ratio
from secondsource.reading.measures.times import find_dates

_SOFT = (
    r"(?:(?:about|around|roughly|some|approximately|nearly|almost|just over|just under|or|at the time|equivalent to) )*"
)
_PAIR = re.compile(
    rf"(?P<one>{COUNT})(?:(?P<open> ?\()|,? or |,?(?: which is)? (?:the )?equivalent (?:of|to) "
    r"|,? (?:equal to|worth) | ?/ ?| ?= ?"
    rf"|(?P<beside>, | ?– ?)){_SOFT}[~≈]?(?P<other>{COUNT})(?P<dash> ?–)?"
)
_CLOSES = re.compile(r" ?[),;]| at\b")
# Units of one dollar of the United States: least and most since 1999.
_TO_THE_DOLLAR: dict[str, Spread] = {
    "usd": (0.95, 1.05), "eur": (0.62, 1.22), "gbp": (0.47, 0.95), "jpy": (75, 163), "cny": (6.0, 8.4),
    "rub": (22, 125), "uah": (3.9, 45), "inr": (38, 95), "cad": (0.9, 1.63), "aud": (0.9, 2.1), "chf": (0.72, 1.85),
    "pln": (2.0, 5.1), "nzd": (1.1, 2.6), "hkd": (7.7, 7.9), "sgd": (1.2, 1.9), "sek": (5.8, 11.5), "nok": (4.9, 11.7),
    "dkk": (4.6, 9.1), "czk": (14, 42), "krw": (900, 1600), "zar": (5.6, 20), "brl": (1.5, 6.4), "mxn": (9, 25.5),
    "ils": (3.0, 5.1), "aed": (3.6, 3.75), "sar": (3.7, 3.8), "qar": (3.6, 3.75), "kwd": (0.26, 0.32), "thb": (28, 46),
    "myr": (2.9, 4.8), "idr": (6500, 17000), "php": (38, 62), "twd": (27, 36), "huf": (143, 450), "kes": (59, 163),
    "clp": (430, 1050), "cop": (1500, 5100), "bgn": (1.2, 2.4), "egp": (3.3, 52),
}  # fmt: skip
_OTHER_POUNDS = re.compile(r"\b(?:Egypt|Leban|Syria|Sudan|Cypr|Ireland|Irish|lira)", re.IGNORECASE)
_DOLLARS = {
    "aud": "Australia", "nzd": "New Zealand", "cad": "Canad", "sgd": "Singapore", "hkd": "Hong Kong", "twd": "Taiwan",
    "mxn": "Mexic", "clp": "Chile", "cop": "Colombia", "": "Argentin|Jamaica|Trinidad|Fiji|Namibia",
}  # fmt: skip
"""Lands whose papers write their own money as `$`; under an empty code those whose rates are not held."""
_OTHER_DOLLARS = re.compile("|".join(rf"\b(?P<{code or 'none'}>{land})" for code, land in _DOLLARS.items()))
_AMERICAN = re.compile(r"\bUS|U\.S\.|\bAmerican\b")
_BRITISH = re.compile(
    r"£|\b(?:Brit(?:ain|ish)|UK|England|English|London|Scot(?:land|tish)|Wales|Welsh|sterling)\b|U\.K\."
)
_PAID = re.compile(
    r"\b(?:paid|pays?|costs?|fined?|salary|price|bought for|sold for|spent|bids?|fee|tax|loan|debt|grant|prize)\b"
)
_NAMED = {"kronor": "sek", "krona": "sek", "kroner": "nok"}
"""Plurals that one country or two with like rates have."""


@dataclass(frozen=True, slots=True)
class Options:
    """How far two rates may be apart."""

    apart: Share = 0.1
    """Share by which one rate of an article may miss another, and by which any may miss the bounds."""


@dataclass(frozen=True, slots=True)
class _Rate:
    """So many of the second currency on one of the first."""

    pair: tuple[str, str]
    low: float
    high: float
    least: float
    """The lowest rate of the two currencies since 1999; of a `$`, of every land that the text names."""
    most: float
    alone: bool
    """Whether the sentence names another year, or a `$` may be that of several lands."""
    sum: str
    span: Span


@dataclass(frozen=True, slots=True)
class Component:
    """Computes the rate of exchange of each pair of amounts."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        signed = (each for each in find_signed(article.text, reading.sentences) if len(each.numbers) > 1)
        rates = [rate for each in signed for rate in _rates(article.text, each)]
        beyond = [rate for rate in rates if self._is_beyond(rate)]
        found = [_finding(article.text, rate, "No rate of exchange since 1999 gives both amounts.") for rate in beyond]
        by_pair: dict[tuple[str, str], list[_Rate]] = defaultdict(list)
        for rate in rates:
            if rate not in beyond and not rate.alone:
                by_pair[rate.pair].append(rate)
        for same in by_pair.values():
            found += self._apart(article.text, same)
        return tuple(found)

    def _is_beyond(self, rate: _Rate) -> bool:
        spare = 1 + self.options.apart
        return rate.high < rate.least * (1 - self.options.apart) or rate.most * spare < rate.low

    def _apart(self, text: str, rates: Sequence[_Rate]) -> Iterator[Finding]:
        """The rates that miss the first one."""
        first = rates[0]
        for rate in rates[1:]:
            if rate.low > first.high * (1 + self.options.apart) or rate.high * (1 + self.options.apart) < first.low:
                message = "The article gives the same two currencies at two rates of exchange."
                yield _finding(text, rate, message, f"{first.sum}; {rate.sum}")


def _rates(text: str, signed: Signed) -> Iterator[_Rate]:
    dated = any(mention.year for mention in find_dates(signed.span.of(text)))
    for hit in _PAIR.finditer(signed.words):
        one, other = signed.at(hit, "one"), signed.at(hit, "other")
        units = (_currency(text, one), _currency(text, other))
        if (
            len(set(units)) < 2
            or not set(units) <= set(_TO_THE_DOLLAR)
            or one.low != one.high
            or other.low != other.high
        ):
            continue
        if one.low <= 0 or other.low <= 0 or not _is_the_same(signed, hit, other):
            continue
        low, high = ratio(_rounded(other, text), _rounded(one, text))
        spreads = [_spreads(text, one, units), _spreads(text, other, units)]
        if not all(spreads):
            continue
        (lowest, highest), (least, most) = ((min(s)[0], max(s, key=lambda each: each[1])[1]) for s in spreads)
        alone = dated or any(len(each) > 1 for each in spreads)
        words = f"{number_words(other.low)} {units[1].upper()} on {number_words(one.low)} {units[0].upper()}"
        bounds = least / highest, most / lowest
        yield _Rate(units, low, high, *bounds, alone, f"{words} is {other.low / one.low:.3g} to 1", signed.span_of(hit))


def _currency(text: str, amount: Quantity) -> str:
    """A pound is the British one where the text speaks of Britain, or the words just before it of paying."""
    if amount.unit == "pound" and not _OTHER_POUNDS.search(text):
        before = text[max(0, amount.span.start - 60) : amount.span.start]
        return "gbp" if _PAID.search(before) or _BRITISH.search(text) else "pound"
    return _NAMED.get(amount.unit or "", amount.unit or "")


def _spreads(text: str, amount: Quantity, units: tuple[str, str]) -> Sequence[Spread]:
    """Rates against the dollar of what an amount may be in: of every land whose `$` the text may mean, but not of one
    whose money the other amount is in; none where one of these is not held."""
    unit = _currency(text, amount)
    if unit != "usd" or _AMERICAN.search(amount.span.of(text)):
        return [_TO_THE_DOLLAR[unit]]
    named = {str(hit.lastgroup) for hit in _OTHER_DOLLARS.finditer(text)} - {*units}
    return [] if "none" in named else [_TO_THE_DOLLAR[code] for code in ("usd", *sorted(named))]


def _is_the_same(signed: Signed, hit: re.Match[str], other: Quantity) -> bool:
    """Whether the second amount is the first told again: set apart by brackets or dashes, or loosened by a word."""
    if hit["open"]:
        return _CLOSES.match(signed.words, hit.end()) is not None
    return not hit["beside"] or bool(other.approximator or (hit["dash"] and "–" in hit["beside"]))


def _rounded(amount: Quantity, text: str) -> Spread:
    """Half of the last digit that the text gives, either way, at most a twenty-fifth of the amount."""
    decimals = re.search(r"\.(\d+)", amount.span.of(text))
    digits = re.sub(r"\D", "", amount.span.of(text)).lstrip("0")
    grain = 0.5 * last_digit(amount.low) if not decimals else amount.low / max(1, int(digits or 1)) / 2
    grain = min(grain, 0.04 * amount.low)
    return amount.low - grain, amount.low + grain


def _finding(text: str, rate: _Rate, message: str, sum_: str = "") -> Finding:
    flag = Flag.INTERNAL_CONTRADICTION
    return Finding("currencies", message, sum_ or rate.sum, rate.span, rate.span.of(text), flag)
