"""Watching kept reports, and the history of one."""

import signal
import sys
import threading
import typing
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import check_writable, say, tell, write
from secondsource.errors import InputError
from secondsource.weighing.wording import count

if typing.TYPE_CHECKING:
    from secondsource.domain.watching import VerdictChange
    from secondsource.pipeline.watch import Round
    from secondsource.ports import Ledger

_SHORTEST, _LONGEST = 1.0, 60.0
"""Seconds between two rounds; what others put into the archive is seen within a minute."""


def watch(
    once: Annotated[bool, typer.Option("--once", help="One round, such as from cron; else until Ctrl-C.")] = False,
    feed: Annotated[
        Path | None, typer.Option(help="Keep an Atom feed of all changes in this file.", metavar="FILE")
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Touch no network; only what joins the archive is looked at.")
    ] = False,
) -> None:
    """Watches kept reports: asks feeds for what is new, weighs again the statements that it touches or whose time is
    over, and tells every verdict that changed."""
    from secondsource.watcher import (
        open_watch,  # lazy: the readers of pages and the archive's engine take half a second
    )

    if feed:
        check_writable(feed)
    watching = open_watch(house.current_settings(), offline=offline)
    with _interrupted() as stop:
        while not stop.is_set():
            done = watching.go_round(_tell_change)
            _sum_up(done, always=once)
            if feed:
                _write_feed(feed, watching.desk.ledger)
            if once:
                return
            stop.wait(min(max(watching.seconds_left(), _SHORTEST), _LONGEST))
        raise KeyboardInterrupt


@contextmanager
def _interrupted() -> Generator[threading.Event]:
    """Set by Ctrl-C, which also interrupts at once: an interrupt that falls into a place where Python swallows it, such
    as the end of an object, ends the command at its next round all the same."""
    stop = threading.Event()

    def interrupt(*_: object) -> None:
        stop.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def history(
    report: Annotated[str, typer.Argument(help="The id of a kept report, of a statement, or an article's address.")],
) -> None:
    """Prints how verdicts of a kept report changed since it was made, and because of what."""
    from secondsource.pipeline.changes import read_changes  # lazy: help answers under 0.4 s
    from secondsource.pipeline.keeping import find_reports  # lazy: the same
    from secondsource.pipeline.telling import describe_change  # lazy: the same

    ledger = house.checker(offline=True).ledger
    made, changes = find_reports(ledger, report), read_changes(ledger, report)
    if not made and not changes:
        raise InputError(f"The archive keeps no report and no statement {report[:80]!r}; `archive reports` lists them.")
    for each in made:
        say(f"{each.id} was made as of {each.as_of}, with {count(len(each.assessments), 'statement')}.")
    for change in changes:
        say(f"{change.at:%Y-%m-%d %H:%M %Z} {describe_change(change)}")
    if not changes:
        say("No verdict has changed since.")


def _tell_change(change: "VerdictChange") -> None:
    from secondsource.pipeline.telling import describe_change  # lazy: help answers under 0.4 s

    print(describe_change(change), flush=True)


def _sum_up(done: "Round", *, always: bool) -> None:
    """Gaps on standard error, a line each; what was done, where something was or where it is asked for."""
    from secondsource.pipeline.telling import plain_line  # lazy: help answers under 0.4 s

    for gap in done.gaps:
        print(plain_line(f"Not looked at: {gap.what}: {gap.why}"), file=sys.stderr)
    said = (
        f"Asked {count(done.asked, 'feed')}, found {count(done.found, 'new passage')}; "
        f"{count(len(done.weighed), 'statement')} weighed again, {count(len(done.changes), 'verdict')} changed."
    )
    if always or done.asked or done.matched or done.weighed:
        say(said)
    else:
        tell(said)


def _write_feed(path: Path, ledger: "Ledger") -> None:
    """The feed is made from the ledger each time, so that a crash before it was written loses nothing."""
    from secondsource.pipeline.changes import read_changes  # lazy: help answers under 0.4 s
    from secondsource.pipeline.telling import write_atom  # lazy: the same

    text = write_atom(read_changes(ledger))
    if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != text:
        write(path, text)
