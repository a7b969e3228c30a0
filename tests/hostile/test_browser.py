"""All payloads at once, in a real browser whose policy is switched off: nothing runs, nobody else is asked."""

import pytest
from playwright.sync_api import sync_playwright
from tests.serving import listen, served

from secondsource.web.running import config

HIT = "window.hits = []; window.hit = (number) => window.hits.push(number)"


@pytest.fixture(scope="module")
def address(service, report, client):
    assert report.assessments
    with served(config(service), listen()) as address:
        yield address


def test_nothing_runs_and_nobody_is_asked(address, report, chromium):
    places = [
        f"/reports/{report.id}",
        f"/reports/{report.id}?lang=uk",
        "/",
        "/analyses",
        "/corrections",
        "/search?q=%3Cscript%3E",
    ]
    asked: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(bypass_csp=True).new_page()
        page.add_init_script(HIT)
        page.on("dialog", lambda dialog: asked.append(dialog.message))
        page.on("request", lambda request: request.url.startswith((address, "data:")) or asked.append(request.url))
        hits = []
        for place in places:
            page.goto(address + place)
            page.mouse.move(200, 200)
            page.keyboard.press("Tab")
            # `goto` has waited for the page's own images and scripts. A fault of our own, made after them, is told
            # after them: whatever the page would run has run by then. (A network that is "idle" may never come.)
            page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hit(0)>')")
            page.wait_for_function("window.hits.includes(0)")
            hits += page.evaluate("window.hits.filter(number => number)")
        page.set_content("<img src=x onerror=hit(1)>")
        page.wait_for_function("window.hits.length")
        browser.close()
    assert hits == [], "the last line shows that a hit would have been counted"
    assert asked == []
