"""How much of their wording two texts share: the Jaccard similarity of their shingles (Broder 1997).

A shingle is a run of so many words in a row.
"""

import re
from functools import lru_cache

from secondsource.domain.folding import fold

Shingles = frozenset[tuple[str, ...]]


@lru_cache(maxsize=8192)
def find_shingles(text: str, size: int) -> Shingles:
    """The runs of `size` words, without case and marks; a shorter text is one shingle."""
    words = re.findall(r"\w+", fold(text))
    return frozenset(zip(*(words[at:] for at in range(size)), strict=False)) or frozenset([tuple(words)])


def jaccard(one: Shingles, other: Shingles) -> float:
    """Share of all shingles that both have, 0 to 1."""
    shared = len(one & other)
    # The union is counted, not made: an article meets thousands of short passages.
    return shared / (len(one) + len(other) - shared)
