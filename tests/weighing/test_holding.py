"""What it means to hold a place: what each state implies, and what it excludes."""

import pytest

from secondsource.weighing.holding import EXCLUDES, IMPLIES, State, falls_short, find_states, leaves_open


@pytest.mark.parametrize(
    "text, states",
    [
        ("Avalian forces control Midtown.", {"control"}),
        ("Avalian soldiers raised a flag over Midtown.", {"presence"}),
        ("An Avalian patrol was in Midtown.", {"presence"}),
        ("Midtown is contested.", {"contested"}),
        ("Borean troops in Midtown are surrounded.", {"encircled"}),
        ("Borean troops in Midtown are cut off.", {"cut off"}),
        ("Borean troops withdrew from Midtown.", {"retreated"}),
        ("Borean troops did not retreat from Midtown.", set()),
        ("No Borean units controlled Midtown.", set()),
        ("Borean troops tried to capture Midtown.", set()),
        ("Midtown has a bridge.", set()),
    ],
)
def test_a_text_gives_the_states_that_it_states(text, states):
    assert find_states(text) == states


def test_every_state_implies_itself_and_nothing_that_it_excludes():
    for state in State:
        assert state in IMPLIES[state]
        # Control by one side excludes control by the other.
        assert IMPLIES[state] & EXCLUDES[state] <= {State.CONTROL}


def test_presence_is_not_control_and_does_not_shut_it_out():
    assert falls_short("Avalian forces control Midtown.", "Avalian soldiers raised a flag in Midtown.") == "presence"
    assert leaves_open("Avalian forces control Midtown.", "Borean soldiers are hiding in Midtown.") == "presence"


def test_whoever_is_encircled_is_cut_off_and_not_the_other_way_round():
    assert falls_short("They are cut off in Midtown.", "They are encircled in Midtown.") is None
    assert falls_short("They are encircled in Midtown.", "They are cut off in Midtown.") == "cut off"


def test_whoever_is_surrounded_has_not_retreated():
    assert leaves_open("They retreated from Midtown.", "They are surrounded in Midtown.") is None
