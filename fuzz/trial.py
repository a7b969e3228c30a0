"""One input against one target: what came of it, how long it took, by how much the process grew."""

import re
import resource
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from fuzz.targets import Target
from secondsource.reading.pages.language import find_language

FINDS = Path(__file__).resolve().parent.parent / "tests" / "fuzz" / "finds"
"""Inputs that once broke something: `TARGET/what-broke`."""


_STATUS, _FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_HELD = re.compile(r"VmHWM:\s+(\d+) kB")


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of an input."""

    seconds: float
    """Of the processor: what else the machine does is no property of an input."""
    megabytes: float
    """By which the process's peak grew."""
    find: str = ""
    """What is wrong, as one line with the place; empty where all is well."""


def attempt(target: Target, body: bytes) -> Trial:
    """Tries one input."""
    _forget_peak()
    before, start = _peak(), time.process_time()
    find = _call(target, body)
    seconds, grown = time.process_time() - start, _peak() - before
    if not find and seconds > target.seconds:
        find = f"slow: {target.name} took more than {target.seconds:g} s"
    if not find and grown > target.megabytes:
        find = f"memory: {target.name} took more than {target.megabytes} MB"
    return Trial(seconds, grown, find)


def warm_up(target: Target) -> None:
    """What is imported and made at first use is no property of an input."""
    _call(target, b"")
    find_language("Kun en prove.", None)
    for seed in target.seeds:
        _call(target, seed)


def _call(target: Target, body: bytes) -> str:
    try:
        target.call(body)
    except target.allowed:
        return ""
    except Exception as error:  # noqa: BLE001 (this is what is looked for)
        return f"{type(error).__name__} at {_place(error)}"
    return ""


def _place(error: Exception) -> str:
    """The innermost line of ours, else the innermost of all."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/secondsource/" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _peak() -> float:
    """The most that the process held since `_forget_peak`, in megabytes."""
    if _STATUS.is_file():
        return int(_HELD.search(_STATUS.read_text())[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _forget_peak() -> None:
    """Linux can begin to count anew; elsewhere an input is found only where it takes more than any before it."""
    if _FORGET.is_file():
        _FORGET.write_text("5")
