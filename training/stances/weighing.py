"""How sure a contradiction is: a logistic curve over how far *refutes* is ahead of the other two scores.

Fitted on dev rows, of which none was trained on. What is reported of dev rows is out of fold: each tenth of the
claims is judged by the curve and the bar of the other nine. A shared claim keeps its rows in one tenth.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy

from secondsource.models._scores import Scores, Weighing
from stances.measure import Said, least_score

FOLDS = 10
ROUNDS, RIDGE = 30, 0.1
"""Of Newton's method; how strongly weights are held near zero."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that is called refuted or not, and whether it is."""

    called: bool
    refuted: bool


def fit(read: Sequence[Said], warm: Mapping[int, float]) -> Weighing:
    """The curve that the labels of these rows fit best."""
    ahead = numpy.array([_ahead(_shares(one, warm)) for one in read])
    right = numpy.array([float(one.label == "refutes") for one in read])
    weights, ridge = numpy.zeros(3), numpy.diag([0.0, RIDGE, RIDGE])
    for _ in range(ROUNDS):
        chance = 1 / (1 + numpy.exp(-ahead @ weights))
        slope = ahead.T @ (right - chance) - ridge @ weights
        weights = weights + numpy.linalg.solve((ahead.T * (chance * (1 - chance))) @ ahead + ridge, slope)
    return Weighing(*map(float, weights))


def _shares(one: Said, warm: Mapping[int, float]) -> Scores:
    return Scores(**one.shares(warm))


def _ahead(scores: Scores) -> tuple[float, float, float]:
    supports, refutes, silent = numpy.log(scores)
    return 1.0, refutes - supports, refutes - silent


def out_of_fold(read: Sequence[Said], warm: Mapping[int, float]) -> list[float]:
    """The sureness of each row by the curve of the other folds."""
    curves = [fit([one for one in read if _fold(one) != fold], warm) for fold in range(FOLDS)]
    return [curves[_fold(one)].sureness(_shares(one, warm)) for one in read]


def _fold(one: Said) -> int:
    return crc32(one.claim.lower().encode()) % FOLDS


def bar(read: Sequence[Said], sure: Sequence[float], precision: float) -> float:
    """The least sureness from which *refutes* is right that often."""
    return least_score([(each, one.label == "refutes") for one, each in zip(read, sure, strict=True)], precision)


def judged_out_of_fold(read: Sequence[Said], sure: Sequence[float], precision: float) -> list[Judged]:
    """Every row, held against the bar that the other folds give."""
    rows = list(zip(read, sure, strict=True))
    bars = [_bar_without(fold, rows, precision) for fold in range(FOLDS)]
    return [Judged(each >= bars[_fold(one)], one.label == "refutes") for one, each in rows]


def _bar_without(fold: int, rows: Sequence[tuple[Said, float]], precision: float) -> float:
    others = [row for row in rows if _fold(row[0]) != fold]
    return bar([one for one, _ in others], [each for _, each in others], precision)


def judged(read: Sequence[Said], warm: Mapping[int, float], weighing: Weighing, least: float) -> list[Judged]:
    """Rows held against one bar."""
    return [Judged(weighing.sureness(_shares(one, warm)) >= least, one.label == "refutes") for one in read]


def precision(rows: Sequence[Judged]) -> float:
    return _share([one.refuted for one in rows if one.called])


def recall(rows: Sequence[Judged]) -> float:
    return _share([one.called for one in rows if one.refuted])


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / max(1, len(hits))


OF: Mapping[str, Callable[[Sequence[Judged]], float]] = {"precision": precision, "recall": recall}
