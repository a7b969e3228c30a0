"""What a queue answers, for tests that know what it must be."""
# ruff: noqa: S101 (the same as the suites: never run with -O)

from secondsource.domain.job import Job, KeyedRequest, Limits, Task
from secondsource.errors import KeyBusy, KeyReused, QueueFull, SecondSourceError
from secondsource.ports import Queue


def taken(queue: Queue, worker: str, seconds: float = 600.0) -> Job:
    """A job that must be there, leased."""
    job = queue.lease(worker, seconds)
    assert job, "nothing waits"
    return job


def found(queue: Queue, job: Job) -> Job:
    """The job as it is now; it must be there."""
    now = queue.get(job.id)
    assert now, "the job is gone"
    return now


def not_begun(queue: Queue, request: KeyedRequest) -> SecondSourceError:
    """Why a keyed request is not handled."""
    try:
        queue.begin_request(request)
    except (KeyBusy, KeyReused) as error:
        return error
    raise AssertionError("it was begun")


def refused_before(queue: Queue, wanted: Task, limits: Limits) -> str:
    """Why a task would not be taken in."""
    try:
        queue.require_room(wanted, limits)
    except QueueFull as error:
        return str(error)
    raise AssertionError("there is room")


def refused(queue: Queue, wanted: Task, limits: Limits) -> str:
    """Why a task is not taken in, which it must not be."""
    try:
        queue.put(wanted, limits)
    except QueueFull as error:
        return str(error)
    raise AssertionError("it was taken in")
