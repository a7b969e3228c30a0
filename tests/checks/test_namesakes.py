"""Places that share their name."""

from types import SimpleNamespace
from typing import cast

import pytest

from secondsource.checks.namesakes import Component, Options
from secondsource.domain.claim import Reading
from secondsource.domain.reference import Tables
from secondsource.domain.report import Flag
from secondsource.testing.fakes import make_article

OPEN = [
    "Ukrainian troops entered the village of Petropavlivka on Monday.",
    "Shells fell near Petropavlivka, the Ukrainian army said.",
]
TOLD = [
    "Ukrainian troops entered the village of Petropavlivka, near Kupiansk, on Monday.",
    "Ukrainian troops entered Petropavlivka in the Kharkiv region.",
    "Ukrainian troops entered Petropavlivka.\nThe road to Kupiansk is open.",
    "Ukrainian troops entered Pokrovsk.",
    "Ukrainian officials said Petropavlivka had won the cup.",
    "A school in Petropavlivka was hit.",
    "Ukrainian troops entered Petropavlivka in the Volyn region.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_place_of_several_that_the_article_does_not_tell_apart_is_pointed_out(find, text):
    (finding,) = find("namesakes", text)
    assert (finding.quote, finding.flag, finding.stance) == ("Petropavlivka", Flag.NEEDS_CONTEXT, None)
    assert "Kharkiv Oblast (2,486 people)" in finding.arithmetic
    assert "Dnipropetrovsk Oblast" in finding.arithmetic


@pytest.mark.parametrize("text", TOLD)
def test_a_place_that_the_article_tells_apart_is_left_alone(find, text):
    assert find("namesakes", text) == ()


class Counting:
    """A gazetteer of nothing that counts how often it is asked."""

    text = "|nowhere|"

    def __init__(self):
        self.asked = 0

    def find(self, name):
        del name
        self.asked += 1
        return ()


def test_many_names_are_not_all_looked_up():
    text = "Ukraine. " + " ".join(f"He came to Name{at:04d}xa." for at in range(1000))
    places = Counting()
    Component().find(make_article(text), Reading((), (), (), ()), cast("Tables", SimpleNamespace(places=places)))
    assert 0 < places.asked <= Options().most
