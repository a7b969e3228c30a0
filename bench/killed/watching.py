"""`watch`: one round, and running on while the news comes in."""

# ruff: noqa: ARG002  a command takes what all are given, also where it needs less

import shutil
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from killed.common import Writes, damage
from kills import say

from secondsource.testing.watched import DENIED, SEEN, watched_page

_TODAY = datetime.now(UTC)
LATER = 1.0
"""Seconds after which the second piece of news comes in."""


class Once(Writes):
    """`watch --once`; each kill falls on the same news."""

    def prepare(self, folder: Path) -> None:
        self.pages = folder / "pages"
        settings = '[check]\nfetcher = "folder"\n[fetchers.folder]\nfolder = "{}"\n[sources.feeds]\nmost = 1\n'
        (folder / "home" / "settings.toml").write_text(settings.format(self.pages) + "[watch]\nminutes = 0\n", "utf-8")
        (folder / "a.html").write_text(watched_page((_TODAY - timedelta(days=1)).date()), encoding="utf-8")
        _publish(self.pages)
        say("check", "a.html", "-o", "a.json")
        say("watch", "--once")
        shutil.copytree(folder / "home", folder / "first")
        _publish(self.pages, SEEN, DENIED)

    def arguments(self, folder: Path, number: int) -> list[str]:
        shutil.rmtree(folder / "home")
        shutil.copytree(folder / "first", folder / "home")
        (folder / "changes.xml").unlink(missing_ok=True)
        return ["watch", "--once", "--feed", "changes.xml"]

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        wrong = damage()
        name = say("archive", "reports").split()[0]
        before = say("archive", "history", name)
        acknowledged = [line for line in told.splitlines() if "→" in line]
        wrong += [f"told and not kept: {line}" for line in acknowledged if line not in before]
        say("watch", "--once", "--feed", "changes.xml")
        changes = [line for line in say("archive", "history", name).splitlines() if "→" in line]
        if len(changes) != 2 or len(set(changes)) != 2:
            wrong.append(f"{len(changes)} changes of 2 are kept")
        if _entries(folder) != 2:
            wrong.append("the feed tells other changes than were kept")
        return wrong


class RunningOn(Once):
    """`watch` without an end: news comes in before the first round and during a later one."""

    def arguments(self, folder: Path, number: int) -> list[str]:
        super().arguments(folder, number)
        _publish(self.pages, SEEN)
        self.later = threading.Timer(LATER, _publish, (self.pages, SEEN, DENIED))
        self.later.start()
        return ["watch", "--feed", "changes.xml"]

    def settled(self, folder: Path, told: str) -> bool:
        return _entries(folder) == 2

    def look(self, folder: Path, number: int, told: str) -> list[str]:
        self.later.cancel()
        self.later.join()
        _publish(self.pages, SEEN, DENIED)
        return super().look(folder, number, told)


def _entries(folder: Path) -> int:
    made = folder / "changes.xml"
    return made.read_text(encoding="utf-8").count("<entry>") if made.exists() else 0


def _publish(pages: Path, *texts: str) -> None:
    """Puts news into the feed, whole at once; the same news has the same day every time."""
    items = "".join(
        f"<item><title>Item {n}</title><link>https://www.bbc.co.uk/news/{n}</link>"
        f"<pubDate>{format_datetime(_TODAY)}</pubDate><description>{text}</description></item>"
        for n, text in enumerate(texts)
    )
    path = pages / "feeds.bbci.co.uk/news/world/rss.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name("rss.new")
    beside.write_text(f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>', encoding="utf-8")
    beside.replace(path)
