"""What a reader does, from the front page to the printed report."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.waiting import until

DEMO = Path(__file__).parents[2] / "src/secondsource/data/demo/article.html"

Visit = Callable[..., Page]
SECONDS = 60_000


def test_a_visitor_gives_a_page_and_sees_it_checked(visit: Visit):
    page = visit()
    page.get_by_label("or a saved page").set_input_files(DEMO)
    page.get_by_role("button", name="Check").click()
    expect(page).to_have_url(re.compile(r"/checks/|/reports/"))
    page.wait_for_url(re.compile(r"/reports/rpt-"), timeout=SECONDS)
    expect(page.locator("h1")).to_contain_text("Kherson")
    expect(page.locator("#check, .box").first).to_be_visible()


def test_a_visitor_gives_a_text(visit: Visit):
    page = visit()
    page.get_by_label("Address of the article").fill(
        "Bridge\n\nThe bridge rose from 40 to 20 metres, an increase of 60 percent."
    )
    page.get_by_role("button", name="Check").click()
    page.wait_for_url(re.compile(r"/reports/rpt-"), timeout=SECONDS)
    expect(page.locator(".card").first).to_be_visible()


def test_a_check_is_followed_without_script(visit: Visit):
    page = visit(java_script_enabled=False)
    page.get_by_label("or a saved page").set_input_files(DEMO)
    page.get_by_role("button", name="Check").click()
    page.wait_for_url(re.compile(r"/reports/rpt-"), timeout=SECONDS)
    expect(page.locator("h1")).to_contain_text("Kherson")


def test_the_report_is_whole_without_script(visit: Visit, report: str):
    page = visit(report, java_script_enabled=False)
    for part in ("#check", "#article", "#listen", "#comments", "#evidence", "#method"):
        expect(page.locator(part)).to_be_visible()
    assert page.locator(".card").count() > 20
    assert page.locator("#article mark, #article .m1").count()
    expect(page.locator("#listen audio")).to_be_visible()
    page.locator("#c7 a.no").click()
    expect(page).to_have_url(re.compile("#m7$"))


def test_a_statement_is_opened_by_mouse_keyboard_and_touch(visit: Visit, report: str):
    page = visit(report)
    page.locator(".m1").first.click()
    expect(page.locator("#c1")).to_be_visible()
    page.keyboard.press("Escape")
    phone = visit(report, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone.locator("#article .text a").first.tap()
    expect(phone.locator(".card:visible").first).to_be_visible()


def test_a_reader_hears_from_a_tapped_sentence(visit: Visit, report: str):
    page = visit(report)
    page.locator("second-source-player").get_by_role("button", name="Listen", exact=True).click()
    at = "document.querySelector('second-source-player').audio.currentTime"
    until(page, f"{at} > 0.3")
    before = page.evaluate(at)
    page.locator("#article .text p").nth(3).click(position={"x": 40, "y": 12})
    until(page, f"before => {at} > before + 5", before)


def test_language_and_theme_are_kept(visit: Visit, report: str):
    page = visit(report)
    page.get_by_role("link", name="Українська").click()
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    expect(page.get_by_text("Спростовано").first).to_be_visible()
    page.goto(page.url.split("/reports/")[0] + "/")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    page.goto(page.url.rstrip("/") + "/?theme=dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(page.url.split("?")[0] + "search")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_browser_is_answered_in_its_language(visit: Visit):
    assert visit("/", locale="uk-UA").locator("html").get_attribute("lang") == "uk"
    assert visit("/", locale="de-DE").locator("html").get_attribute("lang") == "en"


def test_a_report_is_printed_with_its_details(visit: Visit, report: str):
    page = visit(report)
    page.emulate_media(media="print")
    expect(page.locator(".choices").first).to_be_hidden()
    assert len(page.pdf(format="A4")) > 50_000


def test_search_finds_the_report(visit: Visit, report: str):
    page = visit("/")
    page.get_by_role("searchbox").fill("Kherson population")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(f'a[href="{report}"]').first).to_be_visible()
