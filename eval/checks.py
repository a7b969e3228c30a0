"""False alarms of the deterministic checks: every finding over 181 news pages, against judgements made by eye.

`eval/judgements/checks.jsonl` holds one line for each finding that somebody has read: the page's hash, the check, a
hash of the quote, right or wrong, and why. Precision is right over all; a finding that nobody has judged counts as
wrong, so that a change which brings new findings asks for new judgements. The pages' text is not kept here.

Fifty pages, drawn by the hash of their hash, are kept aside: the checks are worked on with the others only, and these
are reported apart, as they come (`precision_aside`).
"""

import gzip
import json
import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reader import read
from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating, Snapshot
from secondsource.domain.ids import digest
from secondsource.errors import ExtractionError
from secondsource.plugins import find_part, part_names
from secondsource.reading.pages.extract import extract

_JUDGED = Path(__file__).with_name("judgements") / "checks.jsonl"
ASIDE = 50
_READ_AT = datetime(2026, 11, 1, tzinfo=UTC)

Key = tuple[str, str, str]
"""Page, check, and a hash of the quote (of nothing where the finding is about the article)."""


def measure(shared: Path) -> list[Score]:
    """Precision of all checks together, on all pages and on those kept aside, and the share of pages without a false
    alarm."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = findings(shared)
    judged = judgements()
    right = [judged.get(key, False) for keys in pages.values() for key in keys]
    kept = aside(pages)
    right_aside = [judged.get(key, False) for page in sorted(kept) for key in pages[page]]
    clean = [all(judged.get(key, False) for key in keys) for keys in pages.values()]
    _print({page: keys for page, keys in pages.items() if page not in kept}, judged, "worked on")
    _print({page: keys for page, keys in pages.items() if page in kept}, judged, "kept aside")
    return [
        _share("precision", right or [True]),
        _share("precision_aside", right_aside or [True]),
        _share("pages_without_a_false_alarm", clean),
    ]


def findings(shared: Path) -> dict[str, list[Key]]:
    """Every finding by page."""
    tables = load_tables()
    checks = {name: find_part("checks", name) for name in part_names("checks")}
    components = {name: part.component(part.options()) for name, part in checks.items()}
    with gzip.open(shared / "pages" / "index.jsonl.gz", "rt", encoding="utf-8") as index:
        rows = [json.loads(line) for line in index]
    found: dict[str, list[Key]] = {}
    for row in rows:
        article = _article(shared / "pages" / row["file"], row["url"])
        page = Path(row["file"]).name.split(".")[0][:16]
        found[page] = []
        if article is None:
            continue
        reading = read(article, tables)
        for name, component in components.items():
            for finding in component.find(article, reading, tables):
                found[page].append((page, name, digest(finding.quote.encode())[:16]))
    return found


def aside(pages: Iterable[str]) -> frozenset[str]:
    """The pages that nobody looks at while the checks are worked on."""
    return frozenset(sorted(pages, key=lambda page: digest(page.encode()))[:ASIDE])


def judgements() -> dict[Key, bool]:
    """What somebody has judged, by finding."""
    rows = map(json.loads, _JUDGED.read_text(encoding="utf-8").splitlines()) if _JUDGED.is_file() else ()
    return {(row["page"], row["check"], row["quote"]): row["right"] for row in rows}


def _article(path: Path, address: str) -> Article | None:
    try:
        article = extract(Snapshot(address, gzip.decompress(path.read_bytes()), _READ_AT)).article
    except ExtractionError:
        return None
    days = [article.published] if article.published else [candidate.value for candidate in article.dates]
    return replace(article, dating=Dating(min(days), max(days), ("the page",))) if days else article


def _print(pages: dict[str, list[Key]], judged: dict[Key, bool], which: str) -> None:
    counts = Counter((key[1], judged.get(key)) for keys in pages.values() for key in keys)
    for name in part_names("checks"):
        right, wrong, unread = (counts[name, value] for value in (True, False, None))
        total = right + wrong + unread
        print(f"checks: {which:<10} {name:<13} {total:>4} findings, {right} right, {wrong} wrong, {unread} unread")


def _share(name: str, flags: list[bool]) -> Score:
    def share(sample: Sequence[bool]) -> float:
        return sum(sample) / len(sample)

    low, high = bootstrap(flags, share)
    return Score(f"checks.{name}", share(flags), len(flags), low, high)
