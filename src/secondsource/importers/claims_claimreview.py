"""Fact checks as ClaimReview (schema.org, JSON-LD): pages, feeds, data feeds, lists, `@graph`, one object a line.

Read are a page's scripts of JSON-LD, JSON of any shape that holds ClaimReview somewhere, and RSS or Atom whose items
hold it, as text or in their own page. The rating is what its publisher calls it (`alternateName`), else its number
with the best there is. A review without a claim, a rating in words or numbers, or an address is left out and named.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from secondsource.domain.matching import EarlierClaim
from secondsource.errors import InputError
from secondsource.lookup.answers import first_web_address
from secondsource.lookup.ratings import MOST, number_words, rated
from secondsource.reading.pages.jsonld import Node, parse_linked_data, texts, things_in
from secondsource.reading.threads.exports import Node as Element
from secondsource.reading.threads.exports import parse_export

_MARK = b"ClaimReview"
_TYPE = re.compile(r"(?:.*[/:#])?ClaimReview")
_SCRIPT = re.compile(r"<script\b([^<>]{0,2000})>", re.IGNORECASE)
_CANONICAL = re.compile(r"<link\b[^<>]{0,500}\brel\s*=\s*[\"']?canonical\b[^<>]{0,2000}>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_XML = re.compile(rb"\s*(?:<\?xml|<rss\b|<feed\b|<rdf:RDF\b)", re.IGNORECASE)
_MOST_NODES = 5_000_000
_NOTHING = "This file holds no ClaimReview that could be read; give a page, a feed or JSON-LD that does."


@dataclass(frozen=True, slots=True)
class Options:
    """ClaimReview has no settings."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def fits(self, body: bytes) -> bool:
        return _MARK in body and body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[", b"<")

    def claims(self, body: bytes) -> Iterator[EarlierClaim | InputError]:
        found = _found(body)
        first = next(found, None)
        if first is None:
            raise InputError(_NOTHING)
        return _numbered(first, found)


@dataclass(frozen=True, slots=True)
class _Review:
    """A ClaimReview, the things of the same document by `@id`, and the address of what it stands in."""

    node: Node
    named: Mapping[str, Node]
    address: str = ""


def _numbered(
    first: "_Review | InputError", more: Iterator["_Review | InputError"]
) -> Iterator[EarlierClaim | InputError]:
    number = 0
    for each in (first, *more):
        if isinstance(each, InputError):
            yield each
            continue
        number += 1
        if number > MOST:
            yield InputError(f"The file has more than {MOST:,} reviews; the rest is left out.")
            return
        yield rated(f"ClaimReview {number}", _fields(each), strict=False)


def _found(body: bytes) -> Iterator["_Review | InputError"]:
    text = body.decode("utf-8-sig", errors="replace")
    if _XML.match(body.lstrip(b"\xef\xbb\xbf")):
        return _in_feed(body)
    if text.lstrip().startswith("<"):
        return _in_page(text)
    return _in_json(text)


# Where ClaimReview stands


def _in_page(text: str, address: str = "") -> Iterator["_Review | InputError"]:
    """Of every script of JSON-LD; found without a parser of HTML, in one pass."""
    canonical = _CANONICAL.search(text)
    href = _HREF.search(canonical.group()) if canonical else None
    address = first_web_address(href and href[1]) or address
    at = 0
    while start := _SCRIPT.search(text, at):
        end = text.find("</script", start.end())
        at = end if end >= 0 else len(text)
        if "ld+json" in start[1].lower():
            yield from _reviews(parse_linked_data(text[start.end() : at]), address)


def _in_feed(body: bytes) -> Iterator["_Review | InputError"]:
    """Of every item, in whichever of its elements."""
    below = 2 if re.search(rb"<rss\b", body[:4096], re.IGNORECASE) else 1
    for item in parse_export(body, ("item", "entry"), below):
        address = _link_of(item)
        for text in _texts_in(item):
            if "ClaimReview" in text:
                if text.lstrip().startswith(("{", "[")):
                    yield from _reviews(parse_linked_data(text), address)
                else:
                    yield from _in_page(text, address)


def _link_of(item: Element) -> str:
    links = [each for each in item.children if each.name == "link"]
    hrefs = [dict(each.attributes).get("href") for each in links]
    return first_web_address(*hrefs, *(each.text.strip() for each in links))


def _texts_in(item: Element) -> Iterator[str]:
    waiting = [item]
    while waiting:
        element = waiting.pop(0)
        yield element.text
        waiting += element.children


def _in_json(text: str) -> Iterator["_Review | InputError"]:
    try:
        value: object = json.loads(text, strict=False)
    except RecursionError as error:
        raise InputError("This JSON is nested too deeply to be ClaimReview.") from error
    except ValueError:
        yield from _in_lines(text)
        return
    yield from _reviews(value)


def _in_lines(text: str) -> Iterator["_Review | InputError"]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield from _reviews(json.loads(line, strict=False))
            except (ValueError, RecursionError):
                yield InputError(f"Line {number} is left out: it is not JSON.")


def _reviews(value: object, address: str = "") -> Iterator["_Review | InputError"]:
    """Every ClaimReview in a value of any shape, in its order; pages that stand in a JSON Feed are read too."""
    found: list[_Review | InputError] = []
    named: dict[str, Node] = {}
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        item = waiting.pop()
        if isinstance(item, list):
            waiting += cast("list[object]", item)[::-1]
        elif isinstance(item, dict):
            node = cast(Node, item)
            if isinstance(name := node.get("@id"), str) and len(node) > 1:
                named.setdefault(name, node)
            if any(_TYPE.fullmatch(each) for each in _types(node)):
                found.append(_Review(node, named, address))
            waiting += list(node.values())[::-1]
        elif isinstance(item, str) and "ld+json" in item and "<script" in item:
            found += _in_page(item, address)
    yield from found


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    listed = cast("list[object]", kind)[:20] if isinstance(kind, list) else [kind]
    return [each for each in listed if isinstance(each, str)]


# What a review says


def _fields(review: _Review) -> dict[str, object]:
    node = review.node
    item = _thing(node.get("itemReviewed"), review)
    rating = _thing(node.get("reviewRating"), review)
    return {
        "claim": _first(node.get("claimReviewed"), item.get("text"), item.get("name"), item.get("description")),
        "rating": _rating(rating),
        "publisher": _name(review, node.get("author"), node.get("publisher"), node.get("sourceOrganization")),
        "url": first_web_address(node.get("url"), *_addresses(node, review), review.address),
        "published": _first(node.get("datePublished"), node.get("dateCreated")),
        "speaker": _name(review, item.get("author"), item.get("creator")),
        "said": _first(item.get("datePublished"), item.get("dateCreated")),
        "language": _first(node.get("inLanguage")),
        "title": _first(node.get("headline"), node.get("name")),
    }  # fmt: skip


def _rating(rating: Node) -> str:
    """As its publisher words it; a bare number with the best there is: `2 of 5`."""
    if words := _first(rating.get("alternateName"), rating.get("name")):
        return words
    value, best = _number(rating.get("ratingValue")), _number(rating.get("bestRating"))
    if value and best:
        return f"{value} of {best}"
    return value or _first(rating.get("ratingExplanation"))


def _number(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_words(value)[:20]
    return _first(value)[:20]


def _thing(value: object, review: _Review) -> Node:
    """A thing; where it is only named (`{"@id": …}`), the thing of that name in the same document."""
    thing = next(iter(things_in(value)), cast(Node, {}))
    name = thing.get("@id")
    return review.named.get(name, thing) if isinstance(name, str) and len(thing) == 1 else thing


def _name(review: _Review, *values: object) -> str:
    return _first(*(_thing(each, review) or each for each in values))


def _addresses(node: Node, review: _Review) -> Iterator[object]:
    page = node.get("mainEntityOfPage")
    yield page
    yield _thing(page, review).get("@id")
    yield _thing(page, review).get("url")


def _first(*values: object) -> str:
    """The first that has words."""
    return next((found[0] for each in values if (found := texts(each))), "")
