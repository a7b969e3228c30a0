"""The fitted network as an 8-bit ONNX file that answers parts of speech, scores of arcs, relations and names."""

from pathlib import Path

import torch
from torch import Tensor, nn

from tagging.network import Tagger

LONGEST = 252
"""Pieces of a window with its two borders (taggers/_windows.py)."""


class Answering(nn.Module):
    """The network with the four answers that the tagger reads."""

    def __init__(self, network: Tagger) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        words = self.network.words(pieces, shapes, first, last)
        relations = self.network.all_relations(words).argmax(2).to(torch.uint8)
        upos = self.network.upos(words[:, 1:]).argmax(2).to(torch.uint8)
        entities = self.network.entity(words[:, 1:]).argmax(2).to(torch.uint8)
        return upos, self.network.arcs(words, first), relations, entities


def export(network: Tagger, plain: Path) -> None:
    """Write the network with its numbers unrounded."""
    network.eval()
    ones = torch.ones(2, 5, dtype=torch.long)
    axes = {name: {0: "batch", 1: "pieces"} for name in ("pieces", "shapes")}
    axes |= {name: {0: "batch", 1: "words"} for name in ("first", "last", "upos", "arcs", "relations", "entities")}
    axes["arcs"][2] = axes["relations"][2] = "heads"
    torch.onnx.export(
        Answering(network),
        (ones, ones, ones[:, :3], ones[:, :3]),
        str(plain),
        input_names=["pieces", "shapes", "first", "last"],
        output_names=["upos", "arcs", "relations", "entities"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
