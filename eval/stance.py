"""How the overlap model reads evidence: development rows of FEVER-Symmetric v0.2 and VitaminC, never tuned on.

`not_misled` is the share of rows labelled REFUTES that the model does not call supports: false supports are 1 less
that. `nei_not_supported` is the same for rows with too little evidence. Recall, precision and `macro_f1` (over the
classes that the set holds) are as usual; `coverage` is the share of rows on which the model is not silent. The peer is
a guess that draws each class of the set equally often.
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.models.overlap import Component, Options

SETS = {"symmetric": "fever_symmetric_v02", "vitaminc": "vitaminc_real"}
LABELS = {"SUPPORTS": "supports", "REFUTES": "refutes", "NEI": "silent"}
Read = tuple[str, str]
"""The label of a row, and what the model said."""


def measure(shared: Path) -> list[Score]:
    """Every number for both sets, with its interval."""
    folder = shared / "stance"
    return [score for name, file in SETS.items() for score in _scores(name, _rows(folder / f"{file}.jsonl.gz"))]


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["split"] == "dev"]


def _scores(name: str, rows: Sequence[dict[str, str]]) -> Iterator[Score]:
    readings = Component(Options(), load_tables()).read([(row["claim"], row["evidence"]) for row in rows])
    read = [(LABELS[row["label"]], str(reading.stance)) for row, reading in zip(rows, readings, strict=True)]
    without_nei = all(label != "silent" for label, _ in read)
    for measure_name, of in MEASURES.items():
        if measure_name == "nei_not_supported" and without_nei:
            continue
        low, high = bootstrap(read, of)
        peer = ("labels at random", _chance(read)) if measure_name == "macro_f1" else (None, None)
        yield Score(f"stance.{name}.{measure_name}", of(read), len(read), low, high, *peer)


def _share(read: Sequence[Read], of: Callable[[Read], bool], among: Callable[[Read], bool]) -> float:
    chosen = [each for each in read if among(each)]
    return sum(map(of, chosen)) / len(chosen) if chosen else 1.0


def _recall(stance: str) -> Callable[[Sequence[Read]], float]:
    return lambda read: _share(read, lambda each: each[1] == stance, lambda each: each[0] == stance)


def _precision(stance: str) -> Callable[[Sequence[Read]], float]:
    return lambda read: _share(read, lambda each: each[0] == stance, lambda each: each[1] == stance)


def _not_supported(label: str) -> Callable[[Sequence[Read]], float]:
    return lambda read: _share(read, lambda each: each[1] != "supports", lambda each: each[0] == label)


def _coverage(read: Sequence[Read]) -> float:
    return _share(read, lambda each: each[1] != "silent", lambda _: True)


def _macro_f1(read: Sequence[Read]) -> float:
    counts = Counter(read)
    labels = sorted({label for label, _ in read})
    return sum(_f1(counts, label) for label in labels) / len(labels)


def _f1(counts: Counter[Read], label: str) -> float:
    hits = counts[label, label]
    wrong = sum(count for (want, got), count in counts.items() if (want == label) != (got == label))
    return 2 * hits / (2 * hits + wrong) if hits else 0.0


def _chance(read: Sequence[Read]) -> float:
    return 1 / len({label for label, _ in read})


MEASURES: dict[str, Callable[[Sequence[Read]], float]] = {
    "not_misled": _not_supported("refutes"),
    "nei_not_supported": _not_supported("silent"),
    "supports_recall": _recall("supports"),
    "supports_precision": _precision("supports"),
    "refutes_recall": _recall("refutes"),
    "refutes_precision": _precision("refutes"),
    "coverage": _coverage,
    "macro_f1": _macro_f1,
}
