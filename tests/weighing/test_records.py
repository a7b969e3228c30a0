"""Rows of the tables: a passage is one only word by word, and an office counts for the days of its term."""

from dataclasses import replace
from datetime import date

import pytest

from secondsource.domain.claim import Kind
from secondsource.domain.evidence import PassageKind, Stance, Tier
from secondsource.domain.reference import Role
from secondsource.domain.report import Verdict

ROW = "Clara Cole was mayor of Midtown from 1 March 2020 to 30 June 2024."


def office(
    scene,
    text,
    start: str | None = "2020-03-01",
    end: str | None = "2024-06-30",
    row=ROW,
    published=date(2025, 12, 25),
):
    story = scene(text, Kind.ROLE_OR_IDENTITY, published=published)
    held = Role("Clara Cole", (), "mayor", "Midtown", None, start, end, row, "https://rolls.example/c", "2025-12")
    story.tables = replace(story.tables, roles=(*story.tables.roles, held))
    story.page("rolls.example", row, Stance.SUPPORTS, None, PassageKind.REFERENCE)
    return story.assess().verdict


@pytest.mark.parametrize(
    "text, published, verdict",
    [
        ("Clara Cole is the mayor of Midtown.", date(2023, 5, 1), Verdict.SUPPORTED),
        ("Clara Cole is the mayor of Midtown.", date(2025, 12, 25), Verdict.NOT_ENOUGH_EVIDENCE),
        ("Clara Cole is the mayor of Midtown.", date(2019, 5, 1), Verdict.NOT_ENOUGH_EVIDENCE),
        ("Clara Cole was the mayor of Midtown.", date(2025, 12, 25), Verdict.SUPPORTED),
        ("Clara Cole was the mayor of Midtown.", date(2019, 5, 1), Verdict.NOT_ENOUGH_EVIDENCE),
        ("Clara Cole was the mayor of Midtown in 2021.", date(2025, 12, 25), Verdict.SUPPORTED),
        ("Clara Cole was the mayor of Midtown in 2025.", date(2025, 12, 25), Verdict.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_an_office_counts_for_its_term(scene, text, published, verdict):
    assert office(scene, text, published=published) is verdict


def test_a_row_without_dates_does_not_say_who_holds_the_office_now(scene):
    row = "Clara Cole is named as mayor of Midtown; the dates are not held."
    assert office(scene, "Clara Cole is the mayor of Midtown.", None, None, row) is Verdict.NOT_ENOUGH_EVIDENCE


def test_an_open_end_is_good_for_half_a_year_after_the_last_look(scene):
    row = "Clara Cole has been mayor of Midtown since 1 March 2020; no end is held."
    claim = "Clara Cole is the mayor of Midtown."
    assert office(scene, claim, end=None, row=row) is Verdict.SUPPORTED
    late = office(scene, claim, end=None, row=row, published=date(2027, 3, 1))
    assert late is Verdict.NOT_ENOUGH_EVIDENCE


def test_what_only_calls_itself_a_record_is_none(scene):
    for stance in (Stance.SUPPORTS, Stance.REFUTES):
        story = scene("The bridge of Midtown has four lanes.", Kind.QUANTITY)
        story.page("records.example", "The bridge of Midtown has so many lanes.", stance, None, PassageKind.REFERENCE)
        found = story.assess()
        assert found.verdict is Verdict.NOT_ENOUGH_EVIDENCE
        assert found.evidence[0].tier is not Tier.E1


def test_an_estimate_never_refutes(scene):
    story = scene("Midtown has a population of 90,000.", Kind.QUANTITY)
    story.record("Midtown has a population of 60,000 (estimate; unit: city).", Stance.REFUTES)
    assert story.assess().verdict is Verdict.NOT_ENOUGH_EVIDENCE


def test_who_holds_a_block_does_not_hold_the_town(scene):
    story = scene("Avalian forces hold Midtown.", Kind.CONTROL)
    story.page("Neutral Times", "Our reporter saw Avalian forces hold one block in Midtown.")
    found = story.assess()
    assert found.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert "a part of the place" in (found.evidence[0].discounted or "")


def test_an_agency_that_passes_on_a_sides_claim_is_that_side(scene):
    story = scene("Avalian forces hold Midtown.", Kind.CONTROL)
    story.page("Borea Today", "BTY reported on Friday that the Avalian army again claimed control of Midtown.")
    found = story.assess()
    assert (found.evidence[0].camp, found.level) == ("avalia", "C1")


def test_a_denied_statement_is_left_open(scene):
    story = scene("The bridge of Midtown has four lanes.", Kind.QUANTITY, speaker="Clara Cole")
    said = story.claim.attribution
    story.claim = replace(story.claim, attribution=replace(said, cue="denied"))
    story.record("The bridge of Midtown has four lanes.")
    assert story.assess().rule == "told_as_denied"
