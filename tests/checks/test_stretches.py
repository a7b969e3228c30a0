"""Lengths of time and anniversaries between two days."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("He was mayor for nine years, from 2009 to 2013.", "2009 to 2013 is 4 years"),
    ("He was mayor from 2009 to 2013, a span of nine years.", "2009 to 2013 is 4 years"),
    ("It opened in 2001 and closed nine years later, in 2005.", "2001 to 2005 is 4 years"),
    ("It opened in 2001 and closed three years later, in 1999.", "before"),
    ("It opened in 2001. It closed in 2005, nine years later.", "2001 to 2005 is 4 years"),
    ("It rained for 20 days, from 3 May 2021 to 9 May 2021.", "is 6 days"),
    ("The firm, founded in 1995, marks its 40th anniversary this year.", "1995 to 2025 is 30 years"),
    ("The firm was founded in 1995. Its 10th anniversary in 2015 was quiet.", "1995 to 2015 is 20 years"),
]
RIGHT = [
    "He was mayor for four years, from 2009 to 2013.",
    "He was mayor from 2009 to 2013, a span of five years.",
    "It opened in 2001 and closed four years later, in 2005.",
    "It rained for a week, from 3 May 2021 to 9 May 2021.",
    "The firm, founded in 1995, marks its 30th anniversary this year.",
    "He was mayor for more than two years, from 2009 to 2013.",
    "From 2009 to 2013 it grew, and two years later he left.",
    "The firm, founded in 1995, said the 50th anniversary of the town was near in 2005.",
    "The tour starts in 2027. It is the 50th anniversary tour.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_length_that_does_not_fit_is_shown(find, text, arithmetic):
    (finding,) = find("stretches", text)
    assert finding.flag is Flag.INTERNAL_CONTRADICTION
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_a_length_that_fits_is_left_alone(find, text):
    assert find("stretches", text) == ()


def test_a_long_repetition_does_not_hang(find):
    find("stretches", "from 2009 to 2013, nine years, " * 5_000)
