"""Changes to a seed by chance: bits, pieces, words of the format, cuts, nesting, long runs, numbers, encodings."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Draft:
    """An input in the making, and what changes to it are made of."""

    body: bytearray
    seeds: Sequence[bytes]
    words: Sequence[bytes]
    chance: random.Random

    @property
    def place(self) -> int:
        """Somewhere in it."""
        return self.chance.randrange(len(self.body) + 1)


def mutate(seeds: Sequence[bytes], words: Sequence[bytes], chance: random.Random, largest: int) -> bytes:
    """A seed with one to eight changes, not longer than allowed."""
    draft = Draft(bytearray(chance.choice(seeds)[:largest]), seeds, words or (b"0",), chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        chance.choice(_CHANGES)(draft)
    return bytes(draft.body[:largest])


def _flip(draft: Draft) -> None:
    if draft.body:
        draft.body[draft.place % len(draft.body)] ^= 1 << draft.chance.randrange(8)


def _byte(draft: Draft) -> None:
    at = draft.place
    draft.body[at:at] = bytes([draft.chance.choice((0, 9, 10, 13, 34, 38, 45, 60, 92, 127, 128, 237, 255))])


def _word(draft: Draft) -> None:
    at = draft.place
    draft.body[at : at + draft.chance.choice((0, 0, 4, 12))] = draft.chance.choice(draft.words)


def _nest(draft: Draft) -> None:
    at = draft.place
    draft.body[at:at] = draft.chance.choice(draft.words) * draft.chance.choice((3, 40, 1500))


def _cut(draft: Draft) -> None:
    at = draft.place
    del draft.body[at : at + draft.chance.choice((1, 7, 60, 10**6))]


def _splice(draft: Draft) -> None:
    other = draft.chance.choice(draft.seeds)
    at, start = draft.place, draft.chance.randrange(len(other) + 1)
    draft.body[at:at] = other[start : start + draft.chance.choice((10, 100, 10_000))]


def _double(draft: Draft) -> None:
    at = draft.place
    piece = bytes(draft.body[at : at + draft.chance.choice((1, 20, 300))])
    draft.body[at:at] = piece * draft.chance.choice((2, 10, 300))


def _number(draft: Draft) -> None:
    digits = [place for place, byte in enumerate(draft.body) if 48 <= byte <= 57]
    if digits:
        at = draft.chance.choice(digits)
        many = (b"0", b"-1", b"9" * 30, b"1e999", b"00", b"4294967296", b"1" * 5000)
        draft.body[at : at + 1] = draft.chance.choice(many)


def _recode(draft: Draft) -> None:
    charset = draft.chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1251", "utf-7", "shift_jis"))
    draft.body[:] = bytes(draft.body).decode(errors="replace").encode(charset, "replace")


_CHANGES: Sequence[Callable[[Draft], None]] = (
    *(_flip, _flip, _byte, _word, _word, _nest, _cut, _cut, _splice, _double, _number),
    _recode,
)
