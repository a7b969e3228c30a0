"""The fitted network as an 8-bit ONNX file that answers parts of speech, scores of arcs, relations and names."""

import re
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
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


def trimmed(network: Tagger, vocabulary: Sequence[str]) -> list[str]:
    """Drop what no text reaches: unused places of the vocabulary, positions behind the longest window."""
    encoder = network.encoder
    kept = [number for number, piece in enumerate(vocabulary) if not re.fullmatch(r"\[(?:unused\d+|MASK)\]", piece)]
    encoder.words = nn.Embedding.from_pretrained(encoder.words.weight[kept])
    encoder.positions = nn.Embedding.from_pretrained(encoder.positions.weight[:LONGEST])
    return [vocabulary[number] for number in kept]


def quantise(plain: Path, small: Path) -> None:
    """Write it again with weights and embeddings in 8 bits, products of two answers left as they are."""
    quantize_dynamic(
        plain,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    model = onnx.load(small)
    model.producer_name, model.producer_version, model.doc_string = "", "", ""
    for node in model.graph.node:
        node.doc_string = ""
    onnx.save(model, small)
