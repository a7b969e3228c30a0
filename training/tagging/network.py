"""The network: a six-layer MiniLM encoder, a shape embedding, and heads for part of speech, tree and names.

A word is the mean of its first and its last piece; the start piece stands for the root. Arcs and relations are
biaffine (Dozat and Manning, 2017).
"""

import json
import struct
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everybody uses

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, RELATION = 256, 128


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = (_split(part(x)) for part in (self.query, self.key, self.value))
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(x.shape)
        x = self.attention_norm(x + self.out(seen))
        return self.norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


def _split(x: Tensor) -> Tensor:
    return x.view(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces with shapes become vectors. The embeddings of pieces are frozen: rare ones keep their place."""

    def __init__(self, pieces: int, shapes: int) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(shapes, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)
        nn.init.zeros_(self.shapes.weight)
        self.words.weight.requires_grad = False

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        mask = (pieces > 0)[:, None, None, :]
        x = self.words(pieces) + self.shapes(shapes) + self.positions.weight[: pieces.shape[1]] + self.kind
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Tagger(nn.Module):
    """The encoder with its four heads."""

    def __init__(self, pieces: int, shapes: int, upos: int, relations: int, entities: int) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, shapes)
        self.dropout = nn.Dropout(0.2)
        self.upos, self.entity = _classifier(upos), _classifier(entities)
        self.arc_from, self.arc_to = _projection(ARC), _projection(ARC)
        self.relation_from, self.relation_to = _projection(RELATION), _projection(RELATION)
        self.arc = nn.Linear(ARC, ARC)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.relation = nn.Linear(RELATION, relations * RELATION)
        self.relation_bias = nn.Linear(RELATION, relations)
        self.relations = relations
        nn.init.zeros_(self.arc.weight)
        nn.init.zeros_(self.relation.weight)

    def words(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Vectors `[batch, 1 + words, width]` of root and words; `first` and `last` are 0 where there is none."""
        x = self.encoder(pieces, shapes)
        root = torch.zeros_like(first[:, :1])
        picked = [_pick(x, torch.cat([root, ends], 1)) for ends in (first, last)]
        return self.dropout((picked[0] + picked[1]) * 0.5)

    def arcs(self, words: Tensor, first: Tensor) -> Tensor:
        """Scores `[batch, word, head]`, head 0 the root."""
        to = self.arc_to(words)
        scores = self.arc(self.arc_from(words[:, 1:])) @ to.transpose(1, 2) + self.arc_bias(to).transpose(1, 2)
        absent = torch.cat([torch.zeros_like(first[:, :1], dtype=torch.bool), first == 0], 1)[:, None, :]
        return scores.float().masked_fill(absent, -1e4)

    def relation_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores `[batch, word, relation]` of the arc from each word to its head."""
        dependent = self.relation_from(words[:, 1:])
        head = _pick(self.relation_to(words), heads)
        product = self.relation(dependent).unflatten(2, (self.relations, RELATION))
        return (product @ head[..., None]).squeeze(3) + self.relation_bias(dependent)

    def all_relations(self, words: Tensor) -> Tensor:
        """Scores `[batch, word, relation, head]` of every arc."""
        dependent = self.relation_from(words[:, 1:])
        product = self.relation(dependent).unflatten(2, (self.relations, RELATION))
        return product @ self.relation_to(words)[:, None].transpose(2, 3) + self.relation_bias(dependent)[..., None]


def _pick(x: Tensor, at: Tensor) -> Tensor:
    return torch.gather(x, 1, at[..., None].expand(-1, -1, x.shape[2]))


def _classifier(size: int) -> nn.Module:
    return nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.2), nn.Linear(WIDTH, size))


def _projection(size: int) -> nn.Module:
    return nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(0.33))


def load_encoder(network: Tagger, weights: Path) -> None:
    """Fill the encoder from the published MiniLM weights."""
    tensors = read_safetensors(weights)
    own = network.encoder.state_dict()
    for name in own:
        if name == "kind":
            own[name] = tensors["embeddings.token_type_embeddings.weight"][0]
        elif name != "shapes.weight":
            own[name] = tensors[_published(name)]
    network.encoder.load_state_dict(own)


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
