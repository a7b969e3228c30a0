"""The places that a statement is about."""

import re
from collections.abc import Iterator
from functools import lru_cache

from secondsource.domain.article import Article
from secondsource.domain.reference import Tables
from secondsource.reading.vocabulary.names import find_names


def find_subject_places(text: str, article: Article, tables: Tables) -> tuple[str, ...]:
    """The places that a statement names; where it names none, those of the article's title that its text names too."""
    own = tuple(_placed((name.text for name in find_names(text)), tables))
    return own or _titled(article.title, article.text, tables)


@lru_cache(maxsize=64)
def _titled(title: str, body: str, tables: Tables) -> tuple[str, ...]:
    # A headline may write every word large, so that only the text shows which of them are names.
    named = {name.text for name in find_names(body)}
    return tuple(_placed((word for word in re.findall(r"\w[\w’'ʼ-]*", title) if word in named), tables))


def _placed(names: Iterator[str], tables: Tables) -> Iterator[str]:
    sides = _side_words(tables)
    for name in dict.fromkeys(names):
        if name.casefold() not in sides and tables.places.find(name):
            yield name


@lru_cache(maxsize=16)
def _side_words(tables: Tables) -> frozenset[str]:
    return frozenset(word for camp in tables.camps for word in (*camp.names, *camp.adjectives))
