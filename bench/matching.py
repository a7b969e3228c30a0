"""How long it takes to find what was judged before: one claim against many stored ones, index and comparison together.

    python bench/matching.py                 100,000 stored claims
    python bench/matching.py --size 10000    a quick look

Stored are claims of FEVER from the shared data where it is at hand, else made-up ones. Nothing here is a test.
"""

import argparse
import gzip
import json
import os
import platform
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from secondsource.data.tables import load_tables
from secondsource.domain.matching import EarlierClaim, EarlierKind, fact_check_id
from secondsource.pipeline.earlier import EarlierClaims
from secondsource.pipeline.matching import Matcher, Sought
from secondsource.stores import ledger, sqlite, tantivy

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("SECONDSOURCE_SHARED", ROOT.parent / "shared" / "data"))
ASKED = 300


def main() -> None:
    """Prints one line a step."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--size", type=int, default=100_000)
    size: int = asked.parse_args().size
    texts, real = claims(size + ASKED)
    print(f"{platform.machine()}, {os.cpu_count()} cores, load of other programs {os.getloadavg()[0]:.1f}; ", end="")
    print(f"{size:,} stored claims, {'of FEVER' if real else 'made up'}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        held = EarlierClaims(
            sqlite.Component(sqlite.Options(), folder),
            ledger.Component(ledger.Options(), folder),
            tantivy.Component(tantivy.Options(), folder / "claims"),
        )
        start = time.perf_counter()
        held.record.add_earlier(map(stored, texts[:size]))
        print(f"kept     {time.perf_counter() - start:6.1f} s")
        start = time.perf_counter()
        held.follow(())
        print(f"indexed  {time.perf_counter() - start:6.1f} s")
        matcher = Matcher(held, list, load_tables())
        matcher.find(Sought(texts[-1]), 10)
        took = sorted(timed(matcher, text) for text in texts[size:])
        print(
            f"matched  p50 {took[len(took) // 2]:.1f} ms, p95 {took[int(len(took) * 0.95)]:.1f} ms, {len(took)} claims"
        )


def stored(text: str) -> EarlierClaim:
    url = "https://checks.example/1"
    return EarlierClaim(fact_check_id(url, "Desk", text, "x"), EarlierKind.FACT_CHECK, text, "x", "Desk", url)


def timed(matcher: Matcher, text: str) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    matcher.find(Sought(text), 10)
    return 1000 * (time.perf_counter() - start)


def claims(size: int) -> tuple[Sequence[str], bool]:
    """So many different claims, in an order that is always the same, and whether people wrote them."""
    path = SHARED / "stance" / "fever_train.jsonl.gz"
    if not path.is_file():
        return [f"Place {n % 977} had {n} ferries on day {n % 31}." for n in range(size)], False
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found = sorted({json.loads(line)["claim"] for line in file})
    return random.Random(20251225).sample(found, min(size, len(found))), True


if __name__ == "__main__":
    main()
