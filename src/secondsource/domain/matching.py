"""Claims that were judged before, and how a claim of today stands to one of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from secondsource.domain.ids import content_id


class EarlierKind(StrEnum):
    """Where an earlier claim was judged."""

    FACT_CHECK = "fact_check"
    """By another publisher."""
    ANALYSIS = "analysis"
    """By a person of this house."""
    REPORT = "report"
    """By the machine, in a report that was kept."""


@dataclass(frozen=True, slots=True)
class EarlierClaim:
    """A claim and what somebody made of it. The answer is theirs: it is shown, and decides nothing."""

    id: str
    """Hash of who judged what, and how."""
    kind: EarlierKind
    claim: str
    answer: str
    """The rating as its publisher words it; of an analysis or a report, the verdict."""
    by: str
    """Who gave the answer."""
    url: str
    """Where it stands; of a report, the address of its article."""
    judged_on: date | None = None
    speaker: str | None = None
    """Who made the claim."""
    said_on: date | None = None
    language: str | None = None
    title: str = ""
    within: str | None = None
    """Id of the analysis or report that holds it."""


class Relation(StrEnum):
    """What an earlier claim says, beside the claim of today."""

    SAME = "same"
    NEGATED = "negated"
    """The same, turned round."""
    DIFFERS = "differs"
    """The same but for a number, a day, a place, a name, a time, a word."""


class Aspect(StrEnum):
    """In what two claims differ."""

    NEGATION = "negation"
    OPPOSITE = "opposite"
    NUMBER = "number"
    DATE = "date"
    LENGTH = "length of time"
    PLACE = "place"
    NAME = "name"
    ROLES = "who does what"
    SPEAKER = "speaker"
    TENSE = "tense"
    SCOPE = "scope"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same, as each side has it; empty where a side has nothing there."""

    aspect: Aspect
    claim: str
    earlier: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two claims stand to each other."""

    relation: Relation
    differences: tuple[Difference, ...]
    score: float
    """How much of each is in the other, 0 to 1."""


class MatchState(StrEnum):
    """Whether a person has looked at a match."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person made of a match; the next one is put after it, never in its place."""

    id: str
    """Hash of what it says and of the decision before it, so that a log which was changed later shows it."""
    before: str | None
    match: str
    """Id of the match."""
    state: MatchState
    by: str
    at: datetime
    """With its time zone."""
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier claim that says what a claim says, or nearly. The machine suggests, a person confirms or rejects."""

    id: str
    """Hash of the claim's words and of the earlier claim."""
    claim: str
    """The claim's words."""
    earlier: EarlierClaim
    relation: Relation
    differences: tuple[Difference, ...]
    score: float
    state: MatchState = MatchState.SUGGESTED
    decision: Decision | None = None
    """The last one; None while nobody has looked."""
    of: str | None = None
    """Id of the claim in the report that was matched."""


def fact_check_id(url: str, by: str, claim: str, answer: str) -> str:
    """Names a fact check after who rates what, where and how: another rating of the same page is another one."""
    return content_id("fck", url, by, claim, answer)


def match_id(claim: str, earlier: str) -> str:
    """Names a match after the claim's words and the earlier claim."""
    return content_id("mat", " ".join(claim.split()), earlier)


def decision_id(before: str | None, match: str, state: MatchState, by: str, at: datetime, why: str) -> str:
    """Names a decision after what it says."""
    return content_id("dec", before, match, state.value, by, at.isoformat(), why)
