"""What the shipped network says of pairs, its calibration, and the scores of the card.

Rows are read one at a time, as when an article is checked: the 8-bit network scales by everything it reads at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

import numpy

from secondsource.networks import open_network
from secondsource.reading.vocabulary.word_pieces import WordPieces
from stances.batches import encode
from stances.data import CLASSES, Pair

UP_TO = (64, 128, 512)
"""Longest rows, in pieces, that share a temperature."""
FEWEST = 100
"""Rows that a temperature is found on; a bucket with fewer takes that of all rows."""
NEVER = 1.01
"""A threshold that no score reaches."""
BORDER = 50
"""Rows over a threshold without which its precision is chance."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the network said of one row."""

    label: str
    scores: tuple[float, ...]
    length: int
    claim: str = ""

    def shares(self, temperatures: Mapping[int, float]) -> dict[str, float]:
        """The probability of each class."""
        warm = next(temperatures[up_to] for up_to in UP_TO if self.length <= up_to)
        raised = [exp((score - max(self.scores)) / warm) for score in self.scores]
        return {name: one / sum(raised) for name, one in zip(CLASSES, raised, strict=True)}


class Network:
    """A network, its bytes or its file, with its vocabulary."""

    def __init__(self, network: bytes | Path, vocabulary: WordPieces, threads: int) -> None:
        self._session = open_network(network, threads)
        self._vocabulary = vocabulary

    def read(self, pairs: Sequence[Pair]) -> list[Said]:
        return [self._row(pair) for pair in pairs]

    def _row(self, pair: Pair) -> Said:
        one = encode(pair, self._vocabulary, UP_TO[-1])
        sides = [0] * one.border + [1] * (len(one.pieces) - one.border)
        given = {"pieces": numpy.array([one.pieces], numpy.int64), "sides": numpy.array([sides], numpy.int64)}
        (scores,) = self._session.run(None, given)
        return Said(pair.stance, tuple(map(float, scores[0])), len(one.pieces), pair.claim)


def temperatures(read: Sequence[Said]) -> dict[int, float]:
    """For each length, by what scores are divided so that the labels are least surprising."""
    everywhere = _temperature(read)
    found: dict[int, float] = {}
    low = 0
    for up_to in UP_TO:
        rows = [one for one in read if low < one.length <= up_to]
        found[up_to] = _temperature(rows) if len(rows) >= FEWEST else everywhere
        low = up_to
    return found


def _temperature(read: Sequence[Said]) -> float:
    steps = [round(0.4 + 0.05 * step, 2) for step in range(73)]
    return min(steps, key=lambda warm: _surprise(read, dict.fromkeys(UP_TO, warm)))


def _surprise(read: Sequence[Said], warm: Mapping[int, float]) -> float:
    return -sum(log(max(1e-9, one.shares(warm)[one.label])) for one in read)


def threshold(read: Sequence[Said], stance: str, precision: float, warm: Mapping[int, float]) -> float:
    """The least score of `stance` from which it is right that often; `NEVER` where none is."""
    return least_score([(one.shares(warm)[stance], one.label == stance) for one in read], precision)


def least_score(scored: Sequence[tuple[float, bool]], precision: float) -> float:
    """The same of any scores, each with whether it is right."""
    ranked = sorted(scored, reverse=True)
    least, right = NEVER, 0
    for count, (score, fits) in enumerate(ranked, 1):
        right += fits
        tied = count < len(ranked) and ranked[count][0] == score
        if not tied and count >= BORDER and right / count >= precision:
            least = score
    return least


def accuracy(read: Sequence[Said]) -> float:
    """Share of the rows whose label has the highest score."""
    return _share(read, len(CLASSES))


def two_classes(read: Sequence[Said]) -> float:
    """The same between supports and refutes, on the rows that have either label."""
    return _share([one for one in read if one.label != "silent"], 2)


def accuracy_of_surest(part: float, warm: Mapping[int, float]) -> Callable[[Sequence[Said]], float]:
    """The accuracy on that part of the rows of which the network is surest: a point of the curve of risk and coverage
    (El-Yaniv and Wiener, 2010), told as what is right rather than as what is wrong."""

    def of(read: Sequence[Said]) -> float:
        ranked = sorted(read, key=lambda one: max(one.shares(warm).values()), reverse=True)
        return accuracy(ranked[: max(1, round(part * len(ranked)))])

    return of


def _share(read: Sequence[Said], classes: int) -> float:
    return sum(CLASSES[_best(one.scores[:classes])] == one.label for one in read) / max(1, len(read))


def _best(scores: Sequence[float]) -> int:
    return max(range(len(scores)), key=scores.__getitem__)


def precision_from(stance: str, least: float, warm: Mapping[int, float]) -> Callable[[Sequence[Said]], float]:
    def of(read: Sequence[Said]) -> float:
        over = [one for one in read if one.shares(warm)[stance] >= least]
        return sum(one.label == stance for one in over) / max(1, len(over))

    return of


def recall_from(stance: str, least: float, warm: Mapping[int, float]) -> Callable[[Sequence[Said]], float]:
    def of(read: Sequence[Said]) -> float:
        held = [one for one in read if one.label == stance]
        return sum(one.shares(warm)[stance] >= least for one in held) / max(1, len(held))

    return of


def calibration_error(warm: Mapping[int, float]) -> Callable[[Sequence[Said]], float]:
    """Expected calibration error of the best class, in fifteen bins of equal width."""

    def of(read: Sequence[Said]) -> float:
        bins: dict[int, list[float]] = {}
        for one in read:
            shares = one.shares(warm)
            best = max(shares, key=shares.__getitem__)
            bins.setdefault(min(14, int(shares[best] * 15)), []).append(shares[best] - (best == one.label))
        return sum(abs(sum(gaps)) for gaps in bins.values()) / max(1, len(read))

    return of


@dataclass(frozen=True, slots=True)
class Grounded:
    """A claim on a whole document: the highest score of *supports* over its parts, and whether it is supported."""

    supported: bool
    score: float


def balanced_accuracy(least: float) -> Callable[[Sequence[Grounded]], float]:
    def of(read: Sequence[Grounded]) -> float:
        yes = [one for one in read if one.supported]
        no = [one for one in read if not one.supported]
        right = sum(one.score >= least for one in yes) / max(1, len(yes))
        return (right + sum(one.score < least for one in no) / max(1, len(no))) / 2

    return of


def best_threshold(read: Sequence[Grounded]) -> float:
    """The score that parts supported claims from others best."""
    return max(sorted({one.score for one in read}), key=lambda least: balanced_accuracy(least)(read))


def parts_of(document: str, words: int = 110) -> list[str]:
    """The document in parts of about so many words."""
    found = document.split()
    return [" ".join(found[at : at + words]) for at in range(0, len(found), words)]
