"""How deep a page's tags nest, counted in one linear pass before any parser sees the page."""

import re

DEEPEST = 240
"""Real pages stay under 100; libxml2 drops whatever stands deeper than 255."""
MOST_TAGS = 40_000
"""Opening tags. A long live blog has 15,000; the extractor's time grows with their square."""

_TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/)?(?P<name>[a-zA-Z][^\s/><]{0,40}))")
_RAW = {name: re.compile(rf"</{name}\b", re.I) for name in ("script", "style", "textarea", "title")}
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_SELF_CLOSED = frozenset(
    (
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "html",
        "head",
        "body",
    )
)
"""Tags that a parser closes where the author forgot to: they count as tags, not as depth."""


def too_much_markup(text: str) -> bool:
    """True where the tags nest deeper than any page's, or are too many to read in fair time."""
    open_tags: list[str] = []
    count = at = 0
    while found := _TAG.search(text, at):
        at = found.end()
        if found["comment"]:
            at = text.find("-->", at)
            if at < 0:
                break
            continue
        name = found["name"].lower()
        if found["close"]:
            _close(open_tags, name)
            continue
        count += 1
        if name in _RAW:
            end = _RAW[name].search(text, at)
            if end is None:
                break
            at = end.end()
        elif name not in _VOID and name not in _SELF_CLOSED:
            open_tags.append(name)
        if len(open_tags) > DEEPEST or count > MOST_TAGS:
            return True
    return False


def _close(open_tags: list[str], name: str) -> None:
    """As a parser does: what was left open inside the closed tag is closed with it. The list is short by the limit."""
    if name in open_tags:
        while open_tags.pop() != name:
            pass
