"""Claims that stand alone and keep the meaning, as judged by eye on real pages that others wrote.

`python eval/claims.py DRAW` prints the claims of a draw beside their sentence and what went before, to be read and
judged. A draw is some twenty English pages of some length, taken in the order of the hash of their names, and at most
ten claims of each, taken in the order of the hash of their places: `development` is read while
the reader of claims is worked on, `final` and what comes after it only once that work is done. Claims with words that
the reader itself calls unclear are not drawn, as it offers them to nobody; the share of the others is a measure of its
own.

`eval/judgements/claims.jsonl` holds one line for each claim that somebody has read: page, span, a hash of the claim's
text, right or wrong, and why. The pages' text is not kept here. A claim whose text has changed counts as wrong until
it is judged again.
"""

import gzip
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reader import read
from score import Score, bootstrap

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Claim, Reading
from secondsource.domain.ids import digest
from secondsource.errors import ExtractionError
from secondsource.reading.pages.english import looks_english
from secondsource.reading.pages.extract import extract

DRAWS = {"development": (0, 20), "final": (24, 44), "second": (44, 64), "third": (64, 80), "fourth": (80, 100)}
"""The pages of each draw; those that are in none were read during development as well."""
SEEDED = {"fifth": "2026-11-26"}
"""A draw over all pages but those of the fourth: twenty, and ten claims of each, by the hash of seed and name."""
LAST = {"sixth": ("2026-11-27", 0, 24), "seventh": ("2026-11-27", 24, 44)}
"""Draws over the pages of no draw before, by the hash of seed and name: first the fifteen that were left, then short
ones, and at most ten claims of each. With these every English page of 900 characters and more has been read once."""
CLAIMS, LENGTH, SHORTEST = 10, 2_000, 900
_JUDGED = Path(__file__).with_name("judgements") / "claims.jsonl"
_READ_AT = datetime(2026, 11, 1, tzinfo=UTC)

Key = tuple[str, int, int, str]
"""Page, span, and a hash of the claim's text."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the draw and what was read from it."""

    name: str
    article: Article
    reading: Reading

    def drawn(self, seed: str = "") -> Sequence[Claim]:
        """Ten claims of the page, the same at every run as long as their places stay."""
        offered = [claim for claim in self.reading.claims if not claim.unclear]
        by_hash = sorted(offered, key=lambda claim: digest(f"{seed}{self.name} {claim.span}".encode()))[:CLAIMS]
        return sorted(by_hash, key=lambda claim: claim.span)

    def key(self, claim: Claim) -> Key:
        return (self.name, claim.span.start, claim.span.end, digest(claim.text.encode())[:16])


def measure(shared: Path) -> list[Score]:
    """The share of claims judged right in each draw that has judgements, and of claims that are offered at all."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = list(_pages(shared))
    judged = judgements()
    scores: list[Score] = []
    for draw in (*DRAWS, *SEEDED, *LAST):
        keys = [page.key(claim) for page, claims in drawn(pages, draw) for claim in claims]
        if any(key in judged for key in keys):
            scores.append(_share(f"claims.{draw}", [judged.get(key, False) for key in keys]))
    clear = [not claim.unclear for page in _long(pages) for claim in page.reading.claims]
    return [*scores, _share("claims.clear", clear)]


def drawn(pages: Sequence[Page], draw: str) -> Iterator[tuple[Page, Sequence[Claim]]]:
    """The pages of a draw with their claims."""
    seed = LAST[draw][0] if draw in LAST else SEEDED.get(draw, "")
    for page in _chosen(pages, draw, seed):
        yield page, page.drawn(seed)


def _chosen(pages: Sequence[Page], draw: str, seed: str) -> Sequence[Page]:
    if draw in LAST:
        return _left(pages, seed)[slice(*LAST[draw][1:])]
    return _long(pages)[slice(*DRAWS[draw])] if draw in DRAWS else _by_seed(_long(pages), seed)


def _long(pages: Sequence[Page]) -> Sequence[Page]:
    return [page for page in pages if len(page.article.text) >= LENGTH]


def _left(pages: Sequence[Page], seed: str) -> Sequence[Page]:
    """What no draw before has taken, the longer pages first."""
    taken = {page.name for page in _long(pages)[: DRAWS["fourth"][1]]}
    taken |= {page.name for other in SEEDED.values() for page in _by_seed(_long(pages), other)}
    left = [page for page in pages if page.name not in taken]
    return sorted(left, key=lambda page: (len(page.article.text) < LENGTH, digest(f"{seed}{page.name}".encode())))


def _by_seed(pages: Sequence[Page], seed: str) -> Sequence[Page]:
    start, stop = DRAWS["fourth"]
    others = [*pages[:start], *pages[stop:]]
    return sorted(others, key=lambda page: digest(f"{seed}{page.name}".encode()))[:20]


def judgements() -> dict[Key, bool]:
    """What somebody has judged, by claim."""
    rows = map(json.loads, _JUDGED.read_text(encoding="utf-8").splitlines()) if _JUDGED.is_file() else ()
    return {(row["page"], row["start"], row["end"], row["claim"]): row["right"] for row in rows}


def _pages(shared: Path) -> Iterator[Page]:
    """The English pages that are not mere notices, in the order of the hash of their names."""
    tables = load_tables()
    for path in sorted((shared / "pages").glob("*.html.gz"), key=lambda path: digest(path.name.encode())):
        article = _article(path)
        if article is not None and len(article.text) >= SHORTEST and looks_english(article.text):
            yield Page(path.name[:16], article, read(article, tables))


def _article(path: Path) -> Article | None:
    try:
        return extract(Snapshot(path.name, gzip.decompress(path.read_bytes()), _READ_AT)).article
    except ExtractionError:
        return None


def _share(name: str, flags: Sequence[bool]) -> Score:
    def share(sample: Sequence[bool]) -> float:
        return sum(sample) / len(sample)

    return Score(name, share(flags), len(flags), *bootstrap(flags, share))


def show(shared: Path, draw: str) -> Iterator[str]:
    """The claims of a draw to be read: its number, page, what went before, the sentence, the claim and its speaker."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    judged = judgements()
    number = 0
    for page, claims in drawn(list(_pages(shared)), draw):
        yield f"\n# {page.name} {page.article.title}"
        for claim in claims:
            before = page.article.text[max(0, claim.sentence.start - 160) : claim.sentence.start].replace("\n", " ⏎ ")
            speaker = claim.attribution.speaker if claim.attribution else "-"
            yield f"{number} {page.key(claim)} {judged.get(page.key(claim), 'unread')}"
            yield f"   …{before}\n   SENTENCE {claim.sentence.of(page.article.text)}"
            yield f"   CLAIM    {claim.text}  [{speaker}; {claim.kind}, {claim.why_not}]{_put(claim)}"
            number += 1


def _put(claim: Claim) -> str:
    return "".join(f" [{each.words} = {each.meaning}]" for each in claim.resolved)


if __name__ == "__main__":
    for line in show(Path(sys.argv[2]) if len(sys.argv) > 2 else Path("../shared/data"), sys.argv[1]):
        print(line)
