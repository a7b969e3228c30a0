"""What a service needs beside a check."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from secondsource.domain.job import Event, Job, JobState, Limits, Task


class Queue(Protocol):
    """Work that survives a crash, and what was made of it so far.

    A part module in `queues` offers `Options` and `Component(options, folder)`. A worker holds a job by a lease; where
    it dies, the lease runs out, and another goes on from the stages that were kept. A job that too many workers began
    and none ended fails. Whatever a worker does with a job that it no longer holds changes nothing, and says so.

    The last event of a job that has ended has its state for kind and `{"outcome": …}` for body; the queue tells it.
    """

    def put(self, task: Task, limits: Limits) -> Job:
        """Takes a task in; the job of the same key is given instead where one waits or runs, or was done and has not
        been forgotten. Raises QueueFull."""
        ...

    def get(self, job: str) -> Job | None: ...

    def lease(self, worker: str, seconds: float) -> Job | None:
        """The oldest job that waits, or whose worker is gone, held by this worker for so long; None where none is."""
        ...

    def renew(self, job: str, worker: str, seconds: float) -> bool:
        """Holds it longer; False where it is no longer this worker's, because it was cancelled or given to another."""
        ...

    def give_back(self, job: str, worker: str) -> bool:
        """Lets it wait again where it stood, with its stages, as if this worker had never begun it."""
        ...

    def finish(self, job: str, worker: str, state: JobState, outcome: str) -> bool:
        """Ends a job that this worker holds, and drops its stages; False where it is no longer this worker's."""
        ...

    def cancel(self, job: str) -> bool:
        """Ends a job that waits or runs; False where there is none such."""
        ...

    def tell(self, job: str, worker: str, kind: str, body: str) -> bool:
        """Adds an event; one whose kind and body are told already is not told twice. False where the job is no longer
        this worker's."""
        ...

    def told(self, job: str, after: int = 0) -> Sequence[Event]:
        """What was told behind that place, in order."""
        ...

    def stage(self, job: str, name: str) -> str | None:
        """What was kept of a stage; None where the stage is still to be done."""
        ...

    def keep_stage(self, job: str, worker: str, name: str, body: str) -> bool:
        """Keeps what a stage made; False where the job is no longer this worker's."""
        ...

    def counts(self) -> Mapping[JobState, int]:
        """How many jobs are in each state, those with none too."""
        ...

    def forget(self, before: datetime) -> int:
        """Forgets jobs that ended before then, and gives their number."""
        ...

    def close(self) -> None: ...
