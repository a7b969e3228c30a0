"""What in a passage and its deciding words shows whose they are and where they come from, read once for every claim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.address import page_of, site_of, split_address
from secondsource.domain.evidence import Passage
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.comparing.shingles import Shingles, find_shingles
from secondsource.reading.speech.camps import folded
from secondsource.reading.speech.credits import find_declared
from secondsource.weighing.testimony import Voice, find_voice

LONG_QUOTATION = 6
"""Words that two people hardly say alike by chance."""
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{20,400})[”\"»“]")


@dataclass(frozen=True, slots=True)
class Marks:
    """All that the rules of origin compare."""

    passage: Passage
    voice: Voice
    of_a_side: bool
    """Whether a side of the conflict speaks in it."""
    own: str | None
    """The publisher of the page itself, also where the page carries another's story."""
    house: str | None
    """The publisher whose word it is."""
    day: int | None
    """Days since the year 1 to the passage's date."""
    text: str
    """Folded."""
    shingles: Shingles
    quote: Shingles
    sentences: tuple[str, ...]
    """Folded sentences of the deciding words, six words or more."""
    quotations: frozenset[str]
    """Folded contents of quotation marks, six words or more."""
    address: str | None
    """Host and path as a text may give them; None for a front page."""
    links: bool
    """Whether the text can hold an address."""
    pages: frozenset[str]
    """The page's own address and the one that it gives as its own, without front pages."""
    declared: str | None
    """The publisher that the page or its feed entry declares as its source."""
    moved: bool
    """Whether the page gives an address on another site as its own."""
    handles: frozenset[str]
    """Houses, owner, side and name of the speaker: two passages without one in common share none of these."""
    traits: frozenset[str | tuple[str, ...]]
    """Handles and shingles: two passages without one in common are kin only by a link."""


@lru_cache(maxsize=8192)
def find_marks(passage: Passage, span: Span, tables: Tables) -> Marks:
    """The marks of a passage with its deciding words at `span`."""
    voice, words = find_voice(passage, span, tables), span.of(passage.text)
    shingles, quote = find_shingles(passage.text, 3), find_shingles(words, 3)
    pages = frozenset(filter(None, map(_story_page, (passage.url, passage.canonical or ""))))
    handles = pages.union(word for word in _handles(passage, voice) if word)
    return Marks(
        passage=passage,
        voice=voice,
        of_a_side=voice.camp not in (None, "none"),
        own=passage.publisher,
        house=voice.publisher.name if voice.publisher else passage.publisher,
        day=passage.published_at.toordinal() if passage.published_at else None,
        text=folded(passage.text),
        shingles=shingles,
        quote=quote,
        sentences=_long_sentences(words),
        quotations=_quotations(passage.text),
        address=_linkable(passage.url),
        links="/" in passage.text,
        pages=pages,
        declared=find_declared(passage, tables),
        moved=passage.canonical is not None and site_of(passage.canonical) != site_of(passage.url),
        handles=handles,
        traits=handles | shingles | quote,
    )


def _handles(passage: Passage, voice: Voice) -> Iterator[str | None]:
    yield from voice.credits
    yield passage.publisher
    if voice.publisher:
        yield from (voice.publisher.name, voice.publisher.owner)
    if voice.official:
        yield f"army of {voice.camp}"
    if voice.speaker:
        yield next(reversed(folded(voice.speaker).split()), None)


def _long_sentences(quote: str) -> tuple[str, ...]:
    sentences = re.split(r"[.!?]\s", folded(quote).rstrip(" .!?"))
    return tuple(words for words in sentences if len(words.split()) >= LONG_QUOTATION)


def _quotations(text: str) -> frozenset[str]:
    inside = (" ".join(re.findall(r"\w+", folded(hit.group(1)))) for hit in _QUOTED.finditer(text))
    return frozenset(words for words in inside if len(words.split()) >= LONG_QUOTATION)


def _story_page(url: str) -> str | None:
    parts = split_address(url)
    return page_of(url) if parts.path.strip("/") or parts.query else None


def _linkable(url: str) -> str | None:
    path = split_address(url).path.rstrip("/")
    return f"{site_of(url)}{path}" if path else None
