"""Who tells: what a speaker may be called, and what `I` and `we` mean in that speaker's words."""

import re

from secondsource.reading.speech.speakers import is_person_name
from secondsource.reading.statements.first_person import (
    AUTHORS,
    told_of_author,
    told_of_body,
    told_of_group,
    told_of_person,
)
from secondsource.reading.statements.reference_words import ORGANISATION_NOUNS, PERSON_NOUNS
from secondsource.reading.statements.topics import head_of
from secondsource.reading.vocabulary.verbs import is_plural

_I_OR_MY = re.compile(r"(?<![\w’'-])(?:I|my|me|(?<!\w\s)M[ye])(?![\w-])")
_WE_OR_OUR = re.compile(r"(?<![\w’'-])(?:[Ww]e|[Oo]ur|us)(?![\w-])")
_PRONOUN = re.compile(r"(?:he|she|they|it|who|we|i|you|one|some|many|others)", re.IGNORECASE)
Change = tuple[str, str, str]
"""The new words, the words that pointed back, and what they mean."""


def author_named(words: str, author: str) -> Change | None:
    """What the article's own words say of `I` and `we`."""
    many, one = _WE_OR_OUR.search(words), _I_OR_MY.search(words)
    told, pronoun = told_of_author(words, author), many or one
    return (told, pronoun.group(), AUTHORS if many else author) if told and pronoun else None


def person_named(words: str, speaker: str) -> Change | None:
    """What a person says of himself or herself, or of a group that the person is one of."""
    if pronoun := _WE_OR_OUR.search(words):
        told, meaning = told_of_group(words, speaker), f"{speaker} and others"
    else:
        told, pronoun, meaning = told_of_person(words, speaker), _I_OR_MY.search(words), speaker
    return (told, pronoun.group(), meaning) if told and pronoun else None


def body_named(words: str, speaker: str) -> Change | None:
    """What a body says of itself: `we` for the bank."""
    told, pronoun = told_of_body(words, speaker), _WE_OR_OUR.search(words)
    return (told, pronoun.group(), speaker) if told and pronoun else None


def may_mean(pronoun: str, speaker: str) -> bool:
    """`Jane Doe said she …`, `the bank said it …`, `officials said they …`: mostly the speaker."""
    if pronoun in {"he", "she", "his", "her"}:
        return is_person_name(speaker) or re.fullmatch(r"[A-Z][a-z][\w’-]+", speaker) is not None
    if pronoun in {"they", "their"}:
        return is_plural(speaker)
    if not re.search(r"\s|^[A-Z]{2,}", speaker):
        return False
    return not is_person_name(speaker) and not is_plural(speaker) and len(speaker.split()) < 8


def is_body(speaker: str) -> bool:
    """Whether `we` is a body or a group: the bank, the officials, Acme Group, the EU."""
    if (
        _PRONOUN.fullmatch(speaker)
        or not re.match(r"(?:the|an?|some|many|local|several|[A-Z][\w.]*)\s?", speaker)
        or head_of(speaker) in PERSON_NOUNS
    ):
        return False
    words = {word.casefold() for word in speaker.split()}
    if words & PERSON_NOUNS and not is_plural(speaker.split()[-1]):
        return False
    return (
        bool(words & ORGANISATION_NOUNS)
        or is_plural(speaker)
        or re.fullmatch(r"[A-Z]{2,5}|the [A-Z]{2,5}", speaker) is not None
    )
