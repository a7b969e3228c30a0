"""Dates and durations: what is read, what is left out, and what a length of time can mean."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.measure import DateMention, Duration
from secondsource.reading.measures.times import (
    DAYS,
    day_words,
    days_words,
    elapsed,
    elapsed_words,
    find_dates,
    find_durations,
)

DATES = [
    ("December 24", None, 12, 24, None),
    ("Dec. 24", None, 12, 24, None),
    ("Dec 24", None, 12, 24, None),
    ("December 24th", None, 12, 24, None),
    ("24 December", None, 12, 24, None),
    ("24th of December", None, 12, 24, None),
    ("24 December 2025", 2025, 12, 24, None),
    ("24 December, 2025", 2025, 12, 24, None),
    ("December 24, 2025", 2025, 12, 24, None),
    ("December 24 2025", 2025, 12, 24, None),
    ("Dec. 24, 2025", 2025, 12, 24, None),
    ("DECEMBER 24, 2025", 2025, 12, 24, None),
    ("Sept. 5, 2022", 2022, 9, 5, None),
    ("Sep 5, 2022", 2022, 9, 5, None),
    ("May 5", None, 5, 5, None),
    ("May 5-7, 2024", 2024, 5, 5, None),
    ("5-7 May 2024", 2024, 5, 5, None),
    ("2025-12-24", 2025, 12, 24, None),
    ("24.12.2025", 2025, 12, 24, None),
    ("4.5.2025", 2025, 5, 4, None),
    ("24/12/2025", 2025, 12, 24, None),
    ("12/24/2025", 2025, 12, 24, None),
    ("5/5/2025", 2025, 5, 5, None),
    ("September 2022", 2022, 9, None, None),
    ("September, 2022", 2022, 9, None, None),
    ("September of 2022", 2022, 9, None, None),
    ("30 February 2025", 2025, 2, 30, None),
    ("June 31", None, 6, 31, None),
    ("Thursday, 24 February 2022", 2022, 2, 24, 3),
    ("Thursday 24 February 2022", 2022, 2, 24, 3),
    ("Thursday, February 24, 2022", 2022, 2, 24, 3),
    ("Thurs., Feb. 24", None, 2, 24, 3),
    ("Sunday June 5th", None, 6, 5, 6),
    ("24 February 2022, a Thursday", 2022, 2, 24, 3),
    ("24 грудня 2025", 2025, 12, 24, None),
    ("24 грудня", None, 12, 24, None),
    ("24 декабря 2025", 2025, 12, 24, None),
    ("5 мая", None, 5, 5, None),
    ("вересні 2022", 2022, 9, None, None),
    ("сентябре 2022", 2022, 9, None, None),
    ("четвер, 24 лютого 2022", 2022, 2, 24, 3),
    ("четверг, 24 февраля 2022", 2022, 2, 24, 3),
]

WITH_CUE = [
    ("liberated in 2022 by", "2022", 2022, None),
    ("since 2014 the", "2014", 2014, None),
    ("by 2030 at", "2030", 2030, None),
    ("the early months of 2022.", "2022", 2022, None),
    ("the 2022 invasion", "2022", 2022, None),
    ("the pact (1994) said", "1994", 1994, None),
    ("from 2014 to 2022.", "2022", 2022, None),
    ("in late 2023, he", "2023", 2023, None),
    ("mid-2023 was", "2023", 2023, None),
    ("in September the", "September", None, 9),
    ("since March he", "March", None, 3),
    ("у 2022 році", "2022", 2022, None),
    ("в 2022 году", "2022", 2022, None),
]

NO_DATE = [
    "We may 5 of us march 6 miles.",
    "04/05/2025",
    "a force of 2000 soldiers",
    "by 2000 troops",
    "in the 1990s",
    "from 2,000 to 3,000",
    "MAY",
    "1.2.3",
    "32 December",
    "at 10:30",
    "the Mar-a-Lago club",
    "Theresa May said",
    "a 24-hour strike",
    "",
]

LENGTHS = [
    ("nearly three years", "year", 2.5, 3),
    ("almost three years", "year", 2.5, 3),
    ("just under three years", "year", 2.5, 3),
    ("nearly 20 years", "year", 18, 20),
    ("three years", "year", 2.5, 3.5),
    ("3 years", "year", 2.5, 3.5),
    ("one year", "year", 0.5, 1.5),
    ("more than two decades", "decade", 2, 3),
    ("over three years", "year", 3, 4),
    ("more than 20 years", "year", 20, 25),
    ("at least three years", "year", 3, 4),
    ("just over three years", "year", 3, 3.5),
    ("about three years", "year", 2.5, 3.5),
    ("about 10 years", "year", 8.5, 11.5),
    ("some 10 years", "year", 8.5, 11.5),
    ("up to three years", "year", 0, 3),
    ("less than three years", "year", 0, 3),
    ("18 months", "month", 17.5, 18.5),
    ("18-month", "month", 17.5, 18.5),
    ("three-year", "year", 2.5, 3.5),
    ("four-day", "day", 3, 5),
    ("four days", "day", 3, 5),
    ("100 days", "day", 99, 101),
    ("1,400 days", "day", 1399, 1401),
    ("three-year-old", "year", 3, 4),
    ("three-year-long", "year", 2.5, 3.5),
    ("two to three years", "year", 1.5, 3.5),
    ("18-24 months", "month", 17.5, 24.5),
    ("five or six weeks", "week", 4.5, 6.5),
    ("two and a half years", "year", 2.25, 2.75),
    ("two years and a half", "year", 2.25, 2.75),
    ("2.5 years", "year", 2.25, 2.75),
    ("a year and a half", "year", 1.25, 1.75),
    ("half a year", "year", 0.25, 0.75),
    ("half a decade", "decade", 0.25, 0.75),
    ("nearly a year", "year", 0.5, 1),
    ("more than a decade", "decade", 1, 2),
    ("a few weeks", "week", 2, 5),
    ("several months", "month", 3, 7),
    ("a couple of days", "day", 2, 3),
    ("two fortnights", "week", 3.5, 4.5),
    ("24 hours", "hour", 23.5, 24.5),
    ("three years and ten months", "month", 45.5, 46.5),
    ("3 years 10 months", "month", 45.5, 46.5),
    ("one year, two months", "month", 13.5, 14.5),
    ("a dozen years", "year", 11.5, 12.5),
    ("twenty-five years", "year", 24.5, 25.5),
    ("several dozen days", "day", 35, 85),
]

NO_LENGTH = [
    "$5 million a year",
    "five times a day",
    "aged 12 years",
    "day 100 of the war",
    "last year",
    "the year 2022",
    "for years",
    "in 2022 years of war began",
    "every day",
    "the third year",
    "$3 years",
    "",
]


def _date(text: str) -> DateMention:
    found = find_dates(text)
    assert len(found) == 1, found
    return found[0]


def _length(text: str) -> Duration:
    found = find_durations(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("text, year, month, day, weekday", DATES)
def test_a_date_is_read_as_far_as_the_text_gives_it(text, year, month, day, weekday):
    whole = f"It began {text}, he said."
    mention = _date(whole)
    assert (mention.year, mention.month, mention.day, mention.weekday) == (year, month, day, weekday)
    assert mention.span.of(whole) == text


@pytest.mark.parametrize("text, words, year, month", WITH_CUE)
def test_a_year_or_month_alone_needs_a_word_before_it(text, words, year, month):
    mention = find_dates(text)[-1]
    assert mention.span.of(text) == words
    assert (mention.year, mention.month) == (year, month)


@pytest.mark.parametrize("text", NO_DATE)
def test_what_can_be_read_two_ways_or_is_no_date_is_left_out(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize("text, unit, low, high", LENGTHS)
def test_a_length_is_bounded_by_what_its_words_can_mean(text, unit, low, high):
    whole = f"It lasted {text} there."
    length = _length(whole)
    assert length.span.of(whole) == text
    assert length.unit == unit
    assert (length.low / DAYS[unit], length.high / DAYS[unit]) == pytest.approx((low, high))


@pytest.mark.parametrize("text", NO_LENGTH)
def test_rates_ages_ordinals_and_bare_units_are_no_lengths(text):
    assert find_durations(text) == ()


def test_the_number_and_the_approximator_are_kept():
    length = _length("despite nearly three years of war")
    assert (length.count, length.approximator) == (3, "nearly")


STYLES = (
    "{d} {B} {Y}",
    "{d} {b} {Y}",
    "{B} {d}, {Y}",
    "{b} {d}, {Y}",
    "{b}. {d}, {Y}",
    "{Y}-{m:02}-{d:02}",
    "{d:02}.{m:02}.{Y}",
    "{A}, {d} {B} {Y}",
    "{A}, {B} {d}, {Y}",
    "{A} {d} {B} {Y}",
    "the {d}th of {B}, {Y}",
    "{d} {uk} {Y}",
    "{d} {ru} {Y}",
    "{BB} {d}, {Y}",
)
ENGLISH = "January February March April May June July August September October November December"
UKRAINIAN = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
NAMES = tuple(names.split() for names in (ENGLISH, UKRAINIAN, RUSSIAN))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(STYLES))
def test_a_date_written_in_any_news_style_is_read_back(day, style):
    english, ukrainian, russian = (names[day.month - 1] for names in NAMES)
    short = english if english == "May" else english[:3]
    written = style.format(
        d=day.day, m=day.month, Y=day.year, B=english, b=short, BB=english.upper(), A=WEEKDAYS[day.weekday()],
        uk=ukrainian, ru=russian,
    )  # fmt: skip
    mention = _date(f"It happened on {written} near the river.")
    assert mention.interval() == (day, day)
    assert mention.weekday in {None, day.weekday()}


@given(
    st.integers(2, 400), st.sampled_from(["day", "week", "month", "year"]), st.sampled_from(["", "nearly ", "about "])
)
def test_a_length_written_out_is_bounded_around_its_number(count, unit, approximator):
    length = _length(f"It lasted {approximator}{count} {unit}s in all.")
    assert length.count == count
    assert length.low <= count * DAYS[unit] <= length.high


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)), st.integers(0, 40_000))
def test_elapsed_time_is_never_negative_and_adds_up(start, days):
    end = start + timedelta(days=days)
    years, months, rest = elapsed(start, end)
    assert years >= 0
    assert 0 <= months < 12
    assert 0 <= rest < 31
    assert abs(years * 365.2425 + months * 30.436875 + rest - days) < 4


def test_elapsed_words_are_those_of_a_reader():
    start, end = date(2022, 2, 24), date(2025, 12, 25)
    assert elapsed(start, end) == (3, 10, 1)
    assert elapsed_words(start, end) == "3 years 10 months"
    assert days_words(start, end) == "1,400 days"
    assert day_words(start) == "24 Feb 2022"
    assert elapsed_words(start, start) == "0 days"
    assert elapsed_words(start, start + timedelta(days=1)) == "1 day"
    assert elapsed_words(date(2024, 1, 31), date(2024, 2, 29)) == "1 month"


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text):
    for found in (find_dates(text), find_durations(text)):
        assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
        assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "unit",
    [
        "May ",
        "5 ",
        "2022 ",
        "in 2022-",
        "Thursday, ",
        "24.12.",
        "three years and ",
        "a year and a half ",
        "Dec. 24, ",
        "5-",
    ],
)
def test_adversarial_repeats_take_linear_work(unit, assert_linear):
    assert_linear(lambda text: (find_dates(text), find_durations(text)), unit, 200, 40_000)
