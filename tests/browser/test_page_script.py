"""Comments fold and open, choices are remembered, a check is followed to its report."""

import gzip
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.axe import find_faults
from tests.waiting import until

import secondsource

STATIC = Path(secondsource.__file__).parent / "web" / "static"
SCRIPTS = sorted(STATIC.glob("*.js"))
HOSTILE = "<img src=x onerror=alert(1)>"


def comments(page):
    return page.locator("ol.thread > li[data-places]:visible")


def test_copies_are_folded_counted_and_opened_again(visit, spoken):
    page = visit()
    whole = len(spoken.report.thread.comments)
    expect(comments(page)).to_have_count(spoken.report.thread.distinct)
    more = page.get_by_role("button", name="Show 5 more of the same words")
    assert more.get_attribute("aria-expanded") == "false"
    more.click()
    expect(comments(page)).to_have_count(spoken.report.thread.distinct + 5)
    assert page.get_by_role("button", name="Fold 5 of the same words").get_attribute("aria-expanded") == "true"
    page.get_by_role("button", name="Show every comment in its place").click()
    expect(comments(page)).to_have_count(whole)
    texts = comments(page).locator("> bdi").all_inner_texts()
    assert texts == [each.text for each in spoken.report.thread.comments]
    assert "No. 3" in comments(page).nth(2).inner_text()
    assert "Same words as No. 1." in comments(page).nth(2).inner_text()
    page.get_by_role("button", name="Fold comments that repeat").click()
    expect(comments(page)).to_have_count(spoken.report.thread.distinct)


def test_how_comments_are_folded_is_remembered(visit):
    page = visit()
    page.get_by_role("button", name="Show every comment in its place").click()
    page.reload()
    expect(comments(page)).to_have_count(14)


def test_how_we_know_leads_to_the_cluster_and_opens_it(visit):
    page = visit()
    expect(page.locator("#cluster-1")).to_be_hidden()
    page.get_by_role("link", name="How we know").first.click()
    expect(page.locator("#cluster-1")).to_be_visible()
    expect(page).to_have_url(re.compile("#cluster-1$"))


def test_a_theme_is_chosen_at_once_and_told_to_the_server(visit, site):
    page = visit("/?theme=light")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate(ground) != before
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    assert [asked for asked in site.asked if asked.startswith("/?") or asked == "/"] == ["/?theme=light"]
    [cookie] = page.context.cookies()
    assert (cookie["name"], cookie["value"], cookie["sameSite"]) == ("theme", "dark", "Lax")
    assert cookie["expires"] > 0
    expect(page).to_have_url(f"{site.address}/")


def test_themes_and_languages_are_links_without_script(visit):
    page = visit(java_script_enabled=False)
    assert page.get_by_role("link", name="Dark").get_attribute("href") == "?theme=dark"
    assert page.get_by_role("link", name="Українська").get_attribute("href") == "?lang=uk"


PROGRESS = """<!doctype html><html lang="en"><title>A check</title>
<script type="module" src="/static/progress.js"></script>
<main><h1>Checking</h1><second-source-progress data-events="/events" data-state="running">
<ul hidden><li data-word="lost">The check cannot be followed any more.<li data-word="verdict-refuted">Refuted
<li data-word="stage-claims">Statements found: {count}<li data-word="stage-fetched">Fetched {size}</ul>
<ol class="progress"><li>Waiting for its turn</ol><ul class="answers"></ul></second-source-progress></main></html>"""


def follow(site, *events):
    told = "".join(f"event: {kind}\ndata: {json.dumps(body)}\n\n" for kind, body in events)
    site.give("/events", told, "text/event-stream")
    site.give("/check", PROGRESS, "text/html; charset=utf-8")


