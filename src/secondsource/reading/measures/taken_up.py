"""Two sentences that count one thing: of which the second takes up the first's number with another value ("The plant
has 540 workers … the 450 workers"), or which say the same in nearly the same words with two numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from secondsource.domain.folding import fold
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.measures.retaken import SEVERAL, Pair, fits
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.synonyms import groups_of
from secondsource.reading.vocabulary.word_lists import word_set
from secondsource.reading.vocabulary.words import find_words

_DEFINITE = re.compile(r"\b(?:the|all|those|these)(?: of the| the)? $", re.IGNORECASE)
_OF_HEAD = re.compile(r"\b[Tt]he (?P<head>[\w-]+)(?: of|,? with) (?:(?:some|about|around|its) )?$")
_ALL_OF_THEM = re.compile(r"\b[Aa]ll(?: of the| the)? $")
_OWNED = re.compile(r"(?P<head>[\w-]+)(?:[’']s|(?<=s)[’']) $")
_APPOSED = re.compile(r"\b[Tt]he (?:[\w’'-]+ ){0,2}?(?P<head>[\w-]+)(?:,| ?\(| [–—-]) ?$")
_HEAD = re.compile(r" (?P<head>[a-z][\w-]*)")
_OTHER = re.compile(
    r"\b(?:rose|risen|fell|fallen|climb\w*|grew|grown|revis\w+|updat\w+|another|others?|remaining|rest"
    r"|separate\w*|different|each|per|average|by then|now|initial\w*|previous\w*|up from|down from)\b",
    re.IGNORECASE,
)
_OF_ANYTHING = word_set("percent point year month week day hour minute year-old") | {"percentage point"}
"""Units of so many things that two numbers of them need not be of one."""
_FEWEST, _SHARED, _TELLING = 4, 0.75, 0.5
"""Fewest roots and least share of them that two sentences of the same words share; least weight of a root."""
_ONE_UNIT = {"storey": "floor", "employee": "worker", "staff": "worker", "miner": "worker"}
"""Words for what another word counts too."""
_KIN = 4
"""Letters of a root that begins another."""
_ABOARD = word_set("passenger hostage miner sailor climber")
"""Those of whom a text tells of one company: `all 85 passengers`."""
_LONGEST = 600
"""Characters of a sentence that is compared with others."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A sentence with the one number of its unit."""

    unit: str
    quantity: Quantity
    """Its span is in the article."""
    names: frozenset[str]
    roots: frozenset[str]
    other: frozenset[float]
    """The other numbers of the sentence."""


def _measured(text: str, sentence: Span, changing: re.Pattern[str]) -> Iterator[_Measured]:
    words = sentence.of(text)
    if not words.rstrip('”"').endswith((".", "!")) or len(words) > _LONGEST or changing.search(words):
        return
    quantities = find_quantities(words)
    units = Counter(quantity.unit for quantity in quantities)
    for quantity in quantities:
        if quantity.unit and units[quantity.unit] == 1 and quantity.low == quantity.high:
            rest = f"{words[: quantity.span.start]} {words[quantity.span.end :]}"
            roots = frozenset(word.form.root for word in find_words(rest) if word.form.weight >= _TELLING)
            names = frozenset(fold(name.text) for name in find_names(words))
            numbers = frozenset(numeral.low for numeral in find_numerals(rest))
            placed = replace(quantity, span=quantity.span.shifted(sentence.start))
            yield _Measured(quantity.unit, placed, names, roots, numbers)


def find_taken_up(text: str, sentences: Sequence[Span]) -> Iterator[Pair]:
    """`the 540 workers`, where the only other number of workers is 450; more than one such pair is a list."""
    units = _units_of_two(text)
    by_unit: dict[str, list[_Measured]] = defaultdict(list)
    for sentence in sentences if units else ():
        for measured in _measured(text, sentence, _OTHER):
            by_unit[_one_unit(measured.unit)].append(measured)
    pairs = [
        (one.quantity.span, other.quantity.span)
        for unit, told in by_unit.items()
        if unit in units and len(told) == 2
        for one, other in [told]
        if _takes_up(text, one, other) or _opens_with_all(text, one, other)
    ]
    yield from pairs if len(pairs) == 1 else ()


def _units_of_two(text: str) -> set[str]:
    """Units of which the text gives two values in all."""
    values: dict[str, set[float]] = defaultdict(set)
    for quantity in find_quantities(text):
        values[_one_unit(quantity.unit or "")] |= {quantity.low, quantity.high}
    return {unit for unit, each in values.items() if unit and len(each) == 2} - _OF_ANYTHING


def find_told_alike(text: str, sentences: Sequence[Span], changing: re.Pattern[str], most: int) -> Iterator[Pair]:
    """Two sentences of the same words and names, of `most` with these names, that do not tell of a change; more than
    one such pair is a list and no contradiction."""
    by_words: dict[tuple[str, frozenset[str]], list[_Measured]] = defaultdict(list)
    for sentence in sentences:
        for measured in _measured(text, sentence, changing):
            by_words[measured.unit, measured.names].append(measured)
    pairs = [
        (one.quantity.span, other.quantity.span)
        for alike in by_words.values()
        for one, other in combinations(alike[:most], 2)
        if _says_the_same(one, other)
    ]
    yield from pairs if len(pairs) == 1 else ()


def _opens_with_all(text: str, one: _Measured, other: _Measured) -> bool:
    """`All 19 miners were brought up`, before it is told how many miners there were."""
    start = one.quantity.span.start
    whole = _ALL_OF_THEM.search(text, max(0, start - 12), start) is not None
    return whole and one.unit in _ABOARD and not fits(one.quantity, other.quantity) and bool(one.roots & other.roots)


def _takes_up(text: str, one: _Measured, other: _Measured) -> bool:
    """Whether the second speaks of the number as of one told before, in words that the first has too."""
    first, second = one.quantity, other.quantity
    told, start = second.span.of(text), second.span.start
    if min(first.low, second.low) < SEVERAL or "-" in first.span.of(text) or fits(first, second):
        return False
    before = text[max(0, start - 40) : start]
    if "-" in told:
        return _DEFINITE.search(before) is not None and _names(_HEAD.match(text, second.span.end), one)
    if _ALL_OF_THEM.search(before) and second.unit in _ABOARD:
        return True
    if _DEFINITE.search(before):
        unit = {word.form.root for word in find_words(told.split()[-1])}
        between = {word.form.root for word in find_words(told) if word.form.weight >= _TELLING}
        shared = {root for root in other.roots | between if any(_are_kin(root, each) for each in one.roots)}
        return bool(shared - unit)
    return any(_names(each.search(before), one) for each in (_OWNED, _APPOSED, _OF_HEAD))


def _names(hit: re.Match[str] | None, one: _Measured) -> bool:
    """Whether the first sentence has the thing that the number is said to be of."""
    heads = [word.form.root for word in find_words(hit["head"])] if hit else []
    return any(head == root or groups_of(head) & groups_of(root) for head in heads for root in one.roots)


def _one_unit(unit: str) -> str:
    return _ONE_UNIT.get(unit, unit)


def _are_kin(one: str, other: str) -> bool:
    """`close` and `closure` share a beginning."""
    return one == other or (min(len(one), len(other)) >= _KIN and (one.startswith(other) or other.startswith(one)))


def _says_the_same(one: _Measured, other: _Measured) -> bool:
    shared, larger = len(one.roots & other.roots), max(len(one.roots), len(other.roots))
    alike = shared >= _FEWEST and shared >= _SHARED * larger and one.other == other.other
    return alike and not fits(one.quantity, other.quantity)
