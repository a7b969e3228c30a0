"""Tokens as numbers for the network, one window of a sentence at a time: nearly always the whole sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from secondsource.reading.vocabulary.word_pieces import WordPieces, shape

WORDS, PIECES = 120, 250
"""What a window holds at most; a longer sentence is read window by window."""


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring words of one sentence."""

    sentence: int
    start: int
    """Number of its first word in the sentence."""
    pieces: tuple[tuple[int, ...], ...]
    """Of each word."""
    shapes: tuple[int, ...]


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


def inputs(window: Window, begin: int, end: int) -> dict[str, list[int]]:
    """What the network takes for one window; `begin` and `end` are the pieces around it."""
    counts = [len(pieces) for pieces in window.pieces]
    last = list(accumulate(counts))
    return {
        "pieces": [begin, *(piece for word in window.pieces for piece in word), end],
        "shapes": [0, *(each for each, count in zip(window.shapes, counts, strict=True) for _ in range(count)), 0],
        "first": [at - count + 1 for at, count in zip(last, counts, strict=True)],
        "last": last,
    }
