"""What a list of readings is worth against its labels: one function a number, each from 0 (worst) to 1."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secondsource.domain.evidence import Stance, StanceReading

BINS = 15
CLASSES = ("supports", "refutes", "silent")


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with its label."""

    claim: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Read:
    """The label of a row, and what was read."""

    label: str
    reading: StanceReading

    @property
    def stance(self) -> str:
        return "silent" if self.reading.stance is Stance.QUALIFIES else str(self.reading.stance)

    @property
    def sure(self) -> bool:
        return self.reading.doubt is None


Of = Callable[[Sequence[Read]], float]


def share(read: Sequence[Read], of: Callable[[Read], bool], among: Callable[[Read], bool]) -> float:
    chosen = [each for each in read if among(each)]
    return sum(map(of, chosen)) / len(chosen) if chosen else 1.0


def recall(stance: str) -> Of:
    return lambda read: share(read, lambda each: each.stance == stance, lambda each: each.label == stance)


def precision(stance: str) -> Of:
    return lambda read: share(read, lambda each: each.label == stance, lambda each: each.stance == stance)


def sure_recall(stance: str) -> Of:
    return lambda read: share(read, lambda each: each.stance == stance and each.sure, lambda each: each.label == stance)


def sure_precision(stance: str) -> Of:
    return lambda read: share(read, lambda each: each.label == stance, lambda each: each.stance == stance and each.sure)


def not_supported(label: str) -> Of:
    return lambda read: share(read, lambda each: each.stance != "supports", lambda each: each.label == label)


def coverage(read: Sequence[Read]) -> float:
    return share(read, lambda each: each.stance != "silent", lambda _: True)


def two_way(read: Sequence[Read]) -> float:
    def right(each: Read) -> bool:
        larger = "supports" if each.reading.supports > each.reading.refutes else "refutes"
        return larger == each.label

    return share(read, right, lambda each: each.label != "silent")


def balanced(read: Sequence[Read]) -> float:
    others = share(read, lambda each: each.stance != "supports", lambda each: each.label != "supports")
    return (recall("supports")(read) + others) / 2


def macro_f1(read: Sequence[Read]) -> float:
    counts = Counter((each.label, each.stance) for each in read)
    labels = sorted({each.label for each in read})
    return sum(_f1(counts, label) for label in labels) / len(labels)


def _f1(counts: Counter[tuple[str, str]], label: str) -> float:
    hits = counts[label, label]
    wrong = sum(count for (want, got), count in counts.items() if (want == label) != (got == label))
    return 2 * hits / (2 * hits + wrong) if hits else 0.0


def chance(read: Sequence[Read]) -> float:
    return 1 / len({each.label for each in read})


def calibrated(read: Sequence[Read]) -> float:
    """1 less the expected calibration error: how far, in 15 equal bins of its largest score, a reader is surer or less
    sure than it is right, weighted by how many rows a bin has."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for each in read:
        sure, right = _surest(each)
        bins.setdefault(min(int(sure * BINS), BINS - 1), []).append((sure, right))
    gaps = (abs(sum(sure for sure, _ in rows) - sum(right for _, right in rows)) for rows in bins.values())
    return 1 - sum(gaps) / len(read)


def accuracy_at(coverage: float) -> Of:
    """The share told right among that share of the rows of which the reader is surest: a point of the curve of risk
    against coverage, as accuracy."""

    def of(read: Sequence[Read]) -> float:
        ranked = sorted(map(_surest, read), key=lambda pair: -pair[0])
        kept = ranked[: max(1, round(coverage * len(ranked)))]
        return sum(right for _, right in kept) / len(kept)

    return of


def refutes_precision_at(recall_asked: float) -> Of:
    """How often *refutes* is right from the highest score down to where that share of the refuted is found."""

    def of(read: Sequence[Read]) -> float:
        wanted = recall_asked * sum(each.label == "refutes" for each in read)
        hits = seen = 0
        for each in sorted(read, key=lambda each: -each.reading.refutes):
            seen, hits = seen + 1, hits + (each.label == "refutes")
            if hits >= wanted:
                break
        return hits / seen if seen else 1.0

    return of


def refutes_recall_at(precision_asked: float) -> Of:
    """The largest share of the refuted that is found by a bar on the score above which *refutes* is right so often; the
    bar is chosen on the same rows, so that this is a bound and no promise."""

    def of(read: Sequence[Read]) -> float:
        total = max(1, sum(each.label == "refutes" for each in read))
        hits = best = 0
        for seen, each in enumerate(sorted(read, key=lambda each: -each.reading.refutes), start=1):
            hits += each.label == "refutes"
            if each.reading.refutes > 0 and hits >= precision_asked * seen:
                best = hits
        return best / total

    return of


def _surest(each: Read) -> tuple[float, bool]:
    """The largest of the three scores, and whether it belongs to the label."""
    scores = dict(zip(CLASSES, (each.reading.supports, each.reading.refutes, each.reading.silent), strict=True))
    best = max(CLASSES, key=scores.__getitem__)
    return scores[best], best == each.label


PLAIN: dict[str, Of] = {
    "not_misled": not_supported("refutes"),
    "nei_not_supported": not_supported("silent"),
    "supports_recall": recall("supports"),
    "supports_precision": precision("supports"),
    "refutes_recall": recall("refutes"),
    "refutes_precision": precision("refutes"),
    "coverage": coverage,
    "macro_f1": macro_f1,
}
OF_NETWORK: dict[str, Of] = {"macro_f1": macro_f1, "two_way": two_way, "balanced": balanced}
OF_ALL: dict[str, Of] = {
    "macro_f1": macro_f1,
    "sure_refutes_precision": sure_precision("refutes"),
    "sure_refutes_recall": sure_recall("refutes"),
    "sure_supports_precision": sure_precision("supports"),
    "sure_supports_recall": sure_recall("supports"),
    "refutes_precision_at_recall_30": refutes_precision_at(0.30),
    "refutes_recall_at_precision_95": refutes_recall_at(0.95),
    "calibrated": calibrated,
    **{f"accuracy_at_coverage_{share:.0%}".removesuffix("%"): accuracy_at(share) for share in (0.25, 0.5, 0.75, 1.0)},
}
