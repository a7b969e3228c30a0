"""Every page for everybody: by axe, in both themes and languages, on a narrow screen, at four times the size."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.axe import find_faults

PLACES = ["/", "/search?q=Kherson", "/analyses", "/methods", "/corrections", "/changes", "/sign-in", "/reports/none"]
Visit = Callable[..., Page]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(visit: Visit, place: str, scheme: str):
    for language in ("en", "uk"):
        page = visit(
            place, color_scheme=scheme, locale=language, bypass_csp=True, extra_http_headers={"Accept": "text/html"}
        )
        assert find_faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_report(visit: Visit, report: str, scheme: str):
    assert find_faults(visit(report, color_scheme=scheme, bypass_csp=True)) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("width", [320])
def test_nothing_runs_over_the_side(visit: Visit, place: str, width: int):
    """320 pixels are also 1,280 at four times the size (WCAG 1.4.10)."""
    page = visit(place, viewport={"width": width, "height": 640}, extra_http_headers={"Accept": "text/html"})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_pressed_is_large_enough(visit: Visit):
    """24 by 24 pixels (WCAG 2.5.8), but for links in a sentence."""
    page = visit("/")
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input, textarea, nav a, .choices a")]
            .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([name]) => name)"""
    )
    assert small == []
