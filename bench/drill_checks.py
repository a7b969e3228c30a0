"""Kills a worker at random moments within one check, and looks whether the report is the one of an undisturbed run.

    make drill-checks                       the demo article, 50 kills
    python bench/drill_checks.py --kills 5 --seed 7 --page article.html

The worker is a process of its own over a queue, killed from outside with SIGKILL, each time a little further in the
check; the next one takes over when the lease of the dead one has run out. Ends with 1 where the report is another one,
where something was told twice or otherwise, or where the trace of what was asked differs.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import secondsource
from secondsource import Checker
from secondsource.domain.article import Snapshot
from secondsource.domain.dossier import Trace
from secondsource.domain.job import Event, Job
from secondsource.pipeline.keeping import find_dossier
from secondsource.pipeline.orders import CheckOrder, order_check
from secondsource.queues import sqlite
from secondsource.settings import load_settings
from secondsource.testing.queues import ROOM, found

DEMO = Path(secondsource.__file__).parent / "data" / "demo" / "article.html"
LEASE = 1.0
WORKER = """
import sys
from pathlib import Path
from secondsource import Checker
from secondsource.pipeline.work import Worker
from secondsource.queues import sqlite
from secondsource.settings import load_settings
home = Path(sys.argv[1])
checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)
worker = Worker(checker, sqlite.Component(sqlite.Options(attempts=1000), home), float(sys.argv[2]))
while not worker.run_once():
    pass
"""


def main() -> None:
    """Runs the drill and prints one line a kill."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--kills", type=int, default=50)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--page", type=Path, default=DEMO)
    options = asked.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        whole, killed = Path(scratch) / "whole", Path(scratch) / "killed"
        undisturbed = done(whole, order(whole, options.page), begin(whole))
        events = len(undisturbed[1]) - 1
        print(f"seed {options.seed}; undisturbed: {undisturbed[0].outcome}, {events} events before its end")
        job = order(killed, options.page)
        for kill in range(options.kills):
            told = kill_when(killed, job, 1 + kill * (events - 1) // options.kills, chance.uniform(0, 0.1))
            print(f"kill {kill + 1}: {told} events were told", flush=True)
        again = done(killed, job, begin(killed))
    wrong = differences(undisturbed, again)
    print(f"begun {again[0].attempts} times: {again[0].outcome}; {'; '.join(wrong) or 'the same in everything'}")
    sys.exit(1 if wrong or again[0].attempts <= options.kills else 0)


def order(home: Path, page: Path) -> Job:
    """Puts the page into the queue of a new home."""
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)
    now = datetime(2026, 6, 30, 9, tzinfo=UTC)
    kept = checker.snapshots.keep(Snapshot("-", page.read_bytes(), now))
    _ = checker.house
    return queue_of(home).put(order_check(CheckOrder("-", kept, date(2026, 6, 30), None, now), "drill"), ROOM)


def queue_of(home: Path) -> sqlite.Component:
    return sqlite.Component(sqlite.Options(), home)


def begin(home: Path) -> subprocess.Popen[bytes]:
    """A worker, started."""
    return subprocess.Popen([sys.executable, "-c", WORKER, str(home), str(LEASE)])


def kill_when(home: Path, job: Job, events: int, later: float) -> int:
    """Kills a worker a moment after so many events were told; gives how many were."""
    queue = queue_of(home)
    begun = found(queue, job).attempts
    with begin(home) as process:
        while found(queue, job).attempts == begun or len(queue.told(job.id)) < events:
            time.sleep(0.002)
        time.sleep(later)
        process.send_signal(signal.SIGKILL)
    told = len(queue.told(job.id))
    queue.close()
    return told


def done(home: Path, job: Job, process: subprocess.Popen[bytes]) -> tuple[Job, list[Event], Trace]:
    """The job when it is done, what was told of it, and what was asked for its report."""
    process.wait()
    queue = queue_of(home)
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)
    job = found(queue, job)
    return job, list(queue.told(job.id)), find_dossier(checker.ledger, job.outcome).trace


def differences(one: tuple[Job, list[Event], Trace], other: tuple[Job, list[Event], Trace]) -> list[str]:
    """What is not the same."""
    names = ("another report", "something else was told", "something else was asked")
    pairs = ((one[0].outcome, other[0].outcome), one[1:2] + other[1:2], one[2:] + other[2:])
    return [name for name, (left, right) in zip(names, pairs, strict=True) if left != right]


if __name__ == "__main__":
    main()
