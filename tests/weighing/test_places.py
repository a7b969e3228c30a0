"""Which of several places of one name is meant."""

from dataclasses import replace

import pytest

from secondsource.domain.reference import Gazetteer
from secondsource.weighing.places import ambiguous_place, other_place

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
