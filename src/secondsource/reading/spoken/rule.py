"""One way to say one form: a pattern that begins where a word begins, and what is said for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

Said = tuple[tuple[int, int, str], ...]
"""Slices of the displayed text from left to right, each with the words spoken for it; none of them overlap."""

Say = Callable[[re.Match[str]], Said | str | None]
"""What is said for a match: one text for all of it, pieces of it, or None where the form means something else here."""

_WORD_BEFORE = re.compile(r"([\w'’.%]+)[\s“\"'‘(]{0,3}$")
_WORD_AFTER = re.compile(r"[\s”\"'’)]{0,3}([^\W\d_][\w'’-]*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """Tried where a word of the displayed text begins; the first rule that has something to say is taken."""

    pattern: re.Pattern[str]
    say: Say


def rule(pattern: str, say: Say, flags: int = 0) -> Rule:
    return Rule(re.compile(pattern, flags), say)


def word_before(match: re.Match[str]) -> str:
    """The word in front of the match, in small letters and without a full stop; empty at the start."""
    found = _WORD_BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    return found[1].lower().rstrip(".") if found else ""


def word_after(match: re.Match[str]) -> str:
    """The word behind the match as it is written; empty where something else follows."""
    found = _WORD_AFTER.match(match.string, match.end())
    return found[1] if found else ""


def piece(match: re.Match[str], group: int | str, said: str) -> tuple[int, int, str]:
    """The slice of one group, with what is said for it."""
    return match.start(group), match.end(group), said
