"""The page about security names tests that are there, and its figures are those of the tests."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`(test_\w+)`", PAGE))


def _defined() -> set[str]:
    """Names of every test, and of those that conformance suites bring along."""
    found: set[str] = set()
    for folder in (ROOT / "tests", ROOT / "src/secondsource/testing"):
        for path in folder.rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    return found


def test_every_test_that_the_page_names_is_there():
    assert len(NAMED) > 40
    assert sorted(NAMED - _defined()) == []


def test_every_yes_names_a_test():
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "| yes |" in line]
    assert len(rows) > 20
    assert [row for row in rows if "`test_" not in row] == []


@pytest.mark.parametrize("target", ["fuzz", "licences", "sbom", "wheel", "wheel-try"])
def test_what_the_pages_tell_to_make_can_be_made(target: str):
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}: .*## ", make, re.MULTILINE)
    assert f"`make {target}" in PAGE + (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8")
