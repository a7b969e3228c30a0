"""Patterns for the words of gain and loss and of holding a place, from the table of deeds."""

import re
from collections.abc import Iterable
from functools import lru_cache

from secondsource.domain.folding import fold
from secondsource.domain.reference import Tables
from secondsource.reading.vocabulary.whole_words import whole_word

_BETWEEN = r"(?:\w+ ){0,3}?"


@lru_cache(maxsize=16)
def turns(tables: Tables) -> re.Pattern[str]:
    """Words of gain (group `gain`) and of loss (group `loss`), over folded text."""
    gains, losses = (
        _either(form for row in tables.deeds if row.turn == turn for form in row.forms) for turn in ("gain", "loss")
    )
    return re.compile(rf"\b(?:(?P<gain>{gains})|(?P<loss>{losses}))\b")


@lru_cache(maxsize=16)
def any_turn(tables: Tables) -> re.Pattern[str]:
    """Words of gain or loss, over folded text: quicker than `turns`, which tells them apart."""
    return re.compile(_whole(form for row in tables.deeds if row.turn for form in row.forms))


@lru_cache(maxsize=128)
def holding(state: str, tables: Tables) -> re.Pattern[str]:
    """Words for one state of holding a place, over folded text."""
    return re.compile(_whole(form for row in tables.deeds if row.state == state for form in row.forms))


def _either(forms: Iterable[str]) -> str:
    """An alternation, longest first; matches nothing where there are none."""
    return "|".join(_longest_first(forms)) or "(?!)"


def _whole(forms: Iterable[str]) -> str:
    patterns = _longest_first(forms)
    if all(each[0].isalnum() for each in patterns):
        return whole_word(patterns)
    return rf"\b(?:{'|'.join(patterns)})\b"


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted({_pattern(form) for form in forms}, key=lambda each: (-len(each), each))


def _pattern(form: str) -> str:
    words = (_BETWEEN if word == "_" else f"{_word(word)} " for word in form.split())
    return "".join(words).rstrip()


def _word(word: str) -> str:
    ending = r"\w*" if word.endswith("*") else ""
    return re.escape(fold(word.rstrip("*"))).replace(r"\ ", " ") + ending
