"""A check that was cut off anywhere goes on where it was: the same report, the same trace, nothing asked twice."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from secondsource import Checker, Report
from secondsource.domain.article import Snapshot
from secondsource.domain.dossier import Trace
from secondsource.domain.record import Gap
from secondsource.errors import ModelError, SourceError
from secondsource.pipeline.keeping import find_dossier
from secondsource.pipeline.stages import Assessed, ClaimsFound, Extracted, Fetched, Stage, as_lines, line_of
from secondsource.pipeline.stances import GuardedModel
from secondsource.settings import load_settings

PAGE = """<html><body><article><h1>Kupiansk lost</h1><p>Kherson was liberated on 11 November 2022. The city has a
population of 279,000, an official of the town said.</p><p>Ukrainian and Russian troops fought on, and the attack of
the Russian army failed after a week of heavy shelling along the river, reporters wrote.</p><p>Russian forces lost the
city of Kupiansk to Ukrainian forces, Ukrainian officials said.</p></article><section id="comments"><ol>
<li class="comment"><div class="comment-content"><p>The bridge deserves a better roof.</p></div></li></ol></section>
</body></html>"""
HEARSAY = {
    "url": "https://www.reuters.com/world/x", "title": "x", "publisher": "Reuters", "published": "2025-12-24",
    "lang": "en", "kind": "page",
    "text": "Ukrainian officials said that Russian bloggers admitted the loss of Kupiansk to Ukrainian forces.",
}  # fmt: skip
DAY, STARTED = date(2025, 12, 26), datetime(2025, 12, 26, 9, tzinfo=UTC)
ITSELF = "what the side itself says"
ANSWERS = 3
"""Stages before the answers: the page, its statements, what is asked."""
SNAPSHOT = Snapshot("-", PAGE.encode(), STARTED)


class Cut(Exception):
    """Stands for the end of the process."""


class Memory:
    """A journal that keeps in memory, and fails when it has kept so many stages."""

    def __init__(self, most: int = 10**6) -> None:
        self.kept: dict[str, str] = {}
        self.most = most

    def read(self, name: str) -> str | None:
        return self.kept.get(name)

    def keep(self, name: str, body: str) -> None:
        if len(self.kept) >= self.most:
            raise Cut
        assert name not in self.kept, "a stage is done once"
        self.kept[name] = body


class Counting:
    """A source between a check and another, which counts what it is asked."""

    def __init__(self, inner) -> None:
        self.inner, self.asked = inner, []

    def search(self, query, limit):
        self.asked.append((query, limit))
        return self.inner.search(query, limit)


@pytest.fixture
def checker(home) -> Checker:
    (home / "settings.toml").write_text('[check]\ntagger = "rules"\n[archive]\nbundled = false\n', encoding="utf-8")
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)
    checker.import_rows([json.dumps(HEARSAY)])
    return checker


def counting(checker: Checker) -> list[Counting]:
    sources = {name: Counting(source) for name, source in checker.house.sources.items()}
    checker.__dict__["house"] = replace(checker.house, sources=sources)
    return list(sources.values())


def made(checker: Checker, journal: Memory | None = None, observe=lambda _: None) -> Report:
    return checker.check_snapshot(SNAPSHOT, as_of=DAY, published=DAY, started=STARTED, observe=observe, journal=journal)


def trace(checker: Checker, report: Report) -> Trace:
    return find_dossier(checker.ledger, report.id).trace


def test_cut_off_in_any_stage_it_makes_the_same_report_and_asks_no_source_again(checker: Checker, home: Path):
    sources = counting(checker)
    heard: list[Stage] = []
    full = Memory()
    whole = made(checker, full, heard.append)
    whole_trace = trace(checker, whole)
    assert any(asked.query.purpose == ITSELF for asked in whole_trace.asked), "a side is asked itself"
    for most in range(len(full.kept)):
        checker.ledger.close()
        (home / "ledger.sqlite3").unlink()
        journal = Memory(most)
        with pytest.raises(Cut):
            made(checker, journal)
        for each in sources:
            each.asked.clear()
        journal.most = len(full.kept)
        stages: list[Stage] = []
        again = made(checker, journal, stages.append)
        assert (again.id, stages) == (whole.id, heard)
        assert trace(checker, again) == whole_trace
        assert journal.kept.keys() == full.kept.keys()
        if most > ANSWERS:
            assert {query.purpose for each in sources for query, _ in each.asked} <= {ITSELF}


def test_cut_off_in_any_observer_it_makes_the_same_report(checker: Checker):
    heard: list[Stage] = []
    whole = made(checker, observe=heard.append)
    journal = Memory()
    for cut in range(len(heard)):
        told: list[Stage] = []

        def observe(stage: Stage, cut: int = cut, told: list[Stage] = told) -> None:
            if len(told) == cut:
                raise Cut
            told.append(stage)

        with pytest.raises(Cut):
            made(checker, journal, observe)
        assert told == heard[:cut]
    assert made(checker, journal).id == whole.id


def test_what_was_kept_of_another_article_day_or_setting_is_not_used(checker: Checker):
    journal = Memory()
    made(checker, journal)
    before = set(journal.kept)
    other = replace(SNAPSHOT, body=PAGE.replace("279,000", "289,000").encode())
    checker.check_snapshot(other, as_of=DAY, published=DAY, started=STARTED, journal=journal)
    checker.check_snapshot(SNAPSHOT, as_of=date(2025, 12, 25), started=STARTED, journal=journal)
    settings = replace(checker.settings, check=replace(checker.settings.check, passages=3))
    Checker(settings, offline=True).check_snapshot(SNAPSHOT, as_of=DAY, started=STARTED, journal=journal)
    assert len(set(journal.kept)) >= 4 * len(before) - 3


def test_a_stage_whose_records_have_changed_is_done_again(checker: Checker):
    journal = Memory()
    whole = made(checker, journal)
    for name, body in journal.kept.items():
        journal.kept[name] = json.dumps({"made": {"unknown": 1}, "notes": json.loads(body)["notes"]})
    journal.keep = journal.kept.__setitem__  # type: ignore[method-assign]
    assert made(checker, journal).id == whole.id


def test_gaps_of_stages_done_before_are_not_lost(checker: Checker):
    """A model and a source that fail in the first life, and are well in the second."""
    rules = checker.model._rules

    class Failing:
        def read(self, pairs):
            raise ModelError("The file is damaged.")

        def search(self, query, limit):
            raise SourceError("It is ill.")

    house = checker.house
    ill = replace(
        house,
        model=GuardedModel("mine", Failing(), rules, checker.tables, closely=3),
        sources=house.sources | {"ill": Failing()},
    )
    journal = Memory()
    checker.__dict__["house"] = ill
    whole = made(checker, journal)
    assert Gap("source: ill", "It is ill.") in whole.assessments[0].gaps
    assert [gap.what for gap in whole.gaps] == ["model: mine"]
    well = replace(ill, model=GuardedModel("mine", rules, rules, checker.tables, closely=3))
    checker.__dict__["house"] = replace(well, sources=house.sources | {"ill": house.sources["archive"]})
    assert made(checker, journal).id == whole.id


def test_every_stage_is_told_once_and_in_order(checker: Checker):
    heard: list[Stage] = []
    report = made(checker, observe=heard.append)
    names = [type(stage).__name__ for stage in heard]
    done = ["Assessed"] * len(report.assessments)
    assert names == ["Fetched", "Extracted", "ClaimsFound", "Asking", "Answered", *done, "Examining"]
    assert heard[0] == Fetched(SNAPSHOT)
    assert heard[1] == Extracted(report.article)
    assert heard[2] == ClaimsFound(tuple(item.claim for item in report.assessments))
    told = [stage for stage in heard if isinstance(stage, Assessed)]
    assert [stage.assessment for stage in told] == list(report.assessments)
    assert [(stage.number, stage.of) for stage in told] == [(n + 1, len(told)) for n in range(len(told))]
    assert all(line_of(stage) for stage in heard)


def test_a_terminal_is_told_what_is_being_done(checker: Checker):
    lines: list[str] = []
    report = made(checker, observe=as_lines(lines.append))
    assert lines == [
        "Reading the article",
        f"Checking {len(report.assessments)} statements",
        "Looking for evidence",
        "Reading the evidence",
        "Examining the comments",
    ]


def test_without_a_journal_it_says_the_same(checker: Checker):
    assert made(checker).id == made(checker, Memory()).id == checker.check(PAGE, as_of=DAY, published=DAY).id
