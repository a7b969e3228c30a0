"""`watch` and `archive history`: one round and many, the feed of changes, Ctrl-C and kill."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from secondsource.cli import run
from secondsource.testing.watched import DENIED, SEEN, watched_page

NOW = datetime.now(UTC)
FEED = "feeds.bbci.co.uk/news/world/rss.xml"
SETTINGS = """[check]
fetcher = "folder"
[fetchers.folder]
folder = "{pages}"
[sources.feeds]
most = 1
[watch]
minutes = 0
"""
ATOM = "{http://www.w3.org/2005/Atom}"
COMMAND = [sys.executable, "-c", "from secondsource.cli import main; main()"]
Say = Callable[..., str]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command and gives what it says."""

    def run_it(*arguments: str, code: int = 0) -> str:
        got = run(list(arguments))
        said = capsys.readouterr()
        assert got == code, said.err
        return said.out + said.err

    return run_it


@pytest.fixture
def pages(home: Path, tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Saved pages of the web beside a home with one kept report; the feed there is empty at first."""
    folder = tmp_path / "pages"
    (home / "settings.toml").write_text(SETTINGS.format(pages=folder), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    Path("article.html").write_text(watched_page((NOW - timedelta(days=1)).date()), encoding="utf-8")
    publish(folder)
    say("check", "article.html", "-o", "report.json")
    return folder


def publish(pages: Path, *texts: str) -> None:
    """Puts items into the feed, each on a page of its own."""
    items = "".join(
        f"<item><title>Item {n}</title><link>https://www.bbc.co.uk/news/{n}</link>"
        f"<pubDate>{format_datetime(NOW)}</pubDate><description>{text}</description></item>"
        for n, text in enumerate(texts)
    )
    path = pages / FEED
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>', encoding="utf-8")


def report_id(say: Say) -> str:
    return say("archive", "reports").split()[0]


def test_news_changes_a_verdict_once_with_its_reason_in_history_and_feed(pages: Path, say: Say) -> None:
    assert "0 verdicts changed" in say("watch", "--once", "--feed", "changes.xml")
    assert "No verdict has changed since." in say("archive", "history", report_id(say))
    publish(pages, SEEN, DENIED)
    said = say("watch", "--once", "--feed", "changes.xml")
    assert "Supported (low confidence)" in said
    assert "Asked 1 feed, found 2 new passages; 2 statements weighed again, 2 verdicts changed." in said
    entries = list(ElementTree.parse("changes.xml").getroot().iter(f"{ATOM}entry"))
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in entries]
    assert sorted(title.partition(":")[0] for title in titles) == ["Conflicting", "Supported (low confidence)"]
    history = say("archive", "history", report_id(say))
    assert "New evidence came. BBC supports it" in history
    assert "https://www.bbc.co.uk/news/0" in history
    before = Path("changes.xml").read_bytes()
    assert "0 verdicts changed" in say("watch", "--once", "--feed", "changes.xml")
    assert Path("changes.xml").read_bytes() == before


def test_the_history_is_found_by_report_statement_and_address(pages: Path, say: Say) -> None:
    publish(pages, SEEN)
    said = say("watch", "--once")
    claim = said[said.index("claim-") :].partition(")")[0]
    for name in (report_id(say), claim, "article.html"):
        assert "Supported (low confidence)" in say("archive", "history", name)
    assert "keeps no report and no statement 'nothing'" in say("archive", "history", "nothing", code=2)


def test_a_feed_that_fails_is_told_in_one_line(pages: Path, say: Say) -> None:
    (pages / FEED).unlink()
    said = say("watch", "--once")
    assert said.count("Not looked at:") == 1
    assert "0 verdicts changed" in said
    (pages / FEED).write_text("<html>Maintenance</html>", encoding="utf-8")
    assert say("watch", "--once").count("Not looked at:") == 1


def test_offline_it_asks_nobody_and_looks_at_what_joins_the_archive(pages: Path, say: Say) -> None:
    publish(pages, DENIED)
    say("watch", "--once", "--offline")
    row = f'{{"url": "https://www.reuters.com/1", "title": "", "kind": "page", "text": "{SEEN}", '
    Path("rows.jsonl").write_text(row + f'"publisher": "Reuters", "published": "{NOW:%Y-%m-%d}"}}\n', encoding="utf-8")
    say("archive", "import", "rows.jsonl")
    said = say("watch", "--once", "--offline")
    assert "Asked 0 feeds, found 0 new passages; 1 statement weighed again, 1 verdict changed." in said


def test_a_feed_file_that_cannot_be_written_is_said_before_anything_is_done(pages: Path, say: Say) -> None:
    publish(pages, SEEN)
    assert "There is no folder" in say("watch", "--once", "--feed", "nowhere/changes.xml", code=2)
    assert "No verdict has changed since." in say("archive", "history", report_id(say))


def test_nothing_kept_is_nothing_to_watch(home: Path, say: Say) -> None:
    (home / "settings.toml").write_text("[archive]\nkeep_checks = false\n", encoding="utf-8")
    assert "set archive.keep_checks to true" in say("watch", "--once", code=2)


@pytest.fixture
def begin(home: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a command; whatever still runs at the end is killed."""
    begun: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        environment = os.environ | {"SECONDSOURCE_HOME": str(home), "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(
            [*COMMAND, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        begun.append(process)
        return process

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def test_ctrl_c_ends_cleanly(pages: Path, begin: Callable[..., subprocess.Popen[str]]) -> None:
    process = begin("watch")
    assert process.stdout
    assert process.stdout.readline().startswith("Asked 1 feed")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (130, "")


def test_killed_anywhere_no_change_is_lost_and_none_is_told_twice(
    pages: Path, say: Say, begin: Callable[..., subprocess.Popen[str]]
) -> None:
    start = time.monotonic()
    begin("watch", "--once").communicate(timeout=60)
    whole = time.monotonic() - start
    publish(pages, SEEN, DENIED)
    chance = random.Random(5)
    for _ in range(5):
        process = begin("watch", "--once", "--feed", "changes.xml")
        time.sleep(chance.uniform(whole * 0.4, whole))
        process.kill()
        process.communicate()
    say("watch", "--once", "--feed", "changes.xml")
    history = say("archive", "history", report_id(say)).splitlines()
    assert len([line for line in history if "→" in line]) == 2
    entries = list(ElementTree.parse("changes.xml").getroot().iter(f"{ATOM}id"))
    assert len({each.text for each in entries}) == len(entries) == 3
