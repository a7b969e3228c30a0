"""Claims that were judged before, all in one place: fact checks of others, analyses, the archive's own reports.

The record holds them; an index, and vectors where the settings name an encoder, find them and can be made anew.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from secondsource.domain.analysis import Analysis
from secondsource.domain.dossier import Dossier
from secondsource.domain.evidence import Passage, PassageKind, Query
from secondsource.domain.ids import content_id
from secondsource.domain.matching import EarlierClaim, EarlierKind
from secondsource.domain.record import Span
from secondsource.domain.report import Assessment, Report, Verdict
from secondsource.errors import StoreError
from secondsource.pipeline.keeping import REPORT
from secondsource.pipeline.meaning import Meaning
from secondsource.ports import Index, Ledger, Record
from secondsource.reading.ranking import fuse
from secondsource.serial import loads

MACHINE = "Second Source"
"""Under which name the answers of reports stand."""
PLACE = "earlier claims: reports"
"""Bookmark of a ledger: up to where the claims of its reports are taken in."""
_log = logging.getLogger("secondsource")


class EarlierClaims:
    """Every earlier claim, found by its words, and by its meaning where there is an encoder."""

    def __init__(
        self,
        record: Record,
        ledger: Ledger,
        index: Index,
        meaning: Meaning | None = None,
        note: Callable[[str], None] = _log.warning,
    ) -> None:
        self.record = record
        self.ledger = ledger
        self.index = index
        self.meaning = meaning
        self.note = note

    def search(self, query: Query, limit: int) -> Sequence[EarlierClaim]:
        """At most `limit` earlier claims, best first."""
        found = self.index.search(query, limit)
        if self.meaning:
            found = fuse((found, self.meaning.search(self, query, limit)))[:limit]
        return self.record.get_earlier(found)

    def nearness(self, text: str, claims: Sequence[EarlierClaim]) -> Sequence[float | None]:
        """How near the earlier claims are in meaning; None where nothing can tell."""
        found = self.meaning.nearness(text, [each.claim for each in claims]) if self.meaning else ()
        return found or [None] * len(claims)

    def follow(self, analyses: Sequence[Analysis], most: int | None = None) -> None:
        """Takes in what was analysed and reported since, of reports at most so many, and makes it findable.

        Where nothing can be written, what was there before is found."""
        try:
            self._take_analyses(analyses)
            self._take_reports(most)
            self._index()
        except StoreError as error:
            self.note(f"The latest claims are not found yet: {error}")

    # What vectors are made of.

    def get(self, ids: Sequence[str]) -> Sequence[Passage]:
        return [_to_passage(each) for each in self.record.get_earlier(ids)]

    def passages(self, skip: int = 0) -> Iterator[Passage]:
        return map(_to_passage, self.record.earlier(skip))

    def count(self) -> int:
        return self.record.count_earlier()

    def _take_analyses(self, analyses: Sequence[Analysis]) -> None:
        held = {each.id for each in self.record.get_earlier([each.id for each in analyses])}
        if fresh := [of_analysis(each) for each in analyses if each.id not in held]:
            self.record.add_earlier(fresh)

    def _take_reports(self, most: int | None) -> None:
        for entry in islice(self.ledger.entries(REPORT, after=self.ledger.bookmark(PLACE)), most):
            self.record.add_earlier(of_report(loads(Dossier, entry.body).report))
            self.ledger.set_bookmark(PLACE, entry.number)

    def _index(self) -> None:
        held, wanted = self._held(), self.count()
        if held > wanted:
            self.note("The index of earlier claims belongs to another record; it is made anew.")
            self.index.clear()
            held = 0
        if held < wanted:
            # The index follows the record's order, so what it lacks are the last ones.
            self.index.add(self.passages(held))

    def _held(self) -> int:
        try:
            return self.index.count()
        except StoreError as error:
            self.note(f"{error} Rebuilding it.")
            self.index.clear()
            return 0


def of_analysis(analysis: Analysis) -> EarlierClaim:
    """A person's judgement as an earlier claim."""
    return EarlierClaim(
        analysis.id, EarlierKind.ANALYSIS, analysis.claim, analysis.verdict.value, analysis.author,
        next(iter(analysis.cites), ""), analysis.made_on, title=analysis.summary, within=analysis.id,
    )  # fmt: skip


def of_report(report: Report) -> list[EarlierClaim]:
    """The claims of a report that could be checked, with the machine's answers."""
    checked = (item for item in report.assessments if item.verdict is not Verdict.NOT_CHECKABLE)
    return [_of_assessment(item, report) for item in checked]


def _of_assessment(item: Assessment, report: Report) -> EarlierClaim:
    by, article = item.claim.attribution, report.article
    return EarlierClaim(
        content_id("rcl", article.address, item.claim.text, item.verdict.value), EarlierKind.REPORT, item.claim.text,
        item.verdict.value, MACHINE, article.address, report.as_of, by.speaker if by else None, article.published,
        article.language, article.title, report.id,
    )  # fmt: skip


def _to_passage(claim: EarlierClaim) -> Passage:
    """The claim's words as the index takes them."""
    return Passage(
        id=claim.id,
        url=claim.url,
        title="",
        publisher=None,
        text=claim.claim,
        span=Span(0, len(claim.claim)),
        published_at=None,
        fetched_at=None,
        language=claim.language,
        kind=PassageKind.NOTE,
    )
