"""Changes of verdicts: found by comparing, and read from the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from secondsource.domain.evidence import Evidence, Passage
from secondsource.domain.record import Gap
from secondsource.domain.report import Assessment
from secondsource.domain.watching import Answer, Cause, Cited, VerdictChange, answer_of, change_id
from secondsource.pipeline.again import Again
from secondsource.pipeline.watchlist import CHANGE, Watched
from secondsource.ports import Ledger
from secondsource.serial import loads


@dataclass(frozen=True, slots=True)
class Weighed:
    """One statement weighed again, and with what."""

    again: Again
    watched: Watched
    since: Sequence[Passage]
    """What came for it earlier."""
    new: Sequence[Passage]
    searched: bool
    """Whether sources were asked again and one of them answered."""
    after: Assessment


def find_change(weighed: Weighed, last: Answer | None, at: datetime) -> VerdictChange | None:
    """What is answered otherwise than last time, and why; None where a reader is told the same."""
    watched, after = weighed.watched, weighed.after
    before = last or answer_of(weighed.again.items[watched.claim])
    now = answer_of(after)
    if now.says_the_same(before):
        return None
    cause = _find_cause(weighed, before)
    because = _find_because(weighed) if cause is Cause.EVIDENCE else ()
    article = weighed.again.report.article
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


def _find_cause(weighed: Weighed, before: Answer) -> Cause:
    """Time, where the answer is the same without what is new; the house, where it is not the one that was given even
    as of the former day."""
    again, watched, after = weighed.again, weighed.watched, weighed.after
    without = again.weigh(watched.claim, weighed.since, after.as_of, searched=weighed.searched)
    if isinstance(without, Gap) or not answer_of(without).says_the_same(answer_of(after)):
        return Cause.EVIDENCE
    then = again.weigh(watched.claim, weighed.since, watched.as_of)
    return Cause.TIME if not isinstance(then, Gap) and answer_of(then).says_the_same(before) else Cause.HOUSE


def _find_because(weighed: Weighed) -> tuple[Cited, ...]:
    """What is new and speaks to the statement, and of what came earlier what the new answer stands on."""
    came = {passage.id for passage in weighed.new}
    came |= {passage.id for passage in weighed.since} & _cited(weighed.after)
    return tuple(_cite(each) for each in weighed.after.evidence if each.passage.id in came)


def _cited(after: Assessment) -> set[str]:
    return {each.passage.id for each in after.evidence if each.id in after.cites}


def _cite(evidence: Evidence) -> Cited:
    held = evidence.passage
    told = (evidence.stance, evidence.quote, evidence.counts)
    return Cited(held.id, held.url, held.publisher, held.published_at, *told)


def read_changes(ledger: Ledger, subject: str | None = None) -> list[VerdictChange]:
    """Changes in the order in which they were found: all, or those of a report, a statement or an article's address."""
    return [loads(VerdictChange, entry.body) for entry in ledger.entries(CHANGE, subject)]
