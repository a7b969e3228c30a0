"""Articles made from a few sentences, read for real and checked with the real tables."""

from collections.abc import Callable
from datetime import date

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.article import Dating
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding
from secondsource.plugins import find_part
from secondsource.reading.statements.claims import find_claims
from secondsource.testing.fakes import make_article

Find = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def tables() -> Tables:
    return load_tables()


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
        article = make_article(text, title, dating=Dating(earliest, latest, ()))
        part = find_part("checks", check)
        found = part.component(part.options()).find(article, find_claims(article, tables), tables)
        assert all(each.span is None or each.span.of(text) == each.quote for each in found)
        return tuple(found)

    return run
