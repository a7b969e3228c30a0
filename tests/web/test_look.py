"""How the service's own pages look beside the report's."""

import re

from secondsource.formats.html import stylesheet
from secondsource.web.app import STATIC


def variables(css: str) -> dict[str, str]:
    """Colours and letters that a style sheet names, each as it is given first."""
    found: dict[str, str] = {}
    for name, value in re.findall(r"(--[a-z-]+):\s*([^;}]+)", css):
        found.setdefault(name, re.sub(r"\s+", "", value))
    return found


def test_the_services_own_pages_have_the_colours_and_letters_of_the_report():
    own, reports = variables((STATIC / "site.css").read_text(encoding="utf-8")), variables(stylesheet())
    assert {"--paper", "--ink", "--link", "--serif"} <= set(own)
    assert own == {name: reports[name] for name in own}
