"""Which of several places of one name is meant (rule 7)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from secondsource.domain.reference import Place, Tables
from secondsource.reading.namesakes import apart, near
from secondsource.reading.speech.camps import folded
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.place_units import scope_of, unit_words

NEAR = 100.0
"""Kilometres within which another place of the article tells namesakes apart."""


def ambiguous_place(claim: str, article: str, tables: Tables) -> str | None:
    """A place named in a statement of which there are several and nothing in the article tells which is meant.

    A namesake is told apart by its region, by a place of the article within 100 km of it alone, or by having four
    times as many people as the next.
    """
    return next((name for name in _place_names(claim, tables) if not _meant(name, article, tables)), None)


def find_stated_places(text: str, tables: Tables) -> tuple[str, ...]:
    """Names that stand where a place stands, whether or not the tables know a place of that name: they hold the small
    towns of some countries only, and the rules must not see those of one side alone."""
    return tuple(name for name in _place_names(text, tables) if folded(name) not in _side_words(tables))


@lru_cache(maxsize=16)
def _side_words(tables: Tables) -> frozenset[str]:
    return frozenset(folded(word) for camp in tables.camps for word in (*camp.names, *camp.adjectives))


def other_place(claim: str, article: str, text: str, tables: Tables) -> tuple[str, str] | None:
    """A name of both texts with the region that the evidence gives it, where the statement means another namesake."""
    plain = folded(text)
    for name in _place_names(claim, tables):
        if folded(name) not in plain:
            continue
        meant = _meant(name, article, tables)
        named = [place for place in tables.places.find(name) if _names_region(plain, place, tables)]
        if len(meant) == 1 and named and meant[0] not in named and meant[0].region:
            return name, named[0].region or ""
    return None


@lru_cache(maxsize=2048)
def _place_names(text: str, tables: Tables) -> tuple[str, ...]:
    """Names that stand where a place stands: after `in`, `near`, `hold` and the like."""
    at = _at(tables)
    return tuple(name.text for name in find_names(text) if at.search(text[: name.span.start].casefold()))


@lru_cache(maxsize=4)
def _at(tables: Tables) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|at|near|to|from|of|into|around|outside|inside|towards?|over|for|hold|holds|held|control|controls"
        r"|captured|seized|liberated|entered|took|lost|left|and)"
        rf"(?: the)?(?: (?:{unit_words(tables, 'city')})s?(?: of)?)? $|, $"
    )


def _meant(name: str, article: str, tables: Tables) -> Sequence[Place]:
    """The places that a name can mean in an article; one alone where something tells them apart.

    A name of no place in the tables means itself: it gives one unknown place.
    """
    return _candidates(name, article, tables)


@lru_cache(maxsize=2048)
def _candidates(name: str, article: str, tables: Tables) -> tuple[Place, ...]:
    found = apart(tables.places.find(name))
    if len(found) < 2:
        return found or (_UNKNOWN,)
    sure = _sure(article, tables)
    here = [place for place in found if place.country in {other.country for other in sure}] if sure else found
    if not here:
        return (_UNKNOWN,)
    plain = folded(article)
    named = [place for place in here if _names_region(plain, place, tables)] or here
    close = near(named, sure, NEAR) or named
    return tuple(close[:1]) if len({place.region for place in close}) == 1 else ()


_UNKNOWN = Place("", "", "", None, 0.0, 0.0, 0, ())


@lru_cache(maxsize=64)
def _sure(article: str, tables: Tables) -> tuple[Place, ...]:
    """Places of the article whose name means one place alone."""
    found = (apart(tables.places.find(name)) for name in dict.fromkeys(_place_names(article, tables)))
    return tuple(places[0] for places in found if len(places) == 1)


def _names_region(plain: str, place: Place, tables: Tables) -> bool:
    words = [word for word in folded(place.region or "").split() if word != "the" and not scope_of(word, tables)]
    name = " ".join(words)
    return bool(words) and name in plain and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) is not None
