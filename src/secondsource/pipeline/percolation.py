"""Which stored statements a new passage bears on: an index turned round, in which passages look for statements.

A passage touches a statement where it has enough of what the statement tells: names in any alphabet, numbers, days and
telling words, the rarer among all statements the weightier. Whether it supports or contradicts is for the weighing.
"""

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Passage
from secondsource.domain.reference import Tables
from secondsource.reading.pages.telling import find_terms
from secondsource.reading.places import find_subject_places
from secondsource.reading.vocabulary.names import name_words
from secondsource.reading.vocabulary.transliteration import name_key
from secondsource.weighing.interest import find_conflict

TOUCHED = 0.34
"""Share of a statement's weight that a passage must have."""
LONGEST = 4000
"""Characters of a passage that are looked at; sources cut what they read into far shorter ones."""
_NAMED, _KEY = "n:", "k:"
"""What terms begin with that are names, and that are places which lead to a statement by themselves."""
_NAME = 5
"""Letters of a name's key that must agree: Ukrainian and Russian decline names at the end."""
_PRIOR = 1000
"""Statements imagined beside those held, so that what one article repeats does not look common."""
_FEW = 200
"""A term of at most so many statements leads to them by itself."""
_SHARE = 200
"""Or of at most one in so many statements."""


def terms_of(text: str, tables: Tables) -> tuple[str, ...]:
    """What a text tells, in forms that other wordings, spellings and languages share."""
    return tuple(dict.fromkeys(_loose(term) for term in find_terms(text[:LONGEST], tables)))


def claim_terms(claim: Claim, article: Article, tables: Tables) -> tuple[str, ...]:
    """What a statement tells; and of a contested one the places that it is about, which the article may name for it:
    there are more words for holding and losing a place than a list could hold."""
    about = f"{article.title}\n{article.text}"
    contested = claim.checkable and find_conflict(claim, about, tables)
    places = find_subject_places(claim.text[:LONGEST], article, tables) if contested else ()
    keys = (name_key(word)[:_NAME] for place in places for word in name_words(place, tables))
    return (*terms_of(claim.text, tables), *dict.fromkeys(f"{_KEY}{key}" for key in keys if len(key) > 2))


def _loose(term: str) -> str:
    return term[: len(_NAMED) + _NAME] if term.startswith(_NAMED) else term


class ClaimIndex:
    """Statements by their terms. A number is given to each when it is added."""

    def __init__(self) -> None:
        self._terms: list[tuple[int, ...]] = []
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._postings: list[array[int]] = []
        self._gone: set[int] = set()
        self._scales: _Scales | None = None

    def add(self, terms: Iterable[str]) -> int:
        """Adds a statement of those terms, and gives its number."""
        claim = len(self._terms)
        numbers = tuple(self._number(term) for term in terms)
        self._terms.append(numbers)
        for number in numbers:
            self._postings[number].append(claim)
        self._scales = None
        return claim

    def remove(self, claim: int) -> None:
        """Lets no passage touch that statement any more."""
        self._gone.add(claim)

    def __len__(self) -> int:
        return len(self._terms) - len(self._gone)

    def touched(self, passage: Passage, tables: Tables) -> tuple[int, ...]:
        """The statements that a passage bears on, in the order of adding."""
        told = terms_of(f"{passage.title}\n{passage.text}", tables)
        keys = (f"{_KEY}{term.removeprefix(_NAMED)}" for term in told if term.startswith(_NAMED))
        held = [self._numbers[term] for term in (*told, *keys) if term in self._numbers]
        if not held:
            return ()
        if self._scales is None:
            self._scales = self._weigh_terms()
        return tuple(claim for claim in self._scales.find(held) if claim not in self._gone)

    def _weigh_terms(self) -> "_Scales":
        """What each term weighs among the statements held now."""
        count = len(self._terms)
        postings = [np.frombuffer(each, dtype=np.uint32).astype(np.intp) for each in self._postings]
        rarity = [math.log(1 + (count + _PRIOR) / max(len(each), 1)) for each in postings]
        weights = [rare * (1 if name[0] == "w" else 2) for rare, name in zip(rarity, self._names, strict=True)]
        wholes = np.zeros(count)
        for found, weight in zip(postings, weights, strict=True):
            wholes[found] += weight
        few = max(_FEW, count // _SHARE)
        leads = [_lead(name, len(found), few) for name, found in zip(self._names, postings, strict=True)]
        return _Scales(postings, weights, leads, wholes)

    def _number(self, term: str) -> int:
        number = self._numbers.setdefault(term, len(self._numbers))
        if number == len(self._names):
            self._names.append(term)
            self._postings.append(array("I"))
        return number


def _lead(name: str, statements: int, few: int) -> int:
    """How far a term leads to its statements: 9 alone and whatever else they tell, 3 alone, 2 with any other term, 1
    with another of its sort, 0 not at all, because everyone tells it."""
    if statements > 10 * few:
        return 0
    if statements > few:
        return 1
    return 9 if name.startswith(_KEY) else 2 if name.startswith("w") else 3


@dataclass(frozen=True, slots=True)
class _Scales:
    """Terms by number: the statements that have them, what they weigh, how far they lead; what statements weigh."""

    postings: Sequence[NDArray[np.intp]]
    weights: Sequence[float]
    leads: Sequence[int]
    wholes: NDArray[np.float64]

    def find(self, held: Sequence[int]) -> list[int]:
        """Statements of which a text that holds those terms has enough."""
        scores = np.zeros(len(self.wholes))
        leads = np.zeros(len(self.wholes), dtype=np.int16)
        shared = np.zeros(len(self.wholes), dtype=np.int16)
        for number in held:
            found = self.postings[number]
            scores[found] += self.weights[number]
            shared[found] += 1
            if self.leads[number]:
                leads[found] += self.leads[number]
        enough = (scores >= TOUCHED * self.wholes) & (leads >= 2) & ((shared >= 2) | (leads >= 3))
        return [int(claim) for claim in np.flatnonzero(enough | (leads >= 9))]
