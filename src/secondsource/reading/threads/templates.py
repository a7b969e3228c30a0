"""A template out of the members of a cluster: the words that all share, and slots where they differ.

The members are laid against the one that is nearest to all. A template is accepted where it tells the members more
shortly than telling each by itself (minimum description length), by a margin that grows with the number of groups
that could have been picked out of the thread.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import lgamma, log

from rapidfuzz.distance import LCSseq

MARGIN = 20.0
"""Bits that a template must save beyond its cost."""
LEAST_BITS = 40.0
"""Bits of shared words below which anybody may have said the same."""
_CONSTANT = 0.67
"""Share of members that hold a word for it to be the template's."""
_HELD = 0.6
"""Share of the template's bits that a member must hold."""
_OWN = 0.4
"""Share of a member's own bits that the template must cover."""
_SLOT_BITS = 3.0
_FAR_MORE = 1.25
"""Times the words that two texts have in order, from which their order is no part of the likeness."""

Bits = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Text:
    """One different text of the thread."""

    words: tuple[str, ...]
    coded: str
    """One letter a word."""
    surface: str
    """As a comment has it."""
    copies: int


@dataclass(frozen=True, slots=True)
class Fit:
    """A template with its members."""

    medoid: int
    constants: tuple[int, ...]
    """Places of the template's words among the medoid's."""
    members: tuple[int, ...]
    bits: float


def surprise(bits: float, members: int, thread: int, slots: int) -> float:
    """Bits saved by telling `members` of a thread of so many comments with one template of so many bits."""
    chosen = (lgamma(thread + 1) - lgamma(members + 1) - lgamma(max(0, thread - members) + 1)) / log(2)
    return (members - 1) * bits - members * slots * _SLOT_BITS / 2 - slots * _SLOT_BITS - chosen - MARGIN


def fit(texts: Sequence[Text], members: Sequence[int], bits: Bits) -> Fit | None:
    """The template of those members of which most hold it; None where they have too little in common."""
    medoid = _medoid(texts, members)
    matches = {each: match(texts[medoid], texts[each]) for each in members}
    held = Counter(place for each in members for place in matches[each] for _ in range(texts[each].copies))
    total = sum(texts[each].copies for each in members)
    constants = tuple(sorted(place for place, count in held.items() if count >= _CONSTANT * total))
    weights = {place: bits(texts[medoid].words[place]) for place in constants}
    whole = sum(weights.values())
    kept = tuple(each for each in members if _fits(texts[each], matches[each], weights, whole, bits))
    return Fit(medoid, constants, kept, whole) if whole and kept else None


def _fits(text: Text, match: set[int], weights: Mapping[int, float], whole: float, bits: Bits) -> bool:
    shared = sum(weight for place, weight in weights.items() if place in match)
    return shared >= _HELD * whole and shared >= _OWN * sum(map(bits, text.words))


def _medoid(texts: Sequence[Text], members: Sequence[int]) -> int:
    """The member that shares most words with the others; of a large cluster, with forty of them."""
    some = members if len(members) <= 40 else members[:: len(members) // 40]
    return max(some, key=lambda one: (sum(len(match(texts[one], texts[other])) for other in some), -one))


def match(one: Text, other: Text) -> set[int]:
    """Places in `one` of the words that both have, in order; in any order where that finds far more."""
    places = set(ordered_match(one.coded, other.coded))
    if _FAR_MORE * len(places) > len(one.coded):
        return places
    spare = Counter(other.coded)
    loose: set[int] = set()
    for place, letter in enumerate(one.coded):
        if spare[letter] > 0:
            spare[letter] -= 1
            loose.add(place)
    return loose if len(loose) >= max(0.75 * len(one.coded), _FAR_MORE * len(places)) else places


def ordered_match(one: str, other: str) -> list[int]:
    """Places in `one` of its longest common subsequence with `other`."""
    return [
        place
        for block in LCSseq.opcodes(one, other)
        if block.tag == "equal"
        for place in range(block.src_start, block.src_end)
    ]  # fmt: skip
