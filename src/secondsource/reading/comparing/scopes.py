"""Which unit a place name stands for: a city, its community, its district and a sector of a front differ."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.place_units import scope_of, unit_words


def other_unit(claim: str, text: str, tables: Tables) -> tuple[str, str] | None:
    """The unit that the claim means by a name and the one that the text means by it, where they differ."""
    given = _units_of(text, tables)
    for base, units in _units_of(claim, tables).items():
        if other := given.get(base):
            for unit in units:
                if unit not in other:
                    return unit, min(other)
    return None


@lru_cache(maxsize=8192)
def _units_of(text: str, tables: Tables) -> Mapping[str, Collection[str]]:
    """The units for which each name stands in a text, in order."""
    found: dict[str, dict[str, None]] = {}
    for base, unit in _units(text, tables):
        found.setdefault(base, {})[unit] = None
    return found


def _units(text: str, tables: Tables) -> Iterator[tuple[str, str]]:
    """Every name with its unit; alone it stands for the city, or for what the text calls the unit of its figures."""
    patterns = _patterns(tables)
    stated = patterns.stated.search(text)
    alone = (scope_of(stated["unit"], tables) if stated else None) or "city"
    for name in find_names(text):
        yield name_base(name.text.split()[0]), _unit(text, name.span, patterns, tables) or alone


def _unit(text: str, name: Span, patterns: "_Patterns", tables: Tables) -> str | None:
    found = (
        patterns.after.match(text, name.end)
        or patterns.inside.search(text, name.start, name.end)
        or patterns.before.search(text, max(0, name.start - 24), name.start)
    )
    return scope_of(found["unit"], tables) if found else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Where the word for a unit stands beside a name."""

    after: re.Pattern[str]
    inside: re.Pattern[str]
    before: re.Pattern[str]
    stated: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(tables: Tables) -> _Patterns:
    unit = f"(?P<unit>{unit_words(tables)})"
    return _Patterns(
        re.compile(rf"(?:['’]s)?[ -]{unit}\b", re.IGNORECASE),
        re.compile(rf"\b{unit}$", re.IGNORECASE),
        re.compile(rf"\b{unit}(?: of)? (?:the )?$", re.IGNORECASE),
        re.compile(rf"\bunit: {unit}\b", re.IGNORECASE),
    )
