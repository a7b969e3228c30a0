"""From weighed evidence to a verdict: one rule, one function; the first of `RULES` that applies decides."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.claim import Claim, Reason
from secondsource.domain.evidence import Interest, Stance, Tier
from secondsource.domain.report import Confidence, Finding, Verdict
from secondsource.weighing import phrases
from secondsource.weighing.case import Case
from secondsource.weighing.evidence import Item, counting
from secondsource.weighing.interest import claim_camp
from secondsource.weighing.ladder import find_level, independent_support, is_capped, positions, telling_camps
from secondsource.weighing.own_story import own_story
from secondsource.weighing.refutation import meets_refutation_bar, refuting_findings, supporting_findings


@dataclass(frozen=True, slots=True)
class Weighing:
    """A claim with everything that the rules below may look at."""

    claim: Claim
    items: tuple[Item, ...]
    """With their origins."""
    case: Case
    conflict: str | None
    """None for an ordinary claim."""
    level: str | None

    @property
    def support(self) -> tuple[Item, ...]:
        return counting(self.items, Stance.SUPPORTS)

    @property
    def against(self) -> tuple[Item, ...]:
        return counting(self.items, Stance.REFUTES)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one rule says of a claim."""

    verdict: Verdict
    reason: Reason | None
    confidence: Confidence | None
    sentence: str


def weigh(claim: Claim, items: tuple[Item, ...], case: Case, conflict: str | None) -> Weighing:
    """The claim with its level on the ladder, where it is contested."""
    level = find_level(claim, items, case.tables) if conflict and claim.checkable else None
    return Weighing(claim, items, case, conflict, level)


def decide(weighing: Weighing) -> tuple[str, Ruling]:
    """The name of the first rule that applies, and what it says."""
    for rule in RULES:
        if ruling := rule(weighing):
            return rule.__name__, ruling
    raise AssertionError("the last rule always applies")


def not_checkable(weighing: Weighing) -> Ruling | None:
    """Opinions, forecasts, motives and vague words are not checked: no evidence could settle them."""
    claim = weighing.claim
    if claim.checkable:
        return None
    reason = claim.why_not or Reason.VAGUE
    return Ruling(
        Verdict.NOT_CHECKABLE, reason, None, phrases.NOT_CHECKABLE.get(reason, phrases.NOT_CHECKABLE[Reason.VAGUE])
    )


def told_as_denied(weighing: Weighing) -> Ruling | None:
    """What the article gives as denied or doubted is not what its speaker says: it is left open."""
    said = weighing.claim.attribution
    if said is None or not (_DENIES.search(said.cue) or _HARDLY.fullmatch(said.speaker)):
        return None
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.AMBIGUOUS_CLAIM, None, phrases.DENIED)


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|doubt\w*|disput\w+|reject\w*|refut\w+|dismiss\w*)\b", re.IGNORECASE)
_HARDLY = re.compile(r"(?:very )?few|no one|nobody|none|hardly any\w*|(?:few|no) \w+", re.IGNORECASE)


def arithmetic_refutes(weighing: Weighing) -> Ruling | None:
    """A sum over dates or numbers that are held contradicts words of this very claim."""
    findings = refuting_findings(weighing.claim, weighing.case)
    return _by_sum(Verdict.REFUTED, phrases.ARITHMETIC_REFUTES, findings) if findings else None


def sources_conflict(weighing: Weighing) -> Ruling | None:
    """What suffices to support the claim stands against what suffices to refute it, or against an outsider's first-hand
    contradiction; a public record is not outweighed by the latter."""
    if not (_supported_by_record(weighing) or _supported_by_origins(weighing)):
        return None
    outsiders = [item for item in weighing.against if item.independent]
    refuted = meets_refutation_bar(weighing.claim, weighing.items, weighing.case)
    if refuted or (outsiders and not _supported_by_record(weighing)):
        return Ruling(Verdict.CONFLICTING, None, None, phrases.CONFLICT)
    return None


