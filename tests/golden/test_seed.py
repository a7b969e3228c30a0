"""The page that the product grew out of, checked offline with the bundled archive, as HTML and as saved text.

What is asserted is what a careful human checker finds (`seed/expected.json`). The page is third-party, so it is not in
the repository, and no line of code or data may know it (see `tests/test_house.py`).
"""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from secondsource import Checker, Report, Verdict
from secondsource.domain.claim import Reason
from secondsource.domain.evidence import Stance
from secondsource.domain.examination import ThreadVerdict
from secondsource.domain.report import Assessment, Flag, Said
from secondsource.settings import ArchiveSettings, load_settings
from secondsource.weighing import remedies

ENDINGS = ("html", "txt")
FURNITURE = ("Listen to the article", "Fact Checker", "Verify the accuracy", "23 Comments", "Comments")
NEVER = {Verdict.SUPPORTED, Verdict.REFUTED}


@pytest.fixture(scope="module")
def reports(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Both ways of saving the page, by the file's ending."""
    checker = offline(tmp_path_factory.mktemp("home"))
    return {ending: checker.check(seed / f"article.{ending}") for ending in ENDINGS}


@pytest.fixture(params=ENDINGS)
def report(request: pytest.FixtureRequest, reports: dict[str, Report]) -> Report:
    return reports[request.param]


@pytest.fixture(scope="module")
def seed(shared: Path) -> Path:
    return shared / "seed"


@pytest.fixture(scope="module")
def expected(seed: Path) -> dict[str, Any]:
    rows = json.loads((seed / "expected.json").read_text(encoding="utf-8"))["claims"]
    return {row["id"]: row for row in rows}


def offline(home: Path) -> Checker:
    return Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)


def in_sentence(report: Report, starts: str) -> list[Assessment]:
    """The assessments of all claims of the sentence that starts with those words."""
    text = report.article.text
    return [item for item in report.assessments if item.claim.sentence.of(text).lstrip("“").startswith(starts)]


def test_the_duration_of_the_war_is_refuted_by_arithmetic(report: Report, expected: dict[str, Any]) -> None:
    items = in_sentence(report, expected["S14"]["starts"])
    (refuted,) = [item for item in items if item.verdict is Verdict.REFUTED]
    shown = " ".join(finding.arithmetic or "" for finding in refuted.findings)
    assert "nearly three years" in refuted.claim.quote
    assert "3 years 10 months" in shown
    assert "24 Feb 2022" in shown or "24 February 2022" in shown


def test_the_article_as_a_whole_carries_its_flags(report: Report) -> None:
    assert Flag.HEADLINE_BODY_MISMATCH in report.flags
    assert Flag.ONE_SIDED_SOURCING in report.flags


def test_the_forecast_of_unnamed_analysts_is_not_checkable_and_unsourced(
    report: Report, expected: dict[str, Any]
) -> None:
    items = in_sentence(report, expected["S15"]["starts"])
    forecast = [item for item in items if item.reason is Reason.PREDICTION]
    assert forecast
    assert any(Flag.UNSOURCED_ATTRIBUTION in item.flags for item in items)


def test_what_surprised_the_enemy_is_a_motive(report: Report, expected: dict[str, Any]) -> None:
    items = in_sentence(report, expected["S12"]["starts"])
    assert any(item.verdict is Verdict.NOT_CHECKABLE and item.reason is Reason.MOTIVE for item in items)


def test_the_population_of_the_city_is_supported(report: Report, expected: dict[str, Any]) -> None:
    items = [item for item in in_sentence(report, expected["S5"]["starts"]) if "27,000" in item.claim.quote]
    assert [item.verdict for item in items] == [Verdict.SUPPORTED]
    assert any("27,169" in evidence.quote for evidence in items[0].evidence)
    assert items[0].flags == ()


@pytest.mark.parametrize("name", ["S1", "S2", "S11"])
def test_what_only_one_side_says_is_not_decided(name: str, report: Report, expected: dict[str, Any]) -> None:
    items = [item for item in in_sentence(report, expected[name]["starts"]) if item.claim.checkable]
    assert items
    for item in items:
        assert item.verdict is Verdict.NOT_ENOUGH_EVIDENCE
        assert item.reason in (Reason.ONLY_PARTY_SOURCES, Reason.SINGLE_ORIGIN)


