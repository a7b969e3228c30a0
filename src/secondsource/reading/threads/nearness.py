"""Which comments may be alike: every pair up to a few thousand different texts, pairs by MinHash above that.

Words become letters of a private alphabet, so that the longest common run of words of two comments is one fast
comparison of short strings. A second comparison with the words sorted finds sentences in another order. What is found
does not depend on the order of the texts.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist, cpdist
from rensa import RMinHash  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportMissingTypeStubs]

EXACT_UP_TO = 5_000
"""Different texts up to which every pair is compared."""
ALIKE = 0.42
"""Share of common words from which a pair is looked at closely; synonyms in three slots of ten leave more."""
_SORTED_ALIKE = 0.75
_ROWS = 1_000
_PERMUTATIONS, _BANDS = 128, 64
_SEED = 20251225
_BATCH = 5_000
_BUCKET = 3
"""Members of a bucket with which each other member is compared: it needs one link, not all."""
_FIRST_LETTER = 0x100
_SURROGATES = 0xD800, 0x800


def encode(texts: Sequence[Sequence[str]]) -> list[str]:
    """Each text as a string with one letter a word; the same word is the same letter."""
    letters: dict[str, str] = {}
    for word in sorted({word for text in texts for word in text}):
        letters[word] = _letter(len(letters))
    return ["".join(letters[word] for word in text) for text in texts]


def _letter(number: int) -> str:
    """A text of a million different words runs out of letters: the last ones are shared, and verified later."""
    code = _FIRST_LETTER + number
    if code >= _SURROGATES[0]:
        code += _SURROGATES[1]
    return chr(min(code, 0x10FFFF))


def find_pairs(texts: Sequence[Sequence[str]], coded: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places whose texts may be alike, each once, the smaller place first."""
    if len(texts) <= EXACT_UP_TO:
        return _all_pairs(coded)
    return _alike_of(_hashed_pairs(texts), coded)


def _all_pairs(coded: Sequence[str]) -> Iterator[tuple[int, int]]:
    ordered = ["".join(sorted(each)) for each in coded]
    for start in range(0, len(coded), _ROWS):
        rows = slice(start, start + _ROWS)
        near = _near(coded[rows], coded, ALIKE) | _near(ordered[rows], ordered, _SORTED_ALIKE)
        for row, column in zip(*np.nonzero(near), strict=True):
            if start + int(row) < int(column):
                yield start + int(row), int(column)


def _near(
    rows: Sequence[str], columns: Sequence[str], least: float
) -> "np.ndarray[tuple[int, int], np.dtype[np.bool]]":
    found = cdist(rows, columns, scorer=Indel.normalized_similarity, score_cutoff=least, dtype=np.float32)
    return found >= least


def _alike_of(pairs: Sequence[tuple[int, int]], coded: Sequence[str]) -> Iterator[tuple[int, int]]:
    ordered = ["".join(sorted(each)) for each in coded]
    for start in range(0, len(pairs), _BATCH):
        some = pairs[start : start + _BATCH]
        alike = _beside(coded, some, ALIKE) | _beside(ordered, some, _SORTED_ALIKE)
        yield from (some[int(at)] for at in np.flatnonzero(alike))


def _beside(
    texts: Sequence[str], pairs: Sequence[tuple[int, int]], least: float
) -> "np.ndarray[tuple[int], np.dtype[np.bool]]":
    """For each pair, whether its texts are at least so alike."""
    ones, others = [texts[one] for one, _ in pairs], [texts[other] for _, other in pairs]
    found = cpdist(ones, others, scorer=Indel.normalized_similarity, score_cutoff=least, dtype=np.float32)
    return found >= least


def _hashed_pairs(texts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs that share a band of the MinHash of their word pairs."""
    found: set[tuple[int, int]] = set()
    digests = np.vstack([_digests(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)])
    width = _PERMUTATIONS // _BANDS
    for band in range(_BANDS):
        keys = digests[:, band * width].astype(np.uint64)
        for row in range(1, width):
            keys = (keys << np.uint64(32)) ^ digests[:, band * width + row]
        order = np.argsort(keys, kind="stable")  # of one bucket, the smaller place first
        cuts = np.flatnonzero(np.diff(keys[order])) + 1
        edges = np.concatenate(([0], cuts, [len(order)]))
        for at in np.flatnonzero(np.diff(edges) > 1):
            found.update(_bucket_pairs(order[edges[at] : edges[at + 1]].tolist()))
    return sorted(found)


def _bucket_pairs(bucket: list[int]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(bucket[:_BUCKET]):
        yield from ((one, other) for other in bucket[at + 1 :])


def _digests(texts: Sequence[Sequence[str]]) -> "np.ndarray[tuple[int, int], np.dtype[np.uint64]]":
    shingles = [_shingles(text) for text in texts]
    rows: list[list[int]] = RMinHash.digests_from_token_sets(shingles, _PERMUTATIONS, _SEED)  # pyright: ignore
    return np.array(rows, dtype=np.uint64)


def _shingles(text: Sequence[str]) -> list[str]:
    pairs = {f"{one} {other}" for one, other in pairwise(text)}
    return sorted(pairs or {*text, ""})
