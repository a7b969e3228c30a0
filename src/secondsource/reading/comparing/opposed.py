"""Forms of the table of opposites where they stand in a text, each with its pair and its side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.record import Span
from secondsource.domain.reference import Opposites
from secondsource.reading.measures.events import lowered
from secondsource.reading.vocabulary.word_lists import word_set

_TOKEN = re.compile(r"\w[\w'-]*")
_INSIDE = re.compile(r"(?:either|even|yet|ever|also|really|still|[a-z]{3,}ly)")
_NEGATORS = word_set(
    "not no never without unable cannot nor neither fail failed fails failing refuse refused refuses nothing nobody"
    " none hardly barely denied denies deny yet stop stopped stops end ended ends avoid avoided prevent prevented"
)

Meanings = tuple[tuple[int, str], ...]
"""Number of the pair in the table, and `a` or `b`."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form where it stands, adverbs inside it included."""

    span: Span
    meanings: Meanings
    negated: bool
    """True where the form itself says *not*, as `unable to withdraw` does."""


def find_forms(text: str, opposites: tuple[Opposites, ...]) -> tuple[Form, ...]:
    """Every form, the longest where several start, none inside another; not those that a word before turns round."""
    return tuple(_forms(lowered(text), _index(opposites)))


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    meanings: Meanings


def _forms(low: str, index: "_Index") -> Iterator[Form]:
    tokens = list(_TOKEN.finditer(low))
    at = 0
    while at < len(tokens):
        found = _longest(low, tokens, at, index.of(tokens[at].group()))
        if not found:
            at += 1
            continue
        entry, after = found
        negated = any(_negates(word) for word in entry.words)
        if negated or not any(_negates(token.group()) for token in tokens[max(0, at - 3) : at]):
            yield Form(Span(tokens[at].start(), tokens[after - 1].end()), entry.meanings, negated)
        at = after


def _longest(
    low: str, tokens: Sequence[re.Match[str]], at: int, entries: Sequence[_Entry]
) -> tuple[_Entry, int] | None:
    """The first entry that matches (they stand longest first), and the token after it."""
    for entry in entries:
        after = at + 1
        for word in entry.words[1:]:
            if after < len(tokens) and tokens[after].group() != word and _INSIDE.fullmatch(tokens[after].group()):
                after += 1
            if not (after < len(tokens) and tokens[after].group() == word and _joined(low, tokens, after)):
                break
            after += 1
        else:
            return entry, after
    return None


def _joined(low: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    return low[tokens[at - 1].end() : tokens[at].start()].isspace()


def _negates(word: str) -> bool:
    return word in _NEGATORS or word.endswith("n't")


class _Index:
    """Forms by their first word; those of a word are put in order when it is first met, as most never are."""

    def __init__(self, opposites: tuple[Opposites, ...]) -> None:
        rows = [
            (number, side, "\n".join(getattr(pair, side))) for number, pair in enumerate(opposites) for side in "ab"
        ]
        self._rows: dict[str, list[tuple[str, int, str]]] = {}
        for number, side, forms in rows:
            for form in lowered(forms).split("\n"):
                self._rows.setdefault(form.lstrip().partition(" ")[0], []).append((form, number, side))
        self._entries: dict[str, tuple[_Entry, ...]] = {}

    def of(self, word: str) -> tuple[_Entry, ...]:
        """The forms that start with a word, longest first."""
        if word not in self._rows:
            return ()
        if word not in self._entries:
            self._entries[word] = _in_order(self._rows[word])
        return self._entries[word]


def _in_order(rows: Sequence[tuple[str, int, str]]) -> tuple[_Entry, ...]:
    meant: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for form, number, side in rows:
        meant.setdefault(tuple(form.split()), []).append((number, side))
    return tuple(_Entry(words, tuple(meant[words])) for words in sorted(meant, key=lambda words: (-len(words), words)))


@lru_cache(maxsize=4)
def _index(opposites: tuple[Opposites, ...]) -> _Index:
    return _Index(opposites)
