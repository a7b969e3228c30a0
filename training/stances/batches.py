"""Pairs as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.reading.vocabulary.word_pieces import WordPieces
from stances.data import CLASSES, Pair

START, END, BLANK = "[CLS]", "[SEP]", 0


@dataclass(frozen=True, slots=True)
class Encoded:
    """A pair as pieces; `border` is where the passage begins."""

    pieces: tuple[int, ...]
    border: int
    stance: int


def encode(pair: Pair, vocabulary: WordPieces, longest: int) -> Encoded:
    """`[CLS] claim [SEP] passage [SEP]`, the passage cut where the whole would be longer than `longest`."""
    start, end = vocabulary.ids[START], vocabulary.ids[END]
    head = (start, *_pieces(pair.claim, vocabulary)[: longest // 2], end)
    tail = _pieces(pair.passage, vocabulary)[: longest - len(head) - 1]
    return Encoded((*head, *tail, end), len(head), CLASSES.index(pair.stance))


def _pieces(text: str, vocabulary: WordPieces) -> list[int]:
    return [number for word in text.split() for number in vocabulary.pieces(word)]


def padded(examples: Sequence[Encoded]) -> tuple[list[list[int]], list[list[int]]]:
    """Pieces and sides of the examples in rows of one length."""
    length = max(len(one.pieces) for one in examples)
    pieces = [[*one.pieces, *[BLANK] * (length - len(one.pieces))] for one in examples]
    return pieces, [[0] * one.border + [1] * (length - one.border) for one in examples]
