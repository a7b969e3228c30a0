"""A worker process is killed with SIGKILL within one check, again and again: the report is the one of an undisturbed
run, and nothing is told twice.

Each process kills itself, so that the points lie where they should: before something is told, behind it, and in the
middle of what comes next, from the first stage to the end. Eight kills here; `make drill-checks` kills from outside,
twenty times at any moment.
"""

import multiprocessing
import os
import signal
from datetime import UTC, date, datetime
from pathlib import Path

import secondsource
from secondsource import Checker
from secondsource.domain.article import Snapshot
from secondsource.domain.dossier import Dossier
from secondsource.domain.job import Event, Job, JobState
from secondsource.pipeline.keeping import find_dossier
from secondsource.pipeline.orders import CheckOrder, order_check
from secondsource.pipeline.work import Worker
from secondsource.queues import sqlite
from secondsource.settings import load_settings
from secondsource.testing.queues import ROOM, found

DEMO = Path(secondsource.__file__).parent / "data" / "demo" / "article.html"
DAY, AT = date(2026, 6, 30), datetime(2026, 6, 30, 9, tzinfo=UTC)
KILLS = 8
NEVER = 10**6
FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["secondsource.checker", "secondsource.pipeline.work", "secondsource.queues.sqlite"])


class Deadly(sqlite.Component):
    """A queue that kills the process at its so many-th event: before it, behind it, or when the next stage is kept."""

    at, how, told_so_far = NEVER, 0, 0

    def tell(self, job: str, worker: str, kind: str, body: str) -> bool:
        self.told_so_far += 1
        if self.told_so_far == self.at and self.how == 0:
            _die()
        held = super().tell(job, worker, kind, body)
        if self.told_so_far == self.at and self.how == 1:
            _die()
        return held

    def keep_stage(self, job: str, worker: str, name: str, body: str) -> bool:
        held = super().keep_stage(job, worker, name, body)
        if self.told_so_far >= self.at:
            _die()
        return held

    def finish(self, job: str, worker: str, state: JobState, outcome: str) -> bool:
        if self.told_so_far >= self.at:
            _die()
        return super().finish(job, worker, state, outcome)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _checker(home: Path) -> Checker:
    return Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)


def _work(home: Path, at: int, how: int) -> None:
    """One life of a worker."""
    queue = Deadly(sqlite.Options(attempts=100), home)
    queue.at, queue.how = at, how
    Worker(_checker(home), queue, 0.0).run_once()


def _order(home: Path) -> Job:
    checker = _checker(home)
    kept = checker.snapshots.keep(Snapshot("-", DEMO.read_bytes(), AT))
    order = order_check(CheckOrder("-", kept, DAY, None, AT), "somebody")
    _ = checker.house
    return sqlite.Component(sqlite.Options(), home).put(order, ROOM)


def _done(home: Path, job: Job) -> tuple[Job, list[Event], Dossier]:
    queue = sqlite.Component(sqlite.Options(), home)
    job = found(queue, job)
    assert job.state is JobState.DONE
    return job, list(queue.told(job.id)), find_dossier(_checker(home).ledger, job.outcome)


def test_killed_again_and_again_it_makes_the_report_of_an_undisturbed_run(tmp_path: Path):
    undisturbed = _order(tmp_path / "whole")
    _work(tmp_path / "whole", NEVER, 0)
    whole, told, dossier = _done(tmp_path / "whole", undisturbed)
    job, events = _order(tmp_path / "killed"), len(told) - 1
    for kill in range(KILLS):
        life = FORKED.Process(
            target=_work, args=(tmp_path / "killed", 1 + kill * (events - 1) // (KILLS - 1), kill % 3)
        )
        life.start()
        life.join()
        assert life.exitcode == -signal.SIGKILL
    _work(tmp_path / "killed", NEVER, 0)
    last, told_again, dossier_again = _done(tmp_path / "killed", job)
    assert last.attempts == KILLS + 1
    assert last.outcome == whole.outcome
    assert told_again == told
    assert dossier_again.trace == dossier.trace
    assert dossier_again.report.run.started_at == dossier.report.run.started_at
