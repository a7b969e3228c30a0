"""People's revisions of kept reports: appended to the ledger one behind the other, never changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from secondsource.domain.report import Report, Revision
from secondsource.errors import StoreError
from secondsource.pipeline.keeping import entries_of_edits, find_dossier, find_edited
from secondsource.ports import Ledger
from secondsource.serial import dumps, loads
from secondsource.weighing.labels import clip
from secondsource.weighing.reviewing import carry_over, is_unbroken

REVISION = "revision"
"""Kind of entry of a ledger: one revision of a report; its id is the report's and its place."""
_ATTEMPTS = 20
_LINE = 300


@dataclass(frozen=True, slots=True)
class Correction:
    """One revision with the report that it is of."""

    report: str
    revision: Revision
    title: str = ""
    """Of the article, cut to a line; empty in what was written before titles were."""
    statement: str = ""
    """That was revised, likewise."""


def read_reviewed(ledger: Ledger, name: str) -> Report:
    """The report of that id with every revision made since, and where its statements were edited since. Raises
    InputError, and StoreError where the log of revisions is not as it was written."""
    report = find_dossier(ledger, name).report
    later = tuple(each.revision for each in read_corrections(ledger, report.id))
    edited_in = find_edited(ledger, report.id)
    reviewed = replace(report, revisions=(*report.revisions, *later), edited_in=edited_in)
    if not is_unbroken(reviewed):
        raise StoreError(f"The revisions of {report.id} are not as they were written; put a backup in their place.")
    return reviewed


def last_written(ledger: Ledger, name: str, after: int = 0) -> int:
    """The place in the ledger of the last thing that was written about a report since it was made: a revision, or a
    report in which its statements were edited; `after` where nothing stands behind it."""
    since = chain(ledger.entries(REVISION, name, after), entries_of_edits(ledger, name, after))
    return max((entry.number for entry in since), default=after)


def append_revision(ledger: Ledger, name: str, revise: Callable[[Report], Report]) -> Report:
    """The report with what `revise` puts at the end of its revisions, kept.

    Where somebody else revises it at the same time, both revisions stay, one behind the other. Raises what `revise`
    raises, InputError and StoreError.
    """
    for _ in range(_ATTEMPTS):
        held = read_reviewed(ledger, name)
        revised = revise(held)
        made = _correction(held, revised.revisions[-1])
        place = f"{held.id}/{len(revised.revisions)}"
        if ledger.append(REVISION, place, [held.id, made.revision.claim], dumps(made)):
            return revised
    raise StoreError(f"Too many people revise {name[:80]} at once; try again.")


def _correction(report: Report, revision: Revision) -> Correction:
    told = next((item.claim.text for item in report.assessments if item.claim.id == revision.claim), "")
    return Correction(report.id, revision, clip(report.article.title, _LINE), clip(told, _LINE))


def carryable(report: Report, earlier: Report) -> tuple[Revision, ...]:
    """The revisions of an earlier report that would come along to this one, and have not yet."""
    if report.id == earlier.id:
        return ()
    held = {_made(each) for each in report.revisions}
    fresh = [each for each in earlier.revisions if _made(each) not in held]
    return tuple(each for each in fresh if _carry(report, earlier, each) != report)


def carry_revisions(ledger: Ledger, name: str, earlier: Report) -> int:
    """Appends to the report of that id what comes along of an earlier one, and gives how many did; a second time
    nothing does. Raises InputError and StoreError."""
    fresh = carryable(read_reviewed(ledger, name), earlier)
    for each in fresh:
        append_revision(ledger, name, partial(_carry, earlier=earlier, revision=each))
    return len(fresh)


def carry_to_edited(ledger: Ledger, report: Report) -> int:
    """Appends to a report of edited statements what people made of those that were left alone, and gives how many
    revisions did. Raises InputError and StoreError."""
    edited = report.edited
    return carry_revisions(ledger, report.id, read_reviewed(ledger, edited.report)) if edited else 0


def _carry(report: Report, earlier: Report, revision: Revision) -> Report:
    return carry_over(report, replace(earlier, revisions=(revision,)))


def _made(revision: Revision) -> tuple[object, ...]:
    """What names a person's judgement wherever it was carried."""
    return revision.by, revision.at, revision.why, revision.verdict.after


def read_corrections(ledger: Ledger, subject: str | None = None, after: int = 0) -> Iterator[Correction]:
    """Revisions in the order of making: all, or those of a report's or a claim's id."""
    for entry in ledger.entries(REVISION, subject, after):
        yield loads(Correction, entry.body)
