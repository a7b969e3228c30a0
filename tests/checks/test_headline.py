"""The headline against the body."""

import pytest

from secondsource.domain.report import Flag

WRONG = [
    (
        "City Nearly Free as Russian Troops Retreat",
        "The battle left the Russian forces unable to either withdraw or fight on.",
    ),
    ("Rebel Fighters Surrender", "On Monday rebel fighters refused to surrender, the governor said."),
    ("Oil Prices Rise", "In London oil prices fell, traders said."),
    ("Border Guards Open Crossing as Polish Troops Withdraw", "The Polish troops did not withdraw, a witness said."),
    ("Unemployment Rises", "The office said unemployment fell."),
]
RIGHT = [
    ("Russian Troops Retreat", "Russian troops withdrew at night. Those units were unable to withdraw their guns."),
    ("Russian Troops Retreat", "Ukrainian troops were unable to withdraw."),
    ("Russian Troops Retreat", "Russian troops will not withdraw if they are paid."),
    ("Russian Troops Retreat", "In 2022 Russian troops did not withdraw."),
    ("Will Russian Troops Retreat?", "Russian troops did not withdraw."),
    ("Russian Troops May Retreat", "Russian troops did not withdraw."),
    ("Oil Prices Rise", "Gas prices fell in London."),
    ("Oil Prices Rise", "Youth centres closed and spending fell."),
    ("Unemployment Rises", "Youth unemployment fell."),
    ("Russian Troops Retreat", "The weather was fine."),
]


@pytest.mark.parametrize("title, text", WRONG)
def test_the_opposite_said_of_the_same_actor_is_flagged_with_both_quotes(find, title, text):
    (finding,) = find("headline", text, title=title)
    assert finding.flag is Flag.HEADLINE_BODY_MISMATCH
    assert finding.stance is None
    assert title in finding.arithmetic
    assert finding.quote in finding.arithmetic


@pytest.mark.parametrize("title, text", RIGHT)
def test_other_actors_times_and_possibilities_are_left_alone(find, title, text):
    assert find("headline", text, title=title) == ()
