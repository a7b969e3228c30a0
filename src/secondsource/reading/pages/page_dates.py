"""Every date that a page gives for its article, with where it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from htmldate import find_date
from lxml.html import HtmlElement

from secondsource.domain.article import DateCandidate
from secondsource.reading.pages.jsonld import Node, texts
from secondsource.reading.pages.published import is_published

Meta = Mapping[str, Sequence[str]]
"""What the `meta` elements say, by their name in lower case."""

_PUBLISHED = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date",
    "publication_date", "publish_date", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "article.updated",
)
_TIME_CLASS = re.compile(
    r"publish|pub-?date|entry-date|post-?date|article-?date|byline-?date|date-?line|posted|time-?stamp", re.I
)
_CHANGED_CLASS = re.compile(r"updat|modif", re.I)
_ISO = re.compile(r"(?P<y>(?:19|20)\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)")
_MOST_DATES = 40
_PLACEHOLDERS = frozenset({date(1900, 1, 1), date(1970, 1, 1)})
"""What systems write where they hold no date; with every year before 1900."""


def find_page_dates(
    tree: HtmlElement, article: Node, meta: Meta, address: str, until: date
) -> tuple[DateCandidate, ...]:
    """From JSON-LD, `meta` and `time` elements; by common patterns only where none of them tells of publication."""
    told = [*_linked_dates(article), *_meta_dates(meta)]
    dates = tuple(dict.fromkeys([*told, *_time_dates(tree, told)]))[:_MOST_DATES]
    if any(is_published(each) for each in dates):
        return dates
    changed = {each.value for each in dates}
    return dates + tuple(each for each in _guessed(tree, address, until) if each.value not in changed)


def parse_day(text: str) -> date | None:
    """The day of a machine-readable date or time, as written there, whatever its zone."""
    text = text.strip()
    try:
        day = datetime.fromisoformat(text).date()
    except ValueError:
        day = _day_at_start(text)
    return None if day is None or day.year < 1900 or day in _PLACEHOLDERS else day


def _day_at_start(text: str) -> date | None:
    found = _ISO.match(text)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        return None


def _linked_dates(article: Node) -> Iterator[DateCandidate]:
    for key in ("datePublished", "dateCreated", "uploadDate", "dateModified"):
        for text in texts(article.get(key)):
            if day := parse_day(text):
                yield DateCandidate(day, f"json-ld {key}")


def _meta_dates(meta: Meta) -> Iterator[DateCandidate]:
    for keys, suffix in ((_PUBLISHED, ""), (_MODIFIED, " (modified)")):
        for key in keys:
            for text in meta.get(key, ()):
                if day := parse_day(text):
                    yield DateCandidate(day, f"meta {key}{suffix}")


def _time_dates(tree: HtmlElement, told: Sequence[DateCandidate]) -> Iterator[DateCandidate]:
    """From `time` elements that speak of the article, not of a teaser beside it.

    Many show the day of the last change without saying so: what the page's data call changed, is changed.
    """
    changed = {each.value for each in told if not is_published(each)} - {
        each.value for each in told if is_published(each)
    }
    for element in tree.iter("time"):
        day = parse_day(element.get("datetime") or "")
        prop, names = element.get("itemprop") or "", f"{element.get('class') or ''} {element.get('id') or ''}"
        if day is None or any(above.tag in ("aside", "nav", "footer", "li") for above in element.iterancestors()):
            continue
        if _CHANGED_CLASS.search(names) or prop == "dateModified" or day in changed:
            yield DateCandidate(day, "time element (modified)")
        elif (
            prop == "datePublished"
            or element.get("pubdate") is not None
            or _TIME_CLASS.search(names)
            or _beside_title(element)
        ):
            yield DateCandidate(day, "time element")


def _beside_title(element: HtmlElement) -> bool:
    home = next(element.iterancestors("header", "article"), None)
    return home is not None and home.find(".//h1") is not None


def _guessed(tree: HtmlElement, address: str, until: date) -> tuple[DateCandidate, ...]:
    """From the address and the markup by common patterns, where the page itself names no date."""
    url = address if address.startswith(("http://", "https://")) else None
    found = find_date(tree, extensive_search=False, original_date=True, url=url, max_date=until.isoformat())
    day = parse_day(found or "")
    return (DateCandidate(day, "pattern in address or markup"),) if day else ()
