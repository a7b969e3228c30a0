"""Words of a comment, and how rare each is: strangers share common words, and seldom many rare ones."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from secondsource.reading.vocabulary.word_lists import GENERIC, LIGHT, STOP, word_set

COMPARED = 300
"""Words of one comment that are compared; what follows is kept and never read as a sign."""
_LETTERS = 60
"""Characters for each word that is asked for, in which words are looked for."""
_WORD = re.compile(r"https?://\S+|www\.\S+|[\w\u0300-\u036f]+(?:['’ʼ][\w]+)*|[^\s\w]")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))

FORMULAS = word_set("""
rest in peace rip condolences prayers praying thoughts family families friends heart hearts sorry loss miss missed god
bless angel heaven forever loved soul memory happy birthday congratulations congrats well done thank thanks thankyou
amen hero heroes glory great welcome good luck best wishes wish merry christmas new year eternal sleep gone soon
condolence tribute legend sad so very sending love strength beautiful
""")
"""Words by which people console, thank and congratulate: everyone uses the same."""
COMMON = word_set("""
good great nice love like best awesome amazing cool wow lol haha omg yes no first ever really much more most all just
article post page site blog story news read reading write writing writer author comment comments opinion point view
video song music watch watching see look looking hear listen think know say said tell told want need make made get got
people man men woman women guy guys world country life time years year day days today now never always still only
right wrong true agree thing things something nothing everyone someone anyone bad sad funny interesting beautiful
perfect stupid idiot help share thanks thank please sorry hope wait keep going go come back work job money new old
long little big information useful here there where when why how what who subscribe channel check link click
every day life love favorite favourite better worst same again even also too than them they their would could should
government president war army russia ukraine america police law tax school children kids state city
""")
_SHORT = 3


class Token(NamedTuple):
    """A word at its place in the comment's text."""

    word: str
    start: int
    end: int


def tokens_of(text: str, most: int = COMPARED) -> tuple[Token, ...]:
    """The words of a comment in one spelling, at most so many; marks and pictures only where there are no words."""
    found = [
        token
        for hit in _WORD.finditer(text, 0, most * _LETTERS)
        for token in _cut(hit.group(), hit.start())
        if token.word
    ]  # fmt: skip
    words = [each for each in found if any(letter.isalnum() for letter in each.word)]
    return tuple((words or found)[:most])


def words_of(text: str, most: int = COMPARED) -> tuple[str, ...]:
    """The same words without their places, which is much faster."""
    if not text.isascii():
        return tuple(token.word for token in tokens_of(text, most))
    found = _WORD.findall(text[: most * _LETTERS].lower())
    words = [each[:200] for each in found if each[0].isalnum() or any(map(str.isalnum, each))]
    return tuple((words or found)[:most])


def _cut(raw: str, start: int) -> list[Token]:
    """Scripts that are written without spaces are cut into letters."""
    if not _WIDE.search(raw):
        return [Token(_spell(raw), start, start + len(raw))]
    return [Token(_spell(letter), start + at, start + at + 1) for at, letter in enumerate(raw)]


@lru_cache(maxsize=1 << 16)
def _spell(raw: str) -> str:
    plain = raw if raw.isascii() else unicodedata.normalize("NFKC", raw).translate(_UNSEEN)
    return plain.casefold().replace("’", "'").replace("ʼ", "'")[:200]


@lru_cache(maxsize=1 << 16)
def bits(word: str) -> float:
    """How rare a word is among all comments, in bits, by coarse classes: from 2 for what everyone says to 14."""
    if not any(letter.isalnum() for letter in word):
        return 3.0
    if word in FORMULAS:
        return 2.0
    if word.startswith(("http://", "https://", "www.")):
        return 4.0  # a link that many share is no wording of theirs
    if word in STOP or word in LIGHT or word.partition("'")[0] in STOP:
        return 5.0
    if word in COMMON or word in GENERIC:
        return 7.0
    if word.isdigit():
        return 8.0
    if _WIDE.match(word):
        return 6.0
    if len(word) <= _SHORT:
        return 7.0
    return 10.0 + min(4.0, (len(word) - _SHORT) / 2)
