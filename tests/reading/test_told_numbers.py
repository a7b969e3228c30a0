"""Readers of votes, rests, starts, times of day, steps from day to day, ages of people and days told by a name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.article import Dating
from secondsource.domain.record import Span
from secondsource.reading.measures.clocks import find_clocks
from secondsource.reading.measures.days_told import find_days
from secondsource.reading.measures.next_days import find_steps
from secondsource.reading.measures.person_ages import bare_name, find_person_ages, first_names, one_person
from secondsource.reading.measures.rests import find_misfits
from secondsource.reading.measures.signs import find_runs, find_signed
from secondsource.reading.measures.starts import start_of
from secondsource.reading.measures.timed import ANNIVERSARY, DATE, LENGTH, timed_sentence
from secondsource.reading.measures.votes import find_vote, misfit
from secondsource.reading.sentences import find_sentences

COUNCIL = "The council has 12 members."


def sentences(text: str) -> tuple[Span, ...]:
    return tuple(find_sentences(text, (Span(0, len(text)),)))


VOTES = [
    ("The 12-member council approved it 8-3, with one abstention.", "", 12, (8, 3, 1)),
    ("The nine justices ruled 5-4.", "", 9, (5, 4)),
    ("The 100-seat Senate voted 53 to 46.", "", 100, (53, 46)),
    ("The 12-member council voted 8-3-1 for it.", "", 12, (8, 3, 1)),
    ("The 12-member council voted eight to three for it.", "", 12, (8, 3)),
    ("The plan passed 8 votes to 3.", COUNCIL, 12, (8, 3)),
    ("It was approved 8-3, two members were absent.", COUNCIL, 12, (8, 3, 2)),
    ("It was approved 8-3, with an abstention.", COUNCIL, 12, (8, 3, 1)),
    ("The 1,200-member congress voted 700-450 for it.", "", 1200, (700, 450)),
]
NO_VOTES = [
    ("The council approved it for ages 12 to 15.", COUNCIL),
    ("The 12-member council rejected it 3-8.", ""),
    ("The 12-member council approved it 0-0.", ""),
    ("The 12-member council approved it 8-3 and then 7-4.", ""),
    ("The 12-member council and the nine-member board voted 8-3.", ""),
    ("The 12-member team won 8-3.", ""),
    ("It was approved 8-3.", "The council is old."),
    ("The 12-member council voted 8 to 3 percent more.", ""),
    ("The council voted for 12 to 10 years more.", COUNCIL),
]


@pytest.mark.parametrize("words, before, members, parts", VOTES)
def test_a_vote_is_read_with_the_members_of_its_body(words, before, members, parts):
    vote = find_vote(words, before)
    assert vote
    assert (vote.members, vote.parts) == (members, parts)


@pytest.mark.parametrize("words, before", NO_VOTES)
def test_what_is_no_single_vote_of_one_body_is_none(words, before):
    assert find_vote(words, before) is None


@pytest.mark.parametrize(
    "words, fits, sure",
    [
        ("The 12-member council approved it 8-3, with one abstention.", "", False),
        ("The 12-member council approved it 8-3.", "", False),
        ("The 12-member council approved it 8-5.", "8 + 5 is 13, not 12", True),
        ("The 12-member council approved it 8-2, with one abstention.", "8 + 2 + 1 is 11, not 12", False),
        ("The 12-member council approved it 8-2; nobody was absent.", "8 + 2 is 10, not 12", True),
        ("The full 12-member council approved it 8-3.", "", False),
        ("The 27 nations voted 20-3, with two abstentions.", "", False),
        ("The 25 nations voted 20-3, with one abstention.", "20 + 3 + 1 is 24, not 25", False),
        ("The 26 nations voted 20-3, with one abstention.", "", False),
    ],
)
def test_a_vote_fits_unless_there_are_too_many_or_all_are_told_of(words, fits, sure):
    """Who is not told of may have been absent; in a body too large, not every absence is told."""
    vote = find_vote(words, "")
    assert vote
    assert (misfit(vote), vote.is_sure) == (fits, sure)


@given(st.integers(2, 300), st.integers(1, 150), st.integers(0, 150))
def test_more_votes_than_members_never_fit(members, ayes, noes):
    vote = find_vote(f"The {members}-member board voted {ayes}-{noes} for it.", "")
    if noes <= ayes:
        assert vote
        assert bool(misfit(vote)) == (ayes + noes > members)
    else:
        assert vote is None


def misfits(text: str) -> list[str]:
    runs = find_runs(text, sentences(text))
    return [each.told.span.of(text) for earlier, signed in runs for each in find_misfits(text, earlier, signed)]


RESTS = [
    ("Ten people were shot, three of them fatally. The other {} were treated.", "seven", "six"),
    ("About 62 percent agreed. The other {} did not.", "38 percent", "48 percent"),
    ("Just 62 percent agreed. The other {} did not.", "38 percent", "41 percent"),
    ("Three men and four women were charged. All {} live in Leeds.", "seven", "eight"),
    ("Three men and four women were charged. All {} were from Leeds.", "seven", "nine"),
    ("He won 54 of the 100 seats, leaving {} to his rivals.", "46", "56"),
    ("Of the 200 seats, 120 are full. The other {} are free.", "80", "90"),
    ("Of the 90 pupils, 60 passed. The remaining {} failed.", "third", "quarter"),
    ("Of 12 men, one left. The other {} stayed.", "11", "8"),
    ("Ten people were shot, three of them fatally and two badly. The other {} were treated.", "five", "six"),
]
LEFT_ALONE = [
    "It hit 12 cars and 3 vans, leaving 9 dead.",
    "Three men and her brother were charged. All five live in Leeds.",
    "Three men and four women were charged. All three are from Leeds.",
    "Three men and Ada Bell were charged, and four women. All nine live in Leeds.",
    "Of the 200 seats, 120 are full, compared with 40. The other 90 are free.",
    "Of the 200 seats, 120 are full. The other 90 of those are free.",
    "Ten people were shot, three of them fatally. The other 60 percent agreed.",
    "Ten people left. The other four stayed.",
]


@pytest.mark.parametrize("text, right, wrong", RESTS)
def test_what_is_left_or_all_of_them_follows_from_the_numbers_before(text, right, wrong):
    assert misfits(text.format(right)) == []
    (found,) = misfits(text.format(wrong))
    assert found.removeprefix("remaining ").removesuffix(" live") == wrong


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_rest_of_which_too_little_is_told_is_left_alone(text):
    assert misfits(text) == []


@given(st.integers(10, 60), st.integers(1, 9), st.integers(1, 70))
def test_a_rest_is_never_found_wrong_where_it_is_the_difference(whole, part, rest):
    found = misfits(f"There were {whole} ships, {part} of them new. The other {rest} were sold.")
    if rest == whole - part:
        assert found == []


STARTS = [
    ("Sales rose to 2,200 from the 2,000 of last year.", "2,000"),
    ("Oil costs $90, against $100 a year ago.", "$100"),
    ("It has 75 members, up from 50.", "50"),
    ("There were 50 a year earlier and 75 now.", "50"),
    ("There were 75 now and 50 the year before.", "50"),
    ("The price, which was 40, is 60.", "40"),
    ("It is 60 and had been 40.", "40"),
    ("It is 60, and last year it was 40.", None),
    ("They have 40 cows and 60 goats.", None),
    ("It was up from 40 and from 60.", None),
]


@pytest.mark.parametrize("text, start", STARTS)
def test_the_number_of_before_is_known_by_its_words(text, start):
    (signed,) = find_signed(text, sentences(text))
    found = start_of(signed, *signed.numbers)
    assert (found.span.of(text) if found else None) == start
    assert start_of(signed, *reversed(signed.numbers)) == found


TIMED = [
    ("It ran from 3 May 2019 to 4 June 2019, a span of 32 days.", "It ran from D to D, a span of L."),
    ("It runs from 3 to 7 July, for a week.", "It runs from D to D, for L."),
    ("On 3 and 7 July 2019 it rained for two weeks.", "On D and D it rained for L."),
    ("The 10th anniversary came on 3 May 2019.", "The A came on D."),
    ("In 2019 it rained.", "In D it rained."),
    ("Nothing.", "Nothing."),
    (f"A sign{DATE} of its own.", "A sign  of its own."),
]


@pytest.mark.parametrize("text, signs", TIMED)
def test_times_become_signs_that_lead_back_to_them(text, signs):
    whole, start = f"Before. {text}", len("Before. ")
    timed = timed_sentence(whole, Span(start, len(whole)))
    assert timed.words.translate({ord(DATE): "D", ord(LENGTH): "L", ord(ANNIVERSARY): "A"}) == signs
    for sign, held in ((DATE, timed.dates), (LENGTH, timed.lengths), (ANNIVERSARY, timed.anniversaries)):
        assert [at for at, letter in enumerate(timed.words) if letter == sign] == list(held)
        assert all(start <= each.span.start for each in held.values())


def test_two_days_of_one_month_are_two_dates_without_the_weekday_of_the_first():
    text = "It lasts from Wednesday, 3 to 7 July 2019."
    timed = timed_sentence(text, Span(0, len(text)))
    assert [each.day for each in timed.dates.values()] == [3, 7]
    assert [each.weekday for each in timed.dates.values()][1] is None
    assert timed.only.day == 3


ONE_YEAR = Dating(date(2020, 5, 5), date(2020, 5, 6), ())
TWO_YEARS = Dating(date(2019, 5, 5), date(2020, 5, 6), ())
DAYS = [
    ("Christmas Day 2022 was cold.", [(2022, 12, 25)]),
    ("Christmas fell on a Sunday.", [(None, 12, 25)]),
    ("Christmas shopping began.", []),
    ("On Christmas Eve 2021 it snowed.", [(2021, 12, 24)]),
    ("On Boxing Day he left.", [(None, 12, 26)]),
    ("New Year's Day 2020", [(2020, 1, 1)]),
    ("On the first day of 2020 it rained.", [(2020, 1, 1)]),
    ("New Year's Eve 1999.", [(1999, 12, 31)]),
    ("The last day of the year 2019", [(2019, 12, 31)]),
    ("The last day of the trip", []),
    ("Halloween in 2021 was fine.", [(2021, 10, 31)]),
    ("Valentine’s Day, 2018", [(2018, 2, 14)]),
    ("St. Patrick’s Day of 2018", [(2018, 3, 17)]),
    ("Bastille Day 2016", [(2016, 7, 14)]),
    ("Veterans Day 2016", [(2016, 11, 11)]),
    ("Leap day 2024.", [(2024, 2, 29)]),
    ("Christmas Day 2022% more", [(None, 12, 25)]),
    ("In 2014, December 25 was mild.", [(2014, None, None), (2014, 12, 25)]),
    ("On February 4, 2019, and February 8 it rained.", [(2019, 2, 4), (2019, 2, 8)]),
    ("On December 30, 2019, and January 2 it rained.", [(2019, 12, 30), (2020, 1, 2)]),
    ("It rained on May 3, 2019. On May 8 it snowed.", [(2019, 5, 3), (None, 5, 8)]),
    ("May 3 of last year was wet.", [(2019, 5, 3)]),
    ("May 3 this year was wet.", [(2020, 5, 3)]),
    ("It will be on 3 May next year.", [(2021, 5, 3)]),
    ("On May 3 last year and on May 8 it rained.", [(2019, 5, 3), (2019, 5, 8)]),
]


@pytest.mark.parametrize("text, days", DAYS)
def test_days_are_named_and_take_the_year_of_their_sentence(text, days):
    assert [(each.year, each.month, each.day) for each in find_days(text, ONE_YEAR)] == days


def test_last_year_is_none_where_the_text_may_be_of_two():
    (day,) = find_days("May 3 of last year was wet.", TWO_YEARS)
    assert day.year is None


AGES = [
    ("Ada Bell, 58, left.", ("ada bell", 58, 58)),
    ("Ada Bell, aged 58, left.", ("ada bell", 58, 58)),
    ("Ada Bell, now 58, left.", ("ada bell", 58, 58)),
    ("Ada Bell, fifty-eight, left.", ("ada bell", 58, 58)),
    ("Ada Bell (58) left.", ("ada bell", 58, 58)),
    ("The 58-year-old Ada Bell left.", ("ada bell", 58, 58)),
    ("Ada Bell, a 58-year-old nurse, left.", ("ada bell", 58, 58)),
    ("Ada Bell is 58.", ("ada bell", 58, 58)),
    ("At 58, Ada Bell is the oldest.", ("ada bell", 58, 58)),
    ("Ada Bell, in her fifties, left.", ("ada bell", 50, 59)),
    ("Ada Bell, in her early 50s, left.", ("ada bell", 50, 53)),
    ("Ada van der Bell, 58, left.", ("ada van der bell", 58, 58)),
    ("Ada Bell, 58, born in Leeds in 1962, left.", ("ada bell", 58, 58)),
    ("Ada Bell, 115, left.", ("ada bell", 115, 115)),
    ("Ada Bell, 116, left.", None),
    ("Ada Bell, 0, left.", None),
    ("Ada Bell, then 29, left.", None),
    ("Ada Bell, 58, died.", None),
    ("In 1990, Ada Bell, 58, left.", None),
    ("Ada Bell, 5,800 votes ahead, left.", None),
    ("Ada Bell is 58 percent done.", None),
    ("Ada Bell was 58.", None),
]


@pytest.mark.parametrize("text, age", AGES)
def test_how_old_somebody_is_stands_beside_the_name(text, age):
    found = find_person_ages(text, sentences(text))
    assert [(each.name, each.low, each.high) for each in found] == ([age] if age else [])


def test_ages_stand_in_their_order_with_the_sentence_that_tells_them():
    text = "The 58-year-old Ada Bell left. Tom Ash (31) stayed."
    found = find_person_ages(text, sentences(text))
    assert [(each.name, each.sentence) for each in found] == [("ada bell", 0), ("tom ash", 1)]
    assert find_person_ages(text, ()) == ()


@pytest.mark.parametrize("name", ["Mr. Bell", "President Bell", "And Bell", "Bell’", "Bell,"])
def test_a_name_is_bare_without_title_conjunction_and_marks(name):
    assert bare_name(name) == "bell"


def test_a_last_name_is_of_one_person_where_the_text_has_one_first_name_for_it():
    firsts = first_names("Ada Bell met Tom Ash, Tim Ash and Mr Orr.")
    assert firsts == {"bell": {"ada"}, "ash": {"tom", "tim"}}
    assert one_person("ada bell", "bell", firsts)
    assert one_person("bell", "ada bell", firsts)
    assert one_person("ada bell", "ada bell", firsts)
    assert not one_person("tom ash", "ash", firsts)
    assert not one_person("ada bell", "eve bell", firsts)
    assert not one_person("bell", "bell", firsts)
    assert not one_person("ada bell", "ash", firsts)


CLOCKS = [
    ("at 5 a.m. and 2:30 pm", [(300, True), (870, True)]),
    ("at noon and midnight", [(720, True), (0, True)]),
    ("at midday", [(720, True)]),
    ("at 10:15 and 17:05", [(615, False), (1025, True)]),
    ("at 12:40 and 13:00", [(760, False), (780, True)]),
    ("12 a.m. and 12 p.m.", [(0, True), (720, True)]),
    ("at 3.45 P.M.", [(945, True)]),
    ("$5 am, 25:10, on 5 a mile, 2:10:05 and 13 pm", []),
]


@pytest.mark.parametrize("text, clocks", CLOCKS)
def test_times_of_day_are_minutes_since_midnight(text, clocks):
    assert [(each.minutes, each.half) for each in find_clocks(text)] == clocks


@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["a.m.", "p.m."]))
def test_a_time_of_day_lies_in_its_half(hour, minute, half):
    (clock,) = find_clocks(f"It began at {hour}:{minute:02} {half}")
    assert (clock.minutes >= 720) == (half == "p.m.")
    assert clock.minutes % 60 == minute
    assert clock.minutes // 60 % 12 == hour % 12


STEPS = [
    ("It began on May 2. The next day, May 3, it ended.", (1, 1)),
    ("It began on May 2. The following day, May 5, it ended.", (1, 3)),
    ("It began on May 2. The previous day, May 1, he left.", (-1, -1)),
    ("It began on May 2. Two days earlier, on April 30, he left.", (-2, -2)),
    ("It began on May 2. Three days later, on May 6, he left.", (3, 4)),
    ("It began on May 2, a day before the May 4 vote.", (1, 2)),
    ("on Nov. 9, a day after the Nov. 8 election", (-1, -1)),
    ("He left on May 2, three days before the May 5 vote.", (3, 3)),
    ("It fell three days after the May 2 vote, on May 5.", (3, 3)),
    ("It fell two days before the May 5 vote, on May 3.", (-2, -2)),
    ("It began on Feb. 28, 2019. The next day, March 1, it ended.", (1, 1)),
    ("On May 2 the vote was held. Three days after the vote, on May 5, he left.", (3, 3)),
    ("It began on Feb. 28. The next day, March 1, it ended.", None),
    ("On May 2 he left. Three days after the match, on May 9, he came.", None),
    ("It began on May 2. On May 3 it ended.", None),
    ("It began in May 2019. The next day, May 3, it ended.", None),
]


@pytest.mark.parametrize("text, days", STEPS)
def test_a_day_told_by_its_distance_is_counted(text, days):
    assert [(each.told, each.counted) for each in find_steps(text)] == ([days] if days else [])


@given(st.integers(1, 25), st.integers(1, 5), st.booleans())
def test_days_later_and_earlier_are_counted_both_ways(day, count, later):
    other = day + count if later else day
    one = day if later else day + count
    word = "later" if later else "earlier"
    (step,) = find_steps(
        f"It began on July {one}, 2019. It was {count} days {word}, on July {other}, 2019, that it rained."
    )
    assert step.told == step.counted == (count if later else -count)
