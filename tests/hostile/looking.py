"""What a browser would make of a page: its elements, their attributes, and every word that it shows or holds."""

import re
from collections import Counter

from lxml import etree
from lxml import html as pages

_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "cite", "background", "ping", "srcdoc")
_ALLOWED = re.compile(r"(?:https?://(?!evil\.example/a\.js)|/(?!/)|#|\?|$)")


Elements = list[etree._Element]


def elements(text: str) -> Elements:
    """All of a page, in order."""
    return [each for each in pages.document_fromstring(text).iter() if isinstance(each.tag, str)]


def shape(page: Elements) -> set[tuple[str, str]]:
    """Every element with every name of an attribute, and every element alone."""
    return {pair for each in page for pair in ((each.tag, ""), *((each.tag, name) for name in each.attrib))}


def skeleton(page: Elements) -> Counter[tuple[str, ...]]:
    """How often each element stands there, with the names of its attributes."""
    return Counter((each.tag, *sorted(each.attrib)) for each in page)


def words(page: Elements) -> str:
    """Everything that the page says or holds in attributes, as `bare` leaves it."""
    return bare("".join(f"{''.join(each.attrib.values())}{each.text or ''}{each.tail or ''}" for each in page))


def bare(text: str) -> str:
    """The text without spaces, line ends, and whatever cannot be seen."""
    return "".join(letter for letter in text if letter.isprintable() and letter not in " \ufffd")


def assert_harmless(page: Elements) -> None:
    """Nothing in it runs, frames, is styled by its own attribute, or leads to where no reader should be led."""
    for each in page:
        for name, value in each.attrib.items():
            assert not name.startswith("on"), etree.tostring(each)[:200]
            assert name != "style", etree.tostring(each)[:200]
            if name in _ADDRESSES:
                assert _ALLOWED.match(value), f"{each.tag} {name}={value[:80]}"
        assert each.tag not in ("base", "object", "embed", "iframe"), each.tag
        if each.tag == "script":
            assert each.get("src", "").startswith("/static/")
            assert not each.text
