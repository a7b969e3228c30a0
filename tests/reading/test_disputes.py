"""Two countries of which only one speaks."""

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.reference import Tables
from secondsource.reading.speech.disputes import Dispute, find_disputes
from secondsource.reading.statements.claims import find_claims
from secondsource.testing.fakes import make_article

ONE = (
    "Iran’s foreign minister said Turkey had attacked a ship. Iranian officials said Turkish troops had fired. “Turkey"
    " lies,” Iran’s president told parliament."
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load_tables()


def disputes(text: str, tables: Tables) -> list[Dispute]:
    article = make_article(text, "News")
    return [*find_disputes(text, find_claims(article, tables).attributions, tables)]


def test_a_country_that_is_spoken_against_and_not_heard_is_found(tables):
    assert disputes(ONE, tables) == [Dispute("Iranian", "Turkish", 3, 3)]


def test_it_is_the_same_with_the_two_exchanged(tables):
    other = ONE.replace("Turkey", "\0").replace("Turkish", "\1").replace("Iran’s", "Turkey’s")
    other = other.replace("Iranian", "Turkish").replace("\0", "Iran").replace("\1", "Iranian")
    assert disputes(other, tables) == [Dispute("Turkish", "Iranian", 3, 3)]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE} Turkish officials said that it was late.",
        ONE.replace("“Turkey lies,” ", "“It is late,” "),
        ONE.replace("attacked a ship", "sold a ship").replace("fired", "left").replace("lies", "sleeps"),
        "Turkey is a country. Iran is a country.",
        "",
    ],
)
def test_who_is_heard_little_named_or_not_at_odds_is_none(tables, text):
    assert disputes(text, tables) == []


def test_capitals_and_names_of_two_words_stand_for_their_country(tables):
    text = (
        "Pyongyang said Seoul had fired first. North Korea said the South Korean army was to blame. A North Korean"
        " general told reporters that South Korea had lied."
    )
    assert disputes(text, tables) == [Dispute("North Korean", "South Korean", 3, 3)]
