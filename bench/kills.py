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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Protocol

from secondsource.cli import run

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["secondsource.cli.app", "secondsource.checker", "secondsource.watcher", "kills"])
LONGEST = 300.0
"""Seconds after which a command that nobody kills is taken to hang."""
TRIES = 4
"""Kills for each that is to come before the end: on a busy machine some come after it."""


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a drill found."""

    kills: int
    cut_off: int
    """Kills that came before the command's end."""
    wrong: list[str]
    """A sentence each."""


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

    def settled(self, folder: Path, told: str) -> bool:
        """Whether a command that runs on has done its work; never where it ends by itself."""
        ...


def drill(command: Command, points: int, chance: random.Random) -> Drilled:
    """Kills until so many came before the end. One more run, that nobody kills, must do its work."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, wrong, kills, cut_off = Path(scratch), [], 0, 0
        with at_home(folder):
            command.prepare(folder)
            whole = _left_alone(command, folder, 0)[2]
            while cut_off < points and kills < TRIES * points:
                kills += 1
                code, told = strike(command, folder, kills, chance.uniform(0, whole))
                cut_off += code is None
                wrong += [f"kill {kills}: {sentence}" for sentence in command.look(folder, kills, told)]
            code, told, _ = _left_alone(command, folder, kills + 1)
            if code:
                wrong.append(f"the next run ends with {code}: {told.strip()}")
            wrong += [f"at the end: {sentence}" for sentence in command.look(folder, kills + 1, told)]
    if cut_off < points:
        wrong.append(f"only {cut_off} of {kills} kills came before the end")
    return Drilled(kills, cut_off, wrong)


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


def _left_alone(command: Command, folder: Path, number: int) -> tuple[int | None, str, float]:
    """The same of a run that nobody kills; one that runs on is ended once it has done its work, which counts as 0."""
    arguments = command.arguments(folder, number)
    return _forked(arguments, command.stdin(), LONGEST, lambda told: command.settled(folder, told))


def _forked(
    arguments: Sequence[str], stdin: str, seconds: float, settled: Callable[[str], bool] | None = None
) -> tuple[int | None, str, float]:
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
        if settled:
            done = _wait(process, seconds, lambda: settled(Path(told.name).read_text(encoding="utf-8")))
        else:
            process.join(seconds)
            done = False
        lasted = time.perf_counter() - start
        code = 0 if done else process.exitcode
        process.kill()
        process.join()
        return code, told.read(), lasted


def _wait(process: ForkServerProcess, seconds: float, settled: Callable[[], bool]) -> bool:
    """Waits for the end of a process, or for its work to be done; gives whether it was that."""
    until = time.monotonic() + seconds
    while process.is_alive() and time.monotonic() < until:
        if settled():
            return True
        process.join(0.02)
    return False


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
