"""Counts and lists in words."""

from collections.abc import Sequence


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 origin`, `7 copies`, `1,400 days`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def list_words(words: Sequence[str]) -> str:
    """`one`, `one and two`, `one, two and three`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
