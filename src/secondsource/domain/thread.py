"""The comments under an article."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, with whatever author and time the page gives; None means unknown, never a default."""

    text: str
    author: str | None = None
    posted_at: datetime | None = None
    key: str | None = None
    """The name by which the place it comes from knows it, such as a number in an export."""
    parent: str | None = None
    """Key of the comment that it answers, where the place says so."""


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


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """What is known of the page that a thread stands under; empty where nothing is."""

    title: str = ""
    section: str = ""
    site: str = ""
    author: str = ""
    places: tuple[str, ...] = ()
    text: str = ""
    """The article, without its title."""
    address: str = ""
