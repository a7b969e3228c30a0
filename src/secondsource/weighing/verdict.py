"""From weighed evidence to a verdict: the first of `RULES` that applies decides."""

from collections.abc import Callable

from secondsource.domain.claim import Claim
from secondsource.domain.evidence import Stance
from secondsource.weighing.abstaining import (
    ambiguous_place,
    expired,
    needs_visual_verification,
    not_checkable,
    nothing_found,
    one_origin,
    only_one_side,
    retrieval_failed,
    told_as_denied,
    too_old,
    too_recent,
)
from secondsource.weighing.case import Case
from secondsource.weighing.deciding import (
    arithmetic_refutes,
    arithmetic_supports,
    evidence_refutes,
    ladder_supports,
    origins_support,
    record_supports,
    sides_disagree,
    sources_conflict,
)
from secondsource.weighing.evidence import Item, counting
from secondsource.weighing.ladder import find_level
from secondsource.weighing.ruling import Ruling, Weighing

RULES: tuple[Callable[[Weighing], Ruling | None], ...] = (
    not_checkable,
    told_as_denied,
    arithmetic_refutes,
    ambiguous_place,
    expired,
    sources_conflict,
    evidence_refutes,
    arithmetic_supports,
    record_supports,
    ladder_supports,
    origins_support,
    retrieval_failed,
    sides_disagree,
    too_old,
    needs_visual_verification,
    only_one_side,
    one_origin,
    too_recent,
    nothing_found,
)

BESIDE_THE_LADDER = frozenset(
    rule.__name__
    for rule in (told_as_denied, arithmetic_refutes, arithmetic_supports, evidence_refutes, record_supports)
)
"""Rules that decide by a sum, a record or the refutation bar: how far the sides' word reaches is no answer there."""


def weigh(claim: Claim, items: tuple[Item, ...], case: Case, conflict: str | None) -> Weighing:
    """The claim with its level on the ladder, where it is contested."""
    level = find_level(claim, items, case) if conflict and claim.checkable else None
    support, against = counting(items, Stance.SUPPORTS), counting(items, Stance.REFUTES)
    return Weighing(claim, items, case, conflict, level, support, against)


def decide(weighing: Weighing) -> tuple[str, Ruling]:
    """The name of the first rule that applies, and what it says."""
    for rule in RULES:
        if ruling := rule(weighing):
            return rule.__name__, ruling
    raise AssertionError("the last rule always applies")
