"""Words for units of place, by the reference table: a city, its community, its district and its region differ."""

import re
from functools import lru_cache

from secondsource.domain.reference import Tables


def scope_of(word: str, tables: Tables) -> str | None:
    """Which of the scopes a word or two mean, such as `district` for `raion`; None where they are no unit."""
    return _scopes(tables).get(word.lower())


def unit_words(tables: Tables, *scopes: str, country: str | None = None) -> str:
    """The words for units of these scopes, of all where none is named, for use inside a pattern; those that only other
    countries have left out where a country is given."""
    rows = [row for row in tables.place_units if not scopes or row.scope in scopes]
    words = {form for row in rows if country is None or row.country == country for form in row.forms}
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


@lru_cache(maxsize=16)
def _scopes(tables: Tables) -> dict[str, str]:
    return {form: row.scope for row in tables.place_units for form in row.forms}
