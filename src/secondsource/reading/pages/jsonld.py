"""Linked data that a page carries about its article; read with tolerance, never trusted to be well made."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from lxml.html import HtmlElement

Node = Mapping[str, object]

_NOTHING: Node = {}
_LARGEST = 1_000_000
_MOST_NODES = 20_000
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|ReviewNewsArticle)$")
# What stands below these is another page's.
_ELSEWHERE = frozenset(
    {"itemListElement", "mentions", "citation", "isBasedOn", "relatedLink", "hasPart", "comment", "review"}
)


def read_linked_data(tree: HtmlElement) -> tuple[Node, ...]:
    """Every top-level thing in the page's JSON-LD, `@graph` opened; scripts that are no JSON give nothing."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += _things(parse_linked_data(script.text or ""))
    return tuple(found)


def article_node(things: Sequence[Node]) -> Node:
    """The thing that describes the page's article; empty where there is none."""
    articles = [node for thing in things for node in _walk(thing) if _ARTICLE.search(type_of(node))]
    return max(articles, key=lambda node: "headline" in node, default=_NOTHING)


def type_of(node: Node) -> str:
    return texts(node.get("@type"))[0] if texts(node.get("@type")) else ""


def texts(value: object, deepest: int = 6) -> list[str]:
    """The words in a value, or in its `name`: a string, a thing, or a list of either; names within names so deep."""
    if isinstance(value, str):
        # Some systems escape the text as HTML inside the JSON.
        words = " ".join(html.unescape(value).split())
        return [words] if words else []
    if isinstance(value, Mapping) and deepest:
        thing = cast(Node, value)
        return texts(thing.get("name") or thing.get("@value"), deepest - 1)
    if isinstance(value, list):
        listed = cast(list[object], value)[:50]
        return [text for each in listed if not isinstance(each, list) for text in texts(each, deepest)]
    return []


def things_in(value: object) -> list[Node]:
    """A thing, or the things in a list."""
    each = cast(list[object], value) if isinstance(value, list) else [value]
    return [cast(Node, one) for one in each if isinstance(one, Mapping)]


def parse_linked_data(text: str) -> object:
    """What a script of JSON-LD says, with wrappers and stray commas forgiven; None where it is no JSON."""
    if len(text) > _LARGEST:
        return None
    for attempt in (text, _WRAPPER.sub("", text.strip()), re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(value: object) -> list[Node]:
    found = things_in(value)
    return [inner for thing in found for inner in ([thing, *things_in(thing.get("@graph"))])]


def _walk(thing: Node) -> Iterator[Node]:
    """The thing and what is inside it, outermost first, without what belongs to other pages."""
    waiting = [thing]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        yield node
        waiting += [inner for key, value in node.items() if key not in _ELSEWHERE for inner in things_in(value)]
