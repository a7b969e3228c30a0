"""The page of a check that waits, in a real browser: who asked may call it off, with scripts and without."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.axe import find_faults

TEXT = "Bridge\n\nThe bridge rose from 40 to 20 metres, an increase of 60 percent."
Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, service, serving) -> Iterator[Show]:
    """Opens a place of a service that works off nothing."""
    home, contexts = serving(service), []

    def opened(path: str = "/", **options) -> Page:
        contexts.append(browser.new_context(base_url=home, locale="en", **options))
        page = contexts[-1].new_page()
        page.goto(path)
        return page

    yield opened
    for each in contexts:
        each.close()


def ask(page: Page) -> Page:
    page.get_by_label("Address of the article").fill(TEXT)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("button", name="Call it off")).to_be_visible()
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_of_two_who_share_an_address_each_calls_off_their_own(show: Show, scripts: bool):
    ann, ben = (ask(show(java_script_enabled=scripts)) for _ in range(2))
    place = ann.url.partition("?")[0]
    assert ben.url.startswith(place)
    assert ben.url != ann.url
    stranger = show(place, java_script_enabled=scripts)
    expect(stranger.get_by_role("heading", level=1)).to_be_visible()
    expect(stranger.get_by_role("button", name="Call it off")).to_have_count(0)
    ben.get_by_role("button", name="Call it off").click()
    expect(ben.get_by_role("heading", level=1)).to_have_text("Check a news article")
    ann.reload()
    expect(ann.get_by_role("button", name="Call it off")).to_be_visible()
    ann.get_by_role("button", name="Call it off").click()
    expect(ann.get_by_role("heading", level=1)).to_have_text("Check a news article")
    ann.goto(place)
    expect(ann.get_by_role("link", name="Check another article")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_it_waits_and_once_it_was_called_off(show: Show, scheme: str):
    page = ask(show(color_scheme=scheme, bypass_csp=True, viewport={"width": 320, "height": 640}))
    expect(page.locator("progress")).to_be_visible()
    assert find_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    place = page.url
    page.get_by_role("button", name="Call it off").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check a news article")
    page.goto(place)
    assert find_faults(page) == []
