"""How an article is read: the tagger parses the sentences that are worth it, and reading takes their trees as data."""

from collections.abc import Sequence

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.syntax import NO_TREES, Trees
from secondsource.ports import Tagger
from secondsource.reading.pages.english import is_english
from secondsource.reading.sentences import find_sentences
from secondsource.reading.statements.claims import find_claims
from secondsource.reading.worth_parsing import is_worth_parsing

MOST = 2_000
"""Sentences of one article that are parsed, about 40,000 words of it; later ones are read by their words alone."""


def read_article(article: Article, tables: Tables, tagger: Tagger) -> Reading:
    """The statements of an article, and who makes them. Raises ModelError where the tagger does."""
    text = article.text
    english = is_english(article)
    trees = find_trees(text, find_sentences(text, article.paragraphs), tagger) if english else NO_TREES
    return find_claims(article, tables, trees)


def find_trees(text: str, sentences: Sequence[Span], tagger: Tagger) -> Trees:
    """The trees of a text's sentences, parsed in one batch. Raises ModelError where the tagger does."""
    wanted = [span for span in sentences if is_worth_parsing(span.of(text))][:MOST]
    tagged = tagger.tag([span.of(text) for span in wanted])
    return Trees(
        {span: each.placed(text, span.start) for span, each in zip(wanted, tagged, strict=True) if not each.guessed}
    )
