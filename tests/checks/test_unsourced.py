"""Statements for which nobody is named."""

import pytest

from secondsource.domain.report import Flag


@pytest.mark.parametrize(
    "text",
    [
        "It is understood that the talks broke down.",
        "The minister is said to have left.",
        "There is talk in the party of another leader.",
        "An officer spoke on condition of anonymity.",
    ],
)
def test_words_that_hide_who_says_it_are_flagged(find, text):
    assert len(find("unsourced", text)) == 1


def test_who_is_said_to_believe_it_is_not_hidden(find):
    assert find("unsourced", "The minister is believed to have left, according to Mayor Ada Bell.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Analysts say the price will fall next year.",
        "Experts believe that the bridge is too old.",
        "Military analysts suggest the town could change hands.",
        "The bridge is too old, according to observers.",
        "Sources told Reuters that the minister lied.",
        "The bridge is too old, one insider says.",
        "Unnamed officials said that the bridge is too old.",
        "The bridge cost too much, according to officials.",
        "Some analysts said the bridge helped. Refugee advocates said so too.",
    ],
)
def test_a_statement_of_nobody_in_particular_is_flagged(find, text):
    (finding,) = find("unsourced", text)
    assert finding.flag is Flag.UNSOURCED_ATTRIBUTION


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe, an analyst at Acme Bank, said the price will fall.",
        "Ukrainian officials say the town is free.",
        "Three experts in Lagos said the bridge is too old.",
        "The researchers said that the bridge is too old.",
        "NASA’s scientists said that the probe had landed.",
        "The bridge is old.",
        "The police came at noon. Officials said that the bridge is too old.",
        "Two insiders said that the bridge is too old.",
        "Experts say the bridge is too old. “It is worn,” said Jane Doe of the Bridge Institute.",
    ],
)
def test_named_speakers_bodies_and_sides_are_left_alone(find, text):
    assert find("unsourced", text) == ()
