"""A person's judgement of a claim, kept in the archive."""

from dataclasses import dataclass
from datetime import date

from secondsource.domain.ids import content_id
from secondsource.domain.report import Verdict


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


def analysis_id(claim: str, verdict: Verdict, author: str, made_on: date) -> str:
    """Names an analysis after who judged what, how and when."""
    return content_id("ana", claim, verdict.value, author, made_on)
