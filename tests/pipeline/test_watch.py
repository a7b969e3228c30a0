"""Watching kept reports: what new evidence, time and nothing at all do to their verdicts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.pipeline.watching import (
    BRIDGE,
    DENIED,
    FOUR_LANES,
    HULIAIPOLE,
    LANES_AGAIN,
    NOT_FOUR,
    ORIKHIV,
    PAGE,
    SEEN,
    SILENT,
    STATION,
    TWO_LANES,
    UNRELATED,
    World,
)

from secondsource.domain.record import Gap
from secondsource.domain.watching import Cause
from secondsource.errors import SettingsError, SourceError, SourceUnavailable
from secondsource.pipeline.again import Again
from secondsource.pipeline.keeping import find_dossier
from secondsource.pipeline.telling import describe_change
from secondsource.pipeline.watch import Watch
from secondsource.pipeline.watchlist import RECHECK
from secondsource.settings import load_settings
from secondsource.watcher import open_watch

# What evidence does


def test_a_kept_report_weighed_again_from_what_it_held_says_the_same(world: World) -> None:
    dossier = find_dossier(world.checker.ledger, world.report.id)
    again = Again(dossier, world.checker.house, world.now.date(), offline=True)
    for item in world.report.assessments:
        found = again.weigh(item.claim.id, (), item.as_of)
        assert not isinstance(found, Gap)
        assert replace(found, gaps=()) == replace(item, gaps=())


@pytest.mark.parametrize(
    "items, claim, before, after",
    [
        ((SEEN,), ORIKHIV, "not_enough_evidence:only_party_sources", "supported:"),
        ((DENIED,), HULIAIPOLE, "not_enough_evidence:only_party_sources", "conflicting:"),
        ((TWO_LANES, NOT_FOUR), BRIDGE, "not_enough_evidence:nothing_found", "refuted:"),
        ((FOUR_LANES, LANES_AGAIN), BRIDGE, "not_enough_evidence:nothing_found", "supported:"),
    ],
)
def test_news_of_independent_origins_changes_a_verdict_by_the_ordinary_rules(
    world: World, items: Sequence[dict[str, Any]], claim: str, before: str, after: str
) -> None:
    assert world.go().weighed == []
    world.later(days=1)
    put = [world.wire.put(**item) for item in items]
    done = world.go()
    (change,) = done.changes
    assert world.told == [change]
    assert world.changes() == [change]
    assert (change.report, change.claim, change.text) == (world.report.id, world.claim(claim), claim)
    assert f"{change.before.verdict}:{change.before.reason or ''}" == before
    assert f"{change.after.verdict}:{change.after.reason or ''}" == after
    assert change.cause is Cause.EVIDENCE
    assert {each.passage for each in change.because} == {each.id for each in put}
    assert change.as_of == world.now.date()
    assert done.weighed == [world.claim(claim)]


def test_an_ordinary_check_on_that_day_comes_to_the_same(world: World) -> None:
    world.go()
    world.later(days=1)
    for item in (SEEN, DENIED, TWO_LANES, NOT_FOUR):
        world.wire.put(**item)
    world.go()
    fresh = {item.claim.id: item for item in world.check().assessments}
    assert len(world.told) == 3
    for change in world.told:
        item = fresh[change.claim]
        assert (item.verdict, item.reason, item.level) == (
            change.after.verdict,
            change.after.reason,
            change.after.level,
        )
        assert {each.passage for each in change.because} == {each.passage.id for each in item.evidence}


def test_a_change_is_told_once(world: World) -> None:
    world.go()
    world.wire.put(**SEEN)
    world.later(minutes=20)
    assert len(world.go().changes) == 1
    for _ in range(2):
        world.later(minutes=20)
        done = world.go()
        assert (done.asked, done.found, done.matched, done.weighed, done.changes) == (1, 0, 0, [], [])
    assert len(world.changes()) == 1


def test_the_report_itself_stays_as_it_was_made(world: World) -> None:
    world.go()
    world.wire.put(**SEEN)
    world.later(minutes=20)
    world.go()
    assert find_dossier(world.checker.ledger, world.report.id).report == world.report


def test_what_is_unrelated_touches_nothing(world: World) -> None:
    world.go()
    world.later(minutes=20)
    world.wire.put(**UNRELATED)
    done = world.go()
    assert (done.found, done.matched, done.weighed, done.changes) == (1, 1, [], [])


def test_what_says_nothing_either_way_is_weighed_and_changes_nothing(world: World) -> None:
    world.go()
    world.later(minutes=20)
    world.wire.put(**SILENT)
    done = world.go()
    assert done.weighed == [world.claim(HULIAIPOLE)]
    assert done.changes == []
    assert list(world.checker.ledger.entries(RECHECK)) == []


def test_evidence_adds_up_over_days_and_restarts(world: World) -> None:
    world.go()
    world.later(minutes=20)
    first = world.wire.put(**FOUR_LANES)
    world.go()
    world.later(days=1)
    second = world.wire.put(**LANES_AGAIN)
    world.go()
    assert list(world.answers()) == [(BRIDGE, "not_enough_evidence:single_origin"), (BRIDGE, "supported:")]
    assert {each.passage for each in world.told[-1].because} == {first.id, second.id}


def test_whatever_joins_the_archive_counts_whoever_put_it_there(world: World) -> None:
    world.go()
    passage = world.wire.put(**SEEN)
    world.wire.error = SourceError("The wire is down.")
    world.checker.archive.add([passage])
    world.later(minutes=20)
    assert [change.claim for change in world.go().changes] == [world.claim(ORIKHIV)]


def test_what_was_there_before_the_report_is_no_news(world: World) -> None:
    assert world.check().id == world.report.id  # the same page checked once more
    done = world.go()
    assert (done.matched, done.weighed) == (0, [])


# The article's own origin (rule 4)


def test_the_articles_own_origin_never_supports_it(home: Path) -> None:
    world = World(home, PAGE.replace("The Harbour Post", "Euronews"))
    world.go()
    world.later(minutes=20)
    text = str(SEEN["text"])
    own = (
        SEEN | {"publisher": "Euronews", "url": "https://www.euronews.com/more"},
        SEEN | {"text": f"Euronews reported it first. {text}", "url": "https://www.reuters.com/credits"},
        SEEN | {"text": world.report.article.text, "url": "https://www.reuters.com/copy"},
    )
    for item in own:
        world.wire.put(**item)
    done = world.go()
    assert done.matched == 3
    assert world.claim(ORIKHIV) in done.weighed
    assert [change.text for change in done.changes if change.after.verdict == "supported"] == []
    world.wire.put(**SEEN)
    world.later(minutes=20)
    assert [change.text for change in world.go().changes if change.after.verdict == "supported"] == [ORIKHIV]


def test_both_sides_news_weigh_alike(home: Path) -> None:
    theirs = "Ukrainian troops have taken Orikhiv, the Ukrainian Defence Ministry said on Monday."
    world = World(
        home, PAGE.replace("Orikhiv is under the control of Ukrainian forces, according to", f"{theirs} So do")
    )
    world.go()
    world.later(minutes=20)
    denial = str(DENIED["text"]).replace("Huliaipole", "Orikhiv").replace("Ukrainian", "Belgian")
    denial = denial.replace("Russian", "Ukrainian").replace("Belgian", "Russian")
    mirrored = {"text": denial, "url": "https://tass.com/1", "publisher": "TASS"}
    for item in (DENIED | mirrored, DENIED):
        world.wire.put(**item)
    world.go()
    assert dict(world.answers()) == {theirs.split(",")[0] + ".": "conflicting:", HULIAIPOLE: "conflicting:"}


# Time


def test_control_of_a_place_is_open_again_when_its_days_are_over(world: World) -> None:
    world.go()
    world.later(minutes=20)
    world.wire.put(**SEEN)
    world.go()
    world.later(days=6)  # 12 January: seven days after the article
    assert ORIKHIV not in [change.text for change in world.go().changes]
    world.later(days=1)
    done = world.go()
    (change,) = done.changes
    assert (change.text, change.after.verdict, change.after.reason) == (ORIKHIV, "not_enough_evidence", "too_old")
    assert (change.cause, change.because) == (Cause.TIME, ())
    world.later(days=1)
    assert world.go().weighed == []


def test_silence_says_something_once_others_had_time_to_look(world: World) -> None:
    world.go()
    world.later(days=2)  # 72 hours after the article
    done = world.go()
    assert set(done.weighed) == {world.claim(ORIKHIV), world.claim(HULIAIPOLE), world.claim(STATION)}
    (change,) = done.changes
    assert (change.text, change.before.reason, change.after.reason) == (STATION, "too_recent", "nothing_found")
    assert (change.cause, change.because) == (Cause.TIME, ())


def test_a_recheck_asks_the_sources_again(world: World) -> None:
    world.go()
    passage = world.wire.put(**DENIED | {"text": "Kyiv says no.", "url": "https://www.reuters.com/x"})
    asked: list[str] = []

    class Asked:
        def search(self, query: Any, limit: int) -> Sequence[Any]:
            asked.append(query.text)
            return [replace(passage, **_denial())]

    def _denial() -> dict[str, Any]:
        told = world.wire.put(**DENIED)
        return {name: getattr(told, name) for name in ("id", "text", "span", "url", "publisher", "snapshot")}

    watch = world.open()
    house = watch.desk.open_house()
    watch = Watch(replace(watch.desk, outlets={}, open_house=lambda: replace(house, sources={"asked": Asked()})))
    world.later(days=2)
    changes = world.go(watch).changes
    assert asked
    assert [each.text for each in changes if each.cause is Cause.EVIDENCE] == [HULIAIPOLE]


def test_sources_that_fail_at_a_recheck_are_gaps_and_change_nothing(world: World) -> None:
    class Broken:
        def search(self, query: Any, limit: int) -> Sequence[Any]:
            raise SourceUnavailable("It is closed.")

    world.go()
    world.later(minutes=20)
    for item in (DENIED, TWO_LANES, NOT_FOUR):
        world.wire.put(**item)
    world.go()
    told = len(world.told)
    watch = world.open()
    house = watch.desk.open_house()
    broken = replace(watch.desk, outlets={}, open_house=lambda: replace(house, sources={"one": Broken()}))
    world.later(days=3)
    done = world.go(Watch(broken))
    assert [gap.what for gap in done.gaps] == ["source: one"]
    assert [each.text for each in world.told[told:]] == [STATION]  # no longer too recent, and still nothing found


# Whom it watches


def test_the_latest_report_of_an_article_is_watched_in_place_of_earlier_ones(world: World) -> None:
    world.go()
    world.later(minutes=20)
    world.wire.put(**FOUR_LANES)
    world.go()
    world.later(days=1)
    fresh = world.check()
    assert fresh.id != world.report.id
    world.wire.put(**LANES_AGAIN)
    (change,) = world.go().changes
    assert change.report == fresh.id
    assert (change.before.reason, change.after.verdict) == ("single_origin", "supported")


def test_a_report_of_an_earlier_day_takes_no_place(world: World) -> None:
    world.checker.check(PAGE, as_of=date(2026, 1, 5))
    world.wire.put(**SEEN)
    assert [each.report for each in world.go().changes] == [world.report.id]
    world.later(minutes=20)
    world.wire.put(**DENIED)
    assert [each.report for each in world.go().changes] == [world.report.id]


def test_settings_that_keep_or_tell_nothing_are_refused(home: Path, tmp_path: Path) -> None:
    for table, words in (
        ("[archive]\nkeep_checks = false\n", "keep_checks"),
        ('[watch]\nsources = ["reference"]\n', "reference"),
    ):
        file = tmp_path / "settings.toml"
        file.write_text(table, encoding="utf-8")
        with pytest.raises(SettingsError, match=words):
            open_watch(load_settings({"SECONDSOURCE_HOME": str(home)}, file))


def test_etags_outlive_a_run(home: Path) -> None:
    watch = open_watch(load_settings({"SECONDSOURCE_HOME": str(home)}))
    assert any(name.startswith("feeds: https://") for name in watch.desk.outlets)
    outlet: Any = next(iter(watch.desk.outlets.values()))
    assert outlet.fetcher.fetcher.options.cache == str(home / "watch-cache.sqlite3")


def test_a_change_is_one_plain_line(world: World) -> None:
    world.go()
    world.wire.put(**DENIED)
    world.later(minutes=20)
    (change,) = world.go().changes
    line = describe_change(change)
    assert "\n" not in line
    for words in (
        "only the sides involved say so",
        "Conflicting",
        HULIAIPOLE,
        "Ukrinform contradicts it",
        world.report.id,
    ):
        assert words in line
