"""What sources find in a check joins the archive, and is one passage wherever it is found again."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pipeline.watching import BRIDGE, FOUR_LANES, LANES_AGAIN, PAGE, World

from secondsource import Checker, Report
from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.domain.report import Assessment
from secondsource.errors import StoreError
from secondsource.pipeline.check import House
from secondsource.settings import load_settings
from secondsource.testing.fakes import Wire


class Wired:
    """A source that answers every question with all that is on a wire."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        return self.wire.latest(limit)


class Unkept(Wired):
    may_be_kept = False


class Local(Wired):
    local = True


@pytest.fixture
def world(first_world: World, tmp_path: Path) -> World:
    found = first_world.copy(tmp_path / "world")
    found.wire.put(**FOUR_LANES)
    found.wire.put(**LANES_AGAIN)
    return found


def check(world: World, source: Wired | None, checker: Checker | None = None) -> Report:
    """A check that asks the archive, and a source beside it."""
    checker = checker or world.checker
    house: House = checker.house
    asked = {"archive": house.sources["archive"]} | ({"wired": source} if source else {})
    vars(checker)["house"] = replace(house, sources=asked)
    return checker.check(PAGE, as_of=world.now.date().replace(day=8))


def bridge(report: Report) -> Assessment:
    (item,) = (item for item in report.assessments if item.claim.text == BRIDGE)
    return item


def held(world: World) -> set[str]:
    return {passage.publisher or "" for passage in world.checker.archive.record.passages()} & {"BBC", "The Guardian"}


def test_a_later_offline_check_finds_what_a_source_found(world: World) -> None:
    first = bridge(check(world, Wired(world.wire)))
    assert first.verdict == "supported"
    assert held(world) == {"BBC", "The Guardian"}
    later = bridge(check(world, None))
    assert later.verdict == "supported"
    assert {each.passage.id for each in later.evidence} == {each.passage.id for each in first.evidence}
    for each in later.evidence:
        assert world.checker.snapshots.read(each.passage.snapshot or "")


def test_found_twice_it_is_one_passage_of_one_origin(world: World) -> None:
    first = bridge(check(world, Wired(world.wire)))
    again = bridge(check(world, Wired(world.wire)))
    ids = [each.passage.id for each in again.evidence]
    assert len(ids) == len(set(ids)) == 2
    assert again == first


def test_one_origin_stays_one_origin_when_the_archive_has_it_too(world: World) -> None:
    lone = Wire(world.checker.snapshots.keep)
    lone.put(**FOUR_LANES)
    for _ in range(2):
        item = bridge(check(world, Wired(lone)))
        assert (item.reason, len(item.origins), len(item.evidence)) == ("single_origin", 1, 1)


def test_the_id_of_a_report_is_the_same_whether_it_joins_or_not(world: World, tmp_path: Path) -> None:
    kept = check(world, Wired(world.wire))
    file = tmp_path / "settings.toml"
    file.write_text("[archive]\nkeep_checks = false\n", encoding="utf-8")
    other = Checker(load_settings({"SECONDSOURCE_HOME": str(tmp_path / "other")}, file), offline=True)
    assert check(world, Wired(world.wire), other).id == kept.id
    assert not any(passage.publisher == "BBC" for passage in other.archive.record.passages())


@pytest.mark.parametrize("kind", [Unkept, Local])
def test_a_source_whose_terms_forbid_it_and_one_of_this_machine_add_nothing(world: World, kind: type[Wired]) -> None:
    assert bridge(check(world, kind(world.wire))).verdict == "supported"
    assert held(world) == set()


def test_what_two_sources_found_joins_by_the_one_that_allows_it(world: World) -> None:
    house = world.checker.house
    vars(world.checker)["house"] = replace(house, sources={"no": Unkept(world.wire), "yes": Wired(world.wire)})
    world.checker.check(PAGE, as_of=world.now.date().replace(day=8))
    assert held(world) == {"BBC", "The Guardian"}


def test_records_and_what_stands_in_no_kept_page_do_not_join(world: World) -> None:
    loose = Wire(lambda _: None)
    loose.put(**FOUR_LANES | {"text": "The bridge at Marlow Bay has four lanes, a driver says."})
    world.wire.put(**LANES_AGAIN | {"kind": PassageKind.REFERENCE, "url": "https://www.theguardian.com/record"})
    check(world, Wired(loose))
    assert held(world) == set()
    check(world, Wired(world.wire))
    assert PassageKind.REFERENCE not in {each.kind for each in world.checker.archive.record.passages()}


def test_an_archive_that_takes_nothing_is_told_and_ends_no_check(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    class Full:
        record = world.checker.archive.record

        def add(self, passages: object) -> int:
            raise StoreError("The disk is full.")

    keeper = world.checker.keeper
    assert keeper
    vars(world.checker)["keeper"] = replace(keeper, archive=Full())
    with caplog.at_level(logging.WARNING):
        assert bridge(check(world, Wired(world.wire))).verdict == "supported"
    assert "What the sources found is not kept: The disk is full." in caplog.text
