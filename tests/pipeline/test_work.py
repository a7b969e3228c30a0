"""A worker does what the queue holds, tells it, and stops where it must; whatever goes wrong is one sentence."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from secondsource import Checker
from secondsource.domain.article import Snapshot
from secondsource.domain.job import Job, JobState
from secondsource.errors import FetchError, StoreError
from secondsource.pipeline.keeping import find_dossier
from secondsource.pipeline.orders import CheckOrder, order_check
from secondsource.pipeline.work import Worker
from secondsource.queues import sqlite
from secondsource.settings import load_settings
from secondsource.testing.queues import ROOM, found

PAGE = """<html><head><title>Bridge reopens in Kherson</title></head><body><article><h1>Bridge reopens in Kherson</h1>
<p>Kherson was liberated on 11 November 2022. The city has a population of 279,000, an official of the town said.</p>
<p>Ukrainian officials said that the repaired bridge carries 300 lorries a day.</p></article></body></html>"""
ADDRESS = "https://news.example/bridge"
AT, DAY = datetime(2025, 12, 26, 9, tzinfo=UTC), date(2025, 12, 26)
LEASE = 60.0
LEASE_IN_SHORT = 6.0
"""Renewed every third of it: a busy machine may be late by four seconds."""


class Pages:
    """A fetcher that has one page, and counts how often it is fetched."""

    def __init__(self) -> None:
        self.fetched = 0

    def fetch(self, address: str) -> Snapshot:
        self.fetched += 1
        if address != ADDRESS:
            raise FetchError(f"{address} could not be fetched.")
        return Snapshot(address, PAGE.encode(), AT, "text/html", "utf-8", (("x", "y"),), address + "?to", (), "test")


class Waiting:
    """A source that says when it is asked, and answers when it may."""

    def __init__(self) -> None:
        self.asked, self.may_answer = threading.Event(), threading.Event()

    def search(self, query, limit):
        self.asked.set()
        assert self.may_answer.wait(60)
        return []


@pytest.fixture
def checker(home) -> Checker:
    (home / "settings.toml").write_text('[check]\ntagger = "rules"\n[archive]\nbundled = false\n', encoding="utf-8")
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)
    checker.__dict__["fetcher"] = Pages()
    return checker


@pytest.fixture
def queue(tmp_path) -> sqlite.Component:
    return sqlite.Component(sqlite.Options(), tmp_path)


def ordered(queue: sqlite.Component, order: CheckOrder) -> Job:
    return queue.put(order_check(order, "somebody"), ROOM)


def of_address(queue: sqlite.Component, address: str = ADDRESS) -> Job:
    return ordered(queue, CheckOrder(address, "", DAY, None, AT))


def of_text(queue: sqlite.Component, checker: Checker, text: str = PAGE) -> Job:
    kept = checker.snapshots.keep(Snapshot("-", text.encode(), AT))
    return ordered(queue, CheckOrder("-", kept, DAY, None, AT))


def told(queue: sqlite.Component, job: Job, kind: str) -> list[dict[str, Any]]:
    return [json.loads(event.body) for event in queue.told(job.id) if event.kind == kind]


def at_work(worker: Worker, stop: threading.Event | None = None) -> threading.Thread:
    thread = threading.Thread(target=worker.run_once, args=(stop,))
    thread.start()
    return thread


def test_an_article_at_an_address_is_checked(checker: Checker, queue: sqlite.Component):
    job = of_address(queue)
    assert Worker(checker, queue, LEASE).run_once()
    done = found(queue, job)
    assert (done.state, done.attempts) == (JobState.DONE, 1)
    report = find_dossier(checker.ledger, done.outcome).report
    assert (report.article.address, report.as_of, report.run.started_at) == (f"{ADDRESS}?to", DAY, AT)
    assert report.run.finished_at > AT
    stages = told(queue, job, "stage")
    assert [stage["name"] for stage in stages] == [
        "fetching", "fetched", "extracted", "claims", "asking", "answered", "examining",
    ]  # fmt: skip
    assert all(stage["line"] for stage in stages)
    assert stages[2]["title"] == "Bridge reopens in Kherson"
    assert [claim["text"] for claim in stages[3]["claims"]] == [item.claim.text for item in report.assessments]
    answers = told(queue, job, "assessment")
    assert [(each["number"], each["of"]) for each in answers] == [
        (n + 1, len(report.assessments)) for n in range(len(report.assessments))
    ]
    assert [(each["claim"], each["verdict"], each["sentence"]) for each in answers] == [
        (item.claim.text, item.verdict, item.sentence) for item in report.assessments
    ]
    assert queue.told(job.id)[-1].body == json.dumps({"outcome": report.id})


def test_a_text_that_is_kept_is_checked_as_the_command_does(checker: Checker, queue: sqlite.Component):
    job = of_text(queue, checker)
    assert Worker(checker, queue, LEASE).run_once()
    assert found(queue, job).outcome == checker.check(PAGE, as_of=DAY).id
    assert checker.fetcher.fetched == 0


def test_the_same_bytes_kept_from_elsewhere_are_shown_as_they_were_given(checker: Checker, queue: sqlite.Component):
    checker.snapshots.keep(
        Snapshot("https://other.example/", PAGE.encode(), AT, final_address="https://other.example/x")
    )
    kept = checker.snapshots.keep(Snapshot("-", PAGE.encode(), AT))
    job = ordered(queue, CheckOrder("page.html", kept, DAY, None, AT))
    Worker(checker, queue, LEASE).run_once()
    assert find_dossier(checker.ledger, found(queue, job).outcome).report.article.address == "page.html"


def test_nothing_to_do_is_no_work(checker: Checker, queue: sqlite.Component):
    assert not Worker(checker, queue, LEASE).run_once()


FAILURES: dict[str, tuple[Callable[[Checker, sqlite.Component], Job], str]] = {
    "a page that cannot be fetched": (
        lambda checker, queue: of_address(queue, "https://gone.example/"),
        "https://gone.example/ could not be fetched.",
    ),
    "a page without an article": (
        lambda checker, queue: of_text(queue, checker, "<html><body></body></html>"),
        "article",
    ),
    "a page that is gone": (
        lambda checker, queue: ordered(queue, CheckOrder("-", "ab" * 32, DAY, None, AT)),
        "The page is no longer kept; give the article again.",
    ),
    "an order of nobody": (
        lambda checker, queue: queue.put(
            replace(order_check(CheckOrder(ADDRESS, "", DAY, None, AT), ""), body="{}"), ROOM
        ),
        "The order cannot be read",
    ),
    "other work": (
        lambda checker, queue: queue.put(
            replace(order_check(CheckOrder(ADDRESS, "", DAY, None, AT), ""), kind="x"), ROOM
        ),
        "of the kind 'x'",
    ),
}


@pytest.mark.parametrize("put, why", FAILURES.values(), ids=FAILURES)
def test_what_cannot_be_checked_fails_with_its_sentence(checker: Checker, queue: sqlite.Component, put, why: str):
    job = put(checker, queue)
    assert Worker(checker, queue, LEASE).run_once()
    failed = found(queue, job)
    assert failed.state is JobState.FAILED
    assert why in failed.outcome
    assert failed.outcome.endswith(".")
    assert not list(checker.ledger.entries("report"))


def test_a_bug_is_told_in_the_log_and_not_to_strangers(checker: Checker, queue: sqlite.Component, caplog):
    def fetch(address: str) -> Snapshot:
        raise KeyError("the inside of our code")

    checker.fetcher.fetch = fetch
    job = of_address(queue)
    assert Worker(checker, queue, LEASE).run_once()
    assert found(queue, job).outcome == "The check failed in a way it should not; the log has the details."
    assert "the inside of our code" in caplog.text


def test_files_of_this_machine_are_not_named_to_strangers(checker: Checker, queue: sqlite.Component, caplog):
    def keep_stage(*_: object) -> bool:
        raise StoreError("The disk is full: /srv/home/jobs.sqlite3 cannot grow.")

    queue.keep_stage = keep_stage  # type: ignore[method-assign]
    job = of_address(queue)
    assert Worker(checker, queue, LEASE).run_once()
    assert found(queue, job).outcome == "The service cannot read or write what it keeps; its log says why."
    assert "/srv/home" in caplog.text


def test_a_report_that_nobody_keeps_is_none(checker: Checker, queue: sqlite.Component, caplog):
    checker.__dict__["keeper"] = None
    job = of_address(queue)
    assert Worker(checker, queue, LEASE).run_once()
    assert found(queue, job).state is JobState.FAILED
    assert "archive.keep_checks" in caplog.text


def test_a_running_check_can_be_called_off(checker: Checker, queue: sqlite.Component):
    source = Waiting()
    checker.__dict__["house"] = replace(checker.house, sources={"slow": source})
    job = of_address(queue)
    thread = at_work(Worker(checker, queue, 0.1))
    assert source.asked.wait(60)
    assert queue.cancel(job.id, "somebody")
    source.may_answer.set()
    thread.join(60)
    assert found(queue, job).state is JobState.CANCELLED
    assert [event.kind for event in queue.told(job.id)][-1] == "cancelled"
    assert not told(queue, job, "assessment")
    assert not list(checker.ledger.entries("report"))


def test_a_lease_is_renewed_while_the_work_lasts(checker: Checker, queue: sqlite.Component):
    source = Waiting()
    checker.__dict__["house"] = replace(checker.house, sources={"slow": source})
    job = of_address(queue)
    until = time.time() + LEASE_IN_SHORT
    thread = at_work(Worker(checker, queue, LEASE_IN_SHORT))
    assert source.asked.wait(60)
    while time.time() < until + 0.5:  # the queue's own clock: the first lease alone would have run out by then
        time.sleep(0.1)
    assert queue.lease("other", LEASE) is None
    source.may_answer.set()
    thread.join(60)
    assert (found(queue, job).state, found(queue, job).attempts) == (JobState.DONE, 1)


def test_who_must_stop_gives_its_work_back_and_another_goes_on(checker: Checker, queue: sqlite.Component):
    source, stop = Waiting(), threading.Event()
    checker.__dict__["house"] = replace(checker.house, sources={"slow": source})
    job = of_address(queue)
    thread = at_work(Worker(checker, queue, LEASE), stop)
    assert source.asked.wait(60)
    stop.set()
    source.may_answer.set()
    thread.join(60)
    assert (found(queue, job).state, found(queue, job).attempts) == (JobState.WAITING, 0)
    source.asked.clear()
    assert Worker(checker, queue, LEASE).run_once()
    assert found(queue, job).state is JobState.DONE
    assert not source.asked.is_set(), "what was answered is kept"
    assert checker.fetcher.fetched == 1
    numbers = [each["number"] for each in told(queue, job, "assessment")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_worker_that_was_thought_dead_leaves_the_work_to_the_other(checker: Checker, queue: sqlite.Component):
    source = Waiting()
    checker.__dict__["house"] = replace(checker.house, sources={"slow": source})
    job = of_address(queue)
    late = Worker(checker, queue, LEASE)
    thread = at_work(late)
    assert source.asked.wait(60)
    queue.renew(job.id, late.name, 0)
    assert queue.lease("other", LEASE)
    source.may_answer.set()
    thread.join(60)
    assert found(queue, job).state is JobState.RUNNING
    assert not told(queue, job, "assessment")
    assert not list(checker.ledger.entries("report"))


def test_it_works_until_it_is_told_to_stop(checker: Checker, queue: sqlite.Component):
    stop = threading.Event()
    jobs = [of_address(queue), of_text(queue, checker), of_address(queue, "https://gone.example/")]
    thread = threading.Thread(target=Worker(checker, queue, LEASE).run, args=(stop,))
    thread.start()
    until = time.monotonic() + 60
    while not all(found(queue, job).state.ended for job in jobs) and time.monotonic() < until:
        time.sleep(0.02)
    stop.set()
    thread.join(60)
    assert not thread.is_alive()
    assert [found(queue, job).state for job in jobs] == [JobState.DONE, JobState.DONE, JobState.FAILED]


def test_a_queue_that_cannot_be_used_ends_no_worker(checker: Checker, queue: sqlite.Component, monkeypatch, caplog):
    monkeypatch.setattr("secondsource.pipeline.work._REST", 0.01)
    job, stop, fails = of_address(queue), threading.Event(), [StoreError("The disk is full.")]
    lease = queue.lease

    def faulty(worker: str, seconds: float) -> Job | None:
        if fails:
            raise fails.pop()
        stop.set()
        return lease(worker, seconds)

    queue.lease = faulty  # type: ignore[method-assign]
    Worker(checker, queue, LEASE).run(stop)
    assert "The disk is full." in caplog.text
    assert found(queue, job).state is JobState.WAITING, "it was to stop before it began"
