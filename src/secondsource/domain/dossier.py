"""What a report was made from: enough to make it again on another machine, with no network and another archive."""

from dataclasses import dataclass
from datetime import date

from secondsource.domain.evidence import Passage, Query
from secondsource.domain.reference import Publisher
from secondsource.domain.report import Report


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and what came back."""

    of: str
    """Name of the source; empty for the archive, where it was asked for copies of the story."""
    query: Query
    limit: int
    passages: tuple[str, ...] = ()
    """Ids, best first."""
    error: str | None = None
    """Name of the error that came instead."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that a check took in besides settings and reference tables."""

    snapshot: str
    """SHA-256 of the article's snapshot."""
    address: str
    """Of the article, as it was given."""
    as_of: date
    published: date | None
    """Day of publication given by hand."""
    asked: tuple[Asked, ...]
    passages: tuple[Passage, ...]
    """Whatever came back, each once."""
    publishers: tuple[Publisher, ...] = ()
    """Rows of the source registry that stood in the archive."""
    corrected: tuple[Publisher, ...] = ()
    """Rows of the registry as people of the house had corrected or added them."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A report and what it was made from."""

    report: Report
    trace: Trace
