"""What every encoder must do. Subclass `EncoderSuite` and set `module`; pytest runs it."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

import math
from collections.abc import Sequence
from typing import Any

from secondsource.errors import ModelError
from secondsource.testing.parts import PartSuite, no_connections

BRIDGE = "The bridge over the river was destroyed by shelling."
SAME = "Shelling has wrecked the river bridge."
OTHER = "The choir sang in the new school on Sunday evening."
TEXTS = (
    BRIDGE,
    SAME,
    OTHER,
    "",
    "   ",
    "!",
    "Міст через Оскіл зруйновано 🙂 \u0000\u2028 \ud7ff مرحبا 漢字",
    "word " * 3_000,
    "x" * 20_000,
    "!?" * 2_000,
)


class EncoderSuite(PartSuite):
    """Set `module` to the part's module."""

    def encoder(self) -> Any:
        return self.module.Component(self.module.Options())

    def encode(self, texts: Sequence[str] = TEXTS) -> list[bytes]:
        """The vectors, without a way to the network; none where the encoder's files are not on this machine."""
        with no_connections():
            try:
                return list(self.encoder().encode(texts))
            except ModelError:
                return []

    def test_gives_one_vector_for_each_text_all_of_one_size(self) -> None:
        found = self.encode()
        assert len(found) in (0, len(TEXTS))
        assert len({len(each) for each in found}) <= 1
        assert self.encode(()) == []

    def test_no_vector_is_without_length(self) -> None:
        assert all(any(vector) for vector in self.encode())

    def test_a_vector_depends_on_its_text_alone(self) -> None:
        assert self.encode() == self.encode(TEXTS[::-1])[::-1]
        assert [self.encode([text]) for text in TEXTS[:3]] in ([[each] for each in self.encode()[:3]], [[], [], []])

    def test_what_means_alike_lies_nearer(self) -> None:
        if found := self.encode((BRIDGE, SAME, OTHER)):
            assert cosine(found[0], found[1]) > cosine(found[0], found[2])

    def test_says_what_made_the_vectors(self) -> None:
        try:
            mark = self.encoder().mark
        except ModelError:
            return
        assert mark.isalnum()
        assert mark == self.encoder().mark


def cosine(one: bytes, other: bytes) -> float:
    """How alike two vectors of signed bytes are, -1 to 1."""
    left, right = _numbers(one), _numbers(other)
    across = sum(a * b for a, b in zip(left, right, strict=True))
    return across / math.sqrt(sum(a * a for a in left) * sum(b * b for b in right))


def _numbers(vector: bytes) -> list[int]:
    return memoryview(vector).cast("b").tolist()