def evidence_refutes(weighing: Weighing) -> Ruling | None:
    """A public record contradicts the claim, or two independent origins do, one of them not hostile to its speaker."""
    if not meets_refutation_bar(weighing.claim, weighing.items, weighing.case):
        return None
    if any(item.evidence.tier is Tier.E1 for item in weighing.against):
        return Ruling(Verdict.REFUTED, None, Confidence.MODERATE, phrases.RECORD_REFUTES)
    sentence = phrases.ORIGINS_REFUTE.format(count=len(_origins(weighing.against)))
    return Ruling(Verdict.REFUTED, None, Confidence.MODERATE, sentence)


def arithmetic_supports(weighing: Weighing) -> Ruling | None:
    """A sum over dates or numbers that are held bears out a claim that is all arithmetic."""
    findings = supporting_findings(weighing.claim, weighing.case)
    if findings and findings[0].check in _BY_TABLES:
        return replace(_by_sum(Verdict.SUPPORTED, phrases.TABLES_SUPPORT, findings), confidence=Confidence.MODERATE)
    return _by_sum(Verdict.SUPPORTED, phrases.ARITHMETIC_SUPPORTS, findings) if findings else None


_BY_TABLES = frozenset(("chronology", "populations"))
"""Checks that compare with a row of the tables rather than reckon."""


def record_supports(weighing: Weighing) -> Ruling | None:
    """A row of the reference tables, with its public source, states the claim; moderate, because the row is ours and
    its source was not opened in this run."""
    if not _supported_by_record(weighing):
        return None
    return Ruling(Verdict.SUPPORTED, None, Confidence.MODERATE, phrases.RECORD_SUPPORTS)


def ladder_supports(weighing: Weighing) -> Ruling | None:
    """A contested event is supported from C3 up: low at C3, moderate at C4, high at C5."""
    if weighing.level not in phrases.LADDER or not weighing.support:
        return None
    by_level = {"C3": Confidence.LOW, "C4": Confidence.MODERATE, "C5": Confidence.HIGH}
    return _supported(weighing, by_level[weighing.level], phrases.LADDER[weighing.level])


def origins_support(weighing: Weighing) -> Ruling | None:
    """Two independent origins support an ordinary claim, at least one of a publisher whom the registry knows; of one
    side alone, or of those who gain by it, they do not."""
    if weighing.conflict is not None or not _supported_by_origins(weighing):
        return None
    disinterested = _disinterested(weighing)
    known = all(item.voice.publisher for item in disinterested)
    sentence = phrases.ORIGINS_SUPPORT.format(count=len(_origins(disinterested)))
    return _supported(weighing, Confidence.MODERATE if known else Confidence.LOW, sentence)


def retrieval_failed(weighing: Weighing) -> Ruling | None:
    """Where nobody could be asked and nothing was found, that is said, and no verdict is given (rule 1)."""
    if weighing.items or weighing.case.searched:
        return None
    return _not_enough(Reason.RETRIEVAL_FAILED)


def sides_disagree(weighing: Weighing) -> Ruling | None:
    """One side tells it, another denies it, and nobody independent decides (C2)."""
    if weighing.level != "C2":
        return None
    tables = weighing.case.tables
    tellers = telling_camps(weighing.claim, weighing.items, tables)
    deniers = {item.evidence.camp or "" for item in positions(weighing.items)} - {*tellers, "none", ""}
    one, other = phrases.officials_of(tellers, tables), phrases.officials_of(deniers, tables)
    return Ruling(Verdict.CONFLICTING, None, None, phrases.SIDES_DISAGREE.format(one=one, other=other))


def too_old(weighing: Weighing) -> Ruling | None:
    """All that outsiders say for or against the claim is older than a claim of this kind stays valid."""
    if weighing.support or weighing.against:
        return None
    outdated = [item for item in weighing.items if item.expired and item.evidence.camp == "none"]
    return _not_enough(Reason.TOO_OLD) if outdated else None


