"""The comments under an article."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, with whatever author and time the page gives; None means unknown, never a default."""

    text: str
    author: str | None = None
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Comments with the same words."""

    text: str
    positions: tuple[int, ...]
    """Where they stand in the thread, from 0."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Comments in page order, and which of them are exact copies of each other."""

    comments: tuple[Comment, ...] = ()
    announced: int | None = None
    """How many comments the page says there are, if it says."""
    distinct: int = 0
    copies: tuple[CopyGroup, ...] = ()
    """Groups of two or more, largest first."""
