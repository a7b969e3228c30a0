"""Watching where something fails or is cut off: a gap, never a verdict, and no change lost or told twice."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.pipeline.watching import BRIDGE, DENIED, HULIAIPOLE, NOT_FOUR, ORIKHIV, SEEN, TWO_LANES, UNRELATED, World

from secondsource.domain.record import Gap
from secondsource.errors import SourceError
from secondsource.pipeline.changes import read_changes
from secondsource.pipeline.keeping import MATCHED, REPORT
from secondsource.pipeline.watch import Watch
from secondsource.testing.fakes import Wire

# What fails


def test_a_feed_that_fails_is_one_gap_hides_no_other_and_is_left_alone_for_its_time(world: World) -> None:
    world.go()
    world.later(minutes=20)
    world.wire.put(**SEEN)
    bad = Wire(_forget)
    bad.error = SourceError("The feed is broken.")
    desk = replace(world.open().desk, outlets={"bad": bad, "wire": world.wire})
    done = world.go(Watch(desk))
    assert done.gaps == [Gap("bad", "The feed is broken.")]
    assert len(done.changes) == 1
    world.later(minutes=5)
    done = world.go(Watch(desk))
    assert (done.asked, bad.asked) == (0, 1)
    world.later(minutes=10)
    assert world.go(Watch(desk)).asked == 2


@pytest.mark.parametrize("answer", [None, [1], ["words"], {}], ids=repr)
def test_news_that_are_none_are_a_gap(world: World, answer: object) -> None:
    class Odd:
        def latest(self, limit: int) -> Any:
            return answer

    done = world.go(Watch(replace(world.open().desk, outlets={"odd": Odd()})))
    assert [gap.what for gap in done.gaps] == ["odd"]


def test_a_passage_whose_page_is_not_held_does_not_join(world: World) -> None:
    world.go()
    world.later(minutes=20)
    loose = Wire(_forget)
    loose.put(**SEEN)
    done = world.go(Watch(replace(world.open().desk, outlets={"loose": loose})))
    assert (done.found, done.weighed) == (0, [])


def test_a_model_that_fails_changes_nothing_and_all_is_done_once_it_reads_again(world: World) -> None:
    world.go()
    world.later(minutes=20)
    world.wire.put(**SEEN)
    desk = world.open().desk
    house = desk.open_house()
    broken = replace(house, model=_Broken())
    done = world.go(Watch(replace(desk, open_house=lambda: broken)))
    assert [gap.what for gap in done.gaps] == ["model: broken"]
    assert (done.weighed, done.changes) == ([], [])
    world.later(minutes=20)
    assert len(world.go().changes) == 1


def _forget(_: object) -> None:
    """Keeps nothing."""


class _Broken:
    """A stance model that cannot read; the real thing falls back on rules and says so in `gaps`."""

    name = "broken"
    gaps = ()

    def for_article(self, *_: object) -> "_Broken":
        return self

    def read(self, pairs: object) -> Sequence[Any]:
        raise OSError("The file is gone.")


def test_an_archive_put_back_from_a_backup_is_watched_on(world: World) -> None:
    world.go()
    world.checker.ledger.set_bookmark(MATCHED, 1_000_000)
    assert world.go().matched == 0
    world.later(minutes=20)
    world.wire.put(**SEEN)
    assert len(world.go().changes) == 1


def test_a_report_that_cannot_be_read_is_a_gap_and_hides_no_other(world: World) -> None:
    world.checker.ledger.append(REPORT, "rpt-broken", [], "{}")
    world.wire.put(**SEEN)
    done = world.go()
    assert [gap.what for gap in done.gaps] == ["report rpt-broken"]
    assert len(done.changes) == 1
    world.later(minutes=20)
    assert world.go().gaps == []


# Where it is cut off


class Cut(BaseException):
    """Stands for a kill."""


class Fragile:
    """A ledger that is cut off before or after its nth write."""

    def __init__(self, ledger: Any, writes: int, *, after: bool) -> None:
        self._ledger = ledger
        self._left = writes
        self._after = after

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)

    def append(self, *entry: Any) -> bool:
        return self._write(lambda: self._ledger.append(*entry))

    def set_bookmark(self, *mark: Any) -> None:
        self._write(lambda: self._ledger.set_bookmark(*mark))

    def _write(self, write: Callable[[], Any]) -> Any:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise Cut
        done = write()
        if self._left == 0:
            raise Cut
        return done


@pytest.mark.parametrize("after", [False, True], ids=["before a write", "after a write"])
def test_cut_off_at_any_write_no_change_is_lost_and_none_is_written_twice(tmp_path: Path, *, after: bool) -> None:
    (tmp_path / "home").mkdir()
    start = World(tmp_path / "home")
    start.go()
    for item in (SEEN, DENIED, TWO_LANES, NOT_FOUR, UNRELATED):
        start.wire.put(**item)
    start.later(minutes=20)
    whole = sorted((BRIDGE, HULIAIPOLE, ORIKHIV))
    place, cut = 0, True
    while cut:
        place += 1
        world = start.copy(tmp_path / str(place))
        cut = _cut_at(world, place, after=after)
        world.later(minutes=20)
        world.go()
        changes = read_changes(world.open().desk.ledger)
        assert sorted(each.text for each in changes) == whole, place
        # What was written and not yet told stands in the history and the feed.
        assert len(world.told) in ((2, 3) if cut else (3,)), place
    assert place > 8


def _cut_at(world: World, writes: int, *, after: bool) -> bool:
    """Whether the round in which news came was cut off at its nth write."""
    watch = world.open()
    fragile: Any = Fragile(watch.desk.ledger, writes, after=after)
    try:
        world.go(Watch(replace(watch.desk, ledger=fragile)))
    except Cut:
        return True
    return False
