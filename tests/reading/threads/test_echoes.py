"""Words of the page's frame in a comment: told where a form puts them, not where people quote or speak."""

import pytest

from secondsource.domain.thread import ThreadPage
from secondsource.reading.threads.echoes import find_echoes

TITLE = "Lindholm Port Strike Collapses as Dockers Walk Back In"
PAGE = ThreadPage(title=TITLE, section="World", text="The strike at the port of Lindholm is over.")


def found(text: str, page: ThreadPage = PAGE) -> list[tuple[str, str]]:
    echoes = find_echoes(text, page)
    assert all(text[echo.span.start : echo.span.end].startswith(echo.words[:4]) for echo in echoes)
    return [(echo.what, echo.words) for echo in echoes]


def test_the_whole_title_inside_a_comment():
    assert found(f"Interesting update on {TITLE}. Curious how it goes.") == [("title", TITLE)]


def test_another_title_of_the_same_story():
    other = "Lindholm Harbour Strike Crumbles after Dockers Give Up"
    assert found(f"Interesting update on {other}. Curious.") == [("other title", other)]


def test_the_section_where_a_form_puts_it():
    assert found("Production mix shifting toward World might help margins.") == [("section", "World")]


@pytest.mark.parametrize(
    "text",
    [
        f"“{TITLE}” is a strange headline.",
        TITLE,
        "The World is watching.",
        "The best in the World Cup so far.",
        "THE WHOLE WORLD KNOWS THIS AND NOBODY IN LINDHOLM SAYS IT",
        "I was at the port of Lindholm during the strike.",
        "The Quick Brown Fox Jumps Over The Lazy Dog",
        "",
    ],
)
def test_quotation_and_plain_talk_are_no_echo(text: str):
    assert found(text) == []


def test_a_section_that_the_article_speaks_of_is_no_echo():
    page = ThreadPage(title="War in Ukraine", section="Ukraine", text="Troops left for Ukraine in May.")
    assert found("They send money to Ukraine every month.", page) == []
