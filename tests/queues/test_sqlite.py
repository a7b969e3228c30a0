"""The queue in SQLite: whatever is done to it in whatever order, by many processes, in a folder that fails."""

import multiprocessing
import os
import signal
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from secondsource.databases.opening import open_database
from secondsource.domain.job import JobState, KeyedRequest, Limits, Task
from secondsource.errors import QueueFull, StoreError
from secondsource.queues._askers import _TOLD_APART
from secondsource.queues.sqlite import _STEPS, APPLICATION, FILE, Component, Options
from secondsource.testing.queues import ROOM, found, taken, task

ATTEMPTS = 3
LIMITS = Limits(all=5, each=2)
WORKERS = st.sampled_from(["w1", "w2", "w3"])
ASKERS = st.sampled_from(["ann", "ben", "cem"])
NEVER = 0.0


@dataclass
class Known:
    """What the queue must know of one job."""

    id: str
    task: Task
    state: JobState = JobState.WAITING
    attempts: int = 0
    worker: str = ""
    until: float = NEVER
    ended: float = NEVER
    told: list[tuple[str, str]] = field(default_factory=list)
    stages: dict[str, str] = field(default_factory=dict)
    askers: set[str] = field(default_factory=set)

    @property
    def open(self) -> bool:
        return not self.state.ended

    def end(self, state: JobState, now: float) -> None:
        self.state, self.ended, self.stages, self.askers = state, now, {}, set()
        self.told.append((state.value, ""))


