"""What definite phrases and pronouns mean, and what is no statement, as told by the trees of sentences."""

import pytest

from secondsource.data.tables import load_tables
from secondsource.pipeline.reading import read_article
from secondsource.plugins import find_part
from secondsource.testing.fakes import make_article


@pytest.fixture(scope="module")
def claims():
    part = find_part("taggers", "minilm")
    tagger = part.component(part.options())
    tables = load_tables()
    return lambda text: read_article(make_article(text), tables, tagger).claims


def texts(claims):
    return [claim.text for claim in claims]


def test_a_definite_phrase_means_what_was_told_under_its_noun(claims):
    found = claims("The council praised the harbour of the Velmar shipyard. The harbour holds six ferries.")
    assert "The harbour of the Velmar shipyard holds six ferries." in texts(found)
    assert [(each.words, each.meaning) for each in found[-1].resolved] == [
        ("The harbour", "the harbour of the Velmar shipyard")
    ]


def test_two_things_under_one_noun_leave_it_unclear(claims):
    text = "Brask took a loan from the Velmar bank. Tolm took a loan from the Ostin bank. The loan runs for six years."
    assert claims(text)[-1].unclear == ("the loan",)


def test_those_forces_are_the_one_body_in_arms_that_the_sentence_names(claims):
    text = "Velmar units tried to dig in at Ostin and failed, leaving those forces without supplies."
    assert claims(text)[-1].unclear == ()


def test_those_forces_stay_open_where_two_bodies_in_arms_are_named(claims):
    text = "Velmar units met the rebels at Ostin, leaving those forces without supplies."
    assert any("those forces" in claim.unclear for claim in claims(text))


def test_it_means_what_the_sentence_before_is_about(claims):
    found = claims("The Velmar shipyard opened in 1921. It closed in 1987.")
    assert texts(found)[-1] == "The Velmar shipyard closed in 1987."


def test_it_is_left_open_where_the_sentence_before_names_two_things(claims):
    found = claims("The Velmar shipyard bought the Ostin ferry. It sank in 1987.")
    assert "It" in found[-1].unclear


def test_a_noun_phrase_and_a_call_are_no_claims(claims):
    text = "The port was closed on Friday. A harbour with many old cranes by the sea. If you travel, bring two coats."
    assert texts(claims(text)) == ["The port was closed on Friday."]


def test_a_sentence_stays_whole_where_a_part_of_it_would_have_no_verb(claims):
    text = "The testers saw a write speed of 2890 megabytes, and a read speed of 3150 megabytes on both models."
    assert texts(claims(text)) == [text]


def test_shouting_out_a_thing_is_no_statement(claims):
    found = claims("The crowd shouted out absurd questions at the end of every show in Harrow.")
    assert "Out absurd questions at the end of every show in Harrow." not in texts(found)


def test_we_of_a_speaker_are_the_speaker_and_others(claims):
    found = claims("“In May, we moved the archive to Velmar,” said Lena Voss, a librarian.")
    assert "In May, Lena Voss and others moved the archive to Velmar." in texts(found)


def test_we_who_may_be_everybody_stay(claims):
    found = claims("Nobody has counted the galaxies we see.")
    assert found[0].unclear == ("we",)


def test_an_unnamed_speaker_makes_a_claim_unclear(claims):
    found = claims("The port is full of sand, they said.")
    assert all("they" in claim.unclear for claim in found)
