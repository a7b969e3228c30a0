"""What places are known for, against the tables: supported whole or not at all, refuted by an only seat alone."""

from dataclasses import replace
from datetime import date

import pytest

from secondsource.checks.traits import Component
from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Tables
from secondsource.reading.statements.claims import find_claims
from secondsource.testing.fakes import make_article

BORNE_OUT = [
    ("Chandigarh is the capital of Punjab.", "Chandigarh is the capital of Punjab"),
    ("Atbara serves as a crucial rail junction in Sudan.", "Atbara, in Sudan, is a rail junction"),
    ("Debaltseve is a rail and road junction.", "Debaltseve, in Donetsk Oblast, Ukraine, is a road junction"),
    ("Kozhany is a village. Koziatyn is a railway hub in the Vinnytsia region.", "is a rail junction"),
    ("Liski is a railway junction in Russia’s Voronezh region.", "Liski, in Voronezh Oblast, Russia"),
    ("Lviv, the regional centre of the Lviv region, lost power.", "administrative centre of Lviv Oblast"),
    ("Belgorod, the administrative centre of the Belgorod region, lost power.", "centre of Belgorod Oblast"),
    ("Mariupol is a port city on the Sea of Azov.", "seaport on the Sea of Azov"),
    ("Taganrog is a port city on the Sea of Azov.", "seaport on the Sea of Azov"),
    ("Novorossiysk is a naval base and port on the Black Sea.", "has a naval base"),
    ("PORT SUDAN IS A MAJOR PORT ON THE RED SEA.", "Port Sudan"),
    ("The town of Kurchatov is home to a nuclear power plant.", "Kursk nuclear power plant"),
    ("The town of Enerhodar is home to a nuclear power plant.", "Zaporizhzhia nuclear power plant"),
    ("Narva has a border crossing with Russia.", "border crossing with Russia"),
    ("Izmail is a Ukrainian port on the Danube.", "river port on the Danube"),
    ("Zaporizhzhia, a city on the Dnieper River, was struck.", "lies on the Dnipro"),
    ("Astana, the capital of Kazakhstan, was spared.", "since 10 December 1997"),
    ("Austin is the capital of Texas.", "Austin is the capital of Texas"),
    ("Nova Kakhovka was home to a hydroelectric power plant.", "until 6 June 2023"),
    ("Odesa is a port in southern Ukraine.", "seaport on the Black Sea"),
]
LEFT_ALONE = [
    "Lyman is a rail junction.",  # one lies in the Donetsk region, one in the Kharkiv region
    "Lyman, in the Kharkiv region, is a rail junction.",
    "Liski is a railway junction in Russia’s Rostov region.",
    "Liski is a railway junction in Poland.",
    "Atbara is a road junction.",
    "Atbara is the largest rail junction in Sudan.",
    "Atbara is a rail junction that was shelled.",
    "Atbara is not a rail junction.",
    "Atbara may become a rail junction.",
    "The rail junction of Atbara was shelled.",
    "Gdansk is a port on the Black Sea.",
    "Odesa is a port in northern Ukraine.",
    "Mariupol is a Ukrainian port city.",
    "Mariupol is a Russian port city.",
    "Nova Kakhovka is home to a hydroelectric power plant.",
    "Kyiv is the capital of fashion.",
    "Lviv is the cultural capital of Ukraine.",
    "Edinburgh is the capital of Scotland.",
    "Atlanta is the capital of Georgia in the United States.",
    "Lviv was the capital of Ukraine.",
    "Nuuk is the capital of Greenland.",
    "Brazzaville is the capital of Congo.",
    "Tel Aviv is the capital of Israel.",
    "Izium is the administrative centre of the Kharkiv region.",
    "Mariupol is the administrative centre of the Donetsk region.",
    "Kharkiv was the capital of Ukraine.",
    "Nowhereton is the capital of Ukraine.",
]
RULED_OUT = [
    ("Almaty is the capital of Kazakhstan.", "Astana has been the capital of Kazakhstan since 10 December 1997"),
    ("Lviv is the capital of Ukraine.", "the capital of Ukraine is Kyiv"),
    ("Saint Petersburg is the capital of Russia.", "Moscow has been the capital of Russia"),
    ("Houston is the capital of Texas.", "the capital of Texas is Austin"),
    ("Drohobych is the administrative centre of the Lviv region.", "Lviv, in Ukraine, is the administrative centre"),
    ("Stary Oskol is the administrative centre of the Belgorod region.", "Belgorod, in Russia, is the administrative"),
]


@pytest.mark.parametrize("text, held", BORNE_OUT)
def test_a_row_for_every_part_bears_it_out(find, text: str, held: str) -> None:
    (finding,) = find("traits", text)
    assert finding.stance is Stance.SUPPORTS
    assert held in (finding.arithmetic or "")
    assert "https://" in (finding.arithmetic or "")


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_no_row_tells_is_left_alone(find, text: str) -> None:
    assert find("traits", text) == ()


@pytest.mark.parametrize("text", ["Atbara is a rail junction and a port.", "Atbara is a road and rail hub in Sudan."])
def test_of_a_compound_the_part_that_is_held_is_shown_and_decides_nothing(find, text: str) -> None:
    (finding,) = find("traits", text)
    assert finding.stance is None
    assert finding.message == "The tables hold a part of this alone."
    assert finding.arithmetic == "Atbara, in Sudan, is a rail junction (https://en.wikipedia.org/wiki/Atbara)"


@pytest.mark.parametrize("text, held", RULED_OUT)
def test_another_seat_is_ruled_out_by_the_only_one(find, text: str, held: str) -> None:
    (finding,) = find("traits", text)
    assert finding.stance is Stance.REFUTES
    assert held in (finding.arithmetic or "")


@pytest.mark.parametrize(
    "title, found", [("Fighting in the Donetsk region", 1), ("Fighting in Donetsk and Kharkiv regions", 0)]
)
def test_the_article_tells_namesakes_apart(find, title: str, found: int) -> None:
    assert len(find("traits", "Lyman is a rail junction.", title=title)) == found


def test_what_a_pronoun_points_to_is_borne_out_and_never_ruled_out(find) -> None:
    (finding,) = find("traits", "Shells hit the town of Atbara. The town serves as a key railway junction.")
    assert finding.stance is Stance.SUPPORTS
    assert find("traits", "Shells hit the city of Lviv. The city is the capital of Ukraine.") == ()


@pytest.mark.parametrize("year, stance", [(1990, Stance.SUPPORTS), (2025, Stance.REFUTES)])
def test_a_row_holds_for_its_days(find, year: int, stance: Stance) -> None:
    day = date(year, 5, 1)
    (finding,) = find("traits", "Almaty is the capital of Kazakhstan.", earliest=day, latest=day)
    assert finding.stance is stance


def test_over_the_day_of_a_change_and_without_any_day_nothing_is_ruled_out(find) -> None:
    text = "Almaty is the capital of Kazakhstan."
    assert find("traits", text, earliest=date(1997, 1, 1), latest=date(1998, 1, 1)) == ()
    assert find("traits", text, earliest=None, latest=None) == ()


def test_two_places_of_a_name_that_both_may_be_meant_say_nothing(tables: Tables) -> None:
    here = next(row for row in tables.traits if row.place == "Atbara")
    rows = (replace(here, place="Twinford"), replace(here, place="Twinford", country="EG"))
    article = make_article("Twinford is a rail junction.")
    for count, found in ((1, 1), (2, 0)):
        own = replace(tables, traits=rows[:count])
        assert len(Component().find(article, find_claims(article, own), own)) == found
