"""Loaded words in the article's own voice."""

from collections import Counter

import pytest

from secondsource.domain.report import Flag

OPPOSED = (
    ("ukraine", "russia"), ("israel", "hamas"), ("india", "pakistan"), ("armenia", "azerbaijan"),
    ("sudanese-army", "rapid-support-forces"), ("left", "right"),
)  # fmt: skip
LOADED = ["The minister and his henchmen left.", "The Kyiv regime agreed.", "Then Putin’s regime agreed."]
NEUTRAL = [
    "“The minister and his henchmen left,” said Ada Bell.",
    "Ada Bell said that the minister and his henchmen left.",
    "The so-called “henchmen” left.",
    "She saw Cronies Inc. and the film Goons.",
    "The tax regime changed.",
]


@pytest.mark.parametrize("text", LOADED)
def test_a_loaded_word_is_a_remark_and_no_error(find, text):
    (finding,) = find("wording", text)
    assert (finding.flag, finding.stance) == (Flag.LOADED_WORDING, None)


@pytest.mark.parametrize("text", NEUTRAL)
def test_words_of_others_and_names_are_left_alone(find, text):
    assert find("wording", text) == ()


def test_each_word_is_pointed_out_once(find):
    assert len(find("wording", "His henchmen left.\nTheir henchmen stayed.")) == 1


@pytest.mark.parametrize("one, other", OPPOSED)
def test_opposed_sides_have_as_many_rows(tables, one, other):
    rows = Counter(row.against for row in tables.loaded)
    assert rows[one] == rows[other] > 0


def test_every_row_is_found_whichever_side_it_judges(find, tables):
    for row in tables.loaded:
        for form in row.forms:
            (finding,) = find("wording", f"It was about {form} again.")
            assert row.neutral in finding.message
            assert row.why in finding.message


def test_every_row_has_its_reason_and_every_side_of_a_conflict_has_rows(tables):
    assert all(row.why and row.why[0].islower() and row.why[-1].isalpha() for row in tables.loaded)
    assert {camp.camp for camp in tables.camps} <= {row.against for row in tables.loaded}


def test_rows_have_small_letters_and_no_form_stands_twice(tables):
    forms = [form for row in tables.loaded for form in row.forms]
    assert len(forms) == len(set(forms))
    assert all(form == form.lower().strip() for form in forms)
