"""Networks of a few bytes, written here by hand: each word adds its numbers to the scores of a pair."""

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

NOTHING = (0.0, 0.0, 0.0)
MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
WORDS: Mapping[str, tuple[float, float, float]] = {
    "yes": (4.0, 0.0, 0.0),
    "no": (0.0, 4.0, 0.0),
    "perhaps": (1.0, 0.0, 0.0),
    "rain": (0.0, 0.0, 4.0),
}
"""What a word adds to *supports*, *refutes* and *silent*; every other word adds nothing."""


def network(table: Sequence[Sequence[float]], inputs: Sequence[str]) -> bytes:
    """An ONNX file that sums the rows of `table` that the first input names."""
    flat = [number for row in table for number in row]
    tensor = (
        *(_number(1, size) for size in (len(table), len(table[0]))),
        _number(2, 1),
        _bytes(8, b"table"),
        _bytes(9, struct.pack(f"<{len(flat)}f", *flat)),
    )
    axes = b"".join((_bytes(1, b"axes"), _number(8, 1), _number(20, 7)))
    keep = b"".join((_bytes(1, b"keepdims"), _number(3, 0), _number(20, 2)))
    graph = b"".join(
        (
            _bytes(1, _node("Gather", ["table", inputs[0]], "rows")),
            _bytes(1, _node("ReduceSum", ["rows"], "scores", axes, keep)),
            _bytes(2, b"tiny"),
            _bytes(5, b"".join(tensor)),
            *(_bytes(11, _value(name, 7, ("batch", "pieces"))) for name in inputs),
            _bytes(12, _value("scores", 1, ("batch", "classes"))),
        )
    )
    return b"".join((_number(1, 7), _bytes(7, graph), _bytes(8, _number(2, 11))))


def _node(kind: str, inputs: Sequence[str], output: str, *attributes: bytes) -> bytes:
    parts = [_bytes(1, name.encode()) for name in inputs]
    return b"".join((*parts, _bytes(2, output.encode()), _bytes(4, kind.encode()), *(_bytes(5, a) for a in attributes)))


def _value(name: str, kind: int, sizes: Sequence[str]) -> bytes:
    shape = b"".join(_bytes(1, _bytes(2, size.encode())) for size in sizes)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])


def write_weights(folder: Path, **changes: object) -> Path:
    """A folder as `models/weights` is one, with the tiny network; `changes` go into its manifest."""
    pieces = "".join(f"{piece}\n" for piece in (*MARKS, *WORDS)).encode()
    content = network([NOTHING, NOTHING, (0.0, 0.0, 1.5), NOTHING, *WORDS.values()], ("pieces", "sides"))
    (folder / "stance.onnx").write_bytes(content)
    (folder / "pieces.txt").write_bytes(pieces)
    manifest = {
        "network": sha256(content).hexdigest(),
        "pieces": sha256(pieces).hexdigest(),
        "classes": ["supports", "refutes", "silent"],
        "longest": 512,
        "temperatures": [{"up_to": 64, "value": 1.0}, {"up_to": 512, "value": 2.0}],
        "refuted_from": 0.9,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest | changes))
    return folder


@pytest.fixture
def weights(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes a folder with the tiny network, with changes to its manifest."""
    return lambda **changes: write_weights(tmp_path_factory.mktemp("weights"), **changes)


@pytest.fixture
def tiny_network() -> Callable[..., bytes]:
    """Makes the network of any table and inputs."""
    return network


@pytest.fixture(scope="session")
def write_tiny_weights() -> Callable[..., Path]:
    """The same into a folder of one's own, for tests that share it."""
    return write_weights


@pytest.fixture(scope="session")
def make_tiny_network() -> Callable[..., bytes]:
    """Makes the network of any table and inputs, for tests that share it."""
    return network
