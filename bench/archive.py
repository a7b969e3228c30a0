"""Speed and memory of the archive at growing sizes, beside SQLite FTS5 and LanceDB in the same run.

    make bench-archive                        10,000, 100,000 and 1,000,000 passages
    python bench/archive.py --sizes 10000     a quick look

Every engine works in a process of its own for each size, on the same texts: real sentences of the shared data where it
is at hand, and sentences joined of two halves of real ones. Ours goes the whole way of `archive import`: JSON lines,
checks, hashes, record, index; *hybrid* adds vectors, whose numbers are made up (a network would need hours for a
million), while questions and what is added later are read by the shipped encoder, and how much of it that could read
in a second is measured. The others are given the bare texts. Queries are claims. Nothing here is a test.
"""

import argparse
import gzip
import json
import math
import os
import platform
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SECONDSOURCE_SHARED", ROOT.parent / "shared" / "data"))
SIZES = (10_000, 100_000, 1_000_000)
QUERIES = 300
LIMIT = 16
ADDED = 20
"""Passages that are added one by one and looked for."""
ENCODED = 256
"""Passages on which the encoder is timed."""
ROW = "{:<12} {:>10} {:>12} {:>9} {:>9} {:>9} {:>11} {:>8} {:>11} {:>9}"
HEAD = ("", "passages", "imported/s", "p50 ms", "p95 ms", "of CPU", "visible ms", "of CPU", "search MB", "disk MB")
SLOW_QUERIES = {"fts5": 40}
"""FTS5 takes long for words that stand everywhere; fewer queries tell as much."""


def main() -> None:
    """Prints a line for each engine and size, and how the cost grows."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    asked.add_argument("--engines", nargs="+", default=list(ENGINES))
    asked.add_argument("--child", nargs=4, metavar=("ENGINE", "STEP", "FOLDER", "SIZE"))
    options = asked.parse_args()
    if options.child:
        engine, step, folder, size = options.child
        print(json.dumps(STEPS[step](ENGINES[engine], Path(folder), int(size))))
        return
    real = sentences()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()};", end=" ")
    print(f"load of other programs {os.getloadavg()[0]:.1f};", end=" ")
    print(f"{len(real):,} {'real' if SHARED.is_dir() else 'made-up'} sentences, the rest joined of halves\n")
    print(ROW.format(*HEAD))
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch) / "texts.jsonl"
        write_texts(texts, max(options.sizes), real)
        for engine in options.engines:
            costs = [measure(engine, size, Path(scratch)) for size in options.sizes]
            print(growth(options.sizes, costs), flush=True)


def measure(engine: str, size: int, scratch: Path) -> float:
    """One line of the table; gives the 95th percentile of a search in milliseconds of the processor."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        imported = child(engine, "import", folder, size)
        searched = child(engine, "search", folder, size)
        disk = sum(each.stat().st_size for each in Path(folder).rglob("*") if each.is_file()) / 1e6
    cells = (
        engine, f"{size:,}", f"{size / imported['seconds']:,.0f}", f"{searched['p50']:.1f}", f"{searched['p95']:.1f}",
        f"{searched['p95_cpu']:.1f}", f"{searched['visible']:.0f}", f"{searched['visible_cpu']:.0f}",
        f"{searched['megabytes']:.0f}", f"{disk:.0f}",
    )  # fmt: skip
    told = f"import: {imported['cpu']:.0f} s processor, {imported['megabytes']:.0f} MB"
    if "encoded" in imported:
        told += f"; the encoder reads {imported['encoded']:.0f} in a second of the processor"
    print(ROW.format(*cells), f" ({told}; load {os.getloadavg()[0]:.1f})", flush=True)
    return searched["p95_cpu"]


