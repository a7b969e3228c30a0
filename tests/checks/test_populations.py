"""Populations against the table of places: supported, pointed out, and left alone; never refuted."""

import pytest

from secondsource.domain.evidence import Stance
from secondsource.domain.report import Flag

FITS = [
    ("Before the war Kupyansk had a population of about 27,200.", "27,169"),
    ("Kupiansk, a city with a population of 26,900, lies on the Oskil.", "27,169"),
    ("The population of Kherson was about 280,000 before the war.", "279,131"),
]
FAR = ["The city of Kherson had a population of 900,000 before the war.", "Kupiansk has a population of 55,000."]
FAR += [
    "She lives in Kherson, home to 900,000 people.",
    "Kherson, a city of 900,000, was shelled.",
    "Some 900,000 people live in Kherson.",
    "Kherson is home to 900,000 residents.",
]
LEFT_ALONE = [
    "Kherson is home to 900 banks.",
    "Kherson is home to 900 Poles.",
    "Some 900 people live in Kherson’s cellars.",
    "In Kherson she found Nowhereton, a town of 900,000, at war.",
    "The Kupiansk community had a population of 55,000.",
    "The district around Kupiansk had a population of 135,000.",
    "Kupiansk had a population of 27,000 and now 3,500 remain.",
    "The population of Nowhereton was 27,000.",
    "The population of Kupiansk fell by 20 percent.",
    "Kupiansk was hit by 27,000 shells.",
]


@pytest.mark.parametrize("text, held", FITS)
def test_a_number_near_the_estimate_is_supported_and_the_sum_shown(find, text: str, held: str) -> None:
    (finding,) = find("populations", text)
    assert finding.stance is Stance.SUPPORTS
    assert held in (finding.arithmetic or "")
    assert "unit: city" in (finding.arithmetic or "")


def test_the_people_of_a_town_are_not_those_of_the_country_that_owns_its_region(find) -> None:
    text = "With a population of about 27,000, the town is a junction in Ukraine’s Kharkiv region."
    assert find("populations", text) == ()
    (finding,) = find("populations", "Home to 27,000 people, Ukraine is a republic.")
    assert finding.flag is Flag.NEEDS_CONTEXT


@pytest.mark.parametrize("text", FAR)
def test_a_number_far_off_is_pointed_out_and_not_refuted(find, text: str) -> None:
    (finding,) = find("populations", text)
    assert finding.stance is None
    assert finding.flag is Flag.NEEDS_CONTEXT


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_another_unit_or_no_population_is_left_alone(find, text: str) -> None:
    assert find("populations", text) == ()


@pytest.mark.parametrize(
    "told, gap",
    [("279,131", "the same number"), ("279,000", "less than 0.1% apart"), ("278,000", "0.4% apart")],
)
def test_a_difference_is_never_told_as_none(find, told: str, gap: str) -> None:
    (finding,) = find("populations", f"The population of Kherson was {told} before the war.")
    assert f"against 279,131: {gap} (GeoNames" in (finding.arithmetic or "")