@pytest.fixture(scope="module")
def early(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """The same, as of the day after the story was told."""
    checker = offline(tmp_path_factory.mktemp("early"))
    return {ending: checker.check(seed / f"article.{ending}", as_of=date(2025, 12, 26)) for ending in ENDINGS}


@pytest.fixture(params=ENDINGS)
def both(request: pytest.FixtureRequest, reports: dict[str, Report], early: dict[str, Report]) -> tuple[Report, Report]:
    return reports[request.param], early[request.param]


def test_the_losing_sides_own_voices_bear_out_that_they_acknowledge_it(both, expected):
    for report in both:
        item = in_sentence(report, expected["S4"]["starts"])[0]
        assert item.at_publication
        assert item.at_publication.verdict is Verdict.SUPPORTED
        assert {e.admission for e in item.evidence if e.counts} == {"A2s"}


def test_the_other_sides_claims_of_capture_stand_against_that_it_never_held_the_city(both, expected):
    for report in both:
        (item,) = in_sentence(report, expected["S7"]["starts"])
        assert item.at_publication
        assert item.at_publication.verdict is Verdict.CONFLICTING
        assert Flag.MISSING_OTHER_SIDE in item.flags
        against = [e for e in item.evidence if e.stance is Stance.REFUTES and e.camp == "russia"]
        assert len({e.passage.published_at for e in against}) >= 3


def test_a_short_occupation_is_borne_out_and_called_imprecise(both, expected):
    for report in both:
        item = next(i for i in in_sentence(report, expected["S8"]["starts"]) if "occupied" in i.claim.quote)
        assert item.verdict is Verdict.SUPPORTED
        assert Flag.IMPRECISE in item.flags


def test_effective_control_is_supported_low_for_its_days_and_expires(both, expected):
    now, early = both
    for report in both:
        item = next(i for i in in_sentence(report, expected["S10"]["starts"]) if "effective control" in i.claim.quote)
        known = item.at_publication
        assert known
        assert (known.verdict, known.level, known.confidence) == (Verdict.SUPPORTED, "C3", "low")
    item = next(i for i in in_sentence(now, expected["S10"]["starts"]) if "effective control" in i.claim.quote)
    assert (item.verdict, item.reason) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.TOO_OLD)
    assert Flag.OUTDATED in item.flags
    assert early.as_of < now.as_of


def test_the_office_of_the_spokesman_is_a_row_of_the_tables(both, expected):
    for report in both:
        item = next(i for i in in_sentence(report, expected["S16"]["starts"]) if i.claim.kind == "role_or_identity")
        assert (item.verdict, item.rule) == (Verdict.SUPPORTED, "record_supports")


def test_a_quoted_surrender_is_found_in_other_words(both, expected):
    """The archive holds notes alone of what he said, so word by word nothing can be compared."""
    for report in both:
        at = next(n for n, i in enumerate(report.assessments) if i.claim.quote in expected["S2"]["starts"])
        said = [item.said for item in report.assessments[at : at + 2]]
        assert Said.PARAPHRASE_OK in said
        assert Said.ALTERED_IN_QUOTES not in said


def test_the_junction_is_borne_out_by_the_table_of_traits(both, expected):
    for report in both:
        (item,) = [i for i in in_sentence(report, expected["S6"]["starts"]) if "junction" in i.claim.quote]
        assert (item.verdict, item.rule) == (Verdict.SUPPORTED, "arithmetic_supports")
        assert item.at_publication
        assert item.at_publication.verdict is Verdict.SUPPORTED
        shown = " ".join(finding.arithmetic or "" for finding in item.findings)
        assert "is a rail junction" in shown
        assert "is a road junction" in shown


def test_the_failed_foothold_is_left_open_and_says_what_is_missing(both, expected):
    """What is held of it is the word of one side and a map that this side keeps."""
    now, early = (in_sentence(report, expected["S9"]["starts"])[0] for report in both)
    assert now.claim.checkable
    assert (now.verdict, now.reason) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.NOTHING_FOUND)
    assert now.would_change == remedies.OUTSIDE
    assert (early.verdict, early.reason) == (Verdict.NOT_ENOUGH_EVIDENCE, Reason.TOO_RECENT)
    assert "does not repeat the first one" in early.would_change


def test_a_quotation_of_which_no_text_is_held_is_not_found_and_never_called_altered(both):
    for report in both:
        (item,) = [i for i in report.assessments if "lack the resources" in i.claim.quote]
        assert item.said is Said.NOT_FOUND
        assert Flag.QUOTE_ALTERED not in item.flags


def test_a_note_that_tells_of_that_quotation_is_shown_as_a_lead(both):
    """No text is held to compare it with; the notes tell on which pages it stands."""
    for report in both:
        (item,) = [i for i in report.assessments if "lack the resources" in i.claim.quote]
        assert item.wording
        assert "quotation on what the Russian side lacks right now" in item.wording.quote
        assert item.wording.drift is None


