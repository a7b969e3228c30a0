"""Peers on the same work: measures every table, or those named, and writes `docs/benchmarks.md`.

    make bench-peers                                  the page, in an environment of its own under build/
    python bench/peers/run.py "Article text"          one table anew

The shared data stands in `../shared/data` beside the checkout, or where SECONDSOURCE_SHARED says. Nothing here is a
test, and no peer is needed by the product.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "eval"))  # the measures have their home there
sys.path.append(str(Path(__file__).resolve().parents[1]))  # and the engines of the archive here

import article_text
import claim_search
import near_copies
import phrases
import sentence_ends
import shapes
import stances_read
import trees
from page import write_page
from table import Row, Shape, write_table

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SECONDSOURCE_SHARED", ROOT.parent / "shared" / "data"))

MEASURES: dict[Shape, Callable[[Path], Iterable[Row]]] = {
    shapes.ARTICLES: article_text.measure,
    shapes.SEARCH: claim_search.measure,
    shapes.COPIES: near_copies.measure,
    shapes.SENTENCES: sentence_ends.measure,
    shapes.PHRASES: phrases.measure,
    shapes.ENTITIES: phrases.measure_marked,
    shapes.TREES: trees.measure,
    shapes.STANCE: stances_read.measure,
    shapes.GROUNDING: stances_read.measure_grounding,
}


def main() -> int:
    """The exit code: 0, or 2 where a table is unknown or there is no data."""
    asked = argparse.ArgumentParser(description="Peers on the same work.")
    asked.add_argument("tables", nargs="*", metavar="TABLE", help="titles of the tables to measure anew; all if none")
    names: list[str] = asked.parse_args().tables
    known = [shape.title for shape in MEASURES]
    if unknown := set(names) - set(known):
        print(f"There is no table called {', '.join(sorted(unknown))}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    if not SHARED.is_dir():
        told = f"There is no shared data in {SHARED}; set SECONDSOURCE_SHARED to the folder that holds it."
        print(told, file=sys.stderr)
        return 2
    for title in names or known:
        write_page({title: _measure(title)})
    return 0


def _measure(title: str) -> str:
    """Measures one table and prints it; gives its section of the page."""
    shape = next(shape for shape in MEASURES if shape.title == title)
    start, load = time.monotonic(), os.getloadavg()[0]
    rows = list(MEASURES[shape](SHARED))
    told = (
        f"Measured on {datetime.now(UTC):%d %B %Y} in {time.monotonic() - start:.0f} s; load of the machine {load:.1f} "
        f"before and {os.getloadavg()[0]:.1f} after (1.0 is one busy core)."
    )
    text = "\n".join([*write_table(shape, rows), told, ""])
    print(text, flush=True)
    return text


if __name__ == "__main__":
    sys.exit(main())
