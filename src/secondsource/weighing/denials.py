"""Sentences that deny the one before them: `… said otherwise`, `… denied it`, spelled out as the denial they are."""

import re
from collections.abc import Iterator
from functools import lru_cache

from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.sentences import find_sentences
from secondsource.weighing.interest import deny

_OTHERWISE = re.compile(
    r"\b(?:(?:said|says?|told \w+|wrote|reported|insist(?:ed|s)?|maintain(?:ed|s)?) (?:otherwise|the (?:opposite"
    r"|contrary|reverse))|(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|contradict(?:s|ed)?)"
    r" (?:it|this|that)(?: (?:claim|report|statement|account))?)(?=\W*$|[,;]| (?:on|in|at|and|as)\b)"
)
_PERHAPS = re.compile(r"\b(?:unless|if|until|whether|would|could|may|might)\b", re.IGNORECASE)
_THAT = re.compile(r"^.*\bthat ", re.DOTALL)


@lru_cache(maxsize=4096)
def spell_out(text: str, tables: Tables) -> tuple[tuple[Span, str], ...]:
    """Every sentence of a passage with its words; one that denies the sentence before it in the words of a denial."""
    return tuple(_spelled(text, tables))


def _spelled(text: str, tables: Tables) -> Iterator[tuple[Span, str]]:
    before = ""
    for span in find_sentences(text, (Span(0, len(text)),)):
        words = span.of(text)
        yield span, _denial(words, before, tables) or words
        before = words


def _denial(words: str, before: str, tables: Tables) -> str | None:
    """`Bloggers said otherwise.` after `The army said that it took the town.`: bloggers said that it not took it."""
    hit = _OTHERWISE.search(words)
    if hit is None or not before or _PERHAPS.search(words):
        return None
    denied = deny(_THAT.sub("", before).rstrip(" .!?"), tables)
    return f"{words[: hit.start()]}said that {denied}{words[hit.end() :]}" if denied else None
