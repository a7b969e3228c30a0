"""Near-duplicates: the pairs of our thread examination beside datasketch's MinHash LSH."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from campaigns.organic import talk
from clock import in_turn
from datasketch import MinHash, MinHashLSH
from figures import scored, version_of
from pairs import read_claims
from table import Figure, Row

from secondsource.reading.threads.nearness import Joined, encode, find_pairs

TEXTS, REWRITTEN = 6_000, 600
PERMUTATIONS = 128
SHORTEST, LONGEST = 8, 60
Pair = tuple[int, int]
Texts = Sequence[Sequence[str]]


def measure(shared: Path) -> Iterator[Row]:
    """A row for each tool."""
    texts, planted = draw(shared)
    found, took = in_turn(TOOLS, [texts], time.perf_counter)
    for tool in TOOLS:
        pairs = set(found[tool][0])
        recall = scored([pair in pairs for pair in sorted(planted)], _share)
        right = [pair in planted or _alike(*(texts[at] for at in pair)) for pair in sorted(pairs)]
        size = f"{len(texts):,} texts, {len(planted):,} rewritten"
        version = version_of("secondsource" if tool == "secondsource" else "datasketch")
        figures = (recall, scored(right, _share), Figure(took[tool][0] / 1000))
        yield Row(tool, version, "debates and FEVER claims", size, figures)


def draw(shared: Path) -> tuple[Texts, set[Pair]]:
    """Different texts cut into words, and which two of them are a text and its rewriting; the same at every run."""
    chance = random.Random(20251225)
    plain = [*talk(shared, "dev"), *talk(shared, "held"), *sorted(read_claims(shared))]
    cut = {words: None for text in plain if SHORTEST <= len(words := tuple(text.lower().split())) <= LONGEST}
    drawn = chance.sample(list(cut), TEXTS - REWRITTEN)
    rewritten = [_rewritten(text, drawn, chance) for text in drawn[:REWRITTEN]]
    order = list(range(TEXTS))
    chance.shuffle(order)
    place = {number: at for at, number in enumerate(order)}
    texts = [*drawn, *rewritten]
    planted = {_pair(place[at], place[TEXTS - REWRITTEN + at]) for at in range(REWRITTEN)}
    return [texts[number] for number in order], planted


def _rewritten(text: Sequence[str], others: Texts, chance: random.Random) -> Sequence[str]:
    if chance.random() < 0.25:
        return (*text[len(text) // 2 :], *text[: len(text) // 2])
    exchanged = set(chance.sample(range(len(text)), max(1, len(text) // 6)))
    return [chance.choice(chance.choice(others)) if at in exchanged else word for at, word in enumerate(text)]


def _ours(texts: Texts) -> set[Pair]:
    return set(find_pairs(texts, encode(texts), Joined(len(texts))))


def _sketched(index: Callable[[], MinHashLSH], least: float) -> Callable[[Texts], set[Pair]]:
    """Pairs that share a bucket of the index and whose estimated similarity is at least so much."""

    def found(texts: Texts) -> set[Pair]:
        lsh = index()
        hashes = list(MinHash.generator(map(_shingles, texts), num_perm=PERMUTATIONS))
        for at, each in enumerate(hashes):
            lsh.insert(at, each)
        pairs = {_pair(at, int(other)) for at, each in enumerate(hashes) for other in lsh.query(each) if other != at}
        return {pair for pair in pairs if not least or hashes[pair[0]].jaccard(hashes[pair[1]]) >= least}

    return found


def _shingles(text: Sequence[str]) -> list[bytes]:
    return [f"{one} {other}".encode() for one, other in pairwise(text)]


def _alike(one: Iterable[str], other: Iterable[str]) -> bool:
    left, right = set(one), set(other)
    return len(left & right) >= 0.5 * len(left | right)


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def _share(held: Sequence[bool]) -> float:
    return sum(held) / max(1, len(held))


TOOLS: dict[str, Callable[[Texts], set[Pair]]] = {
    "secondsource": _ours,
    "datasketch, same bands": _sketched(lambda: MinHashLSH(num_perm=PERMUTATIONS, params=(64, 2)), 0),
    "datasketch, same bands, looked at again": _sketched(
        lambda: MinHashLSH(num_perm=PERMUTATIONS, params=(64, 2)), 0.3
    ),
    "datasketch, threshold 0.5": _sketched(lambda: MinHashLSH(num_perm=PERMUTATIONS, threshold=0.5), 0),
}
