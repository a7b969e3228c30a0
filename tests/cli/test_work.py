"""`work`: what waits is done without a service, and a worker may end at any moment."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from secondsource.checker import Checker
from secondsource.cli import run
from secondsource.domain.article import Snapshot
from secondsource.domain.ids import digest
from secondsource.domain.job import JobState, Limits
from secondsource.pipeline.keeping import REPORT
from secondsource.pipeline.orders import CheckOrder, order_check
from secondsource.settings import load_settings
from secondsource.web.running import make_service
from secondsource.web.service import Service

DEMO = Path(__file__).parents[2] / "src/secondsource/data/demo/article.html"
SETTINGS = "[archive]\nbundled = false\n[serve]\nworkers = 0\nlease_seconds = 1\n"
COMMAND = [sys.executable, "-c", "from secondsource.cli import main; main()", "work", "--offline"]
ROOM = Limits(all=100, each=100)
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
Begin = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def service(home: Path) -> Service:
    """Takes orders in and does nothing."""
    (home / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    return make_service(Checker(load_settings(os.environ), offline=True))


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Starts a worker, and gives it once it is at work."""
    begun: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        begun.append(process)
        assert process.stdout
        assert process.stdout.readline().startswith("Works on the checks that wait in ")
        return process

    yield start
    for each in begun:
        each.kill()
        each.communicate()


def order(service: Service, day: int = 1) -> str:
    """The id of a job: the bundled article as of a day."""
    body = DEMO.read_bytes()
    service.checker.snapshots.keep(Snapshot("-", body, NOON, "text/html"))
    made = CheckOrder("-", digest(body), date(2026, 1, day), None, NOON)
    return service.queue.put(order_check(made, "somebody"), ROOM).id


def state(service: Service, job: str) -> JobState:
    held = service.queue.get(job)
    assert held
    return held.state


def wait_until(reached: Callable[[], bool], what: str) -> None:
    """Fails with `what` after a time that no machine needs."""
    end = time.monotonic() + 120
    while not reached():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def test_once_does_what_waits_and_ends(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    jobs = [order(service, day) for day in (1, 2)]
    assert run(["work", "--offline", "--once"]) == 0
    assert capsys.readouterr().out == "2 checks done; nothing waits any more.\n"
    for job in jobs:
        done = service.queue.get(job)
        assert done
        assert done.state is JobState.DONE
        assert service.checker.ledger.read(REPORT, done.outcome)
    assert run(["work", "--offline", "--once"]) == 0
    assert capsys.readouterr().out == "0 checks done; nothing waits any more.\n"


def test_told_to_end_it_gives_back_what_it_was_at(service: Service, begin: Begin) -> None:
    job = order(service)
    worker = begin()
    wait_until(lambda: bool(service.queue.told(job)), "nothing was begun")
    worker.send_signal(signal.SIGTERM)
    _, errors = worker.communicate(timeout=120)
    assert (worker.returncode, errors) == (0, "")
    assert state(service, job) in {JobState.WAITING, JobState.DONE}
    assert run(["work", "--offline", "--once"]) == 0
    assert state(service, job) is JobState.DONE


def test_what_a_killed_worker_was_at_is_finished_by_another(service: Service, begin: Begin) -> None:
    jobs = [order(service, day) for day in (1, 2)]
    one, _ = begin(), begin()
    wait_until(lambda: all(service.queue.told(job) for job in jobs), "two workers did not begin two checks")
    one.kill()
    wait_until(lambda: {state(service, job) for job in jobs} == {JobState.DONE}, "the work was not finished")


def test_settings_that_keep_no_checks_are_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "settings.toml").write_text("[archive]\nkeep_checks = false\n", encoding="utf-8")
    assert run(["work", "--offline"]) == 2
    assert "archive.keep_checks" in capsys.readouterr().err
