"""Writes `docs/benchmarks.md`: what was measured now, and every other table as the page holds it. Needs no peer.

python bench/peers/page.py
"""

import os
import platform
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from published import write_published
from shapes import MEASURED
from table import NOT_YET, Shape

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"


def write_page(measured: Mapping[str, str] = MappingProxyType({})) -> None:
    """The tables that were measured now, by title; the others as they stand; then what was published."""
    before = PAGE.read_text(encoding="utf-8")
    sections = [measured.get(shape.title) or section_of(before, shape) for shape in MEASURED]
    page = "\n".join([*_opening(), *sections, *write_published()])
    PAGE.write_text(page.rstrip() + "\n", encoding="utf-8")


def section_of(page: str, shape: Shape) -> str:
    """The section of a page as it was measured, under the method as it is told now; else one that says it was not."""
    section = page.partition(f"\n## {shape.title}\n")[2].partition("\n## ")[0]
    table = section.find("\n| ")
    figures = section[table:].strip() if table >= 0 else NOT_YET
    return "\n".join((f"## {shape.title}", "", shape.how, "", figures, ""))


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
