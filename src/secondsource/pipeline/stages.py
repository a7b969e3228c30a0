"""The stages of a check: what is told of each, and what is kept of it, so that a check cut off goes on where it was."""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, cast

from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Claim
from secondsource.domain.dossier import Asked
from secondsource.domain.evidence import Passage
from secondsource.domain.ids import content_id
from secondsource.domain.report import Assessment, Run, Usage
from secondsource.errors import SerialError
from secondsource.pipeline.assistants import add_usage
from secondsource.pipeline.house import Order
from secondsource.ports import Progress
from secondsource.serial import dumps, from_json, to_json

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The page is there."""

    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Extracted:
    """The article stands in it."""

    article: Article


@dataclass(frozen=True, slots=True)
class ClaimsFound:
    """Its statements are known."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """The sources are asked."""

    questions: int


@dataclass(frozen=True, slots=True)
class Answered:
    """They have answered, or their time is over."""

    passages: int


@dataclass(frozen=True, slots=True)
class Assessed:
    """One statement is done."""

    number: int
    """Its place among the statements: 1, 2, 3, …"""
    of: int
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Examining:
    """The comments are looked at."""

    comments: int


Stage = Fetched | Extracted | ClaimsFound | Asking | Answered | Assessed | Examining
Observer = Callable[[Stage], None]
"""Hears every stage as it is reached; what it raises ends the check."""


def nobody(_: Stage) -> None:
    """Nobody listens."""


def line_of(stage: Stage) -> str:
    """A stage in words."""
    match stage:
        case Fetched():
            return "Reading the article"
        case Extracted(article):
            return f"Read: {article.title}" if article.title else "Read an article without a title"
        case ClaimsFound(claims):
            return f"Checking {len(claims)} statements"
        case Asking():
            return "Looking for evidence"
        case Answered():
            return "Reading the evidence"
        case Assessed(number, of, _):
            return f"{number} of {of} statements are done"
        case Examining():
            return "Examining the comments"


def as_lines(tell: Progress) -> Observer:
    """An observer that tells what is being done, in words; what was done shows in the report."""

    def observe(stage: Stage) -> None:
        if not isinstance(stage, Extracted | Assessed):
            tell(line_of(stage))

    return observe


class Journal(Protocol):
    """Keeps what the stages of one piece of work made, by their names."""

    def read(self, name: str) -> str | None: ...

    def keep(self, name: str, body: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Notes:
    """What was asked during a stage, and what came back."""

    asked: tuple[Asked, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """What is kept beside that which a stage made."""

    asked: tuple[Asked, ...]
    passages: tuple[Passage, ...]
    life: str
    """Which of the times that the check was begun."""
    used: tuple[Usage, ...]
    """By that life until then."""


class Witness(Protocol):
    """Notes what is asked; a stage that is not done again brings its notes along."""

    def take(self) -> Notes:
        """What was noted since this was last called."""
        ...

    def restore(self, notes: Notes) -> None: ...


class Stages:
    """The stages of one check: each is told, and done once, however often that check is begun.

    Without a journal nothing is kept. A stage is called by what decides it, so that another article, day, setting or
    version finds none of these.
    """

    def __init__(
        self, tell: Observer = nobody, journal: Journal | None = None, mark: str = "", witness: Witness | None = None
    ) -> None:
        self.tell = tell
        self.meter: Callable[[], tuple[Usage, ...]] = tuple
        """What was used since this check was begun this time."""
        self._journal = journal
        self._mark = mark
        self._witness = witness
        self._life = secrets.token_hex(8)
        self._lives: dict[str, tuple[Usage, ...]] = {}

    @property
    def usage(self) -> tuple[Usage, ...]:
        """What was used, also by the lives of this check that were cut off, as far as they kept something."""
        return add_usage([*self._lives.values(), self.meter()])

    def once(self, name: str, kind: type[T], make: Callable[[], T], about: str = "") -> T:
        """What the stage made when it was done before, else what it makes now."""
        if self._journal is None:
            return make()
        called = content_id(name, self._mark, about)
        held = self._read(kind, self._journal.read(called))
        if held is not None:
            return held
        made = make()
        notes = self._witness.take() if self._witness else Notes((), ())
        aside = Aside(notes.asked, notes.passages, self._life, self.meter())
        body = {"made": to_json(made), "aside": to_json(aside)}
        self._journal.keep(called, json.dumps(body, ensure_ascii=False))
        return made

    def _read(self, kind: type[T], body: str | None) -> T | None:
        """What was kept; None where the records have changed since, so that the stage is done again."""
        if body is None:
            return None
        try:
            kept = cast("dict[str, Any]", json.loads(body))
            made, aside = from_json(kind, kept["made"]), from_json(Aside, kept["aside"])
        except SerialError:
            return None
        self._lives[aside.life] = aside.used
        if self._witness:
            self._witness.restore(Notes(aside.asked, aside.passages))
        return made


def mark_of(snapshot: Snapshot, order: Order, run: Run) -> str:
    """Whatever decides a check, as one word."""
    parts = [(part.part, part.version, part.options) for part in run.parts]
    edits = dumps(order.edited)
    asked = (snapshot.sha256, snapshot.address, snapshot.final_address, order.as_of, order.published, edits)
    return content_id("mark", *asked, run.version, run.offline, run.started_at.date(), run.settings, parts)
