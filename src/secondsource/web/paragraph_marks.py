"""Marks of an article's paragraphs, by which another page finds out whether the words that were checked still stand.

Only letters and figures count, so that spaces, quotation marks and the page's own tags change nothing.
`static/embed.js` computes the same; a test in a browser holds both together.
"""

import unicodedata
from collections.abc import Sequence

from secondsource.domain.article import Article

MOST = 100
"""Paragraphs of a long article that are marked: the first ones."""
_SHORTEST = 24
"""Letters and figures below which a paragraph stands on too many pages to say anything."""
_BEGINNING = 16
_BASE, _PRIME = 65599, 2**31 - 1
"""Products stay below 2**53, so that JavaScript's numbers hold them."""

Mark = tuple[str, int, int]
"""First letters, length and hash of a paragraph: length and hash in UTF-16 units, as JavaScript counts."""


def mark_paragraphs(article: Article) -> tuple[Mark, ...]:
    """The marks of the first paragraphs that are long enough."""
    bare = (only_letters(span.of(article.text)) for span in article.paragraphs[:MOST])
    return tuple(_mark(text) for text in bare if len(text) >= _SHORTEST)


def only_letters(text: str) -> str:
    """The letters and figures of a text, composed alike."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


def _mark(text: str) -> Mark:
    units = _units(text)
    value = 0
    for unit in units:
        value = (value * _BASE + unit) % _PRIME
    return text[:_BEGINNING], len(units), value


def _units(text: str) -> Sequence[int]:
    coded = text.encode("utf-16-le", errors="surrogatepass")
    return [int.from_bytes(coded[at : at + 2], "little") for at in range(0, len(coded), 2)]
