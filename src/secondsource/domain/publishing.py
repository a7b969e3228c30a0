"""Articles that the house publishes itself, and what readers say under them. Nothing of it is overwritten."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Form(StrEnum):
    """How an article is written."""

    MARKDOWN = "markdown"
    HTML = "html"


class Stage(StrEnum):
    """Who may read an article."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Edition:
    """One wording of an article."""

    number: int
    """1, 2, 3, … in one article."""
    title: str
    author: str
    dated: date
    language: str
    """Such as `en`."""
    form: Form
    source: str
    """As it was written; it is cleaned each time it is shown."""
    by: str
    """Name of the account that wrote it."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """An article was published, or withdrawn."""

    stage: Stage
    edition: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HouseArticle:
    """An article with all its editions and all that was done with it, earliest first."""

    slug: str
    editions: tuple[Edition, ...]
    steps: tuple[Step, ...]

    @property
    def stage(self) -> Stage:
        return self.steps[-1].stage if self.steps else Stage.DRAFT

    @property
    def latest(self) -> Edition:
        return self.editions[-1]

    @property
    def published(self) -> Edition | None:
        """The edition that readers see; None where they see none."""
        if self.stage is not Stage.PUBLISHED:
            return None
        return self.editions[self.steps[-1].edition - 1]

    @property
    def first_published(self) -> datetime | None:
        return next((each.at for each in self.steps if each.stage is Stage.PUBLISHED), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided about a comment."""

    accepted: bool
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class ReaderComment:
    """A comment of a reader. Who wrote it is not known: the name is whatever they gave."""

    id: str
    """A secret of its writer: by it they see what becomes of it."""
    slug: str
    name: str
    text: str
    posted_at: datetime
    held: str
    """Why it waited for a person; empty where it appeared at once."""
    decisions: tuple[Decision, ...] = ()
    """Earliest first; the last one holds."""

    @property
    def waits(self) -> bool:
        return bool(self.held) and not self.decisions

    @property
    def shown(self) -> bool:
        return self.decisions[-1].accepted if self.decisions else not self.held
