"""A person's judgement of a claim, kept in the archive."""

from dataclasses import dataclass
from datetime import date

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
