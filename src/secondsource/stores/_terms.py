"""The terms under which a text is found: words and numbers as they are compared, and names across scripts."""

import re
from functools import lru_cache

from secondsource.domain.folding import fold

_NUMBER_OR_WORD = re.compile(r"\d+(?:[.,  ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\w+")
_POSSESSIVE = re.compile(r"['’ʼ`]s$", re.IGNORECASE)
_GROUPING = re.compile(r"[.,  ](?=\d{3}(?!\d))")
_LONGEST = 60
"""Characters of a term that count; longer ones are no words."""

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ё": "e", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ў": "u", "j": "i", "y": "i",
    "w": "v", "x": "ks",
}  # fmt: skip
_TABLE = str.maketrans(_LATIN)
_TWICE = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?<=.{4})[aeiou]{1,2}$")


def words(text: str) -> list[str]:
    """Words and numbers of a text in order, each as it is compared: `27,169` is `27169`, `Ukraine's` is `ukraine`."""
    return [term for found in _NUMBER_OR_WORD.findall(text) for term in _folded(found)]


def name_keys(text: str) -> list[str]:
    """A key for every word with a capital, the same however its name is spelt or transliterated."""
    return [key for found in _NUMBER_OR_WORD.findall(text) if found[:1].isupper() and (key := name_key(found))]


@lru_cache(maxsize=50_000)
def name_key(word: str) -> str:
    """One spelling for Kupyansk, Kupiansk and Куп'янськ."""
    latin = _TWICE.sub(r"\1", fold(_POSSESSIVE.sub("", word)).translate(_TABLE))
    return _ENDING.sub("", latin)[:_LONGEST]


@lru_cache(maxsize=50_000)
def _folded(found: str) -> tuple[str, ...]:
    if found[0].isdigit():
        return (_GROUPING.sub("", found).replace(",", ".")[:_LONGEST],)
    return tuple(term[:_LONGEST] for term in fold(_POSSESSIVE.sub("", found)).split())
