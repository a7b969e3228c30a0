"""How much of a page's article the extractor finds, and how much of the rest it lets in: 181 news pages with gold text.

The measure is that of scrapinghub's article-extraction-benchmark: shingles of four words, counted with repetition;
precision and recall averaged over pages; F1 of the two averages. Leakage is the share of pages whose body holds a line
that is certainly not the article: a button, a box's heading, a comment heading, or a paragraph equal to a comment.
The peer is trafilatura alone, with the same settings and none of our own steps.
"""

import gzip
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, median

import trafilatura
from score import Score, bootstrap

from secondsource.domain.article import Snapshot
from secondsource.errors import ExtractionError
from secondsource.reading.pages.extract import Extraction, extract
from secondsource.reading.pages.furniture import comment_heading, is_button, opens_box

Hits = tuple[int, int, int]
"""Shingles found, wrong and missed."""

_READ_AT = datetime(2026, 11, 1, tzinfo=UTC)
_TOKEN = re.compile(r"\w+")


def measure(shared: Path) -> list[Score]:
    """F1, precision and recall on the gold pages, leakage, pages read without an error, and pages within 40 ms."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    with gzip.open(shared / "pages" / "index.jsonl.gz", "rt", encoding="utf-8") as index:
        rows = [json.loads(line) for line in index]
    bodies = [gzip.decompress((shared / "pages" / row["file"]).read_bytes()) for row in rows]
    read_page(bodies[0], rows[0]["url"])  # the first page pays for loading the language model
    read, times = zip(*(_timed(body, row["url"]) for body, row in zip(bodies, rows, strict=True)), strict=True)
    gold = [row["gold_text"] for row in rows]
    ours = [hits(want, each.article.text if each else "") for want, each in zip(gold, read, strict=True)]
    peers = [hits(want, trafilatura.extract(body, fast=True, include_comments=False) or "")
             for want, body in zip(gold, bodies, strict=True)]  # fmt: skip
    lines = [each.article.text.split("\n") if each else [] for each in read]
    clean = [not _leaks(text, each) for text, each in zip(lines, read, strict=True)]
    plain = [not _leaks((trafilatura.extract(body, fast=True, include_comments=False) or "").split("\n"), each)
             for body, each in zip(bodies, read, strict=True)]  # fmt: skip
    print(
        f"extraction: median {median(times):.1f} ms a page, 95 % within {sorted(times)[int(0.95 * len(times))]:.1f} ms"
    )
    named = [("f1", f1), ("precision", precision), ("recall", recall)]
    return [
        *(Score(f"extraction.{name}", by(ours), len(ours), *bootstrap(ours, by), "trafilatura alone", by(peers))
          for name, by in named),
        _share("no_leak", clean, "trafilatura alone", mean(plain)),
        _share("article_found", [each is not None for each in read]),
        _share("within_40_ms", [each <= 40 for each in times]),
    ]  # fmt: skip


def precision(pages: Sequence[Hits]) -> float:
    return mean(
        1.0 if wrong == missed == 0 else found / (found + wrong) for found, wrong, missed in pages if found + wrong
    )


def recall(pages: Sequence[Hits]) -> float:
    return mean(
        1.0 if wrong == missed == 0 else found / (found + missed) for found, wrong, missed in pages if found + missed
    )


def f1(pages: Sequence[Hits]) -> float:
    p, r = precision(pages), recall(pages)
    return 2 * p * r / (p + r)


def _share(name: str, held: Sequence[bool], peer: str | None = None, peer_value: float | None = None) -> Score:
    return Score(f"extraction.{name}", mean(held), len(held), *bootstrap(held, mean), peer, peer_value)


def read_page(body: bytes, url: str) -> Extraction | None:
    try:
        return extract(Snapshot(url, body, _READ_AT))
    except ExtractionError:
        return None


def _timed(body: bytes, url: str) -> tuple[Extraction | None, float]:
    start = time.process_time()
    read = read_page(body, url)
    return read, 1000 * (time.process_time() - start)


def hits(gold: str, text: str) -> Hits:
    want, have = _shingles(gold), _shingles(text)
    found = sum((want & have).values())
    return found, sum(have.values()) - found, sum(want.values()) - found


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def _leaks(lines: Sequence[str], read: Extraction | None) -> bool:
    comments = {comment.text for comment in read.thread.comments} if read else set()
    return any(
        is_button(line) or opens_box(line) or comment_heading(line)[0] or line in comments for line in lines if line
    )
