"""A check whose statements people edited: by the same rules, called by its edits, and the same however it was cut."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.pipeline.test_stages import DAY, SNAPSHOT, STARTED, Cut, Memory

from secondsource import Checker, Report
from secondsource.domain.dossier import Trace
from secondsource.domain.editing import Edit, Edited, Signature
from secondsource.domain.job import JobState
from secondsource.errors import InputError
from secondsource.pipeline.editing import edit_report
from secondsource.pipeline.keeping import find_dossier
from secondsource.pipeline.orders import CheckOrder, again, order_check, read_order
from secondsource.pipeline.revising import read_reviewed
from secondsource.pipeline.stages import Stage
from secondsource.pipeline.work import Worker
from secondsource.queues import sqlite
from secondsource.reading.statements import editing
from secondsource.settings import load_settings
from secondsource.testing.queues import ROOM, found

SIGNED = Signature("Edda Editor", datetime(2025, 12, 27, tzinfo=UTC), "It says what is checked.")


@pytest.fixture
def checker(home) -> Checker:
    (home / "settings.toml").write_text('[check]\ntagger = "rules"\n[archive]\nbundled = false\n', encoding="utf-8")
    return Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)


@pytest.fixture
def report(checker: Checker) -> Report:
    return checker.check_snapshot(SNAPSHOT, as_of=DAY, started=STARTED)


def check(checker: Checker, edited: Edited | None, journal: Memory | None = None, observe=lambda _: None) -> Report:
    return checker.check_snapshot(SNAPSHOT, as_of=DAY, started=STARTED, edited=edited, journal=journal, observe=observe)


def edit(checker: Checker, report: Report, *edits: Edit) -> Edited:
    return edit_report(report, edits, checker.tables)


def reword_first(report: Report, text: str = "Ukraine liberated Kherson on 11 November 2022.") -> Edit:
    return editing.reword(report.assessments[0].claim, text, SIGNED)


def test_an_edit_and_its_undoing_leave_every_answer_as_it_was(checker: Checker, report: Report):
    first = check(checker, edit(checker, report, reword_first(report)))
    undone = check(checker, edit(checker, first, reword_first(first, report.assessments[0].claim.text)))
    assert first.assessments[0] != report.assessments[0]
    assert first.assessments[1:] == report.assessments[1:]
    assert undone.assessments == report.assessments
    assert len({report.id, first.id, undone.id}) == 3


def test_both_reports_know_each_other(checker: Checker, report: Report):
    made = check(checker, edit(checker, report, reword_first(report)))
    assert made.edited
    assert made.edited.report == report.id
    assert read_reviewed(checker.ledger, report.id).edited_in == (made.id,)
    assert read_reviewed(checker.ledger, made.id).edited_in == ()
    assert find_dossier(checker.ledger, report.id).report == report


class CutAt:
    """Ends a check when so much was told."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, stage: Stage) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cut


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5, 6])
def test_a_check_with_edits_that_was_cut_off_goes_on_to_the_same_report(checker: Checker, report: Report, at: int):
    edited = edit(checker, report, reword_first(report), editing.drop(report.assessments[1].claim, SIGNED))
    journal = Memory()
    with pytest.raises(Cut):
        check(checker, edited, journal, CutAt(at))
    resumed = check(checker, edited, journal)
    whole = check(checker, edited)
    assert replace(resumed, run=whole.run) == whole


def test_stages_of_other_edits_are_none_of_this_check(checker: Checker, report: Report):
    """The same article, day and settings: only the edits, or who signs them, tell the stages apart."""
    journal = Memory()
    one = edit(checker, report, reword_first(report))
    other = edit(checker, report, replace(reword_first(report), signed=replace(SIGNED, why="Another reason.")))
    made = [check(checker, each, journal) for each in (None, one, other)]
    assert made[0].assessments == report.assessments
    assert made[1].assessments[0].claim.text == "Ukraine liberated Kherson on 11 November 2022."
    assert made[2].edited == other
    marks = [name for name in journal.kept if name.startswith("statements")]
    assert len(marks) == 3


def test_an_edit_of_a_statement_that_is_not_found_now_ends_the_check_with_a_sentence(checker: Checker, report: Report):
    edited = edit(checker, report, reword_first(report))
    (only,) = edited.edits
    stale = replace(edited, edits=(replace(only, stood=(replace(only.stood[0], claim="claim-0"),)),))
    with pytest.raises(InputError, match="check it again"):
        check(checker, stale)


def test_the_worker_tells_who_asked_why_an_edit_did_not_hold(checker: Checker, report: Report, tmp_path):
    queue = sqlite.Component(sqlite.Options(), tmp_path)
    edited = edit(checker, report, reword_first(report))
    order = again(find_dossier(checker.ledger, report.id).trace, STARTED, edited=edited)
    stale = replace(edited, edits=(*edited.edits, *edited.edits))
    good, bad = (queue.put(order_check(replace(order, edited=each), "edda"), ROOM) for each in (edited, stale))
    worker = Worker(checker, queue, 60)
    assert worker.run_once()
    assert worker.run_once()
    assert found(queue, good).state is JobState.DONE
    failed = found(queue, bad)
    assert failed.state is JobState.FAILED
    assert "is not among those that stand" in failed.outcome


def test_nothing_edited_is_no_edit(checker: Checker, report: Report):
    with pytest.raises(InputError, match="Nothing was edited"):
        edit(checker, report)


def test_as_many_edits_as_can_stand_behind_one_report_also_count_those_of_before(checker: Checker, report: Report):
    def added(first: int, last: int) -> Sequence[Edit]:
        words = report.assessments[0].claim.quote.split()[0]
        return [editing.add(report.article, words, f"There is No {n}.", SIGNED) for n in range(first, last)]

    behind = replace(report, edited=edit(checker, report, *added(0, 60)))
    assert len(edit(checker, behind, *added(60, 100)).edits) == editing.MOST
    with pytest.raises(InputError, match="At most 100"):
        edit(checker, behind, *added(60, 101))


def test_an_order_with_edits_comes_back_and_is_other_work(checker: Checker, report: Report):
    edited = edit(checker, report, reword_first(report))
    order = again(trace(), STARTED, edited=edited)
    task = order_check(order, "edda")
    assert read_order(task) == order
    assert order.snapshot == SNAPSHOT.sha256
    assert task.key != order_check(replace(order, edited=None), "edda").key


def trace(address: str = "-") -> Trace:
    return Trace(SNAPSHOT.sha256, address, DAY, None, (), ())


def test_a_page_fetched_anew_has_no_edits_of_the_old_one(checker: Checker, report: Report):
    edited = edit(checker, report, reword_first(report))
    held = trace("https://news.example/story")
    assert again(held, STARTED, anew=True, edited=edited) == CheckOrder(
        held.address, "", STARTED.date(), None, STARTED, STARTED.isoformat()
    )
    assert again(trace(), STARTED, anew=True, edited=edited).edited == edited


def test_more_than_an_order_holds_is_refused_before_it_waits(checker: Checker, report: Report):
    much = replace(SIGNED, why="x" * 4000)
    edits = tuple(editing.drop(item.claim, much) for item in report.assessments) * 40
    with pytest.raises(InputError, match="make fewer at once"):
        order_check(again(trace(), STARTED, edited=Edited(report.id, edits)), "edda")
