"""Tokens: cut as the treebank cuts, and nothing left out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.tokens import find_tokens

CUTS = {
    "They don't know.": "They|do|n't|know|.",
    "She cannot go": "She|can|not|go",
    "the ministry's plan": "the|ministry|'s|plan",
    "the ministry’s plan": "the|ministry|’s|plan",
    "It'll rain, they've said": "It|'ll|rain|,|they|'ve|said",
    "O'Brien won": "O'Brien|won",
    "a full-scale war": "a|full|-|scale|war",
    "the pre-war population": "the|pre-war|population",
    "In the U.S. alone": "In|the|U.S.|alone",
    "Mr. Field left.": "Mr.|Field|left|.",
    "J. Field left": "J.|Field|left",
    "$5.50 or 20%": "$|5.50|or|20|%",
    "at 7:30 on 9/11": "at|7:30|on|9/11",
    "1,403.5 km": "1,403.5|km",
    "8pm": "8|pm",
    "10-15 people": "10|-|15|people",
    "the 1990s": "the|1990s",
    "the 3rd day": "the|3rd|day",
    "“We won,” he said…": "“|We|won|,|”|he|said|…",
    "wait... what?!": "wait|...|what|?!",
    "see https://news.example/a?b=1.": "see|https://news.example/a?b=1|.",
    "write to desk@news.example, please": "write|to|desk@news.example|,|please",
    "and/or": "and|/|or",
    "": "",
}


@pytest.mark.parametrize("text", CUTS)
def test_cuts_as_the_treebank_does(text):
    assert "|".join(span.of(text) for span in find_tokens(text)) == CUTS[text]


@given(st.text(max_size=200))
def test_every_character_that_is_no_space_stands_in_one_token(text):
    spans = find_tokens(text)
    assert "".join(span.of(text) for span in spans) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.start < span.end for span in spans)


@pytest.mark.parametrize("piece", ["a'", "a-", "a.b", "co-", "@", "1.", "U.", "n't", "http://", "'s", "a&B"])
def test_repeats_cost_no_quadratic_time(piece):
    text = piece * 40_000
    assert "".join(span.of(text) for span in find_tokens(text)) == text
