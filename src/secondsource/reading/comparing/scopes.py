"""Which unit a place name stands for: a city, its community, its district and a sector of a front differ."""

import re
from collections.abc import Iterator
from functools import lru_cache

from secondsource.domain.record import Span
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.names import find_names

_UNITS = {
    "city": "city town village settlement",
    "community": "community hromada municipality agglomeration громада громаді громади",
    "district": "district raion rayon county район районі районе",
    "region": "region oblast province область області области",
    "sector": "sector axis direction front напрямок напрямку направление направлении",
}
SCOPE_WORDS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_ANY = "|".join(SCOPE_WORDS)
_AFTER = re.compile(rf"(?:['’]s)?[ -](?P<unit>{_ANY})\b", re.IGNORECASE)
_INSIDE = re.compile(rf"\b(?P<unit>{_ANY})$", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?P<unit>{_ANY})(?: of)? (?:the )?$", re.IGNORECASE)
_STATED = re.compile(rf"\bunit: (?P<unit>{_ANY})\b", re.IGNORECASE)


def other_unit(claim: str, text: str) -> tuple[str, str] | None:
    """The unit that the claim means by a name and the one that the text means by it, where they differ."""
    given: dict[str, set[str]] = {}
    for base, unit in _units_of(text):
        given.setdefault(base, set()).add(unit)
    for base, unit in _units_of(claim):
        if base in given and unit not in given[base]:
            return unit, min(given[base])
    return None


@lru_cache(maxsize=8192)
def _units_of(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(_units(text))


def _units(text: str) -> Iterator[tuple[str, str]]:
    """Every name with its unit; alone it stands for the city, or for what the text calls the unit of its figures."""
    stated = _STATED.search(text)
    for name in find_names(text):
        yield (
            name_base(name.text.split()[0]),
            _unit(text, name.span) or (SCOPE_WORDS[stated["unit"].lower()] if stated else "city"),
        )


def _unit(text: str, name: Span) -> str | None:
    found = (
        _AFTER.match(text, name.end)
        or _INSIDE.search(text, name.start, name.end)
        or _BEFORE.search(text, max(0, name.start - 24), name.start)
    )
    return SCOPE_WORDS[found["unit"].lower()] if found else None
