"""Ordinary threads: comments labelled as no spam, drawn with a fixed seed, split in two halves by a hash of their text.

`dev` is what thresholds were set on; `held` was looked at once they stood.
"""

import hashlib
import json
import random
from pathlib import Path

from secondsource.domain.thread import Comment, Thread
from secondsource.reading.pages.comments import make_thread

SIZES = (20, 50, 100, 200)


def ham(shared: Path, half: str, label: str = "ham") -> list[str]:
    """Different comments of one half, in a fixed order."""
    lines = (shared / "comments" / "youtube_spam.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {row["text"] for row in map(json.loads, lines) if row["label"] == label}
    return sorted(text for text in texts if _half(text) == half)


def _half(text: str) -> str:
    return "held" if hashlib.sha256(text.encode()).digest()[0] % 2 else "dev"


def organic(texts: list[str], count: int, seed: int) -> list[Thread]:
    """Threads of different comments: what repeats in them, people wrote alike by themselves."""
    draw = random.Random(seed)
    return [as_thread(draw.sample(texts, min(draw.choice(SIZES), len(texts)))) for _ in range(count)]


def crowd(texts: list[str], size: int, draw: random.Random) -> list[str]:
    """So many different comments; where there are too few, two are joined, which makes their halves repeat."""
    if size <= len(texts):
        return draw.sample(texts, size)
    joined = {f"{one} {other}" for one, other in ((draw.choice(texts), draw.choice(texts)) for _ in range(3 * size))}
    return (draw.sample(texts, len(texts)) + sorted(joined))[:size]


def as_thread(texts: list[str]) -> Thread:
    return make_thread(Comment(text) for text in texts)
