"""How rows of unlike lengths are dealt into batches."""

import random
from collections.abc import Iterable, Sized
from typing import Protocol, TypeVar


class Row(Protocol):
    """What can be dealt: anything that knows its pieces."""

    @property
    def pieces(self) -> Sized: ...


R = TypeVar("R", bound=Row)


def batches(rows: Iterable[R], budget: int, draw: random.Random) -> list[list[R]]:
    """Deal the rows into batches of at most `budget` pieces, padding counted, in a drawn order."""
    order = sorted(rows, key=lambda one: len(one.pieces) * draw.uniform(0.95, 1.05))
    dealt: list[list[R]] = [[]]
    longest = 0
    for one in order:
        longest = max(longest, len(one.pieces))
        if dealt[-1] and longest * (len(dealt[-1]) + 1) > budget:
            dealt.append([])
            longest = len(one.pieces)
        dealt[-1].append(one)
    draw.shuffle(dealt)
    return dealt
