"""How long watching takes: 1,000 new passages against the statements of many kept reports.

    make bench-watch                        100,000 statements
    python bench/watch.py --claims 10000

Reports and passages are made up: towns of the gazetteer and invented people, names as unevenly common as in news
(Zipf), a third of the statements about who holds a town. One passage in two tells of a town that reports tell of.
Ledger and archive are the real ones, on disk. It fails where a statement is weighed that nothing touched. Target: the
passages matched in under 60 seconds. Nothing here is a test.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import accumulate
from typing import TypeVar

from secondsource import __version__
from secondsource.checker import Checker
from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Claim, Kind, Reason
from secondsource.domain.dossier import Asked, Dossier, Trace
from secondsource.domain.evidence import Passage, Query
from secondsource.domain.ids import content_id, digest
from secondsource.domain.record import Span
from secondsource.domain.report import Assessment, Report, Run, Verdict
from secondsource.domain.thread import Thread
from secondsource.pipeline.keeping import begin_watching, write_dossier
from secondsource.pipeline.watch import Watch
from secondsource.serial import REPORT_SCHEMA
from secondsource.settings import load_settings
from secondsource.testing.fakes import make_passage
from secondsource.watcher import open_watch

T = TypeVar("T")
STATEMENTS, HELD, PASSAGES, TARGET = 40, 20, 1000, 60.0
DAY, NOW = date(2026, 1, 5), datetime(2026, 1, 6, 9, tzinfo=UTC)
SYLLABLES = "ba den kor lis mar nov per rin sol tav ul ver wen zar hol fen".split()  # noqa: SIM905  a list of words is read as words
DEEDS = "opened rebuilt closed inspected flooded repaired sold photographed guarded measured".split()  # noqa: SIM905  a list of words is read as words
THINGS = "bridge school harbour station hospital market library tunnel dam stadium mill bakery".split()  # noqa: SIM905  a list of words is read as words
DETAILS = "winter budget engineers residents traffic electricity roof railway funding storm visitors deliveries".split()  # noqa: SIM905  a list of words is read as words
HELD_BY = ("Ukrainian forces hold {town} after {n} days of fighting.", "Russian troops have taken {town}.",
           "{town} is under the control of Ukrainian forces.", "Russian drones hit the {thing} of {town}.")  # fmt: skip
HOUSES = ("Reuters", "BBC", "The Guardian", "Ukrinform", "TASS", "Le Monde", "Some Blog", "Euronews")


class World:
    """What the texts are made of."""

    def __init__(self, chance: random.Random, towns: Sequence[str]) -> None:
        self.chance = chance
        self.towns, self.town_odds = towns, self._odds(len(towns))
        self.people = [f"{self._name()} {self._name()}" for _ in range(5000)]
        self.people_odds = self._odds(len(self.people))

    def town(self) -> str:
        return self.chance.choices(self.towns, cum_weights=self.town_odds)[0]

    def sentence(self, town: str) -> str:
        """A statement about a town."""
        pick, number = self.chance.choice, self.chance.randrange(2, 4000)
        if self.chance.random() < 1 / 3:
            return pick(HELD_BY).format(town=town, n=number, thing=pick(THINGS))
        person = self.chance.choices(self.people, cum_weights=self.people_odds)[0]
        return f"{person} {pick(DEEDS)} the {pick(THINGS)} of {town} for {number} {pick(DETAILS)} and {pick(DETAILS)}."

    def _name(self) -> str:
        return "".join(self.chance.sample(SYLLABLES, self.chance.randrange(2, 4))).title()

    @staticmethod
    def _odds(count: int) -> list[float]:
        return list(accumulate(1 / (rank + 10) for rank in range(count)))


def main() -> None:
    """Prints what each step took."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--claims", type=int, default=100_000)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        settings = load_settings({"SECONDSOURCE_HOME": scratch})
        checker = Checker(settings, offline=True)
        world = World(random.Random(1), _towns(checker, 6000))
        begin_watching(checker.ledger, checker.archive)
        reports = timed("reports made and kept", lambda: keep_reports(checker, world, options.claims))
        watch = open_watch(settings, offline=True, now=lambda: NOW)
        timed(f"{options.claims:,} statements of {reports:,} reports taken in, once", lambda: watch.go_round(_quiet))
        timed("the same read again after a restart", lambda: open_watch(settings, offline=True).list.refresh())
        checker.archive.add(passage(world, number) for number in range(PASSAGES))
        measure(watch)


