"""A sentence with its grammar: its words in place, their parts of speech, their tree, and the names among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from secondsource.domain.record import Span

ROOT = -1
"""The head of the one token that hangs on no other."""


class Entity(StrEnum):
    """Sorts of named things."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a clitic (`'s`, `n't`) or a mark at its place in the sentence."""

    span: Span
    upos: str
    """Universal part of speech, such as `VERB` (universaldependencies.org)."""
    head: int
    """Number of the token that this one hangs on, counted from 0; ROOT for the root."""
    relation: str
    """Universal relation to the head, such as `nsubj` or `nsubj:pass`; `root` for the root."""
    entity: str = "O"
    """`B-person` begins a person's name, `I-person` goes on with it, `O` is no name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing in a sentence."""

    span: Span
    entity: Entity


@dataclass(frozen=True)
class Tagged:
    """A sentence with its tokens; all spans are places in `text`. The heads are a tree with one root."""

    text: str
    tokens: tuple[Token, ...]
    guessed: bool = False
    """Whether a stand-in guessed the tree by the order of words: good enough to look at, not to build on."""

    def placed(self, text: str, start: int) -> "Tagged":
        """The same inside the longer text in which the sentence begins at `start`: all spans are places there."""
        tokens = (Token(t.span.shifted(start), t.upos, t.head, t.relation, t.entity) for t in self.tokens)
        return Tagged(text, tuple(tokens), self.guessed)

    def word(self, number: int) -> str:
        """The token of that number as written."""
        return self.tokens[number].span.of(self.text)

    @cached_property
    def root(self) -> int:
        """Number of the root; ROOT in a sentence without tokens."""
        return next((number for number, token in enumerate(self.tokens) if token.head == ROOT), ROOT)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for number, token in enumerate(self.tokens):
            if token.head != ROOT:
                below[token.head].append(number)
        return tuple(map(tuple, below))

    def children(self, number: int) -> tuple[int, ...]:
        """Numbers of the tokens that hang on one, in the order of the text."""
        return self._children[number]

    def subtree(self, number: int) -> tuple[int, ...]:
        """Numbers of a token and of all that hangs on it, near or far, in the order of the text."""
        found, waiting = [number], [number]
        while waiting:
            below = self._children[waiting.pop()]
            found += below
            waiting += below
        return tuple(sorted(found))

    def extent(self, number: int) -> Span:
        """From the first to the last token of the subtree, whatever stands between."""
        numbers = self.subtree(number)
        return Span(self.tokens[numbers[0]].span.start, self.tokens[numbers[-1]].span.end)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The named things, in the order of the text."""
        return tuple(_names(self.tokens))


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees of those sentences of one text that were worth one; empty where no tagger could be trusted."""

    by_sentence: Mapping[Span, Tagged] = field(default_factory=dict[Span, Tagged])
    """Each parsed sentence with its grammar; all spans are places in the text, not in the sentence."""

    def of(self, sentence: Span) -> Tagged | None:
        """The grammar of a sentence, its spans as places in the text; None means: go by the words alone."""
        return self.by_sentence.get(sentence)


NO_TREES = Trees()


def _names(tokens: tuple[Token, ...]) -> Iterator[Name]:
    start = 0
    for number, token in enumerate(tokens):
        if token.entity.startswith("B-"):
            start = number
        going_on = number + 1 < len(tokens) and tokens[number + 1].entity.startswith("I-")
        if token.entity != "O" and not going_on:
            yield Name(Span(tokens[start].span.start, token.span.end), Entity(token.entity[2:]))
