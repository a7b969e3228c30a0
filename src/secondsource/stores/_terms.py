"""The terms under which a text is found: words and numbers as they are compared, and names across scripts."""

import re
from functools import lru_cache

from secondsource.domain.folding import fold
from secondsource.reading.vocabulary.transliteration import is_cyrillic, name_key

# Words first: most are, and no number begins like one.
_WORD_OR_NUMBER = re.compile(
    r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|(?<!\d)\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|\w+"
)
_POSSESSIVE = re.compile(r"['’ʼ`]s$", re.IGNORECASE)
_GROUPING = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_LONGEST = 60
"""Characters of a term that count; longer ones are no words."""

# What cases add to a name in Ukrainian and Russian, as it stands in a key; Latin spellings end in a vowel or none.
_CASE = re.compile(r"(?<=.{4})(?:oho|omu|oiu|iu|om|em|oi|ei|im|am|ah|ov|ev|[aeiou])$")
_VOWEL = re.compile(r"(?<=.{4})[aeiou]$")


def cut(text: str) -> list[str]:
    """Words and numbers of a text in order, as they stand there."""
    return _WORD_OR_NUMBER.findall(text)


def words(text: str) -> list[str]:
    """Words and numbers in order, each as it is compared: `27,169` is `27169`, `Ukraine's` is `ukraine`."""
    return folded(cut(text))


def folded(found: list[str]) -> list[str]:
    """What `cut` found, as it is compared."""
    return [term for each in found for term in _folded(each)]


def name_keys(found: list[str]) -> list[str]:
    """A key for every word with a capital that `cut` found, the same however its name is spelt or transliterated."""
    return [key for each in found if each[0].isupper() and (key := bare_key(each))]


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
