"""The rules of evidence, each as a short story with its outcome and the rule that decides it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from secondsource.domain.claim import Kind, Reason
from secondsource.domain.evidence import Interest, PassageKind, Stance, Tier
from secondsource.domain.report import Confidence, Flag, Verdict
from secondsource.weighing.rules import METHODS, method_of

HOLD = "Avalian forces hold Midtown."
BRIDGE = "The bridge of Midtown has four lanes."
REPORTER = "Our reporter walked through Midtown on Tuesday and met Avalian soldiers at every corner."
OFFICIAL = "Ana Avril said that the Avalian army controls all quarters of Midtown."
DENIAL = "Boris Brandt said that the whole of Midtown is under Borean control."
FOUR_LANES = "A guide for drivers counts four lanes on the old bridge at Midtown."
LANES_AGAIN = "Engineers measured the Midtown crossing: it carries traffic in four lanes."
TWO_LANES = "The bridge at Midtown has only two lanes, the road office says in its list."


def outcome(assessment):
    reason = f":{assessment.reason}" if assessment.reason else ""
    return f"{assessment.verdict}{reason}"


def only(assessment):
    (evidence,) = assessment.evidence
    return evidence


# Not checkable, nothing found, nothing asked (rule 1)


def test_a_motive_is_not_checked_whatever_is_found(scene):
    story = scene("The attack surprised the enemy.", Kind.MOTIVE, why_not=Reason.MOTIVE)
    story.page("Neutral Times", "The attack surprised the enemy, officers told us.")
    found = story.assess()
    assert (outcome(found), found.rule, found.level) == ("not_checkable:motive", "not_checkable", None)


def test_without_evidence_there_is_no_verdict(scene):
    found = scene(BRIDGE, Kind.QUANTITY).assess()
    assert (outcome(found), found.rule) == ("not_enough_evidence:nothing_found", "nothing_found")


def test_a_search_that_failed_is_said_so(scene):
    found = scene(BRIDGE, Kind.QUANTITY).assess(searched=False)
    assert outcome(found) == "not_enough_evidence:retrieval_failed"


# Arithmetic and records (rule 2)


def test_arithmetic_refutes_the_claim_it_is_about(scene):
    story = scene("The siege lasted three years.", Kind.DATE_OR_DURATION)
    story.sum("three years")
    found = story.assess()
    assert (outcome(found), found.rule, found.confidence) == ("refuted", "arithmetic_refutes", Confidence.HIGH)
    assert "1 + 1 is 2" in found.sentence


def test_arithmetic_leaves_the_larger_claim_of_the_sentence_alone(scene):
    story = scene("Midtown could change hands despite three years of war.", Kind.RELATION)
    smaller = story.part("three years of war")
    story.sum("three years")
    assert story.assess().verdict is not Verdict.REFUTED
    assert story.assess().findings == ()
    assert story.assess(claim=smaller).verdict is Verdict.REFUTED


def test_arithmetic_elsewhere_in_the_article_decides_nothing(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.sum("over the holidays")
    assert outcome(story.assess()) == "not_enough_evidence:nothing_found"


def test_arithmetic_may_support_only_a_claim_that_is_all_arithmetic(scene):
    duration = scene("The siege lasted ten days.", Kind.DATE_OR_DURATION)
    event = scene("The siege lasted ten days and failed.", Kind.EVENT)
    for story in (duration, event):
        story.sum("ten days", Stance.SUPPORTS)
    assert duration.assess().rule == "arithmetic_supports"
    assert event.assess().verdict is Verdict.NOT_ENOUGH_EVIDENCE


def test_a_public_record_supports_or_refutes_by_itself(scene):
    for stance, outcome_ in ((Stance.SUPPORTS, "supported"), (Stance.REFUTES, "refuted")):
        story = scene(BRIDGE, Kind.QUANTITY)
        story.record("The bridge at Midtown is listed with four lanes.", stance)
        found = story.assess()
        assert (outcome(found), found.confidence, only(found).tier) == (
            outcome_,
            Confidence.MODERATE,
            Tier.E1,
        )


def test_one_contradiction_is_not_enough_to_refute(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", TWO_LANES, Stance.REFUTES)
    assert outcome(story.assess()) == "not_enough_evidence:nothing_found"


def test_two_independent_contradictions_refute(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", TWO_LANES, Stance.REFUTES)
    story.page("Meridian Post", "Cars queue at Midtown, where the crossing is one lane each way.", Stance.REFUTES)
    found = story.assess()
    assert (outcome(found), found.rule) == ("refuted", "evidence_refutes")


def test_hostile_voices_alone_never_refute(scene):
    story = scene(HOLD, Kind.CONTROL, speaker="Ana Avril")
    story.page("Borea Today", "Midtown fell last week and is quiet, our correspondent writes.", Stance.REFUTES)
    story.page("Front Channel", "Boris Brandt said that Borean forces hold Midtown.", Stance.REFUTES)
    assert story.assess().verdict is not Verdict.REFUTED


def test_silence_and_qualification_never_refute(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    for stance in (Stance.SILENT, Stance.QUALIFIES):
        story.page("Neutral Times", TWO_LANES, stance)
        story.page("Meridian Post", FOUR_LANES, stance)
    found = story.assess()
    assert outcome(found) == "not_enough_evidence:nothing_found"
    assert {evidence.stance for evidence in found.evidence} == {Stance.QUALIFIES}


def test_notes_never_refute(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.note("Neutral Times", TWO_LANES, Stance.REFUTES)
    story.note("Meridian Post", "Cars queue at Midtown, where the crossing is one lane each way.", Stance.REFUTES)
    found = story.assess()
    assert outcome(found) == "not_enough_evidence:nothing_found"
    assert not any(evidence.counts for evidence in found.evidence)


def test_support_and_contradiction_that_both_suffice_conflict(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    story.page("Meridian Post", LANES_AGAIN)
    story.page("Quiet Gazette", TWO_LANES, Stance.REFUTES)
    assert outcome(story.assess()) == "conflicting"


# Ordinary claims and origins (rule 3)


def test_two_origins_support_an_ordinary_claim(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    story.page("Meridian Post", LANES_AGAIN)
    found = story.assess()
    assert (outcome(found), found.rule, found.level) == ("supported", "origins_support", None)
    assert found.confidence is Confidence.MODERATE
    assert len(found.origins) == 2


def test_one_origin_is_not_enough(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    assert outcome(story.assess()) == "not_enough_evidence:single_origin"


ONE_ORIGIN = [
    ("Neutral Evening", LANES_AGAIN, "belong to Neutral Group"),
    ("Neutral Times", LANES_AGAIN, "Both come from Neutral Times"),
    ("Meridian Post", f"The Neutral Times reported it. {LANES_AGAIN}", "credits Neutral Times"),
    ("Meridian Post", f"{FOUR_LANES} Do not miss it.", "nearly the same text"),
    ("Meridian Post", f"{LANES_AGAIN} See https://neutral-times.example/{len(FOUR_LANES)}", "links to"),
]


@pytest.mark.parametrize("publisher, text, why", ONE_ORIGIN)
def test_items_that_share_their_source_are_one_origin(scene, publisher, text, why):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    story.page(publisher, text)
    found = story.assess()
    assert outcome(found) == "not_enough_evidence:single_origin"
    (origin,) = found.origins
    assert why in origin.reasons[0]


def test_an_outlet_that_reprints_a_story_does_not_join_it_to_its_own(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    story.page("Meridian Post", LANES_AGAIN)
    story.page("Meridian Post", f"{FOUR_LANES} Really.", day=1)
    assert len(story.assess().origins) == 2


def test_two_papers_that_credit_one_agency_are_one_origin(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", f"{FOUR_LANES} So says a report by World Wire.")
    story.page("Meridian Post", f"Citing World Wire, the mayor spoke of traffic. {LANES_AGAIN}")
    assert outcome(story.assess()) == "not_enough_evidence:single_origin"


def test_words_of_one_speaker_in_two_papers_are_one_origin_within_two_days(scene):
    for later, origins in ((1, 1), (5, 2)):
        story = scene(BRIDGE, Kind.QUANTITY)
        story.page("Neutral Times", "Mayor Clara Cole said that the bridge was rebuilt with four lanes.", day=-6)
        story.page("Meridian Post", "Clara Cole told the council that four lanes lead over the river.", day=later - 6)
        assert len(story.assess().origins) == origins


def test_the_same_words_within_two_days_are_one_origin(scene):
    words = "four lanes lead over the bridge of Midtown"
    for later, origins in ((1, 1), (5, 2)):
        story = scene(BRIDGE, Kind.QUANTITY)
        first = "A long report about roads, bridges and money begins here and goes on for some time; "
        second = "Something else entirely about winter weather and its costs for drivers in the valley; "
        story.page("Neutral Times", first + words, day=-6, deciding=words)
        story.page("Meridian Post", second + words, day=later - 6, deciding=words)
        assert len(story.assess().origins) == origins


def test_the_root_is_the_earliest_item_that_repeats_nobody(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Copycat Daily", f"The Neutral Times reported it. {FOUR_LANES}", day=-5)
    root = story.page("Neutral Times", FOUR_LANES, day=-4)
    (origin,) = story.assess().origins
    assert origin.root == root.id
    assert len(origin.members) == 2


def test_an_aggregator_adds_no_weight(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    story.page("Copycat Daily", LANES_AGAIN)
    found = story.assess()
    assert outcome(found) == "not_enough_evidence:single_origin"
    assert Tier.E7 in {evidence.tier for evidence in found.evidence}


def test_a_source_nobody_can_ring_up_is_a_lead_only(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", "Sources said that the bridge of Midtown carries four lanes.")
    evidence = only(story.assess())
    assert (evidence.tier, evidence.counts) == (Tier.E8, False)


def test_press_of_one_side_alone_does_not_support_an_ordinary_claim(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Avalia Today", FOUR_LANES)
    story.page("Avaport Echo", LANES_AGAIN)
    assert outcome(story.assess()) == "not_enough_evidence:only_party_sources"


# No origin corroborates itself (rule 4)


def test_the_article_and_its_copies_never_support_it(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    itself = story.page("Anywhere", LANES_AGAIN, url=story.article.address)
    same = story.page("Elsewhere", story.article.text)
    story.copy(story.page("Neutral Times", FOUR_LANES))
    found = story.assess()
    assert outcome(found) == "not_enough_evidence:single_origin"
    assert not any(evidence.counts for evidence in found.evidence)
    assert {itself.id, same.id} <= {evidence.passage.id for evidence in found.evidence}


def test_a_reprint_of_a_copy_is_a_copy(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.copy(story.page("Neutral Times", FOUR_LANES))
    story.page("Meridian Post", FOUR_LANES)
    assert not any(evidence.counts for evidence in story.assess().evidence)


def test_texts_that_credit_the_articles_publisher_never_support_it(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Story Daily", LANES_AGAIN)
    assert only(story.assess()).discounted == "It comes from the article's own publisher."


def test_texts_that_take_the_story_from_the_article_never_support_it(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", f"{LANES_AGAIN} Story Daily reported it.")
    assert only(story.assess()).discounted == "It takes the story from the article's publisher."


def test_what_the_article_credits_never_supports_it_in_the_same_days(scene):
    for age, counts in ((-2, False), (-60, True)):
        story = scene("World Wire reported that the bridge of Midtown has four lanes.", Kind.QUANTITY)
        story.page("World Wire", LANES_AGAIN, day=age)
        assert only(story.assess()).counts is counts


# Camps, interest and the ladder (rule 5)


def test_only_one_sides_word_is_c1(scene):
    story = scene(HOLD, Kind.CONTROL, speaker="Ana Avril")
    story.page("Neutral Times", OFFICIAL)
    found = story.assess()
    assert (outcome(found), found.level) == ("not_enough_evidence:only_party_sources", "C1")
    assert found.sentence.startswith("Only Avalian officials and media say this")
    evidence = only(found)
    assert (evidence.camp, evidence.interest, evidence.tier) == ("avalia", Interest.BENEFITS, Tier.E6)


def test_bulletin_and_spokeswoman_of_one_army_are_one_origin(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Neutral Times", OFFICIAL, day=-5)
    story.page("Meridian Post", "The Avalian General Staff said that no quarter of Midtown was lost.")
    found = story.assess()
    assert len(found.origins) == 1
    assert "speak for the same side" in found.origins[0].reasons[0]


def test_claim_and_denial_of_the_two_sides_conflict_at_c2(scene):
    story = scene(HOLD, Kind.CONTROL, speaker="Ana Avril")
    story.page("Neutral Times", OFFICIAL)
    story.note("Meridian Post", DENIAL, Stance.REFUTES)
    found = story.assess()
    assert (outcome(found), found.level, found.rule) == ("conflicting", "C2", "sides_disagree")
    assert Flag.MISSING_OTHER_SIDE in found.flags


def test_one_independent_origin_supports_low_at_c3(scene):
    story = scene(HOLD, Kind.CONTROL, speaker="Ana Avril")
    story.page("Neutral Times", REPORTER)
    story.note("Meridian Post", DENIAL, Stance.REFUTES)
    found = story.assess()
    assert (outcome(found), found.level, found.confidence) == ("supported", "C3", Confidence.LOW)
    assert found.rule == "ladder_supports"


def test_an_outlet_that_repeats_an_army_is_not_independent_of_it(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Avalia Today", REPORTER)
    story.page("Neutral Times", f"Avalia Today reported it. {REPORTER}")
    found = story.assess()
    assert (found.verdict, found.level) == (Verdict.NOT_ENOUGH_EVIDENCE, "C1")


@pytest.mark.parametrize(
    "text",
    [
        "Avalia had claimed full control of Midtown before the holidays.",
        "The paper gave the Avalian claim to the capture of Midtown as a fact.",
        "Neutral Times reported in Polish that the Avalian General Staff said that Midtown was under its control.",
    ],
)
def test_a_sides_claim_in_running_text_stays_that_sides_claim(scene, text):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Neutral Times", text)
    found = story.assess()
    assert (only(found).camp, found.level) == ("avalia", "C1")


def test_an_admission_of_the_losing_side_is_c3(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Borea Today", "Boris Brandt said that Midtown had to be left to the enemy.")
    found = story.assess()
    assert (found.level, only(found).tier, only(found).interest) == ("C3", Tier.E5, Interest.HARMED)


def test_the_winner_telling_that_the_loser_admits_it_is_hearsay(scene):
    story = scene("Borean forces lost Midtown.")
    story.page("Neutral Times", "Ana Avril said that Borean bloggers admitted the loss of Midtown.")
    found = story.assess()
    assert (found.level, only(found).counts) == ("C1", False)
    assert "hearsay" in only(found).discounted


def test_words_that_tell_the_gain_of_the_other_side_never_support(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Borea Today", "Boris Brandt said that Midtown was under Borean control.")
    story.page("Neutral Times", "Borean forces hold the whole of Midtown, our reporter writes.")
    found = story.assess()
    assert found.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert not any(evidence.counts for evidence in found.evidence)


def test_a_conditional_is_no_admission(scene):
    story = scene("Borean forces lost Midtown.")
    story.page("Borea Today", "If Midtown were lost, Boris Brandt said, the river would be open.")
    assert only(story.assess()).tier is not Tier.E5


@pytest.mark.parametrize(
    "text",
    [
        "A few dozen Borean soldiers remain in Midtown.",
        "Borean troops attacked five times, and all attacks were repelled.",
        "Avalian forces killed 300 Borean soldiers.",
    ],
)
def test_numbers_of_troops_and_all_attacks_repelled_stay_capped(scene, text):
    story = scene(text, Kind.QUANTITY, speaker="Ana Avril")
    story.page("Neutral Times", "Our reporter heard of it from villagers who had fled over the river.")
    story.page("Field Monitor", "The monitors hold the figure given in Avaport for likely at this point.")
    found = story.assess()
    assert (outcome(found), found.level) == ("not_enough_evidence:only_party_sources", "C1")


def test_both_sides_saying_the_same_supports_it(scene):
    story = scene("Avalian and Borean troops exchanged wounded soldiers at Midtown.")
    story.page("Avalia Today", "Ana Avril said that the exchange of the wounded was done by noon.")
    story.page("Borea Today", "Boris Brandt said that the hospital trains had arrived.")
    assert (story.assess().level, story.assess().verdict) == ("C3", Verdict.SUPPORTED)


def test_a_page_nobody_knows_raises_no_level(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Some Blog", REPORTER)
    found = story.assess()
    assert (found.level, found.verdict) == ("C1", Verdict.NOT_ENOUGH_EVIDENCE)


def test_a_war_needs_two_sides(scene):
    story = scene("Avalian soldiers won the march of the bands.")
    object.__setattr__(story.article, "text", "The army held its day.\nAvalian soldiers won the march of the bands.")
    assert story.assess().level is None


def test_evidence_that_counts_stands_first(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    for house in ("Copycat Daily", "Neutral Times", "Some Blog", "Meridian Post"):
        story.page(house, f"{house} tells in words of its own, number {len(house)}, of four lanes.", day=-len(house))
    counts = [evidence.counts for evidence in story.assess().evidence]
    assert counts == sorted(counts, reverse=True)


def test_peace_time_news_of_a_side_needs_no_ladder(scene):
    story = scene("Avalia won the cup.")
    story.article = scene("Avalia won the cup.").article
    object.__setattr__(story.article, "text", "A day of sport.\nAvalia won the cup.")
    story.page("Neutral Times", "The cup went to the team from Avaport after a long final.")
    found = story.assess()
    assert (found.level, outcome(found)) == (None, "not_enough_evidence:single_origin")


# Time (rule 6)


def test_later_evidence_never_counts(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES, day=1)
    story.page("Meridian Post", LANES_AGAIN, day=1)
    early = story.assess(as_of=story.article.published)
    assert (outcome(early), early.evidence) == ("not_enough_evidence:nothing_found", ())
    assert story.assess().verdict is Verdict.SUPPORTED


def test_undated_evidence_never_decides_a_dated_claim(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Neutral Times", REPORTER, day=None)
    found = story.assess()
    assert found.level == "C1" or found.level == "C0"
    assert found.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert "no date" in only(found).discounted


def test_undated_evidence_may_decide_what_no_time_bears_on(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES, day=None)
    story.page("Meridian Post", LANES_AGAIN, day=None)
    assert story.assess().verdict is Verdict.SUPPORTED


def test_who_holds_a_town_expires_after_seven_days(scene):
    for age, expected in ((-7, "supported"), (-8, "not_enough_evidence:too_old")):
        story = scene(HOLD, Kind.CONTROL)
        story.page("Neutral Times", REPORTER, day=age)
        assert outcome(story.assess()) == expected


def test_an_old_story_under_a_new_date_stays_old(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Neutral Times", REPORTER, day=-30)
    story.page("Meridian Post", REPORTER, day=0)
    assert outcome(story.assess()) == "not_enough_evidence:too_old"


def test_upheld_control_is_marked_outdated_once_it_expired(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Neutral Times", REPORTER)
    fresh = story.assess()
    old = story.assess(as_of=story.article.published + timedelta(days=60))
    assert (fresh.verdict, outcome(old)) == (Verdict.SUPPORTED, "not_enough_evidence:too_old")
    assert fresh.at_publication
    assert old.at_publication == fresh.at_publication
    assert Flag.OUTDATED not in fresh.flags
    assert Flag.OUTDATED in old.flags


def test_evidence_about_another_day_does_not_decide_a_dated_claim(scene):
    story = scene("Borean troops attacked Midtown on December 24.")
    story.page("Neutral Times", "Our reporter saw Borean troops attack Midtown on 21 December 2025.")
    found = story.assess()
    assert found.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    assert "other days" in only(found).discounted


def test_a_record_of_an_earlier_war_year_does_not_decide_today(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.record("Avalian forces liberated Midtown on 10 September 2022.")
    assert story.assess().verdict is Verdict.NOT_ENOUGH_EVIDENCE


def test_a_record_decides_what_it_records(scene):
    story = scene("Midtown was liberated by Avalian forces on 10 September 2022.")
    story.record("Avalian forces liberated Midtown on 10 September 2022.")
    found = story.assess()
    assert (found.rule, found.level) == ("record_supports", None)


# What counts at all (rule 8)


def test_notes_support_low_at_most(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.note("Neutral Times", FOUR_LANES)
    story.note("Meridian Post", LANES_AGAIN)
    found = story.assess()
    assert (outcome(found), found.confidence) == ("supported", Confidence.LOW)
    assert "second-hand notes" in found.sentence


def test_a_span_outside_the_text_is_dropped(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    passage, _ = story.read.pop()
    story.read.append((passage, story.reading(FOUR_LANES + "!!", Stance.SUPPORTS)))
    assert story.assess().evidence == ()


def test_a_reading_in_doubt_is_shown_and_bears_on_nothing(scene):
    for stance in (Stance.SUPPORTS, Stance.REFUTES):
        story = scene(BRIDGE, Kind.QUANTITY)
        story.page("Neutral Times", FOUR_LANES, stance)
        story.page("Meridian Post", LANES_AGAIN, stance)
        sure = story.assess()
        story.read = [(passage, replace(reading, doubt="It is not sure.")) for passage, reading in story.read]
        doubted = story.assess()
        assert sure.verdict in {Verdict.SUPPORTED, Verdict.REFUTED}
        assert outcome(doubted) == "not_enough_evidence:nothing_found"
        assert {(each.discounted, each.doubted) for each in doubted.evidence} == {("It is not sure.", True)}
        assert not any(each.doubted for each in sure.evidence)


def test_evidence_of_a_statement_that_names_nothing_is_in_doubt(scene):
    story = scene("The bridge has four lanes.", Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    assert only(story.assess()).doubted


def test_a_reading_in_doubt_that_is_as_likely_wrong_is_not_shown(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES)
    ((passage, reading),) = story.read
    story.read = [(passage, replace(reading, supports=0.5, silent=0.5, doubt="It is not sure."))]
    assert story.assess().evidence == ()


def test_a_reading_in_doubt_is_read_again_by_rule(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Neutral Times", "Avalian soldiers control all of Midtown, our reporter saw.", Stance.REFUTES)
    story.read = [(passage, replace(reading, doubt="It is not sure.")) for passage, reading in story.read]
    evidence = only(story.assess())
    assert (evidence.stance, evidence.discounted) == (Stance.SUPPORTS, None)


def test_every_quote_stands_in_its_passage(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Neutral Times", f"It rained. {REPORTER}", deciding=REPORTER)
    evidence = only(story.assess())
    assert evidence.quote == REPORTER == evidence.span.of(evidence.passage.text)


def test_front_pages_and_result_lists_never_count(scene):
    story = scene(BRIDGE, Kind.QUANTITY)
    story.page("Neutral Times", FOUR_LANES, url="https://neutral-times.example/")
    story.page("Meridian Post", LANES_AGAIN, url="https://meridian-post.example/search?q=lanes")
    assert not any(evidence.counts for evidence in story.assess().evidence)


def test_a_sides_map_stays_that_sides_word(scene):
    story = scene(HOLD, Kind.CONTROL)
    story.page("Avalia Today", "On the map Midtown lies outside the occupied area.", kind=PassageKind.MAP_READING)
    found = story.assess()
    assert (only(found).tier, only(found).camp, found.level) == (Tier.E4, "avalia", "C1")


# The words we print


def test_every_verdict_names_a_rule_with_a_method():
    assert all(method_of(rule) for rule in METHODS)
    assert method_of("no such rule") == ""
