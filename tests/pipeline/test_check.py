"""The story of a check: what breaks becomes a gap, silence decides nothing, and order changes nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from secondsource import Checker, Report, Verdict
from secondsource.domain.article import Snapshot
from secondsource.domain.claim import Reason
from secondsource.domain.evidence import Passage, Query, StanceReading
from secondsource.domain.reference import Tables
from secondsource.domain.report import Flag
from secondsource.errors import ModelError, SourceError, SourceUnavailable, StoreError
from secondsource.pipeline.check import check, report_id
from secondsource.pipeline.house import House, Order
from secondsource.pipeline.stages import Stages
from secondsource.pipeline.stances import GuardedModel
from secondsource.plugins import find_part
from secondsource.settings import load_settings

PAGE = """<html><head><title>Bridge reopens in Kherson</title>
<meta property="og:site_name" content="The Harbour Post"></head><body><article><h1>Bridge reopens in Kherson</h1>
<p>Kherson was liberated on 11 November 2022. The city has a population of 279,000, an official of the town said.</p>
<p>Ukrainian officials said that the repaired bridge carries 300 lorries a day. The work cost 12 million euros.</p>
<p>The bridge was hit in June 2023, according to Ukrainian officials, and it was closed for two years after that.</p>
</article></body></html>"""
DECIDED = {Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING}


class Broken:
    """Stands for a source, a check or a model that always fails in one way."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def search(self, query: Query, limit: int) -> Sequence[Passage]:
        raise self.error

    def find(self, *_: object) -> tuple[()]:
        raise self.error

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[StanceReading]:
        raise self.error


def broken_model(error: Exception) -> GuardedModel:
    """A model that fails, and rules that fail with it."""
    broken = Broken(error)
    return GuardedModel("overlap", broken, broken, Tables(), closely=5)


@pytest.fixture
def checker(home) -> Checker:
    return Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)


def run(checker: Checker, house: House, day: date = date(2025, 12, 26)) -> Report:
    snapshot = Snapshot("page.html", PAGE.encode(), datetime(2025, 12, 26, tzinfo=UTC))
    given = checker.check(PAGE, as_of=day).run
    return check(snapshot, house, Order(day), given, Stages())


def test_the_page_as_it_is_has_something_decided(checker: Checker) -> None:
    report = run(checker, checker.house)
    assert any(item.verdict in DECIDED for item in report.assessments)
    assert report.gaps == ()


@pytest.mark.parametrize(
    "error", [SourceError("no"), SourceUnavailable("no"), ModelError("no"), ValueError("bug"), RecursionError()]
)
def test_broken_sources_are_gaps_and_decide_nothing(checker: Checker, error: Exception) -> None:
    house = replace(checker.house, sources={"one": Broken(error)}, checks={})
    for item in run(checker, house).assessments:
        assert item.verdict not in DECIDED
        if item.claim.checkable:
            assert item.reason is Reason.RETRIEVAL_FAILED
            assert [gap.what for gap in item.gaps] == ["source: one"]


def test_a_broken_model_is_a_gap_and_decides_nothing(checker: Checker) -> None:
    house = replace(checker.house, model=broken_model(ModelError("The model file is damaged.")), checks={})
    found = run(checker, house).assessments
    assert all(item.verdict not in DECIDED for item in found)
    unread = [item for item in found if any(gap.what.startswith("model: ") for gap in item.gaps)]
    assert unread
    assert all(item.reason in (Reason.RETRIEVAL_FAILED, item.claim.why_not) for item in unread)


def test_rules_stand_in_for_a_broken_model_and_the_report_says_so(checker: Checker) -> None:
    sound = run(checker, checker.house)
    rules = find_part("models", "overlap").component(checker.settings.options("models", "overlap"), checker.tables)
    model = GuardedModel("mine", Broken(ModelError("The file is damaged.")), rules, checker.tables, closely=5)
    report = run(checker, replace(checker.house, model=model))
    assert [item.verdict for item in report.assessments] == [item.verdict for item in sound.assessments]
    assert [gap.what for gap in report.gaps] == ["model: mine"]
    assert "stands in" in report.gaps[0].why


def test_a_broken_check_is_a_gap_of_the_report(checker: Checker) -> None:
    house = replace(checker.house, checks=checker.house.checks | {"mine": Broken(ValueError("bug"))})
    (gap,) = run(checker, house).gaps
    assert gap.what == "check: mine"


def test_one_broken_source_beside_a_good_one_leaves_the_evidence(checker: Checker) -> None:
    whole = run(checker, checker.house)
    house = replace(checker.house, sources={"bad": Broken(SourceError("no")), **checker.house.sources})
    holed = run(checker, house)
    assert [item.verdict for item in holed.assessments] == [item.verdict for item in whole.assessments]
    assert any(gap.what == "source: bad" for item in holed.assessments for gap in item.gaps)