class Machine(RuleBasedStateMachine):
    """The queue beside a plain list of jobs, which must tell the same."""

    jobs: Bundle[str] = Bundle("jobs")

    def __init__(self) -> None:
        super().__init__()
        self.now = 1_800_000_000.0
        self.scratch = tempfile.TemporaryDirectory()
        self.queue = self.opened()
        self.known: dict[str, Known] = {}

    def opened(self) -> Component:
        return Component(Options(ATTEMPTS), Path(self.scratch.name), clock=lambda: self.now)

    def teardown(self) -> None:
        self.queue.close()
        self.scratch.cleanup()

    def held(self, job: str, worker: str) -> Known | None:
        each = self.known.get(job)
        return each if each and each.state is JobState.RUNNING and each.worker == worker else None

    @rule(target=jobs, key=st.sampled_from("abcdefgh"), asker=ASKERS)
    def put(self, key: str, asker: str):
        in_force = (JobState.WAITING, JobState.RUNNING, JobState.DONE)
        same = [each for each in self.known.values() if each.task.key == key and each.state in in_force]
        at_work = [each for each in self.known.values() if each.open]
        own_full = sum(asker in each.askers for each in at_work) >= LIMITS.each
        full = own_full or (len(at_work) >= LIMITS.all and not same)
        free = any(asker in each.askers or not each.open for each in same)
        wanted = task(key, asker)
        if full and not free:
            with pytest.raises(QueueFull):
                self.queue.put(wanted, LIMITS)
            return multiple()
        job = self.queue.put(wanted, LIMITS)
        if same:
            assert [job.id] == [each.id for each in same]
        else:
            assert job.id not in self.known
            self.known[job.id] = Known(job.id, wanted)
        if self.known[job.id].open:
            self.known[job.id].askers.add(asker)
        return job.id

    @rule(worker=WORKERS, seconds=st.sampled_from([0.0, 5.0, 60.0]))
    def lease(self, worker: str, seconds: float):
        job = self.queue.lease(worker, seconds)
        for each in self.known.values():
            gone = each.state is JobState.RUNNING and each.until <= self.now
            if gone and each.attempts == ATTEMPTS:
                each.end(JobState.FAILED, self.now)
            elif gone or each.state is JobState.WAITING:
                assert job
                assert job.id == each.id
                each.state, each.worker, each.until = JobState.RUNNING, worker, self.now + seconds
                each.attempts += 1
                return
        assert job is None

    @rule(seconds=st.sampled_from([1.0, 10.0, 100.0]))
    def wait(self, seconds: float):
        self.now += seconds

    @rule(job=jobs, worker=WORKERS, seconds=st.sampled_from([0.0, 30.0]))
    def renew(self, job: str, worker: str, seconds: float):
        each = self.held(job, worker)
        assert self.queue.renew(job, worker, seconds) == (each is not None)
        if each:
            each.until = self.now + seconds

    @rule(job=jobs, worker=WORKERS)
    def give_back(self, job: str, worker: str):
        each = self.held(job, worker)
        assert self.queue.give_back(job, worker) == (each is not None)
        if each:
            each.state, each.attempts = JobState.WAITING, each.attempts - 1

    @rule(job=jobs, worker=WORKERS, state=st.sampled_from([JobState.DONE, JobState.FAILED]))
    def finish(self, job: str, worker: str, state: JobState):
        each = self.held(job, worker)
        assert self.queue.finish(job, worker, state, "") == (each is not None)
        if each:
            each.end(state, self.now)

    @rule(job=jobs, asker=ASKERS)
    def cancel(self, job: str, asker: str):
        each = self.known.get(job)
        there = each is not None and asker in each.askers
        assert self.queue.cancel(job, asker) == there
        if each and there:
            each.askers.remove(asker)
            if not each.askers:
                each.end(JobState.CANCELLED, self.now)

    @rule(job=jobs, worker=WORKERS, kind=st.sampled_from("pq"), body=st.sampled_from("xy"))
    def tell(self, job: str, worker: str, kind: str, body: str):
        each = self.held(job, worker)
        assert self.queue.tell(job, worker, kind, body) == (each is not None)
        if each and (kind, body) not in each.told:
            each.told.append((kind, body))

    @rule(job=jobs, worker=WORKERS, name=st.sampled_from("pq"), body=st.text(max_size=5))
    def keep_stage(self, job: str, worker: str, name: str, body: str):
        each = self.held(job, worker)
        body = body.encode(errors="replace").decode()
        assert self.queue.keep_stage(job, worker, name, body) == (each is not None)
        if each:
            each.stages[name] = body

    @rule(job=consumes(jobs), ago=st.sampled_from([0.0, 50.0]))
    def forget(self, job: str, ago: float):
        before = self.now - ago
        gone = [each.id for each in self.known.values() if not each.open and each.ended < before]
        assert self.queue.forget(datetime.fromtimestamp(before, UTC)) == len(gone)
        for name in gone:
            del self.known[name]
            assert self.queue.get(name) is None
            assert not self.queue.told(name)

    @rule()
    def reopen(self):
        self.queue.close()
        self.queue = self.opened()

    @invariant()
    def tells_the_same(self):
        for each in self.known.values():
            job = self.queue.get(each.id)
            assert job
            assert (job.task, job.state, job.attempts) == (each.task, each.state, each.attempts)
            told = self.queue.told(each.id)
            assert [event.number for event in told] == list(range(1, len(each.told) + 1))
            bodies = [
                (event.kind, "" if JobState.__members__.get(event.kind.upper()) else event.body) for event in told
            ]
            assert bodies == each.told
            assert {name: self.queue.stage(each.id, name) for name in "pq"} == {
                name: each.stages.get(name) for name in "pq"
            }

    @invariant()
    def counts_the_same(self):
        states = [each.state for each in self.known.values()]
        assert self.queue.counts() == {state: states.count(state) for state in JobState}


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)


def _put_and_work(folder: Path, name: str, said: "multiprocessing.Queue[tuple[str, str]]") -> None:
    queue = Component(Options(), folder)
    for number in range(20):
        said.put(("put", queue.put(task(str(number)), ROOM).id))
    while job := queue.lease(name, 60):
        said.put(("leased", job.id))
        queue.tell(job.id, name, "worker", name)
        queue.finish(job.id, name, JobState.DONE, name)
    queue.close()


