"""Timing of tools side by side: whatever else the machine does then falls on all of them."""

import time
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import TypeVar

Asked = TypeVar("Asked")
Told = TypeVar("Told")


def in_turn(
    tools: dict[str, Callable[[Asked], Told]], items: Iterable[Asked], clock: Callable[[], float] = time.process_time
) -> tuple[dict[str, list[Told]], dict[str, list[float]]]:
    """What every tool makes of every item, and its milliseconds; each item goes to each tool before the next item.

    Who goes first changes from item to item, so that no tool always finds the item's bytes warm.
    """
    told: dict[str, list[Told]] = {name: [] for name in tools}
    took: dict[str, list[float]] = {name: [] for name in tools}
    order = list(tools)
    for item in items:
        for name in order:
            start = clock()
            answer = tools[name](item)
            took[name].append(1000 * (clock() - start))
            told[name].append(answer)
        order = [*order[1:], order[0]]
    return told, took


def middle_and_slow(took: Sequence[float]) -> tuple[float, float]:
    """The median, and what 95 % stay within."""
    ordered = sorted(took)
    return median(ordered), ordered[int(0.95 * len(ordered))]
