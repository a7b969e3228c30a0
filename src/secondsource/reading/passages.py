"""Long texts cut into passages of a few sentences, each at its exact place."""

from collections.abc import Iterator, Sequence

from secondsource.domain.record import Span
from secondsource.reading.sentences import find_sentences

SENTENCES = 3
CHARACTERS = 1200
"""A passage holds no more than this, unless one sentence alone is longer."""


def split_passages(
    text: str, paragraphs: Sequence[Span] = (), sentences: int = SENTENCES, characters: int = CHARACTERS
) -> tuple[Span, ...]:
    """Spans of at most so many whole sentences, in order; none crosses a paragraph, and every sentence stands in one."""
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
