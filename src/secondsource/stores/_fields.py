"""What the search index holds of a passage, and how a query asks for it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import tantivy
from tantivy import Filter, Occur, TextAnalyzerBuilder, Tokenizer

from secondsource.domain.evidence import Only, Passage, Query
from secondsource.domain.folding import fold
from secondsource.reading.narrowing import language_of
from secondsource.stores._terms import bare_key, joined_names, joined_words, pieces, words

MOST_TERMS = 64
"""Words of one query that are searched for, rarest first; a stranger's query may be a book."""
MOST_WORDS = 2000
"""Words of one query that are looked at."""

_UNDATED = 0
_LONGEST_FACET = 200
_WEIGHTS = (("text", 1.0), ("title", 0.7), ("publisher", 0.3))
_NAME_WEIGHT = 1.5
_NUMBER_WEIGHT = 1.5
# Both stemmers leave the other's letters alone, so a text of either language, or of both, is read right.
_STEMS = (
    TextAnalyzerBuilder(Tokenizer.whitespace())
    .filter(Filter.stemmer("english"))
    .filter(Filter.stemmer("russian"))
    .build()
)


def make_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field, _ in _WEIGHTS:
        builder.add_text_field(field, tokenizer_name="words", index_option="freq")
    builder.add_text_field("names", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("facets", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("day", indexed=True, fast=True)
    return builder.build()


def prepare(index: tantivy.Index) -> tantivy.Index:
    """The same index, knowing how to cut words, and showing commits when asked to reload."""
    index.register_tokenizer("words", _STEMS)
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
    document.add_integer("day", passage.published_at.toordinal() if passage.published_at else _UNDATED)
    return document


def make_question(schema: tantivy.Schema, searcher: tantivy.Searcher, query: Query, only: Only) -> tantivy.Query | None:
    """What to ask the index; None where it has no word of the query. Built term by term: no text is bad syntax."""
    asked = _Asked(schema, searcher)
    terms = [*asked.numbers(query.numbers), *asked.words(query.text), *asked.names(query.names)]
    if not terms:
        return None
    any_term = tantivy.Query.boolean_query([(Occur.Should, term) for term in terms])
    filters = (*_window(schema, query.since, query.until), *_narrowed(schema, only))
    return tantivy.Query.boolean_query([(Occur.Must, each) for each in (any_term, *filters)])


class _Asked:
    """Makes term queries for the terms that the index has."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self.schema = schema
        self.searcher = searcher

    def numbers(self, numbers: Sequence[str]) -> Iterable[tantivy.Query]:
        for number in self._rarest(" ".join(numbers)):
            yield tantivy.Query.boost_query(self._anywhere(number), _NUMBER_WEIGHT)

    def words(self, text: str) -> Iterable[tantivy.Query]:
        for word in self._rarest(text):
            yield self._anywhere(word)
        for key in _first(map(bare_key, words(text)[:MOST_WORDS])):
            if self.searcher.doc_freq("names", key):
                yield self._term("names", key, _NAME_WEIGHT)

    def names(self, names: Sequence[Sequence[str]]) -> Iterable[tantivy.Query]:
        """One query a name: spellings do not add up."""
        for spellings in names[:MOST_TERMS]:
            keys = _first(bare_key(word) for spelling in spellings for word in words(spelling))
            held = [self._term("names", key, _NAME_WEIGHT) for key in keys if self.searcher.doc_freq("names", key)]
            if held:
                yield tantivy.Query.disjunction_max_query(held, 0.3)

    def _rarest(self, text: str) -> list[str]:
        stems = dict.fromkeys(_STEMS.analyze(" ".join(words(text)[:MOST_WORDS])))
        often = {stem: sum(self.searcher.doc_freq(field, stem) for field, _ in _WEIGHTS) for stem in stems}
        return sorted((stem for stem in stems if often[stem]), key=lambda stem: often[stem])[:MOST_TERMS]

    def _anywhere(self, stem: str) -> tantivy.Query:
        held = [(field, weight) for field, weight in _WEIGHTS if self.searcher.doc_freq(field, stem)]
        return tantivy.Query.boolean_query([(Occur.Should, self._term(field, stem, weight)) for field, weight in held])

    def _term(self, field: str, term: str, weight: float) -> tantivy.Query:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self.schema, field, term, "freq"), weight)


def _first(keys: Iterable[str]) -> list[str]:
    return [key for key in dict.fromkeys(keys) if key][:MOST_TERMS]


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
        yield f"c{_facet(passage.camp)}"
    if passage.publisher:
        yield f"p{_facet(passage.publisher)}"


@lru_cache(maxsize=4096)
def _facet(value: str) -> str:
    return fold(value)[:_LONGEST_FACET]


def _narrowed(schema: tantivy.Schema, only: Only) -> Iterable[tantivy.Query]:
    """A filter for each list that is not empty; it adds nothing to a score."""
    sorts = (
        [f"k{kind.value}" for kind in only.kinds],
        [f"l{language_of(code)}" for code in only.languages],
        [f"c{_facet(camp)}" for camp in only.camps],
        [f"p{_facet(publisher)}" for publisher in only.publishers],
    )
    for wanted in filter(None, sorts):
        yield _any_of([tantivy.Query.term_query(schema, "facets", each, "basic") for each in wanted])
    if only.places:
        spelt = [spelling for spellings in only.places for spelling in spellings]
        yield _any_of([_all_of(schema, _first(map(bare_key, words(each)))) for each in spelt])


def _any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.const_score_query(tantivy.Query.boolean_query([(Occur.Should, each) for each in queries]), 0.0)


def _all_of(schema: tantivy.Schema, keys: Sequence[str]) -> tantivy.Query:
    """Every word of a name; nothing where it has none."""
    terms = [(Occur.Must, tantivy.Query.term_query(schema, "names", key, "freq")) for key in keys]
    return tantivy.Query.boolean_query(terms) if terms else tantivy.Query.empty_query()


def _window(schema: tantivy.Schema, since: date | None, until: date | None) -> Iterable[tantivy.Query]:
    """Filters that add nothing to a score. An undated passage stands before every day."""
    if until:
        yield _days(schema, _UNDATED, until.toordinal())
    if since:
        dated = _days(schema, since.toordinal(), None)
        undated = _days(schema, _UNDATED, _UNDATED)
        yield tantivy.Query.boolean_query([(Occur.Should, dated), (Occur.Should, undated)])


def _days(schema: tantivy.Schema, first: int, last: int | None) -> tantivy.Query:
    days = tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, first, last)
    return tantivy.Query.const_score_query(days, 0.0)
