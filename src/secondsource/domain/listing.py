"""What a list of reports says of one of them."""

from dataclasses import dataclass
from datetime import date, datetime

from secondsource.domain.editing import EditKind
from secondsource.domain.report import Flag, Verdict


@dataclass(frozen=True, slots=True)
class EditLine:
    """One edit of statements in a list: its texts cut to a line each."""

    kind: EditKind
    stood: tuple[str, ...]
    put: tuple[str, ...]
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One report in a list: enough to choose it."""

    report: str
    """Its id."""
    address: str
    title: str
    publisher: str
    language: str
    published: date | None
    as_of: date
    made_at: datetime
    counts: tuple[tuple[Verdict, int], ...]
    """How many statements have each verdict; those that none has are left out."""
    claims: tuple[str, ...]
    """The statements, each cut to a line."""
    reviewers: tuple[str, ...] = ()
    """Who has reviewed a statement of it, each once, in the order of their first review."""
    worst: Flag | None = None
    """The gravest thing that was noticed in it; None where nothing grave was."""
    edited: str = ""
    """Id of the report whose statements people edited to make this one; empty where none did."""
    edits: tuple[EditLine, ...] = ()
    """Every edit behind it, those of the reports before it first."""