def measure(watch: Watch) -> None:
    """Matches and weighs; ends with 1 where something was weighed that nothing touched, or the target is missed."""
    house = watch.desk.open_house()
    new = list(watch.desk.archive.record.passages())[-PASSAGES:]
    index = watch.list.index
    start = time.perf_counter()
    found = timed(f"{PASSAGES:,} passages matched", lambda: [index.touched(each, house.tables) for each in new])
    seconds = time.perf_counter() - start
    touched = {watch.list[number].claim for numbers in found for number in numbers}
    print(f"{sum(map(len, found)):,} pairs, {len(touched):,} statements touched of {len(index):,}", flush=True)
    done = timed("a whole round: matched, and the touched statements weighed", lambda: watch.go_round(_quiet))
    print(f"{len(done.weighed):,} weighed, {len(done.changes):,} verdicts changed, {len(done.gaps)} gaps")
    print(f"memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    stray = set(done.weighed) - touched
    if stray or seconds > TARGET:
        sys.exit(f"{len(stray)} statements were weighed that nothing touched; matching took {seconds:.0f} s")


def keep_reports(checker: Checker, world: World, claims: int) -> int:
    """Puts reports into the ledger, as checks would."""
    for number in range(claims // STATEMENTS):
        write_dossier(checker.ledger, dossier(world, number))
    return claims // STATEMENTS


def dossier(world: World, number: int) -> Dossier:
    """A report on an article about a few towns, with what it was made from."""
    towns = [world.town() for _ in range(4)]
    sentences = list(dict.fromkeys(world.sentence(world.chance.choice(towns)) for _ in range(STATEMENTS)))
    text = " ".join(sentences)
    address = f"https://paper.example/{number}"
    article = Article(
        f"News from {towns[0]}", text, (Span(0, len(text)),), address, digest(address.encode()), publisher="A Paper",
        language="en", published=DAY, dating=Dating(DAY, DAY, ()),
    )  # fmt: skip
    held = tuple(passage(world, number * HELD + each, towns) for each in range(HELD))
    items = tuple(assessment(text, sentence, number) for sentence in sentences)
    asked = tuple(Asked("archive", item.queries[0], 16, (world.chance.choice(held).id,)) for item in items)
    run = Run(__version__, NOW, NOW, True, (), ())
    report = Report(
        REPORT_SCHEMA, content_id("rpt", number), DAY, article, items, (), (), (), (), Thread(()), run
    )  # fmt: skip
    return Dossier(report, Trace(article.snapshot, address, DAY, None, asked, held))


def assessment(text: str, sentence: str, number: int) -> Assessment:
    """A statement about which nothing was found."""
    at = text.index(sentence)
    span = Span(at, at + len(sentence))
    kind = Kind.CONTROL if "control" in sentence or "hold" in sentence else Kind.EVENT
    claim = Claim(content_id("claim", number, sentence), sentence, sentence, span, span, kind, True, None, None)
    none = (None, None)
    return Assessment(
        claim, None, Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOTHING_FOUND, *none, "nothing_found", "Nothing.",
        (), (), (), (), (), (Query(sentence, until=DAY),), DAY,
    )  # fmt: skip


def passage(world: World, number: int, towns: Sequence[str] = ()) -> Passage:
    """A paragraph of three sentences; half of what is new is about towns that nobody has heard of."""
    near = towns or ([world.town()] if number % 2 else [f"{world.people[number % 5000].split()[0]}ville"])
    text = " ".join(world.sentence(world.chance.choice(near)) for _ in range(3))
    house = world.chance.choice(HOUSES)
    url = f"https://{house.lower().replace(' ', '')}.example/{number}"
    return replace(make_passage(text, url=url, publisher=house, published_at=DAY), snapshot="0" * 64)


def timed(what: str, work: Callable[[], T]) -> T:
    """What the work gives; prints how long it took."""
    start, busy = time.perf_counter(), time.process_time()
    done = work()
    spent = time.perf_counter() - start, time.process_time() - busy
    print(f"{what}: {spent[0]:.1f} s, of processor time {spent[1]:.1f} s", flush=True)
    return done


def _towns(checker: Checker, most: int) -> list[str]:
    names = (line.split("\t")[0] for line in checker.tables.places.text.splitlines())
    found: Iterator[str] = (name for name in names if name.isascii() and name.isalpha() and len(name) > 4)
    return [name for name, _ in zip(dict.fromkeys(found), range(most), strict=False)]


def _quiet(_: object) -> None:
    """That verdicts change is no news here."""


if __name__ == "__main__":
    main()
