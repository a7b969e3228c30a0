"""Why a piece of evidence may not bear on the verdict: one objection, one function; the first that applies is given."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from secondsource.domain.address import split_address
from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Passage, PassageKind, Stance, Tier
from secondsource.reading.comparing.halves import half_told
from secondsource.reading.comparing.scopes import other_unit
from secondsource.reading.vocabulary.names import name_texts
from secondsource.weighing.case import Case
from secondsource.weighing.holding import falls_short, leaves_open
from secondsource.weighing.imagery import is_imagery, is_located
from secondsource.weighing.interest import favours_other_side
from secondsource.weighing.own_story import own_story
from secondsource.weighing.places import other_place
from secondsource.weighing.records import off_term
from secondsource.weighing.testimony import Voice
from secondsource.weighing.times import Window, is_expired, is_of_another_time, is_undated

NOTE = "It is a second-hand note: it shows a position, but cannot refute."
EXPIRED = "It is more than seven days older than the article."
NOT_LOCATED = "It tells of pictures whose place and day nobody named has established."
NO_WEIGHT = {
    Tier.E7: "It repeats what others report.",
    Tier.E8: "Nobody is named who could be asked.",
}


class Telling(NamedTuple):
    """A passage's deciding words beside the claim, and what is known of them."""

    claim: Claim
    passage: Passage
    quote: str
    stance: Stance
    voice: Voice
    admission: str | None
    tier: Tier
    window: Window | None
    conflict: str | None
    case: Case


def find_objection(telling: Telling) -> str | None:
    """Why evidence may not bear on the verdict; None where it may."""
    for rule in OBJECTIONS:
        if why := rule(telling):
            return why
    return None


def is_own_story(telling: Telling) -> str | None:
    """No origin corroborates itself, neither the article nor its copies, its upstream or its publisher."""
    return own_story(telling.passage, telling.case)


def names_nothing(telling: Telling) -> str | None:
    """Of a statement without a name nobody can tell whether evidence is about the same."""
    if name_texts(telling.claim.text):
        return None
    return "The statement names nobody and nothing; whether this is about the same cannot be told."


def is_listing(telling: Telling) -> str | None:
    """Front pages and pages of search results never count."""
    return "It is a front page or a list of search results." if _lists(telling.passage) else None


def has_no_date(telling: Telling) -> str | None:
    """Evidence without a date, its own or one in its words, never decides a dated claim."""
    if not is_undated(telling.passage, telling.quote, telling.window):
        return None
    return "It has no date, and the statement is about certain days."


def has_expired(telling: Telling) -> str | None:
    """Who holds a place on an active front expires after seven days."""
    return EXPIRED if is_expired(telling.passage, telling.quote, telling.stance, telling.window) else None


def tells_another_time(telling: Telling) -> str | None:
    """Evidence that names other days than the claim's, or was written before or long after, is about those."""
    if not is_of_another_time(telling.passage, telling.quote, telling.stance, telling.window):
        return None
    return "It is about other days than the statement."


def tells_another_term(telling: Telling) -> str | None:
    """An office counts for the days of its term."""
    return off_term(telling.claim, telling.passage, telling.window, telling.case)


def tells_another_unit(telling: Telling) -> str | None:
    """A city, its community, its district, its region and a sector named after it are different things."""
    units = other_unit(telling.claim.text, telling.quote, telling.case.tables)
    return f"It speaks of the {units[1]}, the statement of the {units[0]}." if units else None


def tells_another_place(telling: Telling) -> str | None:
    """Of several places of one name, evidence must be about the one that is meant."""
    found = other_place(telling.claim.text, telling.case.about, telling.quote, telling.case.tables)
    return f"It speaks of {found[0]} in {found[1]}, which is another place of that name." if found else None


def tells_a_part_alone(telling: Telling) -> str | None:
    """Who holds a block or a share of a town does not hold the town; most of it bears out *effective*
    control."""
    claim = telling.claim
    if telling.stance is not Stance.SUPPORTS or not (claim.kind is Kind.CONTROL or _HOLDS.search(claim.text)):
        return None
    if not _tells_a_part(telling.quote) or _names_a_part(claim.text):
        return None
    if _EFFECTIVE.search(claim.text) and _MOST.search(telling.quote):
        return None
    return "It tells of a part of the place; the statement is about the whole."


def tells_one_half(telling: Telling) -> str | None:
    """Of two things that a statement joins by *and*, evidence for it must tell both: half is no support, and which half
    it tells is shown."""
    if telling.stance is not Stance.SUPPORTS:
        return None
    halves = half_told(telling.claim.text, telling.passage.text, telling.case.tables)
    return f"It tells of “{halves[0]}”, not of “{halves[1]}”; the statement is about both." if halves else None


