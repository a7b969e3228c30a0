"""A small world to watch: an article with two sides' claims and two ordinary ones, and a wire that brings news."""

import copy
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from secondsource import Checker
from secondsource.domain.report import Report
from secondsource.domain.watching import VerdictChange
from secondsource.pipeline.changes import read_changes
from secondsource.pipeline.check import House
from secondsource.pipeline.watch import Round, Watch
from secondsource.settings import load_settings
from secondsource.testing.fakes import Wire
from secondsource.watcher import open_watch

PAGE = """<html><head><title>Fighting along the rivers of the south</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2026-01-05T08:00:00Z"></head>
<body><article><h1>Fighting along the rivers of the south</h1>
<p>The war between Russia and Ukraine went on over the holidays, and both armies fought along the front.</p>
<p>Orikhiv is under the control of Ukrainian forces, according to Ukrainian officials. Russian troops have taken
Huliaipole, the Russian Defence Ministry said on Monday.</p>
<p>The bridge at Marlow Bay has four lanes. A school in Lisbon was painted green in the autumn, parents said.
Russian drones hit the railway station of Synelnykove.</p>
</article></body></html>"""
ORIKHIV = "Orikhiv is under the control of Ukrainian forces."
HULIAIPOLE = "Russian troops have taken Huliaipole."
STATION = "Russian drones hit the railway station of Synelnykove."
BRIDGE = "The bridge at Marlow Bay has four lanes."

SEEN = {
    "text": "Our reporter walked through Orikhiv on Tuesday: Orikhiv is under the control of Ukrainian forces.",
    "url": "https://www.reuters.com/world/orikhiv", "publisher": "Reuters", "published_at": date(2026, 1, 6),
}  # fmt: skip
DENIED = {
    "text": "The Ukrainian General Staff denied that Russian troops had taken Huliaipole: Ukrainian forces hold the "
    "town, it said.",
    "url": "https://www.ukrinform.net/huliaipole", "publisher": "Ukrinform", "published_at": date(2026, 1, 6),
}  # fmt: skip
TWO_LANES = {
    "text": "The bridge at Marlow Bay has only two lanes, the road office says in its list.",
    "url": "https://www.bbc.co.uk/news/bridge", "publisher": "BBC", "published_at": date(2026, 1, 6),
}  # fmt: skip
NOT_FOUR = {
    "text": "Drivers wait for half an hour, because the bridge at Marlow Bay does not have four lanes but two.",
    "url": "https://www.theguardian.com/bridge", "publisher": "The Guardian", "published_at": date(2026, 1, 6),
}  # fmt: skip
FOUR_LANES = {
    "text": "A guide for drivers counts four lanes on the bridge at Marlow Bay.",
    "url": "https://www.bbc.co.uk/news/guide", "publisher": "BBC", "published_at": date(2026, 1, 6),
}  # fmt: skip
LANES_AGAIN = {
    "text": "Engineers who measured the bridge at Marlow Bay found that it has four lanes.",
    "url": "https://www.theguardian.com/engineers", "publisher": "The Guardian", "published_at": date(2026, 1, 7),
}  # fmt: skip
UNRELATED = {
    "text": "The football club of Porto has bought a goalkeeper from Norway for nine million euros.",
    "url": "https://www.reuters.com/sport/porto", "publisher": "Reuters", "published_at": date(2026, 1, 6),
}  # fmt: skip
SILENT = {
    "text": "Trains to Huliaipole were cancelled before the war, an old timetable shows.",
    "url": "https://www.reuters.com/world/trains", "publisher": "Reuters", "published_at": date(2026, 1, 6),
}  # fmt: skip


class World:
    """A home with one kept report, a wire, and a clock that stands still until a test moves it."""

    def __init__(self, home: Path, page: str = PAGE) -> None:
        self.page = page
        self.now = datetime(2026, 1, 6, 9, tzinfo=UTC)
        self._settle(home)
        self.report = self.check()
        self.wire = Wire(self.checker.snapshots.keep)
        self.told: list[VerdictChange] = []

    def copy(self, home: Path) -> "World":
        """The same with a copy of its home, and nothing told yet."""
        shutil.copytree(self.home, home)
        other = copy.copy(self)
        other._settle(home)
        other.wire = copy.copy(self.wire)
        other.wire.keep = other.checker.snapshots.keep
        other.told = []
        return other

    def _settle(self, home: Path) -> None:
        self.home = home
        self.settings = load_settings({"SECONDSOURCE_HOME": str(home)})
        self.checker = Checker(self.settings, offline=True)

    def check(self) -> Report:
        return self.checker.check(self.page, as_of=self.now.date())

    def open(self) -> Watch:
        """The watch as after a restart: nothing is remembered but what is written down."""
        desk = open_watch(self.settings, offline=True, now=lambda: self.now).desk
        return Watch(replace(desk, outlets={"wire": self.wire}, open_house=self.open_house))

    def open_house(self) -> House:
        """Every part anew, but for what only takes a while to load."""
        house = self.checker.house
        return replace(house, sources=self.checker.open_sources(tuple(house.sources), house.tables))

    def go(self, watch: Watch | None = None) -> Round:
        """One round; its changes are `told`."""
        return (watch or self.open()).go_round(self.told.append)

    def later(self, *, days: int = 0, minutes: int = 0) -> None:

        self.now += timedelta(days=days, minutes=minutes)

    def changes(self) -> list[VerdictChange]:
        """What the ledger holds."""
        return read_changes(self.checker.ledger)

    def claim(self, text: str) -> str:
        """The id of the statement of that text."""
        (found,) = (item.claim.id for item in self.report.assessments if item.claim.text == text)
        return found

    def answers(self) -> Iterator[tuple[str, str]]:
        """Of each change: the statement and what it is now."""
        for each in self.told:
            yield each.text, f"{each.after.verdict}:{each.after.reason or ''}"
