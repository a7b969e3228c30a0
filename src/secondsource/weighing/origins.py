"""Count origins, not outlets (rule 3): items that share their access to the event are one."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import combinations

from secondsource.domain.address import site_of, split_address
from secondsource.domain.evidence import Derivation, Origin, Tier
from secondsource.domain.ids import content_id
from secondsource.reading.speech.camps import folded
from secondsource.weighing.evidence import Item
from secondsource.weighing.own_story import ALIKE, likeness, name

SAME_EVENT = timedelta(days=2)
SAME_WORDING = 0.8
"""Share of shingles from which two deciding quotes count as the same wording."""
LONG_QUOTATION = 6
"""Words that two people hardly say alike by chance."""
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{20,400})[”\"»“]")


@dataclass(frozen=True, slots=True)
class Edge:
    """Two items that share an origin, and why."""

    one: Item
    other: Item
    reason: str


def find_origins(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[Origin, ...]]:
    """The items with their origin's id, and the origins, oldest root first."""
    groups = _groups(items, tuple(find_edges(items)))
    origins = {id(item): origin for group, origin in groups for item in group}
    placed = tuple(replace(item, evidence=replace(item.evidence, origin=origins[id(item)].id)) for item in items)
    return placed, tuple(origin for _, origin in sorted(groups, key=lambda each: _seniority(each[0][0])))


def find_edges(items: Sequence[Item]) -> Iterator[Edge]:
    """Every pair of items that one of the rules below makes one, with the first reason that holds.

    A near-copy of an earlier item hangs on what it copies and on nothing else: an outlet that reprints two stories does
    not join them.
    """
    copies: set[str] = set()
    for one, other in combinations(sorted(items, key=_seniority), 2):
        if reason := near_duplicate(one, other):
            if _rank(one) < _rank(other):
                copies.add(other.evidence.id)
            yield Edge(one, other, reason)
    firsts = [item for item in items if item.evidence.id not in copies]
    for one, other in combinations(sorted(firsts, key=_seniority), 2):
        if reason := next((why for rule in EDGE_RULES if (why := rule(one, other))), None):
            yield Edge(one, other, reason)


def credit_chain(one: Item, other: Item) -> str | None:
    """One names the other, or both name the same publisher, as the source of the story."""
    for teller, source in ((one, other), (other, one)):
        if _house(source) in teller.voice.credits and _house(source) != _own(teller):
            return f"{name(teller.passage)} credits {_house(source)}."
    shared = [credit for credit in one.voice.credits if credit in other.voice.credits]
    return f"{name(one.passage)} and {name(other.passage)} both credit {shared[0]}." if shared else None


def same_owner(one: Item, other: Item) -> str | None:
    """Both come from one publisher, or from publishers of one owner."""
    if _own(one) and _own(one) == _own(other):
        return f"Both come from {_own(one)}."
    first, second = one.voice.publisher, other.voice.publisher
    if first and second and first.name == second.name:
        return f"Both carry {first.name}."
    if first and second and first.owner and first.owner == second.owner:
        return f"{first.name} and {second.name} belong to {first.owner}."
    return None


def same_army(one: Item, other: Item) -> str | None:
    """Bulletin and spokesman of one side are one origin: both are officials who speak for it."""
    if one.voice.official and other.voice.official and one.evidence.camp == other.evidence.camp:
        return f"{one.evidence.speaker} and {other.evidence.speaker} speak for the same side."
    return None


def same_speaker(one: Item, other: Item) -> str | None:
    """Both give words of the same named speaker from within two days."""
    first, second = one.evidence.speaker, other.evidence.speaker
    if first and second and same_person(first, second) and _near(one, other):
        return f"Both give words of {first} from the same days."
    return None


def shared_quotation(one: Item, other: Item) -> str | None:
    """Both print the same quotation of six words or more within two days: it was said once."""
    if _near(one, other) and not _quotations(one.passage.text).isdisjoint(_quotations(other.passage.text)):
        return f"{name(one.passage)} and {name(other.passage)} print the same quotation within two days."
    return None


def near_duplicate(one: Item, other: Item) -> str | None:
    """Half of the three-word runs of the two texts are the same."""
    if likeness(one.passage.text, other.passage.text) >= ALIKE:
        return f"{name(one.passage)} and {name(other.passage)} have nearly the same text."
    return None


def same_wording(one: Item, other: Item) -> str | None:
    """The deciding words are the same, within two days, and nothing says how the two are related."""
    if not _near(one, other):
        return None
    alike = likeness(one.evidence.quote, other.evidence.quote) >= SAME_WORDING
    if alike or _holds_words(one, other) or _holds_words(other, one):
        return f"{name(one.passage)} and {name(other.passage)} use the same words within two days."
    return None


def linked(one: Item, other: Item) -> str | None:
    """The text of one holds the address of the other."""
    for teller, source in ((one, other), (other, one)):
        if _links_to(teller, source):
            return f"{name(teller.passage)} links to {name(source.passage)}."
    return None


