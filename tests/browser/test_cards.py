"""A marked statement opens its card beside it, by mouse, keyboard and touch; the article stays where it is."""

import re

import pytest
from playwright.sync_api import expect
from tests.waiting import until

PLACES = """[...document.querySelectorAll('.text p, #statements .card')]
    .map(each => [each.offsetTop, each.offsetHeight])"""
PHONE = {"width": 390, "has_touch": True, "is_mobile": True}


def statement(page, number):
    return page.locator(f'.text mark a[href="#c{number}"]').first


def panel(page):
    return page.get_by_role("dialog")


def test_a_click_opens_the_card_beside_the_sentence_and_moves_nothing(visit):
    page = visit()
    before = page.evaluate(PLACES)
    statement(page, 7).click()
    expect(panel(page).get_by_text("about 279,000 against 279,131").first).to_be_visible()
    box, article = panel(page).bounding_box(), page.locator("#article").bounding_box()
    assert box["x"] >= article["x"] + article["width"]
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    sentence = statement(page, 7).bounding_box()
    assert box["y"] <= sentence["y"] <= box["y"] + box["height"]
    assert page.evaluate(PLACES) == before


def test_escape_closes_and_gives_the_focus_back(visit):
    page = visit()
    statement(page, 7).click()
    assert statement(page, 7).get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    assert statement(page, 7).get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#c7"


def test_by_keys_from_statement_to_statement(visit):
    page = visit()
    statement(page, 3).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "ss-panel"
    heading = panel(page).get_by_role("heading", level=2)
    expect(heading).to_have_text("Statement 3 of 28")
    for key, told in (("j", 4), ("ArrowRight", 5), ("k", 4), ("ArrowLeft", 3)):
        page.keyboard.press(key)
        expect(heading).to_have_text(f"Statement {told} of 28")
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#c4"


def test_keys_walk_over_closed_statements_only_where_one_has_the_focus(visit):
    page = visit()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.body")
    statement(page, 3).focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#c4"
    expect(panel(page)).to_have_count(0)


def test_by_touch_a_sheet_comes_from_below_and_leaves_the_sentence_in_sight(visit):
    page = visit(**PHONE)
    before = page.evaluate(PLACES)
    statement(page, 16).scroll_into_view_if_needed()
    statement(page, 16).tap()
    box = panel(page).bounding_box()
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 900)
    until(page, "y => document.querySelector('.ss-open').getBoundingClientRect().bottom <= y", box["y"])
    assert page.evaluate(PLACES) == before
    panel(page).get_by_role("button", name="Close").tap()
    expect(panel(page)).to_have_count(0)


def test_buttons_of_the_card_are_large_enough_for_a_finger(visit):
    page = visit(**PHONE)
    statement(page, 3).tap()
    sizes = page.evaluate(
        "[...document.querySelectorAll('.ss-bar button, .ss-player button')].map(each => each.getBoundingClientRect())"
        ".map(box => Math.min(box.width, box.height))"
    )
    assert len(sizes) == 9
    assert min(sizes) >= 36


def test_an_address_opens_its_statement(visit, spoken):
    name = spoken.report.assessments[7].claim.id
    page = visit(f"/#claim-{name}")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Statement 8 of 28")
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("^[^#]*$"))
    statement(page, 7).click()
    expect(page).to_have_url(re.compile(f"#claim-{spoken.report.assessments[6].claim.id}$"))


def test_an_address_that_is_no_statement_opens_nothing(visit):
    page = visit("/#claim-<img src=x onerror=alert(1)>")
    expect(panel(page)).to_have_count(0)


def test_the_copy_of_a_card_repeats_no_name(visit):
    page = visit()
    statement(page, 7).click()
    twice = page.evaluate(
        """[...document.querySelectorAll('[id]')].map(each => each.id)
        .filter((each, at, all) => all.indexOf(each) !== at)"""
    )
    assert twice == []


def test_a_link_in_the_card_leads_into_the_page_and_closes_it(visit):
    page = visit()
    statement(page, 7).click()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    panel(page).get_by_role("link", name="arithmetic supports").click()
    expect(panel(page)).to_have_count(0)
    expect(page).to_have_url(re.compile("#r"))


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_a_click_that_asks_for_another_window_is_left_alone(visit, key):
    page = visit()
    statement(page, 7).click(modifiers=[key])
    expect(panel(page)).to_have_count(0)


def test_without_script_the_links_lead_to_the_cards(visit):
    page = visit(java_script_enabled=False)
    statement(page, 7).click()
    expect(page).to_have_url(re.compile("#c7$"))
    assert page.locator("#c7").bounding_box()["y"] < 100
    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.locator("[data-word]").first).to_be_hidden()
