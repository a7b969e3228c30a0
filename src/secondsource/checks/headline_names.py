"""A place, a side or a speaker that the headline, or the first paragraph, names and the body does not.

Six comparisons are made:

- a place or country of the headline ("in Leeds", "Polish", "Warsaw's") that stands nowhere in the body, in any spelling
  or as an adjective, where the opening of the body tells another place of the same sort in a sentence that shares a
  telling word with the headline;
- who speaks in the headline ("Bell says …", "…, says Bell"), where the body nowhere names them and its opening lets
  somebody else speak by name;
- a person whom the headline names by first and last name, or as chosen, charged and the like, and whom the body does
  not, where its first sentence tells the same of another;
- a last name alone in a headline of small letters ("Party of Bell yields") that is nowhere in the body, where the
  headline names none of those of whom the body speaks again and again;
- who did it to whom ("Leeds beat York"), where the opening tells it the other way round;
- of which side the headline's actor is ("Russian troops retreat"), where a sentence of the opening says the same of
  another side's ("Ukrainian troops retreat") and no sentence says it of the headline's.

In an article of four paragraphs or more the first is held against the others in the same way. Ordinary words that are
also the name of a town are read as names only after a word such as "in". Both are shown; which of the two is wrong is
open.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.times import MONTHS, WEEKDAYS
from secondsource.reading.pages.heads import Head, find_heads
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.given_names import MEN, WOMEN
from secondsource.reading.vocabulary.lands import lands_of, nations
from secondsource.reading.vocabulary.names import Name, find_names
from secondsource.reading.vocabulary.words import find_words

_WORD = r"[^\W\d_a-z][\w’'-]+"
_IN = re.compile(
    rf"\b(?:in|near|from|outside|across|leaves?|hits?|strikes?|rocks|at|on|into|over|for)"
    rf" (?P<name>{_WORD}(?: {_WORD})?)"
)
_FIRST = re.compile(rf"^(?P<name>{_WORD}) (?=[a-z]+(?:s|ed|ll)? (?!of\b|and\b))")
_BEATS = re.compile(
    rf"(?<![\w’'-])(?P<one>{_WORD}) (?:(?:have|has|had|will|narrowly|easily|to) )*"
    r"(?P<verb>(?i:beats?|defeats?|defeated|sues?|sued|accuses?|accused|attack(?:s|ed)?|invade[sd]?|buys?|bought|acquires?"
    r"|acquired|thrash(?:es|ed)?|rout(?:s|ed)?|stun(?:s|ned)?|edges?|edged|blames?|blamed|overtakes?|overtook|backs?"
    r"|backed|bomb(?:s|ed)?|shell(?:s|ed)?|criticis(?:es|ed)|criticiz(?:es|ed)|outsells?|outsold))"
    rf" (?P<other>{_WORD})"
)
_CHOSEN = re.compile(
    rf"^(?P<name>{_WORD}) (?:named|appointed|elected|chosen|picked|hired|sacked|fired|jailed|charged|wins|dies|retires"
    r"|resigns|quits|re-elected|sentenced|acquitted|convicted|replaces|succeeds)\b",
)
_SAYS = re.compile(
    rf"^(?P<name>{_WORD})(?: (?:says|said|tells|told|claims|warns|vows|insists|denies|urges|admits|announces|pledges"
    rf"|promises|accuses|slams|blames)\b)|(?:, says| says|, said| –| —) (?P<last>{_WORD})$"
)
_SIDE = re.compile(
    r"(?P<side>[^\W\d_a-z]\w+) (?P<noun>troops|forces|soldiers|army|officials|police|government|president|minister"
    r"|company|firm|jets?|drones?|missiles?|navy|warship|ship|team|bank|court|lawmakers|parliament)\b"
    r" (?P<verb>[a-z]+)"
)
_PERSON = re.compile(rf"{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{1,2}}")
_ROLES = re.compile(r"^(?:Police|Officials?|Report|Reports|Study|Experts?|Opinion|Analysis|Editorial|Watch|Exclusive)$")


_LONE = re.compile(
    r"(?<![\w’'-])(?P<owner>[A-Z][a-z]{3,})(?=['’]s )|(?<=[a-z,] )(?P<name>[A-Z][a-z]{3,})(?=,? [a-z]|[.,;]|$)"
)
_CAPITAL = re.compile(r"(?<![\w-])[^\W\d_a-z][\w-]*")
_DAYS = frozenset({*MONTHS, *WEEKDAYS})
_OFTEN, _LONG = 4, 4
"""Mentions of one of whom the body tells, and letters of a word that a headline of capitals gives one."""
_SHARED = 2
"""Telling words that a headline and the first sentence share, if both tell of one person's deed."""

