"""How one claim is weighed: read the evidence, count its origins, climb the ladder, decide, and say what is missing."""

from collections.abc import Sequence
from functools import lru_cache

from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Passage, Stance, StanceReading
from secondsource.domain.report import AsKnown, Assessment, Flag, Said, Verdict
from secondsource.reading.speech.camps import find_camp, folded
from secondsource.weighing.case import Case
from secondsource.weighing.evidence import Item, weigh_evidence
from secondsource.weighing.interest import find_conflict
from secondsource.weighing.known import Holdings
from secondsource.weighing.ladder import positions, telling_camps
from secondsource.weighing.refutation import concerning
from secondsource.weighing.said import find_said
from secondsource.weighing.scales import Scales
from secondsource.weighing.second_look import look_again
from secondsource.weighing.times import find_window


def assess(claim: Claim, read: Sequence[tuple[Passage, StanceReading]], case: Case) -> Assessment:
    """Everything about one claim, as of the case's day. The order of what was read never matters."""
    conflict = find_conflict(claim, case.about, case.tables)
    read = look_again(claim, read, conflict, case)
    scales = Scales(claim, conflict, Holdings(weigh_evidence(claim, read, conflict, case)), case)
    judged = scales.judge(case.as_of)
    then = scales.judge_at_publication()
    evidence, origins = judged.holdings.record()
    answer = find_said(claim, read, case)
    said = answer.said if answer else None
    return Assessment(
        claim=claim,
        said=said,
        verdict=judged.known.verdict,
        reason=judged.known.reason,
        level=judged.known.level,
        confidence=judged.known.confidence,
        rule=judged.known.rule,
        sentence=judged.known.sentence,
        flags=find_flags(claim, judged.holdings.items, said, judged.known, then, conflict, case),
        findings=concerning(claim, case),
        evidence=evidence,
        origins=origins,
        gaps=case.gaps,
        queries=case.queries,
        as_of=case.as_of,
        at_publication=then,
        cites=tuple(item.evidence.id for item in judged.cites),
        wording=answer.wording if answer else None,
        would_change=judged.would_change,
        timeline=scales.timeline(),
    )


def find_flags(
    claim: Claim,
    items: Sequence[Item],
    said: Said | None,
    now: AsKnown,
    then: AsKnown | None,
    conflict: str | None,
    case: Case,
) -> tuple[Flag, ...]:
    """What a reader should know besides the verdict; a flag never changes it."""
    found = {finding.flag for finding in concerning(claim, case)}
    if said is Said.ALTERED_IN_QUOTES:
        found.add(Flag.QUOTE_ALTERED)
    if is_outdated(claim, now, then, conflict, case):
        found.add(Flag.OUTDATED)
    if is_other_side_missing(claim, items, case):
        found.add(Flag.MISSING_OTHER_SIDE)
    return tuple(flag for flag in Flag if flag in found)


def is_outdated(claim: Claim, now: AsKnown, then: AsKnown | None, conflict: str | None, case: Case) -> bool:
    """A claim of who controls what, upheld for its own days, whose seven days are over on the day of the verdict."""
    if claim.kind is not Kind.CONTROL or Verdict.SUPPORTED not in (now.verdict, then and then.verdict):
        return False
    window = find_window(claim, conflict, case)
    return window is not None and window.standing and case.as_of > window.until


def is_other_side_missing(claim: Claim, items: Sequence[Item], case: Case) -> bool:
    """Another side's stated denial is held, and no statement of the article comes from that side."""
    tellers = telling_camps(claim, items, case)
    denying = {item.evidence.camp for item in positions(items)} - {None, "none", *tellers}
    if not denying:
        return False
    named = {
        item.evidence.camp
        for item in items
        if item.evidence.stance is Stance.REFUTES
        and item.evidence.speaker
        and folded(item.evidence.speaker) in folded(case.article.text)
    }
    return bool(denying - _heard(case) - named)


@lru_cache(maxsize=8)
def _heard(case: Case) -> frozenset[str]:
    """The sides to which the article gives statements."""
    voices = {f"{said.speaker}, {said.role or ''}" for other in case.claims if (said := other.attribution)}
    return frozenset(camp.camp for voice in voices if (camp := find_camp(voice, case.tables)))