def test_many_processes_put_the_same_and_work_at_once(tmp_path: Path):
    context = multiprocessing.get_context("spawn")
    said: multiprocessing.Queue[tuple[str, str]] = context.Queue()
    processes = [context.Process(target=_put_and_work, args=(tmp_path, str(n), said)) for n in range(4)]
    for process in processes:
        process.start()
    heard = [said.get(timeout=60) for _ in range(4 * 20 + 20)]
    for process in processes:
        process.join()
    put = {job for what, job in heard if what == "put"}
    leased = [job for what, job in heard if what == "leased"]
    assert len(put) == 20
    assert sorted(leased) == sorted(put)
    queue = Component(Options(), tmp_path)
    assert queue.counts()[JobState.DONE] == 20
    assert all([event.number for event in queue.told(job)] == [1, 2] for job in put)


def _put_until_killed(folder: Path, said: "multiprocessing.SimpleQueue[str]") -> None:
    queue = Component(Options(), folder)
    for number in range(100_000):
        said.put(queue.put(task(f"{os.getpid()} {number}"), Limits(10**6, 10**6)).id)


def test_what_was_taken_in_survives_a_kill(tmp_path: Path):
    context = multiprocessing.get_context("spawn")
    for _ in range(3):
        said: multiprocessing.SimpleQueue[str] = context.SimpleQueue()
        process = context.Process(target=_put_until_killed, args=(tmp_path, said))
        process.start()
        heard = [said.get() for _ in range(50)]
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        queue = Component(Options(), tmp_path)
        assert all(queue.get(job) for job in heard)
        queue.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _steps(folder: Path, waiting: int) -> list[int]:
    """What SQLite does for a put, a lease and an end where so many wait, and as many have ended."""
    queue = Component(Options(), folder)
    queue.counts()
    numbers = [(n,) for n in range(waiting)]
    connection = queue._opened
    assert connection
    begun = "INSERT INTO jobs (id, key, asker, kind, body, created, state, ended) SELECT"
    connection.executemany(f"{begun} 'w' || ?1, 'w' || ?1, ?1 % 50, '', '', 0, 'waiting', NULL", numbers)
    connection.executemany(f"{begun} 'd' || ?1, 'd' || ?1, ?1 % 50, '', '', 0, 'done', 1", numbers)
    counted = [0]
    connection.set_progress_handler(lambda: counted.append(counted.pop() + 1), 1)
    queue.put(task("new", "somebody"), Limits(all=10**6, each=5))
    counted.append(0)
    job = taken(queue, "one")
    counted.append(0)
    queue.finish(job.id, "one", JobState.DONE, "")
    queue.close()
    return counted


def test_a_long_queue_makes_work_no_slower(tmp_path: Path):
    """Counted in steps of SQLite, because a clock tells more about the machine. Only the limit of all is counted."""
    (put, lease, end), (late_put, late_lease, late_end) = _steps(tmp_path / "a", 100), _steps(tmp_path / "b", 10_000)
    assert late_put - put < 10 * 10_000
    assert late_lease < 2 * lease
    assert late_end < 2 * end


def test_a_full_queue_is_refused_in_one_plain_sentence_each(tmp_path: Path):
    queue = Component(Options(), tmp_path)
    queue.put(task("a", "ann"), ROOM)
    with pytest.raises(QueueFull, match=r"^1 of your checks wait or run already; wait until one has ended, or cancel"):
        queue.put(task("b", "ann"), Limits(10, 1))
    with pytest.raises(QueueFull, match=r"^1 checks wait or run already, as many as are taken in; try again later\.$"):
        queue.put(task("b", "ben"), Limits(1, 1))
    queue.close()


def test_a_job_that_killed_its_workers_says_so(tmp_path: Path):
    queue = Component(Options(attempts=1), tmp_path)
    job = queue.put(task("a"), ROOM)
    taken(queue, "one", 0)
    assert queue.lease("other", 60) is None
    assert found(queue, job).outcome.startswith("This was begun once, and its worker stopped before the end;")
    queue.close()


@pytest.mark.parametrize("name", ["attempts", "keys_hours", "keys_each"])
def test_a_queue_that_could_do_nothing_is_refused(name: str):
    with pytest.raises(ValueError, match=f"{name} is at least 1"):
        Options(**{name: 0})