_Mismatch = tuple[Span, str, str]
"""Where the body says something else, what the head says, and how the two differ."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is looked at."""

    opening: int = 3
    """So many sentences are the opening of the body."""
    people: int = 20_000
    """Fewest people of a place that the headline names."""


@dataclass(frozen=True, slots=True)
class Component:
    """Looks the headline's names up in the body."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        heads = find_heads(article, reading)
        found = (next(self._find(head, tables), None) for head in heads)
        return tuple(finding for finding in found if finding)

    def _find(self, head: Head, tables: Tables) -> Iterator[Finding]:
        article, reading = head.article, head.reading
        opening = [span for span in reading.sentences[: self.options.opening] if _shares(article, span)]
        if not opening or "?" in article.title:
            return
        named = {_key(word, tables) for name in find_names(article.text) for word in name.text.split()}
        for span, told, how in (
            *self._places(article, opening, named, tables),
            *_speakers(article, reading, named, reading.sentences[: self.options.opening], tables),
            *_sides(article, opening, tables),
            *_exchanged(article, opening, tables),
            *_persons(article, opening[:1], named, tables),
            *(_strangers(article, tables) if head.name == "headline" else ()),
        ):
            yield head.placed(_finding(head, span, told, how))

    def _places(
        self, article: Article, opening: Sequence[Span], named: set[str], tables: Tables
    ) -> Iterator[_Mismatch]:
        body = fold(article.text)
        for told, sort in self._told(article.title, tables):
            if _key(told, tables) in named or fold(told) in body:
                continue
            for sentence in opening:
                for other, kind in self._told(sentence.of(article.text), tables):
                    in_title = other in article.title or _key(other, tables) in _keys(article.title, tables)
                    if kind == sort and not in_title:
                        start = sentence.start + sentence.of(article.text).index(other)
                        span = Span(start, start + len(other))
                        yield span, told, "names a place that the body does not"

    def _told(self, text: str, tables: Tables) -> Iterator[tuple[str, str]]:
        """Places and countries that a text names."""
        for hit in (*_IN.finditer(text), *_FIRST.finditer(text)):
            words = re.sub(r"['’]s$", "", hit["name"]).split()
            for name in (" ".join(words), words[0]):
                rows = tables.places.find(name)
                if rows and rows[0].population >= self.options.people and name_base(name) not in nations(tables):
                    yield name, "town"
                    break
        for name in find_names(text):
            for word in name.text.split():
                if name_base(word) in nations(tables):
                    yield word, "country"


def _speakers(
    article: Article, reading: Reading, named: set[str], opening: Sequence[Span], tables: Tables
) -> Iterator[_Mismatch]:
    """Who speaks in the headline and is nowhere in the body, where somebody else speaks in the opening."""
    hit = _SAYS.search(article.title)
    told = (hit["name"] or hit["last"]) if hit else ""
    if not told or _ROLES.match(told) or _key(told, tables) in named or fold(told) in fold(article.text):
        return
    for each in reading.attributions:
        inside = any(sentence.contains(each.cue_span) for sentence in opening)
        if inside and each.named and each.speech and _PERSON.fullmatch(each.speaker):
            message = "lets somebody speak whom the body does not name"
            yield each.speaker_span, told, message


def _sides(article: Article, opening: Sequence[Span], tables: Tables) -> Iterator[_Mismatch]:
    """What the headline says of one side's actor and the opening of another's."""
    told = next((hit for hit in _SIDE.finditer(article.title) if _nation(hit["side"], tables)), None)
    if told is None:
        return
    same = [hit for hit in _SIDE.finditer(article.text) if _is_same(told, hit)]
    if any(_nation(hit["side"], tables) == _nation(told["side"], tables) for hit in same):
        return
    for hit in same:
        span = Span(*hit.span())
        if _nation(hit["side"], tables) and any(sentence.contains(span) for sentence in opening):
            yield span, told.group(), "says of one side what the body says of another"


def _is_same(told: re.Match[str], hit: re.Match[str]) -> bool:
    return hit["noun"] == told["noun"] and _roots(hit["verb"]) == _roots(told["verb"])


def _exchanged(article: Article, opening: Sequence[Span], tables: Tables) -> Iterator[_Mismatch]:
    """Who did it to whom, where the opening tells it the other way round and the body nowhere as the headline does."""
    for told in _BEATS.finditer(article.title):
        ends = _ends(told, tables)
        same = [hit for hit in _BEATS.finditer(article.text) if _roots(hit["verb"]) == _roots(told["verb"])]
        if any(_ends(hit, tables) == ends for hit in same):
            continue
        for hit in same:
            span = Span(*hit.span())
            if _ends(hit, tables) == ends[::-1] and any(sentence.contains(span) for sentence in opening):
                yield span, told.group(), "says of the one what the body says of the other"


def _ends(hit: re.Match[str], tables: Tables) -> tuple[str, str]:
    return _key(hit["one"], tables), _key(hit["other"], tables)


def _persons(article: Article, lede: Sequence[Span], named: set[str], tables: Tables) -> Iterator[_Mismatch]:
    """A person whom the body does not name, where its first sentence tells the same of another."""
    told = [_full_name(name.text) for name in find_names(article.title) if _is_person(name.text)]
    told += [hit["name"] for hit in _CHOSEN.finditer(article.title) if not tables.places.find(hit["name"])]
    body = fold(article.text)
    for name in told:
        words = [word for word in name.split() if len(word) > 2]
        if any(_key(word, tables) in named or fold(word) in body for word in words) or _nation(words[0], tables):
            continue
        for sentence in lede:
            others = [each for each in find_names(sentence.of(article.text)) if _is_person(each.text)]
            shared = _roots(article.title) & _roots(sentence.of(article.text))
            if len(others) == 1 and len(shared) >= _SHARED:
                yield others[0].span.shifted(sentence.start), name, "names a person whom the body does not"


def _strangers(article: Article, tables: Tables) -> Iterator[_Mismatch]:
    """A name alone in a headline of small letters that is no place, of which the body has nothing, where the headline
    names nobody of whom the body speaks again and again."""
    people = _people(article.text) if _is_in_small_letters(article.title) else []
    in_title = {fold(hit.group()) for hit in _CAPITAL.finditer(article.title)}
    if not people or any(fold(each.text) in in_title for each in people):
        return
    body = fold(article.text)
    for hit in _LONE.finditer(article.title):
        name = hit["owner"] or hit["name"]
        is_known = fold(name) in body or _nation(name, tables) or lands_of(name, tables) or tables.places.find(name)
        if not is_known and fold(name) not in _DAYS:
            yield people[0].span, name, "names somebody whom the body does not"


def _people(text: str) -> list[Name]:
    """The last names of those whom the text names in full once, and often in all, where they stand first."""
    counts = Counter(hit.group() for hit in _CAPITAL.finditer(text))
    found: dict[str, Name] = {}
    for each in find_names(text):
        last = re.sub(r"['’]s$", "", each.text.split()[-1])
        if counts[last] >= _OFTEN and _is_person(each.text):
            found.setdefault(last, Name(last, each.span))
    return list(found.values())


def _is_in_small_letters(title: str) -> bool:
    """Whether a headline is written as a sentence is, so that a capital inside it is a name's."""
    words = [word for word in title.split()[1:] if len(word) >= _LONG and word[0].isalpha()]
    return sum(word[0].islower() for word in words) > len(words) / 2


