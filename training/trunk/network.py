"""The six-layer MiniLM encoder that every network of ours begins with, and its published weights."""

import hashlib
import json
import struct
from math import sqrt
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody uses

ENCODER = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the published `model.safetensors`."""
WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = (_split(part(x)) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / sqrt(WIDTH // HEADS)  # twice as fast as the fused product, backwards
        seen = scores.masked_fill(~mask, -1e4).softmax(3) @ value
        seen = seen.transpose(1, 2).reshape(x.shape)
        x = self.attention_norm(x + self.out(seen))
        return self.norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


def _split(x: Tensor) -> Tensor:
    return x.view(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces, each with a mark (the shape of its word, or its side of a pair), become vectors.

    The embeddings of pieces are frozen: rare ones keep their place. Those of marks start at zero.
    """

    def __init__(self, pieces: int, marks: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.marks = nn.Embedding(marks, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.marks.weight)
        self.words.weight.requires_grad = False

    def forward(self, pieces: Tensor, marks: Tensor) -> Tensor:
        mask = (pieces > 0)[:, None, None, :]
        x = self.words(pieces) + self.marks(marks) + self.positions.weight[: pieces.shape[1]] + self.kind
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def classifier(size: int) -> nn.Module:
    """A head of two layers that scores `size` answers."""
    return nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.2), nn.Linear(WIDTH, size))


def load_encoder(encoder: Encoder, weights: Path) -> None:
    """Fill the encoder from the published MiniLM weights, whose SHA-256 is checked."""
    assert hashlib.sha256(weights.read_bytes()).hexdigest() == ENCODER
    tensors = read_safetensors(weights)
    own = encoder.state_dict()
    for name in own:
        if name == "kind":
            own[name] = tensors["embeddings.token_type_embeddings.weight"][0]
        elif name != "marks.weight":
            own[name] = tensors[_published(name)]
    encoder.load_state_dict(own)


_NAMES = {
    "words": "embeddings.word_embeddings",
    "positions": "embeddings.position_embeddings",
    "norm": "embeddings.LayerNorm",
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
}


def _published(name: str) -> str:
    if not name.startswith("layers."):
        part, kind = name.split(".")
        return f"{_NAMES[part]}.{kind}"
    _, number, part, kind = name.split(".")
    return f"encoder.layer.{number}.{'output.LayerNorm' if part == 'norm' else _NAMES[part]}.{kind}"


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Read the float tensors of a safetensors file: a length, a JSON header, the bytes."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])
    body = memoryview(bytearray(raw[8 + size :]))
    return {name: _tensor(body, entry) for name, entry in header.items() if entry.get("dtype") == "F32"}


def _tensor(body: memoryview, entry: dict) -> Tensor:
    low, high = entry["data_offsets"]
    return torch.frombuffer(body[low:high], dtype=torch.float32).view(entry["shape"]).clone()
