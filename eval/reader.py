"""The reading of an article with the tagger that comes with Second Source, for the measures beside this file."""

from collections.abc import Sequence
from functools import cache

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.syntax import Trees
from secondsource.pipeline.reading import find_trees, read_article
from secondsource.plugins import find_part
from secondsource.ports import Tagger


@cache
def _tagger() -> Tagger:
    part = find_part("taggers", "minilm")
    return part.component(part.options())


def read(article: Article, tables: Tables) -> Reading:
    """The statements of an article, and who makes them."""
    return read_article(article, tables, _tagger())


def parse(text: str, sentences: Sequence[Span]) -> Trees:
    """The trees of a text's sentences."""
    return find_trees(text, sentences, _tagger())
