"""Which side of a conflict the words for a speaker name: a person, a body, or officials of one side.

Only the operator's tables know who the sides are; no side is named in code.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from secondsource.domain.folding import fold
from secondsource.domain.reference import Camp, Role, Tables

_NOT_OF = "former|ex|exiled|opposition|dissident|captured|allies|ally|partners|neighbours|neighbors|critics|friends"
_UNOFFICIAL = re.compile(
    r"\b(?:mil)?bloggers?\b|\b(?:propagandists?|media|sources?|channels?|voices|correspondents?|journalists?)\b"
)
_WORDS = re.compile(r"\w+")
_LOYAL = "pro-{side}|{side}-(?:installed|backed|aligned|appointed|controlled|imposed|affiliated|linked)"


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """`fold`, remembered: the same words are looked at for one claim after the other."""
    return fold(text)


@dataclass(frozen=True, slots=True)
class Mention:
    """A side named in running text."""

    at: int
    """Where it starts in the folded text."""
    camp: Camp


def find_camp(words: str, tables: Tables) -> Camp | None:
    """The side that a speaker described by `words` speaks for; None where none or two are named.

    A person of the roles table decides first, then bodies and officials, then a bare name of the side.
    """
    return _find_camp(folded(words).strip(" ,"), tables)


@lru_cache(maxsize=8192)
def _find_camp(text: str, tables: Tables) -> Camp | None:
    sides = _sides(text, tables)
    for named in (
        {mention.camp for mention in _persons(text, tables)},
        {side.camp for side in sides if side.loyal.search(text)},
        {side.camp for side in sides if side.official.search(text)},
        {side.camp for side in sides if side.bare.fullmatch(text)},
    ):
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def is_official(words: str, tables: Tables) -> bool:
    """True where the words name an office-holder, a body or officials of a side, not its sympathisers."""
    return _is_official(folded(words).strip(" ,"), tables)


@lru_cache(maxsize=8192)
def _is_official(text: str, tables: Tables) -> bool:
    sides = _sides(text, tables)
    if _UNOFFICIAL.search(text) or any(side.loyal.search(text) for side in sides):
        return False
    return bool(_persons(text, tables)) or any(
        side.official.search(text) or side.bare.fullmatch(text) for side in sides
    )


def find_mentions(text: str, tables: Tables) -> tuple[Mention, ...]:
    """Every place in the folded text where a side is named, in order."""
    return _find_mentions(folded(text), tables)


@lru_cache(maxsize=2048)
def _find_mentions(text: str, tables: Tables) -> tuple[Mention, ...]:
    found = {Mention(hit.start(), side.camp) for side in _sides(text, tables) for hit in side.any.finditer(text)}
    found.update(_persons(text, tables))
    return tuple(sorted(found, key=lambda mention: (mention.at, mention.camp.camp)))


class _Side:
    """The patterns of one camp's words, over folded text; each is made when it is first asked for."""

    def __init__(self, camp: Camp) -> None:
        self.camp = camp
        self._adjectives, self._names, self._bodies = map(_words, (camp.adjectives, camp.names, camp.bodies))
        self.held = frozenset(fold(word) for word in (*camp.adjectives, *camp.names, *camp.bodies) if word)
        """Without one of these in a text, no pattern can match in it."""

    @cached_property
    def loyal(self) -> re.Pattern[str]:
        sides = f"(?:{self._adjectives}|{self._names}|{self._bodies})"
        return re.compile(rf"(?<![\w-])(?:{_LOYAL.format(side=sides)})(?!\w)")

    @cached_property
    def official(self) -> re.Pattern[str]:
        whose = f"(?:{self._adjectives}|(?:{self._names})s)"
        officials = "|".join(pattern.casefold() for pattern in self.camp.officials_pattern) or "(?!)"
        between = rf"(?:(?!(?:{_NOT_OF})\b)[\w-]+ ){{0,4}}?"
        own = rf"{whose} {between}(?:{officials})"
        return re.compile(rf"(?<![\w-])(?<!former )(?<!exiled )(?:{own}|(?:{self._bodies}))(?![\w])")

    @cached_property
    def bare(self) -> re.Pattern[str]:
        return re.compile(rf"(?:the )?(?:{self._names})")

    @cached_property
    def any(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{self._adjectives}|(?:{self._names})s?|{self._bodies})(?!\w)")


def _sides(text: str, tables: Tables) -> set[_Side]:
    """The sides that a folded text may name."""
    return {side for _, side in _named(text, _side_words(tables))}


@lru_cache(maxsize=16)
def _side_words(tables: Tables) -> "_Index[_Side]":
    return _by_first_word((word, side) for side in map(_Side, tables.camps) for word in side.held)


def _words(words: Iterable[str]) -> str:
    """An alternation of the folded words, longest first; matches nothing where there are none."""
    folded = sorted({fold(word) for word in words if word}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, folded)) or "(?!)"


def _persons(text: str, tables: Tables) -> list[Mention]:
    return [
        Mention(hit.start(), camp)
        for name, camp in _named(text, _people(tables))
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?:s)?(?!\w)", text)
    ]


@lru_cache(maxsize=16)
def _people(tables: Tables) -> "_Index[Camp]":
    """The folded names of office-holders who speak for a side, by their first word."""
    camps = {camp.camp: camp for camp in tables.camps}
    held = ((name, camps[role.camp]) for role in tables.roles if role.camp in camps for name in names(role))
    return _by_first_word(held)


_Row = TypeVar("_Row")
_Index = dict[str, list[tuple[str, _Row]]]
"""Folded names with what they name, by their first word: a text holds few of the words that names begin with."""


def _by_first_word(rows: Iterable[tuple[str, _Row]]) -> _Index[_Row]:
    found: _Index[_Row] = {}
    for name, row in dict.fromkeys(rows):
        if words := _WORDS.findall(name):
            found.setdefault(words[0], []).append((name, row))
    return found


def _named(text: str, index: _Index[_Row]) -> list[tuple[str, _Row]]:
    """The names that may stand in a folded text, as whole words or with an `s`; the rest stands nowhere in it."""
    words = set(_WORDS.findall(text))
    words |= {word.removesuffix("s") for word in words}
    return [each for word in words & index.keys() for each in index[word] if each[0] in text]


def has(text: str, name: str) -> bool:
    """Whether a folded text holds a folded name as whole words."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text) is not None


@lru_cache(maxsize=4096)
def names(role: Role) -> tuple[str, ...]:
    """The folded names of an office-holder."""
    return tuple(dict.fromkeys(fold(name) for name in (role.person, *role.names)))
