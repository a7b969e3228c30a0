"""How kept reports are watched: ask what is new, find the statements that it touches or whose time is over, weigh those
again, and write down every verdict that is another one now.

A round may be cut off anywhere. What was found is in the archive before it is matched, a change is in the ledger before
it is told, and a place in the archive counts as matched only when all that follows from it is written: what is done
twice after a crash says the same, and what says the same is written once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from secondsource.domain.dossier import Dossier
from secondsource.domain.evidence import Passage
from secondsource.domain.record import Gap
from secondsource.domain.report import Assessment
from secondsource.domain.watching import Recheck, VerdictChange, WatchedClaim, WatchedReport, recheck_id
from secondsource.pipeline.again import NOTHING, Again
from secondsource.pipeline.archive import Archive
from secondsource.pipeline.ask import Answer
from secondsource.pipeline.boundary import attempt
from secondsource.pipeline.changes import Weighed, find_change
from secondsource.pipeline.check import House
from secondsource.pipeline.keeping import MATCHED, REPORT, add_found, begin_watching
from secondsource.pipeline.percolation import claim_terms
from secondsource.pipeline.polling import Pace, poll, seconds_left
from secondsource.pipeline.watchlist import CHANGE, RECHECK, WATCHED, Watched, Watchlist, article_key
from secondsource.ports import Ledger, News, Snapshots
from secondsource.serial import dumps, loads
from secondsource.weighing.expiry import due_days

BATCH = 1000
"""Passages that count as matched together."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everyone that watching needs, already built."""

    archive: Archive
    snapshots: Snapshots
    ledger: Ledger
    open_house: Callable[[], House]
    """Gives a house whose sources were built anew: what one remembers holds for one run."""
    outlets: Mapping[str, News]
    pace: Pace
    now: Callable[[], datetime]
    offline: bool = False


@dataclass(slots=True)
class Round:
    """What one round did."""

    asked: int = 0
    """Outlets."""
    found: int = 0
    """Passages that were new to the archive."""
    matched: int = 0
    """Passages that were held against the statements."""
    weighed: list[str] = field(default_factory=list[str])
    """Ids of the statements that were weighed again."""
    changes: list[VerdictChange] = field(default_factory=list[VerdictChange])
    gaps: list[Gap] = field(default_factory=list[Gap])


