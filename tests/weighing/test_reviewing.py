"""What people make of a report is appended and signed; nothing that stood before it is lost."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.report import AsKnown, Report, Verdict
from secondsource.errors import InputError
from secondsource.pipeline.check import report_id
from secondsource.serial import dumps, loads
from secondsource.testing.reports import assessments, unreviewed
from secondsource.weighing.overview import count_verdicts
from secondsource.weighing.reviewing import (
    as_reviewed,
    carry_over,
    describe_change,
    describe_state,
    is_unbroken,
    name_moment,
    revise,
    revisions_of,
    stands,
)

AT = datetime(2025, 11, 22, 8, 0, tzinfo=UTC)
steps = st.lists(st.tuples(st.integers(0, 8), st.sampled_from(Verdict)), max_size=6)


def revised(report: Report, number: int, verdict: Verdict, **more) -> Report:
    given = {"by": "Tove Lind", "why": "The yearbook says so.", "at": AT} | more
    return revise(report, report.assessments[number], verdict, **given)


@given(steps)
def test_revising_appends_and_changes_nothing_else(made):
    report = unreviewed()
    for number, verdict in made:
        longer = revised(report, number, verdict)
        assert longer.revisions[:-1] == report.revisions
        assert replace(longer, revisions=()) == unreviewed()
        assert stands(longer, longer.assessments[number]) is verdict
        report = longer
    assert is_unbroken(report)
    assert loads(Report, dumps(report)) == report
    assert len({each.id for each in report.revisions}) == len(made)


@given(steps.filter(bool), st.data())
def test_a_log_that_was_changed_shows_it(made, data):
    report = unreviewed()
    for number, verdict in made:
        report = revised(report, number, verdict)
    at = data.draw(st.integers(0, len(made) - 1))
    first, last = report.revisions[:at], report.revisions[at + 1 :]
    rewritten = replace(report.revisions[at], why="Something else.")
    assert not is_unbroken(replace(report, revisions=(*first, rewritten, *last)))
    if last:
        assert not is_unbroken(replace(report, revisions=(*first, *last))), "one was taken out"
    assert not is_unbroken(replace(report, id="rpt-other")), "the log is of another report"


def test_each_revision_says_what_stood_before_it():
    there = revised(unreviewed(), 4, Verdict.SUPPORTED)
    back = revised(there, 4, Verdict.NOT_ENOUGH_EVIDENCE)
    changes = [(each.verdict.before, each.verdict.after) for each in revisions_of(back, back.assessments[4])]
    assert changes == [
        (Verdict.NOT_ENOUGH_EVIDENCE, Verdict.SUPPORTED),
        (Verdict.SUPPORTED, Verdict.NOT_ENOUGH_EVIDENCE),
    ]
    assert back.assessments[4] == unreviewed().assessments[4]


def test_the_answer_at_publication_is_revised_apart():
    then = AsKnown(date(2025, 11, 15), Verdict.CONFLICTING, None, None, None, "sources_conflict", "Two differ.")
    first, *rest = assessments()
    report = replace(unreviewed(), assessments=(replace(first, at_publication=then), *rest))
    once = revised(report, 0, Verdict.SUPPORTED, at_publication=Verdict.NOT_ENOUGH_EVIDENCE)
    twice = revised(once, 0, Verdict.SUPPORTED, at_publication=Verdict.SUPPORTED)
    change = twice.revisions[-1].at_publication
    assert change
    assert (change.before, change.after) == (Verdict.NOT_ENOUGH_EVIDENCE, Verdict.SUPPORTED)
    assert describe_change(once.revisions[0]) == (
        "changed from conflicting to supported; "
        "as known at publication, changed from conflicting to not enough evidence"
    )
    assert revised(report, 0, Verdict.SUPPORTED).revisions[0].at_publication is None


@pytest.mark.parametrize(
    "more, says",
    [
        ({"by": " "}, "--by"),
        ({"why": "\n\t"}, "--why"),
        ({"cites": ["evd-of-another"]}, "no evidence of this statement and no address"),
        ({"cites": ["javascript:alert(1)"]}, "no address"),
        ({"at_publication": Verdict.SUPPORTED}, "Nobody knows when"),
    ],
)
def test_what_cannot_be_kept_is_refused(more, says):
    with pytest.raises(InputError, match=says):
        revised(unreviewed(), 4, Verdict.SUPPORTED, **more)


def test_evidence_of_the_statement_and_addresses_may_be_cited():
    held = assessments()[0].evidence[0].id
    cites = [held, "https://port-statistics.example/2024"]
    assert revised(unreviewed(), 0, Verdict.SUPPORTED, cites=cites).revisions[0].cites == tuple(cites)


def test_a_review_does_not_change_the_name_of_the_machines_answer():
    assert report_id(revised(unreviewed(), 4, Verdict.SUPPORTED)) == report_id(unreviewed())


def test_counting_follows_the_answer_that_stands_and_a_confirmation_changes_nothing():
    confirmed = revised(unreviewed(), 5, Verdict.REFUTED)
    assert as_reviewed(confirmed).assessments == unreviewed().assessments
    changed = as_reviewed(revised(unreviewed(), 5, Verdict.SUPPORTED))
    assert dict(count_verdicts(changed))[Verdict.REFUTED] == 0
    assert "Tove Lind" in changed.assessments[5].sentence
    assert all(each.stance is None for each in changed.assessments[5].findings), "the sum decides nothing any more"


def test_the_state_of_review_is_said_in_words():
    assert describe_state(unreviewed()) == "Checked by machine; no person has reviewed it."
    report = revised(revised(unreviewed(), 5, Verdict.REFUTED), 4, Verdict.SUPPORTED)
    assert describe_state(report) == (
        "Checked by machine; 2 of 9 statements reviewed by a person, last on 22 November 2025: "
        "1 answer differs from the machine's. Both are shown."
    )
    report = revised(report, 4, Verdict.NOT_ENOUGH_EVIDENCE)
    assert "22 November 2025: all agree with it." in describe_state(report)


def test_a_moment_carries_its_time_zone():
    assert name_moment(AT) == "22 November 2025, 08:00 UTC"
    assert name_moment(datetime.fromisoformat("2025-11-22T08:00:00+02:00")) == "22 November 2025, 08:00 UTC+02:00"


def again(report: Report, **changes) -> Report:
    """A new check of the same article, with another answer of the machine and claims of other ids."""
    items = tuple(
        replace(item, claim=replace(item.claim, id=f"clm-new-{number}"))
        for number, item in enumerate(report.assessments)
    )
    return replace(report, id="rpt-new", revisions=(), assessments=items, **changes)


@given(steps)
def test_a_new_check_of_the_same_words_takes_the_reviews_along(made):
    earlier = unreviewed()
    for number, verdict in made:
        earlier = revised(earlier, number, verdict)
    new = carry_over(again(earlier), earlier)
    assert [each.verdict.after for each in new.revisions] == [each.verdict.after for each in earlier.revisions]
    assert {each.made_on for each in new.revisions} <= {earlier.id}
    for number, _ in made:
        assert stands(new, new.assessments[number]) is stands(earlier, earlier.assessments[number])
    assert is_unbroken(new)
    assert loads(Report, dumps(new)) == new


def test_a_review_says_on_which_report_it_was_made_and_what_the_machine_says_now():
    earlier = revised(unreviewed(), 0, Verdict.REFUTED)
    machine = again(earlier)
    now = replace(machine.assessments[0], verdict=Verdict.CONFLICTING)
    new = carry_over(replace(machine, assessments=(now, *machine.assessments[1:])), earlier)
    (revision,) = new.revisions
    assert (revision.verdict.before, revision.verdict.after) == (Verdict.CONFLICTING, Verdict.REFUTED)
    assert describe_change(revision).endswith(f"(made on the earlier report {earlier.id})")
    once_more = carry_over(replace(again(new), id="rpt-third"), new)
    assert once_more.revisions[0].made_on == earlier.id, "the report on which it was made, however often it came along"
    assert not is_unbroken(replace(new, revisions=(replace(revision, made_on="rpt-other"),)))


@pytest.mark.parametrize("field", ["text", "quote"])
def test_a_statement_of_other_words_takes_no_review(field):
    earlier = revised(unreviewed(), 0, Verdict.REFUTED)
    machine = again(earlier)
    other = replace(machine.assessments[0].claim, **{field: "Other words."})
    items = (replace(machine.assessments[0], claim=other), *machine.assessments[1:])
    assert carry_over(replace(machine, assessments=items), earlier).revisions == ()


def test_words_that_stand_twice_take_no_review():
    earlier = revised(unreviewed(), 0, Verdict.REFUTED)
    machine = again(earlier)
    twice = (*machine.assessments, machine.assessments[0])
    assert carry_over(replace(machine, assessments=twice), earlier).revisions == ()
