"""The parts of a page's tree that are not its article: taken out before the article is looked for."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

_COMMENTS = re.compile(
    r"comments?|comments?[-_]*(?:area|list|section|wrap(?:per)?|container|template|block|thread|box|widget|form|respond|holder|app"
    r"|module|title|inner|outer|main|pane|feed|stream|count|link|header)s?|commentlist|(?:post|article|story|entry|user|reader|fb|wp|page"
    r"|js|vf|viafoura|coral|disqus|facebook|reader)[-_]*comments?(?:[-_]*\w+)?|disqus[-_]?\w*|dsq-\w+|respond|livefyre\w*|coral[-_]\w+"
    r"|spot-?im[-_]?\w*|openweb-\w+|hyvor-talk\w*|fos_comment\w*|remark42|isso-thread|talk-stream|insticator\w*|giscus|utterances",
    re.I,
)
_WIDGETS = re.compile(
    r"(?:article-?|audio-?)?listen(?:[-_]\w+)*|(?:audio|speech)[-_]?(?:player|article|button|widget)|text-to-speech|tts[-_]\w+"
    r"|fact-?check(?:er|ing)?(?:[-_]\w+)*|shar(?:e|ing|ers?)(?:[-_]\w+)*|sharedaddy|(?:post|article|social|entry)[-_]?shar(?:e|ing)\w*"
    r"|social(?:[-_](?:links?|icons?|buttons?|media|bar|tools|follow))?|addtoany\w*|addthis\w*|related(?:[-_]\w+)*|jp-relatedposts"
    r"|newsletter(?:[-_]\w+)*|(?:sign-?up|subscribe)[-_](?:box|form|widget|cta)|cookie(?:[-_]\w+)*|gdpr(?:[-_]\w+)*|consent(?:[-_]\w+)*"
    r"|ad|ads|advert(?:isement|ising)?|ad[-_](?:slot|unit|container|wrapper|label)|outbrain\w*|taboola\w*"
    r"|read[-_](?:next|more|also)|most[-_](?:read|popular)|trending(?:[-_]\w+)*|recirc\w*|breadcrumbs?",
    re.I,
)
_NEVER = frozenset({"html", "head", "body", "main", "script", "style", "link", "meta"})
_NAMED = cast(Callable[[HtmlElement], list[HtmlElement]], XPath(".//*[@class or @id]"))
_SMALL = 1200
"""Characters: a box with more text than this may be the article with an odd name, and stays."""


def remove_comments(tree: HtmlElement) -> list[str]:
    """Takes every comment area out of the tree. Gives the short lines that stood in them, such as the heading."""
    return _remove(tree, _COMMENTS, None)


def remove_widgets(tree: HtmlElement) -> list[str]:
    """Takes buttons and boxes out of the tree. Gives their words, one line a box."""
    return _remove(tree, _WIDGETS, _SMALL)


def comment_areas(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost comment areas, in page order."""
    return _outermost(tree, _COMMENTS)


def words_of(element: HtmlElement, limit: int = 100_000) -> str:
    """The element's text as one line, cut a little above the limit."""
    parts: list[str] = []
    size = 0
    for part in element.itertext(with_tail=False):
        parts.append(part)
        size += len(part.strip())
        if size > limit:
            break
    return " ".join(" ".join(parts).split())


def _remove(tree: HtmlElement, names: re.Pattern[str], largest: int | None) -> list[str]:
    lines: list[str] = []
    for element in list(_outermost(tree, names)):
        words = words_of(element, largest or 300)
        if largest is not None and len(words) > largest:
            continue
        element.drop_tree()
        if 0 < len(words) <= 300:
            lines.append(words)
    return lines


def _outermost(tree: HtmlElement, names: re.Pattern[str]) -> Iterator[HtmlElement]:
    """Elements whose id or class is one of the names, none inside another, and never one that holds the article."""
    inside: HtmlElement | None = None
    for element in _NAMED(tree):
        if element.tag in _NEVER or not _has_name(names, element.get("class") or "", element.get("id") or ""):
            continue
        if _holds_article(element) or any(above is inside for above in element.iterancestors()):
            continue
        inside = element
        yield element


@lru_cache(maxsize=1 << 13)
def _has_name(names: re.Pattern[str], classes: str, name: str) -> bool:
    return any(names.fullmatch(each) for each in (*classes.split(), name.strip()) if len(each) <= 60)


def _holds_article(element: HtmlElement) -> bool:
    return element.find(".//h1") is not None or element.find(".//*[@itemprop='articleBody']") is not None
