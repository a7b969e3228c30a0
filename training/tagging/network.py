"""The network: the encoder with shapes of words for marks, and heads for part of speech, tree and names.

A word is the mean of its first and its last piece; the start piece stands for the root. Arcs and relations are
biaffine (Dozat and Manning, 2017).
"""

import torch
from torch import Tensor, nn
from trunk.network import WIDTH, Encoder, classifier

ARC, RELATION = 256, 128


class Tagger(nn.Module):
    """The encoder with its four heads."""

    def __init__(self, pieces: int, shapes: int, upos: int, relations: int, entities: int) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, shapes)
        self.dropout = nn.Dropout(0.2)
        self.upos, self.entity = classifier(upos), classifier(entities)
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


def _projection(size: int) -> nn.Module:
    return nn.Sequential(nn.Linear(WIDTH, size), nn.GELU(), nn.Dropout(0.33))