class Watch:
    """Watches the reports of one archive."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.list = Watchlist(desk.ledger)

    def go_round(self, tell: Callable[[VerdictChange], None]) -> Round:
        """One round; `tell` is told each change, once it is written. Raises StoreError."""
        done = Round()
        begin_watching(self.desk.ledger, self.desk.archive)
        self._poll(done)
        house = self.desk.open_house()
        today = self.desk.now().date()
        done.gaps += self.list.meet(lambda dossier: describe(dossier, house, today), self._write_watched)
        weigher = Weigher(self.desk, self.list, house, today, done, tell)
        self._match(weigher, done)
        self._recheck(weigher)
        return done

    def seconds_left(self) -> float:
        """Seconds until an outlet may be asked again; a quarter of an hour where there is none."""
        now = self.desk.now()
        left = (seconds_left(name, self.desk.ledger, self.desk.pace, now) for name in self.desk.outlets)
        return min(left, default=self.desk.pace.minutes * 60)

    def _poll(self, done: Round) -> None:
        for _, answer in poll(self.desk.outlets, self.desk.ledger, self.desk.pace, self.desk.now()):
            done.asked += 1
            if isinstance(answer, Gap):
                done.gaps.append(answer)
            else:
                done.found += add_found(answer, self.desk.archive, self.desk.snapshots)

    def _write_watched(self, report: WatchedReport) -> None:
        self.desk.ledger.append(WATCHED, report.report, [report.report], dumps(report))

    def _match(self, weigher: "Weigher", done: Round) -> None:
        """Holds every passage that joined the archive since, whoever put it there, against the statements."""
        record, ledger = self.desk.archive.record, self.desk.ledger
        place = ledger.bookmark(MATCHED) - 1
        if place > record.count():  # the archive was put back from a backup, all of which was matched once
            place = record.count()
            ledger.set_bookmark(MATCHED, place + 1)
        passages = iter(record.passages(skip=place))
        while batch := list(islice(passages, BATCH)):
            if not weigher.weigh_touched(self._touched(batch, weigher.house)):
                return
            place += len(batch)
            done.matched += len(batch)
            ledger.set_bookmark(MATCHED, place + 1)

    def _touched(self, batch: Sequence[Passage], house: House) -> dict[int, list[Passage]]:
        found: defaultdict[int, list[Passage]] = defaultdict(list)
        for passage in batch:
            for number in self.list.index.touched(passage, house.tables):
                found[number].append(passage)
        return found

    def _recheck(self, weigher: "Weigher") -> None:
        """Asks again about statements whose time is over, of a few reports in one round: each takes as long as a
        check."""
        self.list.refresh()
        due = self.list.due(weigher.today)
        reports = list(dict.fromkeys(self.list[number].report for number in due))[: self.desk.pace.rechecks]
        weigher.weigh_due([number for number in due if self.list[number].report in reports])


class Weigher:
    """Weighs statements again in one round, report by report."""

    def __init__(
        self,
        desk: Desk,
        watchlist: Watchlist,
        house: House,
        today: date,
        done: Round,
        tell: Callable[[VerdictChange], None],
    ) -> None:
        self.desk = desk
        self.list = watchlist
        self.house = house
        self.today = today
        self.done = done
        self.tell = tell

    def weigh_touched(self, touched: Mapping[int, Sequence[Passage]]) -> bool:
        """Weighs what new passages touch; False where the model failed, and all of it is to be done again."""
        self.list.refresh()
        for again, numbers in self._by_report(touched):
            for number in numbers:
                new = again.without_known(touched[number])
                if new and not self._weigh(again, number, new, NOTHING):
                    return False
        return True

    def weigh_due(self, due: Sequence[int]) -> None:
        """Asks the sources again about statements, and weighs them; what they find joins the archive."""
        for again, numbers in self._by_report(due):
            answers = again.ask([self.list[number].claim for number in numbers])
            found = (passage for answer in answers.values() for passage in answer.passages)
            add_found(found, self.desk.archive, self.desk.snapshots)
            for number in numbers:
                answer = answers[self.list[number].claim]
                self._note_gaps(answer.gaps)
                self._weigh(again, number, again.without_known(answer.passages), answer)

    def _by_report(self, numbers: Mapping[int, object] | Sequence[int]) -> Iterator[tuple[Again, list[int]]]:
        """The reports of statements, opened, with the numbers of theirs; one that cannot be opened is a gap."""
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for number in sorted(numbers):
            groups[self.list[number].report].append(number)
        for report, group in groups.items():
            opened = attempt(f"report {report}", lambda report=report: self._open(report))
            if isinstance(opened, Gap):
                self._note_gaps([opened])
            else:
                yield opened, group

    def _open(self, report: str) -> Again:
        dossier = loads(Dossier, self.desk.ledger.read(REPORT, report) or "")
        return Again(dossier, self.house, self.today, offline=self.desk.offline)

    def _weigh(self, again: Again, number: int, new: Sequence[Passage], asked: Answer) -> bool:
        """Weighs one statement with what is new; False where it cannot be read now."""
        watched, since = self.list[number], self.list.since(number)
        held = {passage.id for passage in since}
        new = [passage for passage in new if passage.id not in held]
        after = again.weigh(watched.claim, (*since, *new), self.today, searched=asked.answered)
        if isinstance(after, Gap):
            self._note_gaps([after])
            return False
        self.done.weighed.append(watched.claim)
        weighed = Weighed(again, watched, since, new, asked.answered, after)
        change = find_change(weighed, self.list.answer(number), self.desk.now())
        if change and self._append(change):
            self.done.changes.append(change)
            self.tell(change)
        self._write_recheck(watched, new, after)
        return True

    def _append(self, change: VerdictChange) -> bool:
        subjects = [change.report, change.claim, change.address]
        return self.desk.ledger.append(CHANGE, change.id, subjects, dumps(change))

    def _write_recheck(self, watched: Watched, new: Sequence[Passage], after: Assessment) -> None:
        """Puts down what speaks to the statement, and that its time was looked at; what is silent is forgotten."""
        speaking = {evidence.passage.id for evidence in after.evidence}
        spoken = tuple(passage for passage in new if passage.id in speaking)
        if spoken or watched.is_due(self.today):
            done = Recheck(watched.report, watched.claim, self.today, spoken)
            self.desk.ledger.append(RECHECK, recheck_id(done), [done.report, done.claim], dumps(done))

    def _note_gaps(self, gaps: Sequence[Gap]) -> None:
        self.done.gaps += [gap for gap in gaps if gap not in self.done.gaps]


def describe(dossier: Dossier, house: House, today: date) -> WatchedReport:
    """What watching needs to know of a report; what nobody could check is not watched."""
    report = dossier.report
    case = Again(dossier, house, today, offline=True).case(report.as_of)
    claims = tuple(
        WatchedClaim(item.claim.id, claim_terms(item.claim, report.article, house.tables), due_days(item, case))
        for item in report.assessments
        if item.claim.checkable
    )
    return WatchedReport(report.id, article_key(report), report.as_of, claims)
