"""Makes the weights of the tagger anew, from the data to the model card."""

import argparse
import sys
from pathlib import Path

import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from tagging import data  # noqa: E402
from tagging.batches import Encoded, encode  # noqa: E402
from tagging.fit import Recipe, fit  # noqa: E402
from tagging.judge import name_f1, tree_scores  # noqa: E402
from tagging.network import Tagger, load_encoder  # noqa: E402

from secondsource.reading.vocabulary.word_pieces import SHAPES, WordPieces  # noqa: E402


def main() -> None:
    given = _arguments()
    torch.set_num_threads(given.threads)
    recipe = Recipe(
        **{name: value for name, value in vars(given).items() if name in Recipe.__slots__ and value is not None}
    )
    vocabulary = WordPieces((given.encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1])
    train = data.load_trees(given.data, "train")
    relations = data.relations_of(train)

    def encoded(examples: list[data.Example], longest: int = data.LONGEST) -> list[Encoded]:
        return [encode(one, vocabulary, relations) for one in examples if len(one.words) <= longest]

    trees = encoded(train)
    names = encoded([one for name in data.TRAINED_ON for one in data.load_names(given.data, name, "train")])
    dev = encoded(data.load_trees(given.data, "dev"), 200)
    dev_names = encoded([one for name in ("btc", "wnut17") for one in data.load_names(given.data, name, "dev")][::3])
    torch.manual_seed(recipe.seed)
    network = Tagger(len(vocabulary.ids), len(SHAPES), len(data.UPOS), len(relations), len(data.ENTITIES))
    load_encoder(network, given.encoder / "model.safetensors")
    print(recipe, len(trees), len(names), flush=True)
    fit(
        network,
        trees,
        names,
        recipe,
        given.work,
        lambda one: {**tree_scores(one, dev), "names": name_f1(one, dev_names)},
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with syntax/ and entities/")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, outside the repository")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--budget", type=int)
    parser.add_argument("--encoder-rate", type=float)
    parser.add_argument("--half", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    main()
