"""Runs in a process of its own: examines the thread on standard input, and writes what can be said of it.

Both are pickled by the service itself: in, (settings, snapshot, name of an importer or None); out, bytes of JSON or an
error of ours. Whatever else goes wrong ends the process, with its traceback on standard error.
"""

import os
import pickle
import sys

from secondsource.checker import Checker
from secondsource.domain.article import Snapshot
from secondsource.domain.examination import ThreadReport
from secondsource.errors import InputError, SecondSourceError
from secondsource.serial import THREAD_SCHEMA, dumps

_MOST = 50
"""Threads of one request."""
_LATER = 10
"""Added to the niceness: answers that somebody waits for at a page go first."""


def main() -> None:
    """Answers one order and ends."""
    os.nice(_LATER)
    settings, snapshot, form = pickle.load(sys.stdin.buffer)  # noqa: S301  by the service that started us
    told: bytes | SecondSourceError
    try:
        told = tell_threads(Checker(settings, offline=True), snapshot, form)
    except SecondSourceError as error:
        told = error
    pickle.dump(told, sys.stdout.buffer)


def tell_threads(checker: Checker, snapshot: Snapshot, form: str | None) -> bytes:
    """Reports on the threads of a page or an export, as a JSON list. Raises InputError."""
    found = checker.threads_of(snapshot, form)
    if len(found) > _MOST:
        raise InputError(f"The export holds {len(found)} threads; send at most {_MOST} in one request.")
    return dumps([ThreadReport(THREAD_SCHEMA, page, *checker.examine(thread, page)) for page, thread in found]).encode()


if __name__ == "__main__":
    main()
