"""What an editor wrote becomes markup that can harm nobody: Markdown or HTML, with a short list of elements.

No image, script, style, frame or form comes through, and links lead to the web alone. Markdown takes no HTML in it.
"""

import re
import unicodedata
from functools import cache, lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from secondsource.domain.folding import fold
from secondsource.domain.publishing import Edition, Form

LONGEST = 200_000
"""Characters of an article's source."""
_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "em", "strong", "b", "i", "a", "code", "pre", "hr", "br",
    "table", "thead", "tbody", "tr", "th", "td", "sup", "sub", "q", "cite", "time", "abbr", "del", "ins",
}  # fmt: skip
_WITHOUT_CONTENT = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math", "textarea"}
_MARKS = re.compile(r"[<\[*_`!>~&]")
MOST_MARKS = 10_000
"""Marks of one kind of Markdown; the reader of Markdown takes time in the square of some of them."""
_FIRST_HEADING = re.compile(r"(</?)h1\b", re.IGNORECASE)
_OPENING = re.compile(r"<[a-zA-Z]")
_ONE = zip("абвгґдезиіїйклмнопрстуфыэё", "abvhgdezyiiiklmnoprstufyee", strict=True)
_MORE = {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
         "ь": "", "ъ": "", "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "'": "", "’": ""}  # fmt: skip
_LETTERS = str.maketrans(dict(_ONE) | _MORE)


@lru_cache(maxsize=64)
def to_markup(form: Form, source: str) -> Markup:
    """The article's body, fit for a page."""
    written = _markdown().render(source) if form is Form.MARKDOWN else source
    return Markup(_clean(_FIRST_HEADING.sub(r"\1h2", written)))  # noqa: S704  cleaned in the same line


def text_fault(form: Form, source: str) -> str:
    """What is wrong with a source; empty where nothing is."""
    if len(source) > LONGEST:
        return f"The article is longer than {LONGEST:,} characters; publish it in parts."
    if form is Form.MARKDOWN and len(_MARKS.findall(source)) > MOST_MARKS:
        return f"The text has more than {MOST_MARKS:,} marks of Markdown; give it as HTML."
    if not to_markup(form, source).striptags().strip():
        return "Nothing is left of the text once it is cleaned; write some words."
    return ""


def make_slug(title: str, taken: "set[str] | frozenset[str]") -> str:
    """The last part of the article's address: small Latin letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", fold(title).translate(_LETTERS)).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-") or "article"
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def to_page(edition: Edition, publisher: str, address: str) -> bytes:
    """The article as a page of its own, as the checker reads it: the same text gives the same bytes."""
    meta = {
        "og:title": edition.title,
        "og:type": "article",
        "og:site_name": publisher,
        "article:published_time": edition.dated.isoformat(),
        "author": edition.author,
    }
    told = "".join(f'<meta property="{name}" name="{name}" content="{escape(value)}">' for name, value in meta.items())
    head = f'<meta charset="utf-8"><title>{escape(edition.title)}</title>{told}'
    head += f'<link rel="canonical" href="{escape(address)}">'
    body = to_markup(edition.form, edition.source)
    return (
        f'<!doctype html><html lang="{escape(edition.language)}"><head>{head}</head><body><article>'
        f"<h1>{escape(edition.title)}</h1>{body}</article></body></html>"
    ).encode(errors="replace")


def _clean(text: str) -> str:
    if len(_OPENING.findall(text)) > 50_000:
        return str(escape(text))
    return nh3.clean(
        text,
        tags=_TAGS,
        clean_content_tags=_WITHOUT_CONTENT,
        attributes={"a": {"href"}, "time": {"datetime"}, "abbr": {"title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table").disable("image")