EDGE_RULES: tuple[Callable[[Item, Item], str | None], ...] = (
    credit_chain,
    same_owner,
    same_army,
    same_speaker,
    shared_quotation,
    same_wording,
    linked,
)


def takes_from(one: Item, other: Item) -> bool:
    """Whether one has its story from the other: it says so, or has the other's words and is not credited for them."""
    if _house(other) in one.voice.credits and _house(other) != _own(one):
        return True
    if _links_to(one, other):
        return True
    credited = _own(one) in other.voice.credits
    return not credited and bool(near_duplicate(one, other) or same_wording(one, other))


def same_person(one: str, other: str) -> bool:
    """True where two names end alike: `Viktor Trehubov` and `Trehubov`."""
    first, second = folded(one).split(), folded(other).split()
    shorter = min(len(first), len(second))
    return shorter > 0 and first[-shorter:] == second[-shorter:]


def _holds_words(one: Item, other: Item) -> bool:
    """Whether the other's text holds a sentence of the deciding words of the first."""
    return any(words in folded(other.passage.text) for words in _long_sentences(one.evidence.quote))


@lru_cache(maxsize=8192)
def _long_sentences(quote: str) -> tuple[str, ...]:
    sentences = re.split(r"[.!?]\s", folded(quote).rstrip(" .!?"))
    return tuple(words for words in sentences if len(words.split()) >= LONG_QUOTATION)


@lru_cache(maxsize=8192)
def _quotations(text: str) -> frozenset[str]:
    """The folded contents of quotation marks, six words or more."""
    inside = (" ".join(re.findall(r"\w+", folded(hit.group(1)))) for hit in _QUOTED.finditer(text))
    return frozenset(words for words in inside if len(words.split()) >= LONG_QUOTATION)


def _groups(items: Sequence[Item], edges: Sequence[Edge]) -> list[tuple[list[Item], Origin]]:
    """Union-find over the edges, roots first: only the edges that join two groups are given as reasons."""
    parent = {id(item): id(item) for item in items}
    kept: dict[int, list[Edge]] = {id(item): [] for item in items}

    def top(key: int) -> int:
        while parent[key] != key:
            key = parent[key]
        return key

    for edge in edges:
        one, other = top(id(edge.one)), top(id(edge.other))
        if one != other:
            parent[other] = one
            kept[one] += [edge, *kept.pop(other)]
    members: dict[int, list[Item]] = {}
    for item in sorted(items, key=_seniority):
        members.setdefault(top(id(item)), []).append(item)
    return [(group, _origin(group, kept[key])) for key, group in members.items()]


def _origin(group: Sequence[Item], edges: Sequence[Edge]) -> Origin:
    members = tuple(item.passage.id for item in group)
    reasons = tuple(sorted(edge.reason for edge in edges))
    return Origin(content_id("org", *sorted(members)), members[0], members, reasons, tuple(_tree(members[0], edges)))


def _tree(root: str, edges: Sequence[Edge]) -> Iterator[Derivation]:
    """The edges, each turned away from the root, nearest first."""
    left = sorted(edges, key=lambda edge: (edge.one.passage.id, edge.other.passage.id))
    waiting = deque([root])
    while waiting:
        parent = waiting.popleft()
        for edge in [edge for edge in left if parent in (edge.one.passage.id, edge.other.passage.id)]:
            left.remove(edge)
            ends = {edge.one.passage.id, edge.other.passage.id} - {parent}
            child = min(ends, default=parent)
            waiting.append(child)
            yield Derivation(child, parent, edge.reason)


def _seniority(item: Item) -> tuple[tuple[bool, bool, str], str]:
    return _rank(item), item.passage.id


def _rank(item: Item) -> tuple[bool, bool, str]:
    """Own access before repeaters and pages nobody knows, dated before undated, then the earliest."""
    day = item.passage.published_at
    return (_repeats(item), day is None, day.isoformat() if day else "")


def _repeats(item: Item) -> bool:
    page = item.voice.page
    if page is None or page.standing == "aggregator" or item.voice.credits:
        return True
    return item.evidence.tier in (Tier.E7, Tier.E8)


def _links_to(teller: Item, source: Item) -> bool:
    address = _linkable(source.passage.url)
    return address is not None and address in teller.passage.text


@lru_cache(maxsize=8192)
def _linkable(url: str) -> str | None:
    """Host and path as a text may give them; None for a front page."""
    path = split_address(url).path.rstrip("/")
    return f"{site_of(url)}{path}" if path else None


def _house(item: Item) -> str | None:
    return item.voice.publisher.name if item.voice.publisher else item.passage.publisher


def _own(item: Item) -> str | None:
    """The publisher of the page itself, also where the page carries another's story."""
    return item.passage.publisher


def _near(one: Item, other: Item) -> bool:
    first, second = one.passage.published_at, other.passage.published_at
    return first is not None and second is not None and abs(first - second) <= SAME_EVENT
