"""Which words and names of a claim stand in a text, how much of the claim they cover, and what is turned round.

Words meet by stem (whole), by root (`occupied`, `occupation`) or by a small table of synonyms; names by a key that
spellings and alphabets share. Names weigh half as much again as other words, general words half, evaluative and
auxiliary words a tenth, function words nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from secondsource.domain.reference import Tables
from secondsource.reading.comparing.polarity import RESTRICTORS, read_polarity
from secondsource.reading.measures.numerals import MAGNITUDES, TENS, UNITS
from secondsource.reading.measures.times import MONTHS, WEEKDAYS
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.names import Name, declined, find_names, name_words
from secondsource.reading.vocabulary.place_units import scope_of
from secondsource.reading.vocabulary.synonyms import groups_of
from secondsource.reading.vocabulary.transliteration import is_cyrillic, name_key
from secondsource.reading.vocabulary.words import GENERIC_WEIGHT, LIGHT_WEIGHT, Word, find_words, word_form

NAME_WEIGHT = 1.5
BY_STEM, BY_ROOT, BY_GROUP = 1.0, 0.95, 0.9
_MEASURED = frozenset(
    (*MONTHS, *WEEKDAYS, *UNITS, *TENS, *MAGNITUDES, "dozens", "hundreds", "thousands", "millions", "billions")
)


class Term(NamedTuple):
    """A word that tells something, as it is compared. A tuple, as words are."""

    word: Word
    weight: float
    named: int | None
    """Which name of the text it belongs to."""
    negated: bool
    hedged: bool


_BACKGROUND = re.compile(
    r"\b(?:during|amid|amidst|in the course of)\b(?:(?!\b(?:before|after|when|while|until)\b)[^,;.])*", re.IGNORECASE
)
"""Words that only say when something else went on weigh half."""


@dataclass(frozen=True, slots=True)
class Side:
    """One text as it is compared."""

    text: str
    names: tuple[Name, ...]
    negates: bool
    terms: tuple[Term, ...]
    by_key: dict[str, tuple[int, ...]]
    """Which terms have this stem, root, group or name key; a letter before the key tells which."""
    cyrillic: tuple[tuple[str, int], ...]
    """Keys of Cyrillic names, which case endings keep from meeting others."""


class Pair(NamedTuple):
    """A term of the claim and the term of the text it meets."""

    claim: Term
    text: Term | None
    strength: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a claim's words stand in a text."""

    pairs: tuple[Pair, ...]
    coverage: float
    """Share of the claim's weight that the text covers, 0 to 1; a name that is met counts whole."""
    told: float
    """The same for the words that are no names: what is said of them. 1 where there are none."""
    held: tuple[Word, ...]
    """Telling words of the text."""
    missing_names: tuple[str, ...]
    missing: tuple[str, ...]
    """Words of full weight that the text has not."""
    turned: str | None
    """A word that is negated on one side alone."""
    hedged: str | None
    """A word that the text gives only as possible, planned or tried."""
    restricted: str | None
    """A word of the claim such as `only` or `all` that the text has not."""


def align(claim: str, text: str, tables: Tables) -> Alignment:
    """How the words of the claim stand in the text."""
    left, right = read_side(claim, tables), read_side(text, tables)
    pairs = tuple(_each_once([_met(term, left, right, tables) for term in left.terms]))
    lost = dict(_missing_names(left, right, pairs, tables))
    named = [pair for pair in pairs if pair.claim.named is not None and pair.claim.named in lost]
    named += [pair for pair in pairs if pair.claim.named is not None and pair.text and pair.claim.named not in lost]
    plain = [pair for pair in pairs if pair.claim.named is None]
    said = [pair for pair in plain if pair.claim.weight >= GENERIC_WEIGHT]
    return Alignment(
        pairs,
        _share([*named, *plain]),
        _share(plain),
        tuple(term.word for term in right.terms if term.named is None),
        tuple(lost.values()),
        tuple(pair.claim.word.text for pair in said if not pair.text),
        _first_word(pair for pair in said if pair.text and pair.claim.negated != pair.text.negated)
        or _lone_negation(left, pairs),
        _first_word(pair for pair in said if pair.text and pair.text.hedged and not pair.claim.hedged),
        next(iter(_restrictors(left) - _restrictors(right)), None),
    )


def _share(pairs: Sequence[Pair]) -> float:
    whole = sum(pair.claim.weight for pair in pairs)
    return sum(pair.claim.weight * pair.strength for pair in pairs) / whole if whole else 1.0


def _lone_negation(left: Side, pairs: tuple[Pair, ...]) -> str | None:
    """A negation of the claim that no word of the text shares: `is not 15.2 million`."""
    if not left.negates or any(pair.claim.negated and pair.text and pair.text.negated for pair in pairs):
        return None
    return "not"


def read_side(text: str, tables: Tables) -> Side:
    """The names and telling words of one text."""
    return _read_side(text, tables)


@lru_cache(maxsize=4096)
def _read_side(text: str, tables: Tables) -> Side:
    words, names = find_words(text), find_names(text)
    polarity = read_polarity(text, words)
    background = [hit.span() for hit in _BACKGROUND.finditer(text)]
    terms: list[Term] = []
    for at, named in _named(words, names, tables):
        weight = _weight(words[at], names, named)
        if named is None and any(start <= words[at].start < end for start, end in background):
            weight /= 2
        if weight:
            terms.append(Term(words[at], weight, named, at in polarity.negated, at in polarity.hedged))
    return Side(
        text,
        names,
        polarity.negates,
        tuple(terms),
        _index(terms, tables),
        tuple(_cyrillic(terms)) if is_cyrillic(text) else (),
    )


