"""One quotation told twice with other words inside the marks.

What stands between quotation marks is promised to be what was said. Where an article gives one quotation twice, in
the headline and in the body or twice in the body, the check lays the two side by side, word for word. If most of the
words of the shorter stand in the longer in the same order, but a few inside have been exchanged, put in or left out,
the change is shown.

Capitals, punctuation, spellings with and without hyphen, words in brackets, and beginnings and ends that are
cut are no change, and neither is an ellipsis that shows what is left out; one word at an end that stands in the place
of another is a change where all others are the same. Quotations of six words or more are compared where both sides of
a change are framed by words that are the same; shorter ones, from four words on, where they differ in one word alone
("We will never leave this town" and "We will leave this town"). Quotations of one paragraph and of two named speakers
are left alone: people repeat themselves, and say similar things. Which of the two is what was said is open.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from secondsource.domain.article import Article
from secondsource.domain.claim import Attribution, Reading
from secondsource.domain.folding import fold
from secondsource.domain.measure import Share
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.speech.quotes import find_quotations

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OMITTED = re.compile(r"…|\.\.\.|\[[^\]\n]{0,80}\]|\([^)\n]{0,80}\)|-{3,}|\*+")
_STRAIGHT = re.compile(r"(?<!\w)'([^'\n]{12,300})'(?!\w)")
_PAPER = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) [a-z]")
"""`The statement` may be anybody's."""
_RUN = 3
"""Words in a row that two quotations must share to be compared."""
_PAIRS = 5
"""Quotations with the same run that are compared with a new one."""
_LONGEST = 80
"""Words of a quotation that are compared."""


@dataclass(frozen=True, slots=True)
class Options:
    """When two quotations are one."""

    words: int = 6
    """Least words of both; of shorter ones all words but one must be the same."""
    fewest: int = 4
    """Least words of what is compared at all."""
    alike: Share = 0.76
    """Share of the words of the shorter that must stand in the longer in the same order."""
    changed: int = 3
    """At most so many words in a row may be exchanged."""


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation in words; a gap that the text marks is the word `…`."""

    words: tuple[str, ...]
    told: str
    speaker: str
    span: Span | None
    """None in the headline."""
    paragraph: int


@dataclass(frozen=True, slots=True)
class Component:
    """Compares quotations that are told twice."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        return tuple(self._findings([*_in_title(article.title), *_in_body(article, reading.attributions)]))

    def _findings(self, quotes: Sequence[_Quote]) -> Iterator[Finding]:
        by_run: dict[tuple[str, ...], list[_Quote]] = defaultdict(list)
        for quote in quotes:
            if len(quote.words) < self.options.fewest:
                continue
            runs = {quote.words[at : at + _RUN] for at in range(len(quote.words) - _RUN + 1)}
            before = {id(other): other for run in sorted(runs) for other in by_run[run]}
            for other in list(before.values())[:_PAIRS]:
                if quote.span and (change := self._change(other, quote)):
                    yield _finding(other, quote, quote.span, change)
                    break
            for run in runs:
                if len(by_run[run]) < _PAIRS:
                    by_run[run].append(quote)

    def _change(self, one: _Quote, other: _Quote) -> tuple[str, str] | None:
        """The words exchanged; None where the two are the same or not of one saying."""
        if one.paragraph == other.paragraph or (one.speaker and other.speaker and one.speaker != other.speaker):
            return None
        steps = SequenceMatcher(None, one.words, other.words, autojunk=False).get_opcodes()
        same = sum(end - start for tag, start, end, _, _ in steps if tag == "equal")
        if min(len(one.words), len(other.words)) < self.options.words:
            return _one_word(one.words, other.words, same)
        if same < self.options.alike * min(len(one.words), len(other.words)):
            return None
        # An end that is cut leaves one shorter; where all but one word are the same, none is cut.
        is_alike = len(one.words) == len(other.words) == same + 1
        changes: list[tuple[str, str]] = []
        for at, (tag, start, end, low, high) in enumerate(steps):
            if tag == "equal" or (at in {0, len(steps) - 1} and not is_alike):
                continue
            left, right = one.words[start:end], other.words[low:high]
            if "…" in left or "…" in right or "".join(left) == "".join(right):
                continue
            if at in {0, len(steps) - 1} and _is_one_word(left[0], right[0]):
                continue
            if max(len(left), len(right)) > self.options.changed:
                return None
            changes.append((" ".join(left), " ".join(right)))
        return changes[0] if len(changes) in {1, 2} else None


def _is_one_word(one: str, other: str) -> bool:
    """`regret` and `regrets`: an end that is fitted into the sentence."""
    return one.startswith(other) or other.startswith(one)


def _one_word(one: Sequence[str], other: Sequence[str], same: int) -> tuple[str, str] | None:
    """The word that one has and the other has not or exchanges, where all others are the same and it is not cut off."""
    if max(len(one), len(other)) - same != 1 or "…" in (*one, *other):
        return None
    left, right = ([word for word in words if word not in rest] for words, rest in ((one, other), (other, one)))
    cut = len(one) != len(other) and (one[-1] != other[-1] or one[0] != other[0])
    return None if cut or not (left or right) else (" ".join(left), " ".join(right))


def _in_title(title: str) -> Iterator[_Quote]:
    quoted = [quotation.inner for quotation in find_quotations(title)] or [
        Span(*hit.span(1)) for hit in _STRAIGHT.finditer(title)
    ]
    yield from (_Quote(_words(span.of(title)), span.of(title), "", None, -1) for span in quoted)


def _in_body(article: Article, attributions: Sequence[Attribution]) -> Iterator[_Quote]:
    text, starts = article.text, [paragraph.start for paragraph in article.paragraphs]
    speakers = {
        each.content_span.start: fold(each.speaker)
        for each in attributions
        if each.quoted and each.named and not _PAPER.match(each.speaker)
    }
    for quotation in find_quotations(text):
        if quotation.inner.end == quotation.outer.end:
            continue
        speaker = speakers.get(quotation.inner.start, speakers.get(quotation.outer.start, ""))
        told = quotation.inner.of(text)
        paragraph = bisect_right(starts, quotation.inner.start)
        yield _Quote(_words(told), told, speaker, quotation.inner, paragraph)


def _words(told: str) -> tuple[str, ...]:
    found = _WORD.findall(fold(_OMITTED.sub(" zzz ", told[: 12 * _LONGEST])))
    return tuple("…" if word == "zzz" else word for word in found[:_LONGEST])


def _finding(one: _Quote, other: _Quote, span: Span, change: tuple[str, str]) -> Finding:
    where = "The headline" if one.span is None else "An earlier sentence"
    left, right = (f"“{words}”" if words else "nothing" for words in change)
    return Finding(
        check="quote_drift",
        message=f"{where} gives this quotation with other words inside the marks.",
        arithmetic=f"“{one.told}” against “{other.told}”: {left} against {right}",
        span=span,
        quote=other.told,
        flag=Flag.QUOTE_ALTERED,
    )
