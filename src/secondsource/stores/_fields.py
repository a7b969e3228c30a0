"""What the search index holds of a passage."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import tantivy
from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from secondsource.domain.evidence import Passage
from secondsource.domain.folding import fold
from secondsource.reading.narrowing import language_of
from secondsource.stores._terms import joined_names, joined_words, pieces

UNDATED = 0
WEIGHTS = {"text": 1.0, "title": 0.7, "publisher": 0.3}
"""Fields of words, and what a word counts there."""
_LONGEST_FACET = 200
# Both stemmers leave the other's letters alone, so a text of either language, or of both, is read right.
STEMS = (
    TextAnalyzerBuilder(Tokenizer.whitespace())
    .filter(Filter.stemmer("english"))
    .filter(Filter.stemmer("russian"))
    .build()
)


def make_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in WEIGHTS:
        builder.add_text_field(field, tokenizer_name="words", index_option="freq")
    builder.add_text_field("names", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("facets", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("day", indexed=True, fast=True)
    return builder.build()


def prepare(index: tantivy.Index) -> tantivy.Index:
    """The same index, knowing how to cut words, and showing commits when asked to reload."""
    index.register_tokenizer("words", STEMS)
    index.config_reader("manual")
    return index


def make_document(passage: Passage) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", passage.id)
    found = pieces(passage.text)
    title, publisher = _terms(passage.title), _terms(passage.publisher or "")
    document.add_text("text", joined_words(found))
    document.add_text("title", title.words)
    document.add_text("publisher", publisher.words)
    document.add_text("names", " ".join(filter(None, (title.names, publisher.names, joined_names(found)))))
    for facet in _facets(passage):
        document.add_text("facets", facet)
    document.add_integer("day", passage.published_at.toordinal() if passage.published_at else UNDATED)
    return document


class _Terms(NamedTuple):
    """What is indexed of a title or a publisher's name."""

    words: str
    names: str


@lru_cache(maxsize=4096)
def _terms(text: str) -> _Terms:
    """Many passages share a title, and more a publisher."""
    found = pieces(text)
    return _Terms(joined_words(found), joined_names(found))


def _facets(passage: Passage) -> Iterable[str]:
    """What a search can be kept to, each under the letter of its sort."""
    yield f"k{passage.kind.value}"
    yield f"l{language_of(passage.language)}"
    if passage.camp:
        yield f"c{as_facet(passage.camp)}"
    if passage.publisher:
        yield f"p{as_facet(passage.publisher)}"


@lru_cache(maxsize=4096)
def as_facet(value: str) -> str:
    return fold(value)[:_LONGEST_FACET]
