"""What people put in place of the statements that the machine found: always words of the article, never a verdict."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secondsource.domain.record import Span


class EditKind(StrEnum):
    """What one edit does."""

    REWORDED = "reworded"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who answers for something, since when, and why."""

    by: str
    at: datetime
    """With its time zone."""
    why: str


@dataclass(frozen=True, slots=True)
class Stood:
    """A statement as it stood before an edit."""

    claim: str
    """Its id."""
    text: str


@dataclass(frozen=True, slots=True)
class Put:
    """A statement as an edit puts it."""

    text: str
    """Stands alone: names in place of pronouns."""
    quote: str
    """The exact slice of the article at `span`."""
    span: Span


@dataclass(frozen=True, slots=True)
class Edit:
    """In place of some statements stand others: one for one, one for two, several for one, none for one, one for
    none."""

    stood: tuple[Stood, ...]
    put: tuple[Put, ...]
    signed: Signature

    @property
    def kind(self) -> EditKind:
        if not self.put:
            return EditKind.DROPPED
        if not self.stood:
            return EditKind.ADDED
        if len(self.stood) > 1:
            return EditKind.MERGED
        return EditKind.SPLIT if len(self.put) > 1 else EditKind.REWORDED


@dataclass(frozen=True, slots=True)
class Edited:
    """Where the statements of a report come from, if people edited them."""

    report: str
    """Id of the report of the same article that was edited; it stays as it was."""
    edits: tuple[Edit, ...]
    """All that were made to what the machine found, in order: those of earlier reports first."""
