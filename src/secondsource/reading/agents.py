"""Who does what: whether the doer of a verb in a claim is the doer of the same verb in a text."""

import re
from collections.abc import Sequence

from secondsource.reading.alignment import Pair
from secondsource.reading.demonyms import name_base
from secondsource.reading.names import find_names
from secondsource.reading.word_lists import IRREGULAR
from secondsource.reading.words import Word

_BY = re.compile(r"(?:[ ,]+(?!by\b)[\w-]+){0,4}?,? by (?:the )?")
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: [\w-]+)?(?: and [\w-]+)? $", re.IGNORECASE)
_BORDER = re.compile(r"[;:()]|\.\s|, (?:and|but|while|which|who)\b|\band \w+ed\b|\bby\b")
_REACH = 120
"""Letters to either side of a verb in which its doer is looked for."""


def other_agent(claim: str, text: str, pairs: Sequence[Pair]) -> tuple[str, str] | None:
    """A verb and the doer that the claim gives it, where the text gives it to others alone."""
    for pair in pairs:
        if pair.text and _is_verb(pair.claim.word.text) and _is_verb(pair.text.word.text):
            claimed = _agents(claim, pair.claim.word, nearest=True)
            given = _agents(text, pair.text.word, nearest=False)
            if claimed and given and {name_base(word) for word in claimed}.isdisjoint(map(name_base, given)):
                return pair.claim.word.text, claimed[-1]
    return None


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR


def _agents(text: str, verb: Word, *, nearest: bool) -> list[str]:
    """Words of the names after `by`, else, unless the verb is passive, of those before it."""
    if by := _BY.match(text, verb.end):
        end = _BORDER.search(text, by.end(), by.end() + _REACH)
        return _name_words(text[by.end() : end.start() if end else by.end() + _REACH])
    before = text[max(0, verb.start - _REACH) : verb.start]
    if _IS.search(before):
        return []
    names = [name.text for name in find_names(before)]
    return [word for name in (names[-1:] if nearest else names) for word in name.split()]


def _name_words(text: str) -> list[str]:
    return [word for name in find_names(text) for word in name.text.split()]
