"""Phrases of the news with what they mean: each line of `phrases/` is a sentence, the words that are read in
brackets, and after the bar what they say. Never wrong by a power of ten, and nothing rather than a guess."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from secondsource.domain.measure import AmbiguousDate, Duration, Moment, Quantity, Score
from secondsource.reading.measures.ages import find_ages
from secondsource.reading.measures.moments import find_ambiguous_dates, find_moments
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.ranks import find_anniversaries, find_ranks, find_scores
from secondsource.reading.measures.shares import find_shares
from secondsource.reading.measures.times import DAYS, find_durations

FOLDER = Path(__file__).parent / "phrases"
WRITTEN_ON = date(2024, 7, 11)
Read = Quantity | Moment | Duration | Score | AmbiguousDate
READERS: dict[str, Callable[[str], tuple[Read, ...]]] = {
    "moments": lambda text: find_moments(text, WRITTEN_ON),
    "durations": find_durations,
    "quantities": find_quantities,
    "shares": find_shares,
    "ages": find_ages,
    "ranks": find_ranks,
    "anniversaries": find_anniversaries,
    "scores": find_scores,
    "ambiguous": find_ambiguous_dates,
}


def _rows() -> Iterator[tuple[str, str, str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                marked, _, meaning = line.rpartition(" | ")
                yield path.stem, marked, meaning


ROWS = tuple(_rows())


@pytest.mark.parametrize("reader, marked, meaning", ROWS)
def test_a_phrase_means_what_the_table_says(reader: str, marked: str, meaning: str):
    text = marked.replace("[", "").replace("]", "")
    found = READERS[reader](text)
    assert [each.span.of(text) for each in found] == re.findall(r"\[(.*?)\]", marked)
    told = [] if meaning == "nothing" else meaning.split(" ; ")
    assert [_told(each) for each in found] == [_normal(each) for each in told]


def test_the_table_has_seven_hundred_phrases_and_every_reader_reads_and_refuses():
    assert len(ROWS) >= 700
    for reader in READERS:
        refused = {meaning == "nothing" for name, _, meaning in ROWS if name == reader}
        assert refused == {True, False}, reader


def _told(each: Read) -> str:
    """What was read, in the words of the table."""
    if isinstance(each, Score):
        return f"{each.first}-{each.second}"
    if isinstance(each, AmbiguousDate):
        return " or ".join(map(str, each.readings))
    if isinstance(each, Moment):
        days = str(each.earliest) if each.earliest == each.latest else f"{each.earliest}..{each.latest}"
        words = (days, each.granularity, f"~{each.approximator}" if each.approximator else "", "!" * each.anchored)
        return " ".join(filter(None, words))
    unit = DAYS[each.unit] if isinstance(each, Duration) else 1
    low, high = each.low / unit, each.high / unit
    value = f"{low:.6g}" if low == high else f"{low:.6g}..{high:.6g}"
    return f"{value} {each.unit}" + (f" ~{each.approximator}" if each.approximator else "")


def _normal(meaning: str) -> str:
    """`1/3 share` and `2e5..1e6 people` with the numbers written in one way."""
    value, _, rest = meaning.partition(" ")
    if re.search(r"\d-\d", value):
        return meaning
    numbers = "..".join(f"{float(Fraction(number)):.6g}" for number in value.split(".."))
    return f"{numbers} {rest}"
