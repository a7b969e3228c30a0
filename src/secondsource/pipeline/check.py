"""How an article is checked: read the page, date it, find its claims, run the checks, ask, read the answers, weigh,
report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Claim, Reading
from secondsource.domain.evidence import Copy, Passage, Query, StanceReading
from secondsource.domain.folding import fold
from secondsource.domain.ids import content_id
from secondsource.domain.record import Gap
from secondsource.domain.reference import Tables
from secondsource.domain.report import Assessment, Finding, Flag, Report, Run
from secondsource.domain.thread import Thread
from secondsource.pipeline.ask import Answer, ask_sources
from secondsource.pipeline.boundary import attempt
from secondsource.ports import Check, Progress, Search, Source, StanceModel
from secondsource.reading.pages.dating import date_article, find_copies
from secondsource.reading.pages.extract import extract
from secondsource.reading.queries import make_query
from secondsource.reading.statements.claims import find_claims
from secondsource.serial import REPORT_SCHEMA, dumps
from secondsource.weighing.assess import Case, assess

ABOUT_ARTICLE = frozenset(
    {
        Flag.HEADLINE_BODY_MISMATCH,
        Flag.ONE_SIDED_SOURCING,
        Flag.MISSING_OTHER_SIDE,
        Flag.HIDDEN_UPSTREAM_SOURCE,
        Flag.SELF_CHECK,
    }
)
COPY_QUERIES = 30
"""Paragraphs that are looked up in the archive to find copies of the story."""

NOBODY = Answer((), (), answered=False)
"""The answer where there was nothing to ask."""


@dataclass(frozen=True, slots=True)
class House:
    """Everyone a check needs, already built."""

    tables: Tables
    archive: Search
    sources: Mapping[str, Source]
    checks: Mapping[str, Check]
    model: StanceModel
    model_name: str
    passages: int
    """How many passages of each source are read against a claim."""
    operator: str
    """Publisher that runs the checker; empty where none does."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asks of one check."""

    as_of: date
    published: date | None = None
    """Day of publication given by hand."""


def check(snapshot: Snapshot, house: House, order: Order, run: Run, tell: Progress) -> Report:
    """The report about the article in a snapshot. Raises ExtractionError where there is none."""
    tell("Reading the article")
    article, thread, copies = read_article(snapshot, house, order)
    reading = find_claims(article, house.tables)
    tell(f"Checking {len(reading.claims)} statements")
    findings, gaps = run_checks(house.checks, article, reading, house.tables)
    findings += _self_check(article, house.operator)
    tell("Looking for evidence")
    queries = [_query(claim, article, house.tables, order.as_of) for claim in reading.claims]
    answers = ask_sources(house.sources, [query for query in queries if query], house.passages)
    tell("Reading the evidence")
    assessments = _assess_all(reading.claims, queries, answers, article, copies, findings, house, order.as_of)
    return _report(article, thread, reading, assessments, findings, gaps, order.as_of, run)


def read_article(snapshot: Snapshot, house: House, order: Order) -> tuple[Article, Thread, tuple[Copy, ...]]:
    """The article with its dating, its comment thread, and the archive's copies of its story."""
    extraction = extract(snapshot)
    texts = [extraction.article.title, *(span.of(extraction.article.text) for span in extraction.article.paragraphs)]
    found: dict[str, Passage] = {}
    for text in texts[:COPY_QUERIES]:
        found |= {
            passage.id: passage for passage in house.archive.search(Query(text, until=order.as_of), house.passages)
        }
    copies = find_copies(extraction.article, tuple(found.values()), house.tables)
    article = date_article(extraction.article, copies, house.tables, order.as_of, order.published)
    return article, extraction.thread, copies


def run_checks(
    checks: Mapping[str, Check], article: Article, reading: Reading, tables: Tables
) -> tuple[tuple[Finding, ...], tuple[Gap, ...]]:
    """Findings of every check, in the settings' order; a check that fails is a gap."""
    outcomes = [
        attempt(f"check: {name}", lambda part=part: part.find(article, reading, tables))
        for name, part in checks.items()
    ]
    findings = tuple(finding for outcome in outcomes if not isinstance(outcome, Gap) for finding in outcome)
    return findings, tuple(outcome for outcome in outcomes if isinstance(outcome, Gap))


def about_article(finding: Finding) -> bool:
    """Whether a finding concerns the article as a whole rather than one of its claims."""
    return finding.span is None or finding.flag in ABOUT_ARTICLE


def _self_check(article: Article, operator: str) -> tuple[Finding, ...]:
    if not operator or not article.publisher or fold(operator) != fold(article.publisher):
        return ()
    message = f"{operator} runs this checker and publishes this article: it is checking itself."
    return (Finding("self_check", message, None, None, "", Flag.SELF_CHECK),)


def _query(claim: Claim, article: Article, tables: Tables, as_of: date) -> Query | None:
    """None for a statement that nobody could look up: an opinion or a forecast in the article's own voice."""
    return make_query(claim, article, tables, as_of) if claim.checkable or claim.attribution else None


def _assess_all(
    claims: Sequence[Claim],
    queries: Sequence[Query | None],
    answers: Sequence[Answer],
    article: Article,
    copies: tuple[Copy, ...],
    findings: tuple[Finding, ...],
    house: House,
    as_of: date,
) -> tuple[Assessment, ...]:
    about_claims = tuple(finding for finding in findings if not about_article(finding))
    given = iter(answers)
    assessments: list[Assessment] = []
    for claim, query in zip(claims, queries, strict=True):
        answer = next(given) if query else NOBODY
        read, gaps = _read(claim, answer, house)
        searched = answer.answered and len(read) == len(answer.passages)
        asked = (query,) if query else ()
        case = Case(article, house.tables, about_claims, gaps, asked, copies, as_of, searched, tuple(claims))
        assessments.append(assess(claim, read, case))
    return tuple(assessments)


def _read(
    claim: Claim, answer: Answer, house: House
) -> tuple[tuple[tuple[Passage, StanceReading], ...], tuple[Gap, ...]]:
    """Each passage with what the model reads in it; where the model fails, nothing was read, and a gap says so."""
    pairs = [(claim.text, passage.text) for passage in answer.passages]
    outcome = attempt(f"model: {house.model_name}", lambda: house.model.read(pairs)) if pairs else ()
    if isinstance(outcome, Gap):
        return (), (*answer.gaps, outcome)
    return tuple(zip(answer.passages, outcome, strict=True)), answer.gaps


def _report(
    article: Article,
    thread: Thread,
    reading: Reading,
    assessments: tuple[Assessment, ...],
    findings: tuple[Finding, ...],
    gaps: tuple[Gap, ...],
    as_of: date,
    run: Run,
) -> Report:
    placed = {finding for item in assessments for finding in item.findings}
    whole = tuple(finding for finding in findings if finding not in placed)
    flags = tuple(dict.fromkeys(finding.flag for finding in whole if finding.flag))
    report = Report(
        schema=REPORT_SCHEMA,
        id="",
        as_of=as_of,
        article=article,
        assessments=assessments,
        unclaimed=reading.unclaimed,
        flags=flags,
        findings=whole,
        gaps=gaps,
        thread=thread,
        run=run,
    )
    return replace(report, id=report_id(report))


def report_id(report: Report) -> str:
    """Hash of what a report says: all of it but the id itself and the run."""
    said = (
        report.article,
        report.assessments,
        report.unclaimed,
        report.flags,
        report.findings,
        report.gaps,
        report.thread,
    )
    return content_id("rpt", report.schema, report.as_of, *(dumps(part) for part in said))