def only_one_side(weighing: Weighing) -> Ruling | None:
    """All that counts comes from one side of a conflict, or the article has it from a side and nothing else counts."""
    claim, tables = weighing.claim, weighing.case.tables
    camps = {item.evidence.camp for item in weighing.support}
    speaker = claim_camp(claim, tables)
    if weighing.conflict and speaker and camps <= {"none", None, speaker.camp}:
        camps |= {speaker.camp}
    camps -= {None, "none"} if weighing.conflict else set()
    if not camps or camps & {None, "none"}:
        return None
    beyond_one = len(camps) > 1 or any(item.independent for item in weighing.support)
    if weighing.conflict and is_capped(claim) and beyond_one:
        return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.ONLY_PARTY_SOURCES, None, phrases.CAPPED)
    if len(camps) > 1:
        return None
    sentence = phrases.ONLY_ONE_SIDE.format(one=phrases.officials_of([camp for camp in camps if camp], tables))
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.ONLY_PARTY_SOURCES, None, sentence)


def one_origin(weighing: Weighing) -> Ruling | None:
    """All that supports the claim goes back to one origin, to the article's own story, or to publishers whom the
    registry does not know, so that nobody can tell whether they copy each other."""
    told = [item for item in weighing.items if item.evidence.stance is Stance.SUPPORTS]
    if len(_origins(weighing.support)) > 1:
        unknown = not any(item.voice.publisher for item in weighing.support)
        sentence = phrases.UNKNOWN_HOUSES if unknown else phrases.NOT_ENOUGH[Reason.SINGLE_ORIGIN]
        return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.SINGLE_ORIGIN, None, sentence)
    if weighing.support:
        return _not_enough(Reason.SINGLE_ORIGIN)
    own = [item for item in told if own_story(item.passage, weighing.case)]
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, Reason.SINGLE_ORIGIN, None, phrases.OWN_STORY) if own else None


def nothing_found(weighing: Weighing) -> Ruling | None:
    """Nothing that counts speaks for or against the claim."""
    del weighing
    return _not_enough(Reason.NOTHING_FOUND)


RULES: tuple[Callable[[Weighing], Ruling | None], ...] = (
    not_checkable,
    told_as_denied,
    arithmetic_refutes,
    sources_conflict,
    evidence_refutes,
    arithmetic_supports,
    record_supports,
    ladder_supports,
    origins_support,
    retrieval_failed,
    sides_disagree,
    too_old,
    only_one_side,
    one_origin,
    nothing_found,
)

BESIDE_THE_LADDER = frozenset(
    rule.__name__
    for rule in (told_as_denied, arithmetic_refutes, arithmetic_supports, evidence_refutes, record_supports)
)
"""Rules that decide by a sum, a record or the refutation bar: how far the sides' word reaches is no answer there."""


def _not_enough(reason: Reason) -> Ruling:
    return Ruling(Verdict.NOT_ENOUGH_EVIDENCE, reason, None, phrases.NOT_ENOUGH[reason])


def _by_sum(verdict: Verdict, template: str, findings: Sequence[Finding]) -> Ruling:
    shown = (findings[0].arithmetic or findings[0].message).rstrip(".")
    return Ruling(verdict, None, Confidence.HIGH, template.format(sum=shown))


def _supported(weighing: Weighing, confidence: Confidence, sentence: str) -> Ruling:
    """Rule 8: what is known through second-hand notes alone is at most supported (low)."""
    deciding = independent_support(weighing.items) or weighing.support
    if all(item.passage.second_hand for item in deciding):
        return Ruling(Verdict.SUPPORTED, None, Confidence.LOW, phrases.SECOND_HAND.format(sentence=sentence))
    return Ruling(Verdict.SUPPORTED, None, confidence, sentence)


def _supported_by_record(weighing: Weighing) -> bool:
    return any(item.evidence.tier is Tier.E1 for item in weighing.support)


def _supported_by_origins(weighing: Weighing) -> bool:
    if weighing.conflict is not None:
        return weighing.level in phrases.LADDER
    items = _disinterested(weighing)
    camps = {item.evidence.camp for item in items}
    one_side = len(camps) == 1 and not camps & {None, "none"}
    return len(_origins(items)) >= 2 and not one_side and any(item.voice.publisher for item in items)


def _disinterested(weighing: Weighing) -> tuple[Item, ...]:
    return tuple(item for item in weighing.support if item.evidence.interest is not Interest.BENEFITS)


def _origins(items: Sequence[Item]) -> frozenset[str]:
    return frozenset(item.evidence.origin for item in items)
