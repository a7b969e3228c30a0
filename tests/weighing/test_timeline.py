"""How the level of a contested claim changed as evidence came."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.claim import Kind
from secondsource.domain.evidence import PassageKind, Stance
from secondsource.weighing.labels import name_day, tell_timeline

TOLD = [
    ("Avalia Today", "Ana Avril said that Avalian forces hold every street of Midtown."),
    ("Borea Today", "Boris Brandt said that Borean forces captured Midtown."),
    ("Meridian Post", "Our reporter walked through Midtown and met Avalian soldiers at each crossing of it."),
    ("Field Monitor", "Footage geolocated by the monitors on 24 December 2025 shows Avalian forces holding Midtown."),
    ("Copycat Daily", "A summary of what others wrote about Midtown and who holds it now."),
]
pages = st.tuples(
    st.sampled_from(TOLD), st.sampled_from([Stance.SUPPORTS, Stance.REFUTES]), st.sampled_from([None, -5, -3, -1, 0, 2])
)
piles = st.lists(pages, max_size=6)


def build(scene, pile):
    story = scene("Avalian forces hold Midtown.", Kind.CONTROL, speaker="Ana Avril")
    for (house, words), stance, day in pile:
        story.page(house, words, stance, day)
    return story


def test_the_level_rises_on_the_day_on_which_an_outsider_tells_it(scene):
    story = build(scene, [(TOLD[0], Stance.SUPPORTS, -3), (TOLD[2], Stance.SUPPORTS, -1)])
    seen = story.assess()
    assert [(step.day, step.level) for step in seen.timeline] == [(story.day(-3), "C1"), (story.day(-1), "C3")]
    assert seen.timeline[-1].rule == "ladder_supports"
    by_id = {evidence.id: evidence.passage.publisher for evidence in seen.evidence}
    assert [by_id[cited] for step in seen.timeline for cited in step.evidence] == ["Avalia Today", "Meridian Post"]


def test_a_reader_is_told_the_days_on_which_the_level_changed(scene):
    rose = build(scene, [(TOLD[0], Stance.SUPPORTS, -3), (TOLD[2], Stance.SUPPORTS, -1)])
    days = [name_day(rose.day(at)) for at in (-3, -1)]
    assert tell_timeline(rose.assess()) == f"{days[0]}, claimed by one side; {days[1]}, partly corroborated"
    stayed = build(scene, [(TOLD[0], Stance.SUPPORTS, -3)])
    assert tell_timeline(stayed.assess()) is None


def test_a_day_that_changes_nothing_is_left_out(scene):
    story = build(scene, [(TOLD[0], Stance.SUPPORTS, -3), (TOLD[0], Stance.SUPPORTS, -1)])
    story.page("Avaport Echo", "Avalian officials said again that their forces hold Midtown.", day=-2)
    assert [step.level for step in story.assess().timeline] == ["C1"]


def test_a_denial_by_the_other_side_is_a_step(scene):
    story = build(scene, [(TOLD[0], Stance.SUPPORTS, -3), (TOLD[1], Stance.REFUTES, 0)])
    assert [step.level for step in story.assess().timeline] == ["C1", "C2"]


def test_what_cannot_count_makes_no_step(scene):
    story = build(scene, [(TOLD[4], Stance.SUPPORTS, -1)])
    assert story.assess().timeline == ()


@pytest.mark.parametrize("kind", [Kind.OPINION, Kind.ROLE_OR_IDENTITY])
def test_a_claim_that_is_not_contested_has_none(scene, kind):
    story = scene("Midtown has four bridges.", kind)
    story.page("Meridian Post", "Midtown has four bridges, our reporter counted.", kind=PassageKind.PAGE)
    assert story.assess().timeline == ()


@given(piles, st.randoms())
def test_the_order_of_evidence_never_matters(scene, pile, random):
    shuffled = pile[:]
    random.shuffle(shuffled)
    assert build(scene, pile).assess().timeline == build(scene, shuffled).assess().timeline


@given(piles, piles)
def test_later_evidence_never_changes_an_earlier_step(scene, pile, more):
    before, after = build(scene, pile).assess(), build(scene, pile)
    day: date = max((step.day for step in before.timeline), default=after.day(-9))
    for (house, words), stance, _ in more:
        after.page(house, words + " It was told anew.", stance, after.day(3))
    assert [step for step in after.assess(after.day(9)).timeline if step.day <= day] == list(before.timeline)


@given(piles)
def test_each_step_is_what_an_assessment_of_its_day_says(scene, pile):
    story = build(scene, pile)
    for step in story.assess().timeline:
        then = story.assess(step.day)
        assert then.rule == step.rule
        assert then.level in (step.level, None)
