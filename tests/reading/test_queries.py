"""A query asks for the claim's telling words, its names in every spelling, its numbers, and its time."""

from datetime import date

import pytest

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Attribution, Claim, Kind
from secondsource.domain.evidence import Query
from secondsource.domain.record import Span
from secondsource.domain.reference import Camp, Gazetteer, Role, Tables
from secondsource.reading.queries import LONGEST, SPELLINGS, make_queries, make_query

TODAY = date(2026, 1, 10)
ROLE = Role("Olha Kovalenko", ("Olga Kovalenko", "Ольга Коваленко"), "mayor", "Izium", None, None, None, "", "", "")
PLACES = Gazetteer("Izium\tcity\tUkraine\tKharkiv Oblast\t49.2\t37.2\t45884\t|izium|izyum|ізюм|изюм|")
TABLES = Tables(roles=(ROLE,), places=PLACES)


def ask(text: str, published: date | None = date(2025, 12, 26), speaker: str = "", tables: Tables = TABLES) -> Query:
    here = Span(0, len(text))
    said = Attribution(speaker, None, "said", False, here, here, here, named=True) if speaker else None
    claim = Claim("clm", text, text, here, here, Kind.EVENT, True, None, said)
    article = Article("", "", (), "", "", published=published, dating=Dating(published, published, ()))
    return make_query(claim, article, tables, TODAY)


def test_the_text_holds_the_telling_words():
    assert ask("The pre-war siege of Izium was ended by them.").text == "pre-war siege of Izium ended"


def test_a_place_is_asked_for_in_every_spelling():
    assert ask("Izyum was shelled.").names == (("Izyum", "Izium", "ізюм", "изюм"),)


def test_an_office_holder_is_asked_for_in_every_spelling():
    assert ask("Olga Kovalenko resigned.").names[0] == ("Olga Kovalenko", "Olha Kovalenko", "Ольга Коваленко")


def test_the_named_speaker_is_asked_for_too():
    assert ask("The bridge fell.", speaker="Olha Kovalenko").names[0][0] == "Olha Kovalenko"


def test_numbers_and_dates_are_asked_for_as_written():
    assert ask("About 1,400 soldiers left on 3 May 2024.").numbers == ("About 1,400 soldiers", "3 May 2024")


@pytest.mark.parametrize(
    "text, since",
    [
        ("It fell on 3 May 2024.", date(2024, 5, 3)),
        ("It fell on December 24.", date(2025, 12, 24)),
        ("It fell on December 28.", date(2024, 12, 28)),
        ("It fell in 2031.", None),
        ("It fell.", None),
    ],
)
def test_nothing_older_than_the_claims_own_date_is_asked_for(text: str, since: date | None):
    query = ask(text)
    assert (query.since, query.until) == (since, TODAY)


def test_a_hostile_claim_asks_little():
    query = ask("Kyiv 1,200 men. " * 10_000)
    assert len(query.text) <= LONGEST
    assert len(query.numbers) <= 8
    assert all(len(spellings) <= SPELLINGS for spellings in query.names)


def test_an_empty_claim_asks_nothing():
    assert ask("", tables=Tables()) == Query("", (), (), None, TODAY, "en")


CAMPS = (
    Camp("war", "north", ("Northern",), ("North",), (), ("officials",), ("uk",), "test"),
    Camp("war", "south", ("Southern",), ("South",), (), ("officials",), ("ru",), "test"),
)


def ask_all(text: str, kind: Kind) -> tuple[Query, ...]:
    here = Span(0, len(text))
    claim = Claim("clm", text, text, here, here, kind, True, None, None)
    day = date(2025, 12, 26)
    article = Article("", text, (), "", "", language="en", published=day, dating=Dating(day, day, ()))
    return make_queries(claim, article, Tables(camps=CAMPS, roles=(ROLE,), places=PLACES), TODAY)


def test_who_holds_a_place_is_asked_in_the_languages_of_both_sides():
    asked = ask_all("Northern officials control Izium.", Kind.CONTROL)
    assert [query.language for query in asked] == ["en", "en", "uk", "ru"]
    assert [query.text.split()[0] for query in asked[2:]] == ["ізюм", "изюм"]
    assert {query.since for query in asked[1:]} == {date(2025, 12, 19)}
    assert all(query.until == TODAY for query in asked)


def test_the_side_that_a_claim_names_first_is_asked_first_whatever_the_registry_names_first():
    for claim, languages in (
        ("Southern officials", ["en", "en", "ru", "uk"]),
        ("Northern officials", ["en", "en", "uk", "ru"]),
    ):
        asked = ask_all(f"{claim} control Izium.", Kind.CONTROL)
        assert [query.language for query in asked] == languages


def test_the_side_that_is_said_to_admit_is_asked_in_its_own_language_alone():
    asked = ask_all("Southern officials admit the loss of Izium.", Kind.EVENT)
    assert [(query.language, query.purpose) for query in asked[1:]] == [("ru", "what the side itself says")]


def test_other_claims_ask_their_own_question_alone():
    assert len(ask_all("Izium has a bridge.", Kind.QUANTITY)) == 1
    assert len(ask_all("Izium is quiet.", Kind.CONTROL)) == 1


def test_what_reaches_further_back_is_asked_without_a_first_day():
    asked = ask_all("Northern officials never controlled Izium.", Kind.CONTROL)
    assert {query.since for query in asked} == {None}