STAGES = (
    ("stage", {"name": "fetched", "line": "Fetched"}),
    ("stage", {"name": "claims", "line": "Checking 3", "count": 3}),
    ("stage", {"name": HOSTILE, "line": HOSTILE}),
    ("assessment", {"verdict": "refuted", "claim": HOSTILE}),
    ("assessment", {"verdict": "not_enough_evidence", "claim": "The port is closed."}),
)


def test_a_check_is_followed_to_its_report(visit, site):
    follow(site, *STAGES, ("done", {"report": "/?lang=en"}))
    page = visit("/check")
    page.wait_for_url("**/?lang=en")


def test_what_a_check_tells_is_shown_as_text(visit, site):
    follow(site, *STAGES, ("failed", {"detail": f"It failed: {HOSTILE}"}))
    page = visit("/check")
    expect(page.get_by_role("alert")).to_have_text(f"It failed: {HOSTILE}")
    assert page.locator("ol.progress li").all_inner_texts() == ["Fetched", "Statements found: 3", HOSTILE]
    assert page.locator("ol.progress [lang=en]").all_inner_texts() == ["Fetched", HOSTILE]
    assert page.locator("ul.answers li").all_inner_texts() == [
        f"Refuted {HOSTILE}",
        "not enough evidence The port is closed.",
    ]
    expect(page.locator("img")).to_have_count(0)


@pytest.mark.parametrize(
    "report", ["https://elsewhere.example/", "javascript:alert(1)", "//elsewhere.example", 5, None]
)
def test_a_check_leads_to_no_other_site(visit, site, report):
    follow(site, ("done", {"report": report}))
    page = visit("/check")
    expect(page.get_by_role("alert")).to_have_text("The check cannot be followed any more.")
    expect(page).to_have_url(f"{site.address}/check")


def test_events_that_are_no_json_end_nothing(visit, site):
    site.give("/events", "event: stage\ndata: {\n\nevent: failed\ndata: null\n\n", "text/event-stream")
    site.give("/check", PROGRESS, "text/html; charset=utf-8")
    visit("/check").get_by_role("alert").wait_for(state="attached")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_does_not_jump_when_its_scripts_come(visit, width):
    page = visit("/#article", width)
    page.wait_for_selector(".ss-player")
    shifts = page.evaluate(
        """() => new Promise(resolve => {
            const shifts = new PerformanceObserver(list => resolve(list.getEntries().map(each => each.value)));
            shifts.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve([]), 300);
        })"""
    )
    assert sum(shifts) < 0.02
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_link_to_listen_leads_to_the_player(visit):
    page = visit()
    page.get_by_role("link", name="Listen", exact=True).click()
    assert 0 <= page.locator(".ss-player").bounding_box()["y"] < 300


def test_the_player_stays_in_sight_while_the_article_is_read(visit):
    page = visit(width=390, has_touch=True, is_mobile=True)
    page.locator(".text p").last.scroll_into_view_if_needed()
    assert page.locator(".ss-player").bounding_box()["y"] == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_card_is_open_and_the_article_plays(visit, scheme):
    page = visit(color_scheme=scheme)
    page.locator(".ss-play").click()
    until(page, "document.querySelector('second-source-player').audio.currentTime > 0.05")
    page.locator(".ss-play").click()
    page.locator('.text mark a[href="#c7"]').first.click()
    page.get_by_role("button", name="Show every comment in its place").click()
    assert find_faults(page) == []


def test_all_script_together_is_small():
    own = [file for file in SCRIPTS if file.name != "embed.js"]  # that one stands on other sites' pages
    size = len(gzip.compress(b"".join(file.read_bytes() for file in own)))
    apart = sum(len(gzip.compress(file.read_bytes())) for file in own)
    assert size < apart < 25 * 1024


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_makes_no_markup_of_texts_and_asks_nobody_else(file):
    text = file.read_text(encoding="utf-8")
    assert text.startswith("/**")
    assert len(text.splitlines()) < 400
    code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).replace("http://www.w3.org/2000/svg", "")
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "http://",
        "https://",
    ):
        assert word not in code, word
