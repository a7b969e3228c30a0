"""Clusters of comments that are made of the same words, whatever the order of the thread."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2

from secondsource.domain.examination import SameText
from secondsource.domain.thread import Thread
from secondsource.reading.threads.nearness import Joined, encode, find_pairs
from secondsource.reading.threads.templates import LEAST_BITS, Bits, Fit, Text, fit, match, surprise
from secondsource.reading.threads.words import bits, words_of

NOTICES = ("Pingback:", "Trackback:", "[…]", "[...]")
"""How notes begin that blogs write into each other's threads by themselves."""
LEAST = 3
"""Members of a cluster whose texts differ."""
_COPIES = 2
"""Members of a cluster with one text."""
_SEEN_OUTSIDE = 2
"""Comments outside a cluster that use a word before the thread itself is asked how common it is."""
_ROUNDS = 40
_LINK_BITS = 30.0
_LINK_SHARE = 0.4
"""Of the longer one's bits."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """A cluster before it is put into words."""

    groups: tuple[int, ...]
    """Places in the list of different texts."""
    medoid: int
    constants: tuple[int, ...]
    bits: float
    saving: float


def group_same(thread: Thread) -> tuple[SameText, ...]:
    """The different texts of a thread, in the order of their words."""
    raw: defaultdict[str, list[int]] = defaultdict(list)
    for position, comment in enumerate(thread.comments):
        if not comment.text.startswith(NOTICES):
            raw[comment.text].append(position)
    spelt: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for text in sorted(raw):
        spelt[words_of(text)].append(text)
    return tuple(_same(words, texts, raw) for words, texts in sorted(spelt.items()) if words)


def _same(words: tuple[str, ...], texts: Sequence[str], raw: Mapping[str, list[int]]) -> SameText:
    text = max(texts, key=lambda each: (len(raw[each]), each))
    return SameText(text, words, tuple(sorted(place for each in texts for place in raw[each])))


def find_clusters(groups: Sequence[SameText], total: int) -> tuple[list[Text], list[Grouped]]:
    """The texts made ready for comparison, and the accepted clusters in a thread of `total` comments, largest first."""
    coded = encode([group.words for group in groups])
    texts = [
        Text(group.words, code, group.text, len(group.positions))
        for group, code in zip(groups, coded, strict=True)
    ]  # fmt: skip
    spread = _spread(groups)
    found = [
        cluster
        for component in _components(texts)
        for cluster in _peel(texts, component, spread, total)
    ]  # fmt: skip
    found.sort(key=lambda each: (-sum(texts[n].copies for n in each.groups), each.groups))
    return texts, found


def _components(texts: Sequence[Text]) -> list[list[int]]:
    """Everything that hangs together by pairs whose shared words are rare enough, and enough of both; single texts
    included, each in order."""
    weights = [sum(map(bits, text.words)) for text in texts]
    worth = [at for at, weight in enumerate(weights) if weight >= _LINK_BITS]
    joined = Joined(len(worth))
    for first, second in find_pairs([texts[at].words for at in worth], [texts[at].coded for at in worth], joined):
        one, other = worth[first], worth[second]
        shared = sum(bits(texts[one].words[place]) for place in match(texts[one], texts[other]))
        if shared >= max(_LINK_BITS, _LINK_SHARE * max(weights[one], weights[other])):
            joined.join(first, second)
    numbers = {at: int(joined.numbers[place]) for place, at in enumerate(worth)}
    together: defaultdict[int, list[int]] = defaultdict(list)
    for one in range(len(texts)):
        together[numbers.get(one, -1 - one)].append(one)
    return list(together.values())


def _peel(texts: Sequence[Text], component: list[int], spread: dict[str, int], total: int) -> Iterator[Grouped]:
    """One cluster after the other, until what is left fits no template."""
    rest = component
    for _ in range(_ROUNDS):
        if sum(texts[each].copies for each in rest) < _COPIES:
            return
        found = _settle(texts, rest, _bits_outside(spread, texts, rest, total))
        if found is None:
            return
        made = _accept(texts, found, spread, total)
        if made:
            yield made
        gone = set(found.members) if made or len(found.members) > 1 else {found.medoid}
        rest = [each for each in rest if each not in gone]


def _settle(texts: Sequence[Text], members: list[int], rare: Bits) -> Fit | None:
    """Fits until nobody leaves: a chain of likenesses has ends that share nothing."""
    found = fit(texts, members, rare)
    for _ in range(8):
        if found is None or not found.members:
            return found
        again = fit(texts, found.members, rare)
        if again is None or again.members == found.members:
            return again
        found = again
    return found


def _accept(texts: Sequence[Text], found: Fit, spread: dict[str, int], total: int) -> Grouped | None:
    rare = _bits_outside(spread, texts, found.members, total)
    whole = sum(rare(texts[found.medoid].words[place]) for place in found.constants)
    count = sum(texts[each].copies for each in found.members)
    saving = surprise(
        whole, count, total, 0 if len(found.members) == 1 else slots_of(found.constants, texts[found.medoid])
    )
    least = _COPIES if len(found.members) == 1 else LEAST
    if count < least or whole < LEAST_BITS or saving <= 0:
        return None
    return Grouped(tuple(found.members), found.medoid, found.constants, whole, saving)


def slots_of(constants: Sequence[int], text: Text) -> int:
    """Gaps between the template's words, those at both ends among them."""
    edges = [-1, *constants, len(text.words)]
    return sum(after - before > 1 for before, after in pairwise(edges))


def _spread(groups: Sequence[SameText]) -> dict[str, int]:
    """In how many comments each word stands."""
    spread: defaultdict[str, int] = defaultdict(int)
    for group in groups:
        for word in set(group.words):
            spread[word] += len(group.positions)
    return dict(spread)


def _bits_outside(spread: dict[str, int], texts: Sequence[Text], members: Sequence[int], total: int) -> Bits:
    """How rare a word is: what others in the thread say as well is as common as they make it."""
    inside: defaultdict[str, int] = defaultdict(int)
    for each in members:
        for word in set(texts[each].words):
            inside[word] += texts[each].copies
    outside = max(1, total - sum(texts[each].copies for each in members))

    def rare(word: str) -> float:
        seen = spread.get(word, 0) - inside.get(word, 0)
        return bits(word) if seen < _SEEN_OUTSIDE else min(bits(word), _rarity(seen, outside))

    return rare


def _rarity(seen: int, outside: int) -> float:
    return max(1.0, -log2(min(1.0, seen / outside)))
