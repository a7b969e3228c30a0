"""The pictures in docs/: each stands on a page, and each page has what it shows."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
SHOWN = {
    (page.parent / place).resolve()
    for page in (*DOCS.rglob("*.md"), DOCS.parent / "README.md")
    for place in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", page.read_text(encoding="utf-8"))
}


def test_every_picture_stands_on_a_page_and_every_page_has_its_pictures():
    assert {each.resolve() for each in DOCS.rglob("*.png")} == SHOWN


def test_every_page_is_shown_on_a_phone_and_on_a_desktop():
    names = {each.stem for each in (DOCS / "screens").glob("*.png")}
    phones = {each.replace("phone", "desktop") for each in names if "phone" in each}
    assert phones == {each for each in names if "desktop" in each}
