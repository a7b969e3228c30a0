"""One name spelled two ways.

Where two names in an article have the same first name and last names that differ by one letter, put in, left out,
exchanged or swapped ("Volodymyr Zelensky" and "Volodymyr Zelenskyy", "Ada Merkel" and "Ada Merkle"), both are shown
with how often each stands. So are a last name alone that is one letter off the only full name near it ("Ada Merkel …
Merkle said"), and first names of one last name of which one has a letter more ("Jon Smith", "John Smith"). One of the
two must stand for a person: bear a common given name, speak, have a title or an age, or come with "who". In an article
about Ukraine, one place of the table of places in two spellings ("Kupiansk", "Kupyansk") is shown too.

Names of bodies, places and products are compared by their words. A word with a capital that stands once is shown where
a letter put in, left out or swapped with its neighbour makes it a word that the article has beside the same word
("United Stattes", "United States"), or at least twice where it stands alone ("Nevda", "Nevada"); once is enough where
the article's word is a land or a city with a long name ("Lousiana", "Louisiana"). A letter
exchanged for another is not enough for these: many a name is one letter off another.

Last names of less than five letters are left alone, because two people may well bear them, and so are a plural or an
adjective of the other ("Korea", "Korean") and names that stand in one sentence: an article that tells two people
apart names them side by side.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Gazetteer, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.sentences import sentence_around
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.given_names import MEN, WOMEN
from secondsource.reading.vocabulary.lands import lands_of, nations
from secondsource.reading.vocabulary.letters import is_one_letter_off
from secondsource.reading.vocabulary.names import Name, find_names, name_words
from secondsource.reading.vocabulary.transliteration import name_key

_PERSON_AFTER = re.compile(
    r"(?:,? (?:who|said|says|told|added|wrote|tweeted|argued|explained|testified|announced)\b|, \d{2}\b|, the \w+"
    r"|, an? \w+)"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|President|Minister|Sen|Senator|Rep|Gov|Governor|Mayor|Gen|General|Judge|Justice|Chancellor"
    r"|Secretary|Prof|Professor|Capt|Captain|Chief|said|says|spokes\w+|director|manager|coach|author|attorney|actor"
    r"|actress|analyst|chairman|chairwoman)\.? $"
)
_BY_LAST = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr)\.? (?P<titled>[A-Z][\w’'-]+)|\b(?P<speaks>[A-Z][\w’'-]+) (?:said|says|told|added)\b"
)
_GIVEN = MEN | WOMEN
_ENDINGS = ("s", "n", "an", "ns", "es", "r", "er")
_SOUNDS = {"k": "c", "y": "j"}
"""First letters of one name in two spellings: Catherine and Katherine."""
_THE = re.compile(r"\b[Tt]he $")
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z]\w*(?![-\w])")
_INSIDE = re.compile(r"[\w,’'] $")
_OFTEN = 2
"""How often a word stands that another one alone is taken for a slip of."""
_MOST = 12
"""Last names of one first name, or first names of one last name, that are compared."""
_PEOPLE, _PLACES = 60, 150
"""People and names of one word of an article that are compared."""
_SHORTEST, _LONG = 3, 5
"""Letters of a first name, and of a last name alone, that is compared."""
_LONG_PLACE, _CITY = 7, 100_000
"""Letters of a place's name that few other words are one letter off, and people of a place that has such a name."""
_ALIKE = 0.7
"""How like two spellings of one place are; an old name of it is another matter."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which last names are compared."""

    letters: int = 5
    """Least letters of both."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way in which a full name is spelled, and where."""

    text: str
    spans: tuple[Span, ...]
    person: bool
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class Component:
    """Compares the full names of an article with each other."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        found: list[Finding] = []
        names = find_names(article.text)
        by_first = _by_first_name(article.text, names, reading.sentences, tables)
        spellings_of = [spelling for spellings in by_first.values() for spelling in spellings]
        for spellings in by_first.values():
            for one, other in combinations(spellings[:_MOST], 2):
                last, end = (fold(each.text).split()[-1] for each in (one, other))
                alike = min(len(last), len(end)) >= self.options.letters and _is_near(last, end)
                if alike and (one.person or other.person) and not one.sentences & other.sentences:
                    found.append(_finding(article.text, one, other))
        found += _first_names(article.text, spellings_of)
        found += _alone(article.text, names, reading.sentences, spellings_of, tables)
        found += _places(article.text, names, tables.places)
        if (article.language or "en").startswith("en"):
            found += _words(article.text, reading.sentences, tables, [each.span for each in found if each.span])
        return tuple({finding.span.start: finding for finding in found if finding.span}.values())


def _by_first_name(
    text: str, names: Sequence[Name], sentences: Sequence[Span], tables: Tables
) -> dict[str, list[_Spelling]]:
    starts = [sentence.start for sentence in sentences]
    people = {hit["titled"] or hit["speaks"] for hit in _BY_LAST.finditer(text)}
    places: dict[str, list[Span]] = defaultdict(list)
    for name in names:
        words = name_words(name.text, tables)
        if len(words) == 2 and name.text.endswith(" ".join(words)) and not name.text.isupper():
            places[" ".join(words)].append(Span(name.span.end - len(" ".join(words)), name.span.end))
    by_first: dict[str, list[_Spelling]] = defaultdict(list)
    for full, spans in places.items():
        known = full.split()[-1] in people or fold(full).split()[0] in _GIVEN
        if any(_THE.search(text, max(0, span.start - 5), span.start) for span in spans):
            continue
        person = known or any(_is_person(text, span) for span in spans)
        inside = frozenset(bisect_right(starts, span.start) for span in spans)
        by_first[fold(full).split()[0]].append(_Spelling(full, tuple(spans), person, inside))
    return by_first


def _first_names(text: str, spellings: Sequence[_Spelling]) -> Iterator[Finding]:
    """People of one last name whose first names differ by a letter more."""
    by_last: dict[str, list[_Spelling]] = defaultdict(list)
    for spelling in spellings:
        by_last[fold(spelling.text).split()[-1]].append(spelling)
    for alike in by_last.values():
        for one, other in combinations(alike[:_MOST], 2):
            first, second = (fold(each.text).split()[0] for each in (one, other))
            near = name_key(first) == name_key(second) or (
                (len(first) != len(second) or sorted(first) == sorted(second) or first[0] != second[0])
                and min(len(first), len(second)) >= _SHORTEST
                and is_one_letter_off(first, second)
            )
            sure = (one.person or other.person) and _SOUNDS.get(first[0], first[0]) == _SOUNDS.get(second[0], second[0])
            if near and sure and not one.sentences & other.sentences:
                yield _finding(text, one, other)


def _alone(
    text: str, names: Sequence[Name], sentences: Sequence[Span], spellings: Sequence[_Spelling], tables: Tables
) -> Iterator[Finding]:
    """A last name alone, one letter off the last name of one person, whose own name stands more often."""
    starts = [sentence.start for sentence in sentences]
    people = [each for each in spellings if each.person and len(each.text.split()[-1]) >= _LONG]
    alone: dict[str, list[Span]] = defaultdict(list)
    for name in names if people else ():
        words = name_words(name.text, tables)
        if len(words) == 1 and len(words[0]) >= _LONG and not words[0].isupper():
            alone[words[0]].append(Span(name.span.end - len(words[0]), name.span.end))
    lasts = {fold(each.text).split()[-1] for each in spellings}
    for word, spans in alone.items():
        near = [each for each in people[:_PEOPLE] if _is_near(fold(word), fold(each.text).split()[-1])]
        if (
            len(near) != 1
            or fold(word) in lasts
            or name_base(word) in nations(tables)
            or _THE.search(text, max(0, spans[0].start - 5), spans[0].start)
        ):
            continue
        known = [*near[0].spans, *alone.get(near[0].text.split()[-1], ())]
        inside = frozenset(bisect_right(starts, span.start) for span in spans)
        other = _Spelling(word, tuple(spans), False, inside)
        if len(known) >= len(spans) and not inside & near[0].sentences and all(span.of(text) == word for span in spans):
            yield _finding(text, _Spelling(near[0].text, tuple(known), True, near[0].sentences), other)


def _places(text: str, names: Sequence[Name], places: Gazetteer) -> Iterator[Finding]:
    """A place of Ukraine in two spellings."""
    if "krain" not in text:
        return
    held: dict[tuple[float, float], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for word, spans in _single_names(names):
        rows = places.find(word)
        if len(rows) == 1 and rows[0].country == "UA":
            held[rows[0].latitude, rows[0].longitude][word] += spans
    for spellings in held.values():
        for one, other in combinations(list(spellings.items())[:3], 2):
            left, right = fold(one[0]), fold(other[0])
            if left[0] == right[0] and left != right and SequenceMatcher(None, left, right).ratio() >= _ALIKE:
                told = (_Spelling(word, tuple(spans), False, frozenset()) for word, spans in (one, other))
                yield _finding(text, *told)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with a capital, where it stands, and the words with capitals beside it."""

    text: str
    spans: tuple[Span, ...]
    beside: frozenset[tuple[int, str]]
    """-1 for the word before, 1 for the word after."""

    @property
    def first(self) -> Span:
        return self.spans[0]


