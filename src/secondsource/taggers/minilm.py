"""Reads grammar with a small network of our own: parts of speech, the tree of a sentence, and three sorts of names.

A six-layer MiniLM encoder, fine-tuned on the English Web Treebank and on four sets of named entities, in 8-bit numbers
(13 MB beside the 11 MB that our networks share). English only. The heads are the best-scored tree with one root
(Chu-Liu/Edmonds). A sentence of more than 120 words is read in windows: the root of each later window hangs on the
first root as `parataxis`. The card beside the weights says how they were made, what they score and what they cannot do;
their SHA-256 is checked when they are loaded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from secondsource.domain.record import Span
from secondsource.domain.syntax import ROOT, Tagged, Token
from secondsource.networks import read_each
from secondsource.reading.tokens import find_tokens
from secondsource.taggers._trees import best_heads
from secondsource.taggers._weights import SHIPPED, Weights, load_weights
from secondsource.taggers._windows import Window, find_windows, inputs

Cut = tuple[str, Sequence[Span]]
"""A sentence and its tokens."""


@dataclass(frozen=True, slots=True)
class Options:
    threads: int = 0
    """Threads that read; 0 takes one for each core."""
    weights: str = ""
    """Folder with weights of your own, made by `training/tagger.py`; empty for those that come with Second Source."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What the network says of one word."""

    upos: str
    head: int
    relation: str
    entity: str


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def tag(self, sentences: Sequence[str]) -> Sequence[Tagged]:
        return self.tag_tokens([(sentence, find_tokens(sentence)) for sentence in sentences])

    def tag_tokens(self, cut: Sequence[Cut]) -> Sequence[Tagged]:
        """The same for sentences that were cut into tokens elsewhere."""
        vocabulary = self._weights.vocabulary
        windows = [
            window
            for number, (sentence, spans) in enumerate(cut)
            for window in find_windows(number, [span.of(sentence) for span in spans], vocabulary)
        ]
        words: list[list[_Word]] = [[] for _ in cut]
        for window, answers in zip(windows, self._answers(windows), strict=True):
            words[window.sentence] += _hung_on(words[window.sentence], window.start, self._words(answers))
        return [_tagged(sentence, spans, said) for (sentence, spans), said in zip(cut, words, strict=True)]

    @cached_property
    def _weights(self) -> Weights:
        return load_weights(Path(self.options.weights) if self.options.weights else SHIPPED)

    def _answers(self, windows: Sequence[Window]) -> Sequence[Sequence[Any]]:
        """What the network says of each window.

        Each is read alone: 8-bit products are scaled by all that is read at once, and padding costs as words do. More
        cores read more windows at a time.
        """
        return read_each(self._answer, windows, self.options.threads)

    def _answer(self, window: Window) -> Sequence[Any]:
        import numpy as np  # lazy: 0.1 s, 20 MB

        begin, end = (self._weights.vocabulary.ids[mark] for mark in ("[CLS]", "[SEP]"))
        arrays = {name: np.array([row], np.int64) for name, row in inputs(window, begin, end).items()}
        return [answer[0] for answer in self._weights.session.run(None, arrays)]

    def _words(self, answers: Sequence[Any]) -> list[_Word]:
        upos, arcs, relations, entities = answers
        names = self._weights.manifest
        parts = [names.upos[int(number)] for number in upos]
        tags = _names_alone([names.entities[int(number)] for number in entities], parts)
        return [
            _Word(parts[at], head - 1, names.relations[int(relations[at, head])] if head else "root", tags[at])
            for at, head in enumerate(best_heads(arcs.tolist()))
        ]


def _hung_on(before: Sequence[_Word], start: int, words: Sequence[_Word]) -> Iterator[_Word]:
    """The words of a window with their heads counted in the sentence; a later root hangs on the first."""
    root = next((at for at, word in enumerate(before) if word.head == ROOT), ROOT)
    for word in words:
        if word.head == ROOT and root != ROOT:
            yield _Word(word.upos, root, "parataxis", word.entity)
        else:
            yield _Word(word.upos, word.head + start if word.head != ROOT else ROOT, word.relation, word.entity)


_NEVER_AT_AN_END = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "VERB"})


def _names_alone(tags: Sequence[str], upos: Sequence[str]) -> list[str]:
    """The tags without what one set counts to a name and the others do not: `the` before it, `of` after it, mentions
    without a proper noun, such as `the mayor`."""
    found = _well_formed(tags)
    start = 0
    while start < len(found):
        end = start + 1
        while end < len(found) and found[end].startswith("I-"):
            end += 1
        if found[start] != "O":
            _trim(found, upos, start, end)
        start = end
    return _well_formed(found)


def _trim(tags: list[str], upos: Sequence[str], start: int, end: int) -> None:
    """Blank what does not belong to the name from `start` to `end`."""
    kept = [at for at in range(start, end) if upos[at] not in _NEVER_AT_AN_END]
    named = any(upos[at] in {"PROPN", "X"} for at in kept)
    for at in range(start, end):
        if not named or not kept[0] <= at <= kept[-1]:
            tags[at] = "O"


def _well_formed(tags: Sequence[str]) -> list[str]:
    """The tags in IOB2: what goes on with nothing begins."""
    found: list[str] = []
    for tag in tags:
        goes_on = found and found[-1][2:] == tag[2:]
        found.append(f"B-{tag[2:]}" if tag.startswith("I-") and not goes_on else tag)
    return found


def _tagged(sentence: str, spans: Sequence[Span], words: Sequence[_Word]) -> Tagged:
    rows = zip(spans, words, strict=True)
    return Tagged(sentence, tuple(Token(span, w.upos, w.head, w.relation, w.entity) for span, w in rows))
