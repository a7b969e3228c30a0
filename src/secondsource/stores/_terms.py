"""The terms under which a text is found: words and numbers as they are compared, and names across scripts."""

import re
from functools import lru_cache

from secondsource.domain.folding import fold
from secondsource.reading.vocabulary.transliteration import is_cyrillic, name_key

# Words first: most are, and no number begins like one.
_WORD_OR_NUMBER = re.compile(
    r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|(?<!\d)\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|\w+"
)
_SPACED_NUMBER = re.compile(r"\d[\u00a0\u202f ]\d{3}")
_PIECES = 1 << 17
_POSSESSIVE = re.compile(r"['’ʼ`]s$", re.IGNORECASE)
_GROUPING = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_LONGEST = 60
"""Characters of a term that count; longer ones are no words."""

# What cases add to a name in Ukrainian and Russian, as it stands in a key; Latin spellings end in a vowel or none.
_CASE = re.compile(r"(?<=.{4})(?:oho|omu|oiu|iu|om|em|oi|ei|im|am|ah|ov|ev|[aeiou])$")
_VOWEL = re.compile(r"(?<=.{4})[aeiou]$")


def pieces(text: str) -> list[str]:
    """The text cut where no word and no number is cut, nearly always at white space: what `joined_…` below takes."""
    return cut(text) if _SPACED_NUMBER.search(text) else text.split()


def words(text: str) -> list[str]:
    """Words and numbers in order, each as it is compared: `27,169` is `27169`, `Ukraine's` is `ukraine`."""
    return joined_words(pieces(text)).split()


def joined_words(found: list[str]) -> str:
    """The same of the pieces of a text, with a space between each two."""
    return " ".join(filter(None, map(_words, found)))


def joined_names(found: list[str]) -> str:
    """A key for every word with a capital, the same however its name is spelt or transliterated; a space between."""
    return " ".join(filter(None, map(_names, found)))


# Nearly every piece of a text was met before, and a lookup costs a twentieth of reading it.
@lru_cache(maxsize=_PIECES)
def _words(piece: str) -> str:
    return " ".join(term for each in cut(piece) for term in _folded(each))


@lru_cache(maxsize=_PIECES)
def _names(piece: str) -> str:
    return " ".join(key for each in cut(piece) if each[0].isupper() and (key := bare_key(each)))


def cut(text: str) -> list[str]:
    """Words and numbers of a text in order, as they stand there."""
    return _WORD_OR_NUMBER.findall(text)


@lru_cache(maxsize=50_000)
def bare_key(word: str) -> str:
    """The key of one word of a name without its case ending: one for Kupyansk, Kupiansk, Куп'янськ and Купянском."""
    ending = _CASE if is_cyrillic(word) else _VOWEL
    return ending.sub("", name_key(word))[:_LONGEST]


@lru_cache(maxsize=50_000)
def _folded(found: str) -> tuple[str, ...]:
    if found[0].isdigit():
        return (_GROUPING.sub("", found).replace(",", ".")[:_LONGEST],)
    return tuple(term[:_LONGEST] for term in fold(_POSSESSIVE.sub("", found)).split())
