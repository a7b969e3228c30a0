"""What it means to hold a place (rule 7): six states, what each implies and what each excludes.

*Control*: one side alone decides what happens in the place. *Contested*: both sides fight in it. *Presence*: soldiers
of a side are in it at one moment; a flag, a patrol or a pocket shows no more. *Encircled*: a side's soldiers are in it
and no way leads out. *Cut off*: they are in it without supply. *Retreated*: they have left it.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from secondsource.reading.speech.camps import folded


class State(StrEnum):
    """How a side stands in a place."""

    CONTROL = "control"
    CONTESTED = "contested"
    PRESENCE = "presence"
    ENCIRCLED = "encircled"
    CUT_OFF = "cut off"
    RETREATED = "retreated"


IMPLIES: dict[State, frozenset[State]] = {
    State.CONTROL: frozenset((State.CONTROL, State.PRESENCE)),
    State.CONTESTED: frozenset((State.CONTESTED, State.PRESENCE)),
    State.PRESENCE: frozenset((State.PRESENCE,)),
    State.ENCIRCLED: frozenset((State.ENCIRCLED, State.CUT_OFF, State.PRESENCE)),
    State.CUT_OFF: frozenset((State.CUT_OFF, State.PRESENCE)),
    State.RETREATED: frozenset((State.RETREATED,)),
}
"""What each state bears out."""
EXCLUDES: dict[State, frozenset[State]] = {
    State.CONTROL: frozenset((State.CONTROL, State.CONTESTED, State.RETREATED)),
    State.CONTESTED: frozenset((State.CONTROL, State.RETREATED)),
    State.PRESENCE: frozenset((State.RETREATED,)),
    State.ENCIRCLED: frozenset((State.RETREATED,)),
    State.CUT_OFF: frozenset(),
    State.RETREATED: frozenset((State.CONTROL, State.CONTESTED, State.PRESENCE, State.ENCIRCLED, State.CUT_OFF)),
}
"""What each state contradicts: of the other side for control, of the same side for the rest."""
_WORDS: dict[State, str] = {
    State.ENCIRCLED: r"encircl\w+|surround(?:ed|ing|s)?|trapped",
    State.CUT_OFF: r"cut off|without suppl\w+|isolated",
    State.RETREATED: (
        r"retreat\w*|withdr[ae]w\w*|pull\w* (?:out|back)|(?:have|had|has)? ?left (?:the )?(?:city|town|village)"
    ),
    State.CONTESTED: r"contested|street fighting|fight\w* (?:goes|went) on|grey zone|gray zone|changes? hands",
    State.PRESENCE: (
        r"(?:rais\w+|hoist\w+|plant\w+|unfurl\w*|wav\w+) (?:\w+ ){0,3}?flags?|flags? (?:over|above|on)|patrol\w*"
        r"|(?:are|is|were|was|still|remain\w*) (?:still )?(?:present|hiding|holed up)|hid(?:e|ing) in|pockets? of"
        r"|enter(?:ed|s|ing)?|remain\w* in"
    ),
    State.CONTROL: (
        r"controls?|controlled|controlling|holds?|held|holding|in charge of|in (?:\w+ ){1,2}hands|captur\w+|seiz\w+"
        r"|liberat\w+|reclaim\w*|recaptur\w+|retakes?|retook|retaken|regain\w*|occup(?:y|ies|ied|ation)"
    ),
}
_ANY = {state: re.compile(rf"\b(?:{words})\b") for state, words in _WORDS.items()}
_NOT = re.compile(
    r"\b(?:no|not|never|neither|nor|nobody|no one|cannot|unable to|fail(?:s|ed)? to|tr(?:y|ies|ied|ying) to"
    r"|attempt\w* to|plan\w* to|want\w* to|hop\w+ to|close to(?: being)?|without)\b[^.;]{0,24}$"
)


@lru_cache(maxsize=8192)
def find_states(text: str) -> frozenset[State]:
    """The states that a text states as they are; what it denies, plans or only fears is left out."""
    plain = folded(text)
    return frozenset(state for state, pattern in _ANY.items() if any(_stated(plain, pattern)))


def _stated(plain: str, pattern: re.Pattern[str]) -> Iterator[bool]:
    for hit in pattern.finditer(plain):
        if not _NOT.search(plain[: hit.start()]):
            yield True


def main_state(text: str) -> State | None:
    """The state that a statement is about: the most particular one it gives; None where it gives none."""
    found = find_states(text)
    return next((state for state in _WORDS if state in found), None)


def falls_short(claim: str, quote: str) -> State | None:
    """The state that a text shows where the statement needs another that does not follow from it."""
    needed, shown = main_state(claim), find_states(quote)
    if needed is None or not shown or any(needed in IMPLIES[state] for state in shown):
        return None
    return min(shown)


def leaves_open(claim: str, quote: str) -> State | None:
    """The state that a text shows where it does not exclude the one that the statement gives."""
    needed, shown = main_state(claim), find_states(quote)
    if needed is None or not shown or any(needed in EXCLUDES[state] for state in shown):
        return None
    return min(shown)
