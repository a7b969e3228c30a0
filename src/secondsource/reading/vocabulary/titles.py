"""Titles where they stand in a name, by the reference table: `Vice President`, `Lt. Col.`, `Міністр`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from secondsource.domain.reference import Tables

_LONGEST = 3
"""Words of the longest title that is looked for."""


def find_titles(words: Sequence[str], tables: Tables) -> Iterator[range]:
    """Which of the words of a name are titles, in order: `Vice President Jane Roe` holds one, `range(0, 2)`.

    Joining words may be left out (`Secretary State`).
    """
    forms = _forms(tables)
    bare = [word.lower().replace(".", "") for word in words]
    at = 0
    while at < len(bare):
        ends = range(min(len(bare), at + _LONGEST), at, -1)
        end = next((end for end in ends if " ".join(bare[at:end]) in forms), None)
        if end:
            yield range(at, end)
        at = end or at + 1


@lru_cache(maxsize=16)
def _forms(tables: Tables) -> frozenset[str]:
    return frozenset(form.replace(" of ", " ").replace(" the ", " ") for row in tables.titles for form in row.forms)
