"""Count origins, not outlets (rule 3): items that share their access to the event are one."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from secondsource.domain.evidence import Derivation, Origin, Tier
from secondsource.domain.ids import content_id
from secondsource.weighing.evidence import Item
from secondsource.weighing.kinship import EDGE_RULES, may_be_kin, near_duplicate, takes_from


@dataclass(frozen=True, slots=True)
class Edge:
    """Two items that share an origin, by the ids of their passages, and why."""

    one: str
    other: str
    reason: str
    near: bool = False
    """Whether the two have nearly the same text."""
    copied: str | None = None
    """The one of them that is the copy of an earlier item."""


def find_edges(items: Sequence[Item]) -> tuple[Edge, ...]:
    """Every pair of items that a rule of kinship makes one, with the first reason that holds; near-copies first.

    It is the same on every day, so it is worked out once and narrowed to what was known on each.
    """
    ranked = sorted(items, key=_seniority)
    pairs = [pair for pair in combinations(ranked, 2) if may_be_kin(*pair)]
    return (*_copies(pairs), *_relations(pairs))


def _copies(pairs: Sequence[tuple[Item, Item]]) -> Iterator[Edge]:
    for one, other in pairs:
        if reason := near_duplicate(one, other):
            copied = other.passage.id if _rank(one) < _rank(other) else None
            yield Edge(one.passage.id, other.passage.id, reason, True, copied)


def _relations(pairs: Sequence[tuple[Item, Item]]) -> Iterator[Edge]:
    for one, other in pairs:
        for rule in EDGE_RULES:
            if reason := rule(one, other):
                yield Edge(one.passage.id, other.passage.id, reason)
                break


def find_origins(items: Sequence[Item], edges: Sequence[Edge]) -> tuple[tuple[Item, ...], tuple[Origin, ...]]:
    """The items with their origin's id, and the origins, oldest root first.

    A near-copy of an earlier item hangs on what it copies and on nothing else: an outlet that reprints two stories does
    not join them.
    """
    ranked = sorted(items, key=_seniority)
    groups = _groups([item.passage.id for item in ranked], _standing(edges, items))
    origins = {member: origin for origin in groups for member in origin.members}
    relayed = _relayed(items)
    placed = tuple(_placed(item, origins[item.passage.id].id, item.passage.id in relayed) for item in items)
    return placed, groups


def _standing(edges: Sequence[Edge], items: Sequence[Item]) -> Iterator[Edge]:
    """The edges between these items that hold while the near-copies among them hang on what they copy alone."""
    here = {item.passage.id for item in items}
    among = [edge for edge in edges if edge.one in here and edge.other in here]
    copies = {edge.copied for edge in among if edge.copied}
    return (edge for edge in among if edge.near or not (edge.one in copies or edge.other in copies))


def _placed(item: Item, origin: str, relayed: bool) -> Item:
    return Item(replace(item.evidence, origin=origin), item.marks, relayed)


def _relayed(items: Sequence[Item]) -> frozenset[str]:
    """Outsiders' passages that are taken, at first or second hand, from a side's own telling."""
    taken = [item for item in items if item.evidence.camp not in (None, "none")]
    rest = [item for item in items if item.evidence.camp in (None, "none")]
    found: set[str] = set()
    while more := [item for item in rest if any(takes_from(item, other) for other in taken)]:
        found.update(item.passage.id for item in more)
        rest = [item for item in rest if item.passage.id not in found]
        taken = more
    return frozenset(found)


def _groups(ranked: Sequence[str], edges: Iterable[Edge]) -> tuple[Origin, ...]:
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
    return tuple(_origin(group, kept[key]) for key, group in members.items())


def _origin(members: Sequence[str], edges: Sequence[Edge]) -> Origin:
    reasons = tuple(sorted(edge.reason for edge in edges))
    tree = tuple(_tree(members[0], edges))
    return Origin(content_id("org", *sorted(members)), members[0], tuple(members), reasons, tree)


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
    if page is None or page.standing == "aggregator" or item.voice.credits:
        return True
    return item.evidence.tier in (Tier.E7, Tier.E8)
