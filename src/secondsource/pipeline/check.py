"""How an article is checked: read the page, date it, find its claims, run the checks, ask, read the answers, weigh,
report."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import islice

from secondsource.domain.article import Article, Snapshot
from secondsource.domain.claim import Claim, Reading
from secondsource.domain.evidence import Copy, Passage, Query, StanceReading
from secondsource.domain.folding import fold
from secondsource.domain.ids import content_id
from secondsource.domain.record import Gap
from secondsource.domain.reference import Tables
from secondsource.domain.report import Assessment, Finding, Flag, Occasion, Report, Run
from secondsource.domain.thread import Thread
from secondsource.errors import ExtractionError
from secondsource.pipeline.answers import sound_findings, sound_passages, sound_readings
from secondsource.pipeline.ask import Answer, Patience, ask_sources, join_answers
from secondsource.pipeline.assistants import Accounts, Assistants, take_apart, write_queries
from secondsource.pipeline.boundary import attempt
from secondsource.pipeline.meaning import Meaning
from secondsource.pipeline.reading import read_article
from secondsource.pipeline.stances import GuardedModel
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.pipeline.thread import ThreadHouse, examine, hide_accounts
from secondsource.ports import Check, Progress, Search, Source
from secondsource.reading.pages.copies import find_copies
from secondsource.reading.pages.dating import date_article
from secondsource.reading.pages.extract import extract
from secondsource.reading.queries import make_admission_queries, make_queries
from secondsource.reading.threads.thread import page_of
from secondsource.serial import REPORT_SCHEMA, dumps
from secondsource.weighing.assess import assess
from secondsource.weighing.case import Case
from secondsource.weighing.omission import find_missing_sides, find_title_echo
from secondsource.weighing.own_story import find_canonical_upstream, find_story_findings, find_story_origin
from secondsource.weighing.testimony import hearsay_of

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

LONGEST = 3_000_000
"""Characters of one article, several novels'; cost grows with them, and a stranger's page may be a library."""


@dataclass(frozen=True, slots=True)
class House:
    """Everyone a check needs, already built."""

    tables: Tables
    archive: Search
    sources: Mapping[str, Source]
    checks: Mapping[str, Check]
    model: GuardedModel
    tagger: SteadyTagger
    passages: int
    """How many passages of each source are read against a claim."""
    thread: ThreadHouse
    operator: str
    """Publisher that runs the checker; empty where none does."""
    assistants: Assistants = field(default_factory=Assistants)
    seconds: float = math.inf
    """How long one check waits for the sources that are not on this machine."""
    local: frozenset[str] = frozenset()
    """Names of the sources that are."""
    meaning: Meaning | None = None
    """What finds passages by meaning too, where the settings name an encoder."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asks of one check."""

    as_of: date
    published: date | None = None
    """Day of publication given by hand."""


def check(snapshot: Snapshot, house: House, order: Order, run: Run, tell: Progress) -> Report:
    """The report about the article in a snapshot. Raises ExtractionError where there is none."""
    tell("Reading the article")
    page = read_page(snapshot, house, order)
    accounts = Accounts(Occasion(run.started_at.date(), page.article.published, order.as_of, run.offline))
    house = _for_article(house, accounts)
    reading = read_article(page.article, house.tables, house.tagger)
    reading, undivided = take_apart(reading, house.assistants.splitter, house.tables)
    tell(f"Checking {len(reading.claims)} statements")
    findings, gaps = run_checks(house.checks, page.article, reading, house.tables)
    gaps += (*house.tagger.gaps, *undivided)
    case = _case(page, reading, findings, house, order)
    tell("Looking for evidence")
    queries, unwritten = _all_queries(case, house)
    patience = Patience(house.seconds, house.local)
    answers = ask_sources(house.sources, [query for each in queries for query in each], house.passages, patience)
    tell("Reading the evidence")
    assessments = _assess_all(queries, answers, case, house, patience)
    engine = house.model.engine
    gaps += (*unwritten, *house.model.gaps, *accounts.gaps, *filter(None, [engine and engine.gap]))
    gaps += house.meaning.gaps if house.meaning else ()
    run = replace(run, usage=accounts.usage, engine=engine.name if engine else "")
    findings += (
        *_self_check(page.article, house.operator),
        *find_story_findings(case),
        *find_canonical_upstream(page.article),
    )
    findings += (*find_missing_sides(assessments, house.tables), *find_title_echo(page.article, page.thread))
    tell("Examining the comments")
    examination = examine(page.thread, page_of(page.article, house.tables), house.thread)
    report = _report(page, reading, assessments, findings, gaps, case, run)
    return _named(replace(report, examination=examination))


