"""The report's page in every language and theme: nothing for axe to find, nothing lost at 320 px or 400 %."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.axe import find_faults

from secondsource.data.tables import load_tables
from secondsource.domain.examination import ThreadReport
from secondsource.domain.thread import ThreadPage
from secondsource.formats.html import Component, Link, Narration, Options, Past, Served
from secondsource.formats.html.interface import languages
from secondsource.testing.examinations import examination
from secondsource.testing.harsh_reports import hostile, long
from secondsource.testing.reports import rich, unreviewed

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
THEMES = ("light", "dark")


def disputed():
    """The rich report with a camp on each side of its first statement, places that the tables know, and held words."""
    report = unreviewed()
    first, *rest = report.assessments
    camps = ("ukraine", "ukraine", "none", "none", "russia", "russia", "none")
    towns = ("Kupiansk district", "Kharkiv", "Lviv", "Poltava region", "Kharkiv", "Kupiansk", "Dnipro")
    told = tuple(
        replace(each, camp=camp, quote=f"The quay in {town} was open.")
        for each, camp, town in zip(first.evidence, camps, towns, strict=True)
    )
    about = replace(first.claim, text="The strike in Kharkiv and in the Kupiansk district is over.")
    return replace(report, assessments=(replace(first, evidence=told, claim=about), *rest))


def served(language, theme):
    return Served(
        language=language,
        theme=theme,
        home="/",
        formats=(Link("JSON", "/reports/1.json"), Link("Markdown", "/reports/1.md")),
        languages=tuple(Link(code, f"?language={code}") for code in languages()),
        themes=tuple(Link(name, f"?theme={name}") for name in ("auto", "light", "dark")),
        narration=Narration("/reports/1/narration.opus", "/reports/1/narration.vtt", voice="espeak"),
        sign_in="/sign-in",
        history=(Past("/reports/0", unreviewed()),),
    )


def make_page(name, language, theme):
    part = Component(Options(), load_tables())
    choices = served(language, theme)
    if name == "thread":
        found = ThreadReport(
            "1", ThreadPage(title="Port strike", site="The Harbour Courier"), rich().thread, examination()
        )
        return part.render_thread(found, choices)
    report = {"rich": rich, "disputed": disputed, "hostile": hostile, "long": long}[name]()
    return part.render_served(report, choices)


@pytest.fixture
def show(browser):
    contexts = []

    def opened(name: str, language: str = "en", theme: str | None = "light", width: int = 1280, **options) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_content(make_page(name, language, theme))
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["rich", "disputed", "thread"])
def test_axe_finds_nothing(show, name, language, theme):
    assert find_faults(show(name, language, theme)) == []


def test_axe_would_find_something(show):
    page = show("rich")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=x><span style=\"color:#bbb\">faint</span>'")
    assert {"image-alt", "color-contrast"} <= {fault.partition(":")[0] for fault in find_faults(page)}


def test_axe_finds_nothing_on_a_phone_and_in_hostile_texts(show):
    assert find_faults(show("rich", "uk", "dark", width=360)) == []
    assert find_faults(show("hostile", "en", "light", width=360)) == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["rich", "disputed", "thread", "long"])
def test_nothing_sticks_out_at_320_px(show, name, language):
    page = show(name, language, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate(
        """[...document.querySelectorAll('p, li, td, th, h1, h2, h3, h4, dd, dt, svg, audio, section')]
        .filter(each => each.getBoundingClientRect().right > 321).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert cut == []


@pytest.mark.parametrize("name", ["rich", "disputed"])
def test_everything_can_be_read_at_400_percent(show, name):
    """A window of 1280 px at 400 % is 320 CSS px wide and 225 high: nothing may be fixed over the text."""
    page = show(name, "uk", device_scale_factor=4)
    page.set_viewport_size({"width": 320, "height": 225})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    fixed = page.evaluate(
        """[...document.querySelectorAll('body *')].filter(each => !each.matches('.skip')
        && ['fixed', 'sticky'].includes(getComputedStyle(each).position)).length"""
    )
    assert fixed == 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["disputed", "thread"])
def test_every_word_stands_out_from_its_ground(show, name, theme):
    measured = show(name, "uk", theme).evaluate(CONTRAST)
    assert [each for each in measured if each["ratio"] < each["needed"]] == []


@pytest.mark.parametrize("system", THEMES)
@pytest.mark.parametrize("chosen", [None, *THEMES])
def test_a_chosen_theme_stands_above_that_of_the_system(show, chosen, system):
    page = show("rich", theme=chosen, color_scheme=system)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 253, 249)", "dark": "rgb(21, 23, 26)"}[chosen or system]


@pytest.mark.parametrize("language", languages())
def test_what_stands_alone_is_big_enough_to_hit(show, language):
    page = show("disputed", language, width=360)
    small = page.evaluate(
        """[...document.querySelectorAll('.refs a, nav a, .choices a, .no, summary, .listen audio')]
        .map(each => [each.getBoundingClientRect(), each.outerHTML.slice(0, 60)])
        .filter(([box]) => box.height && (box.height < 24 || box.width < 24)).map(each => each[1])"""
    )
    assert small == []


def test_every_stop_of_the_keyboard_is_seen(show):
    page = show("disputed", "uk", "dark")
    unseen = page.evaluate(
        """[...document.querySelectorAll('a[href], summary')].filter(each => each.checkVisibility()).filter(each => {
            each.focus({focusVisible: true});
            const style = getComputedStyle(each);
            return style.outlineStyle !== 'solid' || parseFloat(style.outlineWidth) < 2;
        }).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert unseen == []


def test_in_forced_colours_marks_and_strips_stay(show):
    page = show("disputed", forced_colors="active")
    assert page.locator("mark a").first.evaluate("each => getComputedStyle(each).textDecorationLine") == "underline"
    drawn = "each => { const s = getComputedStyle(each); return s.fill !== 'none' || s.stroke !== 'none'; }"
    assert all(each.evaluate(drawn) for each in page.locator(".days path, .places path").all())


def test_the_sides_have_equal_room(show):
    page = show("disputed")
    widths = {round(each.bounding_box()["width"]) for each in page.locator("#sides .column").all()}
    heads = page.locator("#sides .column h3").all_text_contents()
    assert len(widths) == 1
    assert heads == ["Kyiv's side says", "Moscow's side says", "Others say"]


def test_on_paper_the_choices_are_gone_and_the_ground_is_white(show):
    page = show("disputed", theme="dark")
    page.emulate_media(media="print")
    expect(page.locator(".choices")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator("#timeline li").first).to_be_visible()
    measured = page.evaluate(CONTRAST)
    assert [each for each in measured if each["ratio"] < each["needed"]] == []
