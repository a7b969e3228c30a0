"""Two things that a statement joins by `and`, of which a text tells one alone."""

import re
from collections.abc import Sequence
from functools import lru_cache

from secondsource.domain.reference import Tables
from secondsource.reading.comparing.alignment import Pair, align
from secondsource.reading.vocabulary.words import GENERIC_WEIGHT

_AND = re.compile(r",? and (?P<more>(?:also|then) )?(?P<own>(?:an?|the|its|their|his|her|some) )?", re.IGNORECASE)
_ENDS = re.compile(
    r"[,.;:()]|\b(?:in|on|at|of|for|from|to|by|with|after|before|during|near|under|over|as|because|when|while|that"
    r"|who|which|is|are|was|were|has|have|had|will|would)\b",
    re.IGNORECASE,
)
_LONGEST = 40
"""Characters that the second of two things may take."""


@lru_cache(maxsize=8192)
def half_told(claim: str, text: str, tables: Tables) -> tuple[str, str] | None:
    """The word of the statement that the text tells, and the one joined to it that it lacks; None where it tells both
    or neither. Names and numbers are not looked at: others compare them."""
    joins = list(_AND.finditer(claim))
    if not joins:
        return None
    pairs = [pair for pair in align(claim, text, tables).pairs if pair.claim.weight >= GENERIC_WEIGHT]
    return next((halves for join in joins if (halves := _half(claim, join, pairs))), None)


def _half(claim: str, join: re.Match[str], pairs: Sequence[Pair]) -> tuple[str, str] | None:
    before = [pair for pair in pairs if pair.claim.word.end == join.start()]
    end = _ENDS.search(claim, join.end())
    after = [pair for pair in pairs if join.end() <= pair.claim.word.start < (end.start() if end else len(claim))]
    if not before or not after or after[-1].claim.word.end - join.end() > _LONGEST:
        return None
    first = before[0]
    second = after[-1] if join["own"] or len(after) == 1 else after[0]
    if any(pair.claim.named is not None or pair.claim.word.text[0].isdigit() for pair in (first, second)):
        return None
    if bool(first.text) == bool(second.text):
        return None
    told, untold = (first, second) if first.text else (second, first)
    return told.claim.word.text, untold.claim.word.text
