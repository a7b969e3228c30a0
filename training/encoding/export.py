"""The network as an ONNX file with its numbers unrounded."""

from pathlib import Path

import torch

from encoding.network import Embedder


def export(network: Embedder, plain: Path) -> None:
    """Write the file: pieces in, one unit vector a text out."""
    network.eval()
    torch.onnx.export(
        network,
        (torch.ones(2, 5, dtype=torch.long),),
        str(plain),
        input_names=["pieces"],
        output_names=["vectors"],
        dynamic_axes={"pieces": {0: "texts", 1: "pieces"}, "vectors": {0: "texts"}},
        opset_version=17,
        dynamo=False,
    )