def _words(text: str, sentences: Sequence[Span], tables: Tables, told: Sequence[Span]) -> Iterator[Finding]:
    """A word of a name that stands once, a slip of the pen off one that stands oftener or first."""
    by_start: dict[str, list[_Word]] = defaultdict(list)
    for word in _capital_words(text):
        by_start[word.text[0]].append(word)
    for words in by_start.values():
        often = sorted(words, key=lambda word: (-len(word.spans), word.spans[0]))[:_PLACES]
        for word in words:
            if len(word.spans) > 1 or any(word.first.overlaps(span) for span in told):
                continue
            known = next((each for each in often if _is_slip(word, each, tables) and _is_name(text, each)), None)
            if known is None or tables.places.find(word.text) or lands_of(word.text, tables):
                continue
            here = sentence_around(word.first, sentences)
            if not any(here and here.contains(span) for span in known.spans):
                yield _finding(text, *(_Spelling(each.text, each.spans, False, frozenset()) for each in (known, word)))


def _capital_words(text: str) -> Iterator[_Word]:
    """Those of five letters or more."""
    hits = list(_CAPITAL.finditer(text))
    spans: dict[str, list[Span]] = defaultdict(list)
    beside: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for number, hit in enumerate(hits):
        spans[hit.group()].append(Span(*hit.span()))
        for step in (-1, 1):
            other = hits[number + step] if 0 <= number + step < len(hits) else None
            if other and text[min(hit.end(), other.end()) : max(hit.start(), other.start())] == " ":
                beside[hit.group()].add((step, other.group()))
    return (
        _Word(word, tuple(places), frozenset(beside[word]))
        for word, places in spans.items()
        if len(word) >= _LONG and word[1:].islower()
    )


