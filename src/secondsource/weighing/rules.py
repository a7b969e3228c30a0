"""The published method of every rule of evidence, read from its docstring."""

import inspect
from collections.abc import Callable, Sequence
from typing import Any

from secondsource.weighing.evidence import find_tier
from secondsource.weighing.holding import falls_short, leaves_open
from secondsource.weighing.interest import find_conflict, find_interest
from secondsource.weighing.kinship import EDGE_RULES, near_duplicate
from secondsource.weighing.ladder import find_level, is_capped, is_denied, mirror_level
from secondsource.weighing.leads import find_lead
from secondsource.weighing.objections import OBJECTIONS
from secondsource.weighing.omission import find_missing_sides, find_title_echo
from secondsource.weighing.origins import find_origins
from secondsource.weighing.places import ambiguous_place
from secondsource.weighing.refutation import is_hostile, meets_refutation_bar
from secondsource.weighing.said import SAID_RULES
from secondsource.weighing.second_look import who_admits, who_holds
from secondsource.weighing.testimony import find_admission, find_voice
from secondsource.weighing.times import find_window, publication_day
from secondsource.weighing.verdict import RULES


def _methods(rules: Sequence[Callable[..., Any]]) -> dict[str, str]:
    return {rule.__name__: inspect.cleandoc(rule.__doc__ or "") for rule in rules}


METHODS = _methods(RULES)
"""By the name that an assessment gives as its rule, in the order in which the rules are asked."""

GROUPS: dict[str, tuple[str, dict[str, str]]] = {
    "verdicts": (
        "The first rule that applies decides. `secondsource explain` names the rule behind any verdict.",
        METHODS,
    ),
    "objections": (
        "Why a piece of evidence may not bear on the verdict; the first that applies is shown beside it.",
        _methods(OBJECTIONS),
    ),
    "origins": (
        "Origins are counted, not outlets. Two items share an origin where any of these holds.",
        _methods((find_origins, near_duplicate, *EDGE_RULES)),
    ),
    "said": (
        "Did they say it, and so? The first that applies answers; where none does, nothing of it is held,"
        " and a lead may tell where to look.",
        _methods((*SAID_RULES, find_lead)),
    ),
    "sides": (
        "Who speaks, who gains, and how far that carries.",
        _methods((
            find_conflict, find_interest, find_voice, find_admission, find_tier, find_level, is_capped, is_denied,
            mirror_level, meets_refutation_bar, is_hostile,
        )),
    ),
    "time-and-place": (
        "When a statement speaks of, where, and what it means to hold a place.",
        _methods((find_window, publication_day, ambiguous_place, falls_short, leaves_open, who_holds, who_admits)),
    ),
    "omissions": (
        "What an article leaves out. A flag never changes a verdict.",
        _methods((find_missing_sides, find_title_echo)),
    ),
}  # fmt: skip
"""Every group of rules: what it is for, and the method of each."""


def method_of(rule: str) -> str:
    """How a rule decides, in words; empty for a name that no rule has."""
    return METHODS.get(rule, "")
