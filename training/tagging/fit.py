"""Fitting: batches of trees and of names in a drawn order, a warm-up and a linear fall, a checkpoint an epoch."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name everybody uses
from trunk.batches import batches
from trunk.fitting import adam, resume, save

from tagging.batches import NOWHERE, Batch, Encoded, collate, recased
from tagging.network import Tagger


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, beside the data and the encoder."""

    epochs: int = 6
    horizon: int = 8
    """Epochs after which the rates would reach zero."""
    cooling: int = 1
    """The last epochs, in which they fall to zero at once."""
    budget: int = 1024
    """Pieces a batch."""
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warm_up: float = 0.06
    recased: float = 0.1
    seed: int = 20251126
    half: bool = True
    """Products in bfloat16, sums and weights in float32."""


def fit(network: Tagger, trees: list[Encoded], names: list[Encoded], recipe: Recipe, folder: Path, judge) -> None:
    """Train to the end of the recipe, from the last checkpoint in `folder` on; `judge` scores each epoch."""
    optimiser = adam(network, network.encoder, recipe.encoder_rate, recipe.head_rate, recipe.decay)
    epoch = resume(network, optimiser, folder)
    steps = len(_plan(trees, names, recipe, 0))
    while epoch < recipe.epochs:
        began = time.monotonic()
        losses = list(_epoch(network, optimiser, _plan(trees, names, recipe, epoch), epoch, steps, recipe))
        epoch += 1
        save(network, optimiser, epoch, folder)
        took = time.monotonic() - began
        told = {"epoch": epoch, "seconds": round(took), "loss": round(sum(losses) / len(losses), 4), **judge(network)}
        print(json.dumps(told), flush=True)


def _plan(trees: list[Encoded], names: list[Encoded], recipe: Recipe, epoch: int) -> list[list[Encoded]]:
    draw = random.Random(recipe.seed + epoch)
    dealt = [
        batch
        for examples in (trees, names)
        for batch in batches(list(recased(examples, recipe.recased, draw)), recipe.budget, draw)
    ]
    draw.shuffle(dealt)
    return dealt


def _epoch(network: Tagger, optimiser, plan, epoch: int, steps: int, recipe: Recipe) -> Iterator[float]:
    network.train()
    torch.manual_seed(recipe.seed + epoch)
    for number, examples in enumerate(plan):
        rate = _rate(epoch + number / steps, recipe)
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * rate
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bool(recipe.half)):
            loss = loss_of(network, collate(examples))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        yield loss.item()
        if number % 50 == 0:
            print(f"epoch {epoch + 1} step {number}/{len(plan)} loss {loss.item():.3f}", flush=True)


def _rate(epochs: float, recipe: Recipe) -> float:
    """Share of the top rates after so many epochs: a warm-up, a linear fall, a faster one at the end."""
    done = epochs / recipe.horizon
    falling = (1 - done) / (1 - recipe.warm_up)
    cooling = max(0.0, recipe.epochs - epochs) / recipe.cooling
    return min(done / recipe.warm_up, falling * min(1.0, cooling))


def loss_of(network: Tagger, batch: Batch) -> Tensor:
    words = network.words(batch.pieces, batch.shapes, batch.first, batch.last)
    if not batch.is_tree:
        return _loss(network.entity(words[:, 1:]), batch.entities)
    relations = network.relation_scores(words, batch.heads.clamp(min=0))
    return (
        _loss(network.upos(words[:, 1:]), batch.upos)
        + _loss(network.arcs(words, batch.first), batch.heads)
        + _loss(relations, batch.relations)
    )


def _loss(scores: Tensor, targets: Tensor) -> Tensor:
    if bool((targets == NOWHERE).all()):
        return scores.sum() * 0.0  # a batch of one-word sentences has no relation to learn
    return F.cross_entropy(scores.float().flatten(0, 1), targets.flatten(), ignore_index=NOWHERE)
