"""Titles in front of names, against the table of offices."""

from datetime import date

import pytest

DAY = date(2019, 11, 20)
WRONG = [
    "With protests growing, Prime Minister Xi Jinping of China is likely to deploy troops.",
    "The letter was sent to President Angela Merkel on Monday.",
    "Talks with foreign minister Volodymyr Zelensky ended late.",
]
RIGHT = [
    "With protests growing, President Xi Jinping of China is likely to deploy troops.",
    "The letter was sent to Chancellor Angela Merkel on Monday.",
    "The letter was sent to Prime Minister Angela Merkel on Monday.",
    "The letter was sent to former Foreign Minister Xi Jinping on Monday.",
    "In 2010 Foreign Minister Xi Jinping signed it.",
    "Xi, then Foreign Minister Xi Jinping, signed it.",
    "Vice President Xi Jinping signed it.",
    "President Ada Bell said so.",
    "The president, Angela Merkel and others met.",
]


@pytest.mark.parametrize("text", WRONG)
def test_another_office_than_the_tables_is_shown_and_decides_nothing(find, text):
    (finding,) = find("office_holders", text, earliest=DAY, latest=DAY)
    assert finding.stance is None
    assert finding.arithmetic
    assert finding.quote in text


@pytest.mark.parametrize("text", RIGHT)
def test_an_office_that_is_held_or_told_of_another_time_is_left_alone(find, text):
    assert find("office_holders", text, earliest=DAY, latest=DAY) == ()


def test_before_the_term_nothing_is_said(find):
    day = date(2005, 6, 1)
    assert find("office_holders", WRONG[0], earliest=day, latest=day) == ()


def test_without_a_day_nothing_is_said(find):
    assert find("office_holders", WRONG[0], earliest=None, latest=None) == ()
