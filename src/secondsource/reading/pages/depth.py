"""How deep a page's tags nest, and how many they are: one linear pass before any parser sees the page."""

import re

from secondsource.reading.vocabulary.word_lists import word_set

DEEPEST = 240
"""Real pages stay under 100; libxml2 drops whatever stands deeper than 255."""
MOST_TAGS = 40_000
"""Opening tags. A long live blog has 15,000; the extractor's time grows with their square."""
MOST_ATTRIBUTES = 1_000
"""Of one tag: a parser compares each with all, and 50,000 take it 12 s."""

_TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/)?(?P<name>[a-zA-Z][^\s/><]{0,40}))")
_QUOTE_OR_END = re.compile(r"=\s*(?P<quote>[\"'])|>")
_RAW = {name: re.compile(rf"</{name}\b", re.I) for name in ("script", "style", "textarea", "title")}
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_LAX = word_set("p li dt dd tr td th thead tbody tfoot option optgroup colgroup html head body")
_FLAT = _VOID | _LAX
"""Tags that hold nothing, or that a parser closes where the author forgot to: they count as tags, not as depth."""


def too_much_markup(text: str) -> bool:
    """True where tags or attributes are deeper or more than any page's, and would take a parser unfair time."""
    open_tags: list[str] = []
    count = at = 0
    while at >= 0 and (found := _TAG.search(text, at)):
        if found["comment"]:
            at = text.find("-->", found.end())
            continue
        name = found["name"].lower()
        if found["close"]:
            at = found.end()
            _close(open_tags, name)
            continue
        at, attributes = _end_of_tag(text, found.end())
        count += 1
        if name not in _FLAT and name not in _RAW:
            open_tags.append(name)
        if len(open_tags) > DEEPEST or count > MOST_TAGS or attributes > MOST_ATTRIBUTES:
            return True
        if name in _RAW and at >= 0:
            end = _RAW[name].search(text, at)
            at = end.end() if end else -1
    return False


def _end_of_tag(text: str, at: int) -> tuple[int, int]:
    """Where the tag ends (-1 where it never does), and how many attributes it has at most; quotes may hold anything."""
    attributes = 0
    while found := _QUOTE_OR_END.search(text, at):
        attributes += len(text[at : found.start()].split())
        if not (quote := found["quote"]):
            return found.end(), attributes
        at = text.find(quote, found.end()) + 1
        if at == 0:
            return -1, attributes
    return -1, attributes + len(text[at:].split())


def _close(open_tags: list[str], name: str) -> None:
    """As a parser does: what was left open inside the closed tag is closed with it. The list is short by the limit."""
    if name in open_tags:
        while open_tags.pop() != name:
            pass
