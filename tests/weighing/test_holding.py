"""What it means to hold a place: what each state implies, and what it excludes."""

from dataclasses import replace

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.reference import Deed
from secondsource.weighing.holding import EXCLUDES, IMPLIES, State, falls_short, find_states, leaves_open

TABLES = load_tables()


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
    assert find_states(text, TABLES) == states


def test_every_state_implies_itself_and_nothing_that_it_excludes():
    for state in State:
        assert state in IMPLIES[state]
        # Control by one side excludes control by the other.
        assert IMPLIES[state] & EXCLUDES[state] <= {State.CONTROL}


def test_presence_is_not_control_and_does_not_shut_it_out():
    assert (
        falls_short("Avalian forces control Midtown.", "Avalian soldiers raised a flag in Midtown.", TABLES)
        == "presence"
    )
    assert (
        leaves_open("Avalian forces control Midtown.", "Borean soldiers are hiding in Midtown.", TABLES) == "presence"
    )


def test_whoever_is_encircled_is_cut_off_and_not_the_other_way_round():
    assert falls_short("They are cut off in Midtown.", "They are encircled in Midtown.", TABLES) is None
    assert falls_short("They are encircled in Midtown.", "They are cut off in Midtown.", TABLES) == "cut off"


def test_whoever_is_surrounded_has_not_retreated():
    assert leaves_open("They retreated from Midtown.", "They are surrounded in Midtown.", TABLES) is None


@pytest.mark.parametrize(
    "text, state",
    [
        ("Сили оборони контролюють місто.", State.CONTROL),
        ("Город находится под контролем наших войск.", State.CONTROL),
        ("Їхні підрозділи оточені в місті.", State.ENCIRCLED),
        ("Их подразделения в городе отрезаны.", State.CUT_OFF),
        ("У місті тривають бої.", State.CONTESTED),
        ("Солдати підняли над містом свій прапор.", State.PRESENCE),
        ("Войска отступили из города.", State.RETREATED),
    ],
)
def test_the_states_are_read_in_ukrainian_and_russian(text, state):
    assert state in find_states(text, TABLES)


def test_what_is_denied_in_russian_is_no_state():
    assert find_states("Войска не контролируют город.", TABLES) == frozenset()


def test_an_operators_words_are_read_too():
    own = Deed(("won back",), "gain", "control", "en", "https://words.example/")
    assert State.CONTROL in find_states("The brigade won back Midtown.", replace(TABLES, deeds=(*TABLES.deeds, own)))


def test_every_state_of_the_table_is_defined_and_every_state_has_words():
    assert {row.state for row in TABLES.deeds if row.state} == set(State)
    assert {row.turn for row in TABLES.deeds} == {"gain", "loss", None}
    assert {row.language for row in TABLES.deeds} == {"en", "uk", "ru"}
