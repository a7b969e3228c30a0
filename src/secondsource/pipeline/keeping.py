"""Keeps what a check took in and what it said: snapshots of pages, the passages that sources found in them, and the
report with its trace."""

import logging
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.article import Snapshot
from secondsource.domain.dossier import Dossier, Trace
from secondsource.domain.evidence import Passage, PassageKind
from secondsource.domain.record import Gap
from secondsource.domain.report import Report
from secondsource.errors import InputError
from secondsource.pipeline.archive import Archive
from secondsource.pipeline.boundary import attempt
from secondsource.ports import Fetcher, Ledger, Snapshots, Source
from secondsource.ports.keeping import Entry
from secondsource.serial import dumps, loads

REPORT = "report"
"""Kind of entry of a ledger: a report with what it was made from."""
MATCHED = "watch: passages"
"""Bookmark: how many passages of the archive were matched against kept reports, and one; 0 before any report."""

_EDITS = "edits of "
"""Begins the subject under which a report is found by the one that was edited."""

_log = logging.getLogger("secondsource")


@dataclass(frozen=True, slots=True)
class Keeper:
    """Where a check puts what must outlast it. A place that takes nothing is told, and never ends a check."""

    snapshots: Snapshots
    ledger: Ledger
    archive: Archive

    def keep_page(self, snapshot: Snapshot) -> None:
        """Keeps the bytes of a page."""
        _try(f"The snapshot of {snapshot.address[:200]}", lambda: self.snapshots.keep(snapshot))

    def keep_report(self, dossier: Dossier, apart: Container[str] = ()) -> None:
        """Keeps a report and its trace, and what its sources found, but for those kept `apart`."""
        _try("What the sources found", lambda: join_archive(dossier.trace, apart, self.archive, self.snapshots))
        _try("The place where watching begins", lambda: begin_watching(self.ledger, self.archive))
        _try(f"The report {dossier.report.id}", lambda: write_dossier(self.ledger, dossier))


class KeepingFetcher:
    """A fetcher that keeps a snapshot of everything that it fetches."""

    def __init__(self, fetcher: Fetcher, keeper: Keeper, tool: str) -> None:
        self.fetcher = fetcher
        self.keeper = keeper
        self.tool = tool

    def fetch(self, address: str) -> Snapshot:
        snapshot = replace(self.fetcher.fetch(address), tool=self.tool)
        self.keeper.keep_page(snapshot)
        return snapshot


def kept_apart(sources: Mapping[str, Source]) -> frozenset[str]:
    """Names of the sources whose passages do not join the archive: those on this machine, which have them already, and
    those whose terms forbid it."""
    local = (name for name, source in sources.items() if getattr(source, "local", False))
    forbidden = (name for name, source in sources.items() if not getattr(source, "may_be_kept", True))
    return frozenset((*local, *forbidden))


def join_archive(trace: Trace, apart: Container[str], archive: Archive, snapshots: Snapshots) -> int:
    """Puts what sources found in a check into the archive; gives how many passages were new. Raises StoreError."""
    told = {each for asked in trace.asked if asked.of and asked.of not in apart for each in asked.passages}
    return add_found([passage for passage in trace.passages if passage.id in told], archive, snapshots)


def add_found(passages: Iterable[Passage], archive: Archive, snapshots: Snapshots) -> int:
    """Puts into the archive what stands in a snapshot that is held (rule 8), but for reference records; gives how many
    were new. Raises StoreError.

    A reference record is asked anew each time: kept, it would speak for a day that has gone, with a record's weight.
    """
    found = [passage for passage in passages if _may_join(passage)]
    held = {sha256 for sha256 in {each.snapshot or "" for each in found} if snapshots.read(sha256)}
    joining = [passage for passage in found if passage.snapshot in held]
    return archive.add(joining) if joining else 0


def _may_join(passage: Passage) -> bool:
    return passage.kind is not PassageKind.REFERENCE and bool(passage.snapshot) and bool(passage.text.strip())


def begin_watching(ledger: Ledger, archive: Archive) -> None:
    """Puts down, with the first report, that what the archive holds now is nothing new to it."""
    if not ledger.bookmark(MATCHED):
        ledger.set_bookmark(MATCHED, archive.record.count() + 1)


def write_dossier(ledger: Ledger, dossier: Dossier) -> bool:
    """Writes a report and what it was made from into a ledger; False where it stands there already."""
    report = dossier.report
    subjects = [report.article.address, *(item.claim.id for item in report.assessments)]
    if report.edited:
        subjects.append(f"{_EDITS}{report.edited.report}")
    return ledger.append(REPORT, report.id, subjects, dumps(dossier))


def find_edited(ledger: Ledger, report: str) -> tuple[str, ...]:
    """Ids of the reports in which statements of that report were edited, in the order in which they were made."""
    return tuple(entry.id for entry in entries_of_edits(ledger, report))


def entries_of_edits(ledger: Ledger, report: str, after: int = 0) -> Iterable[Entry]:
    """The reports in which statements of that report were edited, behind the place `after`."""
    return ledger.entries(REPORT, f"{_EDITS}{report}", after)


def read_dossiers(ledger: Ledger, subject: str | None = None) -> Iterator[Dossier]:
    """Reports in the order in which they were made: all, or those of an article's address or a claim's id."""
    for entry in ledger.entries(REPORT, subject):
        yield loads(Dossier, entry.body)


def find_reports(ledger: Ledger, name: str) -> list[Report]:
    """The report of that id, or those in which the statement of that id stands or that are about that address."""
    body = ledger.read(REPORT, name)
    bodies = [body] if body is not None else [entry.body for entry in ledger.entries(REPORT, name)]
    return [loads(Dossier, each).report for each in bodies]


def find_dossier(ledger: Ledger, name: str) -> Dossier:
    """The report of that id, or the latest one in which the claim of that id stands. Raises InputError."""
    body = ledger.read(REPORT, name)
    if body is not None:
        return loads(Dossier, body)
    found = list(ledger.entries(REPORT, name))
    if not found:
        raise InputError(f"The archive keeps no report and no statement {name[:80]!r}; `archive reports` lists them.")
    return loads(Dossier, found[-1].body)


def find_page(snapshots: Snapshots, sha256: str, address: str) -> Snapshot:
    """The kept page of that hash, as it stands at an address. Raises InputError."""
    page = snapshots.read(sha256)
    if page is None:
        raise InputError("The page is no longer kept; give the article again.")
    if page.address == address:
        return page
    return replace(page, address=address, final_address=None)  # the same bytes were kept from elsewhere


def latest(reports: Sequence[Report]) -> list[Report]:
    """The last report about each article, in the order in which the articles were first seen."""
    return list({report.article.address: report for report in reports}.values())


def _try(what: str, keep: Callable[[], object]) -> None:
    kept = attempt(what, keep)
    if isinstance(kept, Gap):
        _log.warning("%s is not kept: %s", kept.what, kept.why)
