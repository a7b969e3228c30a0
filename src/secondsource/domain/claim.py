"""Statements that could be wrong, and who makes them."""

from dataclasses import dataclass
from enum import StrEnum

from secondsource.domain.record import Span


class Kind(StrEnum):
    """What a claim is about."""

    QUANTITY = "quantity"
    DATE_OR_DURATION = "date_or_duration"
    EVENT = "event"
    CONTROL = "control"
    ROLE_OR_IDENTITY = "role_or_identity"
    RELATION = "relation"
    OPINION = "opinion"
    PREDICTION = "prediction"
    MOTIVE = "motive"


class Reason(StrEnum):
    """Why a verdict is *not enough evidence* or *not checkable*."""

    ONLY_PARTY_SOURCES = "only_party_sources"
    SINGLE_ORIGIN = "single_origin"
    NOTHING_FOUND = "nothing_found"
    RETRIEVAL_FAILED = "retrieval_failed"
    TOO_RECENT = "too_recent"
    TOO_OLD = "too_old"
    AMBIGUOUS_CLAIM = "ambiguous_claim"
    NEEDS_VISUAL_VERIFICATION = "needs_visual_verification"
    BEHIND_WALL = "behind_wall"
    OPINION = "opinion"
    PREDICTION = "prediction"
    MOTIVE = "motive"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who the text says is speaking, the words that say so, and whether it is a direct quote."""

    speaker: str
    """As the text names them, such as `Ukrainian officials`; resolved where the text says `he`."""
    role: str | None
    cue: str
    """The words that say so, such as `said` or `according to`."""
    quoted: bool
    """True where the content stands in quotation marks."""
    speaker_span: Span
    cue_span: Span
    content_span: Span
    named: bool
    """False for speakers nobody could ring up: `analysts`, `experts`, `sources`."""
    speech: bool = True
    """False where the text tells a stance and no words: what they want, plan, praise or reject."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Words that point back, and what the text of a claim puts in their place."""

    words: str
    """The exact slice of the article at `span`, such as `They` or `the city`."""
    span: Span
    meaning: str
    """The one antecedent that fits, as the article names it."""


class Worth(StrEnum):
    """Why a statement is worth checking, by what it says."""

    NUMBER = "number"
    CHANGE = "change"
    """Something rose, fell, doubled."""
    RECORD = "record"
    """First, most, only, never before."""
    HARM = "harm"
    """People killed, hurt, held or accused."""
    DECISION = "decision"
    """A law, a vote, a ruling, a deal."""
    CONTROL = "control"
    ROLE = "role"
    DATED = "dated"


@dataclass(frozen=True, slots=True)
class Facets:
    """What a claim gives to look up, and how much of the article stands on it."""

    person: bool = False
    place: bool = False
    number: bool = False
    time: bool = False
    central: bool = False
    """True where the claim tells what the headline or the opening tells; False for an aside or a detail."""
    worth: tuple[Worth, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that could be wrong, tied to a span of the article."""

    id: str
    text: str
    """Stands alone: names in place of pronouns."""
    quote: str
    """The exact slice of the article at `span`."""
    span: Span
    sentence: Span
    kind: Kind
    checkable: bool
    why_not: Reason | None
    """Set where `checkable` is False."""
    attribution: Attribution | None
    resolved: tuple[Resolution, ...] = ()
    """What `text` puts for words of the article that point back, in order."""
    unclear: tuple[str, ...] = ()
    """Words of `text` that point to something which it does not name: `they`, `this plan`, `the next day`."""
    facets: Facets = Facets()

    def __hash__(self) -> int:
        # The id is a hash of what the claim says; claims are the keys of caches.
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class NoClaim:
    """A sentence that states nothing checkable, and why; no sentence is dropped silently."""

    quote: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article taken apart: every sentence is covered by a claim or a `NoClaim`."""

    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]
    unclaimed: tuple[NoClaim, ...]
    attributions: tuple[Attribution, ...]
