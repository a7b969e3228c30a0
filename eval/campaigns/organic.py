"""Ordinary threads: comments labelled as no spam, drawn with a fixed seed, split in two halves by a hash of their text.

`dev` is what thresholds were set on; `held` was looked at once they stood.
"""

import gzip
import hashlib
import json
import random
from pathlib import Path

from secondsource.domain.thread import Comment, Thread
from secondsource.reading.pages.comments import make_thread

SIZES = (20, 50, 100, 200)


def ham(shared: Path, half: str) -> list[str]:
    """Different ordinary comments of one half, in a fixed order."""
    return sorted(text for text in set(labelled(shared, "ham")) if _half(text) == half)


def labelled(shared: Path, label: str) -> list[str]:
    """Every comment with that label, copies too."""
    lines = (shared / "comments" / "youtube_spam.jsonl").read_text(encoding="utf-8").splitlines()
    return [row["text"] for row in map(json.loads, lines) if row["label"] == label]


def talk(shared: Path, half: str) -> list[str]:
    """Different sentences of debates, which fill threads that are larger than the ordinary comments of a half."""
    with gzip.open(shared / "checkable_dev" / "claimbuster_half.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {json.loads(line)["text"] for line in lines}
    return sorted(text for text in texts if _half(text) == half)


def _half(text: str) -> str:
    return "held" if hashlib.sha256(text.encode()).digest()[0] % 2 else "dev"


def organic(texts: list[str], count: int, seed: int) -> list[Thread]:
    """Threads of different comments: what repeats in them, people wrote alike by themselves."""
    draw = random.Random(seed)
    return [as_thread(draw.sample(texts, min(draw.choice(SIZES), len(texts)))) for _ in range(count)]


def crowd(texts: list[str], more: list[str], size: int, draw: random.Random) -> list[str]:
    """So many different comments, filled up with sentences where there are too few."""
    return draw.sample(texts, min(size, len(texts))) + draw.sample(more, max(0, size - len(texts)))


def as_thread(texts: list[str]) -> Thread:
    return make_thread(Comment(text) for text in texts)