def shows_less(telling: Telling) -> str | None:
    """Presence is not control. Support must show the state that the statement gives, or one that implies it."""
    if telling.stance is not Stance.SUPPORTS or telling.conflict is None:
        return None
    state = falls_short(telling.claim.text, telling.quote, telling.case.tables)
    return f"It shows “{state}”; the statement does not follow from that." if state else None


def excludes_nothing(telling: Telling) -> str | None:
    """A contradiction must show a state that shuts out the one of the statement; a pocket leaves
    control open."""
    if telling.stance is not Stance.REFUTES or telling.conflict is None:
        return None
    state = leaves_open(telling.claim.text, telling.quote, telling.case.tables)
    return f"It shows “{state}”, which the statement does not exclude." if state else None


def shows_unknown_place(telling: Telling) -> str | None:
    """A picture or a video proves nothing before somebody named has established its place and its day."""
    outsider = telling.voice.camp in (None, "none")
    loose = telling.conflict is not None and outsider and telling.tier not in (Tier.E1, Tier.E2, Tier.E5)
    if loose and is_imagery(telling.quote) and not is_located(telling.quote):
        return NOT_LOCATED
    return None


def is_estimate(telling: Telling) -> str | None:
    """Estimates differ by year and source; one never refutes another number."""
    if telling.stance is Stance.REFUTES and _ESTIMATED.search(telling.quote):
        return "It is an estimate, and others differ by year and source: it cannot refute."
    return None


def is_note(telling: Telling) -> str | None:
    """A second-hand note, our paraphrase of a page, never refutes."""
    return NOTE if telling.stance is Stance.REFUTES and telling.passage.second_hand else None


def adds_no_weight(telling: Telling) -> str | None:
    """Aggregators and rewriters add nothing to what they repeat, and a speaker nobody could ring up is a lead only."""
    return NO_WEIGHT.get(telling.tier)


def is_hearsay(telling: Telling) -> str | None:
    """That the winner says that the loser admits it (A3) counts for nothing."""
    return "One side says that the other admits it: hearsay." if telling.admission == "A3" else None


def tells_the_opposite(telling: Telling) -> str | None:
    """Words that tell the gain of the other side cannot support the claim, whatever a model read in them."""
    if telling.stance is not Stance.SUPPORTS:
        return None
    opposite = favours_other_side(telling.claim.text, telling.quote, telling.case.tables)
    return "Its words tell the gain of the other side." if opposite else None


OBJECTIONS: tuple[Callable[[Telling], str | None], ...] = (
    tells_the_opposite,
    is_own_story,
    names_nothing,
    is_listing,
    has_no_date,
    has_expired,
    tells_another_time,
    tells_another_term,
    tells_another_unit,
    tells_another_place,
    tells_a_part_alone,
    tells_one_half,
    shows_less,
    excludes_nothing,
    shows_unknown_place,
    is_estimate,
    is_note,
    adds_no_weight,
    is_hearsay,
)

_HOLDS = re.compile(r"\b(?:controls?|controlled|holds?|held)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:parts?|half|most|majority|\d+ ?(?:percent|per cent)|(?:high-rise )?blocks?|buildings?|houses?|streets?"
    r"|outskirts|quarters? of|suburbs?|edge|basements?|positions)\b|\d ?%",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:every|each|all)(?: of)?(?: the)? \w+", re.IGNORECASE)
_EFFECTIVE = re.compile(r"\b(?:effective(?:ly)?|largely|mostly|most of|in effect|by and large)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:most of|the majority of)\b|\b[89]\d ?(?:%|percent|per cent)", re.IGNORECASE)
_ESTIMATED = re.compile(r"\b(?:estimate[sd]?|populations?|inhabitants)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _tells_a_part(quote: str) -> bool:
    return bool(_PART.search(_WHOLE.sub("", quote)))


@lru_cache(maxsize=1024)
def _names_a_part(text: str) -> bool:
    return bool(_PART.search(text))


@lru_cache(maxsize=8192)
def _lists(passage: Passage) -> bool:
    if passage.kind in (PassageKind.REFERENCE, PassageKind.MAP_READING):
        return False
    parts = split_address(passage.url)
    return bool(parts.hostname) and (
        (parts.path in ("", "/") and not parts.query)
        or parts.path.rstrip("/").endswith("/search")
        or parts.query.startswith("s=")
    )
