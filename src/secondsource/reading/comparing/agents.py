"""Who does what: whether the doer of a verb in a claim, or the holder of a place, is the same in a text."""

import re
from collections.abc import Sequence

from secondsource.reading.comparing.alignment import Pair
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.word_lists import IRREGULAR
from secondsource.reading.vocabulary.words import Word, word_form

_HOLDING = frozenset(
    word_form(word).root for word in ("control", "hold", "occupy", "maintain", "capture", "seize", "liberate", "rule")
)
"""Roots of verbs and nouns that say who has a place."""
_BY = re.compile(r"(?:[ ,]+(?!by\b)[\w-]+){0,4}?,? by (?:the )?")
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: [\w-]+)?(?: and [\w-]+)? $", re.IGNORECASE)
_BORDER = re.compile(r"[;:()]|\.\s|, (?:and|but|while|which|who)\b|\band \w+ed\b|\bby\b")
_CLAUSE = re.compile(r".*(?:[;:()]|[.!?…]\s|\bthat\b|\bsaid\b|\bsays\b)", re.DOTALL)
_WHERE = re.compile(
    r"\b(?:in|inside|near|of|at|from|across|around|on|over|to|into|against|with) (?:the )?$", re.IGNORECASE
)
_OWN = re.compile(r"(?P<name>[^\W\d_][\w’'-]*)(?: [a-z]+ly| full| effective| complete| partial| total)? $")
_REACH = 120
"""Letters to either side of a verb in which its doer is looked for."""


def other_agent(claim: str, text: str, pairs: Sequence[Pair]) -> tuple[str, str] | None:
    """A word and the doer that the claim gives it, where the text gives it to others alone."""
    for pair in pairs:
        if pair.text and _has_doer(pair.claim.word) and _has_doer(pair.text.word):
            claimed = _agents(claim, pair.claim.word)[-1:]
            given = _agents(text, pair.text.word)
            if claimed and given and _bases(claimed).isdisjoint(_bases(given)):
                return pair.claim.word.text, claimed[-1]
    return None


def _bases(names: Sequence[str]) -> set[str]:
    return {name_base(word) for name in names for word in name.split()}


def _has_doer(word: Word) -> bool:
    return word.text.endswith(("ed", "ing")) or word.text in IRREGULAR or word.form.root in _HOLDING


def _agents(text: str, word: Word) -> list[str]:
    """The name right before a word of holding, or the names after `by`, or, unless it is passive, those before it."""
    before = _CLAUSE.sub("", text[max(0, word.start - _REACH) : word.start])
    if word.form.root in _HOLDING and (own := _OWN.search(before)) and own["name"][0].isupper():
        return [own["name"]]
    if by := _BY.match(text, word.end):
        end = _BORDER.search(text, by.end(), by.end() + _REACH)
        return [name.text for name in find_names(text[by.end() : end.start() if end else by.end() + _REACH])]
    if _IS.search(before) and word.text.endswith("ed"):
        return []
    names = find_names(before)
    return [name.text for name in names if not _WHERE.search(before, 0, name.span.start)] or [
        name.text for name in names
    ]
