"""Best first: several rankings fused into one, and a quick ranking of passages by the words they share with a claim."""

from collections.abc import Hashable, Iterable, Sequence
from math import log
from typing import TypeVar

from secondsource.domain.evidence import Passage
from secondsource.reading.vocabulary.words import content_keys

T = TypeVar("T", bound=Hashable)


def fuse(rankings: Iterable[Sequence[T]], k: int = 60) -> tuple[T, ...]:
    """One ranking out of many by reciprocal rank: each list gives an item 1 / (k + its rank); the sums decide.

    An item counts once a list; ties keep the order of first sight.
    """
    scores: dict[T, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(dict.fromkeys(ranking), start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (k + rank)
    return tuple(sorted(scores, key=lambda item: -scores[item]))


def rank_passages(claim: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Passages that share telling words with the claim, best first; the others last, in the order given."""
    wanted = content_keys(claim)
    held = [content_keys(f"{passage.title} {passage.text}") for passage in passages]
    rarity = {key: log(1 + len(held) / (1 + sum(key in keys for keys in held))) for key in wanted}
    scores = [sum(rarity[key] for key in wanted & keys) for keys in held]
    order = sorted(range(len(passages)), key=lambda at: -scores[at])
    return tuple(passages[at] for at in order)
