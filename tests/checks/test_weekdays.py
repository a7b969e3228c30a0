"""Weekdays against dates."""

import pytest

from secondsource.domain.evidence import Stance


@pytest.mark.parametrize(
    "text",
    [
        "It began on Friday, 24 February 2022, in the east.",
        "It began on Monday, February 24, 2022.",
        "It began on 24 February 2022, a Tuesday.",
        "It began on 24 February 2022, which was a Tuesday.",
        "It began on 24 February 2022, which fell on a Tuesday.",
        "It was Sunday, December 24, when they came.",
        "They met on Tuesday, Jan. 1.",
    ],
)
def test_a_weekday_that_no_possible_day_has_is_refuted(find, text):
    (finding,) = find("weekdays", text)
    assert finding.stance is Stance.REFUTES
    assert " is a " in finding.arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "It began on Thursday, 24 February 2022, in the east.",
        "It was Wednesday, December 24, when they came.",
        "They meet on Thursday, Jan. 1.",
        "It began on Monday, 1 January 1900.",
        "It began on Monday, 30 February 2022.",
        "It began on Thursday.",
    ],
)
def test_a_weekday_that_fits_or_cannot_be_checked_is_no_finding(find, text):
    assert find("weekdays", text) == ()


def test_a_date_without_a_year_needs_a_dated_article(find):
    assert find("weekdays", "It was Sunday, December 24.", earliest=None) == ()