@dataclass(frozen=True, slots=True)
class Page:
    """What a snapshot holds, and what the archive says of its story."""

    article: Article
    thread: Thread
    copies: tuple[Copy, ...]
    gaps: tuple[Gap, ...]


def read_page(snapshot: Snapshot, house: House, order: Order) -> Page:
    """The article with its dating, its comment thread, and the archive's copies of its story.

    Raises ExtractionError where there is no article, or a book. An archive that fails is a gap.
    """
    extraction = extract(snapshot)
    article = extraction.article
    if len(article.text) > LONGEST:
        raise ExtractionError(f"The article is longer than {LONGEST:,} characters; give one article alone.")
    texts = [article.title, *(span.of(article.text) for span in article.paragraphs)][:COPY_QUERIES]
    looked = attempt("archive: copies of the story", lambda: _look_up(texts, house, order.as_of))
    found, gaps = ((), (looked,)) if isinstance(looked, Gap) else (looked, ())
    copies = find_copies(article, found, house.tables)
    dated = date_article(article, copies, house.tables, order.as_of, order.published)
    return Page(dated, hide_accounts(extraction.thread, house.thread.salt), copies, gaps)


def _look_up(texts: Sequence[str], house: House, until: date) -> tuple[Passage, ...]:
    found = (sound_passages(house.archive.search(Query(text, until=until), house.passages)) for text in texts)
    return tuple({passage.id: passage for passages in found for passage in passages}.values())


def run_checks(
    checks: Mapping[str, Check], article: Article, reading: Reading, tables: Tables
) -> tuple[tuple[Finding, ...], tuple[Gap, ...]]:
    """Findings of every check, in the settings' order; a check that fails is a gap."""
    outcomes = [
        attempt(f"check: {name}", lambda part=part: sound_findings(part.find(article, reading, tables)))
        for name, part in checks.items()
    ]
    findings = tuple(finding for outcome in outcomes if not isinstance(outcome, Gap) for finding in outcome)
    return findings, tuple(outcome for outcome in outcomes if isinstance(outcome, Gap))


def about_article(finding: Finding) -> bool:
    """Whether a finding concerns the article as a whole rather than one of its claims."""
    return finding.span is None or finding.flag in ABOUT_ARTICLE


def _case(page: Page, reading: Reading, findings: tuple[Finding, ...], house: House, order: Order) -> Case:
    """What the claims of one article have in common when they are weighed."""
    return Case(
        article=page.article,
        tables=house.tables,
        findings=tuple(finding for finding in findings if not about_article(finding)),
        gaps=(),
        queries=(),
        copies=page.copies,
        as_of=order.as_of,
        searched=False,
        claims=reading.claims,
    )


def _self_check(article: Article, operator: str) -> tuple[Finding, ...]:
    if not operator or not article.publisher or fold(operator) != fold(article.publisher):
        return ()
    message = f"{operator} runs this checker and publishes this article: it is checking itself."
    return (Finding("self_check", message, None, None, "", Flag.SELF_CHECK),)


def _for_article(house: House, accounts: Accounts) -> House:
    """The house with every part opened that keeps something for each article."""
    assistants = accounts.open_all(house.assistants)
    return replace(house, assistants=assistants, model=house.model.for_article(accounts, assistants.translator))


def _all_queries(case: Case, house: House) -> tuple[list[tuple[Query, ...]], tuple[Gap, ...]]:
    """What is asked about each claim, and why a writer of searches added nothing."""
    queries: list[tuple[Query, ...]] = []
    gaps: dict[Gap, None] = {}
    for claim in case.claims:
        own = _queries(claim, case)
        more, gap = write_queries(claim, own, house.assistants.writer)
        queries.append((*own, *more))
        gaps |= {gap: None} if gap else {}
    return queries, tuple(gaps)


