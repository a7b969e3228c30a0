"""When an article was published, and which passages are copies of its story."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.article import Article, DateCandidate, Snapshot
from secondsource.domain.evidence import Copy, Passage, PassageKind
from secondsource.domain.ids import content_id
from secondsource.domain.record import Span
from secondsource.domain.reference import Event, Tables
from secondsource.reading.pages.copies import find_copies
from secondsource.reading.pages.dating import date_article
from secondsource.reading.pages.extract import extract

TODAY = date(2025, 7, 1)
FLOOD = Event(
    "flood-of-velnia", "Flood of Velnia", ("velnia flood", "great flood"), ("velnia",), "disaster", date(2024, 11, 9),
    date(2024, 11, 12), "Velnia", "The Velnia flood began on 9 November 2024.", "https://example.org/flood", "2025-01",
)  # fmt: skip
STORY = """Dam at Velnia nearly repaired, engineer says
Repairs at the Velnia dam are almost finished and only two dozen workers remain, spokeswoman Marta Kolenko told a \
televised briefing.
“The last gate is being hung,” Kolenko said. “There were even divers from abroad among the crew.”
The reservoir was filled again on March 14, and five pumps near Orvik, Pell and Tasna were switched off, the river \
authority said.
The dam, which supplies about 41,000 people, was damaged in the great flood. The valley north of it remains closed.
"""


def article(text: str = STORY) -> Article:
    return extract(Snapshot("-", text.encode(), datetime(2025, 7, 1, tzinfo=UTC))).article


def passage(
    text: str,
    day: date | None,
    site: str = "one.example",
    kind: PassageKind = PassageKind.NOTE,
    publisher: str | None = None,
) -> Passage:
    return Passage(
        content_id("p", site, text),
        f"https://{site}/story",
        "A note",
        publisher,
        text,
        Span(0, len(text)),
        day,
        None,
        "en",
        kind,
    )


def copy(day: date, site: str) -> Copy:
    return Copy(passage("The same story.", day, site), (), 0.9)


RETOLD = (
    "One reported on {day} remarks that Marta Kolenko, spokeswoman of the river authority, made on television. Kolenko "
    "said that two dozen workers were left at the Velnia dam and that the last gate was being hung. She said that "
    "divers from abroad were in the crew."
)
SAME_TOPIC = (
    "The Institute for Rivers wrote that the Velnia dam is an earth dam of 1936. It said that the river authority had "
    "asked for money twice. Marta Kolenko called the request urgent, and the ministry of finance refused it in spring."
)
LATER = (
    "Two reported on 21 March 2025 that Marta Kolenko spoke on television. Kolenko said that the workers had left the "
    "Velnia dam on 20 March 2025 and that its turbines were tested."
)


def test_a_date_given_by_hand_goes_before_the_page_s_own():
    own = replace(article(), dates=(DateCandidate(date(2025, 3, 16), "json-ld datePublished"),))
    dated = date_article(own, (), Tables(), TODAY, date(2025, 3, 15))
    assert dated.published == dated.dating.day == date(2025, 3, 15)
    assert [each.origin for each in dated.dates] == ["given by hand", "json-ld datePublished"]


def test_the_page_s_own_date_goes_before_its_copies():
    own = replace(article(), dates=(DateCandidate(date(2025, 3, 16), "json-ld datePublished"),))
    copies = (copy(date(2024, 3, 15), "a.example"), copy(date(2024, 3, 15), "b.example"))
    assert date_article(own, copies, Tables(), TODAY, None).published == date(2025, 3, 16)


def test_without_dates_or_copies_the_year_stays_open():
    dated = date_article(article(), (), Tables(), TODAY, None)
    assert dated.published is None
    assert (dated.dating.earliest, dated.dating.latest) == (None, TODAY)
    assert all(reason.endswith(".") for reason in dated.dating.reasons)


def test_an_event_that_the_text_mentions_bounds_it():
    dating = date_article(article(), (), Tables(events=(FLOOD,)), TODAY, None).dating
    assert dating.earliest == date(2024, 11, 9)
    assert "great flood" in dating.reasons[0]


def test_an_event_without_the_words_it_needs_is_another_event():
    text = STORY.replace("Velnia", "Sornia")
    assert date_article(article(text), (), Tables(events=(FLOOD,)), TODAY, None).dating.earliest is None


def test_the_newest_past_date_of_the_body_bounds_it():
    text = (
        STORY + "It was built in 1936 and rebuilt in September 2022, and the last inspection was on 3 February 2025.\n"
    )
    assert date_article(article(text), (), Tables(events=(FLOOD,)), TODAY, None).dating.earliest == date(2025, 2, 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "A second dam is expected to be ready in May 2025.",
        "The authority will open the visitor centre on 2 June 2025.",
        "By 2025 the valley is to be open again.",
        "Elections are scheduled for 5 April 2025.",
    ],
)
def test_a_day_ahead_bounds_nothing(sentence: str):
    assert date_article(article(f"{STORY}{sentence}\n"), (), Tables(), TODAY, None).dating.earliest is None


def test_agreeing_copies_give_the_year_of_a_day_without_one():
    copies = (copy(date(2025, 3, 15), "a.example"), copy(date(2025, 3, 16), "b.example"))
    dating = date_article(article(), copies, Tables(events=(FLOOD,)), TODAY, None).dating
    assert (dating.earliest, dating.latest) == (date(2025, 3, 14), date(2025, 3, 23))
    assert "March 14" in dating.reasons[0]


def test_a_text_without_days_begins_two_days_before_its_first_copy():
    copies = (copy(date(2025, 3, 15), "a.example"), copy(date(2025, 3, 16), "b.example"))
    dating = date_article(article(STORY.replace("on March 14", "again")), copies, Tables(), TODAY, None).dating
    assert (dating.earliest, dating.latest) == (date(2025, 3, 13), date(2025, 3, 23))


def test_an_interval_never_ends_after_today():
    copies = (copy(date(2025, 3, 15), "a.example"), copy(date(2025, 3, 16), "b.example"))
    assert date_article(article(), copies, Tables(), date(2025, 3, 18), None).dating.latest == date(2025, 3, 18)


@pytest.mark.parametrize(
    "copies",
    [
        (copy(date(2025, 3, 15), "a.example"),),
        (copy(date(2025, 3, 15), "a.example"), copy(date(2025, 3, 15), "www.a.example")),
        (copy(date(2025, 3, 15), "a.example"), copy(date(2024, 3, 15), "b.example")),
        (copy(date(2025, 9, 15), "a.example"), copy(date(2025, 9, 15), "b.example")),
    ],
    ids=["one", "one site", "a year apart", "after today"],
)
def test_copies_that_do_not_agree_date_nothing(copies: tuple[Copy, ...]):
    assert date_article(article(), copies, Tables(), TODAY, None).dating.latest == TODAY


def test_copies_older_than_what_the_text_tells_date_nothing():
    copies = (copy(date(2024, 3, 15), "a.example"), copy(date(2024, 3, 16), "b.example"))
    dating = date_article(article(), copies, Tables(events=(FLOOD,)), TODAY, None).dating
    assert (dating.earliest, dating.latest) == (date(2024, 11, 9), TODAY)


def test_a_note_that_retells_the_story_is_a_copy():
    note = passage(RETOLD.format(day="15 March 2025"), date(2025, 3, 15), publisher="One")
    assert [each.passage for each in find_copies(article(), [note], Tables())] == [note]


def test_other_spellings_of_the_names_are_the_same_names():
    text = RETOLD.format(day="15 March 2025").replace("Kolenko", "Kolienko").replace("Velnia", "Velnya")
    spelled = article(STORY.replace("Kolenko", "Kolyenko"))
    assert len(find_copies(spelled, [passage(text, date(2025, 3, 15))], Tables())) == 1


@pytest.mark.parametrize(
    "note",
    [
        passage(SAME_TOPIC, date(2025, 3, 15)),
        passage(LATER, date(2025, 3, 21)),
        passage(RETOLD.format(day="15 March 2024"), date(2024, 6, 15)),
        passage(RETOLD.format(day="an unknown day"), None),
        passage("Marta Kolenko spoke at Velnia.", date(2025, 3, 15)),
        passage(RETOLD.format(day="15 March 2025"), date(2025, 3, 15), kind=PassageKind.REFERENCE),
    ],
    ids=["same topic", "later news", "another season", "no day", "too little", "a reference"],
)
def test_what_is_only_about_the_same_topic_is_no_copy(note: Passage):
    retold = passage(RETOLD.format(day="15 March 2025"), date(2025, 3, 15), "two.example")
    assert note not in [each.passage for each in find_copies(article(), [note, retold], Tables())]


def test_a_page_with_most_of_the_wording_is_a_copy():
    text = article().text
    page = passage(text.replace("almost finished", "nearly finished"), date(2025, 3, 15), kind=PassageKind.PAGE)
    other = passage(SAME_TOPIC, date(2025, 3, 15), kind=PassageKind.PAGE)
    copies = find_copies(article(), [other, page], Tables())
    assert [each.passage for each in copies] == [page]
    assert copies[0].score >= 0.5


def test_a_story_is_dated_end_to_end_by_the_notes_that_retell_it():
    notes = [
        passage(RETOLD.format(day="15 March 2025"), date(2025, 3, 15), "one.example", publisher="One"),
        passage(
            RETOLD.format(day="16 March 2025").replace("One", "Two"), date(2025, 3, 16), "two.example", publisher="Two"
        ),
        passage(SAME_TOPIC, date(2025, 3, 20), "three.example"),
    ]
    own = article()
    dating = date_article(own, find_copies(own, notes, Tables()), Tables(), TODAY, None).dating
    assert (dating.earliest, dating.latest) == (date(2025, 3, 14), date(2025, 3, 23))


DAYS = st.dates(date(2020, 1, 1), date(2026, 1, 1))


@given(st.lists(st.tuples(DAYS, st.sampled_from("abc")), max_size=6), DAYS)
def test_an_interval_is_never_upside_down_nor_in_the_future(told: list[tuple[date, str]], today: date):
    copies = [copy(day, f"{site}.example") for day, site in told]
    dating = date_article(article(), copies, Tables(events=(FLOOD,)), today, None).dating
    assert dating.latest is not None
    assert dating.latest <= today
    assert dating.earliest is None or dating.earliest <= dating.latest
    assert len(dating.reasons) == 2