def _is_name(text: str, word: _Word) -> bool:
    """Whether it stands once with its capital inside a sentence."""
    return any(_INSIDE.search(text, max(0, span.start - 3), span.start) for span in word.spans)


def _is_slip(word: _Word, known: _Word, tables: Tables) -> bool:
    """Whether one letter too many, too few or in its neighbour's place makes the difference, in the same company; alone
    where the other stands oftener, or is a place with a long name."""
    one, other = fold(word.text), fold(known.text)
    if len(known.spans) == 1 and word.spans < known.spans:
        return False
    is_ending = one.startswith(other) or other.startswith(one)
    if not _is_near(one, other) or is_ending or (len(one) == len(other) and sorted(one) != sorted(other)):
        return False
    if word.beside & known.beside or (not word.beside and len(known.spans) >= _OFTEN):
        return True
    return min(len(one), len(other)) >= _LONG_PLACE and _is_place(known.text, tables)


def _is_place(word: str, tables: Tables) -> bool:
    """Whether it names a land, or a city and no person."""
    cities = fold(word) not in _GIVEN and any(place.population >= _CITY for place in tables.places.find(word))
    return bool(lands_of(word, tables)) or cities


def _single_names(names: Sequence[Name]) -> Sequence[tuple[str, list[Span]]]:
    """Names of one word in Latin letters, the first ones of the text."""
    found: dict[str, list[Span]] = defaultdict(list)
    for name in names:
        if name.text.isascii() and name.text.isalpha() and not name.text.isupper():
            found[name.text].append(name.span)
    return list(found.items())[:_PLACES]


def _is_person(text: str, span: Span) -> bool:
    return bool(_PERSON_AFTER.match(text, span.end) or _PERSON_BEFORE.search(text, max(0, span.start - 20), span.start))


def _is_near(one: str, other: str) -> bool:
    """Whether one letter after the first makes the difference, and no ending does."""
    short, long = sorted((one, other), key=len)
    return (
        long[0] == short[0] and not any(long == short + ending for ending in _ENDINGS) and is_one_letter_off(one, other)
    )


def _finding(text: str, one: _Spelling, other: _Spelling) -> Finding:
    rarer, common = sorted((one, other), key=lambda each: (len(each.spans), -each.spans[0].start))
    span = rarer.spans[0]
    sum_ = f"“{common.text}”: {len(common.spans)}; “{rarer.text}”: {len(rarer.spans)}"
    message = f"“{rarer.text}” may be “{common.text}”, spelled in another way."
    return Finding("spellings", message, sum_, span, span.of(text), Flag.IMPRECISE)
