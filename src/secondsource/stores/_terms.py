"""The terms under which a text is found: words and numbers as they are compared, and names across scripts."""

import re
from functools import lru_cache

from secondsource.domain.folding import fold
from secondsource.reading.transliteration import is_cyrillic, name_key

_NUMBER_OR_WORD = re.compile(r"\d+(?:[.,  ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\w+")
_POSSESSIVE = re.compile(r"['’ʼ`]s$", re.IGNORECASE)
_GROUPING = re.compile(r"[.,  ](?=\d{3}(?!\d))")
_LONGEST = 60
"""Characters of a term that count; longer ones are no words."""

# What cases add to a name in Ukrainian and Russian, as it stands in a key; Latin spellings end in a vowel or none.
_CASE = re.compile(r"(?<=.{4})(?:oho|omu|oiu|iu|om|em|oi|ei|im|am|ah|ov|ev|[aeiou])$")
_VOWEL = re.compile(r"(?<=.{4})[aeiou]$")


def words(text: str) -> list[str]:
    """Words and numbers of a text in order, each as it is compared: `27,169` is `27169`, `Ukraine's` is `ukraine`."""
    return [term for found in _NUMBER_OR_WORD.findall(text) for term in _folded(found)]


def name_keys(text: str) -> list[str]:
    """A key for every word with a capital, the same however its name is spelt or transliterated."""
    return [key for found in _NUMBER_OR_WORD.findall(text) if found[:1].isupper() and (key := bare_key(found))]


def bare_key(word: str) -> str:
    """The key of one word of a name without its case ending: one for Kupyansk, Kupiansk, Куп'янськ and Купянском."""
    ending = _CASE if is_cyrillic(word) else _VOWEL
    return ending.sub("", name_key(word))[:_LONGEST]


@lru_cache(maxsize=50_000)
def _folded(found: str) -> tuple[str, ...]:
    if found[0].isdigit():
        return (_GROUPING.sub("", found).replace(",", ".")[:_LONGEST],)
    return tuple(term[:_LONGEST] for term in fold(_POSSESSIVE.sub("", found)).split())
