"""Whether two items share their access to what is told (rule 3): one relation, one function.

All of it is read from the marks of the two passages, so it is the same for every claim and every day.
"""

from collections.abc import Callable
from typing import NamedTuple

from secondsource.domain.address import same_page
from secondsource.reading.comparing.shingles import jaccard
from secondsource.reading.speech.camps import folded
from secondsource.weighing.marks import Marks
from secondsource.weighing.own_story import ALIKE, name

SAME_EVENT = 2
"""Days within which two items tell of one event."""
SAME_WORDING = 0.8
"""Share of shingles from which two deciding quotes count as the same wording."""


class Bond(NamedTuple):
    """What makes two items one, and which of them has its story from the other."""

    near: str | None
    """That they have nearly the same text, in words."""
    reason: str | None
    """The first of `EDGE_RULES` that holds, in words."""
    takes: bool
    """The first is an outsider's and taken from the other."""
    gives: bool
    """The other is an outsider's and taken from the first."""


def find_bond(one: Marks, other: Marks) -> Bond | None:
    """How two items hang together; None where nothing joins them."""
    if not (one.links or other.links) and one.traits.isdisjoint(other.traits):
        return None
    near = near_duplicate(one, other)
    bond = Bond(near, find_relation(one, other), *_taking(one, other, near))
    return bond if any(bond) else None


def _taking(one: Marks, other: Marks, near: str | None) -> tuple[bool, bool]:
    if one.of_a_side and other.of_a_side:
        return False, False
    alike = bool(near or same_wording(one, other))
    return (
        not one.of_a_side and takes_from(one, other, alike=alike),
        not other.of_a_side and takes_from(other, one, alike=alike),
    )


def near_duplicate(one: Marks, other: Marks) -> str | None:
    """Half of the three-word runs of the two texts are the same."""
    ours, theirs = one.shingles, other.shingles
    # Of runs of so different number no half can be shared; counting is much quicker than comparing.
    if min(len(ours), len(theirs)) >= ALIKE * max(len(ours), len(theirs)) and jaccard(ours, theirs) >= ALIKE:
        return f"{name(one.passage)} and {name(other.passage)} have nearly the same text."
    return None


def canonical(one: Marks, other: Marks) -> str | None:
    """One gives the address of the other as its own (`rel=canonical`), or both give the same one."""
    if one.pages.isdisjoint(other.pages):
        return None
    for teller, source in ((one, other), (other, one)):
        if _is_moved_from(teller, source):
            return f"{name(teller.passage)} gives the address of {name(source.passage)} as its own."
    return f"{name(one.passage)} and {name(other.passage)} stand under one address."


def declared_source(one: Marks, other: Marks) -> str | None:
    """The page of one, or its entry in a feed (`<source>`), declares the publisher of the other as its source."""
    for teller, source in ((one, other), (other, one)):
        if teller.declared and teller.declared in (source.house, source.own):
            return f"{name(teller.passage)} declares {teller.declared} as its source."
    return None


def credit_chain(one: Marks, other: Marks) -> str | None:
    """One names the other, or both name the same publisher, as the source of the story."""
    if not (one.voice.credits or other.voice.credits):
        return None
    for teller, source in ((one, other), (other, one)):
        if _credits(teller, source):
            return f"{name(teller.passage)} credits {source.house}."
    shared = [credit for credit in one.voice.credits if credit in other.voice.credits]
    return f"{name(one.passage)} and {name(other.passage)} both credit {shared[0]}." if shared else None


def same_owner(one: Marks, other: Marks) -> str | None:
    """Both come from one publisher, or from publishers of one owner."""
    if one.own and one.own == other.own:
        return f"Both come from {one.own}."
    first, second = one.voice.publisher, other.voice.publisher
    if first and second and first.name == second.name:
        return f"Both carry {first.name}."
    if first and second and first.owner and first.owner == second.owner:
        return f"{first.name} and {second.name} belong to {first.owner}."
    return None


def same_army(one: Marks, other: Marks) -> str | None:
    """Bulletin and spokesman of one side are one origin: both are officials who speak for it."""
    if one.voice.official and other.voice.official and one.voice.camp == other.voice.camp:
        return f"{one.voice.speaker} and {other.voice.speaker} speak for the same side."
    return None


def same_speaker(one: Marks, other: Marks) -> str | None:
    """Both give words of the same named speaker from within two days."""
    first, second = one.voice.speaker, other.voice.speaker
    if first and second and _near(one, other) and same_person(first, second):
        return f"Both give words of {first} from the same days."
    return None


def shared_quotation(one: Marks, other: Marks) -> str | None:
    """Both print the same quotation of six words or more within two days: it was said once."""
    if not one.quotations.isdisjoint(other.quotations) and _near(one, other):
        return f"{name(one.passage)} and {name(other.passage)} print the same quotation within two days."
    return None


def same_wording(one: Marks, other: Marks) -> str | None:
    """The deciding words are the same, within two days, and nothing says how the two are related."""
    if not _near(one, other):
        return None
    alike = jaccard(one.quote, other.quote) >= SAME_WORDING
    if alike or _holds_words(one, other) or _holds_words(other, one):
        return f"{name(one.passage)} and {name(other.passage)} use the same words within two days."
    return None


def linked(one: Marks, other: Marks) -> str | None:
    """The text of one holds the address of the other."""
    for teller, source in ((one, other), (other, one)):
        if _links_to(teller, source):
            return f"{name(teller.passage)} links to {name(source.passage)}."
    return None


_BY_NAME = (canonical, declared_source, credit_chain, same_owner, same_army, same_speaker)
"""Rules that hold only of two items with a house, side, speaker or address in common."""
_BY_WORDS = (shared_quotation, same_wording, linked)
EDGE_RULES: tuple[Callable[[Marks, Marks], str | None], ...] = (*_BY_NAME, *_BY_WORDS)


def find_relation(one: Marks, other: Marks) -> str | None:
    """The reason of the first of `EDGE_RULES` that holds of two items; None where none does."""
    strangers = one.handles.isdisjoint(other.handles)
    for rule in _BY_WORDS if strangers else EDGE_RULES:
        if reason := rule(one, other):
            return reason
    return None


def takes_from(one: Marks, other: Marks, *, alike: bool) -> bool:
    """Whether one has its story from the other: it says so, or has the other's words (they are near copies or use the
    same ones, so `alike`) and is not credited for them."""
    if alike and one.own not in other.voice.credits:
        return True
    return _credits(one, other) or _links_to(one, other) or _is_moved_from(one, other)


def same_person(one: str, other: str) -> bool:
    """True where two names end alike: `Viktor Trehubov` and `Trehubov`."""
    first, second = folded(one).split(), folded(other).split()
    shorter = min(len(first), len(second))
    return shorter > 0 and first[-shorter:] == second[-shorter:]


def _is_moved_from(teller: Marks, source: Marks) -> bool:
    return bool(teller.passage.canonical) and same_page(teller.passage.canonical or "", source.passage.url)


def _credits(teller: Marks, source: Marks) -> bool:
    return source.house in teller.voice.credits and source.house != teller.own


def _holds_words(one: Marks, other: Marks) -> bool:
    """Whether the other's text holds a sentence of the deciding words of the first."""
    return any(words in other.text for words in one.sentences)


def _links_to(teller: Marks, source: Marks) -> bool:
    address = source.address
    return teller.links and address is not None and address in teller.passage.text


def _near(one: Marks, other: Marks) -> bool:
    first, second = one.day, other.day
    return first is not None and second is not None and -SAME_EVENT <= first - second <= SAME_EVENT
