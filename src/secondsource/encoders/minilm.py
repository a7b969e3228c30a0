"""Turns sentences and passages into vectors with a small network: what means alike lies near, in whatever words.

all-MiniLM-L6-v2 (Reimers and Gurevych; Wang and others, 2020) in 8-bit numbers (11 MB beside the 11 MB that our
networks share), as it was published, without training of ours. English only. A text is read up to 256 pieces, about 190
words. Each text is read by itself, so that its vector never depends on what was read beside it. The card beside the
weights says how the file was made, what it scores and what it cannot do; their SHA-256 is checked when they are loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from secondsource.encoders._weights import SHIPPED, Weights, load_manifest, load_weights
from secondsource.errors import ModelError
from secondsource.networks import read_each, run_network

_LOUDEST = 127


@dataclass(frozen=True, slots=True)
class Options:
    threads: int = 0
    """Texts that are read at a time; 0 takes one for each core."""
    weights: str = ""
    """Folder with weights of your own, made by `training/encoder.py`; empty for those that come with Second Source."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    @property
    def mark(self) -> str:
        return load_manifest(self._folder).mark

    def encode(self, texts: Sequence[str]) -> Sequence[bytes]:
        _ = self._weights if texts else None  # loaded once, before threads ask for it
        return read_each(self._vector, texts, self.options.threads)

    def _vector(self, text: str) -> bytes:
        import numpy as np  # lazy: 0.1 s, only once there is something to read

        weights = self._weights
        (answer,) = run_network(weights.session, {"pieces": np.array([self._row(text)])})
        if answer.shape != (1, weights.manifest.width) or not np.isfinite(answer).all():
            raise ModelError("The encoder answered with something else than a vector; make its weights again.")
        loudest = np.abs(answer[0]).max()
        return np.rint(answer[0] * (_LOUDEST / max(loudest, 1e-9))).astype(np.int8).tobytes()

    def _row(self, text: str) -> list[int]:
        vocabulary, longest = self._weights.vocabulary, self._weights.manifest.longest
        row = [vocabulary.ids["[CLS]"]]
        for word in text.split():
            if len(row) >= longest - 1:
                break
            row += vocabulary.pieces(word)
        return [*row[: longest - 1], vocabulary.ids["[SEP]"]]

    @cached_property
    def _weights(self) -> Weights:
        return load_weights(self._folder)

    @property
    def _folder(self) -> Path:
        return Path(self.options.weights) if self.options.weights else SHIPPED
