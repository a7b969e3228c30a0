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


class Joined:
    """Places that hang together bear one number."""

    def __init__(self, size: int) -> None:
        self.numbers = np.arange(size)
        self._members = [[place] for place in range(size)]

    def join(self, one: int, other: int) -> None:
        """All that hangs by the one hangs together with all that hangs by the other; the smaller lot is renumbered."""
        large, small = int(self.numbers[one]), int(self.numbers[other])
        if len(self._members[large]) < len(self._members[small]):
            large, small = small, large
        if large != small:
            self.numbers[self._members[small]] = large
            self._members[large] += self._members[small]
            self._members[small] = []


def find_pairs(texts: Sequence[Sequence[str]], coded: Sequence[str], joined: Joined) -> Iterator[tuple[int, int]]:
    """Pairs of places whose texts may be alike, each at most once, the smaller place first. What whoever asks has
    joined by then is left out: 20,000 copies of one template are two hundred million pairs."""
    if len(texts) <= EXACT_UP_TO:
        return _all_pairs(coded, joined)
    return _alike_of(_hashed_pairs(texts), coded, joined)


def _all_pairs(coded: Sequence[str], joined: Joined) -> Iterator[tuple[int, int]]:
    ordered = ["".join(sorted(each)) for each in coded]
    for start in range(0, len(coded), _ROWS):
        rows = slice(start, start + _ROWS)
        near = _near(coded[rows], coded, ALIKE) | _near(ordered[rows], ordered, _SORTED_ALIKE)
        for one, columns in enumerate(near, start):
            others = np.flatnonzero(columns[one + 1 :]) + one + 1
            yield from _apart(one, others[joined.numbers[others] != joined.numbers[one]].tolist(), joined)


def _apart(one: int, others: Sequence[int], joined: Joined) -> Iterator[tuple[int, int]]:
    for other in others:
        if joined.numbers[one] != joined.numbers[other]:
            yield one, other


def _near(
    rows: Sequence[str], columns: Sequence[str], least: float
) -> "np.ndarray[tuple[int, int], np.dtype[np.bool]]":
    found = cdist(rows, columns, scorer=Indel.normalized_similarity, score_cutoff=least, dtype=np.float32)
    return found >= least


def _alike_of(pairs: Sequence[tuple[int, int]], coded: Sequence[str], joined: Joined) -> Iterator[tuple[int, int]]:
    ordered = ["".join(sorted(each)) for each in coded]
    for start in range(0, len(pairs), _BATCH):
        some = [pair for one in pairs[start : start + _BATCH] for pair in _apart(one[0], one[1:], joined)]
        alike = _beside(coded, some, ALIKE) | _beside(ordered, some, _SORTED_ALIKE)
        for at in np.flatnonzero(alike):
            yield from _apart(some[at][0], some[at][1:], joined)


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
