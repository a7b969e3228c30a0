"""What holds of every claim and every pile of evidence."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.article import Dating
from secondsource.domain.claim import Kind
from secondsource.domain.evidence import PassageKind, Stance
from secondsource.domain.report import Verdict
from secondsource.weighing.evidence import weigh_evidence
from secondsource.weighing.known import Holdings

CLAIMS = [
    ("Avalian forces hold Midtown.", Kind.CONTROL),
    ("Borean troops are surrendering in Midtown.", Kind.EVENT),
    ("A few dozen Borean soldiers remain in Midtown.", Kind.QUANTITY),
    ("The bridge of Midtown has four lanes.", Kind.QUANTITY),
    ("Borean forces attacked Midtown on December 24.", Kind.EVENT),
    ("Midtown was never lost by Avalia.", Kind.CONTROL),
]
SPEAKERS = [None, "Ana Avril", "Boris Brandt", "Avalian officials", "analysts"]
TEXTS = [
    "Ana Avril said that the enemy gave up on Tuesday.",
    "Boris Brandt said that Borean forces keep every street.",
    "Our reporter walked the streets and saw no fighting at all.",
    "Citing World Wire, the paper tells of a quiet week at the river.",
    "The monitors see the line west of the river since last week.",
    "Borean bloggers conceded the loss of the town, the paper has learned.",
    "A guide for drivers counts four lanes on the bridge.",
    "On 24 December 2025 there was shelling from across the river.",
    "On 3 March 2022 the town changed hands for the first time.",
]
HOUSES = [
    "Neutral Times", "Neutral Evening", "Meridian Post", "World Wire", "Field Monitor", "Border Institute",
    "Copycat Daily", "Avalia Today", "Borea Today", "Nobody Knows It",
]  # fmt: skip

pages = st.tuples(
    st.sampled_from(HOUSES),
    st.sampled_from(TEXTS),
    st.sampled_from([Stance.SUPPORTS, Stance.SUPPORTS, Stance.REFUTES, Stance.QUALIFIES, Stance.SILENT]),
    st.sampled_from([None, -40, -8, -3, -1, 0, 1, 20]),
    st.sampled_from([PassageKind.PAGE, PassageKind.NOTE, PassageKind.MAP_READING]),
)
piles = st.lists(pages, max_size=6, unique_by=lambda page: (page[0], page[1], page[4]))
"""A passage has one day: the archive holds each once, and only what is held can be copied."""
claims = st.tuples(st.sampled_from(CLAIMS), st.sampled_from(SPEAKERS))


def build(scene, claim, pile, change=lambda text: text):
    (text, kind), speaker = claim
    story = scene(change(text), kind, speaker=change(speaker) if speaker else None)
    for house, words, stance, day, how in pile:
        story.page(change(house), change(words), stance, day, how)
    return story


def answer(assessment):
    return assessment.verdict, assessment.reason, assessment.level, assessment.confidence, assessment.rule


@given(claims, piles, st.randoms())
def test_the_order_of_evidence_never_matters(scene, claim, pile, random):
    story = build(scene, claim, pile)
    first = story.assess()
    random.shuffle(story.read)
    assert story.assess() == first


@given(claims, piles)
def test_saying_it_twice_adds_nothing(scene, claim, pile):
    story = build(scene, claim, pile)
    first = story.assess()
    story.read *= 2
    assert story.assess() == first


@given(claims, piles, st.data())
def test_a_copy_never_raises_a_level_nor_makes_a_claim_supported(scene, claim, pile, data):
    story = build(scene, claim, pile)
    before = story.assess()
    if not pile:
        return
    _, words, stance, day, kind = data.draw(st.sampled_from(pile))
    house = data.draw(st.sampled_from(["Copycat Daily", "Nobody Knows It", "Another Unknown"]))
    story.page(house, words, stance, day, kind, url=f"https://copy.example/{house.replace(' ', '')}")
    after = story.assess()
    assert (after.level or "") <= (before.level or "")
    assert after.verdict is not Verdict.SUPPORTED or before.verdict is Verdict.SUPPORTED


@given(claims, piles, piles)
def test_silent_evidence_never_changes_anything(scene, claim, pile, more):
    story = build(scene, claim, pile)
    before = story.assess()
    for house, words, _, day, kind in more:
        story.page(house, words + " It rained.", Stance.SILENT, day, kind)
    assert answer(story.assess()) == answer(before)


@given(claims, piles)
def test_swapping_the_sides_changes_no_verdict(scene, swap, claim, pile):
    ours = build(scene, claim, pile).assess()
    theirs = build(scene, claim, pile, swap).assess()
    assert answer(ours) == answer(theirs)
    assert len(ours.origins) == len(theirs.origins)
    assert ours.flags == theirs.flags
    assert swap(ours.sentence) == theirs.sentence


PAGES = [
    ("Neutral Times", TEXTS[0], Stance.SUPPORTS, 0, PassageKind.PAGE),
    ("Neutral Times", TEXTS[1], Stance.REFUTES, 0, PassageKind.PAGE),
    ("Avalia Today", TEXTS[2], Stance.REFUTES, -1, PassageKind.PAGE),
    ("Meridian Post", TEXTS[1], Stance.REFUTES, -3, PassageKind.NOTE),
    ("Borea Today", TEXTS[5], Stance.SUPPORTS, -1, PassageKind.NOTE),
    ("Field Monitor", TEXTS[4], Stance.SUPPORTS, 1, PassageKind.PAGE),
]


@pytest.mark.parametrize("speaker", SPEAKERS)
@pytest.mark.parametrize("claim", CLAIMS)
def test_swapping_the_sides_changes_nothing_in_any_pair_of_pages(scene, swap, claim, speaker):
    for pile in combinations(PAGES, 2):
        ours = build(scene, (claim, speaker), pile).assess()
        theirs = build(scene, (claim, speaker), pile, swap).assess()
        assert answer(ours) == answer(theirs)
        assert swap(ours.sentence) == theirs.sentence


@given(claims, st.booleans())
def test_no_evidence_never_yields_a_verdict(scene, claim, searched):
    found = build(scene, claim, []).assess(searched=searched)
    assert found.verdict is Verdict.NOT_ENOUGH_EVIDENCE


@given(claims, piles)
def test_later_evidence_changes_nothing_about_an_earlier_day(scene, claim, pile):
    story = build(scene, claim, pile)
    day = story.article.published
    before = story.assess(as_of=day)
    story.read = [pair for pair in story.read if not (pair[0].published_at and pair[0].published_at > day)]
    assert answer(story.assess(as_of=day)) == answer(before)


@given(claims, piles, piles)
def test_later_evidence_never_changes_what_was_known_at_publication(scene, claim, pile, more):
    story = build(scene, claim, pile)
    before = story.assess().at_publication
    for house, words, stance, day, kind in more:
        story.page(house, words + " It snowed.", stance, abs(day or 0) + 1, kind)
    assert story.assess(as_of=story.day(60)).at_publication == before
    assert before.day == story.article.published


def test_without_a_day_of_publication_nothing_is_said_of_it(scene):
    story = build(scene, (CLAIMS[0], None), [("Neutral Times", TEXTS[2], Stance.SUPPORTS, 0, PassageKind.PAGE)])
    unknown = replace(story.article, published=None, dating=Dating(None, story.day(3), ()))
    story.article = unknown
    assert story.assess().at_publication is None
    story.article = replace(unknown, dating=Dating(None, story.day(3), (), told_on=story.day(0)))
    assert story.assess().at_publication.day == story.day(0)


@given(claims, piles)
def test_where_nobody_could_be_asked_nothing_is_supported_or_refuted(scene, claim, pile):
    del pile
    found = build(scene, claim, []).assess(searched=False)
    assert found.verdict is Verdict.NOT_ENOUGH_EVIDENCE


@given(claims, piles)
def test_an_origin_is_a_tree_with_a_reason_for_every_edge(scene, claim, pile):
    for origin in build(scene, claim, pile).assess().origins:
        assert {edge.child for edge in origin.tree} | {origin.root} == set(origin.members)
        assert len(origin.tree) == len(origin.members) - 1
        reached = {origin.root}
        for edge in origin.tree:
            assert edge.parent in reached
            assert edge.reason
            reached.add(edge.child)


@given(claims, piles)
def test_notes_alone_never_refute_nor_support_more_than_low(scene, claim, pile):
    story = build(scene, claim, [(*page[:4], PassageKind.NOTE) for page in pile])
    found = story.assess()
    assert found.verdict is not Verdict.REFUTED
    assert found.confidence in (None, "low")


@given(claims, piles)
def test_every_origin_and_quote_can_be_found_again(scene, claim, pile):
    found = build(scene, claim, pile).assess()
    origins = {origin.id: origin for origin in found.origins}
    for evidence in found.evidence:
        assert evidence.quote == evidence.span.of(evidence.passage.text)
        assert evidence.passage.id in origins[evidence.origin].members
        assert evidence.counts == (evidence.discounted is None)
    assert sum(len(origin.members) for origin in found.origins) == len(found.evidence)


@given(claims, piles)
def test_refuting_takes_the_higher_bar(scene, claim, pile):
    found = build(scene, claim, pile).assess()
    against = [item for item in found.evidence if item.counts and item.stance is Stance.REFUTES]
    if found.verdict is Verdict.REFUTED:
        assert len({item.origin for item in against}) >= 2
        assert any(item.camp is not None for item in against)


def test_an_unchecked_claim_stays_so_under_any_evidence(scene):
    story = scene("The attack surprised the enemy.")
    story.claim = replace(story.claim, checkable=False)
    story.page("Neutral Times", TEXTS[2])
    assert story.assess().verdict is Verdict.NOT_CHECKABLE


@given(claims, piles, st.integers(-9, 9))
def test_one_grouping_serves_all_days(scene, claim, pile, number):
    """What was known on a day hangs together as it does where nothing later was ever held."""
    story = build(scene, claim, pile)
    day = story.day(number)
    whole = Holdings(weigh_evidence(story.claim, story.read, None, story.case()))
    story.read = [pair for pair in story.read if not (pair[0].published_at and pair[0].published_at > day)]
    alone = Holdings(weigh_evidence(story.claim, story.read, None, story.case()))
    assert whole.by(day).record() == alone.by(day).record()
