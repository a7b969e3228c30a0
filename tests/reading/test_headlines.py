"""Headlines told again: with the opposite word, and with another age, rank, length, crowd or day."""

import pytest

from secondsource.data.tables import load_tables
from secondsource.domain.record import Span
from secondsource.domain.reference import Opposites
from secondsource.reading.comparing.restated import find_restated
from secondsource.reading.measures.retold import find_retold
from secondsource.reading.sentences import find_sentences


@pytest.fixture(scope="module")
def opposites() -> tuple[Opposites, ...]:
    return load_tables().opposites


def opening(text: str) -> tuple[Span, ...]:
    return tuple(find_sentences(text, (Span(0, len(text)),)))[:3]


RESTATED = [
    ("Senate passes gun bill", "The Senate on Tuesday rejected a bill on guns."),
    ("Acme profits up 12 percent", "Profits at Acme dropped 12 percent last quarter."),
    ("Oil prices climb after OPEC meeting", "The price of oil fell on Thursday as ministers of OPEC were meeting."),
    ("Exports hit record high", "Exports sank to a record low in March."),
    ("House votes to extend sanctions", "The House voted on Wednesday to lift the sanctions."),
    ("Company to open plant in Leeds", "The company will shut its plant in Leeds next year."),
    ("Minister denies taking bribe", "The minister admitted on Monday that he had taken a bribe."),
    ("Missing hiker found dead", "A hiker who went missing last week was found alive."),
    ("Mayor to stay on after scandal", "Mayor Ada Bell said that she will resign after the scandal."),
]
NOT_RESTATED = [
    ("Senate passes gun bill", "The Senate passed a bill on guns and rejected a gun tax."),
    ("Senate passes gun bill", "The Senate may have rejected a bill on guns, an aide said."),
    ("Senate may pass gun bill", "The Senate rejected a bill on guns."),
    ("Will Senate pass gun bill?", "The Senate rejected a bill on guns."),
    ("Senate passes gun bill", "The Senate rejected a tax."),
    (
        "Senate passes gun bill",
        "The Senate heard of a gun bill that talks, walks, songs, jokes, prayers and dinners later Ohio rejected.",
    ),
    ("Bank raises interest rates", "The bank met to cut interest rates, but could not."),
    ("Senate passes gun bill", "It snowed. It rained. It froze. The Senate rejected a bill on guns."),
    ("Senate passes gun bill", "After the Senate rejected a bill on guns, they met."),
    ("Senate passes gun bill", "The Senate rejected a bill on guns in 1994."),
    ("Senate passes gun bill", "The Senate rejects a bill on guns if it is late."),
    ("Profits rise", "Acme said its profits fell."),
    ("Acme profits up in arms", "Profits at Acme dropped 12 percent."),
]


@pytest.mark.parametrize("title, text", RESTATED)
def test_a_sentence_of_the_opening_that_says_the_opposite_of_the_same_is_found(opposites, title, text):
    assert [span.of(text) for span in find_restated(title, text, opening(text), opposites)][:1] == [text]


@pytest.mark.parametrize("title, text", NOT_RESTATED)
def test_what_is_said_of_others_left_open_or_told_both_ways_is_no_opposite(opposites, title, text):
    assert [*find_restated(title, text, opening(text), opposites)] == []


def test_without_an_opening_or_a_table_nothing_is_found(opposites):
    text = "The Senate on Tuesday rejected a bill on guns."
    assert [*find_restated("Senate passes gun bill", text, (), opposites)] == []
    assert [*find_restated("Senate passes gun bill", text, opening(text), ())] == []


RETOLD = [
    ("Man, 34, charged", "A 43-year-old man was charged.", ", 34", "43-year-old"),
    ("Elephant dies at 47", "The elephant was 74 years old.", "dies at 47", "74 years old"),
    ("Woman aged 31 wins", "Ada Bell, 32, has won.", "aged 31", "32"),
    ("Third person dies", "A second person has died.", "Third person", "second person"),
    ("Snow closes schools for 3rd day", "Schools closed for a second day.", "3rd day", "second day"),
    ("Fourth straight loss", "It was a fifth loss.", "Fourth straight loss", "fifth loss"),
    ("Flight delayed by three hours", "They waited for nine hours.", "by three hours", "for nine hours"),
    ("Thousands march", "Hundreds of people marched.", "Thousands", "Hundreds"),
    ("Dozens killed", "Hundreds of people were killed.", "Dozens", "Hundreds"),
    ("Acme to cut 500 jobs", "Acme will lay off 5,000 workers.", "500", "5,000"),
    ("Trial set for Tuesday", "The trial will open on Thursday.", "for Tuesday", "on Thursday"),
    ("Fair moved to June", "The fair will be held in July.", "to June", "in July"),
]
NOT_RETOLD = [
    ("Man, 34, charged", "A 34-year-old man was charged."),
    ("Man turns 70", "He had his 70th birthday."),
    ("Man, 34, charged", "A 43-year-old man and a 20-year-old were charged."),
    ("Man, 34, charged", "A 43-year-old man was charged in 34 cases."),
    ("Man, 340, charged", "A 43-year-old man was charged."),
    ("Third person dies", "A second person has died. A third person was hurt."),
    ("Third person dies", "A second person has died. Three were hurt."),
    ("Third person dies", "A second man has died."),
    ("Third-quarter profit", "The second quarter was good."),
    ("Flight delayed by three hours", "They waited for nine days."),
    ("Flight delayed by three hours", "They waited for nine hours, three in a bus."),
    ("Flight delayed by three hours", "They waited for nine hours and for two hours."),
    ("Flight delayed by three hours", "They left after nine hours ago."),
    ("Thousands march", "Hundreds of people marched, and then thousands."),
    ("Thousands march", "Hundreds of people marched; police counted 4,000."),
    ("Thousands march", "Hundreds of people marched with dozens of flags."),
    ("Acme to cut 500 jobs", "Acme will lay off 5,000 workers, 500 of them in Leeds."),
    ("Acme to cut 500 jobs", "Acme will lay off 450 jobs."),
    ("Acme to cut nearly 500 jobs", "Acme will lay off 450 workers."),
    ("Acme has 500 jobs", "Acme will lay off 5,000 workers."),
    ("Trial set for Tuesday", "On Thursday he was charged."),
    ("Trial set for Tuesday", "The trial will open tomorrow, he said on Thursday; it will open on Thursday."),
    ("Trial set for Tuesday", "The trial will open on Thursday. Tuesday is a holiday."),
    ("Trial set for Tuesday", "The trial will open on Thursday, May 3."),
    ("Fair moved to June", "The fair will be held in July or for August."),
]


@pytest.mark.parametrize("title, text, told, retold", RETOLD)
def test_what_the_opening_gives_instead_is_found(title, text, told, retold):
    ((here, there),) = find_retold(title, text, opening(text))
    assert (here.of(title), there.of(text)) == (told, retold)


@pytest.mark.parametrize("title, text", NOT_RETOLD)
def test_what_the_body_has_or_what_is_of_another_sort_is_left_alone(title, text):
    assert [*find_retold(title, text, opening(text))] == []


def test_only_the_opening_is_read():
    text = "It snowed. It rained. It froze. A 43-year-old man was charged."
    assert [*find_retold("Man, 34, charged", text, opening(text))] == []
    assert [*find_retold("Man, 34, charged", text, ())] == []
