"""Who speaks for whom, read from the tables alone."""

import pytest

from secondsource.domain.reference import Camp, Role, Tables
from secondsource.reading.speech.camps import find_camp, find_mentions, is_official

OFFICIALS = (
    "officials?",
    "military",
    "forces",
    "defen[cs]e ministry",
    "general staff",
    "spokes(?:man|woman|person)",
)


def _camp(name: str, adjective: str, names: tuple[str, ...], bodies: tuple[str, ...]) -> Camp:
    return Camp("war", name, (adjective,), names, bodies, OFFICIALS, ("en",), "test")


def _role(person: str, camp: str | None) -> Role:
    return Role(person, (person.split()[-1],), "spokesman", "army", camp, None, None, person, "test", "2026-11")


TABLES = Tables(
    camps=(
        _camp("ukraine", "Ukrainian", ("Ukraine", "Kyiv"), ("Joint Forces",)),
        _camp("russia", "Russian", ("Russia", "Moscow"), ("Kremlin", "Zapad grouping")),
    ),
    roles=(
        _role("Viktor Trehubov", "ukraine"),
        _role("Dmitry Peskov", "russia"),
        _role("António Guterres", None),
    ),
)


@pytest.mark.parametrize(
    "words, camp",
    [
        ("Viktor Trehubov", "ukraine"),
        ("Trehubov, head of communications", "ukraine"),
        ("Ukrainian military officials", "ukraine"),
        ("Ukraine’s General Staff", "ukraine"),
        ("Ukraine's Joint Forces grouping", "ukraine"),
        ("the Russian Defence Ministry", "russia"),
        ("a senior Russian military official", "russia"),
        ("Kremlin spokesman", "russia"),
        ("Moscow", "russia"),
        ("the Kremlin", "russia"),
        ("pro-Kremlin bloggers", "russia"),
        ("Russian-installed officials in the Ukrainian city", "russia"),
        ("Trehubov, who watches the Russian military", "ukraine"),
    ],
)
def test_names_the_side_a_speaker_speaks_for(words: str, camp: str):
    found = find_camp(words, TABLES)
    assert found is not None
    assert found.camp == camp


@pytest.mark.parametrize(
    "words",
    [
        "",
        "analysts",
        "António Guterres",
        "Reuters",
        "a resident of Moscow",
        "Ukrainian and Russian officials",
        "Trehubov and Peskov",
        "anti-Kremlin bloggers",
        "a former Russian official",
        "Ukraine's allies among NATO officials",
        "Russian exiled officials",
    ],
)
def test_knows_nobody_where_the_words_name_no_side_or_two(words: str):
    assert find_camp(words, TABLES) is None


def test_sympathisers_are_no_officials():
    assert is_official("Ukrainian officials", TABLES)
    assert is_official("Dmitry Peskov", TABLES)
    assert not is_official("pro-Kremlin bloggers", TABLES)
    assert not is_official("Russian military bloggers", TABLES)
    assert not is_official("residents", TABLES)


def test_mentions_stand_in_the_order_of_the_text():
    mentions = find_mentions("Russian troops left; Ukraine's army and Peskov say so.", TABLES)
    assert [mention.camp.camp for mention in mentions] == ["russia", "ukraine", "russia"]
    assert find_mentions("It rained.", TABLES) == ()
