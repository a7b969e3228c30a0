"""Lengths of time against dated events: refuted, supported, and left alone."""

from datetime import date

import pytest

from secondsource.domain.evidence import Stance

WRONG = [
    ("Kyiv held on after nearly three years of full-scale war.", "nearly three years of full-scale war"),
    ("Kyiv is tired after two years of full-scale war.", "two years of full-scale war"),
    ("Ukraine has seen less than three years of full-scale war.", "less than three years of full-scale war"),
    ("Ukraine has seen more than four years of full-scale war.", "more than four years of full-scale war"),
    ("Ukraine has seen nearly five years of full-scale war.", "nearly five years of full-scale war"),
    ("Russia’s two-year-old full-scale invasion of Ukraine goes on.", "two-year-old full-scale invasion"),
    ("The two-year full-scale war has worn Ukraine down.", "two-year full-scale war"),
    ("In Ukraine the full-scale war, now in its third year, goes on.", "full-scale war, now in its third year"),
    ("The full-scale invasion of Ukraine has lasted two years.", "full-scale invasion of Ukraine has lasted two years"),
    (
        "Kyiv is nearing the third anniversary of the full-scale invasion.",
        "third anniversary of the full-scale invasion",
    ),
    ("Kyiv says the full-scale invasion began two years ago.", "full-scale invasion began two years ago"),
    (
        "Eighteen months into the full-scale war, Ukraine is still short of shells.",
        "Eighteen months into the full-scale war",
    ),
]
RIGHT = [
    "Kyiv held on after nearly four years of full-scale war.",
    "Kyiv is tired after more than three years of full-scale war.",
    "Kyiv is tired after about four years of full-scale war.",
    "Russia’s three-year-old full-scale invasion of Ukraine goes on.",
    "In Ukraine the full-scale war, now in its fourth year, goes on.",
    "Kyiv is nearing the fourth anniversary of the full-scale invasion.",
    "Ukraine has seen three years of full-scale war.",
]
OPEN = [
    "A country held on after nearly three years of hard winters.",
    "Nearly three years of full-scale war in another world.",
    "In the first three weeks of the full-scale war Kyiv held on.",
    "Two months into the full-scale war Kyiv was free.",
    "After nearly three years of full-scale war in 2024 Kyiv was tired.",
    "A plan made for Ukraine three years after the full-scale invasion was dropped.",
]


@pytest.mark.parametrize("text, quote", WRONG)
def test_a_length_that_no_day_of_the_interval_allows_is_refuted(find, text, quote):
    (finding,) = find("durations", text)
    assert finding.stance is Stance.REFUTES
    assert finding.quote == quote
    assert "24 Feb 2022 to 25 Dec 2025 is 3 years 10 months (1,400 days)" in finding.arithmetic


@pytest.mark.parametrize("text", RIGHT)
def test_a_length_that_fits_is_supported(find, text):
    (finding,) = find("durations", text)
    assert finding.stance is Stance.SUPPORTS


@pytest.mark.parametrize("text", OPEN)
def test_other_events_parts_of_them_and_other_times_are_left_alone(find, text):
    assert find("durations", text) == ()


@pytest.mark.parametrize("earliest, latest", [(None, date(2025, 12, 26)), (date(2025, 12, 25), None), (None, None)])
def test_without_a_dated_article_the_year_stays_open(find, earliest, latest):
    assert find("durations", WRONG[0][0], earliest=earliest, latest=latest) == ()


def test_nothing_is_refuted_that_one_day_of_the_interval_allows(find):
    assert find("durations", WRONG[0][0], earliest=date(2025, 1, 25), latest=date(2025, 12, 26)) == ()


def test_both_ends_of_the_interval_are_shown(find):
    (finding,) = find("durations", WRONG[0][0])
    assert "to 26 Dec 2025 3 years 10 months (1,401 days)" in finding.arithmetic
    assert "2.5 to 3 years" in finding.arithmetic


@pytest.mark.parametrize("day", [date(2025, 1, 3), date(2025, 9, 30)])
def test_an_anniversary_of_this_year_is_counted_by_calendar_years(find, day):
    text = "This year marks the {} anniversary of the full-scale invasion of Ukraine."
    (fits,) = find("durations", text.format("third"), earliest=day, latest=day)
    (misses,) = find("durations", text.format("4th"), earliest=day, latest=day)
    assert (fits.stance, misses.stance) == (Stance.SUPPORTS, Stance.REFUTES)
    assert "4th anniversary" in misses.message
