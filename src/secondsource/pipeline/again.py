"""A kept report opened again: its statements are weighed anew from what it was made from and what came since.

Nothing of it is read, dated or checked again: article, statements and findings are those of the report.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from secondsource.domain.article import Article
from secondsource.domain.claim import Reason
from secondsource.domain.dossier import Dossier, Trace
from secondsource.domain.evidence import Copy, Passage, Query
from secondsource.domain.record import Gap
from secondsource.domain.report import Assessment, Finding, Occasion, Report
from secondsource.pipeline.ask import Answer, Patience, ask_sources, join_answers
from secondsource.pipeline.check import about_article, read_passages
from secondsource.pipeline.house import House
from secondsource.pipeline.tracing import ARCHIVE
from secondsource.reading.pages.copies import find_copies
from secondsource.reading.pages.published import day_of_page
from secondsource.reading.queries import make_queries
from secondsource.weighing.assess import assess
from secondsource.weighing.case import Case

NOTHING = Answer((), (), answered=False)
"""Nobody was asked."""


class Again:
    """A report of the archive in a house of today."""

    def __init__(self, dossier: Dossier, house: House, today: date, *, offline: bool) -> None:
        self.report = dossier.report
        self.today = today
        self.items = {item.claim.id: item for item in self.report.assessments}
        self._known = frozenset(passage.id for passage in dossier.trace.passages)
        self._held = _by_query(dossier.trace)
        self._findings = _findings(self.report)
        self._house = house.for_article(Occasion(today, self.report.article.published, today, offline))

    def without_known(self, passages: Iterable[Passage]) -> list[Passage]:
        """Those that were not at hand when the report was made."""
        return [passage for passage in passages if passage.id not in self._known]

    def weigh(self, claim: str, since: Sequence[Passage], as_of: date, *, searched: bool = False) -> Assessment | Gap:
        """The statement weighed as of a day, from what the report held and what came since, by a search or by itself.

        A gap where it cannot be read as the report read it: what fails now may change no verdict.
        """
        item = self.items[claim]
        held = self._held_for(item)
        passages = {each.id: each for each in (*held, *since)}
        read = read_passages(item.claim, tuple(passages.values()), self._house)
        if isinstance(read, Gap):
            return read
        if gap := self._new_gap():
            return gap
        searched = searched or bool(since) or item.reason is not Reason.RETRIEVAL_FAILED
        case = self.case(as_of, tuple(passages.values()))
        return assess(item.claim, read, replace(case, queries=item.queries, searched=searched))

    def ask(self, claims: Sequence[str]) -> dict[str, Answer]:
        """What the sources say now of statements, all questions together within the time of one check."""
        article, tables = self.report.article, self._house.tables
        queries = [make_queries(self.items[claim].claim, article, tables, self.today) for claim in claims]
        patience = Patience(self._house.seconds, self._house.local)
        flat = [query for each in queries for query in each]
        given = iter(ask_sources(self._house.sources, flat, self._house.passages, patience))
        return {claim: join_answers([next(given) for _ in each]) for claim, each in zip(claims, queries, strict=True)}

    def case(self, as_of: date, since: Sequence[Passage] = ()) -> Case:
        """What stands around the statements on a day, when that was held too."""
        return Case(
            article=self.report.article,
            tables=self._house.tables,
            findings=self._findings,
            gaps=(),
            queries=(),
            copies=self._copies(since),
            as_of=as_of,
            searched=True,
            claims=tuple(item.claim for item in self.report.assessments),
        )

    def _copies(self, since: Sequence[Passage]) -> tuple[Copy, ...]:
        """The article's own story told elsewhere, among what was held and what came: it never counts (rule 4)."""
        article = self.report.article
        undated = replace(article, published=_own_day(article))
        found = {each.id: each for each in (*self._held[None], *since)}
        return find_copies(undated, tuple(found.values()), self._house.tables)

    def _held_for(self, item: Assessment) -> tuple[Passage, ...]:
        return tuple({each.id: each for query in item.queries for each in self._held[query]}.values())

    def _new_gap(self) -> Gap | None:
        """Why the model reads otherwise than it did for the report; None where it does not."""
        known = {gap.what for gap in self.report.gaps}
        return next((gap for gap in self._house.gaps if gap.what not in known), None)


def _by_query(trace: Trace) -> defaultdict[Query | None, list[Passage]]:
    """What each question brought; under None what the archive gave when it was asked for copies of the story."""
    passages = {passage.id: passage for passage in trace.passages}
    held: defaultdict[Query | None, list[Passage]] = defaultdict(list)
    for asked in trace.asked:
        key = None if asked.of == ARCHIVE else asked.query
        held[key] += [passages[each] for each in asked.passages if each in passages]
    return held


def _findings(report: Report) -> tuple[Finding, ...]:
    """What the checks noticed about single statements."""
    placed = (finding for item in report.assessments for finding in item.findings)
    return tuple(dict.fromkeys(each for each in (*placed, *report.findings) if not about_article(each)))


def _own_day(article: Article) -> date | None:
    """The day that the page itself gives: a day given by hand came after the copies were looked for."""
    return day_of_page([each for each in article.dates if each.origin != "given by hand"])[0]
