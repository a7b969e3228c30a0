"""One person's office told two ways."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    ("Defence Minister Ada Bell spoke.\nShe left.\nForeign Minister Bell said no.", "Foreign Minister Bell"),
    ("Ada Bell, the defence minister, spoke.\nBell, the foreign minister, said no.", "Bell, the foreign minister"),
    ("The minister of defence, Ada Bell, spoke.\nThe foreign minister, Ada Bell, left.", "foreign minister, Ada Bell"),
    ("Mayor Ada Bell spoke.\nGovernor Bell left.", "Governor Bell"),
    ("Ada Bell, mayor of Leeds, spoke.\nAda Bell, the mayor of York, left.", "Ada Bell, the mayor of York"),
    ("Leeds Mayor Ada Bell spoke.\nYork Mayor Bell left.", "York Mayor Bell"),
    ("Colonel Ada Bell spoke.\nGeneral Bell left.", "General Bell"),
    ("Prime Minister Ada Bell spoke.\nPresident Bell left.", "President Bell"),
    ("Ada Bell, a prosecutor, spoke.\nBell, the defence lawyer, left.", "Bell, the defence lawyer"),
    ("Sen. Ada Bell spoke.\nRep. Ada Bell’s aide left.", "Rep. Ada Bell’s"),
    ("Ada Bell, director of the Ash Centre, spoke.\nBell, the deputy director, left.", "Bell, the deputy director"),
    ("Ada Bell, the finance minister, spoke.\nAda Bell, an analyst, left.", "Ada Bell, an analyst"),
    ("Ada Bell, a professor at Orr University, spoke.\nBell, a student, left.", "Bell, a student"),
    ("Mayor Ada Bell and Tom Bell, his son, spoke.\nGovernor Ada Bell left.", "Governor Ada Bell"),
]
RIGHT = [
    "Ada Bell, president of the Ash Fund, spoke.\nBell, the chief executive, left.",
    "Ada Bell, a lawyer, spoke.\nAda Bell, a spokeswoman for the club, left.",
    "Deputy Prime Minister Ada Bell spoke.\nDefence Minister Bell left.",
    "Mayor Mike Bell spoke.\nMayor Michael Bell left.",
    "Leeds Mayor Ada Bell spoke.\nYork Mayor Tom Bell left.",
    "Lieutenant Colonel Ada Bell spoke.\nColonel Bell left.",
    "Former defence minister Ada Bell spoke.\nForeign Minister Bell left.",
    "Defence Minister Ada Bell spoke.\nForeign Minister Tom Bell left.\nMr Bell said no.",
    "Defense Secretary Ada Bell spoke.\nSecretary of Defense Ada Bell left.",
    "French President Ada Bell spoke.\nThe president of France, Ada Bell, left.",
    "Ada Bell, the defence minister, spoke with Tom Ash, the foreign minister.\nAsh left.",
    "In London, the mayor said no.\nIn London, the governor said no.",
    "On Monday Mayor Ada Bell came.\nLeeds Mayor Ada Bell left.",
    "Mayor Ada Bell spoke.\nIn 2014 Governor Bell lost.",
    "Defence Minister Ada Bell will be Foreign Minister Bell.",
    "Mayor Ada Bell spoke.\nBell's spokesman and the governor, Tom Ash, left. Deputy Governor Orr left.",
    "Leeds Mayor Ada Bell spoke.\nAda Bell, mayor of the city of Leeds, left.",
]


@pytest.mark.parametrize("text, quote", WRONG)
def test_two_offices_that_nobody_holds_at_once_are_pointed_out(find, text, quote):
    (finding,) = find("roles", text)
    assert (finding.quote, finding.flag, finding.stance) == (quote, Flag.INTERNAL_CONTRADICTION, None)
    assert f"“{quote}”" in finding.arithmetic


def test_one_office_under_two_first_names_is_pointed_out(find):
    (finding,) = find("roles", "Mayor Ada Bell spoke.\nMayor Tom Bell left.")
    assert (finding.quote, "two holders" in finding.message) == ("Mayor Tom Bell", True)


@pytest.mark.parametrize("text", RIGHT)
def test_offices_that_one_person_may_hold_are_left_alone(find, text):
    assert find("roles", text) == ()
