"""Sentences as padded arrays."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from secondsource.reading.vocabulary.word_pieces import SHAPES, WordPieces, shape
from tagging.data import Example

NOWHERE = -100
"""The target of a position that does not count."""
START, END = "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example as numbers; targets that its set does not annotate are empty."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    upos: tuple[int, ...]
    heads: tuple[int, ...]
    relations: tuple[int, ...]
    entities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch; targets that its set does not annotate hold `NOWHERE` alone."""

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    upos: Tensor
    heads: Tensor
    relations: Tensor
    entities: Tensor
    is_tree: bool


def encode(example: Example, vocabulary: WordPieces, relations: Sequence[str]) -> Encoded:
    pieces, shapes, first, last = [vocabulary.ids[START]], [0], [], []
    for word in example.words:
        found = vocabulary.pieces(word)
        first.append(len(pieces))
        pieces += found
        shapes += [shape(word)] * len(found)
        last.append(len(pieces) - 1)
    numbers = {name: number for number, name in enumerate(relations)}
    kinds = tuple(numbers.get(name, NOWHERE) for name in example.relations)
    return Encoded(
        [*pieces, vocabulary.ids[END]], [*shapes, 0], first, last, example.upos, example.heads, kinds, example.entities
    )


def recased(examples: list[Encoded], share: float, draw: random.Random) -> Iterator[Encoded]:
    """Show some sentences in all capitals and some in lower case: headlines and chats must not confuse the tagger."""
    for one in examples:
        chance = draw.random()
        if chance < share:
            yield _in_shape(one, "lower" if chance < share / 2 else "UPPER")
        else:
            yield one


def _in_shape(one: Encoded, name: str) -> Encoded:
    keep = {SHAPES.index("none"), SHAPES.index("digits"), SHAPES.index("other")}
    shapes = [number if number in keep else SHAPES.index(name) for number in one.shapes]
    return Encoded(one.pieces, shapes, one.first, one.last, one.upos, one.heads, one.relations, one.entities)


def collate(examples: list[Encoded]) -> Batch:
    words = max(len(one.first) for one in examples)
    length = max(len(one.pieces) for one in examples)
    return Batch(
        pieces=_padded([one.pieces for one in examples], length, 0),
        shapes=_padded([one.shapes for one in examples], length, 0),
        first=_padded([one.first for one in examples], words, 0),
        last=_padded([one.last for one in examples], words, 0),
        upos=_padded([one.upos for one in examples], words, NOWHERE),
        heads=_padded([one.heads for one in examples], words, NOWHERE),
        relations=_padded([one.relations for one in examples], words, NOWHERE),
        entities=_padded([one.entities for one in examples], words, NOWHERE),
        is_tree=bool(examples[0].heads),
    )


def _padded(rows: Sequence[Sequence[int]], length: int, blank: int) -> Tensor:
    filled = torch.full((len(rows), length), blank, dtype=torch.long)
    for number, row in enumerate(rows):
        filled[number, : len(row)] = torch.tensor(row, dtype=torch.long)
    return filled
