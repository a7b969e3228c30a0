"""From a passage and what the model read in it to evidence: who speaks, how strong, and whether it may count."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.address import split_address
from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Evidence, Interest, Passage, PassageKind, Stance, StanceReading, Tier
from secondsource.domain.ids import content_id
from secondsource.domain.reference import Tables
from secondsource.reading.vocabulary.names import find_names
from secondsource.weighing.case import Case
from secondsource.weighing.interest import favours_other_side, find_interest
from secondsource.weighing.own_story import ALIKE, likeness, own_story
from secondsource.weighing.records import is_row, off_term
from secondsource.weighing.testimony import Voice, find_admission, find_voice
from secondsource.weighing.times import Window, find_window, is_expired, is_later, is_of_another_time, is_undated

_RANK = {Stance.SUPPORTS: 0, Stance.REFUTES: 1, Stance.QUALIFIES: 2, Stance.SILENT: 3}


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence with what the rules ask of it besides the record."""

    evidence: Evidence
    voice: Voice
    admission: str | None
    expired: bool
    """True where only its age keeps it from counting."""

    @property
    def passage(self) -> Passage:
        return self.evidence.passage

    @property
    def independent(self) -> bool:
        """Whether an outsider to the sides whom the registry knows tells it on its own access, or a record holds it."""
        one = self.evidence
        if one.tier is Tier.E1:
            return one.camp == "none"
        return self.voice.publisher is not None and one.camp == "none" and one.tier in (Tier.E2, Tier.E3, Tier.E4)


def weigh_evidence(claim: Claim, read: Iterable[tuple[Passage, StanceReading]], case: Case) -> tuple[Item, ...]:
    """Every passage that speaks to the claim, in an order of its own; silent ones are left out.

    A reading whose span does not stand in the passage is dropped (rule 8), and so is what was published after the day
    of the verdict (rule 6); a passage read twice is one.
    """
    window = find_window(claim, case)
    best: dict[str, tuple[Passage, StanceReading]] = {}
    for passage, reading in sorted(read, key=_first_by_strength):
        if reading.stance is Stance.SILENT or is_later(passage, case.as_of):
            continue
        if stands_in(passage, reading):
            best.setdefault(passage.id, (passage, reading))
    items = [_item(claim, passage, reading, window, case) for passage, reading in best.values()]
    return tuple(sorted(_without_reprints(items), key=_in_reading_order))


def _without_reprints(items: Sequence[Item]) -> list[Item]:
    """An old story under a new date stays old, and a page nobody knows adds no weight to what had none."""
    return [_discounted(item, _reprinted(item, items)) for item in items]


def _reprinted(item: Item, items: Sequence[Item]) -> Item | None:
    unknown = item.voice.publisher is None
    return next(
        (
            other
            for other in items
            if other is not item
            and (other.expired or (unknown and other.evidence.tier in _NO_WEIGHT))
            and likeness(item.passage.text, other.passage.text) >= ALIKE
        ),
        None,
    )


def _discounted(item: Item, reprinted: Item | None) -> Item:
    if reprinted is None or not item.evidence.counts:
        return item
    evidence = replace(item.evidence, counts=False, discounted=reprinted.evidence.discounted)
    return replace(item, evidence=evidence, expired=reprinted.expired)


def stands_in(passage: Passage, reading: StanceReading) -> bool:
    """Rule 8: a quotation counts only where its words stand in the text that is held."""
    span = reading.span
    return 0 <= span.start < span.end <= len(passage.text) and bool(span.of(passage.text).strip())


def find_tier(passage: Passage, voice: Voice, interest: Interest, admission: str | None, tables: Tables) -> Tier:
    """What sort of evidence it is, E1 (strongest) to E8.

    E1 a row of the reference tables. E3 an independent reporter. E4 an assessor's synthesis, and a reading of a map
    kept by volunteers, whose side stays stated. E5 an admission. E6 a side's word where it has a stake. E7 a page that
    rewrites others. E8 a speaker nobody could ring up. (E2, located imagery, has no source yet.)
    """
    if is_row(passage, tables):
        return Tier.E1
    if admission in ("A1", "A2", "A2s"):
        return Tier.E5
    if voice.anonymous:
        return Tier.E8
    if voice.rewrites or (voice.publisher and voice.publisher.standing == "aggregator" and voice.speaker is None):
        return Tier.E7
    if passage.kind is PassageKind.MAP_READING:
        return Tier.E4
    if voice.camp not in (None, "none") and interest is not Interest.INDIFFERENT:
        return Tier.E6
    return Tier.E4 if voice.publisher and voice.publisher.standing == "assessor" else Tier.E3


