"""Dated events of the reference table as a text names them: the phrase, and the one event that it means here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Event

_WORD = re.compile(r"\w+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_TYPOGRAPHY = str.maketrans("’‘ʼ–—‐‑\u00a0", "'''---- ")


@dataclass(frozen=True, slots=True)
class EventMention:
    """A phrase of the text that names an event."""

    span: Span
    event: Event


def lowered(text: str) -> str:
    """`text` in lower case with plain apostrophes and dashes, each character in its place."""
    plain = text if text.isascii() else _NOT_ASCII.sub(_plain, text)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _plain(hit: re.Match[str]) -> str:
    return hit.group().translate(_TYPOGRAPHY)


def find_events(text: str, title: str, events: tuple[Event, ...]) -> tuple[EventMention, ...]:
    """Every phrase that means exactly one event in an article that uses one of the words the event needs."""
    if not events:
        return ()
    return tuple(_mentions(lowered(text), fold(f"{title} {text}"), events))


def _mentions(low: str, folded: str, events: tuple[Event, ...]) -> Iterator[EventMention]:
    meant = _phrases(events)
    words = frozenset(_WORD.findall(low))
    pattern = _pattern(tuple(phrase for first, phrase in _by_first_word(events) if first in words and phrase in low))
    hits = list(pattern.finditer(low))
    named = {event.id: event for hit in hits for event in meant[hit.group()]}
    about = {name for name, event in named.items() if is_about(folded, event)}
    for hit in hits:
        candidates = [event for event in meant[hit.group()] if event.id in about]
        if len({event.start for event in candidates}) == 1:
            yield EventMention(Span(hit.start(), hit.end()), candidates[0])


def is_about(folded: str, event: Event) -> bool:
    """One of the needed words stands in the text, the possessive too: folding turns `Kyiv's` into `kyivs`."""
    return not event.needs or any(re.search(rf"(?<!\w){re.escape(need)}s?(?!\w)", folded) for need in event.needs)


@lru_cache(maxsize=8)
def _phrases(events: tuple[Event, ...]) -> dict[str, list[Event]]:
    meant: dict[str, list[Event]] = {}
    for event in events:
        for phrase in dict.fromkeys(lowered(phrase) for phrase in event.phrases if phrase.strip()):
            meant.setdefault(phrase, []).append(event)
    return meant


@lru_cache(maxsize=8)
def _by_first_word(events: tuple[Event, ...]) -> tuple[tuple[str, str], ...]:
    """Every phrase with its first word, by which most are ruled out at once."""
    return tuple((word.group(), phrase) for phrase in _phrases(events) if (word := _WORD.search(phrase)))


@lru_cache(maxsize=256)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds phrases, the longest first. Only those that stand in the text: a pattern of all is slow to make."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
