"""What `it` and `they` at the start of a sentence mean: what the sentence before is about, where nothing else fits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.syntax import ROOT, Tagged
from secondsource.reading.statements.definites import description
from secondsource.reading.statements.reference_words import PERSON_NOUNS
from secondsource.reading.vocabulary.verbs import is_plural
from secondsource.reading.vocabulary.word_lists import word_set

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NO_RIVALS = ("nmod", "obl", "compound", "flat", "appos", "vocative")
"""Relations of nouns that a pronoun in front of the next sentence rarely means."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_NEVER = word_set(
    "day week month year time hour minute way thing things one ones number lot part people person fact reason problem"
)
_OWNED = re.compile(
    r"\b(?:my|our|your|his|her|its|their|this|that|these|those|such|which|another"
    r"|other|each|both|some|any|no)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Centers:
    """What the last sentence is about."""

    one: str | None = None
    """The thing that `it` means, as a noun phrase that stands alone."""
    many: str | None = None
    """Those that `they` means."""
    person: str = ""
    """The name of the person whom the last sentence is about; empty where it is about nobody named."""

    def meant(self, pronoun: str) -> str | None:
        """What the pronoun means in front of the next sentence; None where that is not sure."""
        return self.one if pronoun in {"it", "its"} else self.many if pronoun in {"they", "their"} else None

    def hear(self, tagged: Tagged | None, named: dict[str, str]) -> None:
        """Remembers what a sentence is about; `named` holds what its pronouns and definite phrases mean."""
        subject = _subject(tagged) if tagged else None
        before, (self.one, self.many) = (self.one, self.many), (None, None)
        self.person = _person(tagged, subject) if tagged and subject is not None else ""
        if tagged is None or subject is None:
            return
        words = tagged.word(subject).casefold()
        if words == "it" and before[0]:
            self.one = before[0]
        elif words == "they" and before[1]:
            self.many = before[1]
        elif tagged.tokens[subject].upos in _NOUNS and words not in _NEVER:
            self._take(tagged, subject, named)

    def _take(self, tagged: Tagged, subject: int, named: dict[str, str]) -> None:
        words = _standing_alone(tagged, subject, named)
        if words is None:
            return
        many = _is_many(tagged, subject)
        if any(_is_many(tagged, rival) == many for rival in _rivals(tagged, subject)):
            return
        if many:
            self.many = words
        elif not _is_person(tagged, subject):
            self.one = words


_CLAUSES = frozenset({"csubj", "ccomp", "xcomp", "csubj:outer"})


def is_placeholder(tagged: Tagged) -> bool:
    """Whether the first `it` of a sentence means nothing by itself: `it is hard to say`."""
    number = next((n for n in range(len(tagged.tokens)) if tagged.word(n).casefold() == "it"), None)
    if number is None:
        return False
    token = tagged.tokens[number]
    if token.relation == "expl":
        return True
    head = tagged.tokens[token.head] if token.head != ROOT else token
    return head.upos == "ADJ" and any(
        tagged.tokens[child].relation in _CLAUSES for child in tagged.children(token.head)
    )


def stands_for_all(tagged: Tagged) -> bool:
    """Whether the first `that` is a subject of its own: `That led to a strike`."""
    number = next((n for n in range(len(tagged.tokens)) if tagged.word(n).casefold() == "that"), None)
    return number is not None and tagged.tokens[number].relation in _SUBJECTS


def _subject(tagged: Tagged) -> int | None:
    if tagged.root == ROOT:
        return None
    return next((each for each in tagged.children(tagged.root) if tagged.tokens[each].relation in _SUBJECTS), None)


def _rivals(tagged: Tagged, subject: int) -> Iterator[int]:
    """Other nouns of the sentence that a pronoun may mean as well: subjects and objects."""
    inside = set(tagged.subtree(subject))
    for number, token in enumerate(tagged.tokens):
        if number in inside or token.upos not in _NOUNS or token.relation.startswith(_NO_RIVALS):
            continue
        if tagged.word(number).casefold() not in _NEVER and not _is_person(tagged, number):
            yield number


def _person(tagged: Tagged, subject: int) -> str:
    place = tagged.tokens[subject].span
    named = (name.span.of(tagged.text) for name in tagged.names if name.span.contains(place))
    return next(named, "") if tagged.tokens[subject].entity.endswith("person") else ""


def _is_many(tagged: Tagged, number: int) -> bool:
    joined = any(tagged.tokens[child].relation == "conj" for child in tagged.children(number))
    return joined or is_plural(tagged.word(number))


def _is_person(tagged: Tagged, number: int) -> bool:
    token = tagged.tokens[number]
    return token.entity.endswith("person") or (token.upos == "NOUN" and tagged.word(number).casefold() in PERSON_NOUNS)


def _standing_alone(tagged: Tagged, subject: int, named: dict[str, str]) -> str | None:
    """The subject's words where they need no other words to be understood."""
    extent = tagged.extent(subject)
    words = re.split(r",|\s(?:that|which|who|whose|where)\s", tagged.text[extent.start : extent.end])[0].strip()
    if words.casefold() in named:
        return named[words.casefold()]
    if _OWNED.search(words) or len(words.split()) > 10 or re.search(r"[“”\"()]", words):
        return None
    if tagged.tokens[subject].upos == "PROPN":
        if _is_person(tagged, subject) and not _is_many(tagged, subject):
            return None
        return words
    told = description(tagged, subject)
    return words if told and len(told.split()) > 2 and not re.match(r"an?\s", words, re.IGNORECASE) else None
