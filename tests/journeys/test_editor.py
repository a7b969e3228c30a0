"""What an editor does at the desk, without script: every page of it by axe, and on a narrow screen."""

import os
import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.axe import find_faults

from secondsource.domain.analysis import Analysis
from secondsource.domain.matching import EarlierClaim, EarlierKind, Match, Relation
from secondsource.domain.report import Verdict
from secondsource.domain.user import Caller, Role, Scope
from secondsource.pipeline.registry import row_id
from secondsource.testing.accounts import PASSWORD
from secondsource.web.service import Service

SHOTS = os.environ.get("DESK_SHOTS", "")
"""A folder for pictures of the desk, for whoever wants to look at them."""
SMALL = """() => [...document.querySelectorAll("button, input:not([type=hidden]), textarea, select, summary, nav a")]
    .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
    .filter(([html, box]) => !/type="(radio|checkbox)"/.test(html) && box.width && (box.width < 24 || box.height < 24))
    .map(([name]) => name)"""
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def admin(running: tuple[str, Service]) -> str:
    """The name of an admin."""
    _, service = running
    service.users.add("Ada Admin", PASSWORD, Role.ADMIN, Caller("terminal", ""))
    judged = EarlierClaim("erl-1", EarlierKind.FACT_CHECK, "It fell.", "False", "A house", "https://facts.example/1")
    draft = Analysis(
        "ana-1", "It fell.", Verdict.REFUTED, "It stands.", "Edda", date(2026, 1, 2), ("https://x.example",)
    )
    service.checker.analyses.record.add_analyses([draft])
    service.checker.matcher.suggest([Match("mat-1", "The bridge fell.", judged, Relation.SAME, (), 0.9)])
    return "Ada Admin"


@pytest.fixture(scope="module")
def admin_id(running: tuple[str, Service], admin: str) -> str:
    """The admin's id, with a token of theirs to be seen."""
    users = running[1].users
    (found,) = (each for each in users.users() if each.name == admin)
    users.make_token(found.id, "A nightly run", [Scope.READ], 30, Caller("terminal", ""))
    return found.id


def sign_in(page: Page, name: str) -> Page:
    page.locator("[name=name]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    expect(page).to_have_url(re.compile("//[^/]+/desk"))
    return page


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=False)


def test_an_editor_revises_a_verdict_and_sees_both_and_the_log(visit: Visit, report: str, admin: str):
    page = sign_in(visit(f"/sign-in?next=/desk{report}", java_script_enabled=False), admin)
    before = page.locator("article").first.locator("strong").first.inner_text()
    statement = page.locator("article h2 span").first.inner_text()
    page.get_by_text("Revise statement 1", exact=True).click()
    form = page.locator("form[action$=revisions]").first
    form.get_by_label("Verdict", exact=True).select_option("conflicting")
    form.get_by_label("Reason, for the reader").fill("The register gives two numbers.")
    shoot(page, "report-form")
    form.get_by_role("button", name=f"Sign as {admin}").click()
    expect(page.get_by_role("status")).to_contain_text("Your revision is kept")
    first = page.locator("article").first
    expect(first).to_contain_text(f"The machine: {before}")
    expect(first).to_contain_text("What stands: Conflicting")
    expect(first).to_contain_text("The register gives two numbers.")
    shoot(page, "report-revised")
    page.get_by_role("link", name="Corrections").first.click()
    expect(page.locator("main")).to_contain_text("The register gives two numbers.")
    expect(page.locator("main blockquote").first).to_have_text(statement)
    page.goto(page.url.partition("/corrections")[0] + report)
    expect(page.locator("body")).to_contain_text("The register gives two numbers.")


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_the_desk(
    visit: Visit, report: str, admin: str, admin_id: str, scheme: str, language: str
):
    page = sign_in(visit("/sign-in?next=/desk", color_scheme=scheme, locale=language, bypass_csp=True), admin)
    house = page.url.partition("/desk")[0]
    places = (
        "/desk",
        f"/desk{report}",
        f"/desk{report}/statements",
        "/desk/articles",
        "/desk/comments",
        "/desk/analyses",
        "/desk/matches",
        "/desk/matches/mat-1",
        "/desk/analyses/ana-1",
        "/desk/sources",
        f"/desk/sources/{row_id('BBC')}",
        "/desk/audit",
        "/desk/people",
        f"/desk/people/{admin_id}",
    )
    for place in places:
        page.goto(house + place)
        page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
        assert find_faults(page) == [], place
        assert page.evaluate(SMALL) == [], place
        shoot(page, f"{place.rpartition('/')[2][:8]}-{scheme}-{language}")


def test_nothing_runs_over_the_side_at_the_desk(visit: Visit, report: str, admin: str, admin_id: str):
    page = sign_in(visit("/sign-in?next=/desk", viewport={"width": 320, "height": 640}), admin)
    house = page.url.partition("/desk")[0]
    places = (
        "",
        report,
        f"{report}/statements",
        "/articles",
        "/comments",
        "/analyses",
        "/matches",
        "/sources",
        "/audit",
        "/people",
        f"/people/{admin_id}",
    )
    for place in (f"/desk{each}" for each in places):
        page.goto(house + place)
        page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, place
        shoot(page, f"{place.rpartition('/')[2][:8]}-320")


@pytest.mark.parametrize("room", ["people", "audit"])
def test_no_column_of_a_list_is_cut_off_on_a_phone(visit: Visit, admin: str, room: str):
    page = sign_in(visit("/sign-in?next=/desk", viewport={"width": 390, "height": 844}), admin)
    page.goto(f"{page.url.partition('/desk')[0]}/desk/{room}")
    edges = page.locator("table td").evaluate_all("found => found.map(each => each.getBoundingClientRect().right)")
    assert edges
    assert max(edges) <= 390
    heads = page.locator("table td").evaluate_all(
        "found => found.map(each => getComputedStyle(each, '::before').content)"
    )
    assert "none" not in heads, "each cell says what it is, where the heads above the columns are gone"
