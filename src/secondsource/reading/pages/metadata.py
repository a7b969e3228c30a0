"""What a page says about its article: title, author, publisher, section, language, and every date with its origin."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from secondsource.domain.address import join_address, same_page
from secondsource.domain.article import DateCandidate
from secondsource.domain.folding import fold
from secondsource.reading.pages.jsonld import Node, texts
from secondsource.reading.pages.page_dates import find_page_dates
from secondsource.reading.pages.widgets import words_of

_SITE_TAIL = re.compile(r"\s+(?:[|•·»:—–-]|::)\s+(?P<site>[^|•·»—–]{2,60})$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page about its article; empty or None where it does not say."""

    title: str
    titles: tuple[str, ...]
    """Every form of the title that the page gives; none of them belongs into the body."""
    byline: str | None
    publisher: str | None
    section: str | None
    language: str | None
    dates: tuple[DateCandidate, ...]
    canonical: str | None
    """The address that the page gives as its own, where it is another."""


def read_metadata(tree: HtmlElement, article: Node, address: str, until: date) -> Metadata:
    """From JSON-LD, then OpenGraph and its kin, then what the page shows. `until` is the day it was fetched."""
    meta = _meta(tree)
    publisher = _first(
        [*texts(article.get("publisher")), *meta.get("og:site_name", ()), *meta.get("application-name", ())]
    )
    titles = _titles(tree, article, meta, publisher)
    html_lang = tree.getroottree().getroot().get("lang")
    languages = [
        *texts(article.get("inLanguage")),
        html_lang,
        *meta.get("og:locale", ()),
        *meta.get("content-language", ()),
    ]
    return Metadata(
        title=_headline(titles, tree),
        titles=titles,
        byline=_byline(tree, article, meta),
        publisher=publisher,
        section=_first(
            [*texts(article.get("articleSection")), *meta.get("article:section", ()), *meta.get("section", ())]
        ),
        language=_first([code for code in map(primary, languages) if code]),
        dates=find_page_dates(tree, article, meta, address, until),
        canonical=_canonical(tree, address),
    )


def primary(tag: str | None) -> str | None:
    """`en` of `en-US`; None for what is no language tag."""
    code = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None


def _canonical(tree: HtmlElement, address: str) -> str | None:
    for link in tree.iterfind(".//link[@href]"):
        if "canonical" in (link.get("rel") or "").lower().split():
            given = join_address(address, (link.get("href") or "").strip())
            return given if given and not same_page(given, address) else None
    return None


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        )
        words = " ".join((element.get("content") or "")[:1000].split())
        if words:
            found.setdefault(key.lower(), []).append(words)
    return found


def _titles(tree: HtmlElement, article: Node, meta: dict[str, list[str]], publisher: str | None) -> tuple[str, ...]:
    given = [*texts(article.get("headline")), *meta.get("og:title", ()), *meta.get("twitter:title", ())]
    shown = [words_of(element, 500) for element in tree.iter("h1")][:3]
    named = [words_of(element, 500) for element in tree.iter("title")][:1]
    both = [form for title in (*given, *named, *shown) for form in (_without_site(title, publisher), title)]
    return tuple(dict.fromkeys(title for title in both if 0 < len(title) <= 500))


def _without_site(title: str, publisher: str | None) -> str:
    tail = _SITE_TAIL.search(title)
    if tail and (len(title[: tail.start()].split()) >= 4 or (publisher and fold(tail["site"]) in fold(publisher))):
        return title[: tail.start()]
    return title


def _headline(titles: Sequence[str], tree: HtmlElement) -> str:
    """The first title given; the page's own heading where that says the same in full."""
    title = titles[0] if titles else ""
    for heading in list(tree.iter("h1"))[:3]:
        shown = words_of(heading, 500)
        if shown and len(shown) <= 300 and _alike(shown, title):
            return shown
    return title


def _alike(one: str, other: str) -> bool:
    a, b = set(fold(one).split()), set(fold(other).split())
    return len(a & b) >= 0.6 * min(len(a), len(b)) > 0


def _byline(tree: HtmlElement, article: Node, meta: dict[str, list[str]]) -> str | None:
    names = texts(article.get("author")) or [
        *meta.get("author", ()),
        *meta.get("article:author", ()),
        *meta.get("parsely-author", ()),
    ]
    names = [name for name in names if "://" not in name and 1 < len(name) <= 100]
    if not names:
        names = [words_of(element, 100) for element in tree.iterfind(".//a[@rel='author']")][:3]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _first(values: Sequence[str | None]) -> str | None:
    return next((value for value in values if value), None)
