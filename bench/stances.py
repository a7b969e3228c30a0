"""How fast the stance network runs, in a process of its own: 8 bits beside plain numbers, turn by turn.

    python bench/stances.py              pairs a second of 128 pieces, as they are read: one on each core at a time
    python bench/stances.py busy         the same on one thread by seconds of the processor, beside other work
    python bench/stances.py load         seconds until the first answer, and megabytes after 50 pairs

The plain network is the 8-bit one with its weights back in plain numbers, or the file that SECONDSOURCE_PLAIN names, as
`training/reader.py` leaves it. SECONDSOURCE_WEIGHTS names another folder than the shipped one. Nothing here is a test.
"""

import argparse
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from secondsource.engines.dequantised import dequantise
from secondsource.errors import ModelError
from secondsource.models._weights import SHIPPED, load_manifest, load_weights
from secondsource.networks import open_network, read_each, read_file, read_network, run_network

FOLDER = Path(os.environ.get("SECONDSOURCE_WEIGHTS", SHIPPED))
PLAIN = os.environ.get("SECONDSOURCE_PLAIN", "")
PIECES, PAIRS, TURNS = 128, 60, 7


def main() -> None:
    """Prints one measurement; where the weights are missing, a line that says so."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", nargs="?", choices=("rates", "busy", "load"), default="rates")
    what = asked.parse_args().what
    try:
        load() if what == "load" else rates(busy=what == "busy")
    except ModelError as error:
        print(f"stance network: not measured. {error}")


def rates(*, busy: bool) -> None:
    """Both networks in turn, so that whatever else the machine does meets both."""
    clock, threads, second = (time.process_time, 1, "processor second") if busy else (time.perf_counter, 0, "second")
    manifest = load_manifest(FOLDER)
    small = read_network(FOLDER / "stance.onnx", manifest.network, manifest.embeddings)
    plain = read_file(Path(PLAIN)) if PLAIN else dequantise(small)
    sessions = {"8 bits": open_network(small, 1), "plain": open_network(plain, 1)}
    found: dict[str, list[float]] = {name: [] for name in sessions}
    for _ in range(TURNS):
        for name, session in sessions.items():
            found[name].append(rate(session, clock, threads))
    for name, each in found.items():
        spread = f"({min(each):.0f}-{max(each):.0f})"
        print(f"stance network, {name}: {statistics.median(each):.0f} pairs a {second} {spread}, {PIECES} pieces each")
    ratios = [one / other for one, other in zip(found["8 bits"], found["plain"], strict=True)]
    print(f"8 bits are {statistics.median(ratios):.1f} times as fast ({min(ratios):.1f}-{max(ratios):.1f})")


def rate(session: Any, clock: Callable[[], float], threads: int) -> float:
    """Pairs a second, after one that warms up."""
    run_network(session, row(0))
    rows, start = [row(number) for number in range(PAIRS)], clock()
    read_each(lambda each: run_network(session, each), rows, threads)
    return PAIRS / (clock() - start)


def row(number: int) -> dict[str, Any]:
    """A row of 128 pieces, a quarter of them the claim."""
    pieces = np.random.default_rng(number).integers(4, 20_000, (1, PIECES))
    return {"pieces": pieces, "sides": (np.arange(PIECES) >= PIECES // 4).astype(np.int64)[None]}


def load() -> None:
    start = time.perf_counter()
    weights = load_weights(FOLDER, 0)
    run_network(weights.engine.session, row(0))
    ready = time.perf_counter() - start
    for number in range(50):
        run_network(weights.engine.session, row(number))
    per_megabyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_megabyte
    print(f"stance network: first answer after {ready:.2f} s, digests checked; the process has {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
