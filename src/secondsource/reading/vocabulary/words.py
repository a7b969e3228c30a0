"""Words of a text and what they weigh: light English stems, roots that noun and verb share, words that tell little."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from secondsource.domain.folding import fold
from secondsource.reading.vocabulary.transliteration import is_cyrillic, romanise
from secondsource.reading.vocabulary.word_lists import GENERIC, IRREGULAR, LIGHT, STOP, word_set

_PREFIX = re.compile(r"\b(pre|re|counter|anti|co|ex|non|semi|mid|ultra|post|multi)-(?=[^\W\d_])", re.IGNORECASE)
LIGHT_WEIGHT, GENERIC_WEIGHT = 0.1, 0.5
_GLUE = "\u2060"
"""Stands for the hyphen of `pre-war` while words are cut; as long as the hyphen, so that spans hold."""
_WORD = re.compile(
    rf"(?:[A-Z]\.){{2,}}|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?|[^\W\d_](?:\w|{_GLUE})*(?:['’ʼ][^\W\d_]+)*"
)
_POSSESSIVE = re.compile("['’ʼ]s$")


@dataclass(frozen=True, slots=True)
class Form:
    """What a word amounts to, whatever its ending."""

    stem: str
    root: str
    """Shared by `occupied` and `occupation`; the stem where there is nothing to take off."""
    weight: float
    """0 for a word that tells nothing, LIGHT_WEIGHT or GENERIC_WEIGHT for one that tells little, else 1."""


class Word(NamedTuple):
    """A word at its place. A tuple: a text has many, and they are made three times as fast."""

    text: str
    form: Form
    start: int
    end: int


def find_words(text: str) -> tuple[Word, ...]:
    """Every word and number, in order; `pre-war` is one word, `full-scale` two."""
    joined = _PREFIX.sub(rf"\1{_GLUE}", text) if "-" in text else text
    found: list[Word] = []
    for hit in _WORD.finditer(joined):
        start, end = hit.span()
        written = text[start:end]
        found.append(Word(written, word_form(written), start, end))
    return tuple(found)


# What is taken off the end of a word, and what is put in its place; the first that fits counts.
_ENDINGS = tuple(
    (ending, to, least)
    for least, pairs in (
        (3, "ies:i sses:ss xes:x ches:ch shes:sh zes:z ied:i"),
        (4, "ings: ing: edly: ed:"),
        (3, "s:"),
    )
    for ending, to in (pair.split(":") for pair in pairs.split())
)
# As they stand at the end of a stem, without a final `e`.
_SUFFIX_LIST = """
isation ization ational ations ation ition ments ment ness iliti iti ships ship hood ism ist enc anc or er ant ent
ical ial al iv ous ful ion at ag iz
"""
_SUFFIXES = tuple(_SUFFIX_LIST.split())
_NO_ADVERB = word_set(
    "supply family ally rally reply fly apply july italy assembly monopoly anomaly bully imply comply"
)


def _stem(word: str) -> str:
    """The word without its inflection; final `e` and `y` give way, so that serve, served and serving meet."""
    word = IRREGULAR.get(word, word)
    if len(word) > 3 and not word.isdigit():
        word = _without_ending(word)
    if len(word) > 3:
        word = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1].isalpha()
    return word[:-1] if doubled else word


def _without_ending(word: str) -> str:
    for ending, to, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least - 1:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                return word
            return word.removesuffix(ending) + to
    return word


def _root(stem: str) -> str:
    """The stem without up to two endings that make nouns of verbs and the like; four letters stay."""
    for _ in range(2):
        for suffix in _SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= 4:
                stem = stem.removesuffix(suffix)
                break
    return stem.removesuffix("i") if len(stem) > 4 else stem


_LIGHT_STEMS = frozenset(map(_stem, LIGHT))
_GENERIC_STEMS = frozenset(map(_stem, GENERIC))


@lru_cache(maxsize=1 << 16)
def word_form(word: str) -> Form:
    """Stem, root and weight of one word."""
    folded = fold(word.replace("-", "")[:60])
    plain = folded[:-1] if _POSSESSIVE.search(word) else folded
    if is_cyrillic(plain):
        plain = romanise(plain)
    if folded in STOP or plain in STOP:
        return Form(plain, plain, 0.0)
    stem = _stem(plain)
    light = (
        plain in LIGHT or stem in _LIGHT_STEMS or (len(plain) > 4 and plain.endswith("ly") and plain not in _NO_ADVERB)
    )
    generic = plain in GENERIC or stem in _GENERIC_STEMS
    return Form(stem, _root(stem), LIGHT_WEIGHT if light else GENERIC_WEIGHT if generic else 1.0)


def content_text(text: str) -> str:
    """The telling words as written, in order, and the prepositions between them: `invasion of Ukraine` stays whole."""
    words = find_words(text)
    kept: list[str] = []
    for at, word in enumerate(words):
        binds = word.text in _BINDING and 0 < at < len(words) - 1 and words[at - 1].form.weight
        if word.form.weight or (binds and words[at + 1].form.weight):
            glued = kept and text[words[at - 1].end : word.start] == "-"
            kept.append(f"{kept.pop()}-{word.text}" if glued else word.text)
    return " ".join(dict.fromkeys(kept)) if len(kept) > MOST_WORDS else " ".join(kept)


_BINDING = frozenset(("of", "in", "on", "for", "against"))
MOST_WORDS = 60
