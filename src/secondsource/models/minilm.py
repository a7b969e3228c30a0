"""Reads a passage against a claim with a small network of our own: supports, refutes, or neither, with a score.

A six-layer MiniLM encoder that sees claim and passage together, in 8-bit numbers (12 MB beside the 11 MB that our
networks share). English only. A long passage is scored in windows of whole sentences; the shortest run of sentences by
which the network takes the same stance is what is quoted. Scores are calibrated by the length of what was read; support
and contradiction count only from the scores that the weights' manifest names. Each pair is read by itself, so that a
reading never depends on what was read beside it. The card beside the weights says how they were made, what they score
and what they cannot do; their SHA-256 is checked when they are loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from secondsource.domain.evidence import StanceReading
from secondsource.domain.reference import Tables
from secondsource.engines import Engine
from secondsource.engines.choosing import AUTO, USUAL, vet_engine
from secondsource.models._deciding import Bars, decide
from secondsource.models._scores import Scores, share
from secondsource.models._weights import SHIPPED, Weights, load_weights
from secondsource.networks import read_each, run_network

CLAIM_SHARE = 2
"""A claim takes at most one part in so many of a row."""


@dataclass(frozen=True, slots=True)
class Options:
    threads: int = 0
    """Pairs that are read at a time; 0 takes one for each core."""
    engine: str = USUAL
    """What runs the network: `onnxruntime`, `openvino_bf16`, `openvino_f32` (extra `openvino`), or `auto`, which tests
    once which is quickest on this machine."""
    refutes_alone: bool = False
    """Whether a contradiction may bear on a verdict although code sees no other value and no opposite word."""
    weights: str = ""
    """Folder with weights of your own, made by `training/reader.py`; empty for those that come with Second Source."""

    def __post_init__(self) -> None:
        vet_engine(self.engine)


class Component:
    def __init__(self, options: Options, tables: Tables) -> None:
        self.options = options
        self.tables = tables
        self.notes: Path | None = None
        """Folder where it is remembered which engine is quickest; without one none is tested."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        if not pairs:
            return []
        manifest = self._weights.manifest
        bars = Bars(manifest.supported_from, manifest.refuted_from, manifest.qualifies_from, manifest.contradiction)

        def read(pair: tuple[str, str]) -> StanceReading:
            return decide(*pair, self.score, self._size, bars, self.tables)

        return read_each(read, pairs, self.options.threads if self._is_usual else 1)

    @property
    def refutes_alone(self) -> bool:
        return self.options.refutes_alone

    @property
    def engine(self) -> Engine | None:
        """What runs the network; None before the first text is read."""
        opened: Weights | None = self.__dict__.get("_weights")
        return opened.engine if opened else None

    def score(self, claim: str, text: str) -> Scores:
        """What the network says of a claim and a text as they are; what is too long is cut at its end."""
        import numpy as np  # lazy: 0.1 s, only once there is something to read

        weights = self._weights
        longest, ids = weights.manifest.longest, weights.vocabulary.ids
        left = [ids["[CLS]"], *self._pieces(claim)[: longest // CLAIM_SHARE - 2], ids["[SEP]"]]
        row = [*left, *self._pieces(text)[: longest - len(left) - 1], ids["[SEP]"]]
        sides = [0] * len(left) + [1] * (len(row) - len(left))
        answers = run_network(weights.engine.session, {"pieces": np.array([row]), "sides": np.array([sides])})
        manifest = weights.manifest
        return share(answers[0].reshape(-1).tolist(), manifest.classes, manifest.temperature(len(row)))

    @cached_property
    def _weights(self) -> Weights:
        options = self.options
        folder = Path(options.weights) if options.weights else SHIPPED
        threads = 1 if self._is_usual else options.threads
        return load_weights(folder, threads, options.engine, self.notes if options.engine == AUTO else None)

    @property
    def _is_usual(self) -> bool:
        """Whether sessions of one thread read side by side; other engines share out one reading among threads."""
        return self.options.engine == USUAL

    def _pieces(self, text: str) -> list[int]:
        vocabulary = self._weights.vocabulary
        return [number for word in text.split() for number in vocabulary.pieces(word)]

    def _size(self, text: str) -> int:
        return len(self._pieces(text))
