"""Sign-in and the account page in a real browser: by keyboard, without script, at every width, in both themes."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.axe import find_faults
from tests.serving import listen, served

from secondsource.checker import Checker
from secondsource.settings import ArchiveSettings, ServeSettings, Settings
from secondsource.testing.accounts import PASSWORD, Clock, add_everybody, open_users
from secondsource.web.app import make_app
from secondsource.web.running import make_service

Open = Callable[..., Page]


NEWSROOM = "newsroom.test"
"""A name in a newsroom's own network, reached by http: browsers trust it less than this machine's own."""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    resolve = f"--host-resolver-rules=MAP {NEWSROOM} 127.0.0.1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", resolve])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service with one account of each role; nothing is checked in it."""
    home = tmp_path_factory.mktemp("house")
    serve = ServeSettings(workers=0, public=f"http://{NEWSROOM}")
    service = make_service(Checker(Settings(home=home, archive=ArchiveSettings(bundled=False), serve=serve)))
    service.users = open_users(home, Clock())
    add_everybody(service.users)
    with served(uvicorn.Config(make_app(service), lifespan="off", log_level="warning"), listen()) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, house: str) -> Iterator[Open]:
    """Opens the sign-in; the test fails where a page complains of what it may not load."""
    contexts, complaints = [], []

    def opened(path: str = "/sign-in", width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(house + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    told = ("status of 4", "Cross-Origin-Opener-Policy header has been ignored")  # by plain http the latter is so
    assert [each for each in complaints if not any(known in each for known in told)] == []


def enter(page: Page, name: str = "Edda Editor", password: str = PASSWORD) -> Page:
    page.fill("#name", name)
    page.fill("#password", password)
    page.press("#password", "Enter")
    page.wait_for_load_state()
    return page


@pytest.mark.parametrize("script", [True, False])
def test_the_whole_account_works_with_and_without_script(visit: Open, house: str, script: bool) -> None:
    page = enter(visit("/account", java_script_enabled=script))
    expect(page).to_have_url(f"{house}/account")
    expect(page.locator("h1")).to_have_text("Edda Editor")
    page.fill("#token-name", "nightly")
    page.check("input[value=read]")
    page.get_by_role("button", name="Make the token").click()
    expect(page.locator("#made")).to_have_value(re.compile("^s2_"))
    page.goto(f"{house}/account")
    page.get_by_role("button", name="Revoke the token nightly").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{house}/")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page).to_have_url(re.compile(f"^{re.escape(house)}/sign-in"))


def test_forms_work_by_plain_http_in_a_newsrooms_own_network(visit: Open, house: str) -> None:
    """There a browser says nothing of the site that sends a form but its `Origin`, and that as `null` where the
    policy is to send no referrer."""
    place = house.replace("127.0.0.1", NEWSROOM)
    page = visit()
    page.goto(f"{place}/account")
    expect(enter(page)).to_have_url(f"{place}/account")


def test_no_script_sees_the_session(visit: Open) -> None:
    page = enter(visit("/account"))
    names = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert names["secondsource"]["httpOnly"]
    assert page.evaluate("document.cookie") == ""


def test_a_wrong_password_is_told_beside_the_field(visit: Open) -> None:
    page = enter(visit(), "Nobody Known")
    expect(page.get_by_role("alert")).to_have_text("The name or the password is wrong.")
    expect(page.locator("#name")).to_have_attribute("aria-describedby", "complaint")
    expect(page.locator("#name")).to_have_value("Nobody Known")
    expect(page.locator("#password")).to_have_value("")


def test_a_page_of_another_site_cannot_send_a_form(visit: Open, house: str) -> None:
    page = enter(visit("/account"))
    foreign = page.context.new_page()
    foreign.set_content(f'<form method="post" action="{house}/sign-out"><button>Win</button></form>')
    foreign.get_by_role("button").click()
    expect(foreign.locator("main")).to_contain_text("another site")
    page.reload()
    expect(page).to_have_url(f"{house}/account")


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_sticks_out_sideways(visit: Open, width: int) -> None:
    page = visit("/sign-in", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    enter(page)
    page.fill("#token-name", "x" * 60)
    page.check("input[value=read]")
    page.get_by_role("button", name="Make the token").click()
    expect(page.locator("#made")).to_have_value(re.compile("^s2_"))
    page.wait_for_load_state()  # words are there before their style
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_axe_finds_nothing(visit: Open, house: str, scheme: str, language: str) -> None:
    page = visit(f"/sign-in?lang={language}", color_scheme=scheme, bypass_csp=True)
    found = find_faults(page)
    enter(page, password="not the password")
    found += find_faults(page)
    enter(page)
    page.fill("#token-name", "nightly")
    page.check("input[value=read]")
    page.locator("form[action^='/account/tokens#'] button").click()
    expect(page.locator("#made")).to_have_value(re.compile("^s2_"))
    found += find_faults(page)
    assert found == []


def test_every_button_and_box_is_large_enough_to_tap(visit: Open) -> None:
    page = enter(visit("/account", 320))
    sizes = page.eval_on_selector_all(
        "button, input:not([hidden]):not([type=hidden]), select",
        "found => found.map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height, "
        "(each.closest('label') ?? each).getBoundingClientRect().height])",
    )
    assert len(sizes) > 8
    assert [each for each in sizes if max(each[1:]) < 24] == []


def test_pages_look_as_they_should(visit: Open, tmp_path: Path) -> None:
    """Kept for whoever looks: `pytest --basetemp` says where."""
    page = visit("/sign-in", 400)
    page.screenshot(path=tmp_path / "sign-in.png", full_page=True)
    enter(page).screenshot(path=tmp_path / "account.png", full_page=True)
    assert (tmp_path / "account.png").stat().st_size > 5000
