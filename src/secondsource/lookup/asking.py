"""Words of a question as services take them, and how near a text is to it."""

from secondsource.domain.evidence import Query
from secondsource.domain.folding import fold

WORDS = 8
CHARACTERS = 240


def search_words(query: Query, most: int = WORDS) -> str:
    """The names of a question, then its other words, letters and digits alone: no operator of any service survives."""
    names = [spellings[0] for spellings in query.names[:3] if spellings]
    words = [word for part in (*names, *query.numbers[:2], query.text[:2000]) for word in _words(part)]
    unique = {word.casefold(): word for word in reversed(words)}
    kept = [unique[each] for each in dict.fromkeys(word.casefold() for word in words)]
    return " ".join(kept[:most])[:CHARACTERS].strip()


def nearness(text: str, query: Query) -> int:
    """How many of the question's words a text has, a name counting three times in whatever spelling; 0 is silence."""
    held = set(_words(fold(text)))
    asked = {word for word in _words(fold(query.text[:2000])) if len(word) > 3}
    named = sum(any(_all_in(spelling, held) for spelling in spellings) for spellings in query.names)
    return 3 * named + len(asked & held)


def _all_in(spelling: str, held: set[str]) -> bool:
    words = _words(fold(spelling))
    return bool(words) and all(word in held for word in words)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()
