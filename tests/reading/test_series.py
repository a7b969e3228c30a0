"""Reasons and the like, announced with a number and told in turn; names listed and then counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.record import Span
from secondsource.reading.counted_again import find_counted_again
from secondsource.reading.sentences import find_sentences
from secondsource.reading.series import find_series


def sentences(text: str) -> tuple[Span, ...]:
    return tuple(find_sentences(text, (Span(0, len(text)),)))


SERIES = [
    ("There are two reasons. First, land is dear. Second, it is far. Third, it is wet.", (2, 3)),
    ("There are three reasons. First, land is dear. Second, it is far.", (3, 2)),
    ("There are two good old reasons. First, a. Second, b. Third, c.", (2, 3)),
    ("It has two problems. One is debt. The other is its name. A third is rain.", (2, 3)),
    ("It has two problems. One is debt. Another is its name. Another is rain.", (2, 3)),
    ("There are two aims. Firstly, peace. Secondly, bread. Thirdly, work.", (2, 3)),
    ("There are two steps: first, wash; second, dry; third, fold.", (2, 3)),
    ("There are nine rules. First, land. Second, sea.", (9, 2)),
]
NO_SERIES = [
    "There are three reasons. First, land is dear. Second, it is far. Third, it is wet.",
    "There are three reasons. First, land is dear. Second, it is far. Also, it is wet.",
    "There are three reasons. First, land is dear. Second, it is far. The last is rain.",
    "There are at least two reasons. First, a. Second, b. Third, c.",
    "The other two reasons are these. First, a. Second, b. Third, c.",
    "There are three reasons. Ada left. Tom left. First, land is dear. Second, it is far.",
    "There are three reasons. First, land is dear. She said so. Second, it is far.",
    "There are three reasons. First, a. Third, c.",
    "There are three reasons. First, land is dear.",
    "One reason. First, a. Second, b.",
    "There are two horses. First, a. Second, b. Third, c.",
    f"There are two reasons. First, a. Second, b. {'It rains. ' * 200}Third, c.",
]


@pytest.mark.parametrize("text, told", SERIES)
def test_what_is_told_in_turn_is_counted(text, told):
    (series,) = find_series(text, sentences(text))
    assert (series.told, series.listed) == told


@pytest.mark.parametrize("text", NO_SERIES)
def test_a_series_that_fits_or_goes_on_is_left_alone(text):
    assert [*find_series(text, sentences(text))] == []


ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")


@given(st.integers(2, 9), st.integers(2, 9))
def test_a_series_is_found_wrong_exactly_where_the_numbers_differ(told, listed):
    text = f"There are {NUMBERS[told - 2]} reasons. {' '.join(f'{each}, land.' for each in ORDINALS[:listed])}"
    assert [(each.told, each.listed) for each in find_series(text, sentences(text))] == (
        [] if told == listed else [(told, listed)]
    )


AGAIN = [
    ("Ada Bell, Tom Ash and Eve Orr were charged on Monday. The four men will appear in court.", (4, 3)),
    ("Ada Bell, Tom Ash and Eve Orr won. All four live in Leeds.", (4, 3)),
    ("Ada Bell and Tom Ash won. All of the three live in Leeds.", (3, 2)),
    ("The dead were named as Ada Bell, Tom Ash and Eve Orr. All four were from Leeds.", (4, 3)),
    ("The winners are Ada Bell, Tom Ash, Eve Orr and Ben Fox; the three share the prize.", (3, 4)),
    ("The talks brought together Germany, France and Poland. The four countries agreed.", (4, 3)),
    ("The United States, Russia and China signed. The four will meet again.", (4, 3)),
    ("The United States, Russia and China signed. The four countries met.", (4, 3)),
]
NOT_AGAIN = [
    "Ada Bell, Tom Ash and Eve Orr won. All three live in Leeds.",
    "Ada Bell, Tom Ash and Eve Orr won, with two others. All five live in Leeds.",
    "Ada Bell, Tom Ash and Eve Orr met Ben Fox. All four live in Leeds.",
    "Ada Bell, Tom Ash and Eve Orr came with a friend. All four live in Leeds.",
    "Ada Bell, Tom Ash and Eve Orr won. It rained. All four live in Leeds.",
    "Ada Bell, Tom Ash and Eve Orr won. The four other people left.",
    "Ada Bell, Tom Ash and Eve Orr won. The four days were long.",
    "Ada Bell, Tom Ash and Eve Orr won. Four of them live in Leeds.",
    "Ada Bell, Tom Ash and Eve Orr won. The four judges praised them.",
    "Four men fled. Ada Bell, Tom Ash and Eve Orr were robbed on Monday. The four men wore masks.",
    "He met Ada Bell, Tom Ash and Eve Orr. All four live in Leeds.",
    "Police arrested Ada Bell and Tom Ash. All three live in Leeds.",
]


@pytest.mark.parametrize("text, told", AGAIN)
def test_names_that_are_counted_again_are_as_many(text, told):
    found = [(each.told, each.listed) for each in find_counted_again(text, sentences(text))]
    assert found == [told]


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_names_beside_which_somebody_else_is_told_of_are_left_alone(text):
    assert [*find_counted_again(text, sentences(text))] == []


def test_long_texts_take_no_long():
    text = "Ada Bell, " * 3000 + "and Tom Ash left. All four stayed. " + "two reasons. First, " * 3000
    assert len([*find_counted_again(text, sentences(text))]) <= 1
    assert isinstance([*find_series(text, sentences(text))], list)
