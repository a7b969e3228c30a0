"""Ages against births."""

from datetime import date

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("The head of the town, born on 2 January 1950, is 62 years old.", "2 Jan 1950 to 26 Dec 2025 is 75 years, not 62"),
    ("Ada Bell was born in 1962 in Leeds. The 58-year-old said it was fine.", "62 or 63 years, not 58"),
    ("Ada Bell, 48, said so. Bell was born on 3 May 1962.", "3 May 1962 to 26 Dec 2025 is 63 years, not 48"),
    ("He was born on 3 May 1962 and died on 4 May 2001, aged 42.", "3 May 1962 to 4 May 2001 is 39 years, not 42"),
    ("Ada Bell was born in Leeds in 1962. Ada Bell, 58, said so.", "62 or 63 years, not 58"),
    ("Ada Bell (born 3 May 1962) is now 40.", "63 years, not 40"),
    ("Ada Bell, 58, said so. Later Ada Bell, 53, left.", "are 5 years apart"),
]
RIGHT = [
    "He was jailed at 19 for 12 years and freed at 27.",
    "He joined at 18 and left at 40 after 5 years as captain.",
    "After 29 years in office he died at 70; he had married at 24.",
    "She became a nurse at 22 and her daughter retired at 60 after 44 years on the ward.",
    "She became a nurse at 22 and retired at 60 after more than 30 years on the ward.",
    "The head of the town, born on 2 January 1950, is 75 years old.",
    "The head of the town, born in 1950, is 75 years old.",
    "Ada Bell was born in 1962 in Leeds. The 63-year-old said it was fine.",
    "Ada Bell was born in 1962 in Leeds. A 12-year-old said it was fine.",
    "Ada Bell was born in 1962 in Leeds. The 12-year-old girl said it was fine.",
    "Ada Bell, 63, said so. Bell was born on 3 May 1962.",
    "Ada Bell, 48, said so. Her mother was born on 3 May 1932.",
    "Ada Bell, 48, said so. Tom Bell was born on 3 May 1932.",
    "He was born on 3 May 1962 and died on 4 May 2001, aged 39.",
    "Ada Bell was born in 1962. In 1990, Bell, 28, won.",
    "Ada Bell, 58, said so. Later Bell, 12, and Ada Bell, 59, left.",
    "Her son was born in 2015. The 63-year-old said it was fine.",
    "Ada Bell was born in 1962 and is 40 percent owner.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_an_age_that_cannot_be_is_counted_again(find, text, arithmetic):
    (finding,) = find("ages", text)
    assert (finding.flag, finding.stance) == (Flag.INTERNAL_CONTRADICTION, None)
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_an_age_that_can_be_is_left_alone(find, text):
    assert find("ages", text) == ()


def test_nothing_is_said_about_the_present_without_a_dated_article(find):
    text = "The head of the town, born on 2 January 1950, is 62 years old."
    assert find("ages", text, earliest=None, latest=None) == ()


def test_every_day_on_which_the_article_can_have_appeared_counts(find):
    text = "The head of the town, born on 2 January 1950, is 62 years old."
    assert find("ages", text, earliest=date(2010, 1, 1), latest=date(2025, 1, 1)) == ()
