"""Claims that were judged before are suggested; a person decides, and no verdict comes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.analysis import Analysis, analysis_id
from secondsource.domain.matching import Aspect, EarlierClaim, EarlierKind, MatchState, Relation, fact_check_id
from secondsource.domain.report import Verdict
from secondsource.errors import InputError, StoreError
from secondsource.pipeline.analyses import Signature
from secondsource.pipeline.check import report_id
from secondsource.pipeline.earlier import EarlierClaims
from secondsource.pipeline.matching import DECISION, Matcher, Sought, match_report
from secondsource.plugins import find_part
from secondsource.serial import dumps
from secondsource.stores import ledger, sqlite, tantivy
from secondsource.testing.reports import rich
from secondsource.weighing.earlier import describe_match

CLAIM = "The quay at Orsk was open on 5 March 2024."
SIGNED = Signature("A. Editor", datetime(2026, 1, 5, 12, tzinfo=UTC), "The same quay, the same day.")
TABLES = load_tables()


def rating(claim: str, answer: str = "Mostly false", **more: object) -> EarlierClaim:
    url = "https://zelvia.example/check"
    made = EarlierClaim(
        fact_check_id(url, "Zelvia Check", claim, answer), EarlierKind.FACT_CHECK, claim, answer, "Zelvia Check", url,
        date(2024, 3, 9),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def matcher(tmp_path: Path) -> Matcher:
    record = sqlite.Component(sqlite.Options(), tmp_path)
    held = EarlierClaims(
        record, ledger.Component(ledger.Options(), tmp_path), tantivy.Component(tantivy.Options(), tmp_path / "claims")
    )
    return Matcher(held, record.analyses, TABLES)


def keep(matcher: Matcher, *claims: EarlierClaim) -> None:
    matcher.held.record.add_earlier(claims)


@pytest.mark.parametrize(
    "earlier, relation, aspect",
    [
        ("The quay at Orsk was open on March 5, 2024.", Relation.SAME, None),
        ("A post says that the quay at Orsk was open on 5 March 2024.", Relation.SAME, None),
        ("The quay at Orsk was not open on 5 March 2024.", Relation.NEGATED, Aspect.NEGATION),
        ("The quay at Orsk was open on 6 March 2024.", Relation.DIFFERS, Aspect.DATE),
        ("The quay at Narva was open on 5 March 2024.", Relation.DIFFERS, Aspect.PLACE),
        ("The quay at Orsk will be open on 5 March 2024.", Relation.DIFFERS, Aspect.TENSE),
    ],
)
def test_what_differs_is_shown(matcher: Matcher, earlier: str, relation: Relation, aspect: Aspect | None) -> None:
    keep(matcher, rating(earlier), rating("Ferries from Orsk carry 40 cars."))
    (match,) = matcher.find(Sought(CLAIM), 10)
    assert (match.relation, match.state) == (relation, MatchState.SUGGESTED)
    assert (aspect in {each.aspect for each in match.differences}) if aspect else not match.differences


def test_opposite_words_turn_a_claim_round(matcher: Matcher) -> None:
    keep(matcher, rating("Exports of Orsk decreased in 2024."))
    (match,) = matcher.find(Sought("Exports of Orsk increased in 2024."), 10)
    assert match.relation is Relation.NEGATED
    assert (match.differences[0].claim, match.differences[0].earlier) == ("increased", "decreased")


def test_another_speaker_is_shown_and_changes_nothing_else(matcher: Matcher) -> None:
    keep(matcher, rating(CLAIM, speaker="Ola Berg"))
    (match,) = matcher.find(Sought(CLAIM, speaker="Kim Doe"), 10)
    assert match.relation is Relation.SAME
    assert [(each.aspect, each.claim, each.earlier) for each in match.differences] == [
        (Aspect.SPEAKER, "Kim Doe", "Ola Berg")
    ]


def test_several_ratings_of_one_claim_stand_beside_each_other(matcher: Matcher) -> None:
    keep(matcher, rating(CLAIM, "Mostly false"), rating(CLAIM, "True"))
    assert {match.earlier.answer for match in matcher.find(Sought(CLAIM), 10)} == {"Mostly false", "True"}


def test_what_was_judged_later_is_not_used(matcher: Matcher) -> None:
    keep(matcher, rating(CLAIM))
    assert matcher.find(Sought(CLAIM, until=date(2024, 3, 8)), 10) == []
    assert len(matcher.find(Sought(CLAIM, until=date(2024, 3, 9)), 10)) == 1


def test_analyses_are_matched_as_they_stand(matcher: Matcher) -> None:
    day = date(2024, 3, 6)
    named = analysis_id(CLAIM, Verdict.REFUTED, "A. Editor", day)
    matcher.held.record.add_analyses([Analysis(named, CLAIM, Verdict.REFUTED, "It was shut.", "A. Editor", day, ())])
    (match,) = matcher.find(Sought(CLAIM), 10)
    assert (match.earlier.kind, match.earlier.answer, match.earlier.by) == (
        EarlierKind.ANALYSIS,
        "refuted",
        "A. Editor",
    )
    assert "A. Editor, 6 March 2024, judges as refuted a claim that says the same" in describe_match(match)


def test_a_decision_is_appended_and_the_earlier_ones_stay(matcher: Matcher) -> None:
    keep(matcher, rating(CLAIM))
    matcher.suggest(found := matcher.find(Sought(CLAIM), 10))
    matcher.decide(found[0], MatchState.CONFIRMED, SIGNED)
    matcher.decide(matcher.get(found[0].id[:12]), MatchState.REJECTED, replace(SIGNED, by="B. Editor"))
    assert [each.state for each in matcher.history(found[0].id)] == [MatchState.CONFIRMED, MatchState.REJECTED]
    assert matcher.get(found[0].id).state is MatchState.REJECTED


def test_a_decision_wants_a_name_and_a_reason(matcher: Matcher) -> None:
    keep(matcher, rating(CLAIM))
    (match,) = matcher.find(Sought(CLAIM), 10)
    with pytest.raises(InputError, match="--by"):
        matcher.decide(match, MatchState.CONFIRMED, replace(SIGNED, why=" "))
    with pytest.raises(InputError, match="no match"):
        matcher.get("mat-none")


def test_a_log_of_decisions_that_was_changed_is_told(matcher: Matcher) -> None:
    keep(matcher, rating(CLAIM))
    (match,) = matcher.find(Sought(CLAIM), 10)
    decided = matcher.decide(match, MatchState.CONFIRMED, SIGNED)
    assert decided.decision
    forged = replace(decided.decision, why="Another reason.")
    matcher.ledger.append(DECISION, f"{match.id}/2", [match.id], dumps(forged))
    with pytest.raises(StoreError, match="not as they were written"):
        matcher.history(match.id)


def test_a_report_shows_matches_and_keeps_its_verdicts_and_its_id(matcher: Matcher) -> None:
    report = rich()
    claim = report.assessments[0].claim.text
    keep(matcher, rating(claim, judged_on=None))
    shown = match_report(matcher, report, (), keep=True)
    assert [each.of for each in shown.matches][:1] == [report.assessments[0].claim.id]
    assert shown.assessments == report.assessments
    assert report_id(shown) == report_id(report)
    for form in ("md", "html"):
        part = find_part("formats", form)
        text = part.component(part.options()).render(shown)
        assert "Zelvia Check" in text
        assert "no person has confirmed" in text


def test_a_rejected_match_leaves_the_report_and_a_confirmed_one_says_by_whom(matcher: Matcher) -> None:
    report = rich()
    keep(matcher, rating(report.assessments[0].claim.text, judged_on=None))
    shown = matcher.add_to(report)
    matcher.suggest(shown.matches)
    matcher.decide(shown.matches[0], MatchState.CONFIRMED, SIGNED)
    part = find_part("formats", "md")
    assert "This was checked before (A. Editor confirms it)" in part.component(part.options()).render(
        matcher.refresh(shown)
    )
    matcher.decide(shown.matches[0], MatchState.REJECTED, SIGNED)
    assert matcher.add_to(report).matches == ()
    assert matcher.refresh(shown).matches == ()


def test_a_hostile_rating_stays_text_in_every_page(matcher: Matcher) -> None:
    report = rich()
    hostile = "<img src=x onerror=alert(1)>[x](javascript:alert(1))"
    keep(matcher, rating(report.assessments[0].claim.text, hostile, judged_on=None, by=hostile, url="javascript:x"))
    shown = matcher.add_to(report)
    for form in ("md", "html"):
        part = find_part("formats", form)
        text = part.component(part.options()).render(shown)
        assert "<img src=x" not in text
        assert 'href="javascript:' not in text
        assert form == "html" or "[x](" not in text


def test_an_index_that_is_lost_is_made_anew(matcher: Matcher, tmp_path: Path) -> None:
    keep(matcher, rating(CLAIM))
    assert matcher.find(Sought(CLAIM), 10)
    matcher.held.index.clear()
    assert matcher.find(Sought(CLAIM), 10)
