"""When an answer may change although nothing new is said: days after which time alone is a reason to weigh again."""

from collections.abc import Iterator
from datetime import date, timedelta

from secondsource.domain.claim import Kind
from secondsource.domain.evidence import Tier
from secondsource.domain.report import Assessment, Verdict
from secondsource.weighing.case import Case
from secondsource.weighing.interest import find_conflict
from secondsource.weighing.times import RECENT, find_window


def due_days(item: Assessment, case: Case) -> tuple[date, ...]:
    """Days after the answer's own day on which it may be another one, whatever is held by then.

    Who controls a place is open again the day after its window; silence says something once others had 72 hours to
    look; an image stands unopposed when 72 hours have gone since.
    """
    if not item.claim.checkable:
        return ()
    return tuple(sorted({day for day in _days(item, case) if day > item.as_of}))


def _days(item: Assessment, case: Case) -> Iterator[date]:
    conflict = find_conflict(item.claim, case.about, case.tables)
    if conflict is None:
        return
    window = find_window(item.claim, conflict, case)
    if window and window.standing and item.claim.kind is Kind.CONTROL:
        yield window.until + timedelta(days=1)
    open_still = item.verdict is Verdict.NOT_ENOUGH_EVIDENCE
    if open_still and (told := case.article.published or case.article.dating.latest):
        yield told + RECENT
    for evidence in item.evidence:
        if evidence.tier is Tier.E2 and evidence.passage.published_at:
            yield evidence.passage.published_at + RECENT
