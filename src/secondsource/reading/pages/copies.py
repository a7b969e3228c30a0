"""Which passages tell the article's own story: near-duplicate pages, and short notes whose telling terms it shares.

A copy may date the article and never corroborates it. To be about the same topic is not enough. A note is a copy when,
sentence by sentence, most of what it tells stands close together in the article, a person or two places or numbers
among it, and when it was published in the days after one that the article names. What many of the notes found have in
common weighs little.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from secondsource.domain.article import Article
from secondsource.domain.evidence import Copy, Passage, PassageKind
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.comparing.shingles import find_shingles, jaccard
from secondsource.reading.pages.telling import Terms, days_around, find_days, find_terms
from secondsource.reading.sentences import find_sentences
from secondsource.reading.vocabulary.names import name_words
from secondsource.reading.vocabulary.transliteration import name_key

DUPLICATE = 0.5
"""Jaccard similarity of four-word shingles from which two pages are one text."""
RETOLD = 0.54
"""Weighted share of a note's terms that must stand in the article."""
EVIDENCE = 20.0
"""Least weight of the shared terms together: a note of six common words proves nothing."""
_LEAST_TERMS = 4
_SURE = 0.7
"""The share that is asked where the article names no day, or the note one that the article does not name."""
_LITTLE = 14.0
"""Least weight for a note that says itself that its page is a copy."""
_RETELLING = timedelta(days=5)
_LATER = timedelta(days=60)
"""An article that names a day this soon after the note's is a later one."""
_SAYS_COPY = re.compile(
    r"\b(?:cop(?:y|ies)|re-?writes?|re-?writ(?:ten|ing)|reworded|summar(?:y|ises|izes)|retells?|republish\w*)\b"
)
_WINDOW = 3
"""Paragraphs within which a sentence's terms must meet."""
_PRIOR = 20
"""Passages imagined beside those found, so that few passages do not make every term look common."""


def find_copies(article: Article, passages: Sequence[Passage], tables: Tables) -> tuple[Copy, ...]:
    """The passages that are copies of the article's story, best first."""
    pages = [each for each in passages if each.kind is PassageKind.PAGE]
    notes = [each for each in passages if each.kind is PassageKind.NOTE]
    found = (*_duplicates(article, pages), *_retold(article, notes, tables))
    return tuple(sorted(found, key=lambda copy: (-copy.score, copy.passage.id)))


def _duplicates(article: Article, pages: Iterable[Passage]) -> Iterator[Copy]:
    own = find_shingles(article.text, 4)
    for page in pages:
        score = jaccard(own, find_shingles(page.text, 4))
        if score >= DUPLICATE:
            yield Copy(page, ("most of the wording",), round(score, 3))


def _retold(article: Article, notes: Sequence[Passage], tables: Tables) -> Iterator[Copy]:
    named = find_days(article.text)
    timely = {note.id for note in notes if _is_timely(note, article.published, named)}
    if not timely:
        return
    anchored = bool(article.published or named)
    outlets = frozenset(name_key(word) for each in tables.publishers for word in _outlet_words(each.name, tables))
    told = {note.id: _sentences(note, outlets, tables) for note in notes}
    weight = _weights([_merged(sentences) for sentences in told.values()])
    places = _windows(article, tables)
    for note in notes:
        copy = _compare(note, told[note.id], weight, places, anchored=anchored) if note.id in timely else None
        if copy is not None:
            yield copy


def _is_timely(note: Passage, published: date | None, named: Sequence[DateMention]) -> bool:
    """False for a note from another time than the article's: its own day, else the days that it names."""
    day = note.published_at
    if day is None:
        return _SAYS_COPY.search(note.text) is not None
    if published:
        return abs(day - published) <= _RETELLING
    gaps = [day - each for each in days_around(named, day)]
    later = any(-_LATER <= gap < timedelta() for gap in gaps)
    return not gaps or (not later and any(timedelta() <= gap <= _RETELLING for gap in gaps))


def _outlet_words(name: str, tables: Tables) -> tuple[str, ...]:
    return name_words(name, tables) or (name.split(".")[0],)


def _sentences(note: Passage, outlets: frozenset[str], tables: Tables) -> list[Terms]:
    own = frozenset(name_key(word) for word in _outlet_words(note.publisher or "", tables))
    spans = find_sentences(note.text, (Span(0, len(note.text)),))
    return [find_terms(span.of(note.text), tables, note.published_at, outlets | own) for span in spans]


def _merged(parts: Iterable[Terms]) -> Terms:
    return {key: words for part in parts for key, words in part.items()}


def _windows(article: Article, tables: Tables) -> list[Terms]:
    told = [find_terms(span.of(article.text), tables) for span in article.paragraphs]
    opening = _merged([find_terms(article.title, tables), *told[:1]])
    return [opening, *(_merged(told[at : at + _WINDOW]) for at in range(len(told)))]


def _weights(notes: Sequence[Terms]) -> dict[str, float]:
    """Names, numbers and days weigh double; what many of the notes have in common weighs less."""
    common = Counter(key for terms in notes for key in terms)
    rarity = {key: math.log(1 + (len(notes) + _PRIOR) / count) for key, count in common.items()}
    return {key: rare * (1 if key.startswith("w:") else 2) for key, rare in rarity.items()}


def _compare(
    note: Passage, told: Sequence[Terms], weight: Mapping[str, float], places: Sequence[Terms], *, anchored: bool
) -> Copy | None:
    """The note as a copy, where enough of each of its sentences stands somewhere in the article together."""
    terms = _merged(told)
    shared: set[str] = set()
    met = 0.0
    for sentence in told:
        best = max((set(sentence) & place.keys() for place in places), key=lambda keys: _sum(keys, weight))
        met += _sum(best, weight)
        shared |= best
    score = met / max(1e-9, sum(_sum(sentence, weight) for sentence in told))
    least = _LITTLE if _SAYS_COPY.search(note.text) else EVIDENCE
    # The same speaker speaks again on another day.
    needed = _SURE if not anchored or any(key.startswith("d:") and key not in shared for key in terms) else RETOLD
    if score < needed or len(shared) < _LEAST_TERMS or _sum(shared, weight) < least or not _is_particular(shared):
        return None
    best_first = sorted(shared, key=lambda key: (-weight[key], key))
    return Copy(note, tuple(terms[key] for key in best_first[:12]), round(score, 3))


def _is_particular(shared: Iterable[str]) -> bool:
    return sum(key.startswith(("n:", "q:", "d:", "y:")) for key in shared) >= 2


def _sum(keys: Iterable[str], weight: Mapping[str, float]) -> float:
    return sum(weight[key] for key in keys)
