"""Peers on the same work: measures every table, or those named, and writes `docs/benchmarks.md`.

    make bench-peers                                  the page, in an environment of its own under build/
    python bench/peers/run.py "Article text"          one table anew

The shared data stands in `../shared/data` beside the checkout, or where SECONDSOURCE_SHARED says. Nothing here is a
test, and no peer is needed by the product.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
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
from published import write_published
from table import NOT_YET, Row, Shape, write_table

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SECONDSOURCE_SHARED", ROOT.parent / "shared" / "data"))
PAGE = ROOT / "docs" / "benchmarks.md"
KEPT = ROOT / "build" / "peers-tables"
"""Each table as it was last measured: one can be measured anew without the rest."""

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
        _measure(title)
    sections = [_section(shape) for shape in MEASURES]
    page = "\n".join([*_opening(), *sections, *write_published()])
    PAGE.write_text(page.rstrip() + "\n", encoding="utf-8")
    return 0


def _measure(title: str) -> None:
    """Measures one table, prints it and keeps it."""
    shape = next(shape for shape in MEASURES if shape.title == title)
    start, load = time.monotonic(), os.getloadavg()[0]
    rows = list(MEASURES[shape](SHARED))
    told = (
        f"Measured on {datetime.now(UTC):%d %B %Y} in {time.monotonic() - start:.0f} s; load of the machine {load:.1f} "
        f"before and {os.getloadavg()[0]:.1f} after (1.0 is one busy core)."
    )
    text = "\n".join([*write_table(shape, rows), told, ""])
    print(text, flush=True)
    _kept(title).parent.mkdir(parents=True, exist_ok=True)
    _kept(title).write_text(text, encoding="utf-8")


def _section(shape: Shape) -> str:
    """The table as it was last measured; where it never was, a section that says so."""
    if _kept(shape.title).is_file():
        return _kept(shape.title).read_text(encoding="utf-8")
    return "\n".join((f"## {shape.title}", "", shape.how, "", NOT_YET, ""))


def _kept(title: str) -> Path:
    return KEPT / f"{title.lower().replace(' ', '-')}.md"


def _opening() -> Iterator[str]:
    yield from (
        "<!-- Written by `make bench-peers` (bench/peers/run.py): run it again rather than change a figure. -->",
        "",
        "# Benchmarks",
        "",
        "Ours beside peers, on the same data in the same run. Peers are no part of the product: they live in an",
        "environment of their own (`requirements/peers.lock`). Where one is better, the lines under its table say so.",
        "Figures in brackets are 95 % intervals (bootstrap over items, fixed seed). Timings were taken with the tools",
        "in turn, item by item, so that whatever else the machine did fell on all of them: compare ratios, not times.",
        "",
        "| | |",
        "|---|---|",
        f"| machine | {_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()} |",
        f"| Python | {platform.python_version()} |",
        f"| date | {datetime.now(UTC):%d %B %Y} |",
        "| command | `make bench-peers` |",
        "",
    )


def _processor() -> str:
    """What the system calls its processor, as far as it tells."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unnamed processor"
    )


if __name__ == "__main__":
    sys.exit(main())
