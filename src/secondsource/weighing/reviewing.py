"""What people made of a report: their revisions, appended to it, and which answer stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from secondsource.domain.ids import content_id
from secondsource.domain.report import Assessment, Change, Report, Revision, Verdict
from secondsource.errors import InputError
from secondsource.weighing.labels import NO_REVIEW, VERDICTS, name_day, safe_address, start_small
from secondsource.weighing.wording import count


def revise(
    report: Report,
    item: Assessment,
    verdict: Verdict,
    *,
    by: str,
    why: str,
    at: datetime,
    at_publication: Verdict | None = None,
    cites: Sequence[str] = (),
) -> Report:
    """The report with one more revision at its end; everything in it stays as it was.

    Raises InputError where nobody signs, no reason is given, a citation is neither evidence of the claim nor an
    address, or an answer at publication is given for an article of unknown date.
    """
    by, why = " ".join(by.split()), " ".join(why.split())
    if not by:
        raise InputError("A revision is signed; say who makes it with --by.")
    if not why:
        raise InputError("A revision needs a reason; give it with --why.")
    _require_citable(item, cites)
    change = Change(stands(report, item), verdict)
    made = Revision("", item.claim.id, change, _change_then(report, item, at_publication), by, at, why, tuple(cites))
    named = replace(made, id=_revision_id(made, _last_id(report, len(report.revisions))))
    return replace(report, revisions=(*report.revisions, named))


def carry_over(report: Report, earlier: Report) -> Report:
    """The report of a new check with the revisions of an earlier report of the same words.

    A revision comes along where the statement is there unchanged, or else exactly one of the new report has the same
    words in the article and the same text of the claim; it says on which report it was made, and what it changes is the
    new answer of the machine. The rest stay with the earlier report alone.
    """
    for revision in earlier.revisions:
        item = _same_statement(report, earlier, revision)
        if item is not None:
            report = _append(report, item, revision, earlier)
    return report


def _same_statement(report: Report, earlier: Report, revision: Revision) -> Assessment | None:
    unchanged = [item for item in report.assessments if item.claim.id == revision.claim]
    if len(unchanged) == 1:
        return unchanged[0]
    words = {(each.claim.text, each.claim.quote) for each in earlier.assessments if each.claim.id == revision.claim}
    same = [item for item in report.assessments if (item.claim.text, item.claim.quote) in words]
    return same[0] if len(same) == 1 else None


def _append(report: Report, item: Assessment, revision: Revision, earlier: Report) -> Report:
    then = revision.at_publication.after if revision.at_publication and item.at_publication else None
    carried = replace(
        revision,
        claim=item.claim.id,
        verdict=Change(stands(report, item), revision.verdict.after),
        at_publication=_change_then(report, item, then),
        made_on=revision.made_on or earlier.id,
    )
    named = replace(carried, id=_revision_id(carried, _last_id(report, len(report.revisions))))
    return replace(report, revisions=(*report.revisions, named))


def revisions_of(report: Report, item: Assessment) -> tuple[Revision, ...]:
    """The revisions of one claim, in order."""
    return tuple(each for each in report.revisions if each.claim == item.claim.id)


def stands(report: Report, item: Assessment) -> Verdict:
    """The verdict that stands: the last person's, else the machine's."""
    revisions = revisions_of(report, item)
    return revisions[-1].verdict.after if revisions else item.verdict


def is_unbroken(report: Report) -> bool:
    """Whether every revision is as it was written, and none before another is gone."""
    return all(each.id == _revision_id(each, _last_id(report, number)) for number, each in enumerate(report.revisions))


def as_reviewed(report: Report) -> Report:
    """The report with the answers that stand, for counting and marking; the machine's are in the report itself."""
    return replace(report, assessments=tuple(_as_reviewed(report, item) for item in report.assessments))


def describe_state(report: Report) -> str:
    """Whether a person looked at it, in one or two sentences."""
    reviewed = len({each.claim for each in report.revisions})
    if not reviewed:
        return NO_REVIEW
    changed = sum(stands(report, item) is not item.verdict for item in report.assessments)
    part = f"{reviewed} of {count(len(report.assessments), 'statement')}"
    outcome = (
        f"{count(changed, 'answer differs', 'answers differ')} from the machine's" if changed else "all agree with it"
    )
    last = name_day(report.revisions[-1].at.date())
    return f"Checked by machine; {part} reviewed by a person, last on {last}: {outcome}. Both are shown."


def describe_change(revision: Revision) -> str:
    """What was changed or confirmed: `changed from conflicting to supported`."""
    words = _describe(revision.verdict)
    if revision.at_publication:
        words = f"{words}; as known at publication, {_describe(revision.at_publication)}"
    return f"{words} (made on the earlier report {revision.made_on})" if revision.made_on else words


def name_moment(at: datetime) -> str:
    """A moment with its time zone, such as 5 March 2024, 14:30 UTC+02:00."""
    zone = at.strftime("%Z") if at.tzinfo else "time zone unknown"
    return f"{name_day(at.date())}, {at.strftime('%H:%M')} {zone}"


def _describe(change: Change) -> str:
    after = start_small(VERDICTS[change.after])
    if change.before is change.after:
        return f"confirmed as {after}"
    return f"changed from {start_small(VERDICTS[change.before])} to {after}"


def _require_citable(item: Assessment, cites: Sequence[str]) -> None:
    evidence = {each.id for each in item.evidence}
    for each in cites:
        if each not in evidence and safe_address(each) is None:
            raise InputError(
                f"{each[:80]!r} is no evidence of this statement and no address; "
                "cite an id that `secondsource explain` shows, or an address that starts with https://."
            )


def _change_then(report: Report, item: Assessment, after: Verdict | None) -> Change | None:
    if after is None:
        return None
    if item.at_publication is None:
        raise InputError("Nobody knows when this article appeared, so there is no answer as known at publication.")
    earlier = [each.at_publication.after for each in revisions_of(report, item) if each.at_publication]
    return Change(earlier[-1] if earlier else item.at_publication.verdict, after)


def _last_id(report: Report, number: int) -> str:
    """What the revision of that number follows: the one before it; the first follows the report."""
    return report.revisions[number - 1].id if number else report.id


def _revision_id(revision: Revision, follows: str) -> str:
    changes = [(each.before, each.after) for each in (revision.verdict, revision.at_publication) if each]
    signed = (revision.by, revision.at, revision.why)
    carried = (revision.made_on,) if revision.made_on else ()
    return content_id("rev", follows, revision.claim, changes, *signed, revision.cites, *carried)


def _as_reviewed(report: Report, item: Assessment) -> Assessment:
    verdict = stands(report, item)
    if verdict is item.verdict:
        return item
    last = revisions_of(report, item)[-1]
    findings = tuple(each for each in item.findings if each.stance is None)
    sentence = f"{last.by}, who reviewed it: {last.why}"
    return replace(
        item, verdict=verdict, reason=None, level=None, confidence=None, sentence=sentence, findings=findings
    )
