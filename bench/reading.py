"""Reading and all checks alone, in one process on one core: milliseconds and peak memory by length of the article.

    python bench/reading.py WORDS

Takes articles of so many words out of the shared pages where they are at hand, else made by rule. The first article of
a process also pays for patterns and indexes that are made once; it is told apart. Every further article is a new one.
"""

import argparse
import gzip
import logging
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle, islice

from run import RUNS, SHARED, article

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating, Snapshot
from secondsource.domain.reference import Tables
from secondsource.errors import ExtractionError
from secondsource.pipeline.reading import read_article
from secondsource.plugins import find_part, part_names
from secondsource.ports import Check, Tagger
from secondsource.reading.pages.extract import extract

READ_AT = datetime(2026, 11, 1, tzinfo=UTC)
DAY = date(2026, 10, 30)


def main(words: int) -> None:
    """Prints: milliseconds of the first article, of a further one (median, least, most), peak megabytes, its source."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    folder = SHARED / "pages"
    paragraphs = cycle(_pages() if folder.is_dir() else article(10 * words).split("\n\n"))
    tables = load_tables()
    checks = [part.component(part.options()) for part in (find_part("checks", name) for name in part_names("checks"))]
    tagger = _tagger()
    texts = [_text(paragraphs, words) for _ in range(RUNS + 1)]
    first, *further = [1000 * _seconds(text, tables, tagger, checks) for text in texts]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    spread = f"{statistics.median(further):.0f} {min(further):.0f} {max(further):.0f}"
    print(f"{first:.0f} {spread} {peak:.0f} {'pages' if folder.is_dir() else 'made'}")


def _pages() -> list[str]:
    """Paragraphs of the first shared pages, enough for every length that is measured."""
    found: list[str] = []
    for page in sorted((SHARED / "pages").glob("*.html.gz")):
        try:
            read = extract(Snapshot(page.name, gzip.decompress(page.read_bytes()), READ_AT)).article
        except ExtractionError:
            continue
        found += [span.of(read.text) for span in read.paragraphs]
    return found


def _text(paragraphs: Iterator[str], words: int) -> Article:
    """The next article of at least so many words."""
    taken: list[str] = []
    count = 0
    while count < words:
        taken += islice(paragraphs, 1)
        count += len(taken[-1].split())
    body = "Towns report\n\n" + "\n\n".join(taken)
    read = extract(Snapshot("article.txt", body.encode(), READ_AT)).article
    return replace(read, dating=Dating(DAY, DAY, ("given",)))


def _tagger() -> Tagger:
    part = find_part("taggers", "minilm")
    return part.component(replace(part.options(), threads=1))


def _seconds(text: Article, tables: Tables, tagger: Tagger, checks: list[Check]) -> float:
    start = time.process_time()
    reading = read_article(text, tables, tagger)
    for check in checks:
        check.find(text, reading, tables)
    return time.process_time() - start


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("words", type=int, help="of each article")
    main(asked.parse_args().words)
