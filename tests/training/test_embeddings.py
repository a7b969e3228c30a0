"""The step that takes embeddings out of a finished network and keeps them once."""

from pathlib import Path

import numpy as np
import pytest

from secondsource.networks import open_network, run_network

onnx = pytest.importorskip("onnx", reason="onnx is not installed; training/requirements.txt brings it")

from trunk.embeddings import share_embeddings  # noqa: E402 - needs onnx

ROW = {"pieces": np.array([[2, 0, 1]])}


def write(file: Path, table: np.ndarray, name: str) -> Path:
    """A network that looks its pieces up in a table of its own, in 8 bits."""
    make, graph = onnx.helper, onnx.numpy_helper
    nodes = [
        make.make_node("Gather", [f"{name}_quantized", "pieces"], ["rows"]),
        make.make_node("DequantizeLinear", ["rows", f"{name}_scale", f"{name}_zero_point"], ["numbers"]),
    ]
    held = {"quantized": table, "scale": np.float32(0.5), "zero_point": np.uint8(3)}
    tensors = [graph.from_array(np.asarray(value), f"{name}_{end}") for end, value in held.items()]
    pieces = make.make_tensor_value_info("pieces", onnx.TensorProto.INT64, ["texts", "pieces"])
    numbers = make.make_tensor_value_info("numbers", onnx.TensorProto.FLOAT, ["texts", "pieces", 2])
    model = make.make_model(
        make.make_graph(nodes, "tiny", [pieces], [numbers], tensors), opset_imports=[make.make_opsetid("", 17)]
    )
    model.ir_version = 8
    onnx.save(model, file)
    return file


@pytest.fixture
def table() -> np.ndarray:
    return np.array([[1, 2], [3, 4], [250, 0]], np.uint8)


def test_put_together_again_it_answers_the_same(tmp_path, table):
    network, shared = write(tmp_path / "one.onnx", table, "words"), tmp_path / "shared.onnx"
    before = run_network(open_network(network, 1), ROW)[0]
    share_embeddings(network, shared)
    after = run_network(open_network(network.read_bytes() + shared.read_bytes(), 1), ROW)[0]
    assert (after == before).all()
    assert table.tobytes() not in network.read_bytes()


def test_another_network_with_the_same_numbers_shares_them_whatever_it_calls_them(tmp_path, table):
    shared = tmp_path / "shared.onnx"
    one, other = write(tmp_path / "one.onnx", table, "words"), write(tmp_path / "other.onnx", table, "network.words")
    share_embeddings(one, shared)
    kept = shared.read_bytes()
    share_embeddings(other, shared)
    assert shared.read_bytes() == kept
    assert other.read_bytes() == one.read_bytes()


def test_a_network_with_other_numbers_is_refused_and_left_as_it_is(tmp_path, table):
    shared = tmp_path / "shared.onnx"
    share_embeddings(write(tmp_path / "one.onnx", table, "words"), shared)
    other = write(tmp_path / "other.onnx", table + np.uint8(1), "words")
    before = other.read_bytes()
    with pytest.raises(ValueError, match=r"are not those in"):
        share_embeddings(other, shared)
    assert other.read_bytes() == before
