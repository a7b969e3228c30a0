"""Places named with a region, district or country that they do not lie in."""

import pytest

from secondsource.domain.evidence import Stance
from secondsource.domain.report import Flag

WRONG = [
    ("Troops entered the city of Sloviansk in the Kharkiv region.", "city of Sloviansk in the Kharkiv region"),
    ("Kupiansk, a town in the Donetsk Oblast, was hit.", "Kupiansk, a town in the Donetsk Oblast"),
    ("Kharkiv region’s Sloviansk was hit.", "Kharkiv region’s Sloviansk"),
    ("The Kherson region port of Chornomorsk was hit.", "Kherson region port of Chornomorsk"),
    ("Shells hit Sloviansk (Kharkiv region) at night.", "Sloviansk (Kharkiv region)"),
    ("Odesa is a port in Mykolaiv Oblast.", "Odesa is a port in Mykolaiv Oblast"),
    ("The city of Dnipro in the Kherson region was hit.", "city of Dnipro in the Kherson region"),
]
NOTED = [
    ("The rally was held in Boston, Maine, on Saturday.", Flag.NEEDS_CONTEXT, "Boston, Massachusetts"),
    ("In Chicago, in the state of Ohio, hundreds waited.", Flag.NEEDS_CONTEXT, "Chicago, Illinois"),
    ("Its next office in the state of Ohio will be in Chicago.", Flag.NEEDS_CONTEXT, "Chicago, Illinois"),
    ("Norway's second city, Gothenburg, is larger.", Flag.NEEDS_CONTEXT, "Gothenburg, Sweden"),
    ("Turkey's capital, Istanbul, was covered in snow.", Flag.NEEDS_CONTEXT, "Ankara"),
    ("Police in Atlanta, the capital of Florida, left.", Flag.NEEDS_CONTEXT, "Atlanta, Georgia"),
    ("The train stopped in Lviv, in eastern Ukraine, for an hour.", Flag.NEEDS_CONTEXT, "Lviv Oblast"),
    ("The state of Los Angeles will vote.", Flag.IMPRECISE, "Los Angeles, California"),
    ("The country of Texas has no income tax.", Flag.IMPRECISE, "within US"),
    ("Fighting went on for Chasiv Yar in Ukraine’s eastern Luhansk region.", Flag.NEEDS_CONTEXT, "Donetsk Oblast"),
    ("The town of Kupiensk in the Kharkiv region was hit.", Flag.IMPRECISE, "one letter"),
    ("Fighting in the Kupiansk Oblast goes on.", Flag.IMPRECISE, "Kupiansk: Kharkiv Oblast"),
    ("Izium in the Odesa district was hit.", Flag.NEEDS_CONTEXT, "573 km"),
    ("The village of Kharkiv was hit.", Flag.IMPRECISE, "1,421,125 people"),
    ("The German city of Lyon voted.", Flag.NEEDS_CONTEXT, "Lyon, Auvergne-Rhône-Alpes, France"),
    ("They met in Warsaw, Germany, on Monday.", Flag.NEEDS_CONTEXT, "Warsaw, Masovian Voivodeship, Poland"),
]
RIGHT = [
    "The rally was held in Boston, Massachusetts, and in Boston, Georgia, on Saturday.",
    "He was born in East Chicago, Indiana, in 1957, and lives in Ontario, Canada.",
    "Turkey's capital, Ankara, and Atlanta, the capital of Georgia, have snow.",
    "The train stopped in Lviv, in western Ukraine, and in Charleston, in West Virginia, for an hour.",
    "The state of Ohio and the state of New York will vote.",
    "Troops entered the city of Sloviansk in the Donetsk region.",
    "Attacks hit Kharkiv, Sumy region and Izium.",
    "Kyiv region’s Bucha was hit, and so was Bucha, Kyiv Oblast.",
    "The village of Petropavlivka in the Kharkiv region.",
    "Troops took Dibrova in the Luhansk Oblast.",
    "The mayor said that the Kupiansk region saw fighting.",
    "In Warsaw, Germany said no. From Warsaw, German troops came.",
    "The Russian city of Sevastopol and the Ukrainian city of Sevastopol.",
    "He lived in Paris, Texas, and in London, Ontario.",
    "President Hollis in the Donetsk region said so.",
    "Balakliia in the Izium district was hit.",
    "The Dnipro in the Kherson region is wide.",
    "Boats crossed the Dnipro in the Kherson region, and The Hague, in the Netherlands, waited.",
    "The fair is in Berlin, in the German state of Brandenburg, again.",
    "The province of Quebec is a nation within Canada, he said, and Catalonia is a nation of its own.",
    "The state of Rio de Janeiro, the state of São Paulo and the state of Salzburg will vote.",
    "He spoke in Munich, Hesse and Bremen, and in Toronto, Alberta and Quebec.",
]


@pytest.mark.parametrize("text, quote", WRONG)
def test_a_town_in_the_wrong_region_is_refuted(find, text, quote):
    (finding,) = find("places", text)
    assert (finding.quote, finding.stance, finding.flag) == (quote, Stance.REFUTES, None)
    assert "GeoNames" in finding.arithmetic


@pytest.mark.parametrize("text, flag, words", NOTED)
def test_what_the_table_cannot_decide_is_only_pointed_out(find, text, flag, words):
    (finding,) = find("places", text)
    assert (finding.flag, finding.stance) == (flag, None)
    assert words in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_left_alone(find, text):
    assert find("places", text) == ()
