"""Saved pages answer for their addresses, and nothing outside the folder does."""

from pathlib import Path

import pytest

from secondsource.errors import FetchError
from secondsource.fetchers.folder import Component, Options
from secondsource.fetchers.offline import Component as Offline
from secondsource.fetchers.offline import Options as OfflineOptions


@pytest.fixture
def folder(tmp_path: Path) -> Component:
    site = tmp_path / "pages" / "news.example"
    (site / "a").mkdir(parents=True)
    (site / "index.html").write_text("front")
    (site / "a" / "b.html?x=1").write_text("page")
    (site / "a" / "feed.xml").write_text("<rss/>")
    (tmp_path / "pages" / "secret").write_text("no")
    return Component(Options(folder=str(tmp_path / "pages")))


def test_the_layout_is_that_of_a_mirror(folder: Component):
    assert folder.fetch("https://news.example/").body == b"front"
    assert folder.fetch("https://news.example").body == b"front"
    assert folder.fetch("https://news.example/a/b.html?x=1").body == b"page"
    assert folder.fetch("https://news.example/a/feed.xml").content_type in ("text/xml", "application/xml")


@pytest.mark.parametrize(
    "path", ["/../secret", "/%2e%2e/secret", "/a/../../secret", "/a", "/none", "/%00", "//etc/passwd"]
)
def test_nothing_else_answers(folder: Component, path: str):
    with pytest.raises(FetchError, match="not among the saved pages"):
        folder.fetch(f"https://news.example{path}")


def test_offline_refuses_in_one_sentence(no_sockets: None):
    with pytest.raises(FetchError, match=r"^offline: https://news\.example/ was not fetched"):
        Offline(OfflineOptions()).fetch("https://news.example/")
