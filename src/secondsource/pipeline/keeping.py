"""Keeps what a check took in and what it said: snapshots of pages, and the report with its trace."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.article import Snapshot
from secondsource.domain.dossier import Dossier
from secondsource.domain.record import Gap
from secondsource.domain.report import Report
from secondsource.errors import InputError
from secondsource.pipeline.boundary import attempt
from secondsource.ports import Fetcher, Ledger, Snapshots
from secondsource.serial import dumps, loads

REPORT = "report"
"""Kind of entry of a ledger: a report with what it was made from."""

_log = logging.getLogger("secondsource")


@dataclass(frozen=True, slots=True)
class Keeper:
    """Where a check puts what must outlast it. A place that takes nothing is told, and never ends a check."""

    snapshots: Snapshots
    ledger: Ledger

    def keep_page(self, snapshot: Snapshot) -> None:
        """Keeps the bytes of a page."""
        _try(f"The snapshot of {snapshot.address[:200]}", lambda: self.snapshots.keep(snapshot))

    def keep_report(self, dossier: Dossier) -> None:
        """Keeps a report and its trace."""
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


def write_dossier(ledger: Ledger, dossier: Dossier) -> bool:
    """Writes a report and what it was made from into a ledger; False where it stands there already."""
    report = dossier.report
    subjects = [report.article.address, *(item.claim.id for item in report.assessments)]
    return ledger.append(REPORT, report.id, subjects, dumps(dossier))


def read_dossiers(ledger: Ledger, subject: str | None = None) -> Iterator[Dossier]:
    """Reports in the order in which they were made: all, or those of an article's address or a claim's id."""
    for entry in ledger.entries(REPORT, subject):
        yield loads(Dossier, entry.body)


def find_dossier(ledger: Ledger, name: str) -> Dossier:
    """The report of that id, or the latest one in which the claim of that id stands. Raises InputError."""
    body = ledger.read(REPORT, name)
    if body is not None:
        return loads(Dossier, body)
    found = list(ledger.entries(REPORT, name))
    if not found:
        raise InputError(f"The archive keeps no report and no statement {name[:80]!r}; `archive reports` lists them.")
    return loads(Dossier, found[-1].body)


def latest(reports: Sequence[Report]) -> list[Report]:
    """The last report about each article, in the order in which the articles were first seen."""
    return list({report.article.address: report for report in reports}.values())


def _try(what: str, keep: Callable[[], object]) -> None:
    kept = attempt(what, keep)
    if isinstance(kept, Gap):
        _log.warning("%s is not kept: %s", kept.what, kept.why)
