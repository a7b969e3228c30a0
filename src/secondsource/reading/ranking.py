"""Several rankings fused into one."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def fuse(rankings: Iterable[Sequence[T]], k: int = 60) -> tuple[T, ...]:
    """One ranking out of many: each list gives an item 1 / (k + its rank); the sums decide.

    Reciprocal rank fusion, k = 60 as Cormack, Clarke and Büttcher have it (SIGIR 2009). An item counts once a list;
    ties keep the order of first sight.
    """
    scores: dict[T, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(dict.fromkeys(ranking), start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (k + rank)
    return tuple(sorted(scores, key=lambda item: -scores[item]))
