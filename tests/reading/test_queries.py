"""A query asks for the claim's telling words, its names in every spelling, its numbers, and its time."""

from datetime import date

import pytest

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Attribution, Claim, Kind
from secondsource.domain.evidence import Query
from secondsource.domain.record import Span
from secondsource.domain.reference import Gazetteer, Role, Tables
from secondsource.reading.queries import LONGEST, SPELLINGS, make_query

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
    assert ask("", tables=Tables()) == Query("", (), (), None, TODAY)
