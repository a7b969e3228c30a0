"""From the fitted network to the files that are shipped, with their calibration and scores."""

import hashlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from trunk.export import quantise, trimmed

from secondsource.networks import EMBEDDINGS, read_network
from secondsource.reading.vocabulary.word_pieces import WordPieces
from stances import data, measure
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


def ship(network: Reader, pieces: list[str], recipe: Recipe, shared: Path, work: Path, threads: int) -> None:
    """Write the 8-bit file, its vocabulary, manifest, card and licence."""
    SHIPPED.mkdir(exist_ok=True)
    kept = trimmed(network.encoder, pieces, LONGEST)
    export(network, work / "plain.onnx")
    quantise(work / "plain.onnx", SHIPPED / "stance.onnx")
    (SHIPPED / "pieces.txt").write_text("".join(f"{piece}\n" for piece in kept), encoding="utf-8")
    whole = read_network(SHIPPED / "stance.onnx", digest(SHIPPED / "stance.onnx"), digest(EMBEDDINGS))
    small = measure.Network(whole, WordPieces(kept), threads)
    plain = measure.Network(work / "plain.onnx", WordPieces(kept), threads)
    dev = [one for name in DEV for one in small.read(data.split_of(shared, name, "dev"))]
    warm = measure.temperatures(dev)
    refuted = measure.threshold(dev, "refutes", REFUTED, warm)
    supported = measure.threshold(dev, "supports", SUPPORTED, warm)
    _write_manifest(SHIPPED, warm, refuted, supported)
    scores = [*_of_dev(dev, warm, refuted, supported), *_of_tests(small, plain, shared, warm, refuted)]
    scores += _of_grounding(small, shared, warm)
    write_licence(SHIPPED)
    write_card(SHIPPED, scores, recipe)


def _write_manifest(folder: Path, warm: Mapping[int, float], refuted: float, supported: float) -> None:
    manifest = {
        "network": digest(folder / "stance.onnx"),
        "pieces": digest(folder / "pieces.txt"),
        "classes": data.CLASSES,
        "longest": LONGEST,
        "temperatures": [{"up_to": up_to, "value": value} for up_to, value in warm.items()],
        "refuted_from": refuted,
        "supported_from": supported,
        "embeddings": digest(EMBEDDINGS),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _of_dev(dev: Sequence[measure.Said], warm: Mapping[int, float], refuted: float, supported: float) -> list[Score]:
    return [
        _score("pooled dev: refuted, recall at its threshold", dev, measure.recall_from("refutes", refuted, warm)),
        _score("pooled dev: supported, recall at its threshold", dev, measure.recall_from("supports", supported, warm)),
    ]


def _of_tests(
    small: measure.Network, plain: measure.Network, shared: Path, warm: Mapping[int, float], refuted: float
) -> list[Score]:
    scores: list[Score] = []
    pooled: list[measure.Said] = []
    for title, (folder, name) in TESTS.items():
        pairs = data.split_of(shared, name, "test", folder)
        read = small.read(pairs)
        pooled += read
        scores.append(_score(f"{title}: supports against refutes", read, measure.two_classes))
        if name == "vitaminc_real":
            scores.append(_score(f"{title}: three classes", read, measure.accuracy))
            scores.append(_score(f"{title}: calibration error", read, measure.calibration_error(warm)))
            same, unrounded = pairs[::4], plain.read(pairs[::4])
            scores.append(_score(f"{title}, every fourth: three classes, 8 bits", small.read(same), measure.accuracy))
            scores.append(_score(f"{title}, every fourth: three classes, unrounded", unrounded, measure.accuracy))
    pool = "the four test sets: refuted"
    if refuted != measure.NEVER:
        scores.append(_score(f"{pool}, precision", pooled, measure.precision_from("refutes", refuted, warm)))
    scores.append(_score(f"{pool}, recall", pooled, measure.recall_from("refutes", refuted, warm)))
    return scores


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
