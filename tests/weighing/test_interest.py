"""Who gains by a claim is read from what it says happened."""

import pytest

from secondsource.domain.evidence import Interest
from secondsource.weighing.interest import find_interest

GAINS_OF_AVALIA = [
    "Avalian forces control Midtown.",
    "Avalian troops repelled five Borean attacks.",
    "Borean troops carried out five attacks, all of which were repelled.",
    "Borean soldiers are surrendering.",
    "Borea lost the town.",
    "Midtown was recaptured by Avalian forces.",
    "The city is no longer under Borean control.",
    "Boreburg never established control over Midtown.",
    "A few encircled Borean soldiers remain.",
    "300 Borean soldiers were killed.",
    "Avalian forces did not retreat.",
    "Boris Brandt failed to take the town.",
]


@pytest.mark.parametrize("text", GAINS_OF_AVALIA)
def test_a_gain_of_one_side_is_the_loss_of_the_other(scene, text):
    tables = scene(text).tables
    assert find_interest(text, "avalia", tables) is Interest.BENEFITS
    assert find_interest(text, "borea", tables) is Interest.HARMED
    assert find_interest(text, "none", tables) is Interest.INDIFFERENT
    assert find_interest(text, None, tables) is Interest.UNKNOWN


@pytest.mark.parametrize("text", GAINS_OF_AVALIA)
def test_swapping_the_sides_swaps_the_interest(scene, swap, text):
    tables = scene(text).tables
    assert find_interest(swap(text), "borea", tables) is Interest.BENEFITS


def test_a_text_without_gain_or_loss_leaves_the_sides_indifferent(scene):
    tables = scene("x").tables
    assert find_interest("Midtown has 27,000 people.", "avalia", tables) is Interest.INDIFFERENT
    assert find_interest("They are surrendering.", "avalia", tables) is Interest.UNKNOWN
