"""What makes the file of a fitted network small: an 8-bit ONNX file, a vocabulary without what no text reaches."""

import re
from collections.abc import Sequence
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from trunk.embeddings import share_embeddings
from trunk.network import Encoder


def trimmed(encoder: Encoder, vocabulary: Sequence[str], longest: int) -> list[str]:
    """Drop what no text reaches: unused places of the vocabulary, positions behind the longest input."""
    kept = [number for number, piece in enumerate(vocabulary) if not re.fullmatch(r"\[(?:unused\d+|MASK)\]", piece)]
    encoder.words = nn.Embedding.from_pretrained(encoder.words.weight[kept])
    encoder.positions = nn.Embedding.from_pretrained(encoder.positions.weight[:longest])
    return [vocabulary[number] for number in kept]


def quantise(plain: Path, small: Path) -> None:
    """Write it again with weights in 8 bits, products of two answers left as they are, and the embeddings put aside."""
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
    share_embeddings(small)
