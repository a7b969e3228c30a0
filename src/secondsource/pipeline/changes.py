"""Changes of verdicts: found by comparing, read from the ledger, told in a line or as an Atom feed."""

from collections.abc import Sequence
from datetime import datetime

from secondsource.domain.evidence import Evidence, Passage
from secondsource.domain.record import Gap
from secondsource.domain.report import Assessment
from secondsource.domain.watching import Answer, Cause, Cited, VerdictChange, answer_of, change_id
from secondsource.pipeline.again import Again
from secondsource.pipeline.watchlist import CHANGE, Watched
from secondsource.ports import Ledger
from secondsource.serial import loads


def find_change(
    again: Again,
    watched: Watched,
    last: Answer | None,
    since: Sequence[Passage],
    new: Sequence[Passage],
    after: Assessment,
    at: datetime,
) -> VerdictChange | None:
    """What is answered otherwise than last time, and why; None where a reader is told the same."""
    before = last or answer_of(again.items[watched.claim])
    now = answer_of(after)
    if now.says_the_same(before):
        return None
    cause = _find_cause(again, watched, since, before, after)
    ids = {passage.id for passage in new} | {passage.id for passage in since} & _cited(after)
    because = tuple(_cite(each) for each in after.evidence if each.passage.id in ids) if cause is Cause.EVIDENCE else ()
    article = again.report.article
    return VerdictChange(
        id=change_id(watched.report, watched.claim, before, now, because, after.as_of),
        report=watched.report,
        claim=watched.claim,
        text=after.claim.text,
        title=article.title,
        address=article.address,
        before=before,
        after=now,
        cause=cause,
        because=because,
        as_of=after.as_of,
        at=at,
    )


def _find_cause(again: Again, watched: Watched, since: Sequence[Passage], before: Answer, after: Assessment) -> Cause:
    """Time, where the answer is the same without what is new; the house, where it is not the one that was given even
    as of the former day."""
    without = again.weigh(watched.claim, since, after.as_of)
    if isinstance(without, Gap) or not answer_of(without).says_the_same(answer_of(after)):
        return Cause.EVIDENCE
    then = again.weigh(watched.claim, since, watched.as_of)
    return Cause.TIME if not isinstance(then, Gap) and answer_of(then).says_the_same(before) else Cause.HOUSE


def _cited(after: Assessment) -> set[str]:
    return {each.passage.id for each in after.evidence if each.id in after.cites}


def _cite(evidence: Evidence) -> Cited:
    passage = evidence.passage
    return Cited(
        passage.id,
        passage.url,
        passage.publisher,
        passage.published_at,
        evidence.stance,
        evidence.quote,
        evidence.counts,
    )


def read_changes(ledger: Ledger, subject: str | None = None) -> list[VerdictChange]:
    """Changes in the order in which they were found: all, or those of a report, a statement or an article's address."""
    return [loads(VerdictChange, entry.body) for entry in ledger.entries(CHANGE, subject)]
