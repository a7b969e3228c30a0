"""Quick scores while fitting; those of the card come from the shipped file."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

import torch
from trunk.batches import batches

from stances.batches import Encoded, padded
from stances.data import CLASSES
from stances.network import Reader


def accuracies(network: Reader, sets: Mapping[str, Sequence[Encoded]]) -> dict[str, float]:
    """Percent right in each set; a set without silent pairs is judged between the other two."""
    network.eval()
    found: dict[str, float] = {}
    for name, examples in sets.items():
        classes = len(CLASSES) if any(one.stance == CLASSES.index("silent") for one in examples) else 2
        right: dict[bool, int] = defaultdict(int)
        for dealt in batches(examples, 4096, random.Random(0)):
            pieces, sides = map(torch.tensor, padded(dealt))
            with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
                best = network(pieces, sides)[:, :classes].argmax(1).tolist()
            for one, said in zip(dealt, best, strict=True):
                right[said == one.stance] += 1
        found[name] = round(100 * right[True] / max(1, len(examples)), 2)
    return found
