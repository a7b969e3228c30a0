"""Claim search: our archive by words and by words and meaning, SQLite FTS5 and LanceDB, on the same passages."""

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from archive import Engine, Fts5, Hybrid, Lance, Ours
from clock import in_turn, middle_and_slow
from figures import scored, version_of
from retrieval import MEASURES, Asked, draw_claims
from table import Figure, Row

from secondsource.domain.evidence import Passage

SIZES = (10_000, 100_000)
WITH_VECTORS = 10_000
"""Passages up to which every one is encoded: more would take longer than all the rest of the run."""
CLAIMS = 100


class Porter(Fts5):
    """FTS5 with its stemmer."""

    tokenizer = "porter unicode61"


class Words(Lance):
    """LanceDB asked for words alone: it reads quotation marks as a phrase, for which its index has no places."""

    def search(self, text: str) -> Sequence[Any]:
        return super().search(text.replace('"', " "))


class Encoded(Hybrid):
    """Our archive with the vectors that our encoder makes of its passages."""

    least = 0.0

    def make_vectors(self) -> None:
        self.meaning.catch_up(self.archive.record, lambda _: None)


ENGINES: dict[str, tuple[Engine, Callable[[], str], Callable[[Any], str]]] = {
    "secondsource": (Ours, lambda: version_of("secondsource"), lambda found: found.url),
    "secondsource, hybrid": (Encoded, lambda: version_of("secondsource"), lambda found: found.url),
    "SQLite FTS5": (Fts5, lambda: sqlite3.sqlite_version, lambda found: found[0]),
    "SQLite FTS5, stemmed": (Porter, lambda: sqlite3.sqlite_version, lambda found: found[0]),
    "LanceDB": (Words, lambda: version_of("lancedb"), lambda found: found["url"]),
}
"""Each engine, its version, and the address of what it finds."""


def measure(shared: Path) -> Iterator[Row]:
    """A row for each engine at each size."""
    for size in SIZES:
        claims, passages = draw_claims(shared, CLAIMS, size)
        with tempfile.TemporaryDirectory() as scratch:
            yield from _rows(claims, passages[:size], Path(scratch))


def _rows(claims: Sequence[Asked], passages: Sequence[Passage], scratch: Path) -> Iterator[Row]:
    addresses = _write(passages, scratch / "texts.jsonl")
    names = [name for name in ENGINES if "hybrid" not in name or len(passages) <= WITH_VECTORS]
    searches = {name: _loaded(name, scratch, len(passages)) for name in names}
    for claim in claims[:3]:
        in_turn(searches, [claim.text])  # what is loaded at the first search
    told, took = in_turn(searches, [claim.text for claim in claims], time.perf_counter)
    for name in names:
        ranked = [(claim, [addresses[each] for each in found]) for claim, found in zip(claims, told[name], strict=True)]
        quality = [scored(ranked, of) for of in MEASURES.values()]
        times = [Figure(each) for each in middle_and_slow(took[name])]
        size = f"{len(claims)} claims, {len(passages):,} passages"
        yield Row(name, ENGINES[name][1](), "FEVER claims and evidence", size, (*quality, *times))


def _write(passages: Sequence[Passage], path: Path) -> dict[str, str]:
    """The passages in the import format; gives the id of each by the address it was given there."""
    addresses = {f"https://news.example/{number}": passage for number, passage in enumerate(passages)}
    with path.open("w", encoding="utf-8") as file:
        for url, passage in addresses.items():
            row = {"url": url, "title": "", "kind": "page", "text": passage.text, "publisher": "", "lang": "en"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return {url: passage.id for url, passage in addresses.items()}


def _loaded(name: str, scratch: Path, size: int) -> Callable[[str], list[str]]:
    folder = scratch / name.replace(" ", "-")
    folder.mkdir()
    kind, _, address_of = ENGINES[name]
    engine = kind(folder)
    engine.load(scratch / "texts.jsonl", size)
    return lambda claim: [address_of(found) for found in engine.search(claim)]
