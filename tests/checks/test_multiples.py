"""Multiples told together with their numbers."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("Output doubled from 40 to 120 tonnes.", "120 is 3 times 40"),
    ("Output halved from 40 to 30 tonnes.", "30 is 0.75 times 40"),
    ("Output tripled from 40 to 80 tonnes.", "80 is 2 times 40"),
    ("The price is $30, having doubled from $23.", "30 is 1.3 times 23"),
    ("It made 80 tonnes, twice the 70 tonnes of last year.", "80 is 1.14 times 70"),
    ("It has 20 workers, half as many as the 25 of last year.", "20 is 0.8 times 25"),
    ("It won by 30 points, half as many as the 37.5 points of last year.", "30 is 0.8 times 37.5"),
    ("The number has tripled, from 40 to 60.", "60 is 1.5 times 40"),
]
RIGHT = [
    "Output nearly doubled from 40 to 75 tonnes.",
    "Output more than doubled from 40 to 95 tonnes.",
    "Output doubled from 40 to 80 tonnes.",
    "It made 80 tonnes, twice the 40 tonnes of last year.",
    "Output halved in 2019, and 40 of 90 workers left.",
    "Output doubled to at least 90 tonnes from 40.",
]


@pytest.mark.parametrize("text, arithmetic", WRONG)
def test_a_multiple_that_does_not_fit_is_shown(find, text, arithmetic):
    (finding,) = find("multiples", text)
    assert finding.flag is Flag.INTERNAL_CONTRADICTION
    assert arithmetic in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_a_multiple_that_fits_or_is_loose_is_left_alone(find, text):
    assert find("multiples", text) == ()


def test_a_long_repetition_does_not_hang(find):
    find("multiples", "doubled from 40 to 80, " * 5_000)
