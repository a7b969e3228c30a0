"""Whole checks of short articles of our own, offline, with the bundled archive or with one that strangers filled."""

import html
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from secondsource import Checker, Report
from secondsource.settings import load_settings

OPENING = (
    "The report was released on Friday after a long week of talks, where delegates met behind closed doors and said"
    " little to the press."
)


class Desk:
    """A checker in a home of its own, and short articles for it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)

    def keep(self, *rows: dict[str, str]) -> None:
        """Imports rows; what a row does not say is that of an unknown site of the article's days."""
        lines = [
            json.dumps(
                {"url": f"https://site{number}.example/story/{number}", "title": "Story", "publisher": f"Site {number}"}
                | {"published": "2026-11-18", "lang": "en", "kind": "page"}
                | row
            )
            for number, row in enumerate(rows)
        ]
        self.checker.import_rows(lines)

    def check(self, *statements: str, published: str = "2026-11-20", publisher: str = "") -> Report:
        """The report about an article of these paragraphs."""
        site = f'<meta property="og:site_name" content="{publisher}">' if publisher else ""
        body = "".join(f"<p>{html.escape(words)}</p>" for words in (OPENING, *statements))
        page = self.home / "article.html"
        page.write_text(
            f'<html lang="en"><head><title>News of the day</title>{site}</head><body><article>'
            f"<h1>News of the day</h1>{body}</article></body></html>",
            encoding="utf-8",
        )
        return self.checker.check(page, published=date.fromisoformat(published), as_of=date(2026, 11, 23))

    def verdicts(self, *statements: str, published: str = "2026-11-20", publisher: str = "") -> set[str]:
        """The verdicts on all claims but those of the opening."""
        report = self.check(*statements, published=published, publisher=publisher)
        return {str(item.verdict) for item in report.assessments if item.claim.quote not in OPENING}


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with nothing but the bundled archive."""
    return Desk(tmp_path_factory.mktemp("house"))


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Desk]:
    """Makes a desk whose archive holds these rows too."""

    def made(*rows: dict[str, str]) -> Desk:
        new = Desk(tmp_path_factory.mktemp("desk"))
        new.keep(*rows)
        return new

    return made
