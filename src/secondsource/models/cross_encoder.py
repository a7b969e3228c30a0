"""Reads a passage against a claim with a network of your own: a cross-encoder from a folder on this machine.

The folder is one as Hugging Face lays them out: `config.json`, `tokenizer.json`, and the network as `model.onnx` or
`onnx/model.onnx`. The classes and their order come from `id2label`: three (entailment, contradiction, neutral, as
DeBERTa-NLI names them) or two (supported or not, as MiniCheck does); a network with two classes never contradicts. The
passage comes first and the claim second, as these networks are trained. Where `id2label` says LABEL_0 and LABEL_1, the
setting `classes` tells their meaning. A checkpoint of PyTorch cannot be run without PyTorch: export it once with
`optimum-cli export onnx --model FOLDER --task text-classification OUT`. Needs the extra `cross-encoder` (`pip install
secondsource[cross-encoder]`); nothing is downloaded.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from secondsource.domain.evidence import StanceReading
from secondsource.domain.reference import Tables
from secondsource.engines import Engine
from secondsource.engines.choosing import USUAL, open_engine, vet_engine
from secondsource.errors import ModelError
from secondsource.models._deciding import Bars, decide
from secondsource.models._scores import Scores, share
from secondsource.networks import run_network

NETWORKS = ("model.onnx", "onnx/model.onnx")
CONFIGS = ("config.json", "tokenizer.json")
EXPORT = "export it with `optimum-cli export onnx --model FOLDER --task text-classification OUT`"
_SAMPLE = "the council of the old town said that the bridge would stay closed until May " * 4
"""What engines are tested with, as claim and passage."""
_MEANS = {
    "supports": ("entail", "support", "consistent"),
    "refutes": ("contradict", "refut"),
    "silent": ("neutral", "not", "non", "nei", "no_", "no ", "unknown", "unsupport", "inconsistent"),
}
"""How the labels of a class begin."""
_WORDS = {"yes": "supports", "true": "supports", "no": "refutes", "false": "refutes"}
"""Labels that are one word."""


@dataclass(frozen=True, slots=True)
class Options:
    folder: str = ""
    """Folder with the network; there is none by default."""
    classes: tuple[str, ...] = ()
    """What its scores mean, in order (`supports`, `refutes`, `silent`); empty takes it from `config.json`."""
    claim_first: bool = False
    """Whether the network was trained with the claim before the passage."""
    longest: int = 512
    """Tokens of claim and passage together at most."""
    temperature: float = 1.0
    """By what the scores are divided before they become shares."""
    supported_from: float = 0.8
    """Share from which support may bear on a verdict."""
    refuted_from: float = 0.95
    """Share from which a contradiction may."""
    qualifies_from: float = 0.35
    """Share for both sides from which a passage qualifies the claim."""
    threads: int = 0
    """Threads that read; 0 takes one for each core."""
    engine: str = USUAL
    """What runs the network: `onnxruntime`, `openvino_bf16`, `openvino_f32` (extra `openvino`), or `auto`, which tests
    once which is quickest on this machine."""
    refutes_alone: bool = False
    """Whether a contradiction may bear on a verdict although code sees no other value and no opposite word."""

    def __post_init__(self) -> None:
        vet_engine(self.engine)
        if self.temperature <= 0:
            raise ValueError("temperature is above 0")
        if self.classes and not _tell(self.classes):
            raise ValueError(f"classes are some of {', '.join(_MEANS)}, each once, supports among them")


@dataclass(frozen=True, slots=True)
class _Network:
    """A network ready to run."""

    classes: tuple[str, ...]
    tokenizer: Any
    engine: Engine


class Component:
    def __init__(self, options: Options, tables: Tables) -> None:
        self.options = options
        self.tables = tables
        self.notes: Path | None = None
        """Folder where it is remembered which engine is quickest; without one none is tested."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        options = self.options
        bars = Bars(options.supported_from, options.refuted_from, options.qualifies_from)
        return [decide(claim, text, self.score, self._size, bars, self.tables) for claim, text in pairs]

    @property
    def refutes_alone(self) -> bool:
        return self.options.refutes_alone

    @property
    def engine(self) -> Engine | None:
        """What runs the network; None before the first text is read."""
        opened: _Network | None = self.__dict__.get("_network")
        return opened.engine if opened else None

    def score(self, claim: str, text: str) -> Scores:
        """What the network says of a claim and a text as they are; what is too long is cut at its end.

        Raises ModelError where the network cannot take the row or answers with other classes.
        """
        network = self._network
        row = network.tokenizer.encode(*((claim, text) if self.options.claim_first else (text, claim)))
        answers = run_network(network.engine.session, _arrays(row, network.engine.inputs))
        scores: list[float] = answers[0].reshape(-1).tolist()
        if len(scores) == 1 and network.classes == ("supports",):
            return share([*scores, 0.0], ("supports", "silent"), self.options.temperature)
        return share(scores, network.classes, self.options.temperature)

    def _size(self, text: str) -> int:
        return len(self._network.tokenizer.encode(text, add_special_tokens=False).ids)

    @cached_property
    def _network(self) -> _Network:
        if not self.options.folder:
            raise ModelError("The setting models.cross_encoder.folder is empty; name the folder of your network.")
        folder = Path(self.options.folder)
        file = next((folder / name for name in NETWORKS if (folder / name).is_file()), None)
        if file is None:
            raise ModelError(f"There is no model.onnx in {folder}; {_torch(folder)}{EXPORT}.")
        options = self.options
        classes = options.classes or read_classes(folder / "config.json")
        tokenizer = _tokenizer(folder / "tokenizer.json", options.longest)

        def row(inputs: frozenset[str]) -> dict[str, Any]:
            return _arrays(tokenizer.encode(_SAMPLE, _SAMPLE), inputs)

        return _Network(classes, tokenizer, open_engine(file, options.threads, options.engine, self.notes, row))


