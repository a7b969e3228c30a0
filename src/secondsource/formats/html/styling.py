"""The style sheet of the page, and the hash by which a policy allows it."""

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parent.parent / "templates"
LINKED_CARDS = 150
"""Statements whose words light up where the style sheet is a file of its own."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet that stands in a page."""

    whole: Markup
    source: str
    """For a Content-Security-Policy, without its quotes: `sha256-…`."""


@cache
def make_style(cards: int) -> Style:
    """The style sheet in one line; a card that was jumped to lights up its words in the article."""
    css = (FOLDER / "report.css").read_text(encoding="utf-8")
    lit = ",".join(f":has(#c{number}:target) .m{number}" for number in range(1, cards + 1)) or ".lit"
    bare = re.sub(r"/\*.*?\*/|\s+", " ", css.replace(".lit", lit), flags=re.DOTALL)
    whole = re.sub(r"\s*([{};,])\s*", r"\1", bare).replace(";}", "}").replace(": ", ":").strip()
    hashed = b64encode(hashlib.sha256(whole.encode()).digest()).decode()
    return Style(Markup(whole), f"sha256-{hashed}")  # noqa: S704  our own file


def stylesheet() -> str:
    """The style sheet as a file of its own, the same for every report."""
    return str(make_style(LINKED_CARDS).whole)
