"""Which of several places of one name is meant."""

from dataclasses import replace

import pytest

from secondsource.domain.claim import Kind
from secondsource.domain.evidence import Stance
from secondsource.domain.reference import Gazetteer
from secondsource.weighing.places import ambiguous_place, find_stated_places, other_place

ROWS = """Oakford\tvillage\tXX\tNorthshire\t12.0\t10.0\t900\t|oakford|
Oakford\tvillage\tXX\tSouthshire\t8.0\t10.0\t800\t|oakford|
Elm\ttown\tXX\tNorthshire\t5.0\t10.0\t9000\t|elm|
Elm\tvillage\tXX\tSouthshire\t8.0\t10.0\t300\t|elm|
Hillgate\ttown\tXX\tNorthshire\t12.2\t10.1\t5000\t|hillgate|
Farport\ttown\tYY\tWest\t50.0\t50.0\t5000\t|farport|
"""


@pytest.fixture
def tables(scene):
    return replace(scene("x").tables, places=Gazetteer(ROWS))


@pytest.mark.parametrize(
    "article, name",
    [
        ("Forces took Oakford.", "Oakford"),
        ("Forces took Oakford in the Northshire region.", None),
        ("Forces took Oakford and then marched to Hillgate.", None),
        ("Forces took Elm.", None),
        ("Forces took Nowhereville.", None),
        ("Forces took Oakford, a day from Farport.", None),
    ],
)
def test_a_namesake_is_told_apart_or_said_to_be_unclear(tables, article, name):
    assert ambiguous_place("Forces took Oakford." if "Oakford" in article else article, article, tables) == name


def test_evidence_about_the_other_namesake_is_about_another_place(tables):
    article = "Forces took Oakford in the Northshire region."
    assert other_place(article, article, "Oakford in Southshire fell.", tables) == ("Oakford", "Southshire")
    assert other_place(article, article, "Oakford in Northshire fell.", tables) is None
    assert other_place(article, article, "Oakford fell.", tables) is None


def test_a_side_is_no_place_and_a_town_that_no_table_knows_is_one(tables):
    assert find_stated_places("Avalian forces captured Borean positions in Nowhereville.", tables) == ("Nowhereville",)


@pytest.mark.parametrize("town", ["Hillgate", "Nowhereville"])
def test_who_holds_a_town_is_read_by_rule_whether_or_not_the_tables_know_it(scene, tables, town):
    story = scene(f"Avalian forces hold {town}.", Kind.CONTROL, tables=tables)
    story.page("Neutral Times", f"Borean forces captured {town}, our reporter saw.", Stance.SILENT)
    (evidence,) = story.assess().evidence
    assert evidence.stance is Stance.REFUTES
