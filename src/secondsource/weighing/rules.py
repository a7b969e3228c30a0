"""The published method of every rule that decides a verdict."""

import inspect

from secondsource.weighing.verdict import RULES

METHODS = {rule.__name__: inspect.cleandoc(rule.__doc__ or "") for rule in RULES}
"""By the name that an assessment gives as its rule, in the order in which the rules are asked."""


def method_of(rule: str) -> str:
    """How a rule decides, in words; empty for a name that no rule has."""
    return METHODS.get(rule, "")
