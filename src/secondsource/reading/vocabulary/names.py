"""Names in a text: capitalised sequences, acronyms and Cyrillic names, and whether two spellings mean the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.measures.times import MONTHS, WEEKDAYS
from secondsource.reading.vocabulary.openers import OPENERS
from secondsource.reading.vocabulary.ordinary import ORDINARY
from secondsource.reading.vocabulary.titles import find_titles
from secondsource.reading.vocabulary.transliteration import is_cyrillic, name_key
from secondsource.reading.vocabulary.word_lists import word_set


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the text spells it, without a possessive ending."""

    text: str
    span: Span


# A word that does not start with a small Latin or Cyrillic letter, which most do.
_WORD = r"(?<![^\W_])[^\W\d_a-zа-яёіїєґ](?:[\w]|[’'ʼ-](?=[^\W\d_]))*"
_TOKEN = re.compile(rf"(?:[A-Z]\.){{2,}}|{_WORD}")
_POSSESSIVE = re.compile(r"(?:[’'ʼ]s|[’'ʼ])$")
_GLUE = re.compile(r"(?:[ \u00a0]|\. )(?:(?:of|de|van|von|der|al|bin|du|la|del) )*(?:the )?")
_START = re.compile(r"(?:^|[.!?…:;]|[\n“”\"«»‘(])\s*[“”\"«»‘'(]*$")
_DATE_WORDS = frozenset(MONTHS) | frozenset(WEEKDAYS)
_MARKS = word_set("jr sr ii iii iv fc inc ltd corp co")
"""What marks a namesake, a club or a firm."""
_NO_ENDING = re.compile(r"(?:ing|ly|tion|ment|ness|n[’'ʼ]t|[’'ʼ](?:re|ve|ll|d|m))$", re.IGNORECASE)
_NEW = word_set("york zealand jersey mexico delhi orleans hampshire england brunswick caledonia guinea haven scotland")
"""What `New` stands before in the name of a place."""


@lru_cache(maxsize=64)
def find_names(text: str) -> tuple[Name, ...]:
    """Names in order, none overlapping; an ordinary word that only opens its sentence is none."""
    tokens = [hit for hit in _TOKEN.finditer(text) if _capital(hit.group())]
    inside = {hit.group() for hit in tokens if not _opens(text, hit.start())}
    return tuple(_named(text, run) for group in _runs(text, tokens) if (run := _trimmed(text, group, inside)))


@lru_cache(maxsize=8192)
def name_texts(sentence: str) -> tuple[str, ...]:
    """The names of a sentence or two as they are written, remembered."""
    return tuple(name.text for name in find_names(sentence))


@lru_cache(maxsize=10_000)
def same_name(one: str, other: str, tables: Tables) -> bool:
    """Whether two spellings mean one name: `Kupyansk` and `Куп'янськ`, `Viktor Trehubov` and `Трегубова`."""
    left, right = _parts(one, tables), _parts(other, tables)
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == 1 and len(long) > 1:
        return _same_word(short[0], long[-1])
    return len(short) == len(long) and all(map(_same_word, left, right))


def _capital(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _DATE_WORDS


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a quotation starts at `at`."""
    return _START.search(text, max(0, at - 6), at) is not None


def _runs(text: str, tokens: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Capitalised words that stand side by side or are joined by `of` and the like."""
    run: list[re.Match[str]] = []
    for token in tokens:
        if run and not _joined(text, run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _joined(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    if _POSSESSIVE.search(one.group()) or other.start() - one.end() > 24:
        return False
    between = text[one.end() : other.start()]
    if between.startswith(". ") and len(one.group()) > 2:
        return False
    return _GLUE.fullmatch(between) is not None


def _trimmed(text: str, run: list[re.Match[str]], inside: set[str]) -> list[re.Match[str]]:
    """The run without the ordinary word that opens a sentence."""
    first = 0
    while first < len(run) and _opens(text, run[first].start()) and not _sure(run, first, inside):
        first += 1
    run = run[first:]
    return [] if len(run) == 1 and len(run[0].group()) == 1 else run


def _sure(run: list[re.Match[str]], first: int, inside: set[str]) -> bool:
    word = run[first].group()
    plain = _POSSESSIVE.sub("", word)
    last = len(run) - first == 1
    if plain.lower() in OPENERS:
        new = plain == "New" and not last and _POSSESSIVE.sub("", run[first + 1].group()).lower() in _NEW
        return new or (plain.isupper() and len(plain) > 1)
    if plain in inside or not last:
        return True
    return not _NO_ENDING.search(plain) and (plain.lower() not in ORDINARY or (plain.isupper() and len(plain) > 1))


def _named(text: str, run: list[re.Match[str]]) -> Name:
    start, end = run[0].start(), run[-1].end()
    end -= len(text[start:end]) - len(_POSSESSIVE.sub("", text[start:end]))
    return Name(text[start:end], Span(start, end))


def name_words(name: str, tables: Tables) -> tuple[str, ...]:
    """The telling words of a name: no joining words, and of titles only one that ends it (`Martin Luther King`)."""
    words = tuple(word for word in re.findall(_TOKEN, _POSSESSIVE.sub("", name)) if word[0].isupper())
    own = [word for word in words if word.lower().replace(".", "") not in _MARKS]
    titles = {at for title in find_titles(own[:-1], tables) for at in title}
    return tuple(word for at, word in enumerate(own) if at not in titles) or words


@lru_cache(maxsize=10_000)
def _parts(name: str, tables: Tables) -> tuple[str, ...]:
    words = (word for word in name_words(name, tables) if name_key(word))
    return tuple(words) or ((name,) if name_key(name) else ())


# Case endings of Ukrainian and Russian names, as they stand in a key.
_CASES = word_set("a u e i o om em im oiu iu oi ei am ah ami ov ev oho omu ho mu iam iah")


def _same_word(one: str, other: str) -> bool:
    left, right = name_key(one), name_key(other)
    if left == right:
        return True
    if not (is_cyrillic(one) or is_cyrillic(other)):
        return False
    return declined(left, right)


def declined(left: str, right: str) -> bool:
    """Whether two keys differ by case endings alone, as in Ukrainian and Russian."""
    if min(len(left), len(right)) < 4:
        return False
    shared = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        shared += 1
    if shared < 4:
        return False
    tails = {left[shared:], right[shared:]} - {""}
    return tails <= _CASES
