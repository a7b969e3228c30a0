"""Names that a lexicon pronounces, and words in letters that an English voice cannot read."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.reference import Pronounced
from secondsource.reading.vocabulary.transliteration import romanise

_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:[-'’ʼ][^\W\d_][\w\u0300-\u036f]*)*")
_POSSESSIVE = re.compile(r"['’]s?(?![\w])")
_HISSES = ("s", "z", "ʃ", "ʒ", "tʃ", "dʒ")
_VOICELESS = ("p", "t", "k", "f", "θ")
_CYRILLIC = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff'’ʼ-]*")
_FOREIGN = re.compile(r"(?:[^\W\d_](?<![\u0000-\u052f\u1e00-\u1fff])[\w\u0300-\u036f]*[\s,،、。]*)+")
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of the lexicon in a text, with its possessive ending."""

    end: int
    said: str
    ipa: str


class Lexicon:
    """Rows of the lexicon by the first word of each form, longest forms first. Forms keep their capitals."""

    def __init__(self, rows: Sequence[Pronounced]) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for row in rows:
            for form in row.forms:
                self._by_first.setdefault(_first(form), []).append((form, row.ipa))
        for forms in self._by_first.values():
            forms.sort(key=lambda each: -len(each[0]))

    def find(self, text: str, at: int) -> NameHit | None:
        """The longest name that begins at `at` and ends with a word."""
        first = _WORD.match(text, at)
        if not first:
            return None
        for form, ipa in self._by_first.get(_first(first[0]), ()):
            end = at + len(form)
            if text.startswith(form, at) and not text[end : end + 1].isalnum():
                return _with_ending(text, at, end, ipa)
        return None


@lru_cache(maxsize=16)
def lexicon_of(rows: tuple[Pronounced, ...]) -> Lexicon:
    """The same rows give the same lexicon, made once."""
    return Lexicon(rows)


def _first(form: str) -> str:
    """What a form is filed under: its letters up to the first that is no letter."""
    found = re.match(r"[^\W\d_]+", form)
    return found[0] if found else form


def _with_ending(text: str, at: int, end: int, ipa: str) -> NameHit:
    tail = _POSSESSIVE.match(text, end)
    if not tail or len(tail[0]) < 2:
        return NameHit(end, text[at:end], ipa)
    return NameHit(tail.end(), f"{text[at:end]}'s", ipa + _ending(ipa))


def _ending(ipa: str) -> str:
    last = ipa.rstrip("ː")
    if last.endswith(_HISSES):
        return "ɪz"
    return "s" if last.endswith(_VOICELESS) else "z"


def read_foreign(text: str, at: int) -> tuple[int, str] | None:
    """End and reading of Cyrillic words (in Latin letters) or of a run in any other letters but Latin and Greek."""
    cyrillic = _CYRILLIC.match(text, at)
    if cyrillic:
        return cyrillic.end(), _in_latin(cyrillic[0])
    run = _FOREIGN.match(text, at)
    if not run:
        return None
    name = unicodedata.name(text[at], "OTHER").split()[0]
    return at + len(run[0].rstrip()), f"words in {_SCRIPTS.get(name, name.capitalize())} letters"


def _in_latin(word: str) -> str:
    latin = romanise(word) or "a word"
    return latin.capitalize() if word[:1].isupper() else latin
