"""The fitted network as an ONNX file with its numbers unrounded."""

from pathlib import Path

import torch

from stances.network import Reader


def export(network: Reader, plain: Path) -> None:
    network.eval()
    ones = torch.ones(2, 5, dtype=torch.long)
    axes = {name: {0: "batch", 1: "pieces"} for name in ("pieces", "sides")} | {"scores": {0: "batch"}}
    torch.onnx.export(
        network,
        (ones, ones),
        str(plain),
        input_names=["pieces", "sides"],
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
