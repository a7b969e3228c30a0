"""The clock of the machine jumps by a day, forward or back: nothing waits until it caught up, nothing ends early."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from secondsource.domain.job import JobState, KeyedRequest
from secondsource.domain.user import Caller, Role, Scope
from secondsource.errors import KeyBusy
from secondsource.queues import sqlite
from secondsource.stores import newsroom
from secondsource.testing.accounts import HERE, PASSWORD, Clock, open_users
from secondsource.testing.queues import ROOM, found, taken, task

AT = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
LEASE = 60.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(tmp_path: Path, clock: Clock):
    made = sqlite.Component(sqlite.Options(), tmp_path, lambda: clock.now.timestamp())
    yield made
    made.close()


def test_the_work_of_a_dead_worker_is_taken_over_though_the_clock_was_put_back(queue: sqlite.Component, clock: Clock):
    job = queue.put(task("a"), ROOM)
    taken(queue, "dead", LEASE)
    clock.go_on(days=-1)
    assert taken(queue, "next", LEASE).id == job.id
    assert not queue.finish(job.id, "dead", JobState.DONE, "rpt-0")
    assert queue.finish(job.id, "next", JobState.DONE, "rpt-1")
    assert found(queue, job).outcome == "rpt-1"


@pytest.mark.parametrize("days", [-1, 1])
def test_a_worker_that_renews_by_the_new_clock_keeps_its_work(queue: sqlite.Component, clock: Clock, days: int):
    job = queue.put(task("a"), ROOM)
    taken(queue, "one", LEASE)
    clock.go_on(days=days)
    assert queue.renew(job.id, "one", LEASE)
    assert queue.lease("other", LEASE) is None
    assert queue.finish(job.id, "one", JobState.DONE, "rpt-1")


def test_a_lease_longer_than_most_is_no_jump_of_the_clock(queue: sqlite.Component):
    queue.put(task("a"), ROOM)
    taken(queue, "one", 4 * 3600.0)
    assert queue.lease("other", 4 * 3600.0) is None


def test_a_keyed_request_that_was_lost_is_handled_though_the_clock_was_put_back(queue: sqlite.Component, clock: Clock):
    asked = KeyedRequest("ann", "k1", "content")
    assert queue.begin_request(asked) is None
    with pytest.raises(KeyBusy):
        queue.begin_request(asked)
    clock.go_on(days=-1)
    assert queue.begin_request(asked) is None


def test_readers_may_comment_though_the_clock_was_put_back(tmp_path: Path):
    room, limits = newsroom.Component(newsroom.Options(), tmp_path), ((3600.0, 1), (7 * 86400.0, 2))
    assert room.admit("x", AT, limits)
    assert not room.admit("x", AT, limits)
    assert room.admit("x", AT - DAY, limits)
    assert not room.admit("x", AT - DAY, limits)
    room.close()


def test_sessions_and_tokens_outlive_a_clock_that_goes_wrong_for_a_while(tmp_path: Path, clock: Clock):
    users, by = open_users(tmp_path, clock), Caller("terminal", "")
    edda = users.add("Edda", PASSWORD, Role.EDITOR, by)
    session = users.sign_in("Edda", PASSWORD, Caller("", HERE, "a browser"), 12).secret
    _, token = users.make_token(edda.id, "script", [Scope.READ], 30, by)
    for days in (-1, 2, -1):
        clock.go_on(days=days)
        assert users.token(token) is not None
    assert users.session(session) is not None
    users.close()


def test_a_session_seen_by_a_clock_ahead_ends_no_later_than_its_own_time(tmp_path: Path, clock: Clock):
    users = open_users(tmp_path, clock)
    users.add("Edda", PASSWORD, Role.EDITOR, Caller("terminal", ""))
    session = users.sign_in("Edda", PASSWORD, Caller("", HERE, "a browser"), 12).secret
    clock.go_on(days=-1)
    assert users.session(session) is not None
    clock.go_on(days=1, hours=12)
    assert users.session(session) is None
    users.close()
