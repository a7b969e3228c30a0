"""From a passage and what the model read in it to evidence: who speaks, how strong, and whether it may count."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Evidence, Interest, Passage, PassageKind, Stance, StanceReading, Tier
from secondsource.domain.ids import content_id
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.weighing.case import Case
from secondsource.weighing.imagery import is_located
from secondsource.weighing.interest import favours_other_side, find_interest
from secondsource.weighing.marks import Marks, find_marks
from secondsource.weighing.objections import EXPIRED, NOTE, Telling, find_objection, names_nothing
from secondsource.weighing.records import is_row
from secondsource.weighing.testimony import Voice, find_admission
from secondsource.weighing.times import Window, find_window, told_days

EVEN = 0.5
_FIRST_HAND = (Tier.E2, Tier.E3, Tier.E4)
_NEVER = date.max.toordinal()
_RANK = {Stance.SUPPORTS: 0, Stance.REFUTES: 1, Stance.QUALIFIES: 2, Stance.SILENT: 3}


class Draft(NamedTuple):
    """A piece of evidence before its origin is known: the fields of `Evidence`, quick to make and to change."""

    id: str
    passage: Passage
    stance: Stance
    score: float
    span: Span
    quote: str
    why: str
    speaker: str | None
    camp: str | None
    interest: Interest
    tier: Tier
    counts: bool
    discounted: str | None
    admission: str | None
    doubted: bool

    def of_origin(self, origin: str) -> Evidence:
        """The record of it."""
        return Evidence(**self._asdict(), origin=origin)


class Item(NamedTuple):
    """One piece of evidence with what the rules ask of it besides the record."""

    evidence: Draft
    marks: Marks
    relayed: bool = False
    """Whether an outsider has it, at first or second hand, from a side's own telling."""
    origin: str = ""
    """Passage id of the root of its origin among what is known; the record of the evidence is told it at the end."""

    @property
    def voice(self) -> Voice:
        return self.marks.voice

    @property
    def passage(self) -> Passage:
        return self.evidence.passage

    @property
    def expired(self) -> bool:
        """True where its age keeps it from counting."""
        return self.evidence.discounted == EXPIRED

    @property
    def shows_position(self) -> bool:
        """Whether it shows what somebody holds: it counts, or fails to only because a note cannot refute."""
        return self.evidence.counts or self.evidence.discounted == NOTE

    @property
    def independent(self) -> bool:
        """Whether an outsider to the sides whom the registry knows tells it on its own access, or a record holds it."""
        one = self.evidence
        if one.tier is Tier.E1:
            return one.camp == "none"
        return one.camp == "none" and one.tier in _FIRST_HAND and self.marks.voice.publisher is not None


def weigh_evidence(
    claim: Claim, read: Iterable[tuple[Passage, StanceReading]], conflict: str | None, case: Case
) -> tuple[Item, ...]:
    """Every passage that speaks to the claim, whenever it was published; silent ones are left out.

    A reading whose span does not stand in the passage is dropped (rule 8), and one in doubt that is wrong as likely as
    right; a passage read twice is one.
    """
    window = find_window(claim, conflict, case)
    best: dict[str, tuple[Passage, StanceReading]] = {}
    for pair in read:
        if _speaks(*pair):
            rival = best.get(pair[0].id)
            if rival is None or _first_by_strength(pair) < _first_by_strength(rival):
                best[pair[0].id] = pair
    items = (_item(claim, passage, reading, window, conflict, case) for passage, reading in best.values())
    return tuple(sorted(items, key=in_reading_order))


def _speaks(passage: Passage, reading: StanceReading) -> bool:
    if reading.stance is Stance.SILENT or not stands_in(passage, reading):
        return False
    return reading.doubt is None or max(reading.supports, reading.refutes) > EVEN


def stands_in(passage: Passage, reading: StanceReading) -> bool:
    """Rule 8: a quotation counts only where its words stand in the text that is held."""
    span = reading.span
    return 0 <= span.start < span.end <= len(passage.text) and bool(span.of(passage.text).strip())


def find_tier(
    passage: Passage, quote: str, voice: Voice, interest: Interest, admission: str | None, tables: Tables
) -> Tier:
    """What sort of evidence it is, E1 (strongest) to E8.

    E1 a row of the reference tables. E2 a picture or video whose place and day an outsider known to the registry has
    established. E3 an independent reporter. E4 an assessor's synthesis, and a reading of a map kept by volunteers,
    whose side stays stated. E5 an admission. E6 a side's word where it has a stake. E7 a page that rewrites others. E8
    a speaker nobody could ring up.
    """
    if is_row(passage, tables):
        return Tier.E1
    if admission in ("A1", "A2", "A2s"):
        return Tier.E5
    if voice.anonymous:
        return Tier.E8
    if voice.rewrites or (voice.publisher and voice.publisher.standing == "aggregator" and voice.speaker is None):
        return Tier.E7
    if voice.camp == "none" and voice.publisher and is_located(quote) and told_days(quote):
        return Tier.E2
    if passage.kind is PassageKind.MAP_READING:
        return Tier.E4
    if voice.camp not in (None, "none") and interest is not Interest.INDIFFERENT:
        return Tier.E6
    return Tier.E4 if voice.publisher and voice.publisher.standing == "assessor" else Tier.E3


def _item(
    claim: Claim, passage: Passage, reading: StanceReading, window: Window | None, conflict: str | None, case: Case
) -> Item:
    quote = reading.span.of(passage.text)
    marks = find_marks(passage, reading.span, case.tables)
    voice = marks.voice
    interest = find_interest(claim.text, voice.camp, case.tables)
    misread = reading.stance is Stance.SUPPORTS and favours_other_side(claim.text, quote, case.tables)
    admission = None if misread else find_admission(claim, voice, passage, reading, case.tables)
    tier = find_tier(passage, quote, voice, interest, admission, case.tables)
    telling = Telling(claim, passage, quote, reading.stance, voice, admission, tier, window, conflict, case)
    objection = reading.doubt or find_objection(telling)
    draft = Draft(
        id=content_id("evd", claim.id, passage.id, reading.stance.value, quote),
        passage=passage,
        stance=reading.stance,
        score=max(reading.supports, reading.refutes),
        span=reading.span,
        quote=quote,
        why=reading.why,
        speaker=voice.speaker,
        camp=voice.camp,
        interest=interest,
        tier=tier,
        counts=objection is None,
        discounted=objection,
        admission=admission,
        doubted=reading.doubt is not None or names_nothing(telling) is not None,
    )
    return Item(draft, marks)


def _first_by_strength(pair: tuple[Passage, StanceReading]) -> tuple[str, int, float, int, int, str]:
    passage, reading = pair
    day = passage.published_at.isoformat() if passage.published_at else "9999"
    strength = max(reading.supports, reading.refutes)
    return (passage.id, _RANK[reading.stance], -strength, reading.span.start, reading.span.end, day)


def in_reading_order(item: Item) -> tuple[bool, int, str, int, str]:
    """What counts before what does not, by stance, tier and day."""
    one = item.evidence
    return (not one.counts, _RANK[one.stance], one.tier, item.marks.day or _NEVER, one.passage.id)


def counting(items: Sequence[Item], stance: Stance) -> tuple[Item, ...]:
    """The items of that stance that may bear on the verdict."""
    return tuple([item for item in items if item.evidence.stance is stance and item.evidence.counts])
