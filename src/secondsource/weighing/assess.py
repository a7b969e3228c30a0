"""How one claim is weighed: read the evidence, count its origins, climb the ladder, decide, and say what is missing."""

from collections.abc import Sequence

from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Passage, Stance, StanceReading
from secondsource.domain.report import Assessment, Flag, Said, Verdict
from secondsource.reading.speech.camps import folded
from secondsource.weighing.case import Case
from secondsource.weighing.evidence import Item, weigh_evidence
from secondsource.weighing.interest import claim_camp, find_conflict
from secondsource.weighing.ladder import positions, telling_camps
from secondsource.weighing.origins import find_origins
from secondsource.weighing.refutation import concerning
from secondsource.weighing.said import find_said
from secondsource.weighing.times import find_window
from secondsource.weighing.verdict import BESIDE_THE_LADDER, decide, weigh


def assess(claim: Claim, read: Sequence[tuple[Passage, StanceReading]], case: Case) -> Assessment:
    """Everything about one claim, as of the case's day. The order of what was read never matters."""
    conflict = find_conflict(claim, case.about, case.tables)
    items, origins = find_origins(weigh_evidence(claim, read, case))
    weighing = weigh(claim, items, case, conflict)
    rule, ruling = decide(weighing)
    said = find_said(claim, read, case)
    return Assessment(
        claim=claim,
        said=said,
        verdict=ruling.verdict,
        reason=ruling.reason,
        level=None if rule in BESIDE_THE_LADDER else weighing.level,
        confidence=ruling.confidence,
        rule=rule,
        sentence=ruling.sentence,
        flags=find_flags(claim, items, said, ruling.verdict, case),
        findings=concerning(claim, case),
        evidence=tuple(item.evidence for item in items),
        origins=origins,
        gaps=case.gaps,
        queries=case.queries,
        as_of=case.as_of,
    )


def find_flags(
    claim: Claim, items: Sequence[Item], said: Said | None, verdict: Verdict, case: Case
) -> tuple[Flag, ...]:
    """What a reader should know besides the verdict; a flag never changes it."""
    found = {finding.flag for finding in concerning(claim, case)}
    if said is Said.ALTERED_IN_QUOTES:
        found.add(Flag.QUOTE_ALTERED)
    if is_outdated(claim, verdict, case):
        found.add(Flag.OUTDATED)
    if is_other_side_missing(claim, items, case):
        found.add(Flag.MISSING_OTHER_SIDE)
    return tuple(flag for flag in Flag if flag in found)


def is_outdated(claim: Claim, verdict: Verdict, case: Case) -> bool:
    """A claim of who controls what, upheld for its own days, whose seven days are over on the day of the verdict."""
    if claim.kind is not Kind.CONTROL or verdict is not Verdict.SUPPORTED:
        return False
    window = find_window(claim, case)
    return window is not None and window.standing and case.as_of > window.until


def is_other_side_missing(claim: Claim, items: Sequence[Item], case: Case) -> bool:
    """Another side's stated denial is held, and no statement of the article comes from that side."""
    tellers = telling_camps(claim, items, case.tables)
    denying = {item.evidence.camp for item in positions(items)} - {None, "none", *tellers}
    if not denying:
        return False
    heard = {camp.camp for other in case.claims if (camp := claim_camp(other, case.tables))}
    named = {
        item.evidence.camp
        for item in items
        if item.evidence.stance is Stance.REFUTES
        and item.evidence.speaker
        and folded(item.evidence.speaker) in folded(case.article.text)
    }
    return bool(denying - heard - named)
