"""The tagger's weights with their manifest."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from secondsource.networks import open_network, read_checked, read_manifest, read_network
from secondsource.reading.vocabulary.word_pieces import WordPieces

SHIPPED = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says of the weights beside it."""

    network: str
    """SHA-256 of `tagger.onnx`."""
    pieces: str
    """SHA-256 of `pieces.txt`."""
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]
    embeddings: str = ""
    """SHA-256 of the embeddings that it shares with the networks that we ship; empty where it holds its own."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A network ready to run, with its vocabulary and the names of its answers."""

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
    network = read_network(folder / "tagger.onnx", manifest.network, manifest.embeddings)
    pieces = read_checked(folder / "pieces.txt", manifest.pieces).decode().split("\n")[:-1]
    return Weights(manifest, WordPieces(pieces), open_network(network, threads=1))
