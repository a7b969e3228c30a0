"""Comment threads in a page's markup: schema.org in JSON-LD or microdata, and WordPress."""

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from secondsource.domain.thread import Comment, Thread
from secondsource.reading.pages.comments import make_thread, parse_moment, split_signature
from secondsource.reading.pages.furniture import comment_heading
from secondsource.reading.pages.jsonld import Node, texts, things_in
from secondsource.reading.pages.widgets import comment_areas, words_of

_MOST = 20_000
_NUMBERED = re.compile(r"(?:li-|div-)?comment-(\d{1,18})")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "button", "a", "span", "p", "strong")


def read_thread(tree: HtmlElement, article: Node) -> Thread:
    """The page's comments by the way that gives most of them, and how many the page announces."""
    areas = list(comment_areas(tree))
    ways = (list(_linked(article)), list(_microdata(tree)), [c for area in areas for c in _wordpress(area)])
    comments = max(ways, key=len)
    return make_thread(comments[:_MOST], _announced(areas, article))


def _announced(areas: Sequence[HtmlElement], article: Node) -> int | None:
    for area in areas:
        for element in (area, *area.iter(*_HEADINGS)):
            heading, number = comment_heading(words_of(element, 400))
            if heading and number is not None:
                return number
    told = article.get("commentCount")
    return int(told) if isinstance(told, int | str) and str(told).isdecimal() and len(str(told)) < 8 else None


def _linked(article: Node) -> Iterator[Comment]:
    """From `comment` in the article's JSON-LD, answers after what they answer."""
    waiting = things_in(article.get("comment"))[::-1]
    for _ in range(_MOST):
        if not waiting:
            return
        node = waiting.pop()
        if words := " ".join(texts(node.get("text") or node.get("description"))):
            moment = node.get("dateCreated") or node.get("datePublished")
            yield Comment(
                words, _first(texts(node.get("author"))), parse_moment(moment if isinstance(moment, str) else None)
            )
        waiting += things_in(node.get("comment"))[::-1]


def _microdata(tree: HtmlElement) -> Iterator[Comment]:
    for item in tree.iterfind(".//*[@itemtype]"):
        if (item.get("itemtype") or "").rstrip("/").endswith(("schema.org/Comment", "schema.org/UserComments")):
            own = [inner for inner in item.iterfind(".//*[@itemprop]") if _owner(inner) is item]
            words = _first([words_of(e) for e in own if e.get("itemprop") in ("text", "commentText", "description")])
            author = _first([_person(e) for e in own if e.get("itemprop") in ("author", "creator")])
            moments = [e.get("datetime") or e.get("content") for e in own
                       if e.get("itemprop") in ("datePublished", "dateCreated", "commentTime")]  # fmt: skip
            if words:
                yield Comment(words, author, parse_moment(_first([moment for moment in moments if moment])))


def _owner(element: HtmlElement) -> HtmlElement | None:
    return next((above for above in element.iterancestors() if above.get("itemtype") and not _is_person(above)), None)


def _is_person(element: HtmlElement) -> bool:
    return (element.get("itemtype") or "").endswith(("Person", "Organization"))


def _person(element: HtmlElement) -> str:
    name = element.find(".//*[@itemprop='name']")
    return (element.get("content") or words_of(element)) if name is None else (name.get("content") or words_of(name))


def _wordpress(area: HtmlElement) -> Iterator[Comment]:
    """From `comment` items with a `comment-content` (older themes: `comment-body`); answers are items of their own."""
    for item in area.iter("li", "div", "article"):
        if "comment" not in _classes(item) or item is area:
            continue
        content = _own(item, ("comment-content", "comment-text", "comment-body"))
        if content is None:
            continue
        author = _own(item, ("fn", "comment-author-name", "comment-author"))
        name, shown = split_signature(words_of(author, 200)) if author is not None else (None, None)
        words = "\n".join(words_of(p) for p in content.iter("p")) or words_of(content)
        above = _item_above(item)
        posted, parent = parse_moment(_own_time(item)) or shown, None if above is None else _key(above)
        yield Comment(words.strip(), name, posted, _key(item), parent)


def _key(item: HtmlElement) -> str | None:
    """The id that WordPress gives an item or what it holds, such as `comment-12`, by its number."""
    for element in (item, *item.iterchildren()):
        if found := _NUMBERED.fullmatch(element.get("id") or ""):
            return found[1]
    return None


def _own(item: HtmlElement, names: Sequence[str]) -> HtmlElement | None:
    """The first element of the best name inside the item that belongs to no comment below it."""
    for name in names:
        for element in item.iterfind(".//*[@class]"):
            if name in _classes(element) and _item_above(element) is item:
                return element
    return None


def _own_time(item: HtmlElement) -> str | None:
    return _first([e.get("datetime") or "" for e in item.iter("time") if _item_above(e) is item])


def _item_above(element: HtmlElement) -> HtmlElement | None:
    return next(
        (above for above in element.iterancestors("li", "div", "article") if "comment" in _classes(above)), None
    )


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def _first(values: Sequence[str]) -> str | None:
    return next((value for value in values if value), None)
