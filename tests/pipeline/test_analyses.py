"""An analysis keeps every state that it ever had, and is reviewed by somebody else than its writer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource import Checker, Verdict
from secondsource.domain.analysis import Edition, Status
from secondsource.errors import InputError, StoreError
from secondsource.pipeline.analyses import EDITION, Analyses, Signature, describe
from secondsource.serial import dumps, loads
from secondsource.settings import load_settings
from secondsource.stores import ledger, sqlite
from secondsource.testing.records import ANALYSIS

DAY = date(2026, 1, 10)
NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)


def signed(by: str = "B. Reader", why: str = "Because.") -> Signature:
    return Signature(by, NOON, why)


@pytest.fixture
def analyses(tmp_path: Path) -> Analyses:
    made = Analyses(sqlite.Component(sqlite.Options(), tmp_path), ledger.Component(ledger.Options(), tmp_path))
    made.record.add_analyses([ANALYSIS])
    return made


def held(analyses: Analyses, today: date = DAY):
    return analyses.find(ANALYSIS.id[:9], today)


def test_from_draft_to_corrected_and_every_state_stays(analyses: Analyses):
    assert held(analyses).status is Status.DRAFT
    analyses.review(held(analyses), signed(), agrees=True)
    assert held(analyses).status is Status.REVIEWED
    analyses.edit(held(analyses), signed("A. Editor", "A later count."), {"verdict": Verdict.SUPPORTED})
    assert (held(analyses).status, held(analyses).verdict) == (Status.CORRECTED, Verdict.SUPPORTED)
    analyses.review(held(analyses), signed(why="I count otherwise."), agrees=False)
    assert held(analyses).status is Status.DISPUTED
    history = analyses.history(ANALYSIS.id)
    assert [each.analysis.status for each in history] == [Status.REVIEWED, Status.CORRECTED, Status.DISPUTED]
    assert list(analyses.record.analyses()) == [ANALYSIS]
    assert "verdict refuted became supported. A later count." in describe(history[1], history[0].analysis)


def test_a_writer_never_reviews_the_own_words(analyses: Analyses):
    with pytest.raises(InputError, match="somebody else"):
        analyses.review(held(analyses), signed("a.  editor"), agrees=True)
    analyses.edit(held(analyses), signed("C. Third"), {"summary": "Other words."})
    with pytest.raises(InputError, match="Third wrote this"):
        analyses.review(held(analyses), signed("C. Third"), agrees=True)


def test_it_expires_on_its_day(analyses: Analyses):
    analyses.expire(held(analyses), signed(), DAY)
    assert held(analyses).status is Status.DRAFT
    assert held(analyses, DAY + timedelta(days=1)).status is Status.EXPIRED


def test_it_can_be_ended_now(analyses: Analyses):
    analyses.expire(held(analyses), signed(), None)
    assert held(analyses).status is Status.EXPIRED


def test_nothing_changes_without_a_name_a_reason_and_a_change(analyses: Analyses):
    with pytest.raises(InputError, match="--by"):
        analyses.review(held(analyses), signed(" "), agrees=True)
    with pytest.raises(InputError, match="--why"):
        analyses.review(held(analyses), signed(why=""), agrees=True)
    with pytest.raises(InputError, match="Nothing would change"):
        analyses.edit(held(analyses), signed(), {"verdict": ANALYSIS.verdict, "summary": None})
    assert analyses.history(ANALYSIS.id) == []


def test_a_history_that_was_changed_later_is_found_out(analyses: Analyses):
    analyses.review(held(analyses), signed(), agrees=True)
    (entry,) = analyses.ledger.entries(EDITION)
    forged = replace(loads(Edition, entry.body), id="edn-forged", by="Nobody")
    analyses.ledger.append(EDITION, forged.id, [ANALYSIS.id], dumps(forged))
    with pytest.raises(StoreError, match="not as it was written"):
        analyses.history(ANALYSIS.id)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["edit", "agree", "object", "end"]), max_size=6))
def test_no_change_ever_shortens_the_history(tmp_path_factory, steps: list[str]):
    folder = tmp_path_factory.mktemp("history")
    made = Analyses(sqlite.Component(sqlite.Options(), folder), ledger.Component(ledger.Options(), folder))
    made.record.add_analyses([ANALYSIS])
    for number, step in enumerate(steps):
        before = made.history(ANALYSIS.id)
        if step == "edit":
            made.edit(held(made), signed("A. Editor"), {"summary": f"words {number}"})
        elif step == "end":
            made.expire(held(made), signed(why=str(number)), None)
        else:
            made.review(held(made), signed(why=str(number)), agrees=step == "agree")
        assert made.history(ANALYSIS.id)[:-1] == before
    assert len(made.history(ANALYSIS.id)) == len(steps)


def test_an_analysis_bears_on_no_verdict_and_is_no_origin(home: Path):
    text = "Bridge closed\n\nThe bridge over the Oskil is closed, officials of the town said on Friday.\n"
    checker = Checker(load_settings({"SECONDSOURCE_HOME": str(home)}), offline=True)
    before = checker.check(text, as_of=DAY)
    checker.archive.record.add_analyses([replace(ANALYSIS, claim=before.assessments[0].claim.text)])
    assert checker.check(text, as_of=DAY).id == before.id
