"""Stance and grounding: the shipped network, alone and with the guard, beside the reader by rules."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from figures import scored, version_of
from judging import Of, Read, balanced, macro_f1, not_supported, two_way
from judging import Row as Pair
from stance import GROUNDING, HALVES, SETS, grounding_rows, read_by_all, stance_rows
from table import Row

NAMES = {"network": "secondsource, network", "both": "secondsource, network and guard", "overlap": "overlap"}
SAMPLE = 120
"""Pairs of each set, drawn with a fixed seed: the network reads every one."""
OF: tuple[Of, ...] = (macro_f1, not_supported("refutes"), two_way)


def measure(shared: Path) -> Iterator[Row]:
    """A row for each reader on each set, then on all of their rows together."""
    pooled: dict[str, list[Read]] = {}
    for name, file in (SETS | HALVES).items():
        rows = _sample(list(stance_rows(shared / f"{file}.jsonl.gz", None if name in HALVES else "dev")))
        arms = read_by_all(rows)
        yield from _rows(file.rpartition("/")[2], arms, OF)
        for arm, read in arms.items():
            pooled.setdefault(arm, []).extend(read)
    yield from _rows("all of them", pooled, OF)


def measure_grounding(shared: Path) -> Iterator[Row]:
    """A row for each reader on each grounding set."""
    for name, files in GROUNDING.items():
        rows = [row for file in files for row in grounding_rows(shared / f"grounding_dev/{file}.jsonl.gz")]
        yield from _rows(name, read_by_all(_sample(rows)), (balanced,))


def _sample(rows: Sequence[Pair]) -> list[Pair]:
    return random.Random(20251225).sample(rows, min(SAMPLE, len(rows)))


def _rows(data: str, arms: dict[str, list[Read]], of: Sequence[Of]) -> Iterator[Row]:
    for arm, name in NAMES.items():
        figures = tuple(scored(arms[arm], each) for each in of)
        yield Row(name, version_of("secondsource"), data, f"{len(arms[arm]):,} pairs", figures)
