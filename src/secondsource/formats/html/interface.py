"""The words of the page in one language, read from `formats/interface/<code>.json`; English is the source of truth.

A file holds every text of the page by a key, its plural forms, its months, and sentences of the rules that it
translates. A new language is one more file.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from secondsource.errors import SettingsError

FOLDER = Path(__file__).parent.parent / "interface"
ENGLISH = "en"
LONGEST = 600
"""Characters of a sentence that is looked up; none of the rules' own is longer."""
DEPTH = 2
"""How deep sentences stand in sentences."""


def _few(number: int, *, teens: bool) -> bool:
    return number % 10 in (2, 3, 4) and not (teens and number % 100 in (12, 13, 14))


def _east_slavic(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if _few(number, teens=True) else "many"


PLURALS: dict[str, Callable[[int], str]] = {
    "one, other": lambda number: "one" if number == 1 else "other",
    "up to one, other": lambda number: "one" if number < 2 else "other",
    "one, few, many": _east_slavic,
    "one alone, few, many": lambda number: "one" if number == 1 else "few" if _few(number, teens=True) else "many",
    "other": lambda _: "other",
}
"""How a language chooses the form that goes with a number, by the name that its file gives."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the rules of evidence, and how this language says it."""

    english: re.Pattern[str]
    sure: str
    """Words that every such sentence has, looked for first: the pattern alone would try every sentence at length."""
    text: str


@dataclass(frozen=True, slots=True)
class Interface:
    """One language of the page."""

    code: str
    """As `lang` has it, such as `uk`."""
    name: str
    """In the language itself."""
    plural: str
    """A key of `PLURALS`."""
    thousands: str
    months: tuple[str, ...]
    """As they stand in a date."""
    texts: Mapping[str, Markup]
    counts: Mapping[str, Mapping[str, Markup]]
    """Texts with a number, in every form."""
    sentences: tuple["Sentence", ...]
    """Sentences of the rules of evidence; those that are not here stay English."""

    def say(self, key: str, **values: object) -> Markup:
        """The text of that key with its values, escaped; markup among the values stays markup."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        return key in self.texts

    def many(self, key: str, number: int, **values: object) -> Markup:
        """The text that goes with a number: `1 statement`, `1,400 statements`."""
        forms = self.counts[key]
        shown = f"{number:,}".replace(",", self.thousands)
        return forms[PLURALS[self.plural](number)].format(count=shown, **values)

    def day(self, day: date | None) -> Markup:
        """A day as a reader says it."""
        if day is None:
            return self.say("day.unknown")
        return self.say("day", day=day.day, month=self.months[day.month - 1], year=day.year)

    def list_words(self, words: list[str]) -> Markup:
        """`one`, `one and two`, `one, two and three`."""
        if len(words) < 2:
            return escape("".join(words))
        return self.say("list", first=Markup(", ").join(words[:-1]), last=words[-1])

    def told(self, sentence: str) -> Markup:
        """A sentence that the rules made in English: translated where this language has it, else marked as English."""
        if self.code == ENGLISH or not sentence:
            return escape(sentence)
        known = self._translated(" ".join(sentence.split()), DEPTH)
        return escape(sentence_case(known, sentence)) if known else Markup('<span lang="en">{}</span>').format(sentence)

    def _translated(self, sentence: str, depth: int) -> str | None:
        """By its pattern; what stands in the pattern's places is translated too where it can be."""
        if len(sentence) > LONGEST:
            return None
        for known in self.sentences:
            if known.sure in sentence and (hit := known.english.fullmatch(sentence)):
                return known.text.format(**{name: self._part(words, depth) for name, words in hit.groupdict().items()})
        return None

    def _part(self, words: str, depth: int) -> str:
        return (depth and self._translated(words, depth - 1)) or words


def languages() -> tuple[str, ...]:
    """Codes of all languages of the page, English first."""
    codes = {file.stem for file in FOLDER.glob("*.json")}
    return (ENGLISH, *sorted(codes - {ENGLISH}))


@cache
def load_interface(code: str) -> Interface:
    """The page's words in that language. Raises SettingsError where there is no such file."""
    if code not in languages():
        raise SettingsError(f"The page is not there in {code[:40]!r}; its languages are {', '.join(languages())}.")
    held = read_texts(code)
    english: dict[str, str] = read_texts(ENGLISH)["sentences"]
    return Interface(
        code=code,
        name=held["name"],
        plural=held["plural"],
        thousands=held["thousands"],
        months=tuple(held["months"]),
        texts=_escaped(held["texts"]),
        counts={key: _escaped(forms) for key, forms in held["counts"].items()},
        sentences=tuple(_sentence(text, held["sentences"][key]) for key, text in english.items()),
    )


def _escaped(texts: Mapping[str, str]) -> dict[str, Markup]:
    return {key: escape(text) for key, text in texts.items()}


def read_texts(code: str) -> dict[str, Any]:
    """A language's file as it stands."""
    return json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))


def _sentence(english: str, text: str) -> Sentence:
    """A sentence whose `{name}` stands for any words; its first letter may be large or small."""
    pieces = re.split(r"\{(\w+)\}", english)
    parts = (re.escape(piece) if at % 2 == 0 else f"(?P<{piece}>.+?)" for at, piece in enumerate(pieces))
    whole, first = "".join(parts), english[0]
    if first.isalpha():
        whole = f"[{first.upper()}{first.lower()}]{whole[1:]}"
    return Sentence(re.compile(whole), max((piece[1:] for piece in pieces[::2]), key=len), text)


def sentence_case(text: str, like: str) -> str:
    """The text with its first letter as large as that of another."""
    return text[:1].upper() + text[1:] if like[:1].isupper() else text
