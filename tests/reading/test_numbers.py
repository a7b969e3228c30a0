"""Quantities: what is read, what is left out, and that no value is off by a power of ten."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.measure import Quantity
from secondsource.reading.measures.numbers import bounds, find_quantities

ONE = [
    ("1,400 troops", 1400, "troop"),
    ("27 000 residents", 27000, "resident"),
    ("27\u00a0000 residents", 27000, "resident"),
    ("27,169 people", 27169, "people"),
    ("1.234.567 inhabitants", 1234567, "inhabitant"),
    ("1,234,567.5 hectares", 1234567.5, "hectare"),
    ("3.5 miles", 3.5, "mile"),
    ("2½ miles", 2.5, "mile"),
    ("0.25 points", 0.25, "point"),
    ("five attacks", 5, "attack"),
    ("one attack", 1, "attack"),
    ("Three soldiers", 3, "soldier"),
    ("twelve Russian soldiers", 12, "soldier"),
    ("twenty-five homes", 25, "home"),
    ("forty five homes", 45, "home"),
    ("three hundred and five votes", 305, "vote"),
    ("a hundred people", 100, "people"),
    ("two thousand people", 2000, "people"),
    ("two thousand three hundred men", 2300, "man"),
    ("two thousand, three hundred men", 2300, "man"),
    ("twenty-one thousand jobs", 21000, "job"),
    ("one hundred and twenty-five thousand jobs", 125000, "job"),
    ("six million two hundred thousand and five votes", 6200005, "vote"),
    ("half a million people", 500000, "people"),
    ("one and a half million people", 1500000, "people"),
    ("two and a half million people", 2500000, "people"),
    ("2.5 million people", 2500000, "people"),
    ("2,5 million people", 2500000, "people"),
    ("1.125 million people", 1125000, "people"),
    ("10 thousand people", 10000, "people"),
    ("10k people", 10000, "people"),
    ("3 bn people", 3e9, "people"),
    ("a dozen drones", 12, "drone"),
    ("half a dozen drones", 6, "drone"),
    ("two dozen drones", 24, "drone"),
    ("5 lakh voters", 500000, "voter"),
    ("1,00,000 voters", 100000, "voter"),
    ("2 crore voters", 2e7, "voter"),
    ("$1.4 billion", 1.4e9, "usd"),
    ("$5m", 5e6, "usd"),
    ("US$5m", 5e6, "usd"),
    ("$5 million", 5e6, "usd"),
    ("A$3", 3, "aud"),
    ("£2bn", 2e9, "gbp"),
    ("€2.5 million", 2.5e6, "eur"),
    ("5 million euros", 5e6, "eur"),
    ("5 dollars", 5, "usd"),
    ("300 hryvnias", 300, "uah"),
    ("₴300", 300, "uah"),
    ("UAH 300", 300, "uah"),
    ("300 rubles", 300, "rub"),
    ("12.5 percent", 12.5, "percent"),
    ("12.5%", 12.5, "percent"),
    ("12 %", 12, "percent"),
    ("7 per cent", 7, "percent"),
    ("12.345 percent", 12.345, "percent"),
    ("3 percentage points", 3, "percentage point"),
    ("three percentage points", 3, "percentage point"),
    ("a 25-percent rise", 25, "percent"),
    ("155 mm guns", 155, "mm"),
    ("155mm guns", 155, "mm"),
    ("155-mm guns", 155, "mm"),
    ("100km front", 100, "kilometre"),
    ("100 kilometers", 100, "kilometre"),
    ("100 kilometres", 100, "kilometre"),
    ("6 feet", 6, "foot"),
    ("200-page report", 200, "page"),
    ("10,000 killed", 10000, "killed"),
    ("three women", 3, "woman"),
    ("seven children", 7, "child"),
    ("nine cities", 9, "city"),
    ("four boxes", 4, "box"),
    ("2000 soldiers", 2000, "soldier"),
    ("-5 degrees", -5, "degree"),
    ("minus 3 degrees", -3, "degree"),
    ("18 months", 18, "month"),
    ("Ukraine’s 40 brigades", 40, "brigade"),
    ("the 300 soldiers", 300, "soldier"),
    ("population of 27,000, the city", 27000, None),
]

RANGES = [
    ("a few dozen isolated soldiers", 24, 60, "soldier"),
    ("several dozen soldiers", 36, 84, "soldier"),
    ("a couple of hundred soldiers", 200, 300, "soldier"),
    ("a few hundred soldiers", 200, 500, "soldier"),
    ("several thousand soldiers", 3000, 7000, "soldier"),
    ("dozens of drones", 24, 120, "drone"),
    ("hundreds of people", 200, 1000, "people"),
    ("thousands of people", 2000, 100000, "people"),
    ("tens of thousands of people", 20000, 100000, "people"),
    ("hundreds of thousands of people", 200000, 1e6, "people"),
    ("tens of millions of dollars", 2e7, 1e8, "usd"),
    ("millions of people", 2e6, 1e9, "people"),
    ("100-200 soldiers", 100, 200, "soldier"),
    ("100–200 soldiers", 100, 200, "soldier"),
    ("100 to 200 soldiers", 100, 200, "soldier"),
    ("100 to 200", 100, 200, None),
    ("between 100 and 200 soldiers", 100, 200, "soldier"),
    ("between two hundred and three hundred men", 200, 300, "man"),
    ("between 5 and 10 percent", 5, 10, "percent"),
    ("between $5 and $10 million", 5e6, 1e7, "usd"),
    ("5 to 10 thousand people", 5000, 10000, "people"),
    ("five to ten thousand soldiers", 5000, 10000, "soldier"),
    ("two or three dozen soldiers", 24, 36, "soldier"),
    ("two or three days", 2, 3, "day"),
    ("900,000 to 1 million people", 900000, 1e6, "people"),
    ("$5-6 million", 5e6, 6e6, "usd"),
    ("$5 million to $6 million", 5e6, 6e6, "usd"),
    ("20 to 30 percent", 20, 30, "percent"),
]

APPROXIMATE = [
    ("nearly 200 men", "nearly", 180, 200),
    ("almost 200 men", "almost", 180, 200),
    ("about 200 men", "about", 170, 230),
    ("approximately 200 men", "approximately", 170, 230),
    ("around 200 men", "around", 170, 230),
    ("some 200 men", "some", 170, 230),
    ("an estimated 200 men", "an estimated", 170, 230),
    ("more than 200 men", "more than", 200, math.inf),
    ("over 200 men", "over", 200, math.inf),
    ("at least 200 men", "at least", 200, math.inf),
    ("no fewer than 200 men", "no fewer than", 200, math.inf),
    ("up to 200 men", "up to", 0, 200),
    ("as many as 200 men", "as many as", 0, 200),
    ("fewer than 200 men", "fewer than", 0, 200),
    ("less than $200", "less than", 0, 200),
    ("just over 200 men", "just over", 200, 220),
    ("200 men", None, 200, 200),
]

NOTHING = [
    "a T-72B3 tank",
    "a Su-34 jet",
    "Covid-19",
    "flight MH17",
    "the F-16",
    "5G",
    "3D",
    "at 10:30",
    "at 6 p.m.",
    "at 6pm",
    "24/7",
    "9/11",
    "a 2-1 win",
    "won 21–14",
    "the 20th of them",
    "the 1990s",
    "in 2022",
    "on December 24",
    "on 24 December 2025",
    "2025-12-24",
    "24.12.2025",
    "Flight 17 crashed",
    "under Article 51",
    "a Boeing 737 landed",
    "No. 5",
    "page 5",
    "World War Two",
    "No one came",
    "one of them",
    "nineteen eighty-four",
    "1.500 men",
    "a 5m wall",
    "007",
    "#5",
    "version 1.2.3",
    "555-1234-7",
    "1. First of the list",
    "between two hundred and three thousand men",
    "the 2014 treaty",
    "",
]


def _one(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("text, value, unit", ONE)
def test_one_number_is_read_with_its_unit(text: str, value: float, unit: str | None):
    quantity = _one(f"There were {text} there." if text[0].islower() or text[0].isdigit() else f"{text}.")
    assert (quantity.low, quantity.high) == (value, value)
    if unit is not None:
        assert quantity.unit == unit


@pytest.mark.parametrize("text, low, high, unit", RANGES)
def test_a_range_or_vague_number_is_bounded(text: str, low: float, high: float, unit: str | None):
    quantity = _one(f"They saw {text}.")
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize("text, approximator, low, high", APPROXIMATE)
def test_an_approximator_is_kept_and_widens_the_bounds(text: str, approximator: str | None, low: float, high: float):
    quantity = _one(f"They lost {text} there.")
    assert quantity.low == quantity.high == 200
    assert quantity.approximator == approximator
    assert bounds(quantity) == pytest.approx((low, high))
    assert quantity.span.of(f"They lost {text} there.") == text


@pytest.mark.parametrize("text", NOTHING)
def test_names_times_dates_and_scores_are_no_quantities(text: str):
    assert find_quantities(text) == ()


def test_from_and_to_are_two_numbers_not_a_range():
    assert [each.low for each in find_quantities("It rose from 50 to 75 points.")] == [50, 75]


def test_two_readings_a_power_of_ten_apart_are_left_out():
    assert find_quantities("It cost 1.500 there.") == ()


STYLES = (
    lambda n: f"{n:,}",
    lambda n: f"{n:,}".replace(",", " "),
    lambda n: f"{n:,}".replace(",", "\u00a0"),
    lambda n: f"{n:,}".replace(",", "\u202f"),
    lambda n: str(n) if n < 1700 or n > 2100 else f"{n:,}",
    lambda n: f"about {n:,}",
    lambda n: f"more than {n:,}",
    lambda n: f"a total of {n:,}",
    lambda n: f"exactly {n:,}",
    lambda n: f"{n:,}.0",
)


@given(st.integers(2, 999_999_999), st.sampled_from(STYLES), st.sampled_from(["soldiers", "drones", "people", "votes"]))
def test_a_value_written_in_any_news_style_is_read_back(value, style, noun):
    text = f"Officials counted {style(value)} {noun} in the region."
    quantity = _one(text)
    assert quantity.low == quantity.high == value


@given(st.integers(1, 9999), st.sampled_from([("million", 1e6), ("billion", 1e9), ("trillion", 1e12)]))
def test_magnitude_words_are_never_wrong_by_a_power_of_ten(tenths, magnitude):
    word, factor = magnitude
    quantity = _one(f"It cost ${tenths / 10:,.1f} {word} in all.")
    assert quantity.low == pytest.approx(tenths / 10 * factor)
    assert quantity.unit == "usd"


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
SMALL_WORDS = [*SMALL.split(), "eighteen", "nineteen"]
TENS_WORDS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _spelled(n: int) -> str:
    if n < 20:
        return SMALL_WORDS[n]
    if n < 100:
        return TENS_WORDS[n // 10] + (f"-{SMALL_WORDS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{SMALL_WORDS[n // 100]} hundred" + (f" and {_spelled(n % 100)}" if n % 100 else "")
    head, rest = divmod(n, 1000) if n < 1_000_000 else divmod(n, 1_000_000)
    word = "thousand" if n < 1_000_000 else "million"
    joint = " and " if rest < 100 else " "
    return f"{_spelled(head)} {word}" + (f"{joint}{_spelled(rest)}" if rest else "")


@given(st.integers(2, 999_999_999))
def test_number_words_are_read_back(value):
    quantity = _one(f"They counted {_spelled(value)} votes.")
    assert quantity.low == quantity.high == value


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash_and_spans_are_in_order(text):
    found = find_quantities(text)
    assert all(0 <= one.span.start < one.span.end <= len(text) and one.low <= one.high for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "unit",
    [
        "1,",
        "1 000 ",
        "one hundred and ",
        "twenty-",
        "between 1 and ",
        "$",
        "1-",
        "a few ",
        "5 to ",
        "A" * 50 + " 5 ",
        "1.",
        "½",
    ],
)
def test_adversarial_repeats_take_linear_work(unit: str, assert_linear):
    assert_linear(find_quantities, unit, 200, 40_000)
