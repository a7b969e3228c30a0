"""A worker that stands alone: it does the checks that wait, and serves no pages."""

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import say
from secondsource.weighing.wording import count


def work(
    offline: Annotated[bool, typer.Option("--offline", help="Touch no network.")] = False,
    once: Annotated[bool, typer.Option("--once", help="Do what waits now and end, such as from cron.")] = False,
) -> None:
    """Does the checks that wait for a service on the same home folder, one at a time; several may run. Ctrl-C ends it:
    what it was at waits again, and is gone on with where it was left."""
    from secondsource.serving import make_worker, open_queue  # lazy: help answers under 0.4 s

    checker = house.checker(offline=offline)
    worker = make_worker(checker, open_queue(checker.settings))
    with _told_to_end() as stop:
        if once:
            done = 0
            while not stop.is_set() and worker.run_once(stop):
                done += 1
            say(f"{count(done, 'check')} done; {'told to end' if stop.is_set() else 'nothing waits any more'}.")
            return
        say(f"Works on the checks that wait in {checker.settings.home}; Ctrl-C ends it.")
        worker.run(stop)


@contextmanager
def _told_to_end() -> Generator[threading.Event]:
    """Set by Ctrl-C and by SIGTERM: a check is left between two of its stages. A second one ends at once."""
    stop = threading.Event()

    def end(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