def _torch(folder: Path) -> str:
    """What a checkpoint of PyTorch is told, where there is one."""
    there = any((folder / name).is_file() for name in ("model.safetensors", "pytorch_model.bin"))
    return "its checkpoint is of PyTorch, which is not used here: " if there else ""


def read_classes(config: Path) -> tuple[str, ...]:
    """What each score means, from `id2label`. Raises ModelError where that does not tell."""
    try:
        labels: Any = json.loads(config.read_bytes())["id2label"]
        named = [str(label) for _, label in sorted(cast("Mapping[str, object]", labels).items(), key=_number)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{config} does not tell what the network's scores mean; set `classes`.") from error
    classes = tuple(_meaning(label) for label in named)
    if not _tell(classes):
        raise ModelError(
            f"{config} names the classes {', '.join(named)}, which do not tell their meaning; set `classes`."
        )
    return classes


def _tell(classes: Sequence[str]) -> bool:
    return len(classes) == len(set(classes)) and "supports" in classes and set(classes) <= _MEANS.keys()


def _number(item: tuple[str, object]) -> int:
    return int(item[0])


def _meaning(label: str) -> str:
    low = label.strip().lower()
    if low in _WORDS:
        return _WORDS[low]
    for meaning in ("silent", "refutes", "supports"):
        if any(low.startswith(word) for word in _MEANS[meaning]):
            return meaning
    return low


def _tokenizer(file: Path, longest: int) -> Any:
    try:
        import tokenizers  # pyright: ignore[reportMissingImports]  # lazy: an extra
    except ImportError as error:
        raise ModelError("The package tokenizers is not installed; install the extra `cross-encoder`.") from error
    package: Any = tokenizers
    if not file.is_file():
        raise ModelError(f"There is no {file}; the network's tokenizer belongs beside it.")
    found = package.Tokenizer.from_file(str(file))
    found.no_padding()
    found.enable_truncation(longest)
    return found


def _arrays(row: Any, inputs: frozenset[str]) -> dict[str, Any]:
    import numpy as np  # lazy: 0.1 s, only once there is something to read

    given = {"input_ids": row.ids, "attention_mask": row.attention_mask, "token_type_ids": row.type_ids}
    return {name: np.array([values], np.int64) for name, values in given.items() if name in inputs}
