"""What every measure gives: a number with its interval, its floor, and a named peer measured in the same run."""

import json
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Score:
    """One measured number."""

    name: str
    """Module and measure, such as `extraction.f1`: the key of its floor in floors.json."""
    value: float
    n: int
    """How many items it was measured on."""
    low: float
    high: float
    """95 % interval."""
    peer: str | None = None
    """Another tool on the same items, in the same run."""
    peer_value: float | None = None

    @property
    def floor(self) -> float | None:
        """The least value that passes; None where floors.json has none. Raising it is free."""
        return json.loads(_FLOORS.read_text(encoding="utf-8")).get(self.name)

    @property
    def passes(self) -> bool:
        return self.floor is None or self.value >= self.floor


def bootstrap(items: Sequence[T], measure: Callable[[Sequence[T]], float], rounds: int = 400) -> tuple[float, float]:
    """The middle 95 % of the measure over samples drawn from the items with replacement; the same at every run."""
    draw = random.Random(20251225)
    values = sorted(measure(draw.choices(items, k=len(items))) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score, which has width at 0 and at 1, where drawing again has none."""
    if not n:
        return 0.0, 1.0
    z, share = 1.96, hits / n
    middle, width = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (middle - width) / (1 + z * z / n)), min(1.0, (middle + width) / (1 + z * z / n))
