"""Words, names and values of a claim are held against those of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.reading.comparing.agents import other_agent
from secondsource.reading.comparing.alignment import align
from secondsource.reading.comparing.comparison import Outcome, compare_values
from secondsource.reading.comparing.scopes import other_unit
from secondsource.reading.vocabulary.words import find_words, word_form

TABLES = load_tables()


@pytest.mark.parametrize(
    "one, other", [("occupied", "occupying"), ("stopped", "stop"), ("cities", "city"), ("won", "win")]
)
def test_inflected_words_share_a_stem(one: str, other: str):
    assert word_form(one).stem == word_form(other).stem


@pytest.mark.parametrize(
    "one, other", [("occupied", "occupation"), ("withdrew", "withdrawal"), ("liberated", "liberation")]
)
def test_noun_and_verb_share_a_root(one: str, other: str):
    assert word_form(one).root == word_form(other).root


def test_function_words_weigh_nothing_and_evaluative_ones_little():
    assert word_form("the").weight == 0
    assert 0 < word_form("crucial").weight < word_form("small").weight < word_form("bridge").weight


@given(st.text(max_size=200))
def test_every_word_stands_at_its_span(text: str):
    assert all(text[word.start : word.end] == word.text for word in find_words(text))


def test_the_same_sentence_is_covered_whole():
    alignment = align("Lyman was shelled by artillery.", "Lyman was shelled by artillery.", TABLES)
    assert (alignment.coverage, alignment.told, alignment.missing_names) == (1.0, 1.0, ())


def test_evaluative_words_may_be_missing():
    assert align("Lyman is a crucial junction.", "Lyman is a junction.", TABLES).told > 0.9


def test_a_name_without_its_first_name_is_the_same_name():
    assert align("Olha Kovalenko resigned.", "Kovalenko resigned.", TABLES).missing_names == ()


def test_a_namesake_is_somebody_else():
    assert align("Olha Kovalenko resigned.", "Petro Kovalenko resigned.", TABLES).missing_names == ("Olha Kovalenko",)


@pytest.mark.parametrize(
    "claim, text",
    [
        ("The mayor resigned.", "The mayor never resigned."),
        ("The army has 300 tanks.", "The army does not have 300 tanks."),
        ("The bridge is not in Izium.", "The bridge stands in Izium."),
    ],
)
def test_a_negation_on_one_side_turns_the_statement(claim: str, text: str):
    assert align(claim, text, TABLES).turned or align(text, claim, TABLES).turned


@pytest.mark.parametrize(
    "claim, text",
    [
        ("The mayor did not resign.", "The mayor never resigned."),
        ("The mayor resigned.", "The mayor not only resigned but left."),
        ("The mayor resigned.", "The mayor resigned, but not the governor."),
    ],
)
def test_negations_that_agree_turn_nothing(claim: str, text: str):
    assert align(claim, text, TABLES).turned is None


def test_what_is_planned_is_hedged():
    assert align("The mayor resigned.", "The mayor plans to resign.", TABLES).hedged == "resigned"


@pytest.mark.parametrize(
    "claim, text, outcome",
    [
        ("About 27,000 people live there.", "It has 26,627 people.", Outcome.MEETS),
        ("About 27,000 people live there.", "It has about 26.6 thousand people.", Outcome.MEETS),
        ("A few dozen soldiers stayed.", "Several dozen soldiers stayed.", Outcome.MEETS),
        ("A few dozen soldiers stayed.", "About 50 soldiers stayed.", Outcome.MEETS),
        ("More than 190 reviews came.", "It got 194 reviews.", Outcome.MEETS),
        ("More than 190 reviews came.", "It got 190 reviews.", Outcome.CLASHES),
        ("Five attacks came.", "Six attacks came.", Outcome.CLASHES),
        ("Five attacks came.", "Six drones came.", Outcome.OPEN),
        ("It has 300 tanks.", "It has more than 200 tanks.", Outcome.OPEN),
        ("It burned 260 hectares.", "It burned 1 square mile of land.", Outcome.MEETS),
        ("It burned about 1,000 square miles.", "It burned 2,600 square kilometres.", Outcome.MEETS),
        ("It burned 260 hectares.", "It burned 26 square kilometres.", Outcome.CLASHES),
        ("It burned more than 200 hectares.", "It burned 400 acres.", Outcome.CLASHES),
        ("It burned 260 hectares.", "It burned 260 cars.", Outcome.OPEN),
        ("It was 90 degrees Fahrenheit.", "It was 32 degrees Celsius.", Outcome.OPEN),
        ("It lies 16 km away.", "It lies 10 miles away.", Outcome.MEETS),
        ("It cost 5 million Hong Kong dollars.", "It cost 5 million Australian dollars.", Outcome.OPEN),
        ("It fell on December 24.", "It fell on 24 December 2025.", Outcome.MEETS),
        ("It fell on 24 December 2025.", "It fell in December 2025.", Outcome.OPEN),
        ("It fell in 2024.", "It fell on 3 May 2025.", Outcome.CLASHES),
        ("It fell after 2023.", "It fell on 3 May 2025.", Outcome.MEETS),
        ("It fell before 2023.", "It fell on 3 May 2025.", Outcome.CLASHES),
        ("It is a 2005 film.", "It is a 2017 film.", Outcome.CLASHES),
        ("It began in the 1960s.", "It began in 1964.", Outcome.MEETS),
        ("It began in the 1960s.", "It began in the 1970s.", Outcome.CLASHES),
        ("The siege lasted nearly three months.", "The siege lasted 85 days.", Outcome.MEETS),
        ("The siege lasted three months.", "The siege lasted seven months.", Outcome.CLASHES),
        ("It appeared in issue #68.", "It appeared in issue #78.", Outcome.OPEN),
    ],
)
def test_values_meet_clash_or_stay_open(claim: str, text: str, outcome: Outcome):
    assert [value.outcome for value in compare_values(claim, text, TABLES)] == [outcome]


def test_nearly_any_number_is_less_than_a_large_one():
    values = compare_values(
        "It earned less than $400 million.", "It earned $43 million here and $411 million in all.", TABLES
    )
    assert [value.outcome for value in values] == [Outcome.OPEN]


@pytest.mark.parametrize(
    "claim, text, units",
    [
        ("Izium has 45,000 people.", "The Izium community has 60,000 people.", ("city", "community")),
        ("Attacks in the Lyman sector fell.", "Attacks in Lyman fell.", ("sector", "city")),
        ("Attacks in the Lyman sector fell.", "Attacks on the Lyman axis fell.", None),
        ("The Kharkiv region was hit.", "Kharkiv Oblast was hit.", None),
        ("Izium fell.", "The city of Izium fell.", None),
    ],
)
def test_a_city_is_not_its_community_or_its_sector(claim: str, text: str, units: tuple[str, str] | None):
    assert other_unit(claim, text, TABLES) == units


@pytest.mark.parametrize(
    "claim, text, other",
    [
        ("Norway defeated Sweden.", "Sweden defeated Norway.", True),
        ("Norway defeated Sweden.", "Sweden was defeated by Norway.", False),
        ("The play was written by Olha Kovalenko.", "Olha Kovalenko directed the play written by Petro Bondar.", True),
        ("Norway defeated Sweden.", "In May Norway defeated Sweden.", False),
    ],
)
def test_the_doer_of_a_verb_must_be_the_same(claim: str, text: str, other: bool):
    assert (other_agent(claim, text, align(claim, text, TABLES).pairs) is not None) is other
