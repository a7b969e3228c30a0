"""The embeddings of word pieces, taken out of a finished file and kept once for all networks.

They are frozen while a network is fitted (`network.py`), so that every file of ours would hold the same 11 MB.
"""

from pathlib import Path

import onnx
from onnx import GraphProto, ModelProto

from secondsource.networks import EMBEDDINGS

NAMES = ("embeddings", "embeddings_scale", "embeddings_zero_point")


def share_embeddings(network: Path, shared: Path = EMBEDDINGS) -> None:
    """Write an 8-bit network again without its embeddings, which `shared` holds; where there is no such file, write it.

    `networks.read_network` puts them together again. Raises ValueError for a network whose embeddings are others.
    """
    model = onnx.load(network)
    kept = _take_out(model.graph).SerializeToString(deterministic=True)
    if not shared.exists():
        shared.write_bytes(kept)
    if shared.read_bytes() != kept:
        raise ValueError(
            f"The embeddings in {network} are not those in {shared}. Take that file away where all networks change "
            "together, and write all of them again."
        )
    network.write_bytes(model.SerializeToString(deterministic=True))


def _take_out(graph: GraphProto) -> ModelProto:
    """The embeddings with their scale and zero point as a message of their own; the graph goes on calling for them."""
    (gather,) = (node for node in graph.node if node.op_type == "Gather" and node.input[1] == "pieces")
    (plain,) = (node for node in graph.node if node.op_type == "DequantizeLinear" and node.input[0] == gather.output[0])
    held = {tensor.name: tensor for tensor in graph.initializer}
    taken = ModelProto()
    for old, new in zip((gather.input[0], *plain.input[1:]), NAMES, strict=True):
        graph.initializer.remove(held[old])
        held[old].name = new
        taken.graph.initializer.append(held[old])
    gather.input[0], plain.input[1], plain.input[2] = NAMES
    return taken