def _named(words: tuple[Word, ...], names: tuple[Name, ...], tables: Tables) -> Iterator[tuple[int, int | None]]:
    """Every word that may tell something, by position, and the name it belongs to."""
    bounds = [(name.span.start, name.span.end) for name in names]
    named = 0
    for at, word in enumerate(words):
        while named < len(bounds) and bounds[named][1] <= word.start:
            named += 1
        if named < len(bounds) and bounds[named][0] < word.end and not scope_of(word.text, tables):
            yield at, named
        elif word.form.weight:
            yield at, None


def _weight(word: Word, names: tuple[Name, ...], named: int | None) -> float:
    if word.text[0].isdigit() or (named is None and word.text.lower() in _MEASURED):
        return 0.0
    if named is None or not word.text[0].isupper():
        return word.form.weight
    if not word.form.weight and names[named].span.start != word.start:
        return 0.0
    owner = named + 1 < len(names) and names[named + 1].span.start - names[named].span.end == len("'s ")
    return LIGHT_WEIGHT if owner else NAME_WEIGHT


def _index(terms: list[Term], tables: Tables) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for at, term in enumerate(terms):
        for key, _ in _keys(term, tables):
            found.setdefault(key, []).append(at)
    return {key: tuple(places) for key, places in found.items()}


def _keys(term: Term, tables: Tables) -> tuple[tuple[str, float], ...]:
    """Under what a term is found, best first."""
    return _keys_of(term.word.text, term.named is not None, tables)


@lru_cache(maxsize=1 << 16)
def _keys_of(text: str, named: bool, tables: Tables) -> tuple[tuple[str, float], ...]:
    form = word_form(text)
    bare = ((f"s{form.stem}", BY_STEM), (f"r{form.root}", BY_ROOT))
    if not named and (not text[0].isupper() or scope_of(text, tables)):
        groups = groups_of(form.stem) | groups_of(form.root)
        return (*bare, *((f"g{group}", BY_GROUP) for group in sorted(groups)))
    return ((f"n{name_key(text)}", BY_STEM), (f"b{name_base(text)}", BY_ROOT), *bare)


def _cyrillic(terms: list[Term]) -> Iterator[tuple[str, int]]:
    for at, term in enumerate(terms):
        if term.word.text[0].isupper() and is_cyrillic(term.word.text):
            yield name_key(term.word.text), at


def _met(term: Term, left: Side, right: Side, tables: Tables) -> Pair:
    for key, strength in _keys(term, tables):
        if places := right.by_key.get(key):
            same = next((at for at in places if right.terms[at].negated == term.negated), places[0])
            return Pair(term, right.terms[same], strength)
    if term.named is not None and (right.cyrillic or left.cyrillic):
        for at in _declined(term, right):
            return Pair(term, right.terms[at], BY_ROOT)
    return Pair(term, None, 0.0)


def _each_once(pairs: list[Pair]) -> Iterator[Pair]:
    """A word of the text counts whole for the word that it meets best, half for others."""
    best: dict[int, Pair] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.strength * pair.claim.weight):
        if pair.text and pair.claim.named is None:
            best.setdefault(pair.text.word.start, pair)
    for pair in pairs:
        first = best.get(pair.text.word.start) if pair.text and pair.claim.named is None else None
        again = first is not None and first.claim.word.form.stem != pair.claim.word.form.stem
        yield pair._replace(strength=pair.strength / 2) if again else pair


def _declined(term: Term, right: Side) -> Iterator[int]:
    key = name_key(term.word.text)
    held = right.cyrillic or tuple(
        (name_key(each.word.text), at) for at, each in enumerate(right.terms) if each.named is not None
    )
    return (at for other, at in held if declined(key, other))


def _missing_names(left: Side, right: Side, pairs: tuple[Pair, ...], tables: Tables) -> Iterator[tuple[int, str]]:
    """Names of the claim that the text has not: neither the telling last word nor most of the words."""
    met: dict[int, list[bool]] = {}
    for pair in pairs:
        if pair.claim.named is not None and pair.claim.weight >= 1:
            met.setdefault(pair.claim.named, []).append(pair.text is not None)
    for named, hits in met.items():
        if (not hits[-1] and sum(hits) * 2 <= len(hits)) or (
            not all(hits) and _other_bearer(left.names[named], right, tables)
        ):
            yield named, left.names[named].text


def _other_bearer(name: Name, right: Side, tables: Tables) -> bool:
    """Whether the text gives the same last name to somebody else: `John Smith`, `Jane Smith`."""
    words, last = name_words(name.text, tables), name_key(name_words(name.text, tables)[-1])
    held_names = (name_words(other.text, tables) for other in right.names)
    same = [held for held in held_names if name_key(held[-1]) == last]
    return bool(same) and len(words) > 1 and all(len(held) > 1 and _apart(words, held) for held in same)


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return {name_key(word) for word in one[:-1]}.isdisjoint(name_key(word) for word in other[:-1])


def _first_word(pairs: Iterator[Pair]) -> str | None:
    return next((pair.claim.word.text for pair in pairs), None)


# `only a few dozen` restricts nothing: the number is what is claimed.
_RESTRICTOR = re.compile(rf"\b({'|'.join(RESTRICTORS)})\b(?! (?:an?|about|some|several|around|\d|{'|'.join(UNITS)})\b)")


def _restrictors(side: Side) -> frozenset[str]:
    return frozenset(RESTRICTORS[word] for word in _RESTRICTOR.findall(side.text.lower()))