def test_keys_are_forgotten_by_time_and_by_number(tmp_path: Path):
    now = [1_800_000_000.0]
    queue = Component(Options(keys_hours=2, keys_each=2), tmp_path, clock=lambda: now[0])
    requests = [KeyedRequest("ann", f"k{number}", "content") for number in range(3)]
    for request in requests:
        now[0] += 1
        assert queue.begin_request(request) is None
        queue.end_request(request, "job-1")
    assert queue.begin_request(requests[2]) == "job-1"
    assert queue.begin_request(requests[0]) is None, "the oldest of three, of which two are remembered"
    queue.end_request(requests[0], "job-2")
    now[0] += 2 * 3600
    assert queue.begin_request(requests[2]) is None
    queue.close()


def test_a_request_that_was_lost_with_its_process_may_be_sent_again(tmp_path: Path):
    now = [1_800_000_000.0]
    queue = Component(Options(), tmp_path, clock=lambda: now[0])
    request = KeyedRequest("ann", "k", "content")
    queue.begin_request(request)
    now[0] += 61
    assert queue.begin_request(request) is None
    queue.close()


def test_who_asked_before_the_schema_told_apart_may_cancel(tmp_path: Path):
    old = _STEPS[:2]
    with closing(open_database(tmp_path / FILE, APPLICATION, old)) as file:
        file.execute(
            "INSERT INTO jobs (id, kind, key, body, asker, state, created) VALUES ('j', 'check', 'a', '', 'ann', ?, 0)",
            ("waiting",),
        )
    queue = Component(Options(), tmp_path)
    assert not queue.cancel("j", "ben")
    assert queue.cancel("j", "ann")
    queue.close()


def test_an_end_is_an_end(tmp_path: Path):
    queue = Component(Options(), tmp_path)
    job = queue.put(task("a"), ROOM)
    taken(queue, "one")
    with pytest.raises(ValueError, match="running"):
        queue.finish(job.id, "one", JobState.RUNNING, "")
    queue.close()


def test_a_file_of_another_program_is_left_alone(tmp_path: Path):
    (tmp_path / FILE).write_bytes(b"no database at all, but rather long " * 100)
    with pytest.raises(StoreError, match=r"jobs\.sqlite3 is damaged"):
        Component(Options(), tmp_path).put(task("a"), ROOM)
    assert (tmp_path / FILE).read_bytes().startswith(b"no database")


def test_a_stage_that_was_damaged_is_told(tmp_path: Path):
    queue = Component(Options(), tmp_path)
    job = queue.put(task("a"), ROOM)
    taken(queue, "one")
    queue.keep_stage(job.id, "one", "page", "x")
    with closing(sqlite3.connect(tmp_path / FILE)) as file, file:
        file.execute("UPDATE stages SET body = x'00'")
    with pytest.raises(StoreError, match=r"The stage page in .* is damaged"):
        queue.stage(job.id, "page")
    queue.close()


@pytest.mark.parametrize("hostile", ["'; DROP TABLE jobs; --", "\0", "a" * 100_000, "‮‭\ufeff", "%s{}"])
def test_strangers_words_are_kept_as_they_are(tmp_path: Path, hostile: str):
    queue = Component(Options(), tmp_path)
    job = queue.put(Task(hostile, hostile, hostile, hostile), ROOM)
    assert taken(queue, hostile).task == job.task
    assert queue.keep_stage(job.id, hostile, hostile, hostile)
    assert queue.stage(job.id, hostile) == hostile
    assert queue.tell(job.id, hostile, hostile, hostile)
    assert [(event.kind, event.body) for event in queue.told(job.id)] == [(hostile, hostile)]
    queue.close()


def test_askings_of_one_address_take_bounded_room_and_never_end_what_another_asks_for(tmp_path: Path):
    queue = Component(Options(), tmp_path)
    for number in range(_TOLD_APART + 20):
        job = queue.put(Task("check", "a", "{}", "school", f"t-{number}"), Limits(all=1, each=1))
    assert not queue.cancel(job.id, f"t-{_TOLD_APART + 5}"), "too late to be told apart"
    assert sum(queue.cancel(job.id, f"t-{number}") for number in range(_TOLD_APART - 1)) == _TOLD_APART - 1
    assert queue.lease("one", 60.0) is not None, "one is left who asks"
    queue.close()
