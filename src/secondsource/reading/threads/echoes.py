"""Words of the page that stand in a comment as a form would put them there: its title, its section."""

import re
from collections.abc import Iterator
from functools import lru_cache

from secondsource.domain.examination import Echo
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.thread import ThreadPage
from secondsource.reading.comparing.shingles import find_shingles, jaccard
from secondsource.reading.threads.words import tokens_of

SAME_TITLE = 0.5
"""Share of word runs from which two titles are one."""
_TITLE_WORDS = 6
"""Words of a run in capitals before it is taken for another title."""
_OWN_WORDS = 5
_SHARED_NAMES = 2
"""Long words that two titles of one story have in common."""
_SCANNED = 2_000
"""Characters of a comment in which echoes are looked for."""
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "near", "of", "off", "on", "or",
                    "over", "the", "to", "under", "up", "vs", "with", "after", "amid", "against"})  # fmt: skip
_BEFORE_A_NOUN = frozenset({"the", "a", "an", "this", "that", "our", "your", "their", "his", "her", "my", "new", "old",
                            "first", "second", "third", "in", "of", "and", "de", "le", "la"})  # fmt: skip


Found = tuple[str, str, Span]
"""What it echoes, in which words, and where."""


def find_echoes(text: str, page: ThreadPage, position: int = 0) -> tuple[Echo, ...]:
    """The echoes in the comment at a position of its thread, in the order of its words."""
    head = text[:_SCANNED]
    found = [*_own_title(head, page.title), *_other_titles(head, page), *_section(head, page)]
    return tuple(Echo(position, what, words, span) for what, words, span in sorted(found, key=lambda each: each[2]))


def find_other_titles(text: str) -> Iterator[tuple[str, Span]]:
    """Runs of six words or more that are written as a title is."""
    words: list[re.Match[str]] = []
    for hit in (*re.finditer(r"\S+", text[:_SCANNED]), None):
        bare = hit.group().strip("“”\"'.,!?:;") if hit else ""
        if hit and bare and (bare[0].isupper() or (bare in _SMALL and words)):
            words.append(hit)
            if hit.group() == bare:
                continue
        while words and words[-1].group().strip("“”\"'.,!?:;") in _SMALL:
            words.pop()
        if len(words) >= _TITLE_WORDS:
            span = Span(words[0].start(), words[-1].end())
            yield " ".join(each.group().strip("“”\"'.,!?:;") for each in words), span
        words = []


def _own_title(text: str, title: str) -> Iterator[Found]:
    """The page's whole title inside a longer comment; a title in quotation marks is a quotation."""
    words = _words_of_title(title)
    if len(words) < _OWN_WORDS or not _may_hold(text, words):
        return
    tokens = tokens_of(text)
    if len(tokens) <= len(words):
        return
    said = [token.word for token in tokens]
    for at in range(len(said) - len(words) + 1):
        if said[at] == words[0] and said[at : at + len(words)] == words:
            span = Span(tokens[at].start, tokens[at + len(words) - 1].end)
            if text[max(0, span.start - 1) : span.start] not in {'"', "“", "«", "'", "‘", "„"}:
                yield "title", span.of(text), span


@lru_cache(maxsize=16)
def _words_of_title(title: str) -> list[str]:
    return [token.word for token in tokens_of(title)]


def _may_hold(text: str, words: list[str]) -> bool:
    """Quick, and true wherever the words stand in the text; only in ASCII is their spelling the text's own."""
    plain = text.lower()
    return not text.isascii() or all(word in plain for word in words)


def _other_titles(text: str, page: ThreadPage) -> Iterator[Found]:
    """A title of the same story that this page does not have."""
    names, folded = _names(page.title), fold(text)
    if sum(name in folded for name in names) < _SHARED_NAMES:
        return
    for title, span in find_other_titles(text):
        likeness = jaccard(find_shingles(title, 3), find_shingles(page.title, 3))
        near = likeness >= SAME_TITLE or fold(title) in fold(page.text)
        if len(names & _names(title)) >= _SHARED_NAMES and not near and not _shouted(title):
            yield "other title", title, span


def _section(text: str, page: ThreadPage) -> Iterator[Found]:
    """The section's name in capitals in the middle of a sentence, where the article itself never writes it so."""
    name = page.section.strip()
    if not name or name not in text or not name[0].isupper() or len(name.split()) > 3 or _shouted(text):
        return
    inside = re.compile(rf"(?<=[\w,] )\b{re.escape(name)}\b(?! [A-Z])")
    if inside.search(page.text) or inside.search(page.title):
        return
    for hit in inside.finditer(text):
        before = text[: hit.start()].split()
        if before and before[-1].islower() and before[-1] not in _BEFORE_A_NOUN:
            yield "section", name, Span(*hit.span())


def _shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.6 * len(letters)


@lru_cache(maxsize=1024)
def _names(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{5,}", fold(title)))
