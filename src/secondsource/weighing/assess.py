"""How one claim is weighed: read the evidence, count its origins, climb the ladder, decide, and say what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.domain.claim import Claim, Kind
from secondsource.domain.evidence import Origin, Passage, Stance, StanceReading
from secondsource.domain.report import AsKnown, Assessment, Flag, Said, Verdict
from secondsource.reading.speech.camps import find_camp, folded
from secondsource.weighing.case import Case
from secondsource.weighing.evidence import Item, known_by, weigh_evidence
from secondsource.weighing.interest import find_conflict
from secondsource.weighing.ladder import positions, telling_camps
from secondsource.weighing.origins import find_origins
from secondsource.weighing.refutation import concerning
from secondsource.weighing.remedies import would_change
from secondsource.weighing.said import find_said
from secondsource.weighing.second_look import look_again
from secondsource.weighing.times import find_window, publication_day
from secondsource.weighing.verdict import BESIDE_THE_LADDER, decide, weigh


def assess(claim: Claim, read: Sequence[tuple[Passage, StanceReading]], case: Case) -> Assessment:
    """Everything about one claim, as of the case's day. The order of what was read never matters."""
    read = look_again(claim, read, find_conflict(claim, case.about, case.tables), case)
    items = weigh_evidence(claim, read, case)
    judged = _judge(claim, items, case)
    then = known_at_publication(claim, items, case)
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
        flags=find_flags(claim, judged.items, said, judged.known, then, case),
        findings=concerning(claim, case),
        evidence=tuple(item.evidence for item in judged.items),
        origins=judged.origins,
        gaps=case.gaps,
        queries=case.queries,
        as_of=case.as_of,
        at_publication=then,
        cites=tuple(item.evidence.id for item in judged.cites),
        wording=answer.wording if answer else None,
        would_change=judged.would_change,
    )


def known_at_publication(claim: Claim, items: Sequence[Item], case: Case) -> AsKnown | None:
    """The verdict from what had been published when the article appeared (rule 6); None where nobody knows when that
    was."""
    day = publication_day(case.article)
    return _judge(claim, items, replace(case, as_of=min(day, case.as_of))).known if day else None


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the rules say on one day, and on what."""

    known: AsKnown
    items: tuple[Item, ...]
    origins: tuple[Origin, ...]
    cites: tuple[Item, ...]
    would_change: str


def _judge(claim: Claim, weighed: Sequence[Item], case: Case) -> _Judged:
    conflict = find_conflict(claim, case.about, case.tables)
    items, origins = find_origins(known_by(weighed, case.as_of))
    weighing = weigh(claim, items, case, conflict)
    rule, ruling = decide(weighing)
    level = None if rule in BESIDE_THE_LADDER else weighing.level
    known = AsKnown(case.as_of, ruling.verdict, ruling.reason, level, ruling.confidence, rule, ruling.sentence)
    return _Judged(known, items, origins, ruling.cites, would_change(weighing, rule, ruling))


def find_flags(
    claim: Claim, items: Sequence[Item], said: Said | None, now: AsKnown, then: AsKnown | None, case: Case
) -> tuple[Flag, ...]:
    """What a reader should know besides the verdict; a flag never changes it."""
    found = {finding.flag for finding in concerning(claim, case)}
    if said is Said.ALTERED_IN_QUOTES:
        found.add(Flag.QUOTE_ALTERED)
    if is_outdated(claim, now, then, case):
        found.add(Flag.OUTDATED)
    if is_other_side_missing(claim, items, case):
        found.add(Flag.MISSING_OTHER_SIDE)
    return tuple(flag for flag in Flag if flag in found)


def is_outdated(claim: Claim, now: AsKnown, then: AsKnown | None, case: Case) -> bool:
    """A claim of who controls what, upheld for its own days, whose seven days are over on the day of the verdict."""
    if claim.kind is not Kind.CONTROL or Verdict.SUPPORTED not in (now.verdict, then and then.verdict):
        return False
    window = find_window(claim, case)
    return window is not None and window.standing and case.as_of > window.until


def is_other_side_missing(claim: Claim, items: Sequence[Item], case: Case) -> bool:
    """Another side's stated denial is held, and no statement of the article comes from that side."""
    tellers = telling_camps(claim, items, case)
    denying = {item.evidence.camp for item in positions(items)} - {None, "none", *tellers}
    if not denying:
        return False
    voices = {f"{said.speaker}, {said.role or ''}" for other in case.claims if (said := other.attribution)}
    heard = {camp.camp for voice in voices if (camp := find_camp(voice, case.tables))}
    named = {
        item.evidence.camp
        for item in items
        if item.evidence.stance is Stance.REFUTES
        and item.evidence.speaker
        and folded(item.evidence.speaker) in folded(case.article.text)
    }
    return bool(denying - heard - named)
