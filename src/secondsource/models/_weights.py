"""The stance network's weights with their manifest."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from secondsource.engines import Engine
from secondsource.engines.choosing import USUAL, open_engine
from secondsource.errors import ModelError
from secondsource.models._scores import Weighing
from secondsource.networks import read_checked, read_manifest, read_network
from secondsource.reading.vocabulary.word_pieces import WordPieces

SHIPPED = Path(__file__).parent / "weights"
CLASSES = ("refutes", "silent", "supports")
SHORTEST = 16
"""Pieces that a row must be able to hold."""


@dataclass(frozen=True, slots=True)
class Temperature:
    """By what the network's scores are divided, so that they say how often it is right."""

    up_to: int
    """For rows of this many pieces at most."""
    value: float


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says of the weights beside it."""

    network: str
    """SHA-256 of `stance.onnx`."""
    pieces: str
    """SHA-256 of `pieces.txt`."""
    classes: tuple[str, ...]
    """Of each score, in order."""
    longest: int
    """Pieces of a row at most."""
    temperatures: tuple[Temperature, ...]
    """Shortest rows first."""
    refuted_from: float
    """Sureness from which *refutes* is right 95 times in a hundred."""
    supported_from: float = 0.8
    """Score from which *supports* may bear on a verdict."""
    qualifies_from: float = 0.35
    """Score for both sides from which a text qualifies the claim."""
    contradiction: Weighing | None = None
    """How sure a contradiction is; without it its score says so."""
    embeddings: str = ""
    """SHA-256 of the embeddings that it shares with the networks that we ship; empty where it holds its own."""

    def __post_init__(self) -> None:
        if tuple(sorted(self.classes)) != CLASSES:
            raise ValueError("its classes are not supports, refutes and silent")
        if not self.temperatures or min(each.value for each in self.temperatures) <= 0:
            raise ValueError("it lacks a temperature above 0")
        if self.longest < SHORTEST:
            raise ValueError(f"its rows hold less than {SHORTEST} pieces")

    def temperature(self, length: int) -> float:
        """The one for a row of so many pieces."""
        return next((each.value for each in self.temperatures if length <= each.up_to), self.temperatures[-1].value)


@dataclass(frozen=True, slots=True)
class Weights:
    """A network ready to run, with its vocabulary."""

    manifest: Manifest
    vocabulary: WordPieces
    engine: Engine


def load_manifest(folder: Path) -> Manifest:
    """What the manifest in a folder says. Raises ModelError."""
    return read_manifest(Manifest, folder / "manifest.json")


@lru_cache(maxsize=2)
def load_weights(folder: Path, threads: int, engine: str = USUAL, notes: Path | None = None) -> Weights:
    """The weights in a folder, loaded once a process, behind an engine (`engines/choosing.py`).

    Raises ModelError where a file is missing, damaged or no network.
    """
    manifest = load_manifest(folder)
    network = read_network(folder / "stance.onnx", manifest.network, manifest.embeddings)
    pieces = read_checked(folder / "pieces.txt", manifest.pieces).decode().split("\n")[:-1]
    vocabulary = WordPieces(pieces)
    if not {"[CLS]", "[SEP]", "[UNK]"} <= vocabulary.ids.keys():
        raise ModelError(f"The vocabulary in {folder} lacks its marks; make the weights again.")
    return Weights(manifest, vocabulary, open_engine(network, threads, engine, notes, _row))


def _row(_: frozenset[str]) -> dict[str, object]:
    """What engines are tested with: 128 pieces."""
    import numpy as np  # lazy: 0.1 s, only once there is something to read

    return {"pieces": np.arange(1, 129)[None] % 4, "sides": np.arange(128)[None] // 40 % 2}