def _queries(claim: Claim, case: Case) -> tuple[Query, ...]:
    """None for a statement that nobody could look up: an opinion or a forecast in the article's own voice."""
    worth_asking = claim.checkable or claim.attribution
    return make_queries(claim, case.article, case.tables, case.as_of) if worth_asking else ()


def _assess_all(
    queries: Sequence[tuple[Query, ...]], answers: Sequence[Answer], case: Case, house: House, patience: Patience
) -> tuple[Assessment, ...]:
    given = iter(answers)
    answered = [(asked, join_answers(list(islice(given, len(asked))))) for asked in queries]
    return tuple(
        _assess(claim, asked, answer, case, house, patience)
        for claim, (asked, answer) in zip(case.claims, answered, strict=True)
    )


def _assess(
    claim: Claim, asked: tuple[Query, ...], answer: Answer, case: Case, house: House, patience: Patience
) -> Assessment:
    item = _weigh(claim, asked, answer, case, house)
    more = _ask_the_side_itself(item, case)
    if not set(more) - set(asked):
        return item
    answers = ask_sources(house.sources, more, house.passages, patience)
    return _weigh(claim, (*asked, *more), join_answers([answer, *answers]), case, house)


def _ask_the_side_itself(item: Assessment, case: Case) -> tuple[Query, ...]:
    """One more question, in its own language, for a side of which its opponent says that it admits something (A3)."""
    camps = {camp for evidence in item.evidence if (camp := hearsay_of(evidence, case.tables))}
    return tuple(
        query
        for camp in sorted(camps)
        for query in make_admission_queries(item.claim, case.article, case.tables, case.as_of, camp)
    )


def _weigh(claim: Claim, asked: tuple[Query, ...], answer: Answer, case: Case, house: House) -> Assessment:
    read = _read(claim, answer.passages, house)
    if isinstance(read, Gap):
        gaps, read, searched = (*answer.gaps, read), (), False
    else:
        gaps, searched = answer.gaps, answer.answered
    return assess(claim, read, replace(case, gaps=gaps, queries=asked, searched=searched))


def _read(claim: Claim, passages: tuple[Passage, ...], house: House) -> tuple[tuple[Passage, StanceReading], ...] | Gap:
    """Each passage with what the model reads in it; the gap, where the model fails."""
    pairs = [(claim.text, passage.text) for passage in passages]
    readings = (
        attempt(f"model: {house.model.name}", lambda: sound_readings(house.model.read(pairs), len(pairs)))
        if pairs
        else ()
    )
    return readings if isinstance(readings, Gap) else tuple(zip(passages, readings, strict=True))


def _report(
    page: Page,
    reading: Reading,
    assessments: tuple[Assessment, ...],
    findings: tuple[Finding, ...],
    gaps: tuple[Gap, ...],
    case: Case,
    run: Run,
) -> Report:
    placed = {finding for item in assessments for finding in item.findings}
    whole = tuple(finding for finding in findings if finding not in placed)
    return Report(
        schema=REPORT_SCHEMA,
        id="",
        as_of=case.as_of,
        article=page.article,
        assessments=assessments,
        unclaimed=reading.unclaimed,
        flags=tuple(dict.fromkeys(finding.flag for finding in whole if finding.flag)),
        findings=whole,
        gaps=(*page.gaps, *gaps),
        thread=page.thread,
        run=run,
        story=find_story_origin(case),
    )


def _named(report: Report) -> Report:
    return replace(report, id=report_id(report))


def report_id(report: Report) -> str:
    """Hash of what a report says: all of it but the id itself, the run, what people made of it later, and what others
    did before.

    Pseudonyms of commenters are this house's own, so another house's report of the same page has the same id.
    """
    report = replace(report, thread=hide_accounts(report.thread, None))
    names = (each.name for each in fields(report) if each.name not in {"id", "run", "revisions", "matches"})
    return content_id("rpt", *(dumps(getattr(report, name)) for name in names))
