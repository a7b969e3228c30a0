"""Work that must survive a crash: what is asked, how far it is, and what is told while it is done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JobState(StrEnum):
    """How far a piece of work is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked."""

    kind: str
    """What is to be done, such as `check`."""
    key: str
    """Hash of everything that decides the outcome: what has one key is never worked on twice at once."""
    body: str
    """The order, as JSON."""
    asker: str
    """Who asks, such as a user's name or a hash of an address: the limits of one asker are counted by it. Of a job, who
    asked first."""
    ticket: str = ""
    """By which this asking is called off, where the asker's name stands for many, such as all who share an address;
    empty where the name alone does it, and in what a queue gives back."""


@dataclass(frozen=True, slots=True)
class Job:
    """A task that was taken in."""

    id: str
    task: Task
    state: JobState
    created_at: datetime
    attempts: int
    """How often a worker has begun it."""
    outcome: str
    """Where it is done, the id of what it made; where it failed, one sentence; else empty."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something told about a job while it is done."""

    number: int
    """Its place in what is told about this job: 1, 2, 3, …"""
    kind: str
    """Such as `stage`, `assessment`, `done`."""
    body: str
    """JSON."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may wait or run at once."""

    all: int
    each: int
    """Of one asker, alone or beside others."""


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """A request to which its sender gave a key of their own: where it is sent again, it is not done again."""

    asker: str
    """Whose key it is: two askers may choose the same."""
    key: str
    content: str
    """Hash of all that is asked."""
