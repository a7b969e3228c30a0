"""The higher bar for *refuted* (rule 2), and which finding decides which claim."""

from collections.abc import Sequence

from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Stance, Tier
from secondsource.domain.record import Span
from secondsource.domain.report import Finding, Flag
from secondsource.weighing.case import Case
from secondsource.weighing.evidence import Item, counting
from secondsource.weighing.interest import claim_camp

BY_TABLES = frozenset(("chronology", "populations", "traits"))
"""Checks that compare with a row of the tables rather than reckon; moderate, as a row is that states a claim."""


def meets_refutation_bar(claim: Claim, items: Sequence[Item], case: Case) -> bool:
    """Whether evidence refutes a claim: silence never does, and neither does a qualification.

    It takes an explicit contradiction in a row of the reference tables, or in two independent origins of which one is
    not hostile to whoever makes the claim.
    """
    against = counting(items, Stance.REFUTES)
    if any(item.evidence.tier is Tier.E1 for item in against):
        return True
    several = len({item.origin for item in against}) >= 2
    return several and not all(is_hostile(claim, item, case) for item in against)


def is_hostile(claim: Claim, item: Item, case: Case) -> bool:
    """True where the item's side is an opponent of the side that makes the claim, or it or its publisher is unknown."""
    camp = item.evidence.camp
    if camp is None or (camp == "none" and not item.independent):
        return True
    speaker = claim_camp(claim, case.tables)
    return camp not in ("none", speaker.camp if speaker else "none")


def deciding_findings(claim: Claim, case: Case) -> tuple[Finding, ...]:
    """Findings whose arithmetic decides words of this claim, and of no smaller claim of the same sentence."""
    return tuple(
        finding
        for finding in case.findings
        if finding.stance in (Stance.REFUTES, Stance.SUPPORTS)
        and finding.span is not None
        and claim.span.contains(finding.span)
        and not _belongs_to_smaller(finding.span, claim, case.claims)
    )


def refuting_findings(claim: Claim, case: Case) -> tuple[Finding, ...]:
    """Arithmetic that contradicts the claim."""
    return tuple(finding for finding in deciding_findings(claim, case) if finding.stance is Stance.REFUTES)


def supporting_findings(claim: Claim, case: Case) -> tuple[Finding, ...]:
    """Findings that bear the whole claim out: those about all of its words, and any where it is all arithmetic."""
    supporting = (finding for finding in deciding_findings(claim, case) if finding.stance is Stance.SUPPORTS)
    all_arithmetic = claim.kind in (Kind.DATE_OR_DURATION, Kind.QUANTITY)
    return tuple(finding for finding in supporting if all_arithmetic or finding.span == claim.span)


def concerning(claim: Claim, case: Case) -> tuple[Finding, ...]:
    """Findings to show with the claim: those about its words, and those about the words that name its speaker."""
    return tuple(finding for finding in case.findings if finding.span and _concerns(finding, finding.span, claim, case))


def _concerns(finding: Finding, span: Span, claim: Claim, case: Case) -> bool:
    said = claim.attribution
    if said and (said.speaker_span.overlaps(span) or said.cue_span.overlaps(span)):
        return True
    if finding.flag is Flag.UNSOURCED_ATTRIBUTION:
        return False
    return claim.span.overlaps(span) and not _belongs_to_smaller(span, claim, case.claims)


def _belongs_to_smaller(span: Span, claim: Claim, claims: Sequence[Claim]) -> bool:
    size = claim.span.end - claim.span.start
    return any(
        other.id != claim.id and other.span.contains(span) and other.span.end - other.span.start < size
        for other in claims
    )
