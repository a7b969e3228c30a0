"""What is watched: the statements of kept reports, what came for each since, and how it was answered last.

All of it stands in the ledger; the list reads what was written there since it last looked, whoever wrote it.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from secondsource.domain.dossier import Dossier
from secondsource.domain.evidence import Passage
from secondsource.domain.record import Gap
from secondsource.domain.report import Report
from secondsource.domain.watching import Answer, Recheck, VerdictChange, WatchedReport
from secondsource.pipeline.boundary import attempt
from secondsource.pipeline.keeping import REPORT
from secondsource.pipeline.percolation import ClaimIndex
from secondsource.ports import Entry, Ledger
from secondsource.serial import loads

WATCHED = "watched"
"""Kind of entry of a ledger: what watching needs to know of a report."""
RECHECK = "recheck"
"""A statement that was weighed again."""
CHANGE = "change"
"""A verdict that is another one now."""
_MET = "watch: reports"
"""Bookmark: place of the last report that watching has met."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One statement that is watched."""

    report: str
    claim: str
    due: tuple[date, ...]
    as_of: date
    """Day for which it was weighed last."""

    def is_due(self, today: date) -> bool:
        """Whether time alone may have changed its answer since."""
        return any(self.as_of < day <= today for day in self.due)


class Watchlist:
    """Statements by number, as the index knows them."""

    def __init__(self, ledger: Ledger) -> None:
        self.index = ClaimIndex()
        self._ledger = ledger
        self._claims: list[Watched] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._reports: dict[str, WatchedReport] = {}
        self._answers: dict[tuple[str, str], Answer] = {}
        self._read: defaultdict[str, int] = defaultdict(int)

    def meet(self, describe: Callable[[Dossier], WatchedReport], write: Callable[[WatchedReport], None]) -> list[Gap]:
        """Takes in reports that were kept since it last looked; one that cannot be read is a gap, and is passed by."""
        gaps: list[Gap] = []
        for entry in self._ledger.entries(REPORT, after=self._ledger.bookmark(_MET)):
            described = attempt(f"report {entry.id}", lambda entry=entry: describe(loads(Dossier, entry.body)))
            if isinstance(described, Gap):
                gaps.append(described)
            else:
                write(described)
            self._ledger.set_bookmark(_MET, entry.number)
        self.refresh()
        return gaps

    def refresh(self) -> None:
        """Reads what was written into the ledger since."""
        for entry in self._new(WATCHED):
            self._add(loads(WatchedReport, entry.body))
        for entry in self._new(RECHECK):
            self._note(loads(Recheck, entry.body))
        for entry in self._new(CHANGE):
            change = loads(VerdictChange, entry.body)
            self._answers[change.report, change.claim] = change.after

    def __getitem__(self, number: int) -> Watched:
        return self._claims[number]

    def since(self, number: int) -> tuple[Passage, ...]:
        """Passages that came for a statement and speak to it, in the order of coming."""
        entries = self._ledger.entries(RECHECK, self._claims[number].claim)
        rechecks = (loads(Recheck, entry.body) for entry in entries)
        return tuple({each.id: each for recheck in rechecks for each in recheck.passages}.values())

    def answer(self, number: int) -> Answer | None:
        """How it was answered last by watching; None where the report's own answer stands."""
        watched = self._claims[number]
        return self._answers.get((watched.report, watched.claim))

    def due(self, today: date) -> list[int]:
        """Statements whose answer time alone may have changed since they were weighed last."""
        alive = (number for report in self._reports.values() for number in self._of(report))
        return sorted(number for number in alive if any(self[number].as_of < day <= today for day in self[number].due))

    def _of(self, report: WatchedReport) -> list[int]:
        return [self._numbers[report.report, claim.id] for claim in report.claims]

    def _new(self, kind: str) -> list[Entry]:
        found = list(self._ledger.entries(kind, after=self._read[kind]))
        if found:
            self._read[kind] = found[-1].number
        return found

    def _add(self, report: WatchedReport) -> None:
        """Watches a report in place of an earlier one of the same article; one as of an earlier day is passed by."""
        before = self._reports.get(report.article)
        if before and before.as_of > report.as_of:
            return
        for number in self._of(before) if before else ():
            self.index.remove(number)
        self._reports[report.article] = report
        for claim in report.claims:
            self._numbers[report.report, claim.id] = self.index.add(claim.terms)
            self._claims.append(Watched(report.report, claim.id, claim.due, report.as_of))

    def _note(self, recheck: Recheck) -> None:
        number = self._numbers.get((recheck.report, recheck.claim))
        if number is not None:
            self._claims[number] = replace(self[number], as_of=max(self[number].as_of, recheck.as_of))


def article_key(report: Report) -> str:
    """What reports of one article share: its address; of a text without one, its bytes."""
    return report.article.address if report.article.address != "-" else report.article.snapshot
