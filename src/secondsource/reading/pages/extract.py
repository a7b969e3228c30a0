"""A snapshot becomes an Article and a Thread. The one door to everything that reads pages."""

import re
from dataclasses import dataclass

from secondsource.domain.article import Article, Dating, Snapshot
from secondsource.domain.thread import Thread
from secondsource.errors import ExtractionError
from secondsource.reading.pages.decoding import decode
from secondsource.reading.pages.english import is_surely_english
from secondsource.reading.pages.page import Page, join
from secondsource.reading.pages.plain import read_plain
from secondsource.reading.pages.prose import has_prose
from secondsource.reading.pages.published import day_of_page

_LARGEST = 10 * 1024 * 1024
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.I | re.S,
)
_HTML_TAG = re.compile(r"<(?:p|div|br|h[1-6]|span|article|section|body|html|table|script|li)\b[^<>]{0,400}>", re.I)
_FEED_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.I | re.S
)
_XML_START = re.compile(r"\s*<(?:\?xml|!DOCTYPE)\b", re.I)
_LEAST_LETTERS = {True: 60, False: 10}
"""By whether it is HTML: a page holds other text than its article, a text given by itself is meant."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page holds."""

    article: Article
    thread: Thread


def extract(snapshot: Snapshot) -> Extraction:
    """The snapshot's article and comments. Raises ExtractionError, in one sentence, where there is no article."""
    if len(snapshot.body) > _LARGEST:
        raise ExtractionError("The page is larger than 10 MB, which no article is; give the article's text by itself.")
    if not snapshot.body.strip():
        raise ExtractionError("The page is empty; give the address, the file or the text of an article.")
    text = decode(snapshot)
    if _FEED_START.match(text):
        raise ExtractionError("This is a feed or a site map, not an article; give the address of one of its articles.")
    html = is_html(text)
    if not html and _XML_START.match(text):
        raise ExtractionError("This is XML that holds no page; give the address, the page or the text of an article.")
    page = _read(text, snapshot, html=html)
    if sum(letter.isalpha() for paragraph in page.paragraphs for letter in paragraph) < _LEAST_LETTERS[html]:
        raise ExtractionError(
            "No article was found on the page; give the article's own address, or its text in a file."
        )
    if not has_prose(page.paragraphs):
        raise ExtractionError("This is a list of words or numbers without sentences; give the text of an article.")
    return Extraction(_article(page, snapshot), page.thread)


def is_html(text: str) -> bool:
    """By content: a document's start, or tags enough for a fragment of a page."""
    if _HTML_START.match(text[:5000]):
        return True
    head = text[:50_000]
    tags = len(_HTML_TAG.findall(head))
    return tags >= 3 and (tags * 400 > len(head) or text.lstrip().startswith("<"))


def _read(text: str, snapshot: Snapshot, *, html: bool) -> Page:
    if not html:
        return read_plain(text)
    from secondsource.reading.pages.html import read_html  # lazy: 0.5 s of imports that plain text does not need

    return read_html(text, snapshot.final_address or snapshot.address, snapshot.fetched_at.date())


def _article(page: Page, snapshot: Snapshot) -> Article:
    body, spans = join(page.paragraphs)
    published, dating = day_of_page(page.dates)
    return Article(
        title=page.title,
        text=body,
        paragraphs=spans,
        address=snapshot.final_address or snapshot.address,
        snapshot=snapshot.sha256,
        byline=page.byline,
        publisher=page.publisher,
        section=page.section,
        language=_language(body, page.language),
        published=published,
        dates=page.dates,
        dating=dating or Dating(None, None, ()),
        furniture=page.furniture,
        canonical=page.canonical,
    )


def _language(body: str, declared: str | None) -> str | None:
    if is_surely_english(body):
        return "en"
    from secondsource.reading.pages.language import find_language  # lazy: 0.3 s that an English article does not need

    return find_language(body, declared)
