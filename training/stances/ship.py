"""From the fitted network to the files that are shipped, with their calibration and scores."""

import hashlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trunk.export import quantise, trimmed

from secondsource.models._scores import Weighing
from secondsource.networks import EMBEDDINGS, read_network
from secondsource.reading.vocabulary.word_pieces import WordPieces
from stances import data, measure, weighing
from stances.card import write_card, write_licence
from stances.export import export
from stances.fit import Recipe
from stances.network import Reader

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "src" / "secondsource" / "models" / "weights"
sys.path.append(str(ROOT / "eval"))

from score import Score, bootstrap  # noqa: E402 - found through the line above

LONGEST = 512
DEV = ("vitaminc_real", "vitaminc_synthetic", "fever_dev_sr", "fever_symmetric_v02", "snli_cad", "scifact_rte")
"""Sets whose dev splits calibrate the scores and set the thresholds."""
TESTS = {
    "VitaminC (real revisions), test": ("stance", "vitaminc_real"),
    "FEVER-Symmetric v0.2, test": ("stance", "fever_symmetric_v02"),
    "FEVEROUS, sentences only, half of dev": ("stance_dev", "feverous_s_dev_half"),
    "Fool Me Twice, half of test": ("stance_dev", "fm2_half"),
}
REFUTED, SUPPORTED = 0.95, 0.9
"""Precision on dev from which a stance is held to be shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """What dev splits say of the network's scores."""

    warm: Mapping[int, float]
    contradiction: Weighing
    refuted: float
    supported: float


def ship(network: Reader, pieces: list[str], recipe: Recipe, shared: Path, work: Path, threads: int) -> None:
    """Write the 8-bit file, its vocabulary, manifest, card and licence."""
    SHIPPED.mkdir(exist_ok=True)
    kept = trimmed(network.encoder, pieces, LONGEST)
    export(network, work / "plain.onnx")
    quantise(work / "plain.onnx", SHIPPED / "stance.onnx")
    (SHIPPED / "pieces.txt").write_text("".join(f"{piece}\n" for piece in kept), encoding="utf-8")
    write_licence(SHIPPED)
    calibrate(recipe, shared, threads)
    _compare_rounding(work / "plain.onnx", shared, threads)


def calibrate(recipe: Recipe, shared: Path, threads: int) -> None:
    """Write manifest and card of the network that stands among the shipped files."""
    small = _shipped(threads)
    dev = [one for name in DEV for one in small.read(data.split_of(shared, name, "dev"))]
    warm = measure.temperatures(dev)
    sure = weighing.out_of_fold(dev, warm)
    found = Found(
        warm,
        weighing.fit(dev, warm),
        weighing.bar(dev, sure, REFUTED),
        measure.threshold(dev, "supports", SUPPORTED, warm),
    )
    _write_manifest(SHIPPED, found)
    scores = [*_of_dev(dev, sure, found), *_of_tests(small, shared, found), *_of_grounding(small, shared, warm)]
    write_card(SHIPPED, scores, recipe, found.contradiction)


def _shipped(threads: int) -> measure.Network:
    whole = read_network(SHIPPED / "stance.onnx", digest(SHIPPED / "stance.onnx"), digest(EMBEDDINGS))
    return measure.Network(whole, _vocabulary(), threads)


def _vocabulary() -> WordPieces:
    return WordPieces((SHIPPED / "pieces.txt").read_text(encoding="utf-8").split("\n")[:-1])


def _compare_rounding(plain: Path, shared: Path, threads: int) -> None:
    """Print what rounding costs; the unrounded file is not shipped, so that the card does not tell of it."""
    pairs = data.split_of(shared, "vitaminc_real", "test")[::4]
    unrounded = measure.Network(plain, _vocabulary(), threads)
    for name, network in (("8 bits", _shipped(threads)), ("unrounded", unrounded)):
        _score(f"every fourth row of VitaminC, test: three classes, {name}", network.read(pairs), measure.accuracy)


def _write_manifest(folder: Path, found: Found) -> None:
    manifest = {
        "network": digest(folder / "stance.onnx"),
        "pieces": digest(folder / "pieces.txt"),
        "classes": data.CLASSES,
        "longest": LONGEST,
        "temperatures": [{"up_to": up_to, "value": value} for up_to, value in found.warm.items()],
        "contradiction": asdict(found.contradiction),
        "refuted_from": found.refuted,
        "supported_from": found.supported,
        "embeddings": digest(EMBEDDINGS),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _of_dev(dev: Sequence[measure.Said], sure: Sequence[float], found: Found) -> list[Score]:
    supported = measure.recall_from("supports", found.supported, found.warm)
    return [
        *_of_refuted("pooled dev, out of fold", weighing.judged_out_of_fold(dev, sure, REFUTED)),
        _score("pooled dev: supported, recall at its threshold", dev, supported),
    ]


def _of_refuted(pool: str, rows: Sequence[weighing.Judged]) -> list[Score]:
    return [_score(f"{pool}: refuted, {name}", rows, of) for name, of in weighing.OF.items()]


def _of_tests(small: measure.Network, shared: Path, found: Found) -> list[Score]:
    scores: list[Score] = []
    pooled: list[measure.Said] = []
    for title, (folder, name) in TESTS.items():
        pairs = data.split_of(shared, name, "test", folder)
        read = small.read(pairs)
        pooled += read
        scores.append(_score(f"{title}: supports against refutes", read, measure.two_classes))
        if name == "vitaminc_real":
            scores.append(_score(f"{title}: three classes", read, measure.accuracy))
            scores.append(_score(f"{title}: calibration error", read, measure.calibration_error(found.warm)))
    called = weighing.judged(pooled, found.warm, found.contradiction, found.refuted)
    return [*scores, *_of_surest("the four test sets", pooled, found), *_of_refuted("the four test sets", called)]


def _of_surest(pool: str, read: Sequence[measure.Said], found: Found) -> list[Score]:
    """The curve of risk and coverage, at four points."""
    return [
        _score(f"{pool}: three classes, the surest {part:.0%}", read, measure.accuracy_of_surest(part, found.warm))
        for part in (0.25, 0.5, 0.75, 1.0)
    ]


def _of_grounding(small: measure.Network, shared: Path, warm: Mapping[int, float]) -> list[Score]:
    """WiCE with each half's threshold found on the other half, so that no threshold is chosen where it is judged."""
    rows = [row for row in data.rows_of(shared / "grounding_dev" / "wice_claim.jsonl.gz") if row["split"] == "dev"]
    read = [_grounded(small, row, warm) for row in rows]
    halves = read[::2], read[1::2]
    moved = [
        measure.Grounded(one.supported, one.score - measure.best_threshold(halves[1 - number]))
        for number, half in enumerate(halves)
        for one in half
    ]
    return [_score("WiCE, dev: supported or not, balanced accuracy", moved, measure.balanced_accuracy(0.0))]


def _grounded(small: measure.Network, row: dict, warm: Mapping[int, float]) -> measure.Grounded:
    parts = [data.Pair(row["claim"], part, "silent", "") for part in measure.parts_of(row["doc"])]
    return measure.Grounded(row["label"] == 1, max(one.shares(warm)["supports"] for one in small.read(parts)))


def _score(name: str, read: Sequence[Any], of: Callable[[Sequence[Any]], float]) -> Score:
    low, high = bootstrap(read, of, 200)
    score = Score(name, of(read), len(read), low, high)
    print(name, round(score.value, 4), round(low, 4), round(high, 4), len(read), flush=True)
    return score
