"""What the rules look at, and what one of them says of a claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.claim import Claim, Reason
from secondsource.domain.evidence import Interest, Tier
from secondsource.domain.report import Confidence, Verdict
from secondsource.weighing import phrases
from secondsource.weighing.case import Case
from secondsource.weighing.evidence import Item


@dataclass(frozen=True, slots=True)
class Weighing:
    """A claim with everything that the rules may look at."""

    claim: Claim
    items: tuple[Item, ...]
    """With their origins."""
    case: Case
    conflict: str | None
    """None for an ordinary claim."""
    level: str | None
    support: tuple[Item, ...]
    """The items that count for the claim."""
    against: tuple[Item, ...]
    """The items that count against it."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one rule says of a claim."""

    verdict: Verdict
    reason: Reason | None
    confidence: Confidence | None
    sentence: str
    cites: tuple[Item, ...] = ()
    """The evidence that the sentence stands on."""


def not_enough(reason: Reason, cites: Sequence[Item] = ()) -> Ruling:
    """An abstention with its reason, in the fixed words for it."""
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, reason, None, phrases.NOT_ENOUGH[reason], tuple(cites))


def origins_of(items: Sequence[Item]) -> frozenset[str]:
    """The origins behind some items."""
    return frozenset(item.origin for item in items)


def camps_of(items: Sequence[Item]) -> set[str | None]:
    """Whose word some items are: a page that nobody knows adds no voice to the origin that it repeats."""
    by_origin: dict[str, set[str | None]] = {}
    for item in items:
        by_origin.setdefault(item.origin, set()).add(item.evidence.camp)
    return {camp for camps in by_origin.values() for camp in (camps - {None} or {None})}


def of_tier(items: Sequence[Item], tier: Tier) -> tuple[Item, ...]:
    """The items of one tier."""
    return tuple(item for item in items if item.evidence.tier is tier)


def disinterested(weighing: Weighing) -> tuple[Item, ...]:
    """Support from those who do not gain by the claim."""
    return tuple(item for item in weighing.support if item.evidence.interest is not Interest.BENEFITS)
