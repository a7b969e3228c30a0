"""Runs a command, kills it with SIGKILL at a random moment, and looks at what is left: the loop of every drill here.

The command runs in a process that was forked from one in which everything is loaded, so that the moments lie in its
work, not in the loading of programs, and a kill costs what the work costs.
"""

import contextlib
import io
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from secondsource.cli import run

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["secondsource.cli.app", "secondsource.checker", "secondsource.watcher", "kills"])
LONGEST = 300.0
"""Seconds after which a command that nobody kills is taken to hang."""


class Command(Protocol):
    """A command that writes, and how to see what became of what it acknowledged."""

    def prepare(self, folder: Path) -> None:
        """Makes what is there before the first run, in an empty folder; `folder / "home"` is the home."""
        ...

    def arguments(self, folder: Path, number: int) -> list[str]:
        """The command of that run."""
        ...

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        """What is wrong after that run, which printed `told`, whether or not it came to its end."""
        ...

    def stdin(self) -> str:
        """What the command reads."""
        ...


def drill(command: Command, kills: int, chance: random.Random) -> tuple[int, list[str]]:
    """How many of so many kills came before the end, and sentences on what was wrong after any of them. One more run,
    that nobody kills, must do its work."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, wrong, cut_off = Path(scratch), [], 0
        with at_home(folder):
            command.prepare(folder)
            whole = _forked(command.arguments(folder, 0), command.stdin(), LONGEST)[2]
            for number in range(1, kills + 1):
                code, told = strike(command, folder, number, chance.uniform(0, whole))
                cut_off += code is None
                wrong += [f"kill {number}: {sentence}" for sentence in command.look(folder, number, told)]
            code, told = finish(command.arguments(folder, kills + 1), command.stdin())
            if code:
                wrong.append(f"the next run ends with {code}: {told.strip()}")
            wrong += [f"at the end: {sentence}" for sentence in command.look(folder, kills + 1, told)]
    return cut_off, wrong


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """Commands take `folder / "home"` for their home, and `folder` for the place they run in."""
    before, place = os.environ.get("SECONDSOURCE_HOME"), Path.cwd()
    (folder / "home").mkdir(exist_ok=True)
    os.environ["SECONDSOURCE_HOME"] = str(folder / "home")
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(place)
        os.environ.pop("SECONDSOURCE_HOME")
        if before is not None:
            os.environ["SECONDSOURCE_HOME"] = before


def say(*arguments: str, stdin: str = "") -> str:
    """What a command prints, run here and to its end. Raises AssertionError with its sentence where it fails."""
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = _typed(stdin)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(list(arguments))
    finally:
        sys.stdin = before
    if code:
        raise AssertionError(f"{' '.join(arguments)}: {err.getvalue() or out.getvalue()}")
    return out.getvalue()


def strike(command: Command, folder: Path, number: int, after: float) -> tuple[int | None, str]:
    """Runs the command and kills it so many seconds later. Gives its exit code, None where it was cut off, and what it
    had printed."""
    return _forked(command.arguments(folder, number), command.stdin(), after)[:2]


def finish(arguments: Sequence[str], stdin: str = "") -> tuple[int | None, str]:
    """Runs a command in a process of its own to its end. Gives its exit code and what it printed."""
    return _forked(arguments, stdin, LONGEST)[:2]


def _forked(arguments: Sequence[str], stdin: str, seconds: float) -> tuple[int | None, str, float]:
    """Exit code, output, and the seconds between the command's beginning and its end."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as told, tempfile.TemporaryDirectory() as signs:
        begun = Path(signs) / "begun"
        process = FORKED.Process(
            target=_run, args=(list(arguments), stdin, told.name, str(begun), os.environ["SECONDSOURCE_HOME"])
        )
        process.start()
        while not begun.exists() and process.is_alive():
            time.sleep(0.002)
        start = time.perf_counter()
        process.join(seconds)
        lasted = time.perf_counter() - start
        code = process.exitcode
        process.kill()
        process.join()
        return code, told.read(), lasted


def _run(arguments: list[str], stdin: str, told: str, begun: str, home: str) -> None:
    """In the forked process: the command, its output in a file, line by line."""
    os.environ["SECONDSOURCE_HOME"] = home
    sys.stdin = _typed(stdin)
    out = os.open(told, os.O_WRONLY | os.O_APPEND)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdout.reconfigure(line_buffering=True)
    Path(begun).touch()
    sys.exit(run(arguments))


def _typed(text: str) -> io.TextIOWrapper:
    """Standard input that gives a text."""
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
