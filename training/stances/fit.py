"""Fitting: one pass over the pairs in a drawn order, a warm-up and a linear fall, a checkpoint every few minutes."""

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional as F  # noqa: N812 - the name everybody uses
from trunk.batches import batches
from trunk.fitting import adam, resume, save

from stances.batches import Encoded, padded
from stances.network import Reader


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, beside the data and the encoder."""

    share: float = 1.0
    """Share of the claims that are trained on."""
    steps: int = 8500
    """Batches that are read at most."""
    horizon: int = 8500
    """Steps after which the rates would reach zero."""
    cooling: int = 200
    """The last steps, in which they fall to zero at once."""
    kept: int = 150
    """Steps between two checkpoints."""
    budget: int = 1024
    """Pieces a batch."""
    longest: int = 256
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warm_up: float = 0.06
    smoothing: float = 0.05
    passes: int = 1
    """How often every pair is read, each time in another order."""
    seed: int = 20251126
    half: bool = True
    """Products in bfloat16, sums and weights in float32."""


def fit(
    network: Reader, examples: Sequence[Encoded], recipe: Recipe, folder: Path, judge: Callable[[Reader], dict]
) -> None:
    """Train to the end of the recipe, from the last checkpoint in `folder` on; `judge` scores each checkpoint."""
    optimiser = adam(network, network.encoder, recipe.encoder_rate, recipe.head_rate, recipe.decay)
    dealt = (batches(examples, recipe.budget, random.Random(recipe.seed + number)) for number in range(recipe.passes))
    plan = [batch for one_pass in dealt for batch in one_pass][: recipe.steps]
    done, losses, began = resume(network, optimiser, folder), [], time.monotonic()
    torch.manual_seed(recipe.seed + done)
    for number in range(done, len(plan)):
        losses.append(_step(network, optimiser, plan[number], rate(number, recipe), recipe))
        if (number + 1) % 20 == 0:
            took, began = time.monotonic() - began, time.monotonic()
            print(f"step {number + 1}/{len(plan)} loss {sum(losses) / len(losses):.3f} {took / 20:.2f} s", flush=True)
            losses.clear()
        if (number + 1) % recipe.kept == 0 or number + 1 == len(plan):
            save(network, optimiser, number + 1, folder)
            print(json.dumps({"step": number + 1, **judge(network)}), flush=True)
            began = time.monotonic()


def rate(step: int, recipe: Recipe) -> float:
    """Share of the top rates at a step: a warm-up, a linear fall, a faster one at the end."""
    done = step / recipe.horizon
    falling = (1 - done) / (1 - recipe.warm_up)
    return min(done / recipe.warm_up, falling * min(1.0, (recipe.steps - step) / recipe.cooling))


def _step(
    network: Reader, optimiser: torch.optim.Optimizer, examples: Sequence[Encoded], share: float, recipe: Recipe
) -> float:
    network.train()
    for group in optimiser.param_groups:
        group["lr"] = group["top"] * share
    pieces, sides = map(torch.tensor, padded(examples))
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.half):
        scores = network(pieces, sides)
    wanted = torch.tensor([one.stance for one in examples])
    loss = F.cross_entropy(scores.float(), wanted, label_smoothing=recipe.smoothing)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return loss.item()
