"""An article of the house in a real browser: read, commented on and decided about with scripts off; nobody is left
out."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.axe import find_faults
from tests.waiting import until

from secondsource.domain.user import Caller, Role

PASSWORD = "seven quiet herons at dawn"
COPY = "The mayor has wasted our millions on a crumbling bridge while pensioners freeze in Bümpliz tonight."
TEXT = "The bridge in Bern was closed in May 2025, the city said.\n\n## More\n\nIt is *long*.\n\n<script>x()</script>"


@pytest.fixture
def service(open_service):
    made = open_service()
    made.users.add("Edda Editor", PASSWORD, Role.EDITOR, Caller("terminal", ""))
    return made


@pytest.fixture
def show(browser, service, serving) -> Iterator[Callable[..., Page]]:
    home, contexts, complaints = serving(service), [], []

    def opened(path: str, **options) -> Page:
        context = browser.new_context(base_url=home, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path)
        return page

    yield opened
    for each in contexts:
        each.close()
    assert [each for each in complaints if "422" not in each] == []


def publish(show) -> Page:
    """Signs an editor in and publishes, by the forms alone."""
    page = show("/sign-in?next=/desk/articles/new", java_script_enabled=False)
    page.get_by_label("Name").fill("Edda Editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Title").fill("The bridge is <b>closed</b>")
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Keep as a draft").click()
    page.get_by_role("button", name="Publish").click()
    return page


def test_from_the_desk_to_a_comment_that_waited(show, service, work_off):
    desk = publish(show)
    work_off(service)
    reader = show("/articles", java_script_enabled=False)
    reader.get_by_role("link", name="The bridge is <b>closed</b>").click()
    address = reader.url
    for part in ("Listen", "Fact checker", "Comments"):
        expect(reader.get_by_role("heading", name=part, exact=True)).to_be_visible()
    expect(reader.get_by_role("link", name="Statement by statement")).to_be_visible()
    for _ in range(3):
        reader.goto(address)
        reader.get_by_label("Comment, at most").fill(COPY)
        reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("status")).to_have_text("It waits for a person to look at it.")
    desk.goto("/desk/comments")
    desk.get_by_role("button", name="Reject").click()
    expect(desk.get_by_role("alert")).to_contain_text("needs a reason")
    desk.get_by_label("Reason").fill("It stands there twice.")
    desk.get_by_role("button", name="Reject").click()
    expect(desk.get_by_text("None waits.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("It stands there twice.")).to_be_visible()


HIGHLIGHTED = "name => [...(CSS.highlights.get(name) ?? [])].join('')"
AUDIO = "document.querySelector('second-source-player').audio"


def test_an_article_is_heard_with_the_reports_player(show, service, work_off):
    slug = publish(show).url.rpartition("/")[2]
    work_off(service)
    page = show(f"/articles/{slug}")
    expect(page.locator("audio[controls]")).to_have_count(0)
    icon = page.locator(".ss-play svg").bounding_box()
    assert icon
    assert icon["width"] == 20  # drawn as on a report, whose cards are not loaded here
    page.get_by_label("Speed").select_option("0.75")
    page.get_by_role("button", name="Listen", exact=True).click()
    until(page, f"() => !{AUDIO}.paused && ({HIGHLIGHTED})('ss-sentence') !== ''")  # before it, next is the first
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Next sentence").click()
    said = "The bridge in Bern was closed in May 2025, the city said."
    until(page, f"said => ({HIGHLIGHTED})('ss-sentence') === said", said)
    until(page, f"said => said.includes(({HIGHLIGHTED})('ss-word')) && ({HIGHLIGHTED})('ss-word') !== ''", said)
    page.keyboard.press("ArrowRight")
    until(page, f"() => ({HIGHLIGHTED})('ss-sentence') === 'More'")
    at = page.evaluate(f"{AUDIO}.currentTime")
    page.reload()
    expect(page.get_by_label("Speed")).to_have_value("0.75")
    page.get_by_role("button", name="Listen", exact=True).click()
    until(page, f"at => {AUDIO}.currentTime >= at - 0.5", at)


def test_without_script_an_article_has_the_browsers_own_player(show, service, work_off):
    slug = publish(show).url.rpartition("/")[2]
    work_off(service)
    page = show(f"/articles/{slug}", java_script_enabled=False)
    expect(page.locator("#listen audio[controls]")).to_be_visible()
    assert page.locator("#listen source").first.get_attribute("src").startswith("/reports/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_of_it(show, service, work_off, scheme):
    desk = publish(show)
    edit = desk.url
    work_off(service)
    slug = edit.rpartition("/")[2]
    cookies = desk.context.cookies()
    page = show(f"/articles/{slug}", color_scheme=scheme, viewport={"width": 320, "height": 700})
    trap = page.locator(".trap").bounding_box()
    assert trap
    assert trap["width"] <= 1  # a wide field that only stands beside the page reaches into a narrow one
    page.get_by_label("Comment, at most").fill("Words")
    page.get_by_role("button", name="Send").click()
    seen = [page.url, f"/articles/{slug}", "/articles", edit, "/desk/articles", "/desk/comments", f"{edit}/editions/1"]
    page.context.add_cookies(cookies)
    for path in seen:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert find_faults(page) == [], path
