"""Claims with their own evidence among other sentences, and how well a ranking finds it.

Claims of FEVER's shared-task dev (*supports* and *refutes*), each against the evidence that annotators chose for it,
mixed into sentences of other claims' evidence: FEVER train first, then the other sets of `stance`, cut into sentences.
A sentence that also stands in a claim's own evidence is left out of the others. `recall` is the share of a claim's own
evidence among the first ten; `mrr` is the mean of 1 / rank of the first piece found, 0 where none is.
"""

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondsource.domain.evidence import Passage
from secondsource.testing.fakes import make_passage

SHORTEST, LONGEST = 30, 600
"""Characters of a sentence that is mixed in."""
_STOP = re.compile(r"(?<=[a-z\d)\"][.!?]) +(?=[A-Z\"])")


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim, and the ids of its own evidence."""

    text: str
    own: frozenset[str]


Ranked = tuple[Asked, Sequence[str]]


def draw_claims(shared: Path, count: int, others: int) -> tuple[list[Asked], list[Passage]]:
    """The claims, and all passages: their evidence first, then others."""
    draw = random.Random(20251225)
    evidence: dict[str, set[str]] = {}
    for row in _lines(shared / "stance/fever_dev_sr.jsonl.gz"):
        evidence.setdefault(row["claim"], set()).add(row["evidence"])
    chosen = draw.sample(sorted(evidence), min(count, len(evidence)))
    own = {text: make_passage(text) for claim in chosen for text in sorted(evidence[claim])}
    claims = [Asked(claim, frozenset(own[text].id for text in evidence[claim])) for claim in chosen]
    mixed = _others(shared, others, {sentence for text in own for sentence in _sentences(text)}, draw)
    passages = {passage.id: passage for passage in (*own.values(), *map(make_passage, mixed))}
    return claims, list(passages.values())


def _others(shared: Path, count: int, own: set[str], draw: random.Random) -> list[str]:
    """So many sentences that are no claim's own, FEVER's before those of other sets."""
    folder = shared / "stance"
    files = [folder / "fever_train.jsonl.gz", *sorted(set(folder.glob("*.gz")) - {folder / "fever_train.jsonl.gz"})]
    found: dict[str, None] = {}
    for file in files:
        fresh = {sentence: None for row in _lines(file) for sentence in _sentences(row["evidence"])}
        fresh = {each: None for each in fresh if each not in own and each not in found}
        room = count - len(found)
        found |= dict.fromkeys(draw.sample(list(fresh), min(room, len(fresh))))
    return list(found)


def _sentences(text: str) -> Iterator[str]:
    """A short text as it is, a long one cut where a full stop meets a capital: near enough for what is mixed in."""
    if len(text) < LONGEST // 4:
        yield text
        return
    yield from (each for each in _STOP.split(text) if SHORTEST <= len(each) <= LONGEST)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _recall(first: int) -> Callable[[Sequence[Ranked]], float]:
    return lambda ranked: (
        sum(len(asked.own & set(found[:first])) / len(asked.own) for asked, found in ranked) / len(ranked)
    )


def _mrr(ranked: Sequence[Ranked]) -> float:
    def rank(asked: Asked, found: Sequence[str]) -> float:
        return next((1 / place for place, each in enumerate(found, start=1) if each in asked.own), 0.0)

    return sum(rank(asked, found) for asked, found in ranked) / len(ranked)


MEASURES: dict[str, Callable[[Sequence[Ranked]], float]] = {"recall_at_10": _recall(10), "mrr": _mrr}
