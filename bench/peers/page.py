"""Writes `docs/benchmarks.md` from the tables as they were last measured; needs no peer.

python bench/peers/page.py
"""

import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from published import write_published
from shapes import MEASURED
from table import NOT_YET, Shape

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
KEPT = ROOT / "build" / "peers-tables"
"""Each table as it was last measured: one can be measured anew without the rest."""


def write_page() -> None:
    """Everything that was measured, then what was published."""
    sections = [_section(shape) for shape in MEASURED]
    page = "\n".join([*_opening(), *sections, *write_published()])
    PAGE.write_text(page.rstrip() + "\n", encoding="utf-8")


def _section(shape: Shape) -> str:
    """The table as it was last measured; where it never was, a section that says so."""
    if kept_at(shape.title).is_file():
        return kept_at(shape.title).read_text(encoding="utf-8")
    return "\n".join((f"## {shape.title}", "", shape.how, "", NOT_YET, ""))


def kept_at(title: str) -> Path:
    """Where a table is kept, by its title."""
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
    write_page()
