"""Names are found whole, and one name has one key however it is spelt."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.domain.reference import Tables, Title
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.names import find_names, name_words, same_name
from secondsource.reading.vocabulary.transliteration import name_key, romanise

TABLES = load_tables()


@pytest.mark.parametrize(
    "text, names",
    [
        ("Residents of Izium fled.", ["Izium"]),
        ("The Bank of England's governor met John F. Kennedy.", ["Bank of England", "John F. Kennedy"]),
        ("Control of Lyman matters.", ["Lyman"]),
        ("On Monday in March nobody came.", []),
        ("NATO and the U.S. Army agreed.", ["NATO", "U.S. Army"]),
        ("Трегубов побував у Куп'янську.", ["Трегубов", "Куп'янську"]),
        ("Right now, they lack the resources.", []),
        ("Federal prosecutors asked for more. Federal Reserve officials did not.", ["Federal Reserve"]),
        ("We’re told so, and don't know. Don't they?", []),
        ("New York Times reporters and New Zealand’s army met.", ["New York Times", "New Zealand"]),
        ("New Zealand’s army left. New Ukrainian drones flew.", ["New Zealand", "Ukrainian"]),
        ("AID came late; AID is a programme.", ["AID", "AID"]),
        ("Price left early.", ["Price"]),
        ("", []),
    ],
)
def test_names_are_found_whole(text: str, names: list[str]):
    assert [name.text for name in find_names(text)] == names


@pytest.mark.parametrize(
    "one, other",
    [
        ("Kupyansk", "Kupiansk"),
        ("Kupyansk", "Куп'янськ"),
        ("Kupiansk", "Купянск"),
        ("Kupyansk", "Куп’янську"),
        ("Trehubov", "Tregubov"),
        ("Trehubov", "Трегубова"),
        ("Zelensky", "Zelenskyy"),
        ("Zelenskyi", "Зеленский"),
        ("Viktor Trehubov", "Трегубов"),
        ("Kyiv", "Kiev"),
        ("Kharkiv", "Харьков"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str):
    assert same_name(one, other, TABLES)
    assert same_name(other, one, TABLES)


@pytest.mark.parametrize("one, other", [("Iran", "Iraq"), ("Lyman", "Izium"), ("Austria", "Australia"), ("", "Lyman")])
def test_other_names_are_not(one: str, other: str):
    assert not same_name(one, other, TABLES)


@pytest.mark.parametrize(
    "name, adjective", [("Ukraine", "Ukrainians"), ("Russia", "Russian"), ("Canada", "Canadian"), ("France", "French")]
)
def test_an_adjective_speaks_of_its_name(name: str, adjective: str):
    assert name_base(name) == name_base(adjective)


def test_cyrillic_reads_as_latin():
    assert romanise("Щастя, Ґалаґан") == "shchastia, galagan"


@given(st.text(max_size=300))
def test_every_name_stands_at_its_span(text: str):
    names = find_names(text)
    assert all(name.span.of(text) == name.text for name in names)
    assert all(one.span.end <= other.span.start for one, other in pairwise(names))


@given(st.text(max_size=60))
def test_any_name_is_the_same_as_itself(text: str):
    assert name_key(text) == name_key(text.strip()) or not text.strip()
    assert same_name(text, text, TABLES) or not name_key(text)


def test_a_long_text_is_read_in_one_go():
    assert len(find_names("Kyiv and Lviv met. " * 5000)) == 10_000


@pytest.mark.parametrize(
    "name, words",
    [
        ("Vice President Jane Roe", ("Jane", "Roe")),
        ("Foreign Minister Jane Roe", ("Jane", "Roe")),
        ("Secretary of State Jane Roe", ("Jane", "Roe")),
        ("Lt. Gen. Jane Roe Jr.", ("Jane", "Roe")),
        ("Міністр Роєнко", ("Роєнко",)),
        ("State Bank of Ystad", ("State", "Bank", "Ystad")),
        ("Stephen King", ("Stephen", "King")),
        ("President", ("President",)),
        ("FC", ("FC",)),
    ],
)
def test_a_title_is_no_part_of_a_name_unless_it_ends_it(name: str, words: tuple[str, ...]):
    assert name_words(name, TABLES) == words


def test_only_what_the_table_holds_is_a_title():
    hetman = Tables(titles=(Title("hetman", ("hetman",), "military", "https://en.wikipedia.org/wiki/Hetman"),))
    assert name_words("Hetman Roe", hetman) == ("Roe",)
    assert name_words("Colonel Roe", hetman) == ("Colonel", "Roe")
