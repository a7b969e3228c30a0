"""Care of the archive: verify what is kept, make the index anew, back up, restore."""

import typing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from secondsource import __version__
from secondsource.cli import house
from secondsource.cli.output import check_writable, say
from secondsource.pipeline import backup as copies
from secondsource.plugins import find_part

if typing.TYPE_CHECKING:
    from secondsource.checker import Checker


def rebuild() -> None:
    """Makes the index anew from the record."""
    archive = house.checker(offline=True).archive
    say(f"Index rebuilt: {archive.rebuild()} passages.")


def verify() -> None:
    """Reads everything that is kept and hashes it again; names whatever is damaged."""
    checker = house.checker(offline=True)
    stores = {"record": checker.archive.record, "snapshots": checker.snapshots, "ledger": checker.ledger}
    damaged = [line for store in stores.values() for line in store.verify()]
    for line in damaged:
        say(f"no  {line}")
    state = checker.archive.stats()
    say(f"{'ok' if state.index == 'in step' else 'no'}  index: {state.index}")
    say(f"{state.passages} passages and {len(checker.snapshots.held())} snapshots read.")
    if damaged or state.index != "in step":
        raise typer.Exit(2)
    say("Everything is as it was kept.")


def backup(
    file: Annotated[Path, typer.Argument(help="Where the backup goes, such as archive.zip.")],
) -> None:
    """Writes the whole archive into one file, while others may go on writing: what is kept, the house's articles,
    accounts without their sessions, checks that wait. The index is left out, for it is made anew. The file holds hashes
    of passwords and tokens, and only you can read it."""
    check_writable(file)
    checker = house.checker(offline=True)
    serve = checker.settings.serve
    kept = [
        # First: the reports and pages that a job tells of are then in the copies that follow.
        _served(checker, "queues", serve.queue),
        _served(checker, "stores", serve.users),
        checker.archive.record,
        checker.snapshots,
        checker.ledger,
        _served(checker, "stores", serve.newsroom),
    ]
    made = copies.back_up(kept, file, __version__, datetime.now(UTC))
    say(f"Backup: {file}, {len(made.files)} files.")


def _served(checker: "Checker", kind: str, name: str) -> copies.Kept:
    """What the service keeps, and no check opens."""
    chosen = checker.settings
    return find_part(kind, name).component(chosen.options(kind, name), chosen.home)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup that `archive backup` wrote.")],
) -> None:
    """Puts a backup where the archive is; what it replaces is moved aside, never removed, and what it does not hold
    stays. End other programs that use the archive first. Cut off, it is run again."""
    home = house.current_settings().home
    done = copies.restore(file, home, datetime.now(UTC))
    if done.aside:
        say(f"What was there before lies in {done.aside}: {', '.join(done.replaced)}.")
    if done.left:
        say(f"Not in the backup, and as it was: {', '.join(done.left)}.")
    checker = house.checker(offline=True)
    checker.archive.rebuild()
    say(f"Restored: {checker.archive.record.count()} passages of {done.backup.made_at:%Y-%m-%d %H:%M} UTC.")
