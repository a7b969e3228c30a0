"""What every queue must do. Subclass `QueueSuite`, say how yours is made, and run it with pytest.

A lease of 0 seconds has run out as soon as it is given: that is how a worker dies here.
"""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from secondsource.domain.job import Event, Job, JobState, KeyedRequest, Limits, Task
from secondsource.errors import KeyBusy, KeyReused
from secondsource.ports import Queue
from secondsource.testing.queue_answers import found, not_begun, refused, refused_before, taken

ROOM = Limits(all=1000, each=1000)
LONG = 600.0
BODY = '{"text": "Куп\'янськ, “quoted”\\n"}'


def task(key: str, asker: str = "somebody") -> Task:
    """A task of that key."""
    return Task("check", key, BODY, asker)


class QueueSuite:
    """Override `make`: it opens your queue over a folder, empty at first."""

    def make(self, folder: Path) -> Queue:
        raise NotImplementedError

    def test_takes_a_task_in_and_gives_it_to_one_worker(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        put = queue.put(task("a"), ROOM)
        assert (put.task, put.state, put.attempts, put.outcome) == (task("a"), JobState.WAITING, 0, "")
        assert queue.get(put.id) == put
        assert abs(put.created_at - datetime.now(UTC)) < timedelta(minutes=1)
        leased = queue.lease("one", LONG)
        assert leased == Job(put.id, put.task, JobState.RUNNING, put.created_at, 1, "")
        assert queue.lease("other", LONG) is None
        queue.close()

    def test_in_a_backup_what_ran_waits_again_with_its_stages(self, tmp_path: Path) -> None:
        queue, folder = self.make(tmp_path / "here"), tmp_path / "copy"
        folder.mkdir()
        queue.back_up(folder)
        assert list(folder.iterdir()) == []
        running, waiting, done = (queue.put(task(key), ROOM) for key in "abc")
        taken(queue, "one")
        queue.keep_stage(running.id, "one", "fetched", "words")
        queue.cancel(done.id, done.task.asker)
        queue.back_up(folder)
        copy = self.make(folder)
        assert [found(copy, each) for each in (running, waiting)] == [running, waiting]
        assert found(copy, done).state is JobState.CANCELLED
        assert not copy.renew(running.id, "one", LONG)
        assert taken(copy, "other").id == running.id
        assert copy.stage(running.id, "fetched") == "words"
        assert queue.renew(running.id, "one", LONG)
        copy.close()
        queue.close()

    def test_gives_the_oldest_first(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        put = [queue.put(task(key), ROOM).id for key in "cab"]
        assert [taken(queue, "one").id for _ in put] == put
        queue.close()

    def test_what_waits_runs_or_was_done_is_not_taken_in_twice(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        first = queue.put(task("a"), ROOM)
        assert queue.put(task("a", "another"), ROOM) == first
        running = taken(queue, "one")
        assert queue.put(task("a"), ROOM) == running
        assert queue.finish(first.id, "one", JobState.DONE, "rpt-1")
        again = queue.put(task("a"), ROOM)
        assert (again.id, again.state, again.outcome) == (first.id, JobState.DONE, "rpt-1")
        assert queue.lease("one", LONG) is None
        queue.close()

    def test_what_failed_or_was_cancelled_may_be_asked_again(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        failed = queue.put(task("a"), ROOM)
        taken(queue, "one")
        queue.finish(failed.id, "one", JobState.FAILED, "There is no article.")
        cancelled = queue.put(task("a"), ROOM)
        assert queue.cancel(cancelled.id, "somebody")
        third = queue.put(task("a"), ROOM)
        assert len({failed.id, cancelled.id, third.id}) == 3
        assert [found(queue, each).state for each in (failed, cancelled, third)] == [
            JobState.FAILED,
            JobState.CANCELLED,
            JobState.WAITING,
        ]
        assert found(queue, failed).outcome == "There is no article."
        assert [each.id for each in queue.ended(JobState.FAILED, 5)] == [failed.id]
        assert not queue.ended(JobState.FAILED, 0)
        queue.close()

    def test_refuses_what_is_beyond_the_limits_and_takes_nothing_in(self, tmp_path: Path) -> None:
        queue, limits = self.make(tmp_path), Limits(all=3, each=2)
        first = queue.put(task("a", "ann"), limits)
        queue.put(task("b", "ann"), limits)
        own = refused(queue, task("c", "ann"), limits)
        queue.put(task("c", "ben"), limits)
        everybody = refused(queue, task("d", "cem"), limits)
        assert own != everybody
        assert own.endswith(".")
        assert everybody.endswith(".")
        assert queue.put(task("a", "dan"), limits) == first, "what is there already takes no room"
        queue.require_room(task("a", "dan"), limits)
        assert refused_before(queue, task("c2", "ann"), limits) == own
        assert queue.counts()[JobState.WAITING] == 3
        queue.cancel(first.id, "ann")
        queue.cancel(first.id, "dan")
        assert queue.put(task("d", "ann"), limits).state is JobState.WAITING
        queue.close()

    def test_what_runs_counts_and_what_has_ended_does_not(self, tmp_path: Path) -> None:
        queue, limits = self.make(tmp_path), Limits(all=9, each=1)
        first = queue.put(task("a"), limits)
        taken(queue, "one")
        refused(queue, task("b"), limits)
        queue.finish(first.id, "one", JobState.DONE, "rpt-1")
        queue.put(task("b"), limits)
        queue.close()

    def test_another_goes_on_where_a_worker_died(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        put = queue.put(task("a"), ROOM)
        taken(queue, "dead", seconds=LONG)
        assert queue.keep_stage(put.id, "dead", "page", BODY)
        assert queue.renew(put.id, "dead", 0)
        again = taken(queue, "other")
        assert (again.id, again.attempts) == (put.id, 2)
        assert queue.stage(put.id, "page") == BODY
        queue.close()

    def test_a_worker_that_lost_a_job_changes_nothing_any_more(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        put = queue.put(task("a"), ROOM)
        taken(queue, "late", seconds=0)
        taken(queue, "other")
        assert not queue.renew(put.id, "late", LONG)
        assert not queue.tell(put.id, "late", "page", BODY)
        assert not queue.keep_stage(put.id, "late", "page", BODY)
        assert not queue.give_back(put.id, "late")
        assert not queue.finish(put.id, "late", JobState.DONE, "rpt-late")
        assert (queue.told(put.id), queue.stage(put.id, "page")) == ([], None)
        assert queue.finish(put.id, "other", JobState.DONE, "rpt-1")
        assert found(queue, put).outcome == "rpt-1"
        queue.close()

    def test_a_lease_that_ran_out_may_be_renewed_while_nobody_else_took_it(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        put = queue.put(task("a"), ROOM)
        taken(queue, "one", seconds=0)
        assert queue.renew(put.id, "one", LONG)
        assert queue.lease("other", LONG) is None
        queue.close()

    def test_what_is_given_back_waits_where_it_stood_and_was_never_begun(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        first, second = (queue.put(task(key), ROOM) for key in "ab")
        taken(queue, "one")
        queue.keep_stage(first.id, "one", "page", BODY)
        assert queue.give_back(first.id, "one")
        assert found(queue, first) == first
        assert (taken(queue, "other").id, taken(queue, "other").id) == (first.id, second.id)
        assert queue.stage(first.id, "page") == BODY
        queue.close()

    def test_what_kills_every_worker_fails_at_last(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        put, after = queue.put(task("a"), ROOM), queue.put(task("b"), ROOM)
        begun = 0
        while (leased := taken(queue, "dead", seconds=0)).id == put.id:
            begun += 1
            assert begun < 100, "it kills workers for ever"
        assert leased.id == after.id
        failed = found(queue, put)
        assert (failed.state, failed.attempts) == (JobState.FAILED, begun)
        assert failed.outcome.endswith(".")
        assert [each.kind for each in queue.told(put.id)] == ["failed"]
        queue.close()

    def test_a_cancelled_job_is_given_to_nobody_and_its_worker_learns_it(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        waiting, running = queue.put(task("a"), ROOM), queue.put(task("b"), ROOM)
        assert queue.cancel(waiting.id, "somebody")
        taken(queue, "one")
        queue.keep_stage(running.id, "one", "page", BODY)
        assert queue.cancel(running.id, "somebody")
        assert not queue.renew(running.id, "one", LONG)
        assert not queue.finish(running.id, "one", JobState.DONE, "rpt-1")
        assert queue.stage(running.id, "page") is None
        assert not queue.cancel(running.id, "somebody"), "it has ended"
        assert not queue.cancel("nobody", "somebody")
        assert queue.lease("other", LONG) is None
        queue.close()

    def test_a_job_is_cancelled_when_nobody_is_left_who_asks(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        job = queue.put(task("a", "ann"), ROOM)
        for _ in range(2):
            queue.put(task("a", "ben"), ROOM)
        assert not queue.cancel(job.id, "cem"), "a stranger"
        assert queue.cancel(job.id, "ann")
        assert not queue.cancel(job.id, "ann"), "no longer one who asks"
        assert taken(queue, "one").id == job.id
        assert queue.put(task("a", "ann"), ROOM).id == job.id, "asks again"
        assert queue.cancel(job.id, "ben")
        assert queue.renew(job.id, "one", LONG)
        assert queue.cancel(job.id, "ann")
        assert not queue.renew(job.id, "one", LONG)
        assert found(queue, job).state is JobState.CANCELLED
        queue.close()

    def test_those_who_share_a_name_call_off_by_their_own_tickets(self, tmp_path: Path) -> None:
        queue, limits = self.make(tmp_path), Limits(all=9, each=1)
        job = queue.put(replace(task("a", "office"), ticket="ann's"), limits)
        assert queue.put(replace(task("a", "office"), ticket="ben's"), limits).id == job.id, "takes no more room"
        assert not queue.cancel(job.id, "office"), "the name that all of them have"
        assert queue.cancel(job.id, "ben's")
        assert not queue.cancel(job.id, "ben's")
        assert found(queue, job).state is JobState.WAITING
        assert queue.cancel(job.id, "ann's")
        assert found(queue, job).state is JobState.CANCELLED
        queue.close()

    def test_to_ask_beside_another_counts_as_asking(self, tmp_path: Path) -> None:
        queue, limits = self.make(tmp_path), Limits(all=9, each=1)
        first, second = queue.put(task("a", "ann"), limits), queue.put(task("b", "ben"), limits)
        assert refused(queue, task("a", "ben"), limits) == refused_before(queue, task("a", "ben"), limits)
        assert queue.put(task("b", "ben"), limits) == second, "what one asks for already takes no room"
        assert not queue.cancel(first.id, "ben"), "who was refused does not ask"
        assert queue.cancel(second.id, "ben")
        assert queue.put(task("a", "ben"), limits) == first
        queue.cancel(first.id, "ann")
        assert queue.put(task("c", "ann"), limits).state is JobState.WAITING, "who left has room again"
        queue.close()

    def test_events_are_numbered_and_told_once(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        one, other = queue.put(task("a"), ROOM), queue.put(task("b"), ROOM)
        taken(queue, "w")
        taken(queue, "w")
        for kind, body in [("page", "1"), ("claim", "1"), ("claim", "2"), ("page", "1"), ("claim", "1")]:
            assert queue.tell(one.id, "w", kind, body)
        queue.tell(other.id, "w", "page", BODY)
        told = [Event(1, "page", "1"), Event(2, "claim", "1"), Event(3, "claim", "2")]
        assert list(queue.told(one.id)) == told
        assert list(queue.told(one.id, after=2)) == told[2:]
        assert list(queue.told(other.id)) == [Event(1, "page", BODY)]
        assert list(queue.told("nobody")) == []
        queue.close()

    def test_the_last_event_tells_how_it_ended(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        jobs = [queue.put(task(key), ROOM) for key in "abc"]
        for job in jobs:
            taken(queue, "one")
            queue.tell(job.id, "one", "page", "{}")
        queue.finish(jobs[0].id, "one", JobState.DONE, "rpt-1")
        queue.finish(jobs[1].id, "one", JobState.FAILED, "There is “no” article.")
        queue.cancel(jobs[2].id, "somebody")
        assert [queue.told(job.id)[1:] for job in jobs] == [
            [Event(2, "done", '{"outcome": "rpt-1"}')],
            [Event(2, "failed", '{"outcome": "There is “no” article."}')],
            [Event(2, "cancelled", '{"outcome": ""}')],
        ]
        queue.close()

    def test_stages_belong_to_a_job_and_go_when_it_ends(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        one, other = queue.put(task("a"), ROOM), queue.put(task("b"), ROOM)
        taken(queue, "w")
        taken(queue, "w")
        assert queue.keep_stage(one.id, "w", "page", BODY * 10_000)
        assert queue.keep_stage(other.id, "w", "page", "other")
        assert queue.keep_stage(other.id, "w", "page", "changed")
        assert queue.stage(one.id, "page") == BODY * 10_000
        assert queue.stage(other.id, "page") == "changed"
        assert queue.stage(one.id, "claims") is None
        queue.finish(one.id, "w", JobState.DONE, "rpt-1")
        assert queue.stage(one.id, "page") is None
        assert not queue.keep_stage(one.id, "w", "page", BODY)
        assert queue.stage(other.id, "page") == "changed"
        queue.close()

    def test_counts_every_state(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        assert queue.counts() == dict.fromkeys(JobState, 0)
        jobs = [queue.put(task(key), ROOM) for key in "abcdef"]
        for _ in jobs[:3]:
            taken(queue, "one")
        queue.finish(jobs[0].id, "one", JobState.DONE, "rpt-1")
        queue.finish(jobs[1].id, "one", JobState.FAILED, "No.")
        queue.cancel(jobs[5].id, "somebody")
        assert [queue.counts()[state] for state in JobState] == [2, 1, 1, 1, 1]
        queue.close()

    def test_forgets_what_ended_and_nothing_else(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        jobs = [queue.put(task(key), ROOM) for key in "abc"]
        taken(queue, "one")
        taken(queue, "one")
        queue.finish(jobs[0].id, "one", JobState.DONE, "rpt-1")
        now = datetime.now(UTC)
        assert queue.forget(now - timedelta(days=1)) == 0
        assert queue.forget(now + timedelta(days=1)) == 1
        assert queue.get(jobs[0].id) is None
        assert list(queue.told(jobs[0].id)) == []
        assert [found(queue, each).state for each in jobs[1:]] == [JobState.RUNNING, JobState.WAITING]
        again = queue.put(task("a"), ROOM)
        assert again.id != jobs[0].id
        assert list(queue.told(again.id)) == []
        queue.close()

    def test_a_keyed_request_is_answered_once_and_its_answer_survives(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        asked = KeyedRequest("ann", "k1", "content")
        assert queue.begin_request(asked) is None
        assert isinstance(not_begun(queue, asked), KeyBusy), "it is being handled"
        queue.end_request(asked, "job-1")
        queue.close()
        again = self.make(tmp_path)
        assert again.begin_request(asked) == "job-1"
        assert isinstance(not_begun(again, KeyedRequest("ann", "k1", "other")), KeyReused)
        assert again.begin_request(KeyedRequest("ben", "k1", "other")) is None, "another's key is another key"
        again.close()

    def test_a_keyed_request_that_failed_frees_its_key(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        asked = KeyedRequest("ann", "k1", "content")
        queue.begin_request(asked)
        queue.end_request(asked, None)
        assert queue.begin_request(KeyedRequest("ann", "k1", "other")) is None
        queue.close()

    def test_keeps_after_closing(self, tmp_path: Path) -> None:
        queue = self.make(tmp_path)
        put = queue.put(task("a"), ROOM)
        taken(queue, "one")
        queue.tell(put.id, "one", "page", BODY)
        queue.keep_stage(put.id, "one", "page", BODY)
        queue.close()
        again = self.make(tmp_path)
        assert found(again, put).state is JobState.RUNNING
        assert list(again.told(put.id)) == [Event(1, "page", BODY)]
        assert again.stage(put.id, "page") == BODY
        assert again.lease("other", LONG) is None, "a lease outlives the program that took it"
        again.close()

    def test_many_threads_put_the_same_and_work_at_once(self, tmp_path: Path) -> None:
        """Two queues over one folder, as two processes have, with four threads each."""
        queues = [self.make(tmp_path), self.make(tmp_path)]
        ids: list[str] = []
        leased: list[str] = []

        def work(queue: Queue, name: str) -> None:
            ids.extend(queue.put(task(str(number)), ROOM).id for number in range(10))
            while job := queue.lease(name, LONG):
                leased.append(job.id)
                assert queue.finish(job.id, name, JobState.DONE, "")

        threads = [threading.Thread(target=work, args=(queues[n % 2], str(n))) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(ids) == 80
        assert sorted(leased) == sorted(set(ids))
        assert len(leased) == 10
        for queue in queues:
            queue.close()
