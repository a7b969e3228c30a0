"""What is written in any style of the news is read back; no text breaks a reader or makes it slow."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.measure import AmbiguousDate, Moment, Quantity, Score
from secondsource.reading.measures.ages import find_ages
from secondsource.reading.measures.moments import find_ambiguous_dates, find_moments
from secondsource.reading.measures.numbers import bounds, find_quantities
from secondsource.reading.measures.ranks import find_anniversaries, find_ranks, find_scores
from secondsource.reading.measures.shares import find_shares
from secondsource.reading.measures.times import MONTH_NAMES, WEEKDAY_NAMES

WRITTEN_ON = date(2024, 7, 11)
PASSED = ("yesterday", "last week", "last month", "the previous year", "a week ago", "last Tuesday", "last weekend")
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
READERS: tuple[Callable[[str], tuple[Moment | Quantity | Score | AmbiguousDate, ...]], ...] = (
    lambda text: find_moments(text, WRITTEN_ON),
    lambda text: find_moments(text, None),
    find_ambiguous_dates,
    find_quantities,
    find_shares,
    find_ages,
    find_ranks,
    find_anniversaries,
    find_scores,
)

# Days

DAY_STYLES = (
    "{d} {B} {Y}", "{d} {b} {Y}", "{d} {B}, {Y}", "{d} of {B} {Y}", "{d}{th} {B} {Y}", "the {d}{th} of {B}, {Y}",
    "{B} {d}, {Y}", "{B} {d} {Y}", "{b} {d}, {Y}", "{b}. {d}, {Y}", "{B} {d}{th}, {Y}", "{BB} {d}, {Y}",
    "{Y}-{m:02}-{d:02}", "{d:02}.{m:02}.{Y}", "{d}.{m}.{Y}", "{A}, {d} {B} {Y}", "{A} {d} {B} {Y}",
    "{A}, {B} {d}, {Y}", "{A}, {b} {d}, {Y}", "{d} {uk} {Y}", "{d} {ru} {Y}",
)  # fmt: skip
UKRAINIAN = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"


def _ending(number: int) -> str:
    return "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _write(day: date, style: str) -> str:
    name = MONTH_NAMES[day.month - 1]
    return style.format(
        d=day.day, m=day.month, Y=day.year, B=name, b=name if len(name) < 4 else name[:3], BB=name.upper(),
        A=WEEKDAY_NAMES[day.weekday()], th=_ending(day.day), uk=UKRAINIAN.split()[day.month - 1],
        ru=RUSSIAN.split()[day.month - 1],
    )  # fmt: skip


def _moment(text: str) -> Moment:
    found = find_moments(text, WRITTEN_ON)
    assert len(found) == 1, found
    return found[0]


@given(DAYS, st.sampled_from(DAY_STYLES))
def test_a_day_written_in_any_style_is_read_back(day: date, style: str):
    moment = _moment(f"It happened on {_write(day, style)} near the river.")
    assert (moment.earliest, moment.latest, moment.granularity, moment.anchored) == (day, day, "day", False)


@given(DAYS, st.integers(1, 400), st.sampled_from(DAY_STYLES), st.sampled_from(["from {} to {}", "between {} and {}"]))
def test_a_range_of_days_in_any_style_is_read_back(day: date, length: int, style: str, form: str):
    last = day + timedelta(days=length)
    moment = _moment(f"It lasted {form.format(_write(day, style), _write(last, style))} there.")
    assert (moment.earliest, moment.latest) == (day, last)


@given(st.integers(1900, 2090), st.integers(1, 12), st.integers(1, 11), st.booleans())
def test_a_range_of_months_is_read_back(year: int, month: int, count: int, both: bool):
    end = year * 12 + month - 1 + count
    first = f"{MONTH_NAMES[month - 1]} {year}" if both else MONTH_NAMES[month - 1]
    moment = _moment(f"It lasted from {first} to {MONTH_NAMES[end % 12]} {end // 12} there.")
    after = date((end + 1) // 12, (end + 1) % 12 + 1, 1)
    assert (moment.earliest, moment.latest) == (date(year, month, 1), after - timedelta(days=1))


@given(DAYS.filter(lambda day: day.day <= 12 and day.day != day.month), st.sampled_from(["{d}/{m}/{Y}", "{m}/{d}/{Y}"]))
def test_a_date_that_two_countries_read_two_ways_has_both_readings_and_is_no_moment(day: date, style: str):
    text = f"It was filed on {_write(day, style)} there."
    assert find_moments(text, WRITTEN_ON) == ()
    (one,) = find_ambiguous_dates(text)
    assert set(one.readings) == {day, date(day.year, day.day, day.month)}


@given(DAYS, st.integers(2, 60))
def test_a_number_of_days_counts_from_the_day_given(day: date, count: int):
    (before,) = find_moments(f"It fell {count} days ago, they said.", day)
    (after,) = find_moments(f"It fell {count} days later, they said.", day)
    assert (before.latest, after.earliest) == (day - timedelta(days=count), day + timedelta(days=count))


@given(DAYS, st.sampled_from(PASSED))
def test_what_has_passed_lies_before_the_day_given_and_is_unread_without_one(day: date, words: str):
    text = f"The city fell {words}, they said."
    (moment,) = find_moments(text, day)
    assert moment.earliest <= moment.latest < day
    assert moment.anchored
    assert find_moments(text, None) == ()


# Quantities

MONEY = (("$", "usd"), ("€", "eur"), ("£", "gbp"), ("US$", "usd"), ("C$", "cad"), ("USD ", "usd"), ("₴", "uah"))
MAGNITUDES = ((" million", 1e6), ("m", 1e6), (" mln", 1e6), ("-million", 1e6), (" billion", 1e9), ("bn", 1e9),
              (" bn", 1e9), (" trillion", 1e12), ("tn", 1e12), (" crore", 1e7), (" lakh", 1e5), ("k", 1e3))  # fmt: skip
NUMBER_STYLES: tuple[Callable[[int], str], ...] = (
    lambda n: f"{n:,} soldiers",
    lambda n: f"{n:,}".replace(",", " ") + " soldiers",
    lambda n: f"{n:,}".replace(",", "\u00a0") + " soldiers",
    lambda n: f"{n:,}".replace(",", "\u202f") + " soldiers",
    lambda n: f"{n:,}".replace(",", "\u2009") + " soldiers",
    lambda n: f"{n} soldiers",
    lambda n: f"{n:,} Russian soldiers",
    lambda n: f"{n:,} of the soldiers",
    lambda n: f"nearly {n:,} soldiers",
    lambda n: f"about {n:,} soldiers",
    lambda n: f"more than {n:,} soldiers",
    lambda n: f"at least {n:,} soldiers",
    lambda n: f"{n:,} or more soldiers",
    lambda n: f"{n:,}-plus soldiers",
    lambda n: f"{n:,}+ soldiers",
    lambda n: f"{n:,} or so soldiers",
    lambda n: f"{n:,}-strong force",
    lambda n: f"${n:,}",
    lambda n: f"{n:,} euros",
    lambda n: f"{n:,} km",
    lambda n: f"{n:,}km",
    lambda n: f"{n:,} sq km",
)


def _quantity(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@given(st.integers(2, 99_999_999).filter(lambda n: not 1700 <= n <= 2100), st.sampled_from(NUMBER_STYLES))
def test_a_number_written_in_any_style_is_read_back(number: int, write: Callable[[int], str]):
    quantity = _quantity(f"Officials counted {write(number)} in the region.")
    assert quantity.low == quantity.high == number
    low, high = bounds(quantity)
    assert low <= number <= high


@given(
    st.integers(1, 9999), st.sampled_from(MONEY), st.sampled_from(MAGNITUDES), st.sampled_from(["", "about ", "up to "])
)
def test_money_is_never_wrong_by_a_power_of_ten(
    tenths: int, money: tuple[str, str], magnitude: tuple[str, float], approximator: str
):
    (sign, code), (word, factor) = money, magnitude
    quantity = _quantity(f"It cost {approximator}{sign}{tenths / 10:,.1f}{word} in all.")
    assert quantity.low == quantity.high == pytest.approx(tenths / 10 * factor)
    assert (quantity.unit, quantity.approximator) == (code, approximator.strip() or None)


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(["{}-{}", "{}–{}", "{} to {}", "between {} and {}"]))
def test_a_range_is_read_back(low: int, more: int, style: str):
    if more > 99 * low:
        more = low
    quantity = _quantity(f"They saw {style.format(low, low + more)} tanks there.")
    assert (quantity.low, quantity.high, quantity.unit) == (low, low + more, "tank")


@given(st.integers(1, 110), st.sampled_from(["aged {}", "a {}-year-old", "{} years old", "at the age of {}", "age {}"]))
def test_an_age_is_read_back(age: int, style: str):
    (read,) = find_ages(f"The man, {style.format(age)}, left.")
    assert (read.low, read.high, read.unit) == (age, age, "year")


@given(st.integers(2, 999))
def test_an_ordinal_is_read_back_as_rank_and_anniversary(number: int):
    word = f"{number}{_ending(number)}"
    assert [each.low for each in find_ranks(f"It is the {word}-largest city.")] == [number]
    assert [each.low for each in find_anniversaries(f"It was the {word} anniversary.")] == [number]


@given(st.integers(1, 20), st.integers(2, 100), st.sampled_from(["{} in {}", "{} out of {}", "{} out of every {}"]))
def test_a_share_is_read_back(one: int, more: int, style: str):
    (share,) = find_shares(f"It struck {style.format(one, one + more)} voters.")
    assert share.low == share.high == pytest.approx(one / (one + more))


# Any text

PIECES = (
    "5|2022|May|March|-|–| to | and |between |from |last |week |Tuesday |two days |earlier|,|.| |the |third |quarter "
    "|of |half |1990s|aged |$|million |%|/|early |mid-|21st |century |\u202e|é|٣|²|½|º|İ|\n"
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join))


@given(TEXTS, st.dates())
def test_any_text_is_read_without_a_crash_and_in_order(text: str, day: date):
    for read in (*READERS, lambda text: find_moments(text, day)):
        found = read(text)
        assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
        assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(each.earliest <= each.latest for each in find_moments(text, day))


REPEATED = (
    "5 to |5-|1 000 |May |in 2022-|last week |two days earlier |3–5 March |in 2014 and |the |the first |aged 5 to "
    "|a third of |one in |from May to |12/|2-1 |won |early |on Tuesday |5 March 2022 to |twenty-|between 5 "
    "|Anna Smith, 5, |the 1990s and |A| |$5m-|½|will "
)


@pytest.mark.parametrize("unit", REPEATED.split("|"))
def test_adversarial_repeats_take_linear_work(unit: str, assert_linear):
    assert_linear(lambda text: [read(text) for read in READERS], unit, 200, 20_000)
