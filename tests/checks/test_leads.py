"""Who is ahead, and both percentages."""

import pytest

from secondsource.domain.evidence import Stance

RIGHT = [
    "She leads him in favourability, 58 percent to 45 percent.",
    "The mayor beats her rival on trust, 60 percent to 55 percent.",
    "She leads by 5 to 10 percent among men and by 20 to 25 percent among women.",
    "She leads him 51 percent to 50 percent, after rounding.",
    "She leads him 46 percent to 39 percent, seven points apart.",
    "The party won 35 to 40 percent of the vote, as forecast.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_lead_that_can_be_is_left_alone(find, text):
    assert find("leads", text) == ()


@pytest.mark.parametrize(
    "text", ["She leads him 39 percent to 46 percent in the poll.", "She leads 46% to 39%, eleven points apart."]
)
def test_numbers_that_contradict_the_lead_refute_it(find, text):
    (finding,) = find("leads", text)
    assert finding.stance is Stance.REFUTES


def test_shares_that_make_more_than_all_decide_nothing(find):
    (finding,) = find("leads", "She leads him 80 percent to 44 percent in the poll.")
    assert finding.stance is None
    assert finding.arithmetic == "80 + 44 is 124, not 100"
