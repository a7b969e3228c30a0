"""Rules that decide a claim: by arithmetic, by a record, by the ladder, by origins, or as conflicting."""

from collections.abc import Sequence
from dataclasses import replace

from secondsource.domain.evidence import Tier
from secondsource.domain.report import Confidence, Finding, Verdict
from secondsource.weighing import phrases
from secondsource.weighing.evidence import Item
from secondsource.weighing.ladder import agree_across, independent, mirror_level, positions, telling_camps
from secondsource.weighing.refutation import (
    BY_TABLES,
    meets_refutation_bar,
    refuting_findings,
    supporting_findings,
)
from secondsource.weighing.ruling import Ruling, Weighing, disinterested, of_tier, origins_of

BY_LEVEL = {"C3": Confidence.LOW, "C4": Confidence.MODERATE, "C5": Confidence.HIGH}


def arithmetic_refutes(weighing: Weighing) -> Ruling | None:
    """A sum over dates or numbers that are held contradicts words of this very claim, or a row of the tables does that
    holds another place as the only one."""
    findings = refuting_findings(weighing.claim, weighing.case)
    if findings and findings[0].check in BY_TABLES:
        return replace(_by_sum(Verdict.REFUTED, phrases.TABLES_REFUTE, findings), confidence=Confidence.MODERATE)
    return _by_sum(Verdict.REFUTED, phrases.ARITHMETIC_REFUTES, findings) if findings else None


def sources_conflict(weighing: Weighing) -> Ruling | None:
    """What suffices to support the claim stands against what suffices to refute it, or against an outsider's first-hand
    contradiction; a public record is not outweighed by the latter."""
    if not (_supported_by_record(weighing) or _supported_by_origins(weighing)):
        return None
    outsiders = [item for item in weighing.against if item.independent]
    refuted = meets_refutation_bar(weighing.claim, weighing.items, weighing.case)
    if refuted or (outsiders and not _supported_by_record(weighing)):
        return Ruling(Verdict.CONFLICTING, None, None, phrases.CONFLICT, (*weighing.support, *weighing.against))
    return None


def evidence_refutes(weighing: Weighing) -> Ruling | None:
    """A public record contradicts the claim, or two independent origins do, one of them not hostile to its speaker.

    Of a contested claim the mirror ladder gives the confidence: the contrary at C3 is low, at C4 moderate, at C5 high.
    """
    if not meets_refutation_bar(weighing.claim, weighing.items, weighing.case):
        return None
    if records := of_tier(weighing.against, Tier.E1):
        return Ruling(Verdict.REFUTED, None, Confidence.MODERATE, phrases.RECORD_REFUTES, records)
    sentence = phrases.ORIGINS_REFUTE.format(count=len(origins_of(weighing.against)))
    mirror = mirror_level(weighing.items, weighing.case) if weighing.conflict else None
    confidence = Confidence.MODERATE if weighing.conflict is None else BY_LEVEL.get(mirror or "", Confidence.LOW)
    return Ruling(Verdict.REFUTED, None, confidence, sentence, weighing.against)


def arithmetic_supports(weighing: Weighing) -> Ruling | None:
    """A sum over dates or numbers that are held bears out a claim that is all arithmetic."""
    findings = supporting_findings(weighing.claim, weighing.case)
    if findings and findings[0].check in BY_TABLES:
        return replace(_by_sum(Verdict.SUPPORTED, phrases.TABLES_SUPPORT, findings), confidence=Confidence.MODERATE)
    return _by_sum(Verdict.SUPPORTED, phrases.ARITHMETIC_SUPPORTS, findings) if findings else None


def record_supports(weighing: Weighing) -> Ruling | None:
    """A row of the reference tables, with its public source, states the claim; moderate, because the row is ours and
    its source was not opened in this run."""
    records = of_tier(weighing.support, Tier.E1)
    if not records:
        return None
    return Ruling(Verdict.SUPPORTED, None, Confidence.MODERATE, phrases.RECORD_SUPPORTS, records)


def ladder_supports(weighing: Weighing) -> Ruling | None:
    """A contested event is supported from C3 up: low at C3, moderate at C4, high at C5."""
    if weighing.level not in phrases.LADDER or not weighing.support:
        return None
    return _supported(weighing, BY_LEVEL[weighing.level], phrases.LADDER[weighing.level])


def origins_support(weighing: Weighing) -> Ruling | None:
    """Two independent origins support an ordinary claim, at least one of a publisher whom the registry knows; of one
    side alone, or of those who gain by it, they do not."""
    if weighing.conflict is not None or not _supported_by_origins(weighing):
        return None
    items = disinterested(weighing)
    known = all(item.voice.publisher for item in items)
    sentence = phrases.ORIGINS_SUPPORT.format(count=len(origins_of(items)))
    return _supported(weighing, Confidence.MODERATE if known else Confidence.LOW, sentence)


def sides_disagree(weighing: Weighing) -> Ruling | None:
    """One side tells it, another denies it, and nobody independent decides (C2)."""
    if weighing.level != "C2":
        return None
    tables = weighing.case.tables
    tellers = telling_camps(weighing.claim, weighing.items, weighing.case)
    denials = [item for item in positions(weighing.items) if item.evidence.camp not in (None, "none", *tellers)]
    deniers = {item.evidence.camp or "" for item in denials}
    one, other = phrases.officials_of(tellers, tables), phrases.officials_of(deniers, tables)
    told = (item for item in weighing.support if item.evidence.camp in tellers)
    sentence = phrases.SIDES_DISAGREE.format(one=one, other=other)
    return Ruling(Verdict.CONFLICTING, None, None, sentence, (*told, *denials))


def _by_sum(verdict: Verdict, template: str, findings: Sequence[Finding]) -> Ruling:
    shown = (findings[0].arithmetic or findings[0].message).rstrip(".")
    return Ruling(verdict, None, Confidence.HIGH, template.format(sum=shown))


def _supported(weighing: Weighing, confidence: Confidence, sentence: str) -> Ruling:
    """Rule 8: what is known through second-hand notes alone is at most supported (low)."""
    deciding = independent(weighing.support) or weighing.support
    if all(item.passage.second_hand for item in deciding):
        noted = phrases.SECOND_HAND.format(sentence=sentence)
        return Ruling(Verdict.SUPPORTED, None, Confidence.LOW, noted, weighing.support)
    return Ruling(Verdict.SUPPORTED, None, confidence, sentence, weighing.support)


def _supported_by_record(weighing: Weighing) -> bool:
    return bool(of_tier(weighing.support, Tier.E1))


def _supported_by_origins(weighing: Weighing) -> bool:
    if weighing.conflict is not None:
        return weighing.level in phrases.LADDER
    items: tuple[Item, ...] = disinterested(weighing)
    outside = independent(weighing.support) or agree_across(items)
    return len(origins_of(items)) >= 2 and bool(outside)
