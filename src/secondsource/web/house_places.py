"""Where the text that was checked stands in the markup of an article of the house, so that what is heard can be marked.

A report tells places as characters of the text that was read from the page. A block of markup is given the place at
which its words begin; one whose words are not found is left alone, and what is heard of it is shown apart.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from html import escape, unescape

from markupsafe import Markup

_BLOCKS = {"p", "h2", "h3", "h4", "li", "blockquote", "td", "th"}
_APART = {"pre", "sup", "ul", "ol", "table", "hr"}
"""In a block with one of these, the player would count other letters than we do."""
_TAG = re.compile(r'(</?[a-z][a-z0-9]*(?:\s+[a-z-]+="[^"]*")*\s*/?>)')
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_AHEAD = 50
"""Paragraphs in which the words of a block are looked for."""


@lru_cache(maxsize=64)
def mark_places(body: str, text: str, starts: tuple[int, ...]) -> Markup:
    """Markup that was cleaned before, each block with `data-start`, its place in the text whose paragraphs start there.

    Nothing else is changed but spaces that a browser shows as one.
    """
    pieces, wanted, coming = _TAG.split(body), re.sub(r"\s", " ", text), 0
    for opening in range(1, len(pieces), 2):
        words = _words(pieces, opening)
        place = _find(re.sub(r"\s", " ", "".join(words)).rstrip(), wanted, starts[coming : coming + _AHEAD])
        if place is None:
            continue
        pieces[opening] = f'{pieces[opening][:-1]} data-start="{place}">'
        pieces[opening + 1 : opening + 2 * len(words) : 2] = [escape(each, quote=False) for each in words]
        end = place + len("".join(words).rstrip())
        coming = bisect_left(starts, end)
    return Markup("".join(pieces))  # noqa: S704  cleaned before; numbers are all that was added


def _words(pieces: Sequence[str], opening: int) -> list[str]:
    """Texts of the block that begins there, as a browser shows them; none where it is no block or holds another."""
    name, found, spaced = _name(pieces[opening]), list[str](), True
    if name not in _BLOCKS or pieces[opening].startswith("</"):
        return []
    for at in range(opening + 1, len(pieces) - 1, 2):
        before = "\n" if _name(pieces[at - 1]) == "br" else ""
        shown = _SPACE.sub(" ", before + unescape(pieces[at]))
        found.append(shown.lstrip(" ") if spaced else shown)
        spaced = found[-1].endswith(" ") or (spaced and not found[-1])
        inner = _name(pieces[at + 1])
        if inner == name:
            return found if pieces[at + 1].startswith("</") else []
        if inner in _BLOCKS or inner in _APART:
            return []
    return []


def _find(words: str, wanted: str, starts: Sequence[int]) -> int | None:
    return next((start for start in starts if words and wanted.startswith(words, start)), None)


def _name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1] if found else ""
