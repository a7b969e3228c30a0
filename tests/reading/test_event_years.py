"""The year that a text gives a well-known event."""

from datetime import date

import pytest

from secondsource.domain.record import Span
from secondsource.domain.reference import Event
from secondsource.reading.measures.event_years import find_event_years
from secondsource.reading.sentences import find_sentences


def event(name: str, *phrases: str, start: int = 1912, end: int | None = 1912, once: bool = True) -> Event:
    last = date(end, 5, 1) if end else None
    return Event(name, name, phrases, (), "event", date(start, 4, 14), last, None, "-", "-", "-", once)


EVENTS = (
    event("sinking", "sinking of the titanic"),
    event("murder", "assassination of ada bell"),
    event("seizure", "annexation of zedia"),
    event("fair", "zed fair", once=False),
    event("war", "zed war", start=1914, end=1918),
    event("siege", "siege of zed", start=1990, end=None),
    event("treaty", "zed treaty"),
    event("disaster", "zed nuclear disaster"),
    event("attacks", "april 14 attacks"),
    event("fall", "zed wall fell"),
)
BOUND = [
    ("The sinking of the Titanic in 1914 shook them.", "sinking"),
    ("The 1914 sinking of the Titanic changed them.", "sinking"),
    ("The Titanic sank in 1914.", "sinking"),
    ("In 1914, when the Titanic sank, it snowed.", "sinking"),
    ("In 1914 the Titanic sank.", "sinking"),
    ("“In 1914 the Titanic sank,” he said.", "sinking"),
    ("The Titanic hit an iceberg in 1914.", "sinking"),
    ("Ada Bell was shot dead in Leeds in 1914.", "murder"),
    ("Ada Bell was assassinated in a car near Leeds in 1914.", "murder"),
    ("They annexed Zedia in 1914.", "seizure"),
    ("Zedia was annexed in 1914.", "seizure"),
    ("The Zed Treaty of 1914 was short.", "treaty"),
    ("The Zed Treaty (1914) was short.", "treaty"),
    ("The Zed Treaty, signed in 1914, was short.", "treaty"),
    ("The Zed Treaty, which was signed in 1914, was short.", "treaty"),
    ("The 1914 nuclear disaster at Zed was bad.", "disaster"),
    ("The attacks of April 14, 1914, were bad.", "attacks"),
    ("The Zed wall fell on May 3, 1914.", "fall"),
    ("In 1914, the year the Zed wall fell, it snowed.", "fall"),
]
NOT_BOUND = [
    "He wrote about the sinking of the Titanic in 1914.",
    "The sinking of the Titanic was told in a film of 1997.",
    "A film from 1997 is about the sinking of the Titanic.",
    "The Titanic sank.",
    "The Titanic sank, and in 1914 the war began.",
    "The Zed Fair of 1914 was fine.",
    "The attack on April 14, 1914, was bad.",
    "The attacks of April 15, 1914, were bad.",
    "The attacks of April 1914 were bad.",
    "The 1914 of it: the Zed wall fell.",
    f"The Titanic sank {'deep and ' * 12}in 1914.",
]


def found(text: str) -> list[tuple[str, int | None, str, str]]:
    sentences = find_sentences(text, (Span(0, len(text)),))
    return [
        (each.event.id, each.date.year, each.part, each.span.of(text))
        for each in find_event_years(text, "", sentences, EVENTS)
    ]


@pytest.mark.parametrize("text, name", BOUND)
def test_a_year_beside_an_event_is_its_year(text, name):
    ((which, year, _, words),) = found(text)
    assert (which, year) == (name, 1914)
    assert "1914" in words


@pytest.mark.parametrize("text", NOT_BOUND)
def test_a_year_of_something_else_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text, part, years",
    [
        ("The Zed war began in 1915.", "start", (1914, 1914)),
        ("The Zed war ended in 1919.", "end", (1918, 1918)),
        ("The Zed war of 1915 was long.", "", (1914, 1918)),
        ("The siege of Zed, which began in 1991, goes on.", "start", (1990, 1990)),
        ("The siege of Zed of 1991 goes on.", "", (1990, None)),
        ("The siege of Zed ended in 1991.", "end", (1990, None)),
    ],
)
def test_beginning_and_end_have_years_of_their_own(text, part, years):
    sentences = find_sentences(text, (Span(0, len(text)),))
    (each,) = find_event_years(text, "", sentences, EVENTS)
    assert (each.part, each.years) == (part, years)


def test_an_event_needs_one_of_its_words_somewhere_in_the_article():
    (sinking, *_) = EVENTS
    needy = (Event("s", "s", sinking.phrases, ("iceberg",), "e", sinking.start, None, None, "-", "-", "-", True),)
    text = "The Titanic sank in 1914."
    sentences = find_sentences(text, (Span(0, len(text)),))
    assert [*find_event_years(text, "", sentences, needy)] == []
    assert [*find_event_years(text, "An iceberg", sentences, needy)]


def test_without_events_nothing_is_found():
    assert [*find_event_years("The Titanic sank in 1914.", "", (Span(0, 25),), ())] == []
