"""What axe finds on a page that stands in a browser: one line for each fault, none where all is well."""

from pathlib import Path
from typing import Any

import axe_core_python
from playwright.sync_api import Page

_AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
# Every rule is run on every element, but only what fails is described: describing what passed was half of the time.
_FAULTS_ALONE: dict[str, Any] = {"resultTypes": ["violations"]}
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def find_faults(page: Page) -> list[str]:
    """The rule, the element and what would mend it, once the page has its style."""
    page.wait_for_load_state()
    page.evaluate(_AXE)
    found = page.evaluate("rules => axe.run(document, rules)", _FAULTS_ALONE | {"runOnly": _TAGS})
    return [
        f"{each['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
