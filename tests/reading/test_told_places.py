"""Places with what they lie in, how many people live in a land, and on which side of one a place lies."""

from dataclasses import replace

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.record import Span
from secondsource.domain.reference import Land, Place, Tables
from secondsource.reading.located import find_located
from secondsource.reading.peoples import REACH, find_told
from secondsource.reading.sentences import find_sentences
from secondsource.reading.vocabulary.lands import (
    is_away,
    land_of,
    land_words,
    lands_of,
    lies_in_land,
    nations,
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


LOCATED = [
    ("the town of Sloviansk in the Kharkiv region", ("Sloviansk", "town", "Kharkiv", "region")),
    ("Sloviansk, Kharkiv Oblast,", ("Sloviansk", "", "Kharkiv", "region")),
    ("Kharkiv region’s Sloviansk", ("Sloviansk", "", "Kharkiv", "region")),
    ("Sloviansk in the Izium district", ("Sloviansk", "", "Izium", "district")),
    ("Kupiansk, which lies in the Kharkiv region", ("Kupiansk", "", "Kharkiv", "region")),
    ("Kupiansk (Kharkiv region)", ("Kupiansk", "", "Kharkiv", "region")),
    ("in the Kharkiv region", ("", "", "Kharkiv", "region")),
    ("the German city of Lyon", ("Lyon", "city", "German", "land")),
    ("Lyon, Germany", ("Lyon", "", "Germany", "land")),
    ("Norway’s second city, Gothenburg,", ("Gothenburg", "city", "Norway", "land")),
    ("the Ukrainian capital, Kyiv,", ("Kyiv", "capital", "Ukrainian", "land")),
    ("the capital of Norway, Bergen,", ("Bergen", "capital", "Norway", "land")),
    ("Bergen is the capital of Norway.", ("Bergen", "capital", "Norway", "land")),
    ("Bergen, Norway’s capital, is wet.", ("Bergen", "capital", "Norway", "land")),
    ("Lviv, in eastern Ukraine,", ("Lviv", "", "Ukraine", "land")),
    ("Bergen is in Norway.", ("Bergen", "", "Norway", "land")),
    ("an office in Norway is in Bergen.", ("Bergen", "", "Norway", "land")),
    ("Bergen, a wet town in Norway,", ("Bergen", "", "Norway", "land")),
    ("the village of Chicago", ("Chicago", "village", "", "")),
    ("the state of Chicago voted", ("Chicago", "state", "", "")),
    ("Ohio, a country in the Midwest", ("Ohio", "country", "", "")),
    ("London, the country with many parks", ("London", "country", "", "")),
    ("the oblast of Sumy city", ("Sumy", "city", "", "mixed")),
]
NOT_LOCATED = [
    "In Leeds, Ohio voters left.",
    "Leeds, Ohio and Iowa, York",
    "From Leeds, Germany looks far.",
    "state of Chicago",
    "London, the country where he lives",
    "Nashville, a country singer",
]


@pytest.mark.parametrize("text, told", LOCATED)
def test_a_place_is_read_with_what_it_lies_in(tables, text, told):
    found = [(each.name, each.kind, each.where, each.unit) for each in find_located(text, tables)]
    assert told in found
    assert all(each.span.end <= len(text) for each in find_located(text, tables))


@pytest.mark.parametrize("text", NOT_LOCATED)
def test_a_comma_or_a_list_puts_no_place_in_a_land(tables, text):
    assert [*find_located(text, tables)] == []


def test_side_link_and_whether_the_region_is_plain_are_told(tables):
    lviv, *_ = find_located("Lviv, in eastern Ukraine,", tables)
    assert (lviv.side, lviv.link) == ("eastern", ", in ")
    bare, *_ = find_located("Sloviansk, Kharkiv Oblast,", tables)
    around, *_ = find_located("in the Kharkiv region", tables)
    town, *_ = find_located("the town of Sloviansk, Kharkiv Oblast,", tables)
    assert (bare.plain, bare.bare, around.plain, town.bare) == (True, True, False, False)
    bracket, *_ = find_located("Kupiansk (Kharkiv region) fell", tables)
    assert bracket.span == Span(0, len("Kupiansk (Kharkiv region)"))


PEOPLES = [
    ("In Norway, a nation of five million people, it snowed.", ("Norway", 5e6, False)),
    ("Norway is home to five million people.", ("Norway", 5e6, False)),
    ("Norway has a population of 5.4 million.", ("Norway", 5.4e6, False)),
    ("Norway (population: 5.4 million) is cold.", ("Norway", 5.4e6, False)),
    ("Five million people live in Norway.", ("Norway", 5e6, False)),
    ("Norway’s five million people voted.", ("Norway", 5e6, False)),
    ("Norway, with five million people, is rich.", ("Norway", 5e6, False)),
    ("Norway covers 385,000 square kilometres.", ("Norway", 385e3, True)),
    ("Norway has an area of 385,000 square kilometres.", ("Norway", 385e3, True)),
    ("In North Korea, a country of 25 million people, it rained.", ("North Korea", 25e6, False)),
    ("Norway has a population of 5 million; Sweden is larger.", ("Norway", 5e6, False)),
    ("Norway voted. The country’s five million inhabitants are few.", ("Norway", 5e6, False)),
    ("Norway voted. Sweden voted. The country’s ten million inhabitants are many.", ("Sweden", 1e7, False)),
    ("Norway voted. Its population is 5.4 million.", ("Norway", 5.4e6, False)),
    ("It is like Sweden, a nation of ten million people, and Norway.", ("Sweden", 1e7, False)),
]
NO_PEOPLES = [
    "In 1990 Norway had a population of 4.2 million.",
    "By 2050 Norway will have a population of six million.",
    "Norway is expected to have a population of six million.",
    "Five million people with cancer live in Norway.",
    "Of five million people living in need in Norway, two left.",
    "Norway and Sweden have a population of 15 million.",
    "Norway has five million people in need.",
    "It is a nation of 5 million people. Norway is cold.",
    "Norway and Sweden voted. The country’s five million inhabitants are few.",
    "A survey in Norway of 2,000 people found this.",
    "Norway covers 385,000 people.",
    "Norway has 385,000 square kilometres of sea.",
    "New Norway has a population of 5 million.",
    "Norway Valley has a population of 5 million.",
    f"Norway has {'a long ' * (REACH // 6)}population of 5 million.",
]


def told_of(text: str, tables: Tables) -> list[tuple[str, float, bool]]:
    sentences = find_sentences(text, (Span(0, len(text)),))
    return [(each.land, each.number.low, each.area) for each in find_told(text, sentences, tables)]


@pytest.mark.parametrize("text, told", PEOPLES)
def test_the_people_and_the_area_of_a_land_are_read(tables, text, told):
    assert told_of(text, tables) == [told]


@pytest.mark.parametrize("text", NO_PEOPLES)
def test_parts_other_times_and_two_lands_are_left_alone(tables, text):
    assert told_of(text, tables) == []


def place(latitude: float, longitude: float, country: str = "UA", region: str | None = None) -> Place:
    return Place("Town", "city", country, region, latitude, longitude, 1000, ("town",))


LAND = Land("ZZ", "Zedland", ("Zed", "ZL"), ("Zedish",), None, ("Zed City",), 100, None, "-", ("Zedia",))
STATE = Land("ZZ-NO", "Northia", (), (), "ZZ", ("North City",), 10, None, "-")


def rows(number: int, region: str = "") -> str:
    """Places from the south-west corner of a land to the north-east one."""
    return "".join(f"P{n}\tcity\tZZ\t{region}\t{n}\t{n}\t9\t|p{n}|\n" for n in range(number))


def test_words_for_lands_are_names_parts_and_adjectives_longest_first():
    tables = Tables(lands=(LAND, STATE))
    assert land_words(tables) == "Zed City".replace("Zed City", "Northia|Zedland|Zedish|Zedia|Zed|ZL")
    assert "Zedish" not in land_words(tables, names_only=True).split("|")
    assert land_words(Tables()) == "(?!)"


def test_lands_are_found_by_every_word_in_any_case():
    tables = Tables(lands=(LAND, STATE))
    assert all(lands_of(word, tables) == (LAND,) for word in ("zedland", "Zed", "ZEDISH", "Zedia"))
    assert lands_of("Elsewhere", tables) == ()
    assert land_of(place(0, 0, "ZZ"), tables) is LAND
    assert land_of(place(0, 0, "YY"), tables) is None


def test_a_word_of_two_lands_means_both(tables):
    assert [land.code for land in lands_of("Georgia", tables)] == ["GE", "US-GA"]


def test_nations_are_countries_alone():
    found = nations(Tables(lands=(LAND, STATE)))
    assert "northia" not in found
    assert len({*found.values()}) == 1


def test_a_place_lies_in_a_state_only_in_its_region():
    assert lies_in_land(place(0, 0, "ZZ"), LAND)
    assert not lies_in_land(place(0, 0, "YY"), LAND)
    assert lies_in_land(place(0, 0, "ZZ", "Northia"), STATE)
    assert not lies_in_land(place(0, 0, "ZZ", "Southia"), STATE)
    assert not lies_in_land(place(0, 0, "YY", "Northia"), STATE)


SIDES = [
    ("northern", (20, 20), (80, 80)),
    ("southern", (80, 80), (20, 20)),
    ("eastern", (20, 20), (80, 80)),
    ("western", (80, 80), (20, 20)),
    ("north-western", (80, 80), (80, 20)),
    ("south-eastern", (80, 80), (20, 80)),
]


@pytest.mark.parametrize("side, away, there", SIDES)
def test_a_place_is_away_from_a_side_at_the_other_end_of_its_land(side, away, there):
    assert is_away(place(*away), side, LAND, rows(101))
    assert not is_away(place(*there), side, LAND, rows(101))


def test_the_middle_and_a_land_of_few_places_are_no_other_end():
    assert not any(is_away(place(50, 50), side, LAND, rows(101)) for side, *_ in SIDES)
    assert not is_away(place(0, 0), "northern", LAND, rows(9))
    assert is_away(place(0, 0), "northern", LAND, rows(10))
    assert not is_away(place(0, 0), "central", LAND, rows(101))


def test_the_share_of_one_side_is_stricter_than_of_two():
    """Between a quarter and a third of the way a place is not in the north, but may be in the north-east."""
    assert is_away(place(30, 80), "northern", LAND, rows(101))
    assert not is_away(place(30, 80), "north-eastern", LAND, rows(101))


def test_islands_beyond_the_rest_do_not_stretch_a_land():
    far = "I\tcity\tZZ\t\t900\t900\t9\t|i|\n"
    assert is_away(place(20, 20), "northern", LAND, rows(101) + far)
    assert not is_away(place(80, 80), "northern", LAND, rows(101) + far)


def test_the_extent_of_a_state_is_that_of_its_own_places():
    both = rows(50, "Northia") + rows(101, "Southia")
    assert not is_away(place(40, 40, region="Northia"), "northern", STATE, both)
    assert is_away(place(10, 10, region="Northia"), "northern", replace(STATE), both)
