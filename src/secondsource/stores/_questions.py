"""How a query asks the search index: a flat sum of weighed terms, and filters beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import tantivy
from tantivy import Occur

from secondsource.domain.evidence import Only, Query
from secondsource.reading.narrowing import language_of
from secondsource.stores._fields import STEMS, UNDATED, WEIGHTS, as_facet
from secondsource.stores._terms import bare_key, words

MOST_TERMS = 64
"""Words of one query that are searched for, rarest first; a stranger's query may be a book."""
MOST_WORDS = 2000
"""Words of one query that are looked at."""
FEW = 4
"""Words of a query that are searched for, however many passages have them."""
COMMON = 10_000
"""Passages that must have a word before it can be left out."""
_NAME_WEIGHT = 1.5
_NUMBER_WEIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask the index. Filters stand apart: inside the question they make tantivy score every passage."""

    schema: tantivy.Schema
    terms: tantivy.Query
    filters: tuple[tantivy.Query, ...] = ()

    def strictly(self) -> "Question":
        """The same with its filters inside."""
        return Question(self.schema, _every((self.terms, *self.filters)))

    def among(self, names: Sequence[str]) -> tantivy.Query:
        """Which of the passages of these ids the filters let through."""
        return _every((tantivy.Query.term_set_query(self.schema, "id", list(names)), *self.filters))


def make_question(schema: tantivy.Schema, searcher: tantivy.Searcher, query: Query, only: Only) -> Question | None:
    """What to ask the index; None where it has no word of the query. Built term by term: no text is bad syntax."""
    asked = _Asked(searcher)
    asked.numbers(query.numbers)
    asked.words(query.text)
    asked.names(query.names)
    if not asked.weights:
        return None
    filters = (*_window(schema, query.since, query.until), *_narrowed(schema, only))
    return Question(schema, _sum(schema, asked.weights), filters)


def _sum(schema: tantivy.Schema, weights: Mapping[tuple[str, str], float]) -> tantivy.Query:
    """Any of the terms. Only a sum of bare terms lets tantivy pass over what cannot come among the best (block-max
    WAND, Ding and Suel 2011): a boolean query in it, or the best of several, makes it score every passage."""
    terms = ((tantivy.Query.term_query(schema, *term, "freq"), weight) for term, weight in weights.items())
    return tantivy.Query.boolean_query([(Occur.Should, tantivy.Query.boost_query(*each)) for each in terms])


class _Asked:
    """Gathers the terms that the index has: each once, with all its weight."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self.searcher = searcher
        # What stands in most passages tells them apart least, and costs most.
        self.common = max(COMMON, searcher.num_docs // 2)
        self.weights: defaultdict[tuple[str, str], float] = defaultdict(float)

    def numbers(self, numbers: Sequence[str]) -> None:
        self._add_rarest(" ".join(numbers), _NUMBER_WEIGHT)

    def words(self, text: str) -> None:
        self._add_rarest(text, 1.0)
        self._add_names(words(text)[:MOST_WORDS])

    def names(self, names: Sequence[Sequence[str]]) -> None:
        """A name counts once, however often and in whatever spelling it is asked for."""
        for spellings in names[:MOST_TERMS]:
            self._add_names(word for spelling in spellings for word in words(spelling))

    def _add_rarest(self, text: str, weight: float) -> None:
        stems = dict.fromkeys(STEMS.analyze(" ".join(words(text)[:MOST_WORDS])))
        often = {stem: {field: self.searcher.doc_freq(field, stem) for field in WEIGHTS} for stem in stems}
        held = sorted((stem for stem in stems if any(often[stem].values())), key=lambda stem: sum(often[stem].values()))
        for stem in held[:FEW] + [stem for stem in held[FEW:MOST_TERMS] if often[stem]["text"] <= self.common]:
            for field in filter(often[stem].get, WEIGHTS):
                self.weights[field, stem] += weight * WEIGHTS[field]

    def _add_names(self, found: Iterable[str]) -> None:
        for key in _first(map(bare_key, found)):
            if 0 < self.searcher.doc_freq("names", key) <= self.common:
                self.weights["names", key] = _NAME_WEIGHT


def _first(keys: Iterable[str]) -> list[str]:
    return [key for key in dict.fromkeys(keys) if key][:MOST_TERMS]


def _narrowed(schema: tantivy.Schema, only: Only) -> Iterable[tantivy.Query]:
    """A filter for each list that is not empty; it adds nothing to a score."""
    sorts = (
        [f"k{kind.value}" for kind in only.kinds],
        [f"l{language_of(code)}" for code in only.languages],
        [f"c{as_facet(camp)}" for camp in only.camps],
        [f"p{as_facet(publisher)}" for publisher in only.publishers],
    )
    for wanted in filter(None, sorts):
        yield _any_of([tantivy.Query.term_query(schema, "facets", each, "basic") for each in wanted])
    if only.places:
        spelt = [spelling for spellings in only.places for spelling in spellings]
        yield _any_of([_all_of(schema, _first(map(bare_key, words(each)))) for each in spelt])


def _every(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, each) for each in queries])


def _any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.const_score_query(tantivy.Query.boolean_query([(Occur.Should, each) for each in queries]), 0.0)


def _all_of(schema: tantivy.Schema, keys: Sequence[str]) -> tantivy.Query:
    """Every word of a name; nothing where it has none."""
    terms = [tantivy.Query.term_query(schema, "names", key, "freq") for key in keys]
    return _every(terms) if terms else tantivy.Query.empty_query()


def _window(schema: tantivy.Schema, since: date | None, until: date | None) -> Iterable[tantivy.Query]:
    """Filters that add nothing to a score. An undated passage stands before every day."""
    if until:
        yield _days(schema, UNDATED, until.toordinal())
    if since:
        dated = _days(schema, since.toordinal(), None)
        undated = _days(schema, UNDATED, UNDATED)
        yield tantivy.Query.boolean_query([(Occur.Should, dated), (Occur.Should, undated)])


def _days(schema: tantivy.Schema, first: int, last: int | None) -> tantivy.Query:
    days = tantivy.Query.range_query(schema, "day", tantivy.FieldType.Integer, first, last)
    return tantivy.Query.const_score_query(days, 0.0)