def _full_name(name: str) -> str:
    """Without a title: from the given name on."""
    words = name.split()
    return " ".join(words[next(at for at, word in enumerate(words) if fold(word) in MEN | WOMEN) :])


def _is_person(name: str) -> bool:
    """Whether a name of two words or more holds a common given name before its last word."""
    return any(fold(word) in MEN | WOMEN for word in name.split()[:-1])


def _nation(word: str, tables: Tables) -> str | None:
    return nations(tables).get(name_base(word))


def _key(word: str, tables: Tables) -> str:
    """One for a country and its adjective; for another word its base."""
    base = name_base(word)
    return nations(tables).get(base, base)


def _keys(text: str, tables: Tables) -> set[str]:
    return {_key(word.text, tables) for word in find_words(text)}


def _roots(text: str) -> set[str]:
    return {word.form.root for word in find_words(text) if word.form.weight >= 0.5}


def _shares(article: Article, sentence: Span) -> bool:
    return bool(_roots(article.title) & _roots(sentence.of(article.text)))


def _finding(head: Head, span: Span, told: str, how: str) -> Finding:
    words = span.of(head.article.text)
    return Finding(
        check="headline_names",
        message=f"The {head.name} {how}.",
        arithmetic=f"{head.name}: “{told}”; body: “{words}”",
        span=span,
        quote=words,
        flag=Flag.HEADLINE_BODY_MISMATCH,
    )
