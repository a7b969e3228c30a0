"""A person's judgement of a claim, kept in the archive."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from secondsource.domain.ids import content_id
from secondsource.domain.report import Verdict


class Status(StrEnum):
    """How far an analysis may be relied on."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    """Somebody else than its writer has read it and agrees."""
    DISPUTED = "disputed"
    """Somebody else than its writer has read it and does not agree."""
    CORRECTED = "corrected"
    """Changed after it had been reviewed; it wants another review."""
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Analysis:
    """What an editor found about a claim; never independent of the sources it cites."""

    id: str
    claim: str
    verdict: Verdict
    summary: str
    author: str
    made_on: date
    cites: tuple[str, ...]
    """Addresses of the sources it rests on."""
    status: Status = Status.DRAFT
    evidence: tuple[str, ...] = ()
    """Ids of the passages it rests on."""
    expires: date | None = None
    """The last day on which it holds; None where it holds until somebody changes it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An analysis as one person left it; the next edition is put after it, never in its place."""

    id: str
    """Hash of what it says and of the edition before it, so that a history which was changed later shows it."""
    before: str | None
    """Id of the edition before; None for the first after the analysis was kept."""
    analysis: Analysis
    by: str
    at: datetime
    """With its time zone."""
    why: str


def edition_id(before: str | None, facts: str, by: str, at: datetime, why: str) -> str:
    """Names an edition after what it says; `facts` is the analysis as JSON."""
    return content_id("edn", before, facts, by, at.isoformat(), why)


def analysis_id(claim: str, verdict: Verdict, author: str, made_on: date) -> str:
    """Names an analysis after who judged what, how and when."""
    return content_id("ana", claim, verdict.value, author, made_on)