def find_objection(
    claim: Claim, passage: Passage, quote: str, stance: Stance, tier: Tier, window: Window | None, case: Case
) -> str | None:
    """Why evidence may not bear on the verdict (rules 4, 6 and 8); None where it may."""
    if own := own_story(passage, case):
        return own
    if not find_names(claim.text):
        return "The statement names nobody and nothing; whether this is about the same cannot be told."
    if is_listing(passage):
        return "It is a front page or a list of search results."
    if is_undated(passage, quote, window):
        return "It has no date, and the statement is about certain days."
    if is_expired(passage, quote, window):
        return "It is more than seven days older than the article."
    if is_of_another_time(passage, quote, window):
        return "It is about other days than the statement."
    if off := off_term(claim, passage, window, case):
        return off
    if stance is Stance.SUPPORTS and is_part_alone(claim, quote):
        return "It tells of a part of the place; the statement is about the whole."
    if stance is Stance.REFUTES and _ESTIMATED.search(quote):
        return "It is an estimate, and others differ by year and source: it cannot refute."
    if stance is Stance.REFUTES and passage.second_hand:
        return "It is a second-hand note: it shows a position, but cannot refute."
    return _NO_WEIGHT.get(tier)


_HOLDS = re.compile(r"\b(?:controls?|controlled|holds?|held)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:parts?|half|most|majority|\d+ ?(?:percent|per cent)|(?:high-rise )?blocks?|buildings?|houses?|streets?"
    r"|outskirts|quarters? of|suburbs?|edge|basements?|positions)\b|\d ?%",
    re.IGNORECASE,
)
_ESTIMATED = re.compile(r"\b(?:estimate[sd]?|populations?|inhabitants)\b", re.IGNORECASE)
_NO_WEIGHT = {
    Tier.E7: "It repeats what others report.",
    Tier.E8: "Nobody is named who could be asked.",
}


def is_part_alone(claim: Claim, quote: str) -> bool:
    """Rule 7: who holds a block or a share of a town does not hold the town; presence is not control."""
    if not _HOLDS.search(claim.text) and claim.kind is not Kind.CONTROL:
        return False
    return bool(_PART.search(quote)) and not _PART.search(claim.text)


def is_listing(passage: Passage) -> bool:
    """Rule 8: front pages and pages of search results never count."""
    if passage.kind in (PassageKind.REFERENCE, PassageKind.MAP_READING):
        return False
    parts = split_address(passage.url)
    return bool(parts.hostname) and (
        (parts.path in ("", "/") and not parts.query)
        or parts.path.rstrip("/").endswith("/search")
        or parts.query.startswith("s=")
    )


def _item(claim: Claim, passage: Passage, reading: StanceReading, window: Window | None, case: Case) -> Item:
    quote = reading.span.of(passage.text)
    voice = find_voice(passage, reading.span, case.tables)
    interest = find_interest(claim.text, voice.camp, case.tables)
    misread = reading.stance is Stance.SUPPORTS and favours_other_side(claim.text, quote, case.tables)
    admission = None if misread else find_admission(claim, voice, passage, reading, case.tables)
    tier = find_tier(passage, voice, interest, admission, case.tables)
    objection = find_objection(claim, passage, quote, reading.stance, tier, window, case)
    if objection is None and admission == "A3":
        objection = "One side says that the other admits it: hearsay."
    if misread:
        objection = "Its words tell the gain of the other side."
    expired = objection is not None and is_expired(passage, quote, window) and not own_story(passage, case)
    evidence = Evidence(
        id=content_id("evd", claim.id, passage.id, reading.stance.value, quote),
        passage=passage,
        stance=reading.stance,
        score=max(reading.supports, reading.refutes),
        span=reading.span,
        quote=quote,
        why=reading.why,
        origin="",
        speaker=voice.speaker,
        camp=voice.camp,
        interest=interest,
        tier=tier,
        counts=objection is None,
        discounted=objection,
    )
    return Item(evidence, voice, admission, expired)


def _first_by_strength(pair: tuple[Passage, StanceReading]) -> tuple[str, int, float, int, int, str]:
    passage, reading = pair
    day = passage.published_at.isoformat() if passage.published_at else "9999"
    strength = max(reading.supports, reading.refutes)
    return (passage.id, _RANK[reading.stance], -strength, reading.span.start, reading.span.end, day)


def _in_reading_order(item: Item) -> tuple[bool, int, str, str, str]:
    one = item.evidence
    day = one.passage.published_at.isoformat() if one.passage.published_at else "9999"
    return (not one.counts, _RANK[one.stance], one.tier.value, day, one.passage.id)


def counting(items: Sequence[Item], stance: Stance) -> tuple[Item, ...]:
    """The items of that stance that may bear on the verdict."""
    return tuple(item for item in items if item.evidence.counts and item.evidence.stance is stance)
