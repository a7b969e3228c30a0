"""Which engine runs a network: the one that settings name, or the quickest of a test that is run once and remembered.

The test reads the same rows with every engine that is installed. One that answers differently is out; one that is not
a fifth quicker than onnxruntime is not worth its longer start. Where an engine fails, onnxruntime takes its place, and
a gap says so.
"""

import json
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from secondsource.domain.record import Gap
from secondsource.engines import Engine, names_of_inputs
from secondsource.engines.openvino import PRECISIONS, open_openvino
from secondsource.errors import ModelError
from secondsource.networks import open_network, read_file, run_network

USUAL = "onnxruntime"
AUTO = "auto"
ENGINES = (AUTO, USUAL, *PRECISIONS)
"""What a setting may say."""
NOTES = "engines.json"
ROUNDS = 9
WORTH = 1.2
"""How many times as quick as onnxruntime another engine must be."""
NEAR = 0.05
"""How far apart two engines' scores of the same row may lie, as a share of the largest."""
LARGEST = 100_000
"""Bytes of notes that are read."""

Arrays = Mapping[str, object]


def vet_engine(name: str) -> None:
    """Raises ValueError for a setting that is no engine."""
    if name not in ENGINES:
        raise ValueError(f"engine is one of {', '.join(ENGINES)}")


Row = Callable[[frozenset[str]], Arrays]
"""Makes a row to test with, for a network with inputs of those names."""


def open_engine(network: bytes | Path, threads: int, name: str, notes: Path | None, row: Row) -> Engine:
    """The network behind the engine of that name.

    `auto` tests, with a row, and remembers in the folder `notes`; without a folder it is onnxruntime. Raises ModelError
    where the network itself is none.
    """
    chosen = _chosen(network, threads, notes, row) if name == AUTO else name
    if chosen == USUAL:
        return Engine(open_network(network, threads), USUAL)
    try:
        return Engine(open_openvino(network, threads, chosen), chosen)
    except ModelError as error:
        gap = Gap(f"engine: {chosen}", f"{error} onnxruntime runs the network.")
        return Engine(open_network(network, threads), USUAL, gap)


def _chosen(network: bytes | Path, threads: int, notes: Path | None, row: Row) -> str:
    if notes is None or not (installed := _version("openvino")):
        return USUAL
    content = network if isinstance(network, bytes) else read_file(network)
    facts = (sha256(content).hexdigest(), platform.node(), platform.machine(), str(os.cpu_count()), str(threads))
    key = sha256("|".join((*facts, installed, _version(USUAL) or "")).encode()).hexdigest()[:16]
    known = _read_notes(notes / NOTES)
    if known.get(key) not in ENGINES[1:]:
        known[key] = _quickest(network, threads, row)
        _write_notes(notes / NOTES, known)
    return known[key]


def _quickest(network: bytes | Path, threads: int, make: Row) -> str:
    """The engine that a test on this machine finds the quickest."""
    usual = open_network(network, threads)
    row = make(names_of_inputs(usual))
    expected = run_network(usual, row)
    best, least = USUAL, _seconds(lambda: run_network(usual, row)) / WORTH
    for name in PRECISIONS:
        with suppress(ModelError):
            session = open_openvino(network, threads, name)
            if not _alike(expected, run_network(session, row)):
                continue
            took = _seconds(lambda session=session: run_network(session, row))
            best, least = (name, took) if took < least else (best, least)
    return best


def _seconds(run: Callable[[], object]) -> float:
    """The least time of a few runs: what else the machine does only adds to it."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def _alike(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether two engines answer the same, but for rounding."""
    return len(one) == len(other) and all(
        left.shape == right.shape and float(abs(left - right).max(initial=0)) <= NEAR * max(1.0, float(abs(left).max()))
        for left, right in zip(one, other, strict=True)
    )


def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version  # lazy: 50 ms, only where something is tested

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _read_notes(file: Path) -> dict[str, str]:
    """What was found before; nothing where the notes are missing or damaged."""
    try:
        with file.open("rb") as notes:
            found: object = json.loads(notes.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    given = cast("dict[str, object]", found)
    return {key: value for key, value in given.items() if isinstance(value, str)}


def _write_notes(file: Path, known: Mapping[str, str]) -> None:
    """A note that cannot be kept costs the next run a test."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".half")
        half.write_text(json.dumps(dict(known), indent=1, sort_keys=True), encoding="utf-8")
        half.replace(file)
