"""Every check keeps the contract, ours and installed ones."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.plugins import Part, find_part, part_names
from secondsource.reading.statements.claims import find_claims
from secondsource.testing.fakes import make_article

NAMES = part_names("checks")
TABLES = load_tables()
SAMPLE = (
    "Ukraine held on after nearly three years of full-scale war, analysts say. It began on Friday, 24 February 2022.\n"
    "They met on 31 June. In all 12 of 40, or 40 percent, voted. Russian troops did not withdraw from Ukraine."
)
FORBIDDEN = ("fake", "debunked", "unsure", "bots")


def _article(text: str, title: str = "Russian Troops Retreat") -> Article:
    day = TABLES.events[0].start.replace(year=2025)
    return make_article(text, title, dating=Dating(day, day, ()))


@pytest.fixture(params=NAMES)
def part(request: pytest.FixtureRequest) -> Part:
    return find_part("checks", request.param)


def test_all_first_checks_are_there():
    assert {"dates", "durations", "headline", "one_sided", "sums", "unsourced", "weekdays"} <= set(NAMES)


def test_the_docstring_is_a_method_of_its_own(part: Part):
    assert len(part.method) >= 200
    assert sum(find_part("checks", name).method == part.method for name in NAMES) == 1


def test_options_are_frozen_and_have_defaults(part: Part):
    assert part.options.__dataclass_params__.frozen
    assert dataclasses.replace(part.options()) == part.options()


def test_findings_quote_what_stands_at_their_span(part: Part):
    article = _article(SAMPLE)
    found = part.component(part.options()).find(article, find_claims(article, TABLES), TABLES)
    for finding in found:
        assert finding.check == part.name
        assert finding.message.endswith(".")
        assert not any(word in finding.message.lower() for word in FORBIDDEN)
        assert finding.quote == ("" if finding.span is None else finding.span.of(article.text))


def test_the_same_article_gives_the_same_findings(part: Part):
    article = _article(SAMPLE)
    reading = find_claims(article, TABLES)
    component = part.component(part.options())
    assert component.find(article, reading, TABLES) == component.find(article, reading, TABLES)


def test_an_empty_article_gives_nothing(part: Part):
    empty = make_article("", "")
    assert tuple(part.component(part.options()).find(empty, Reading((), (), (), ()), TABLES)) == ()


@settings(max_examples=40)
@given(text=st.text(max_size=400), title=st.text(max_size=80))
def test_any_text_is_checked_without_a_crash(text: str, title: str):
    article = _article(text, title)
    sentences = tuple(span for span in article.paragraphs if span.start < span.end)
    for name in NAMES:
        part = find_part("checks", name)
        part.component(part.options()).find(article, Reading(sentences, (), (), ()), TABLES)
