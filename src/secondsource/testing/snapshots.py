"""What every store of snapshots must do. Subclass `SnapshotsSuite`, say how yours is made, and run it with pytest."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from secondsource.domain.article import Snapshot
from secondsource.ports import Snapshots

PAGE = Snapshot(
    address="https://news.example/б?x=1#y",
    body="<h1>Куп'янськ</h1>\r\n\r\n<p>two lanes</p>".encode(),
    fetched_at=datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
    content_type="text/html; charset=utf-8",
    charset="utf-8",
    headers=(("Content-Type", "text/html; charset=utf-8"), ("content-encoding", "gzip"), ("X-Odd", "a\r\nb: “c”")),
    final_address="https://www.news.example/b",
    request=(("User-Agent", "secondsource (news fact checker)"),),
    tool="secondsource 0.1.0",
)
FILE = Snapshot("/a folder/article.html", b"\x00\xff\r\n" * 3, datetime(2026, 1, 2, tzinfo=UTC))
INPUT = replace(FILE, address="-", body=b"A text.")
EMPTY = replace(PAGE, address="https://news.example/empty", body=b"")
ALL = (PAGE, FILE, INPUT, EMPTY)


class SnapshotsSuite:
    """Override `make`: it opens your store over a folder, empty at first."""

    def make(self, folder: Path) -> Snapshots:
        raise NotImplementedError

    def test_gives_back_what_was_kept(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        assert [store.keep(each) for each in ALL] == [each.sha256 for each in ALL]
        assert [store.read(each.sha256) for each in ALL] == list(ALL)
        assert store.read("0" * 64) is None
        store.close()

    def test_keeps_after_closing(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        store.keep(PAGE)
        store.close()
        again = self.make(tmp_path)
        assert again.read(PAGE.sha256) == PAGE
        assert list(again.held()) == [PAGE.sha256]
        again.close()

    def test_keeps_once_for_each_address_and_content(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        later = replace(PAGE, fetched_at=datetime(2026, 2, 1, tzinfo=UTC))
        for each in (PAGE, later, replace(PAGE, address="https://copy.example/"), FILE):
            store.keep(each)
        assert list(store.held()) == [PAGE.sha256, PAGE.sha256, FILE.sha256]
        assert store.read(PAGE.sha256) == PAGE
        store.close()

    def test_keeps_no_secret(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        secret = (("Authorization", "Bearer s3cret"), ("Cookie", "s3cret"), ("X-Api-Key", "s3cret"), ("Accept", "*/*"))
        store.keep(replace(PAGE, address="https://me:s3cret@news.example/?key=s3cret&q=b", request=secret))
        kept = store.read(PAGE.sha256)
        assert kept is not None
        assert kept.address == "https://news.example/?key=***&q=b"
        assert kept.request == (("Accept", "*/*"),)
        store.close()

    def test_a_copy_holds_the_same(self, tmp_path: Path) -> None:
        store = self.make(tmp_path / "one")
        for each in ALL:
            store.keep(each)
        (tmp_path / "other").mkdir()
        store.back_up(tmp_path / "other")
        store.close()
        copy = self.make(tmp_path / "other")
        assert [copy.read(each.sha256) for each in ALL] == list(ALL)
        assert list(copy.verify()) == []
        copy.close()

    def test_what_is_whole_verifies(self, tmp_path: Path) -> None:
        store = self.make(tmp_path)
        assert list(store.verify()) == []
        store.keep(PAGE)
        assert list(store.verify()) == []
        store.close()