def test_an_archive_that_fails_is_a_gap_of_the_report(checker: Checker) -> None:
    report = run(checker, replace(checker.house, archive=Broken(StoreError("The archive is damaged."))))
    assert [gap.what for gap in report.gaps] == ["archive: copies of the story"]
    assert report.story is None


@pytest.mark.parametrize("port", ["sources", "checks", "model", "archive"])
@pytest.mark.parametrize("error", [SourceUnavailable("no"), StoreError("no"), KeyError("bug"), MemoryError()])
def test_no_fault_in_any_port_makes_a_statement_supported_or_refuted(
    checker: Checker, port: str, error: Exception
) -> None:
    healthy = run(checker, checker.house)
    broken: dict[str, object] = {
        "sources": {"one": Broken(error)},
        "checks": {"one": Broken(error)},
        "model": broken_model(error),
        "archive": Broken(error),
    }
    faulty = run(checker, replace(checker.house, **{port: broken[port]}))
    for before, after in zip(healthy.assessments, faulty.assessments, strict=True):
        assert after.verdict not in {Verdict.SUPPORTED, Verdict.REFUTED} - {before.verdict}
        assert before.verdict is after.verdict or after.gaps or faulty.gaps


def test_hearsay_of_an_admission_asks_the_side_itself_in_its_language(checker: Checker) -> None:
    told = "Ukrainian officials said that Russian bloggers admitted the loss of Kupiansk to Ukrainian forces."
    line = {
        "url": "https://www.reuters.com/world/x", "title": "x", "publisher": "Reuters", "published": "2025-12-24",
        "lang": "en", "kind": "page", "text": told,
    }  # fmt: skip
    checker.import_rows([json.dumps(line)])
    page = (
        "<html><body><article><h1>Town lost</h1><p>Ukrainian and Russian troops fought on, and the attack of the"
        " Russian army failed after a week of heavy shelling along the river, reporters wrote.</p><p>Russian forces"
        " lost the city of Kupiansk to Ukrainian forces, Ukrainian officials said.</p></article></body></html>"
    )
    report = checker.check(page, as_of=date(2025, 12, 26), published=date(2025, 12, 25))
    items = [item for item in report.assessments if "lost" in item.claim.text]
    asked = [query for item in items for query in item.queries if query.purpose == "what the side itself says"]
    assert any(e.admission == "A3" and not e.counts for item in items for e in item.evidence)
    assert {query.language for query in asked} == {"ru"}
    assert all(query.text.startswith("купьянск") for query in asked)


def test_no_source_at_all_is_said(checker: Checker) -> None:
    report = run(checker, replace(checker.house, sources={}, checks={}))
    assert all(item.verdict not in DECIDED for item in report.assessments)
    assert any(gap.why == "The settings name no source." for item in report.assessments for gap in item.gaps)


def test_the_order_of_sources_and_checks_changes_no_verdict(checker: Checker) -> None:
    def turned(parts: Mapping[str, object]) -> dict[str, object]:
        return dict(reversed(list(parts.items())))

    house = checker.house
    other = replace(house, sources=turned(house.sources), checks=turned(house.checks))
    one, two = run(checker, house), run(checker, other)
    assert [(i.verdict, i.reason) for i in one.assessments] == [(i.verdict, i.reason) for i in two.assessments]


def test_nothing_later_than_the_day_is_evidence(checker: Checker) -> None:
    report = run(checker, checker.house, day=date(2025, 12, 13))
    days = [e.passage.published_at for item in report.assessments for e in item.evidence if e.passage.published_at]
    assert all(day <= date(2025, 12, 13) for day in days)


def test_an_operator_who_checks_itself_is_flagged(checker: Checker) -> None:
    assert Flag.SELF_CHECK in run(checker, replace(checker.house, operator="the harbour post")).flags
    assert Flag.SELF_CHECK not in run(checker, replace(checker.house, operator="Other News")).flags


def test_the_id_says_what_the_report_says_and_not_how_it_was_made(checker: Checker) -> None:
    report = run(checker, checker.house)
    assert report_id(replace(report, run=replace(report.run, offline=not report.run.offline))) == report.id
    assert report_id(replace(report, flags=(Flag.OUTDATED,))) != report.id


def test_every_sentence_is_a_claim_or_has_its_reason(checker: Checker) -> None:
    report = run(checker, checker.house)
    covered = {item.claim.sentence for item in report.assessments} | {item.span for item in report.unclaimed}
    assert covered == set(checker.read(report.article).sentences)


def test_offline_opens_no_socket(no_sockets: None, checker: Checker) -> None:
    assert checker.check(PAGE).run.offline
