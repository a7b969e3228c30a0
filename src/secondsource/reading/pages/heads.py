"""What an article says at its head, and the text that has to bear it out: the headline, and the first paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Reading
from secondsource.domain.report import Finding

_FEWEST = 4
"""Paragraphs from which on the first one is a summary of the others."""


@dataclass(frozen=True, slots=True)
class Head:
    """A head as the title of what it heads."""

    name: str
    """What a reader calls it."""
    article: Article
    """The words of the head as title, the rest as text."""
    reading: Reading
    """Sentences and attributions of that text."""
    start: int
    """Where that text starts in the whole article's."""

    def placed(self, finding: Finding) -> Finding:
        """A finding about this text as one about the whole article."""
        return replace(finding, span=finding.span.shifted(self.start)) if finding.span else finding


def find_heads(article: Article, reading: Reading) -> Iterator[Head]:
    """The headline with the whole text; in an article of four paragraphs the first with those that follow."""
    yield Head("headline", article, reading, 0)
    if len(article.paragraphs) >= _FEWEST:
        yield _opening(article, reading)


def _opening(article: Article, reading: Reading) -> Head:
    first, start = article.paragraphs[0], article.paragraphs[1].start
    rest = replace(
        article,
        title=first.of(article.text),
        text=article.text[start:],
        paragraphs=tuple(span.shifted(-start) for span in article.paragraphs[1:]),
    )
    sentences = tuple(span.shifted(-start) for span in reading.sentences if span.start >= start)
    said = tuple(_shifted(each, -start) for each in reading.attributions if _first(each) >= start)
    return Head("first paragraph", rest, Reading(sentences, (), (), said), start)


def _first(said: Attribution) -> int:
    return min(said.speaker_span.start, said.cue_span.start, said.content_span.start)


def _shifted(said: Attribution, by: int) -> Attribution:
    return replace(
        said,
        speaker_span=said.speaker_span.shifted(by),
        cue_span=said.cue_span.shifted(by),
        content_span=said.content_span.shifted(by),
    )
