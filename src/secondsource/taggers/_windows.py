"""Tokens as padded arrays for the network: long sentences in windows, windows of like length in one batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondsource.reading.vocabulary.word_pieces import WordPieces, shape

WORDS, PIECES = 120, 250
"""What a window holds at most; a longer sentence is read window by window."""
BUDGET = 2048
"""Pieces of a batch, padding counted."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring words of one sentence."""

    sentence: int
    start: int
    """Number of its first word in the sentence."""
    pieces: tuple[tuple[int, ...], ...]
    """Of each word."""
    shapes: tuple[int, ...]

    @property
    def length(self) -> int:
        return sum(map(len, self.pieces)) + 2


def find_windows(sentence: int, words: Sequence[str], vocabulary: WordPieces) -> Iterator[Window]:
    """The windows of a sentence, in order: nearly always one."""
    pieces = [vocabulary.pieces(word) for word in words]
    start = held = 0
    for at, word in enumerate(pieces):
        if at > start and (at - start == WORDS or held + len(word) > PIECES):
            yield _window(sentence, start, words[start:at], pieces[start:at])
            start, held = at, 0
        held += len(word)
    if words:
        yield _window(sentence, start, words[start:], pieces[start:])


def _window(sentence: int, start: int, words: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> Window:
    return Window(sentence, start, tuple(pieces), tuple(map(shape, words)))


def batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """The windows, short ones first, as many together as fit the budget.

    Which stand together depends on the texts alone, not on their order: 8-bit products are scaled by the whole batch.
    """
    batch: list[Window] = []
    for window in sorted(windows, key=lambda one: (one.length, one.pieces, one.shapes)):
        if batch and window.length * (len(batch) + 1) > BUDGET:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def arrays(batch: Sequence[Window], begin: int, end: int) -> dict[str, Numbers]:
    """The inputs of the network; `begin` and `end` are the pieces around every window."""
    words = max(len(window.pieces) for window in batch)
    length = max(window.length for window in batch)
    filled = {
        name: np.zeros((len(batch), size), np.int64)
        for name, size in (("pieces", length), ("shapes", length), ("first", words), ("last", words))
    }
    for row, window in enumerate(batch):
        counts = [len(pieces) for pieces in window.pieces]
        ends = np.cumsum(counts)
        filled["pieces"][row, : window.length] = [begin, *(piece for word in window.pieces for piece in word), end]
        filled["shapes"][row, 1 : window.length - 1] = np.repeat(window.shapes, counts)
        filled["first"][row, : len(counts)] = ends - counts + 1
        filled["last"][row, : len(counts)] = ends
    return filled
