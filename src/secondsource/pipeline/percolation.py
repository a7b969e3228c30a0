"""Which stored statements a new passage bears on: an index turned round, in which passages look for statements.

A passage touches a statement where it has enough of what the statement tells: names in any alphabet, numbers, days and
telling words, the rarer among all statements the weightier. Whether it supports or contradicts is for the weighing.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

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

    def add(self, terms: Iterable[str]) -> int:
        """Adds a statement of those terms, and gives its number."""
        claim = len(self._terms)
        numbers = tuple(self._number(term) for term in terms)
        self._terms.append(numbers)
        for number in numbers:
            self._postings[number].append(claim)
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
        held = {self._numbers[term] for term in (*told, *keys) if term in self._numbers}
        few = max(_FEW, len(self._terms) // _SHARE)
        return tuple(sorted(claim for claim in self._candidates(held, few) if self._bears_on(held, claim, few)))

    def _candidates(self, held: set[int], few: int) -> Iterator[int]:
        """Statements that a rare term leads to, or two less rare ones; what everyone tells leads nowhere by itself."""
        counts: Counter[int] = Counter()
        for number in held:
            found = self._postings[number]
            if len(found) <= few:
                counts.update(dict.fromkeys(found, 2))
            elif len(found) <= 10 * few:
                counts.update(found)
        return (claim for claim, count in counts.items() if count >= 2 and claim not in self._gone)

    def _bears_on(self, held: set[int], claim: int, few: int) -> bool:
        terms = self._terms[claim]
        shared = [number for number in terms if number in held]
        if any(self._names[number].startswith(_KEY) and len(self._postings[number]) <= few for number in shared):
            return True
        if len(shared) < 2 and not (shared and self._is_particular(shared[0])):
            return False
        whole = sum(self._weight(number) for number in terms)
        return sum(self._weight(number) for number in shared) >= TOUCHED * whole

    def _weight(self, number: int) -> float:
        rarity = math.log(1 + (len(self._terms) + _PRIOR) / len(self._postings[number]))
        return rarity * (2 if self._is_particular(number) else 1)

    def _is_particular(self, number: int) -> bool:
        """Whether it is a name, a number or a day, and no mere word."""
        return self._names[number][0] != "w"

    def _number(self, term: str) -> int:
        number = self._numbers.setdefault(term, len(self._numbers))
        if number == len(self._names):
            self._names.append(term)
            self._postings.append(array("I"))
        return number
