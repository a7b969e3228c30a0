"""What happened in a place and when, against dated events: supported and imprecise, never refuted."""

import pytest

from secondsource.domain.evidence import Stance
from secondsource.domain.report import Flag

HELD = [
    "Kherson was occupied by Russian forces in March 2022.",
    "Kherson was liberated on 11 November 2022.",
    "Kherson was liberated in November 2022.",
    "Kupyansk was occupied in the first weeks of the full-scale invasion of Ukraine and liberated in September 2022.",
    "Bucha was occupied in March 2022.",
    "Ukrainian forces liberated Kherson on 11 November 2022.",
]
NOT_HELD = [
    "Kherson was liberated in March 2023.",
    "Kherson was never occupied.",
    "Kherson was nearly liberated in November 2022.",
    "Lviv was occupied in March 2022.",
    "Kherson was shelled in November 2022.",
    "Kherson could be occupied again.",
    "Ukrainian forces occupied Kherson in March 2022.",
    "Kherson was liberated by Russia on 11 November 2022.",
    "Kherson was liberated on 11 November 2022, two days after the river froze.",
    "Kherson, the only capital of its kind, was liberated in November 2022.",
    "Kherson and Kupyansk were liberated in 2022.",
]


@pytest.mark.parametrize("text", HELD)
def test_a_time_that_can_be_the_held_one_is_supported(find, text: str) -> None:
    supporting = [finding for finding in find("chronology", text) if finding.stance is Stance.SUPPORTS]
    assert len(supporting) == (2 if "occupied" in text and "liberated" in text else 1), "one for each statement"
    assert all("2022" in (finding.arithmetic or "") for finding in supporting)


@pytest.mark.parametrize("text", NOT_HELD)
def test_another_time_place_or_verb_says_nothing(find, text: str) -> None:
    assert [finding for finding in find("chronology", text) if finding.stance] == []


def test_half_a_year_called_brief_is_imprecise_with_the_days_counted(find) -> None:
    findings = find("chronology", "Kupyansk was briefly occupied in 2022.")
    (imprecise,) = [finding for finding in findings if finding.flag is Flag.IMPRECISE]
    assert "195 days" in (imprecise.arithmetic or "")
    assert imprecise.stance is None


def test_a_month_called_brief_is_let_pass(find) -> None:
    assert all(finding.flag is None for finding in find("chronology", "Bucha was liberated after a brief battle."))
