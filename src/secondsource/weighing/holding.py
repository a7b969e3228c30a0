"""What it means to hold a place (rule 7): six states, what each implies and what each excludes.

*Control*: one side alone decides what happens in the place. *Contested*: both sides fight in it. *Presence*: soldiers
of a side are in it at one moment; a flag, a patrol or a pocket shows no more. *Encircled*: a side's soldiers are in it
and no way leads out. *Cut off*: they are in it without supply. *Retreated*: they have left it.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from secondsource.domain.reference import Tables
from secondsource.reading.speech.camps import folded
from secondsource.reading.vocabulary.deeds import holding


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
_PARTICULAR = (
    State.ENCIRCLED, State.CUT_OFF, State.RETREATED, State.CONTESTED, State.PRESENCE, State.CONTROL,
)  # fmt: skip
"""The most particular state first."""
_NOT = re.compile(
    r"\b(?:no|not|never|neither|nor|nobody|no one|cannot|unable to|fail(?:s|ed)? to|tr(?:y|ies|ied|ying) to"
    r"|attempt\w* to|plan\w* to|want\w* to|hop\w+ to|close to(?: being)?|without|не|ні|ни)\b[^.;]{0,24}$"
)


@lru_cache(maxsize=8192)
def find_states(text: str, tables: Tables) -> frozenset[State]:
    """The states that a text states as they are; what it denies, plans or only fears is left out."""
    plain = folded(text)
    return frozenset(state for state in State if any(_stated(plain, holding(state, tables))))


def _stated(plain: str, pattern: re.Pattern[str]) -> Iterator[bool]:
    for hit in pattern.finditer(plain):
        if not _NOT.search(plain[: hit.start()]):
            yield True


@lru_cache(maxsize=1024)
def main_state(text: str, tables: Tables) -> State | None:
    """The state that a statement is about: the most particular one it gives; None where it gives none."""
    found = find_states(text, tables)
    return next((state for state in _PARTICULAR if state in found), None)


def falls_short(claim: str, quote: str, tables: Tables) -> State | None:
    """The state that a text shows where the statement needs another that does not follow from it."""
    needed, shown = main_state(claim, tables), find_states(quote, tables)
    if needed is None or not shown or any(needed in IMPLIES[state] for state in shown):
        return None
    return min(shown)


def leaves_open(claim: str, quote: str, tables: Tables) -> State | None:
    """The state that a text shows where it does not exclude the one that the statement gives."""
    needed, shown = main_state(claim, tables), find_states(quote, tables)
    if needed is None or not shown or any(needed in EXCLUDES[state] for state in shown):
        return None
    return min(shown)
