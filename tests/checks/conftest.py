"""Articles made from a few sentences, read for real and checked with the real tables."""

from collections.abc import Callable
from datetime import date

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding
from secondsource.plugins import find_part
from secondsource.reading.statements.claims import find_claims

Find = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def tables() -> Tables:
    return load_tables()


def _paragraphs(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(spans)


@pytest.fixture
def find(tables: Tables) -> Find:
    """Runs one check over a text: `find("sums", text, title=…, earliest=…, latest=…)`."""

    def run(
        check: str,
        text: str,
        title: str = "A title",
        earliest: date | None = date(2025, 12, 25),
        latest: date | None = date(2025, 12, 26),
    ) -> tuple[Finding, ...]:
        dating = Dating(earliest, latest, ())
        article = Article(title, text, _paragraphs(text), "-", "0" * 64, dating=dating, language="en")
        part = find_part("checks", check)
        found = part.component(part.options()).find(article, find_claims(article, tables), tables)
        assert all(each.span is None or each.span.of(text) == each.quote for each in found)
        return tuple(found)

    return run
