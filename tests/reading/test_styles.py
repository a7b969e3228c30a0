"""Every sort of value, written in at least twenty styles of the news, is read back."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.reading.measures.ages import find_ages
from secondsource.reading.measures.moments import find_moments
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.ranks import find_anniversaries, find_ranks, find_scores
from secondsource.reading.measures.shares import find_shares
from secondsource.reading.measures.times import MONTH_NAMES, find_durations

WRITTEN_ON = date(2024, 7, 11)
Read = Callable[[str], list[tuple[float | date, ...]]]

FRAMES = ("It told of {} in the port.", "{}, the ministry said.", "Nobody had expected {}.", "“We saw {},” he said.")
LOOSE = ("", "nearly ", "about ", "more than ", "at least ")


def _styles(forms: str, before: tuple[str, ...] = FRAMES) -> tuple[str, ...]:
    return tuple(frame.format(form) for form, frame in product(forms.split("|"), before))


def _loose(forms: str) -> tuple[str, ...]:
    return tuple(f"It told of {word}{form} there." for form, word in product(forms.split("|"), LOOSE))


def _days(text: str) -> list[tuple[date, ...]]:
    return [(moment.earliest, moment.latest) for moment in find_moments(text, WRITTEN_ON)]


def _values(find: Callable[[str], tuple]) -> Read:
    return lambda text: [(each.low, each.high) for each in find(text)]


def _lengths(text: str) -> list[tuple[float, ...]]:
    return [(each.count,) for each in find_durations(text)]


def _quarter(year: int, number: int) -> tuple[date, date]:
    start, after = date(year, 3 * number - 2, 1), date(year + number // 4, 3 * number % 12 + 1, 1)
    return start, after - timedelta(days=1)


def _third(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, 10)


ORDINALS = ("first", "second", "third", "fourth")
NTH = ("1st", "2nd", "3rd", "4th")
MONTHS = st.integers(1, 12)
YEARS = st.integers(1950, 2080)
NUMBERS = st.integers(3, 999).filter(lambda number: not 1700 <= number <= 2100)
IN = ("It fell in {} there.", "In {}, it fell.", "Prices in {} fell.", "It fell, in {}, by a lot.")
SORTS: dict[str, tuple[st.SearchStrategy, tuple[str, ...], Read, Callable]] = {
    "quarter": (
        st.tuples(YEARS, st.integers(1, 4)),
        _styles("the {word} quarter of {year}|Q{n} {year}|Q{n} of {year}|{year} Q{n}|the {nth} quarter of {year}", IN),
        _days, lambda year, n: (_quarter(year, n), {"word": ORDINALS[n - 1], "nth": NTH[n - 1],
                                                    "n": n, "year": year}),
    ),
    "early month": (
        st.tuples(YEARS, MONTHS),
        _styles("early {B} {year}|early {B}, {year}|the beginning of {B} {year}|the start of {B} {year}"
                "|early {B} of {year}", IN),
        _days, lambda year, month: (_third(year, month), {"B": MONTH_NAMES[month - 1], "year": year}),
    ),
    "decade": (
        st.tuples(st.sampled_from(range(1910, 2090, 10)).filter(lambda year: year != 2000)),
        _styles("the {year}s|the {year}’s|the {year}'s|the decade of the {year}s|cities of the {year}s", IN),
        _days, lambda year: ((date(year, 1, 1), date(year + 9, 12, 31)), {"year": year}),
    ),
    "days ago": (
        st.tuples(st.integers(2, 60)),
        tuple(f"{who} {did} {{n}} days {when}{end}" for who, did, when, end in product(
            ("He", "The ministry"), ("left", "came back"), ("ago", "earlier"), (".", ", they said.", " and stayed."))),
        _days, lambda n: ((WRITTEN_ON - timedelta(days=n),) * 2, {"n": n}),
    ),
    "duration": (
        st.tuples(NUMBERS), _loose("{n} days|{n} weeks|{n} months|{n} years"), _lengths, lambda n: ((n,), {"n": n}),
    ),
    "money": (
        st.tuples(NUMBERS), _loose("${n} million|{n} million dollars|US${n} million|USD {n} million"),
        _values(find_quantities), lambda n: ((n * 1e6, n * 1e6), {"n": n}),
    ),
    "percent": (
        st.tuples(NUMBERS), _loose("{n}%|{n} percent|{n} per cent|{n} pct"), _values(find_quantities),
        lambda n: ((n, n), {"n": n}),
    ),
    "points": (
        st.tuples(NUMBERS), _loose("{n} percentage points|{n} points|{n} basis points|{n} per cent points"),
        _values(find_quantities), lambda n: ((n, n), {"n": n}),
    ),
    "measure": (
        st.tuples(NUMBERS), _loose("{n} km|{n}km|{n} miles|{n} tonnes|{n} hectares|{n} km/h|{n} mph"),
        _values(find_quantities), lambda n: ((n, n), {"n": n}),
    ),
    "share": (
        st.tuples(st.integers(1, 9), st.integers(10, 99)),
        _loose("{a} in {b} voters|{a} out of {b} voters|{a} in every {b} voters|{a} out of every {b} voters"),
        _values(find_shares), lambda a, b: ((a / b, a / b), {"a": a, "b": b}),
    ),
    "ratio": (
        st.tuples(st.integers(2, 99)),
        tuple(f"{words} {form} {end}." for words, form, end in product(
            ("They were outnumbered", "It passed by a margin of", "The odds were"),
            ("{n} to 1", "{n}-to-1", "{n}:1", "{n} to one"), ("there", "again"))),
        _values(find_shares), lambda n: ((n, n), {"n": n}),
    ),
    "age": (
        st.tuples(st.integers(3, 99)),
        _styles("a man aged {n}|a {n}-year-old man|a man {n} years old|a man who died at the age of {n}"
                "|a man who had turned {n}"),
        _values(find_ages), lambda n: ((n, n), {"n": n}),
    ),
    "rank": (
        st.tuples(st.integers(4, 20)),
        _styles("the {n}th-largest city|the {n}th largest city|the {n}th-best result|the {n}th most populous town"
                "|the {n}th-oldest church"),
        _values(find_ranks), lambda n: ((n, n), {"n": n}),
    ),
    "anniversary": (
        st.tuples(st.integers(4, 20)),
        _styles("the {n}th anniversary of the war|the {n}-year anniversary of the war|its {n}th anniversary"
                "|a {n}th anniversary|the town’s {n}th anniversary"),
        _values(find_anniversaries), lambda n: ((n, n), {"n": n}),
    ),
    "score": (
        st.tuples(st.integers(0, 9), st.integers(0, 9)),
        tuple(f"{who} {verb} {{a}}{dash}{{b}} {end}." for who, verb, dash, end in product(
            ("Dynamo", "The visitors"), ("won", "lost", "drew"), ("-", "–"), ("at home", "on Sunday"))),
        lambda text: [(each.first, each.second) for each in find_scores(text)], lambda a, b: ((a, b), {"a": a, "b": b}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("sort", SORTS)
def test_there_are_twenty_styles_of_every_sort(sort: str):
    assert len(set(SORTS[sort][1])) >= 20


@pytest.mark.parametrize("sort", SORTS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_value_written_in_any_style_is_read_back(sort: str, data: st.DataObject):
    values, styles, read, write = SORTS[sort]
    expected, words = write(*data.draw(values))
    text = data.draw(st.sampled_from(styles)).format(**words)
    found = read(text)
    assert len(found) == 1, (text, found)
    assert found[0] == pytest.approx(expected) if isinstance(expected[0], float | int) else found[0] == expected, text
