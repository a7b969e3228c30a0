"""What watching says: which statements are watched, that one was weighed again, and that its verdict changed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from secondsource.domain.claim import Reason
from secondsource.domain.evidence import Passage, Stance
from secondsource.domain.ids import content_id
from secondsource.domain.report import Assessment, Confidence, Verdict


class Cause(StrEnum):
    """Why a verdict changed."""

    EVIDENCE = "evidence"
    """Passages came that were not held before."""
    TIME = "time"
    """Days went by: what was known no longer says how it stands now, or the time for others to look is over."""
    HOUSE = "house"
    """The same evidence on the same day is weighed otherwise now: version, settings, tables or model are others."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to *So?*, with the rule and the sentence that give it."""

    verdict: Verdict
    reason: Reason | None
    level: str | None
    confidence: Confidence | None
    rule: str
    sentence: str

    def says_the_same(self, other: "Answer") -> bool:
        """Whether a reader is told the same: the verdict with its reason, and how sure it is."""
        return (self.verdict, self.reason, self.confidence) == (other.verdict, other.reason, other.confidence)


def answer_of(item: Assessment) -> Answer:
    """What an assessment answers."""
    return Answer(item.verdict, item.reason, item.level, item.confidence, item.rule, item.sentence)


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage because of which a verdict changed."""

    passage: str
    """Its id."""
    url: str
    publisher: str | None
    published_at: date | None
    stance: Stance
    quote: str
    counts: bool


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A verdict of a kept report that is another one now; the report itself stays as it was made."""

    id: str
    """Hash of what changed and why; the moment is no part of it."""
    report: str
    claim: str
    text: str
    """Of the statement."""
    title: str
    """Of the article."""
    address: str
    before: Answer
    after: Answer
    cause: Cause
    because: tuple[Cited, ...]
    """Empty where no passage is the cause."""
    as_of: date
    at: datetime


def change_id(report: str, claim: str, before: Answer, after: Answer, because: tuple[Cited, ...], as_of: date) -> str:
    """Names a change after what it says, so that saying it twice adds nothing."""
    answers = [(each.verdict.value, each.reason, each.confidence, each.rule) for each in (before, after)]
    return content_id("chg", report, claim, answers, [each.passage for each in because], as_of)


@dataclass(frozen=True, slots=True)
class WatchedClaim:
    """What must be known of a statement to see that a passage bears on it, or that its time is over."""

    id: str
    terms: tuple[str, ...]
    due: tuple[date, ...]
    """Days on which its answer may change by time alone."""


@dataclass(frozen=True, slots=True)
class WatchedReport:
    """A kept report, as far as watching needs it in memory; how terms are made is part of what it says."""

    report: str
    article: str
    """What reports of one article share; the latest alone is watched."""
    as_of: date
    claims: tuple[WatchedClaim, ...]


@dataclass(frozen=True, slots=True)
class Recheck:
    """A statement that was weighed again, and the new passages that speak to it; silent ones are left out."""

    report: str
    claim: str
    as_of: date
    passages: tuple[Passage, ...]


def recheck_id(recheck: Recheck) -> str:
    """Names a recheck after what it says."""
    return content_id("rck", recheck.report, recheck.claim, recheck.as_of, [each.id for each in recheck.passages])
