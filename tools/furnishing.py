"""A house with something in every room, for the pictures in docs/."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from secondsource.domain.analysis import Analysis, Status, analysis_id
from secondsource.domain.article import Snapshot
from secondsource.domain.job import JobState, Limits
from secondsource.domain.matching import Aspect, Difference, EarlierClaim, EarlierKind, Match, Relation
from secondsource.domain.publishing import Form, ReaderComment
from secondsource.domain.report import Report, Verdict
from secondsource.domain.user import Caller, Role, Scope
from secondsource.domain.watching import Answer, Cause, VerdictChange, answer_of
from secondsource.pipeline.analyses import Signature
from secondsource.pipeline.orders import CheckOrder, order_check
from secondsource.pipeline.watchlist import CHANGE
from secondsource.serial import dumps
from secondsource.web.publishing import Draft, begin, page_of, publish, write_edition
from secondsource.web.service import Service
from secondsource.weighing.reviewing import revise

DEMO = Path("src/secondsource/data/demo/article.html")
PAPER = "https://courier.example"
"""The site of the bundled article."""
ADDRESS = f"{PAPER}/world/kherson-three-years-after-liberation"
PASSWORD = "seven quiet herons at dusk"  # noqa: S105  of a house that is gone in a minute
HERE = Caller("terminal", "")
OWN = """\
The ferry across the lake carries passengers again since 3 March 2025, the harbour office says. It had stood still for
three weeks.

## What it costs

A ticket rose from 40 to 50 crowns, an increase of 50 percent, according to the harbour office. The ferry carries **120
passengers** and sails eleven times a day.

> "Nobody was hurt," the harbour office said.
"""
COMMENTS = (
    ("Ines", "My grandmother took this ferry to school. Good to see it back on the water."),
    ("", "Does it take bicycles? The old one did, two at a time, for a crown each."),
    ("Oscar", "From 40 to 50 crowns is a quarter more, not a half. Please mend the headline figure."),
    ("Paul", "Solid point. Keeping an eye on battery prices this quarter."),
    ("Greta", "Solid point. Keeping an eye on battery prices this quarter."),
    ("Martin", "Solid point. Keeping an eye on battery prices this quarter."),
)


def furnish(service: Service) -> tuple[Report, str]:
    """The report of the bundled article and the name of an article of the house, with all that hangs on them."""
    _hire(service)
    report = service.checker.check_snapshot(Snapshot(ADDRESS, DEMO.read_bytes(), service.clock(), "text/html", "utf-8"))
    _revise(service, report)
    _judge(service, report)
    _match(service, report)
    _correct_a_row(service)
    _change(service, report)
    slug = _publish(service)
    _fail(service)
    return service.library.report(report.id), slug


def _hire(service: Service) -> None:
    roles = {"ada": Role.ADMIN, "bea": Role.EDITOR, "cyril": Role.READER}
    people = {name: service.users.add(name, PASSWORD, role, HERE) for name, role in roles.items()}
    service.users.lock(people["cyril"].id, HERE)
    service.users.make_token(people["bea"].id, "nightly checks", [Scope.CHECK, Scope.READ], 30, HERE)


def _revise(service: Service, report: Report) -> None:
    item = next(each for each in report.assessments if each.verdict is Verdict.REFUTED)

    def change(held: Report) -> Report:
        why = "Both figures of the article are right; the share that it gives is not."
        return revise(held, item, Verdict.CONFLICTING, by="bea", why=why, at=service.clock())

    service.library.revise(report.id, change)
    service.users.note("verdict revised", f"{report.id} {item.claim.id}", Caller("bea", ""))


def _judge(service: Service, report: Report) -> None:
    """Analyses: one that two people stand behind, one that waits for the second."""
    for status, item in zip((Status.REVIEWED, Status.DRAFT), report.assessments[1:], strict=False):
        claim, today = item.claim.text, service.clock().date()
        summary = "Three sources that do not copy each other give this day."
        made = Analysis(
            analysis_id(claim, Verdict.SUPPORTED, "bea", today), claim, Verdict.SUPPORTED, summary, "bea", today,
            ("https://archive.example/kherson",), status,
        )  # fmt: skip
        service.checker.analyses.record.add_analyses([made])


def _match(service: Service, report: Report) -> None:
    claim = report.assessments[5].claim
    earlier = EarlierClaim(
        "erl-1", EarlierKind.FACT_CHECK, "Kherson had a population of 320,000 before the invasion.", "Mostly wrong",
        "The Specimen Checker", "https://checker.example/kherson", date(2025, 3, 1),
    )  # fmt: skip
    differs = (Difference(Aspect.NUMBER, "279,000", "320,000"),)
    service.checker.matcher.suggest([Match("mat-1", claim.text, earlier, Relation.DIFFERS, differs, 0.9)])


def _correct_a_row(service: Service) -> None:
    row = next(each for each in service.checker.registry.rows() if each.name == "BBC")
    signed = Signature("bea", service.clock(), "The licence fee is not the only income since the charter.", None)
    service.checker.registry.put(replace(row, owner="British Broadcasting Corporation (public)"), signed)


def _change(service: Service, report: Report) -> None:
    item, at = report.assessments[1], service.clock()
    before = Answer(Verdict.NOT_ENOUGH_EVIDENCE, None, None, None, "silence", "Nothing that was found speaks of it.")
    made = VerdictChange(
        "chg-1", report.id, item.claim.id, item.claim.text, report.article.title or "", report.article.address, before,
        answer_of(item), Cause.EVIDENCE, (), at.date(), at,
    )  # fmt: skip
    service.checker.ledger.append(CHANGE, made.id, [report.id], dumps(made))


def _publish(service: Service) -> str:
    bea = service.users.find("bea")
    assert bea
    draft = Draft("The ferry is back", "Demo Desk", "2025-03-05", "en", Form.MARKDOWN, OWN)
    slug = begin(service, write_edition(service, draft, bea, 1))
    article = service.newsroom.find(slug)
    assert article
    publish(service, article, bea)
    service.worker().run_once()
    page = page_of(service, article, article.latest)
    for number, (name, text) in enumerate(COMMENTS):
        held = service.examiner.reason_to_hold(text, page, service.newsroom.comments(slug))
        service.newsroom.add_comment(ReaderComment(f"com-{number}", slug, name, text, service.clock(), held))
    return slug


def _fail(service: Service) -> None:
    order = CheckOrder("https://courier.example/gone", "", service.clock().date(), None, service.clock())
    job = service.queue.put(order_check(order, "somebody"), Limits(9, 9))
    service.queue.lease("w", 60.0)
    service.queue.finish(job.id, "w", JobState.FAILED, "The page https://courier.example/gone answers 404.")
