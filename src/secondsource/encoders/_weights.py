"""The encoder's weights with their manifest."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from secondsource.errors import ModelError
from secondsource.networks import open_network, read_checked, read_manifest, read_network
from secondsource.reading.vocabulary.word_pieces import WordPieces

SHIPPED = Path(__file__).parent / "weights"
SHORTEST = 16
"""Pieces that a row must be able to hold."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says of the weights beside it."""

    network: str
    """SHA-256 of `encoder.onnx`."""
    pieces: str
    """SHA-256 of `pieces.txt`."""
    longest: int
    """Pieces of a text at most; what goes beyond is not read."""
    width: int
    """Numbers of a vector."""
    embeddings: str = ""
    """SHA-256 of the embeddings that it shares with the networks that we ship; empty where it holds its own."""

    def __post_init__(self) -> None:
        if self.longest < SHORTEST:
            raise ValueError(f"its rows hold less than {SHORTEST} pieces")
        if self.width < 1:
            raise ValueError("its vectors hold no numbers")

    @property
    def mark(self) -> str:
        """What vectors of this network are told apart by from those of others."""
        return self.network[:16] + self.embeddings[:16]


@dataclass(frozen=True, slots=True)
class Weights:
    """A network ready to run, with its vocabulary."""

    manifest: Manifest
    vocabulary: WordPieces
    session: Any
    """An onnxruntime session."""


def load_manifest(folder: Path) -> Manifest:
    """What the manifest in a folder says. Raises ModelError."""
    return read_manifest(Manifest, folder / "manifest.json")


@lru_cache(maxsize=2)
def load_weights(folder: Path) -> Weights:
    """The weights in a folder, loaded once a process.

    Raises ModelError where a file is missing, damaged or no network.
    """
    manifest = load_manifest(folder)
    network = read_network(folder / "encoder.onnx", manifest.network, manifest.embeddings)
    pieces = read_checked(folder / "pieces.txt", manifest.pieces).decode().split("\n")[:-1]
    vocabulary = WordPieces(pieces)
    if not {"[CLS]", "[SEP]", "[UNK]"} <= vocabulary.ids.keys():
        raise ModelError(f"The vocabulary in {folder} lacks its marks; make the weights again.")
    return Weights(manifest, vocabulary, open_network(network, threads=1))
