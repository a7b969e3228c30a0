"""Count origins, not outlets (rule 3): items that share their access to the event are one."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from secondsource.domain.evidence import Derivation, Origin, Tier
from secondsource.domain.ids import content_id
from secondsource.weighing.evidence import Item
from secondsource.weighing.kinship import find_relation, may_be_kin, near_duplicate, same_wording, takes_from


class Edge(NamedTuple):
    """Two items that share an origin, by the ids of their passages, and why."""

    one: str
    other: str
    reason: str
    near: bool = False
    """Whether the two have nearly the same text."""
    copied: str | None = None
    """The one of them that is the copy of an earlier item."""


@dataclass(frozen=True, slots=True)
class Kin:
    """How the items of one claim hang together, by the ids of their passages.

    It is the same on every day, so it is worked out once and narrowed to what was known on each.
    """

    ranked: tuple[str, ...]
    """Every item, the most senior first."""
    edges: tuple[Edge, ...]
    """Every pair that a rule of kinship makes one, with the first reason that holds; near-copies first."""
    taken: tuple[tuple[str, str], ...]
    """Items of outsiders with each item from which they have their story."""
    alike: dict[str, list[str]]
    """Items with those that have nearly the same text."""


class Group(NamedTuple):
    """Items of one origin, and the edges that make them one."""

    members: tuple[str, ...]
    """Passage ids, the root first."""
    edges: tuple[Edge, ...]

    @property
    def origin(self) -> Origin:
        """The record of it, with its tree."""
        reasons = tuple(sorted(edge.reason for edge in self.edges))
        root = self.members[0]
        return Origin(
            content_id("org", *sorted(self.members)), root, self.members, reasons, tuple(_tree(root, self.edges))
        )


def find_kin(items: Sequence[Item]) -> Kin:
    """Every pair of items that share an origin, and whoever has a story from another."""
    ranked = sorted(items, key=_seniority)
    pairs = [_Pair(one, other, near_duplicate(one, other)) for one, other in combinations(ranked, 2)
             if may_be_kin(one, other)]  # fmt: skip
    copies = tuple(_copies(pairs))
    edges = (*copies, *_relations(pairs))
    return Kin(tuple(item.passage.id for item in ranked), edges, tuple(_taken(pairs)), _alike(copies))


class _Pair(NamedTuple):
    """Two items that may be kin, the more senior first."""

    one: Item
    other: Item
    near: str | None
    """That they have nearly the same text, in words."""


def _alike(copies: Sequence[Edge]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edge in copies:
        found.setdefault(edge.one, []).append(edge.other)
        found.setdefault(edge.other, []).append(edge.one)
    return {one: sorted(others) for one, others in found.items()}


def _copies(pairs: Sequence[_Pair]) -> Iterator[Edge]:
    for one, other, near in pairs:
        if near:
            copied = other.passage.id if _rank(one) < _rank(other) else None
            yield Edge(one.passage.id, other.passage.id, near, True, copied)


def _relations(pairs: Sequence[_Pair]) -> Iterator[Edge]:
    for one, other, _ in pairs:
        if reason := find_relation(one, other):
            yield Edge(one.passage.id, other.passage.id, reason)


def _taken(pairs: Sequence[_Pair]) -> Iterator[tuple[str, str]]:
    for one, other, near in pairs:
        if one.of_a_side and other.of_a_side:
            continue
        alike = bool(near or same_wording(one, other))
        for taker, source in ((one, other), (other, one)):
            if not taker.of_a_side and takes_from(taker, source, alike=alike):
                yield taker.passage.id, source.passage.id


def find_origins(items: Sequence[Item], kin: Kin) -> tuple[tuple[Item, ...], tuple[Group, ...]]:
    """The items with the root of their origin, and the origins, oldest root first.

    A near-copy of an earlier item hangs on what it copies and on nothing else: an outlet that reprints two stories does
    not join them.
    """
    here = {item.passage.id for item in items}
    groups = _groups([passage for passage in kin.ranked if passage in here], _standing(kin.edges, here))
    roots = {member: group.members[0] for group in groups for member in group.members}
    relayed = _relayed(items, kin, here)
    placed = (Item(item.evidence, item.marks, item.passage.id in relayed, roots[item.passage.id]) for item in items)
    return tuple(placed), groups


def _standing(edges: Sequence[Edge], here: Set[str]) -> Iterator[Edge]:
    """The edges between these items that hold while the near-copies among them hang on what they copy alone."""
    among = [edge for edge in edges if edge.one in here and edge.other in here]
    copies = {edge.copied for edge in among if edge.copied}
    return (edge for edge in among if edge.near or not (edge.one in copies or edge.other in copies))


def _relayed(items: Sequence[Item], kin: Kin, here: Set[str]) -> frozenset[str]:
    """Outsiders' passages that are taken, at first or second hand, from a side's own telling."""
    told = {item.passage.id for item in items if item.of_a_side}
    left = [pair for pair in kin.taken if pair[0] in here]
    found: set[str] = set()
    while more := {taker for taker, source in left if source in told} - found:
        found |= more
        told = more
    return frozenset(found)


def _groups(ranked: Sequence[str], edges: Iterable[Edge]) -> tuple[Group, ...]:
    """Union-find over the edges, roots first: only the edges that join two groups are given as reasons."""
    parent = {passage: passage for passage in ranked}
    kept: dict[str, list[Edge]] = {passage: [] for passage in ranked}

    def top(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for edge in edges:
        one, other = top(edge.one), top(edge.other)
        if one != other:
            parent[other] = one
            kept[one] += [edge, *kept.pop(other)]
    members: dict[str, list[str]] = {}
    for passage in ranked:
        members.setdefault(top(passage), []).append(passage)
    return tuple(Group(tuple(group), tuple(kept[key])) for key, group in members.items())


def _tree(root: str, edges: Sequence[Edge]) -> Iterator[Derivation]:
    """The edges, each turned away from the root, nearest first."""
    left = sorted(edges, key=lambda edge: (edge.one, edge.other))
    waiting = deque([root])
    while waiting:
        parent = waiting.popleft()
        for edge in [edge for edge in left if parent in (edge.one, edge.other)]:
            left.remove(edge)
            ends = {edge.one, edge.other} - {parent}
            child = min(ends, default=parent)
            waiting.append(child)
            yield Derivation(child, parent, edge.reason)


def _seniority(item: Item) -> tuple[tuple[bool, bool, int], str]:
    return _rank(item), item.passage.id


def _rank(item: Item) -> tuple[bool, bool, int]:
    """Own access before repeaters and pages nobody knows, dated before undated, then the earliest."""
    day = item.marks.day
    return (_repeats(item), day is None, day or 0)


def _repeats(item: Item) -> bool:
    page = item.voice.page
    if page is None or page.standing == "aggregator" or item.voice.credits or item.marks.moved:
        return True
    return item.evidence.tier in (Tier.E7, Tier.E8)
