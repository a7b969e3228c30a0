"""Whether two items share their access to what is told (rule 3): one relation, one function."""

from collections.abc import Callable

from secondsource.domain.address import same_page
from secondsource.reading.comparing.shingles import jaccard
from secondsource.reading.speech.camps import folded
from secondsource.weighing.evidence import Item
from secondsource.weighing.own_story import ALIKE, name

SAME_EVENT = 2
"""Days within which two items tell of one event."""
SAME_WORDING = 0.8
"""Share of shingles from which two deciding quotes count as the same wording."""


def may_be_kin(one: Item, other: Item) -> bool:
    """False only where none of the rules can hold: no words, house, side, speaker or address in common."""
    ours, theirs = one.marks, other.marks
    return (
        ours.links
        or theirs.links
        or not ours.handles.isdisjoint(theirs.handles)
        or not ours.shingles.isdisjoint(theirs.shingles)
        or not ours.quote.isdisjoint(theirs.quote)
    )


def near_duplicate(one: Item, other: Item) -> str | None:
    """Half of the three-word runs of the two texts are the same."""
    ours, theirs = one.marks.shingles, other.marks.shingles
    # Of runs of so different number no half can be shared; counting is much quicker than comparing.
    if min(len(ours), len(theirs)) >= ALIKE * max(len(ours), len(theirs)) and jaccard(ours, theirs) >= ALIKE:
        return f"{name(one.passage)} and {name(other.passage)} have nearly the same text."
    return None


def canonical(one: Item, other: Item) -> str | None:
    """One gives the address of the other as its own (`rel=canonical`), or both give the same one."""
    if one.marks.pages.isdisjoint(other.marks.pages):
        return None
    for teller, source in ((one, other), (other, one)):
        if _is_moved_from(teller, source):
            return f"{name(teller.passage)} gives the address of {name(source.passage)} as its own."
    return f"{name(one.passage)} and {name(other.passage)} stand under one address."


def declared_source(one: Item, other: Item) -> str | None:
    """The page of one, or its entry in a feed (`<source>`), declares the publisher of the other as its source."""
    for teller, source in ((one, other), (other, one)):
        if teller.marks.declared and teller.marks.declared in (source.marks.house, source.marks.own):
            return f"{name(teller.passage)} declares {teller.marks.declared} as its source."
    return None


def credit_chain(one: Item, other: Item) -> str | None:
    """One names the other, or both name the same publisher, as the source of the story."""
    if not (one.voice.credits or other.voice.credits):
        return None
    for teller, source in ((one, other), (other, one)):
        if _credits(teller, source):
            return f"{name(teller.passage)} credits {source.marks.house}."
    shared = [credit for credit in one.voice.credits if credit in other.voice.credits]
    return f"{name(one.passage)} and {name(other.passage)} both credit {shared[0]}." if shared else None


def same_owner(one: Item, other: Item) -> str | None:
    """Both come from one publisher, or from publishers of one owner."""
    if one.marks.own and one.marks.own == other.marks.own:
        return f"Both come from {one.marks.own}."
    first, second = one.voice.publisher, other.voice.publisher
    if first and second and first.name == second.name:
        return f"Both carry {first.name}."
    if first and second and first.owner and first.owner == second.owner:
        return f"{first.name} and {second.name} belong to {first.owner}."
    return None


def same_army(one: Item, other: Item) -> str | None:
    """Bulletin and spokesman of one side are one origin: both are officials who speak for it."""
    if one.voice.official and other.voice.official and one.voice.camp == other.voice.camp:
        return f"{one.voice.speaker} and {other.voice.speaker} speak for the same side."
    return None


def same_speaker(one: Item, other: Item) -> str | None:
    """Both give words of the same named speaker from within two days."""
    first, second = one.voice.speaker, other.voice.speaker
    if first and second and _near(one, other) and same_person(first, second):
        return f"Both give words of {first} from the same days."
    return None


def shared_quotation(one: Item, other: Item) -> str | None:
    """Both print the same quotation of six words or more within two days: it was said once."""
    if not one.marks.quotations.isdisjoint(other.marks.quotations) and _near(one, other):
        return f"{name(one.passage)} and {name(other.passage)} print the same quotation within two days."
    return None


def same_wording(one: Item, other: Item) -> str | None:
    """The deciding words are the same, within two days, and nothing says how the two are related."""
    if not _near(one, other):
        return None
    alike = jaccard(one.marks.quote, other.marks.quote) >= SAME_WORDING
    if alike or _holds_words(one, other) or _holds_words(other, one):
        return f"{name(one.passage)} and {name(other.passage)} use the same words within two days."
    return None


def linked(one: Item, other: Item) -> str | None:
    """The text of one holds the address of the other."""
    for teller, source in ((one, other), (other, one)):
        if _links_to(teller, source):
            return f"{name(teller.passage)} links to {name(source.passage)}."
    return None


_BY_NAME = (canonical, declared_source, credit_chain, same_owner, same_army, same_speaker)
"""Rules that hold only of two items with a house, side, speaker or address in common."""
_BY_WORDS = (shared_quotation, same_wording, linked)
EDGE_RULES: tuple[Callable[[Item, Item], str | None], ...] = (*_BY_NAME, *_BY_WORDS)


def find_relation(one: Item, other: Item) -> str | None:
    """The reason of the first of `EDGE_RULES` that holds of two items; None where none does."""
    strangers = one.marks.handles.isdisjoint(other.marks.handles)
    for rule in _BY_WORDS if strangers else EDGE_RULES:
        if reason := rule(one, other):
            return reason
    return None


def takes_from(one: Item, other: Item, *, alike: bool) -> bool:
    """Whether one has its story from the other: it says so, or has the other's words (they are near copies or use the
    same ones, so `alike`) and is not credited for them."""
    if alike and one.marks.own not in other.voice.credits:
        return True
    return _credits(one, other) or _links_to(one, other) or _is_moved_from(one, other)


def same_person(one: str, other: str) -> bool:
    """True where two names end alike: `Viktor Trehubov` and `Trehubov`."""
    first, second = folded(one).split(), folded(other).split()
    shorter = min(len(first), len(second))
    return shorter > 0 and first[-shorter:] == second[-shorter:]


def _is_moved_from(teller: Item, source: Item) -> bool:
    return bool(teller.passage.canonical) and same_page(teller.passage.canonical or "", source.passage.url)


def _credits(teller: Item, source: Item) -> bool:
    return source.marks.house in teller.voice.credits and source.marks.house != teller.marks.own


def _holds_words(one: Item, other: Item) -> bool:
    """Whether the other's text holds a sentence of the deciding words of the first."""
    return any(words in other.marks.text for words in one.marks.sentences)


def _links_to(teller: Item, source: Item) -> bool:
    address = source.marks.address
    return teller.marks.links and address is not None and address in teller.passage.text


def _near(one: Item, other: Item) -> bool:
    first, second = one.marks.day, other.marks.day
    return first is not None and second is not None and -SAME_EVENT <= first - second <= SAME_EVENT
