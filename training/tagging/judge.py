"""Quick scores while fitting, with greedy heads; the scores of the card come from the shipped file (eval/tagger.py)."""

import random

import torch
from trunk.batches import batches

from tagging.batches import NOWHERE, Encoded, collate
from tagging.data import ENTITIES, entity_spans
from tagging.network import Tagger


def tree_scores(network: Tagger, trees: list[Encoded]) -> dict[str, float]:
    """UPOS, UAS and LAS in percent, every word counted."""
    network.eval()
    right, count = torch.zeros(3), 0
    with torch.inference_mode():
        for examples in batches(trees, 4096, random.Random(0)):
            batch = collate(examples)
            words = network.words(batch.pieces, batch.shapes, batch.first, batch.last)
            real = batch.upos != NOWHERE
            heads = network.arcs(words, batch.first).argmax(2)
            attached = (heads == batch.heads) & real
            named = network.relation_scores(words, heads).argmax(2) == batch.relations
            named |= batch.heads == 0
            tagged = (network.upos(words[:, 1:]).argmax(2) == batch.upos) & real
            right += torch.tensor([tagged.sum(), attached.sum(), (attached & named).sum()])
            count += int(real.sum())
    return {
        name: round(float(score) * 100 / count, 2) for name, score in zip(("upos", "uas", "las"), right, strict=True)
    }


def name_f1(network: Tagger, names: list[Encoded]) -> float:
    """F1 of whole names with their type, in percent."""
    network.eval()
    both = found = there = 0
    with torch.inference_mode():
        for examples in batches(names, 4096, random.Random(0)):
            batch = collate(examples)
            words = network.words(batch.pieces, batch.shapes, batch.first, batch.last)
            for one, row in zip(examples, network.entity(words[:, 1:]).argmax(2).tolist(), strict=True):
                ours, theirs = (
                    entity_spans(ENTITIES[tag] for tag in tags) for tags in (row[: len(one.first)], one.entities)
                )
                both, found, there = both + len(ours & theirs), found + len(ours), there + len(theirs)
    return round(200 * both / max(1, found + there), 2)
