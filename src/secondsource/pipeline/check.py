"""How an article is checked: read the page, date it, find its claims, run the checks, ask, read the answers, weigh,
report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
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
from secondsource.pipeline.ask import Answer, Answers, Patience, ask_sources, join_answers, pack_answers
from secondsource.pipeline.assistants import take_apart, write_queries
from secondsource.pipeline.boundary import attempt
from secondsource.pipeline.house import House, Order
from secondsource.pipeline.reading import read_article
from secondsource.pipeline.stages import (
    Answered,
    Asking,
    Assessed,
    ClaimsFound,
    Examining,
    Extracted,
    Fetched,
    Stages,
)
from secondsource.pipeline.thread import examine, hide_accounts
from secondsource.ports import Check
from secondsource.reading.pages.copies import find_copies
from secondsource.reading.pages.dating import date_article
from secondsource.reading.pages.extract import extract
from secondsource.reading.queries import make_admission_queries, make_queries
from secondsource.reading.statements.editing import edit_statements
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


def check(snapshot: Snapshot, house: House, order: Order, run: Run, stages: Stages) -> Report:
    """The report about the article in a snapshot. Raises ExtractionError where there is none."""
    stages.tell(Fetched(snapshot))
    page = stages.once("page", Page, lambda: read_page(snapshot, house, order))
    stages.tell(Extracted(page.article))
    house = house.for_article(Occasion(run.started_at.date(), page.article.published, order.as_of, run.offline))
    stages.meter = lambda: house.usage
    statements = stages.once("statements", Statements, lambda: _read_statements(page.article, house, order))
    reading = statements.reading
    stages.tell(ClaimsFound(reading.claims))
    findings, gaps = run_checks(house.checks, page.article, reading, house.tables)
    case = _case(page, reading, findings, house, order)
    questions = stages.once("questions", Questions, lambda: _all_questions(case, house))
    stages.tell(Asking(sum(map(len, questions.of_claims))))
    patience = Patience(house.seconds, house.local)
    heard = stages.once("answers", Heard, lambda: _ask_all(questions, house, patience))
    stages.tell(Answered(len(heard.answers.passages)))
    weighed = _assess_all(questions, heard, case, house, patience, stages)
    assessments = tuple(each.assessment for each in weighed)
    troubles = dict.fromkeys(gap for each in (heard, *weighed) for gap in each.gaps)
    gaps += (*statements.gaps, *questions.gaps, *troubles)
    run = replace(run, usage=stages.usage, engine=_last([each.engine for each in weighed]))
    findings += (
        *_self_check(page.article, house.operator),
        *find_story_findings(case),
        *find_canonical_upstream(page.article),
    )
    findings += (*find_missing_sides(assessments, house.tables), *find_title_echo(page.article, page.thread))
    stages.tell(Examining(len(page.thread.comments)))
    examination = examine(page.thread, page_of(page.article, house.tables), house.thread)
    report = _report(page, reading, assessments, findings, gaps, case, run)
    return _named(replace(report, examination=examination, edited=order.edited))


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


@dataclass(frozen=True, slots=True)
class Statements:
    """What the article states."""

    reading: Reading
    gaps: tuple[Gap, ...]


def _read_statements(article: Article, house: House, order: Order) -> Statements:
    reading = read_article(article, house.tables, house.tagger)
    reading, undivided = take_apart(reading, house.assistants.splitter, house.tables)
    if order.edited:
        reading = edit_statements(reading, article, order.edited.edits, house.tables)
    return Statements(reading, (*house.tagger.gaps, *undivided))


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


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked about each claim, in their order."""

    of_claims: tuple[tuple[Query, ...], ...]
    gaps: tuple[Gap, ...]
    """Why a writer of searches added nothing."""


def _all_questions(case: Case, house: House) -> Questions:
    queries: list[tuple[Query, ...]] = []
    gaps: dict[Gap, None] = {}
    for claim in case.claims:
        own = _queries(claim, case)
        more, gap = write_queries(claim, own, house.assistants.writer)
        queries.append((*own, *more))
        gaps |= {gap: None} if gap else {}
    return Questions(tuple(queries), tuple(gaps))


def _queries(claim: Claim, case: Case) -> tuple[Query, ...]:
    """None for a statement that nobody could look up: an opinion or a forecast in the article's own voice."""
    worth_asking = claim.checkable or claim.attribution
    return make_queries(claim, case.article, case.tables, case.as_of) if worth_asking else ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What the sources answered to every question, in the order of the questions."""

    answers: Answers
    gaps: tuple[Gap, ...]


def _ask_all(questions: Questions, house: House, patience: Patience) -> Heard:
    queries = [query for each in questions.of_claims for query in each]
    return Heard(pack_answers(ask_sources(house.sources, queries, house.passages, patience)), house.gaps)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One assessment, with what the house could not do until then, and what ran its model."""

    assessment: Assessment
    gaps: tuple[Gap, ...]
    engine: str


def _assess_all(
    questions: Questions, heard: Heard, case: Case, house: House, patience: Patience, stages: Stages
) -> list[Weighed]:
    given = heard.answers.all()
    weighed: list[Weighed] = []
    for claim, asked in zip(case.claims, questions.of_claims, strict=True):
        answer = join_answers(list(islice(given, len(asked))))

        def weigh(claim: Claim = claim, asked: tuple[Query, ...] = asked, answer: Answer = answer) -> Weighed:
            item = _assess(claim, asked, answer, case, house, patience)
            engine = house.model.engine
            return Weighed(item, house.gaps, engine.name if engine else "")

        weighed.append(stages.once("assessment", Weighed, weigh, claim.id))
        stages.tell(Assessed(len(weighed), len(case.claims), weighed[-1].assessment))
    return weighed


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
    read = read_passages(claim, answer.passages, house)
    if isinstance(read, Gap):
        gaps, read, searched = (*answer.gaps, read), (), False
    else:
        gaps, searched = answer.gaps, answer.answered
    return assess(claim, read, replace(case, gaps=gaps, queries=asked, searched=searched))


def read_passages(
    claim: Claim, passages: tuple[Passage, ...], house: House
) -> tuple[tuple[Passage, StanceReading], ...] | Gap:
    """Each passage with what the model reads in it; the gap, where the model fails."""
    pairs = [(claim.text, passage.text) for passage in passages]
    readings = (
        attempt(f"model: {house.model.name}", lambda: sound_readings(house.model.read(pairs), len(pairs)))
        if pairs
        else ()
    )
    return readings if isinstance(readings, Gap) else tuple(zip(passages, readings, strict=True))


def _last(names: Sequence[str]) -> str:
    """The last that is a name; empty where none is."""
    return next((name for name in reversed(names) if name), "")


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
    did before. Edits of its statements are part of it: they come before it.

    Pseudonyms of commenters are this house's own, so another house's report of the same page has the same id.
    """
    report = replace(report, thread=hide_accounts(report.thread, None))
    names = (
        each.name for each in fields(report) if each.name not in {"id", "run", "revisions", "matches", "edited_in"}
    )
    return content_id("rpt", *(dumps(getattr(report, name)) for name in names))
