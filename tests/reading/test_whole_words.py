"""Patterns of whole words: the same finds as with a plain alternation, by a quicker search."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.reading.measures import times
from secondsource.reading.speech.speech_verbs import SPEECH_VERB
from secondsource.reading.vocabulary.deeds import any_turn, turns
from secondsource.reading.vocabulary.whole_words import whole_word

FORMS = ("point out", "points?", "point", "says", "sai(?:d|th)", "взяли", "7 hours")
TEXTS = st.lists(
    st.sampled_from((*"psx.- \n\u0301", "point", "points", "out", "said", "saith", "взяли", "7 hours"))
).map("".join)


def plain(forms):
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")


@given(TEXTS)
def test_whole_words_are_found_where_a_plain_alternation_finds_them(text):
    leaping = re.compile(whole_word(FORMS))
    assert [hit.span() for hit in leaping.finditer(text)] == [hit.span() for hit in plain(FORMS).finditer(text)]


def test_of_two_forms_that_fit_the_first_is_taken():
    assert re.search(whole_word(("go on", "go")), "they go on").group() == "go on"
    assert re.search(whole_word(("go", "go on")), "they go on").group() == "go"


def test_no_form_is_found_nowhere():
    assert not re.search(whole_word(()), "any word at all")


@pytest.mark.parametrize("word", ["unsaid", "said2", "_said", "saidé"])
def test_a_part_of_a_word_is_no_word(word):
    assert not re.search(whole_word(SPEECH_VERB.split("|")), word)


@given(st.lists(st.sampled_from(("army", "seized", "lost", "repelled", "re", "pelled", "s", " ", " not ", "-"))))
def test_any_turn_finds_a_word_where_turns_tells_gain_or_loss(words):
    tables, text = load_tables(None), "".join(words)
    assert bool(any_turn(tables).search(text)) == bool(turns(tables).search(text))


DATED = st.lists(
    st.sampled_from((
        *"0129 ./-,(", "in ", "since ", "the ", "May", "march", "JUNE", "липня", "мая", "10", "19", "20", "2024",
        "1066", "2024-05-01", "1.5.2024", "13/5/2024", "year ", "Friday, ",
    ))
).map("".join)  # fmt: skip


@given(DATED)
def test_a_sentence_without_a_year_or_a_month_has_no_date_of_any_form(text):
    if not times.find_dates(text):
        assert list(times._mentions(text)) == []