def test_what_was_known_at_publication_is_the_same_on_both_days(both):
    now, early = ([i.at_publication for i in report.assessments] for report in both)
    assert all(now)
    assert [(k.verdict, k.reason, k.level) for k in now] == [(k.verdict, k.reason, k.level) for k in early]


def test_at_least_three_statements_are_decided(report: Report) -> None:
    decided = [item for item in report.assessments if item.verdict in NEVER]
    assert len(decided) >= 3


def test_the_copies_of_the_story_count_as_one_origin_and_never_for_it(report: Report) -> None:
    assert report.story
    assert len(report.story.members) >= 3
    copies = set(report.story.members)
    counted = [e.passage.id for item in report.assessments for e in item.evidence if e.counts]
    assert not copies & set(counted)


def test_the_source_that_the_article_does_not_name_is_named(report: Report) -> None:
    found = [finding.message for finding in report.findings if finding.flag is Flag.HIDDEN_UPSTREAM_SOURCE]
    assert any("Ukrinform" in message for message in found)
    assert any("a title that this page does not have" in message for message in found)


def test_the_other_sides_missing_position_is_flagged_for_the_article(report: Report) -> None:
    assert Flag.MISSING_OTHER_SIDE in report.flags


def test_no_furniture_and_no_comment_is_a_claim(report: Report, seed: Path) -> None:
    comments = {comment.text for comment in report.thread.comments}
    assert len(comments) == 9
    for item in report.assessments:
        assert not any(words in item.claim.text for words in FURNITURE)
        assert item.claim.quote not in comments


def test_the_thread_is_there_with_its_copies(report: Report) -> None:
    assert len(report.thread.comments) == report.thread.announced == 23
    assert report.thread.distinct == 9
    assert len(report.thread.copies[0].positions) == 12


def test_the_thread_is_examined(report: Report) -> None:
    """Clusters of 12 and three of 2, a slot for a title and for the section where it is known, a foreign subject."""
    told = report.examination
    assert told is not None
    assert told.verdict is ThreadVerdict.STRONG
    assert [len(each.members) for each in told.clusters] == [12, 2, 2, 2]
    slots = {"other title", *(["section"] if report.article.section else [])}
    assert {echo.what for echo in told.echoes} == slots
    fired = {each.name for each in told.signals if each.fired}
    assert fired == {"exact_copies", "foreign_topic", *(["slot_echo"] if len(slots) == 2 else [])}
    unknown = {each.name for each in told.signals if each.missing}
    assert {"bursts", "accounts"} <= unknown
    assert Flag.HIDDEN_UPSTREAM_SOURCE in report.flags


def test_every_quote_stands_where_it_says(report: Report) -> None:
    text = report.article.text
    for item in report.assessments:
        assert item.claim.span.of(text) == item.claim.quote
        for evidence in item.evidence:
            assert evidence.span.of(evidence.passage.text) == evidence.quote
        for finding in item.findings:
            assert finding.span is None or finding.span.of(text) == finding.quote


def test_both_ways_of_saving_the_page_give_the_same_verdicts(reports: dict[str, Report]) -> None:
    page, text = (reports[ending] for ending in ENDINGS)
    assert [(i.claim.quote, i.verdict, i.reason) for i in page.assessments] == [
        (i.claim.quote, i.verdict, i.reason) for i in text.assessments
    ]
    assert page.article.title == text.article.title


def test_with_an_empty_archive_the_year_stays_open(seed: Path, expected: dict[str, Any], tmp_path: Path) -> None:
    settings = replace(load_settings({"SECONDSOURCE_HOME": str(tmp_path)}), archive=ArchiveSettings(bundled=False))
    report = Checker(settings, offline=True).check(seed / "article.html")
    dating = report.article.dating
    assert dating.earliest != dating.latest
    assert all(item.verdict is not Verdict.REFUTED for item in in_sentence(report, expected["S14"]["starts"]))


def test_the_rules_that_stand_in_for_the_network_come_to_the_same(
    reports: dict[str, Report], seed: Path, tmp_path: Path
) -> None:
    default = load_settings({"SECONDSOURCE_HOME": str(tmp_path)})
    rules = Checker(replace(default, check=replace(default.check, model="overlap")), offline=True)
    alone = rules.check(seed / "article.html", as_of=reports["html"].as_of)
    assert [(i.claim.quote, i.verdict, i.reason) for i in alone.assessments] == [
        (i.claim.quote, i.verdict, i.reason) for i in reports["html"].assessments
    ]


def test_the_same_check_in_another_home_gives_the_same_report(
    reports: dict[str, Report], seed: Path, tmp_path: Path
) -> None:
    again = offline(tmp_path).check(seed / "article.html", as_of=reports["html"].as_of)
    assert again.id == reports["html"].id
