"""The whole of reading and every check on hostile text: no crash, every quote at its span, and no wait that grows
faster than the text."""

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating, Snapshot
from secondsource.errors import ExtractionError
from secondsource.plugins import find_part, part_names
from secondsource.reading.pages.extract import extract
from secondsource.reading.statements.claims import find_claims

TABLES = load_tables()
CHECKS = {name: part.component(part.options()) for name in part_names("checks") for part in [find_part("checks", name)]}
DAY = date(2026, 10, 30)


def _article(text: str) -> Article:
    snapshot = Snapshot("text.txt", f"Town\n\n{text}".encode(errors="replace"), datetime(2026, 11, 1, tzinfo=UTC))
    return replace(extract(snapshot).article, dating=Dating(DAY, DAY, ("given",)))


def _read(article: Article) -> int:
    """Reads and checks; gives the number of claims. Raises AssertionError where a quote is not at its span."""
    reading = find_claims(article, TABLES)
    for claim in reading.claims:
        assert claim.span.of(article.text) == claim.quote
    for check in CHECKS.values():
        for finding in check.find(article, reading, TABLES):
            assert finding.span is None or finding.span.of(article.text) == finding.quote
    return len(reading.claims)


STORY = (
    "Viktor Trehubov, a spokesman, said on 5 March 2022 that 1,400 troops had left Kupiansk. “The city is ours,” he "
    "said. It had a population of 26,000 before the full-scale war, now in its third year. The mayor, 43, was "
    "born in 1980."
)
DRESSES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "all capitals": str.upper,
    "small letters": str.lower,
    "no quotation marks": lambda text: text.replace("“", "").replace("”", ""),
    "straight quotation marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "angle quotation marks": lambda text: text.replace("“", "«").replace("”", "»"),
    "American dates": lambda text: text.replace("5 March 2022", "March 5, 2022"),
    "numeric dates": lambda text: text.replace("5 March 2022", "3/5/2022"),
    "Russian spelling": lambda text: text.replace("Kupiansk", "Kupyansk").replace("Trehubov", "Tregubov"),
    "Ukrainian letters": lambda text: text.replace("Kupiansk", "Куп’янську").replace("Trehubov", "Трегубов"),
    "right to left": lambda text: text.replace("Kupiansk", "\u202bקופיאנסק\u202c").replace("mayor", "العمدة"),
    "emoji": lambda text: text.replace(". ", ". 🙂 ").replace("troops", "troops 👨‍👩‍👧‍👦"),
    "combining marks": lambda text: text.replace("a", "a\u0301"),
    "no full stops": lambda text: text.replace(".", ""),
}  # fmt: skip


@pytest.mark.parametrize("dress", DRESSES)
def test_a_story_in_any_dress_is_read(dress: str):
    assert _read(_article(DRESSES[dress](STORY))) >= 1


@pytest.mark.parametrize("spelling", ["Kupiansk", "Kupyansk", "Куп’янськ", "Купянск", "KUPIANSK"])
def test_a_name_in_any_spelling_makes_as_many_claims(spelling: str):
    assert _read(_article(STORY.replace("Kupiansk", spelling))) == _read(_article(STORY))


PIECES = (
    "He said ", "“", "”", '"', "«", "»", " said Mr Ross. ", "Anna Smith, 43, ", "the city ", "5 percent ",
    "in 2022 ", "\n\n", "- ", "(", ")", ", which ", ", and ", " of ", "according to ", ", a spokesman, ",
    "the war ", "three years ", "doubled from 5 to 10 ", "10 miles (16 km) ", "on Monday ", ". ", "? ", ", ",
    "Куп’янськ ", "שלום ", "\u202e", "🙂", "é", "İ", "ß", "all four ", "one in five ", "not ", "KYIV ",
    "https://a.b/c ", "born in 1980 ", "a", "\x00", "\u200b",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_any_text_is_read_or_refused_in_words(text: str):
    try:
        article = _article(text)
    except ExtractionError:
        return
    _read(article)


REPEATED = (
    "He said ", "“Yes,” he said. ", "said Mr Ross. ", "Anna Smith ", "Anna Smith, 43, ", "the city ",
    "in 2022 ", "said that ", "A. ", "А. ", "é", "é ", "a", "according to ", ", a spokesman", ", which ",
    "; and ", "it, ", "1 of 2, ", "one in five ", "10 miles (16 km) ", "doubled from 5 to 10 ",
    "full-scale war ", "three years of war ", "on Monday ", "Kyiv, ", "KYIV SAID ", "not ", "of ",
    "X told Y that ", "https://a.b/c ", "שלום ", "🙂 a", "Munich, in the German state of ",
    "all 50 states, 1,243 men, ", "the 2012 attack on the house in ",
)  # fmt: skip
GROWTH = 8
"""The longer text is four times as long: linear work grows by four, quadratic work by sixteen."""


@pytest.mark.parametrize("unit", REPEATED)
def test_work_grows_no_faster_than_the_text(unit: str):
    _read(_repeated(unit, 200))  # what is made at first use is not counted
    few, many = (_steps(_repeated(unit, size)) for size in (2_000, 8_000))
    assert many <= GROWTH * few + 20_000, (few, many)


@pytest.mark.parametrize("unit", REPEATED)
def test_no_pattern_searches_the_same_text_over_and_over(unit: str):
    """A pattern's work is no step of Python: only the ratio of two readings' processor time tells its growth."""
    short, long = (_seconds(_repeated(unit, size)) for size in (4_000, 16_000))
    assert long <= GROWTH * max(short, 0.1), (short, long)


def _repeated(unit: str, size: int) -> Article:
    """So many characters of it, beside a story without which nothing would be taken for an article."""
    return _article(f"{unit * (size // len(unit))}\n\n{STORY}")


def _seconds(article: Article) -> float:
    gc.collect()
    gc.disable()  # a collection goes over all that earlier tests have left
    try:
        start = time.process_time()
        _read(article)
        return time.process_time() - start
    finally:
        gc.enable()


def _steps(article: Article) -> int:
    """Lines and calls that Python executes while reading and checking: no clock, and the same on every machine."""
    steps = 0

    def count(frame: FrameType, event: str, argument: object) -> object:
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        _read(article)
    finally:
        sys.settrace(before)
    return steps


def test_an_article_of_two_megabytes_is_read_to_its_end():
    article = _article("word " * 400_000 + "\n" + STORY)
    assert len(article.text) > 2_000_000
    assert _read(article) >= 4
