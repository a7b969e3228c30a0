"""Which side of a conflict the words for a speaker name: a person, a body, or officials of one side.

Only the operator's tables know who the sides are; no side is named in code.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from secondsource.domain.folding import fold
from secondsource.domain.reference import Camp, Role, Tables

_NOT_OF = "former|ex|exiled|opposition|dissident|captured|allies|ally|partners|neighbours|neighbors|critics|friends"
_UNOFFICIAL = re.compile(
    r"\b(?:mil)?bloggers?\b|\b(?:propagandists?|media|sources?|channels?|voices|correspondents?|journalists?)\b"
)
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
        self._held = {fold(word) for word in (*camp.adjectives, *camp.names, *camp.bodies) if word}

    def may_stand(self, text: str) -> bool:
        """Whether any of the words stands in a folded text at all, without which no pattern can match."""
        return any(word in text for word in self._held)

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


@lru_cache(maxsize=64)
def _side(camp: Camp) -> _Side:
    return _Side(camp)


def _sides(text: str, tables: Tables) -> list[_Side]:
    return [side for camp in tables.camps if (side := _side(camp)).may_stand(text)]


def _words(words: Iterable[str]) -> str:
    """An alternation of the folded words, longest first; matches nothing where there are none."""
    folded = sorted({fold(word) for word in words if word}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, folded)) or "(?!)"


def _persons(text: str, tables: Tables) -> list[Mention]:
    return [
        Mention(hit.start(), camp)
        for name, camp in _people(tables)
        if name in text
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?:s)?(?!\w)", text)
    ]


@lru_cache(maxsize=16)
def _people(tables: Tables) -> tuple[tuple[str, Camp], ...]:
    """The folded names of office-holders who speak for a side."""
    camps = {camp.camp: camp for camp in tables.camps}
    held = ((name, camps[role.camp]) for role in tables.roles if role.camp in camps for name in names(role))
    return tuple(dict.fromkeys(held))


def has(text: str, name: str) -> bool:
    """Whether a folded text holds a folded name as whole words."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text) is not None


@lru_cache(maxsize=4096)
def names(role: Role) -> tuple[str, ...]:
    """The folded names of an office-holder."""
    return tuple(dict.fromkeys(fold(name) for name in (role.person, *role.names)))
