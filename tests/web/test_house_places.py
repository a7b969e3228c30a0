"""Places in an article of the house: right to the letter where they are told, and nothing of the markup is changed."""

import re
from datetime import UTC, date, datetime

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.article import Snapshot
from secondsource.domain.publishing import Edition, Form
from secondsource.pipeline.house_text import to_markup, to_page
from secondsource.reading.pages.extract import extract
from secondsource.web.house_places import mark_places

TEXT = """The bridge over the river Aare in Bern was closed in May 2025 for repairs,
the city said on Monday & Tuesday, “𝕎inter” 🎉 came.

## What the city says

- one item that says the *bridge* is long and old
- another item that says it is 400 metres <long>

> A quoted paragraph that somebody said in the town hall.

*Traffic* is led over the [second bridge](https://city.example.org/?a=1&b=>2) until October 2025.\\
A line after a break.
"""
HTML = (
    "<p>\n  One bridge over the river Aare was <b>closed</b> in May 2025, the city said on Monday.</p>"
    "<p>Two<br>lines are here, and the mayor said so.</p><p>CO<sup>2</sup> fell.</p>"
)


def marked(form: Form, source: str) -> tuple[str, str]:
    """The markup with its places, and the text that is read from the article's page."""
    edition = Edition(1, "Title", "Rosa", date(2025, 6, 2), "en", form, source, "E", datetime(2025, 6, 2, tzinfo=UTC))
    page = to_page(edition, "House", "https://h.example/a")
    article = extract(Snapshot("https://h.example/a", page, edition.at, "text/html", "utf-8")).article
    starts = tuple(each.start for each in article.paragraphs)
    return mark_places(to_markup(form, source), article.text, starts), article.text


@pytest.mark.parametrize("form, source, least", [(Form.MARKDOWN, TEXT, 6), (Form.HTML, HTML, 2)])
def test_the_words_of_a_block_stand_at_its_place(form: Form, source: str, least: int):
    body, text = marked(form, source)
    blocks = lxml.html.fragment_fromstring(body, create_parent="div").xpath(".//*[@data-start]")
    assert len(blocks) == least
    for block in blocks:
        words = block.text_content().rstrip()
        start = int(block.get("data-start"))
        assert re.sub(r"\s", " ", text[start : start + len(words)]) == re.sub(r"\s", " ", words)


def test_what_cannot_be_counted_is_left_alone():
    body, _ = marked(Form.HTML, HTML)
    assert "<p>CO<sup>2</sup> fell.</p>" in body
    assert mark_places("<p>Other words.</p>", "Words.", (0,)) == "<p>Other words.</p>"
    assert mark_places("<li>Words.<p>More.</p></li>", "Words.\nMore.", (0, 7)) == (
        '<li>Words.<p data-start="7">More.</p></li>'
    )


def test_words_that_stand_twice_are_two_places():
    assert mark_places("<p>Words.</p><p>Words.</p>", "Words.\nWords.", (0, 7)) == (
        '<p data-start="0">Words.</p><p data-start="7">Words.</p>'
    )


@given(
    st.lists(st.sampled_from(["<", ">", "&", '"', "p", "</p>", "<p>", "<br>", " ", "\n", "a=", "<em>", "é", "&lt;"]))
)
def test_nothing_but_places_and_spaces_is_changed(pieces: list[str]):
    body = to_markup(Form.HTML, "".join(pieces))
    text = lxml.html.fragment_fromstring(f"<div>{body}</div>").text_content()
    starts = tuple(range(len(text)))
    bare = re.sub(r' data-start="\d+"', "", mark_places(body, text, starts))
    assert re.sub(r"\s+", "", bare) == re.sub(r"\s+", "", body)
