"""Long texts cut into passages of a few sentences, each at its exact place."""

import re
from collections.abc import Iterator, Sequence

from secondsource.domain.record import Span
from secondsource.reading.sentences import find_sentences

SENTENCES = 3
CHARACTERS = 1200
"""A passage holds no more than this, unless one sentence alone is longer."""


def split_passages(
    text: str, paragraphs: Sequence[Span] = (), sentences: int = SENTENCES, characters: int = CHARACTERS
) -> tuple[Span, ...]:
    """Spans of at most so many whole sentences, in order; none crosses a line, every sentence stands in one."""
    found = find_sentences(text, paragraphs)
    return tuple(Span(run[0].start, run[-1].end) for run in _runs(text, found, sentences, characters))


def _runs(text: str, found: Sequence[Span], sentences: int, characters: int) -> Iterator[list[Span]]:
    run: list[Span] = []
    for sentence in found:
        if run and _full(text, run, sentence, sentences, characters):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _full(text: str, run: list[Span], sentence: Span, sentences: int, characters: int) -> bool:
    crosses = "\n" in text[run[-1].end : sentence.start]
    return crosses or len(run) >= sentences or sentence.end - run[0].start > characters


LONGEST_SENTENCE = 1500
_INNER_END = re.compile(r"[.!?…][”’\"')\]]*\s|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def find_units(text: str) -> tuple[Span, ...]:
    """The sentences of a passage, those of more than 1,500 characters cut."""
    plain = text.strip()
    if plain and not _INNER_END.search(plain):
        start = text.find(plain)
        found: Sequence[Span] = (Span(start, start + len(plain)),)
    else:
        found = find_sentences(text, ())
    return tuple(piece for sentence in found for piece in _cut(sentence))


def _cut(sentence: Span) -> Iterator[Span]:
    for start in range(sentence.start, sentence.end, LONGEST_SENTENCE):
        yield Span(start, min(sentence.end, start + LONGEST_SENTENCE))
