"""Whom a text credits, in three languages."""

import pytest

from secondsource.domain.reference import Publisher, Tables
from secondsource.reading.speech.credits import find_credits, find_publisher, is_rewrite


def row(name: str, *hosts: str, standing: str = "independent") -> Publisher:
    return Publisher(name, hosts, "XX", ("en",), "none", standing, None, "test")


TABLES = Tables(
    publishers=(
        row("Kyiv Post", "kyivpost.com"),
        row("Ukrinform", "ukrinform.net"),
        row("Fox News", "foxnews.com"),
        row("Reuters", "reuters.com"),
        row("TASS", "tass.com"),
        row("RIA Novosti", "ria.ru"),
        row("Interfax", "interfax.ru"),
        row("Ukrainska Pravda", "pravda.com.ua"),
        row("The Economist", "economist.com"),
        row("The Times", "thetimes.com"),
        row("The Times of India", "timesofindia.indiatimes.com"),
        row("focus.ua", "focus.ua"),
        row("liga.net", "liga.net"),
        row("Institute for the Study of War", "understandingwar.org", standing="assessor"),
    )
)

CREDITS = [
    ("Kyiv Post reported it on Thursday.", "Kyiv Post"),
    ("The minister, citing Ukrinform, spoke of rain.", "Ukrinform"),
    ("The page is a rewrite of a Fox News story.", "Fox News"),
    ("A copy of Fox News.", "Fox News"),
    ("It rained (via Reuters).", "Reuters"),
    ("According to Reuters, it rained.", "Reuters"),
    ("With reference to TASS, the site tells of rain.", "TASS"),
    ("The site carried a Reuters report on rain.", "Reuters"),
    ("It carried a story by The Economist.", "The Economist"),
    ("ISW said that it rained.", "Institute for the Study of War"),
    ("Ukrinform, carried by another site, tells of rain.", "Ukrinform"),
    ("Про це пише Українська правда.", "Ukrainska Pravda"),
    ("Про це повідомляє «Укрінформ».", "Ukrinform"),
    ("Йшов дощ, з посиланням на Укрінформ.", "Ukrinform"),
    ("Об этом сообщает РИА Новости.", "RIA Novosti"),
    ("Шел дождь, со ссылкой на ТАСС.", "TASS"),
    ("Шел дождь, передает Интерфакс.", "Interfax"),
    ("As first reported by Kyiv Post, it rained.", "Kyiv Post"),
    ("It rained, first reported by the Kyiv Post.", "Kyiv Post"),
    ("Українська правда пише, що йшов дощ.", "Ukrainska Pravda"),
    ("Йшов дощ, пише Укрінформ.", "Ukrinform"),
    ("Йшов дощ, посилаючись на Укрінформ, повідомив сайт.", "Ukrinform"),
    ("За даними Укрінформу, йшов дощ.", "Ukrinform"),
    ("ТАСС сообщает, что шел дождь.", "TASS"),
    ("Шел дождь, ссылаясь на РИА Новости, написал сайт.", "RIA Novosti"),
    ("По данным Интерфакса, шел дождь.", "Interfax"),
]


@pytest.mark.parametrize("text, name", CREDITS)
def test_names_the_source_of_the_story(text, name):
    assert find_credits(text, "Somewhere", TABLES) == (name,)


@pytest.mark.parametrize(
    "text",
    ["Reuters could not verify it.", "He reads The Times of India daily.", "They focus on rain.", "", "Він пише."],
)
def test_a_name_without_words_of_credit_is_none(text):
    assert find_credits(text, None, TABLES) == ()


def test_a_page_does_not_credit_itself():
    assert find_credits("LIGA.net reported rain.", "liga.net", TABLES) == ()
    assert find_credits("Focus reported rain.", "focus.ua", TABLES) == ()


def test_a_chain_is_told_in_its_order():
    text = "The page is a reworded copy of a Fox News story, which cites Kyiv Post."
    assert find_credits(text, None, TABLES) == ("Fox News", "Kyiv Post")


def test_the_longer_name_wins():
    assert find_credits("The Times of India reported it.", None, TABLES) == ("The Times of India",)


def test_a_rewrite_is_told_from_a_copy():
    assert is_rewrite("The page is a reworded copy of a story.")
    assert is_rewrite("It published a Romanian summary of the text.")
    assert not is_rewrite("The page is a copy of a story.")
    assert not is_rewrite("They copy what works.")


@pytest.mark.parametrize(
    "name, url, found",
    [
        ("Reuters", "", "Reuters"),
        ("Reuters", "https://www.reuters.com/world/1", "Reuters"),
        ("Reuters", "https://elsewhere.example/", None),
        ("The Economist", "", "The Economist"),
        ("news.liga.net", "", "liga.net"),
        (None, "https://www.kyivpost.com/post/1", "Kyiv Post"),
        (None, "https://notkyivpost.com/", None),
        ("Somewhere", "not an address", None),
    ],
)
def test_a_publisher_is_known_by_name_or_host(name, url, found):
    publisher = find_publisher(name, url, TABLES)
    assert (publisher.name if publisher else None) == found
