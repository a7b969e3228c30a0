"""One displayed sentence as a voice should say it, with the map between the two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.narration import Quote, Sounded, Word
from secondsource.domain.record import Span
from secondsource.reading.spoken import (
    acronyms,
    currencies,
    dates,
    designations,
    links,
    numbers,
    roman,
    times,
    titles,
    units,
)
from secondsource.reading.spoken.marks import CLOSING, OPENING, STRAIGHT, is_mark, read_mark, stronger
from secondsource.reading.spoken.names import Lexicon, read_foreign
from secondsource.reading.spoken.rule import Rule, Said
from secondsource.reading.vocabulary.word_lists import word_set

_BEGUN_BY_DIGIT = (
    *links.RULES,
    *dates.RULES,
    *times.RULES,
    *currencies.RULES,
    *titles.RULES[:1],
    *units.RULES,
    *designations.RULES,
    *numbers.RULES,
)

_BEGUN_BY_LETTER = (
    *links.RULES,
    *currencies.RULES,
    *dates.RULES,
    *times.RULES,
    *titles.RULES,
    *roman.RULES,
    *designations.RULES,
    *acronyms.RULES,
)
_PLAIN = re.compile(r"[a-z]{2,}(?:['’-][a-z]+)*(?=[\s,;:?!)”\"])")
"""A word in small letters that no rule looks at."""
_NOT_PLAIN = word_set("""
vs approx etc am pm v w http https
""")
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f]*(?:['’ʼ][^\W\d_][\w\u0300-\u036f]*)*(?:-[a-z]+(?=[^\w-]|$))*")
_ANY_WORD = re.compile(r"\w[\w\u0300-\u036f]*(?:['’ʼ.,-]\w[\w\u0300-\u036f]*)*")
_LETTER_A = re.compile(r"\bA\b")
"""In letters that are spelled: by itself a voice takes it for the article."""
_LONG_QUOTE = 4
"""Words from which a quotation is set off by a pause."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said for one sentence."""

    text: str
    """Words and the marks `,;:.?!`; empty where there is nothing to say."""
    words: tuple[Word, ...]
    """In order; a displayed form of several tokens may be one, and no two overlap."""
    quotes: tuple[Quote, ...]
    sounds: tuple[Sounded, ...]
    open: bool
    """Whether a quotation is still open at the end."""


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    said: str
    ipa: str = ""


def say(display: str, lexicon: Lexicon, *, inside: bool = False) -> Spoken:
    """The sentence as a newsreader says it; `inside` where a quotation was left open before it."""
    builder = _Builder(inside=inside)
    for token in _tokens(display, lexicon):
        builder.add(display, token)
    return builder.done()


def say_plain(display: str) -> Spoken:
    """The sentence in a language whose forms nobody here knows: its own words and marks."""
    builder = _Builder(inside=False)
    at = 0
    while at < len(display):
        word = _ANY_WORD.match(display, at)
        end, said = (word.end(), word[0]) if word else read_mark(display, at)
        builder.add(display, _Token(Span(at, end), said))
        at = end
    return builder.done()


def _tokens(display: str, lexicon: Lexicon) -> Iterator[_Token]:
    at = 0
    while at < len(display):
        if display[at].isspace():
            at += 1
            continue
        found = _read(display, at, lexicon)
        yield from found
        at = max(found[-1].span.end, at + 1) if found else at + 1


def _read(display: str, at: int, lexicon: Lexicon) -> Sequence[_Token]:
    """The tokens of whatever begins at `at`; at least its first letter is read."""
    plain = _PLAIN.match(display, at)
    if plain and plain[0] not in _NOT_PLAIN:
        return (_Token(Span(at, plain.end()), plain[0].replace("’", "'")),)
    if display[at].isalpha() and (name := lexicon.find(display, at)):
        return (_Token(Span(at, name.end), name.said, name.ipa),)
    rules = _BEGUN_BY_LETTER if display[at].isalpha() else _BEGUN_BY_DIGIT
    if said := _by_rule(rules, display, at):
        return said
    if foreign := read_foreign(display, at):
        return (_Token(Span(at, foreign[0]), foreign[1]),)
    if word := _WORD.match(display, at):
        return (_Token(Span(at, word.end()), word[0].replace("’", "'")),)
    end, mark = read_mark(display, at)
    return (_Token(Span(at, end), mark),)


