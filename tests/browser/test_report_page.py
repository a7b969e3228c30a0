"""The report in a real browser: it asks for nothing, fits every screen, and can be read by everybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from secondsource.formats.html import Component, Options
from secondsource.testing.harsh_reports import hostile, long
from secondsource.testing.reports import empty, rich

REPORTS = {"rich": rich, "hostile": hostile, "long": long, "empty": empty}
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("reports")
    for name, build in REPORTS.items():
        (folder / f"{name}.html").write_text(Component(Options()).render(build()), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in REPORTS}


@pytest.fixture
def show(browser, pages):
    """Opens a report; the test fails where the page complains or asks for anything but itself."""
    contexts, complaints = [], []

    def opened(name: str, width: int = 1280, anchor: str = "", **options) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: request.url.split("#")[0] != pages[name] and complaints.append(request.url))
        page.goto(pages[name] + anchor)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_sticks_out_sideways(show, name, width):
    page = show(name, width)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = page.evaluate(
        """width => [...document.querySelectorAll('p, li, td, th, h1, h2, h3, dd, blockquote')]
        .filter(each => each.getBoundingClientRect().right > width + 1).map(each => each.outerHTML.slice(0, 80))""",
        width,
    )
    assert cut == []


def test_the_page_is_whole_without_script(show):
    page = show("rich", java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("From 3.0 to 4.2 million tonnes is a rise of 40 percent").first).to_be_visible()
    row = page.locator("#c1 table")
    expect(row).to_be_hidden()
    page.locator("#c1 summary").click()
    expect(row).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name, anchor", [("rich", "#c6"), ("rich", "#c1"), ("rich", "#e2"), ("long", "#c2")])
def test_every_word_stands_out_from_its_ground(show, name, anchor, scheme):
    page = show(name, anchor=anchor, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    measured = page.evaluate(CONTRAST)
    assert len(measured) > 100
    weak = [each for each in measured if each["ratio"] < each["needed"]]
    assert weak == []


def test_the_two_schemes_differ(show):
    grounds = [
        show("rich", color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert len(set(grounds)) == 2


def test_verdicts_differ_by_line_and_not_by_colour_alone(show):
    page = show("rich")
    lines = page.evaluate(
        """['s', 'r', 'k', 'n', 'o'].map(kind => {
            const style = getComputedStyle(document.querySelector(`mark.${kind} a`));
            return style.textDecorationStyle + style.textDecorationThickness;
        })"""
    )
    assert len(set(lines)) == 5


def test_a_card_that_was_jumped_to_lights_up_its_words(show):
    page = show("rich", anchor="#c6")
    ground = "number => getComputedStyle(document.querySelector(`.m${number}`)).backgroundColor"
    lit = page.evaluate(ground, 6)
    assert lit != page.evaluate(ground, 5)
    expect(page.locator("#m6")).to_be_visible()


def test_on_paper_everything_is_open_and_addresses_are_printed(show):
    page = show("rich")
    page.emulate_media(media="print")
    assert page.locator("#c1 table").evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")
    assert page.locator("#c1 table").bounding_box()["height"] > 50
    printed = page.locator(".passages a").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert "https://" in printed
    expect(page.locator(".top nav")).to_be_hidden()
    assert len(page.pdf()) > 10_000


def test_the_keyboard_finds_the_article_first(show):
    page = show("rich")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the article"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_links_that_stand_alone_are_big_enough_to_hit(show):
    page = show("rich", 360)
    small = page.evaluate(
        """[...document.querySelectorAll('.refs a, nav a, .no, summary')].map(each => each.getBoundingClientRect())
        .filter(box => box.height && (box.height < 24 || box.width < 24)).length"""
    )
    assert small == 0


def test_right_to_left_words_run_right_to_left(show):
    page = show("rich")
    assert page.locator("q[lang=ar]").first.evaluate("each => getComputedStyle(each).direction") == "rtl"


def test_hostile_texts_run_nothing(show):
    page = show("hostile")
    expect(page.locator("script, img")).to_have_count(0)