def child(engine: str, step: str, folder: str, size: int) -> dict[str, float]:
    """What a step in a process of its own says."""
    command = [sys.executable, __file__, "--child", engine, step, folder, str(size)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def growth(sizes: Sequence[int], milliseconds: Sequence[float]) -> str:
    """The exponent of a power law between the smallest and the largest size."""
    if len(sizes) < 2:
        return ""
    exponent = math.log(milliseconds[-1] / milliseconds[0]) / math.log(sizes[-1] / sizes[0])
    return f"{'':<12} a search costs as the passages to the power of {exponent:.2f}\n"


def run_import(engine: "Engine", folder: Path, size: int) -> dict[str, float]:
    """Everything into the engine, until it is findable."""
    texts, opened = folder.parent / "texts.jsonl", engine(folder)
    seconds, cpu = timed(lambda: opened.load(texts, size))
    told = {"seconds": seconds / 1000, "cpu": cpu / 1000, "megabytes": peak()}
    return told | ({"encoded": opened.encoded(texts)} if isinstance(opened, Hybrid) else {})


def run_search(engine: "Engine", folder: Path, size: int) -> dict[str, float]:
    """Searches in a fresh process, then additions one by one until each is found."""
    opened = engine(folder)
    claims = queries()[: SLOW_QUERIES.get(opened.name, QUERIES)]
    for claim in claims[:5]:
        opened.search(claim)
    took, cpu = map(sorted, zip(*(timed(lambda claim=claim: opened.search(claim)) for claim in claims), strict=True))
    megabytes = peak()
    numbers = range(size, size + ADDED)
    seen, used = map(
        sorted, zip(*(timed(lambda number=number: opened.add_one(number)) for number in numbers), strict=True)
    )
    return {
        "p50": took[len(took) // 2], "p95": took[int(len(took) * 0.95)], "p95_cpu": cpu[int(len(cpu) * 0.95)],
        "megabytes": megabytes, "visible": seen[ADDED // 2], "visible_cpu": used[ADDED // 2],
    }  # fmt: skip


def peak() -> float:
    """Most memory that this process held, in megabytes; the system's own count begins with that of the parent."""
    status = Path("/proc/self/status")
    if status.is_file():
        held = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(call: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds, by the clock and of the processor."""
    start, cpu = time.perf_counter(), time.process_time()
    call()
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - cpu)


class Ours:
    """The archive of this project, as `archive import` fills it."""

    name = "secondsource"

    def __init__(self, folder: Path) -> None:
        from secondsource.pipeline.archive import Archive  # lazy: the others shall not pay for it
        from secondsource.stores import sqlite, tantivy  # lazy: the same

        self.archive = Archive(sqlite.Component(sqlite.Options(), folder), tantivy.Component(tantivy.Options(), folder))

    def load(self, texts: Path, size: int) -> None:
        from secondsource.pipeline.rows import read_rows  # lazy: the same

        with texts.open(encoding="utf-8") as lines:
            self.archive.add(read_rows(islice(lines, size)))

    def search(self, text: str) -> Sequence[Any]:
        from secondsource.domain.evidence import Query  # lazy: the same

        return self.archive.search(Query(text), LIMIT)

    def add_one(self, number: int) -> None:
        from secondsource.testing.fakes import make_passage  # lazy: the same

        self.archive.add([make_passage(f"A late report, number {number}w, about the bridge.")])
        assert self.search(f"{number}w")


class Hybrid(Ours):
    """The same with search by meaning beside it; the numbers of the vectors are made up."""

    name = "hybrid"
    least = -1.0
    """Vectors that are made up lie far from everything; they are found all the same, as true ones would be."""

    def __init__(self, folder: Path) -> None:
        from secondsource.encoders import minilm  # lazy: the others shall not pay for it
        from secondsource.pipeline.meaning import Meaning  # lazy: the same
        from secondsource.stores import vectors  # lazy: the same

        super().__init__(folder)
        self.encoder, options = minilm.Component(minilm.Options()), vectors.Options(least=self.least)
        self.meaning = Meaning("minilm", self.encoder, lambda mark: vectors.Component(options, folder / mark))
        self.archive.meaning = self.meaning

    def load(self, texts: Path, size: int) -> None:
        if self.archive.record.count() < size:  # else the folder was filled before, and lacks the vectors alone
            super().load(texts, size)
        self.make_vectors()

    def make_vectors(self) -> None:
        import numpy as np  # lazy: the others shall not pay for it

        drawn, width = np.random.default_rng(1), len(self.encoder.encode(["a"])[0])
        rows = ((each, drawn.integers(-127, 128, width, np.int8).tobytes()) for each in self.archive.record.passages())
        self.meaning.vectors.add(rows)

    def encoded(self, texts: Path) -> float:
        """Passages that the encoder reads in a second of the processor."""
        some = [row["text"] for row in next(batches(texts, ENCODED, ENCODED))]
        return 1000 * len(some) / timed(lambda: self.encoder.encode(some))[1]


class Fts5:
    """SQLite's own full text search."""

    name = "fts5"
    tokenizer = "unicode61"

    def __init__(self, folder: Path) -> None:
        self.held = sqlite3.connect(folder / "fts5.sqlite3", isolation_level=None)
        self.held.execute("PRAGMA journal_mode = WAL")
        columns = f"text, url UNINDEXED, tokenize = '{self.tokenizer}'"
        self.held.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5({columns})")

    def load(self, texts: Path, size: int) -> None:
        for rows in batches(texts, size, 1000):
            self.held.execute("BEGIN")
            self.held.executemany("INSERT INTO texts VALUES (?, ?)", [(row["text"], row["url"]) for row in rows])
            self.held.execute("COMMIT")

    def search(self, text: str) -> Sequence[Any]:
        words = " OR ".join(f'"{word}"' for word in "".join(c if c.isalnum() else " " for c in text).split())
        return self.held.execute(
            "SELECT url FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (words, LIMIT)
        ).fetchall()

    def add_one(self, number: int) -> None:
        self.held.execute(
            "INSERT INTO texts VALUES (?, ?)", (f"A late report, number {number}w, about the bridge.", "")
        )
        assert self.search(f"{number}w")


class Lance:
    """LanceDB with its own full text index."""

    name = "lancedb"

    def __init__(self, folder: Path) -> None:
        import lancedb  # lazy: only this engine needs it
        from lancedb.index import FTS  # lazy: the same

        self.kind = FTS()

        self.base = lancedb.connect(folder / "lance")

    def load(self, texts: Path, size: int) -> None:
        table: Any = None
        for rows in batches(texts, size, 20_000):
            plain = [{"text": row["text"], "url": row["url"]} for row in rows]
            if table is None:
                table = self.base.create_table("texts", plain)
            else:
                table.add(plain)
        table.create_index("text", config=self.kind)
        table.wait_for_index(["text_idx"])

    def search(self, text: str) -> Sequence[Any]:
        return self.base.open_table("texts").search(text, query_type="fts").limit(LIMIT).to_list()

    def add_one(self, number: int) -> None:
        table = self.base.open_table("texts")
        table.add([{"text": f"A late report, number {number}w, about the bridge.", "url": ""}])
        assert self.search(f"{number}w")


Engine = type[Ours | Fts5 | Lance]
ENGINES: dict[str, Engine] = {each.name: each for each in (Ours, Hybrid, Fts5, Lance)}
STEPS: dict[str, Callable[[Engine, Path, int], dict[str, float]]] = {"import": run_import, "search": run_search}


def batches(texts: Path, size: int, batch: int) -> Iterator[list[dict[str, str]]]:
    """Rows of the file, some at a time."""
    with texts.open(encoding="utf-8") as lines:
        rows = map(json.loads, islice(lines, size))
        while some := list(islice(rows, batch)):
            yield some


def write_texts(path: Path, size: int, real: Sequence[str]) -> None:
    """So many passages in the import format: real sentences first, then joined halves."""
    chance = random.Random(1)
    halves = [sentence.split() for sentence in real]
    with path.open("w", encoding="utf-8") as file:
        for number in range(size):
            text = real[number] if number < len(real) else joined(halves, chance)
            row = {
                "url": f"https://news.example/{number}", "title": " ".join(text.split()[:8]), "kind": "page",
                "text": text, "publisher": f"Paper {number % 300}", "lang": "en",
                "published": f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            }  # fmt: skip
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def joined(halves: Sequence[list[str]], chance: random.Random) -> str:
    """The first half of one sentence and the second of another, twice: about as long as a passage."""
    parts: list[str] = []
    for _ in range(2):
        one, other = chance.choice(halves), chance.choice(halves)
        parts += one[: len(one) // 2 + 1] + other[len(other) // 2 :]
    return " ".join(parts)


def sentences() -> list[str]:
    """Evidence sentences of the shared data and texts of the conflict, each once; else made-up ones."""
    found: dict[str, None] = {}
    for name in ("fever_train", "vitaminc_real", "fever_dev_sr"):
        found |= dict.fromkeys(row["evidence"] for row in shared_rows(f"stance/{name}.jsonl.gz"))
    for name in ("wikipedia_ukraine_2023", "viina_russia_strikes"):
        found |= dict.fromkeys(row["text"][:1200] for row in shared_rows(f"conflict/{name}.jsonl"))
    real = [text for text in found if len(text.split()) > 3]
    random.Random(2).shuffle(real)
    return real or [f"The council of town {n % 977} spent {n} pounds on road {n % 61} in May." for n in range(20_000)]


def queries() -> list[str]:
    """Claims of the shared data that are not among the texts; else made-up ones."""
    claims = sorted({row["claim"] for row in shared_rows("stance/fever_symmetric_v02.jsonl.gz")})
    random.Random(3).shuffle(claims)
    return claims or [f"The council of town {n} spent nothing on its road in May." for n in range(QUERIES)]


def shared_rows(name: str) -> Iterator[dict[str, Any]]:
    """Rows of a file of the shared data; none where it is not at hand."""
    path = SHARED / name
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)


if __name__ == "__main__":
    main()
