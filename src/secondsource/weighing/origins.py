"""Count origins, not outlets (rule 3): items that share their access to the event are one."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from secondsource.domain.evidence import Derivation, Origin, Tier
from secondsource.domain.ids import content_id
from secondsource.weighing.evidence import Item
from secondsource.weighing.kinship import Bond, find_bond


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
        name, root = content_id("org", *sorted(self.members)), self.members[0]
        reasons = tuple(sorted([edge.reason for edge in self.edges]))
        return Origin(name, root, self.members, reasons, tuple(_tree(root, self.edges)) if self.edges else ())


def find_kin(items: Sequence[Item]) -> Kin:
    """Every pair of items that share an origin, and whoever has a story from another."""
    ranked = sorted(items, key=_seniority)
    pairs = [
        _Pair(one, other, bond) for one, other in combinations(ranked, 2) if (bond := find_bond(one.marks, other.marks))
    ]
    copies = tuple(_copies(pairs))
    edges = (*copies, *_relations(pairs))
    return Kin(tuple(item.passage.id for item in ranked), edges, tuple(_taken(pairs)), _alike(copies))


class _Pair(NamedTuple):
    """Two items that are kin, the more senior first."""

    one: Item
    other: Item
    bond: Bond


def _alike(copies: Sequence[Edge]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edge in copies:
        found.setdefault(edge.one, []).append(edge.other)
        found.setdefault(edge.other, []).append(edge.one)
    return {one: sorted(others) for one, others in found.items()}


def _copies(pairs: Sequence[_Pair]) -> Iterator[Edge]:
    for one, other, bond in pairs:
        if bond.near:
            copied = other.passage.id if _rank(one) < _rank(other) else None
            yield Edge(one.passage.id, other.passage.id, bond.near, True, copied)


def _relations(pairs: Sequence[_Pair]) -> Iterator[Edge]:
    for one, other, bond in pairs:
        if bond.reason:
            yield Edge(one.passage.id, other.passage.id, bond.reason)


def _taken(pairs: Sequence[_Pair]) -> Iterator[tuple[str, str]]:
    for one, other, bond in pairs:
        if bond.takes:
            yield one.passage.id, other.passage.id
        if bond.gives:
            yield other.passage.id, one.passage.id


def find_origins(items: Sequence[Item], kin: Kin) -> tuple[tuple[Item, ...], tuple[Group, ...]]:
    """The items with the root of their origin, and the origins, oldest root first.

    A near-copy of an earlier item hangs on what it copies and on nothing else: an outlet that reprints two stories does
    not join them.
    """
    here = {item.evidence.passage.id for item in items}
    groups = _groups([passage for passage in kin.ranked if passage in here], _standing(kin.edges, here))
    roots = {member: group.members[0] for group in groups for member in group.members}
    relayed = _relayed(items, kin, here)
    placed = [
        Item(item.evidence, item.marks, (passage := item.evidence.passage.id) in relayed, roots[passage])
        for item in items
    ]
    return tuple(placed), groups


def _standing(edges: Sequence[Edge], here: Set[str]) -> Sequence[Edge]:
    """The edges between these items that hold while the near-copies among them hang on what they copy alone."""
    among = [edge for edge in edges if edge.one in here and edge.other in here]
    copies = {edge.copied for edge in among if edge.copied}
    if not copies:
        return among
    return [edge for edge in among if edge.near or not (edge.one in copies or edge.other in copies)]


def _relayed(items: Sequence[Item], kin: Kin, here: Set[str]) -> frozenset[str]:
    """Outsiders' passages that are taken, at first or second hand, from a side's own telling."""
    left = [pair for pair in kin.taken if pair[0] in here]
    told = {item.evidence.passage.id for item in items if item.marks.of_a_side} if left else set[str]()
    found: set[str] = set()
    while more := {taker for taker, source in left if source in told} - found:
        found |= more
        told = more
    return frozenset(found)


def _groups(ranked: Sequence[str], edges: Iterable[Edge]) -> tuple[Group, ...]:
    """The groups that the edges make, roots first: only the edges that join two groups are given as reasons."""
    home = {passage: passage for passage in ranked}
    joined: dict[str, list[str]] = {passage: [passage] for passage in ranked}
    kept: dict[str, list[Edge]] = {passage: [] for passage in ranked}
    for edge in edges:
        one, other = home[edge.one], home[edge.other]
        if one != other:
            home.update(dict.fromkeys(joined[other], one))
            joined[one] += joined.pop(other)
            kept[one] += [edge, *kept.pop(other)]
    groups: dict[str, list[str]] = {}
    for passage in ranked:
        groups.setdefault(home[passage], []).append(passage)
    return tuple([Group(tuple(group), tuple(kept[key])) for key, group in groups.items()])


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