def _by_rule(rules: Sequence[Rule], display: str, at: int) -> Sequence[_Token]:
    for rule in rules:
        match = rule.pattern.match(display, at)
        if not match or match.end() == at:
            continue
        said = rule.say(match)
        if said is None:
            continue
        pieces: Said = ((at, match.end(), said),) if isinstance(said, str) else said
        return _whole(display, match.end(), pieces)
    return ()


def _whole(display: str, end: int, pieces: Said) -> Sequence[_Token]:
    """The pieces as tokens, each to the beginning of the next and the last to the end of what the rule has read, so
    that no letter is left out: `3rd`, `Lt.`, `24th of`."""
    borders = [*(start for start, _, _ in pieces[1:]), end]
    return [
        _Token(Span(start, start + len(display[start:border].rstrip())), said)
        for (start, _, said), border in zip(pieces, borders, strict=True)
    ]


class _Builder:
    """Joins tokens to a text and keeps where each stands."""

    def __init__(self, *, inside: bool) -> None:
        self._text = ""
        self._words: list[Word] = []
        self._sounds: list[Sounded] = []
        self._quotes: list[Quote] = []
        self._quote_start: int | None = 0 if inside else None
        self._set_off = False

    def add(self, display: str, token: _Token) -> None:
        mark = token.span.of(display)
        if mark in OPENING or (mark == STRAIGHT and self._quote_start is None):
            self._open(display, token.span.end)
        elif mark in CLOSING or mark == STRAIGHT:
            self._close(display, token.span.end)
        elif is_mark(token.said):
            self._add_mark(token.said)
        elif token.said:
            self._add_word(token)

    def done(self) -> Spoken:
        still_open = self._quote_start is not None
        self._end_quote()
        if self._words and not self._text.endswith((".", "?", "!", ":", ";")):
            self._text = self._text.rstrip(",") + "."
        return Spoken(self._text if self._words else "", tuple(self._words), tuple(self._quotes),
                      tuple(self._sounds), still_open)  # fmt: skip

    def _add_word(self, token: _Token) -> None:
        start = len(self._text) + 1 if self._text else 0
        said = token.said
        self._text += (" " if self._text else "") + said
        bare = Span(start, start + len(said.rstrip(",;:.?!")))
        self._words.append(Word(token.span, bare))
        if token.ipa:
            self._sounds.append(Sounded(bare, token.ipa))
        elif said != "A":
            for letter in _LETTER_A.finditer(said):
                self._sounds.append(Sounded(Span(start + letter.start(), start + letter.end()), "eɪ"))

    def _add_mark(self, mark: str) -> None:
        if self._text and self._text[-1] in ",;:.?!":
            self._text = self._text[:-1] + stronger(self._text[-1], mark)
        elif self._text:
            self._text += mark

    def _open(self, display: str, at: int) -> None:
        if self._quote_start is not None:
            return
        inner = re.match(r"[^”»\"]{0,400}", display[at:])
        self._set_off = bool(inner) and len(inner[0].split()) >= _LONG_QUOTE
        if self._set_off:
            self._add_mark(",")
        self._quote_start = len(self._text)

    def _close(self, display: str, at: int) -> None:
        self._end_quote()
        if self._set_off and display[at : at + 2].strip():
            self._add_mark(",")
        self._set_off = False

    def _end_quote(self) -> None:
        if self._quote_start is not None and self._quote_start < len(self._text):
            start = self._quote_start
            start += self._text[start:].startswith(" ")
            self._quotes.append(Quote(Span(start, len(self._text))))
        self._quote_start = None
