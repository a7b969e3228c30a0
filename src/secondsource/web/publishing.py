"""Articles of the house: written, published with a check of their own, withdrawn; and what readers see of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from secondsource.domain.article import Snapshot
from secondsource.domain.credentials import clean_label
from secondsource.domain.examination import Examination
from secondsource.domain.job import Limits
from secondsource.domain.publishing import Edition, Form, HouseArticle, ReaderComment, Stage, Step
from secondsource.domain.report import Report
from secondsource.domain.thread import ThreadPage
from secondsource.domain.user import User
from secondsource.errors import InputError, QueueFull
from secondsource.pipeline.house_text import make_slug, text_fault
from secondsource.pipeline.orders import CheckOrder, order_check
from secondsource.web.comment_examining import comment_page
from secondsource.web.embed_answers import Box, tell_box
from secondsource.web.service import Service
from secondsource.weighing.overview import Worst, find_worst
from secondsource.weighing.reviewing import as_reviewed

_TITLE = 200
_RESERVED = "new"
"""The desk's own address of the empty form."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form of an article holds."""

    title: str
    author: str
    dated: str
    language: str
    form: str
    source: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How far the check of a published article is."""

    box: Box | None
    """None where there is no report yet."""
    report: Report | None
    current: bool
    """Whether the report is about the wording that is shown."""
    worst: Worst | None = None
    """Its most serious point."""


def read_draft(given: Mapping[str, str]) -> Draft:
    """The form's fields, cut to their lengths; a broken one stays as it is, so that its writer can mend it."""
    return Draft(
        clean_label(given.get("title", ""), _TITLE),
        clean_label(given.get("author", ""), 120),
        given.get("dated", "").strip()[:10],
        given.get("language", "").strip()[:12],
        given.get("form", "")[:12],
        given.get("source", "").replace("\r\n", "\n"),
    )


def write_edition(service: Service, draft: Draft, user: User, number: int) -> Edition:
    """The edition that a draft comes to. Raises InputError for what its writer can mend."""
    if not draft.title:
        raise InputError("Give the article a title.")
    if not _LANGUAGE.fullmatch(draft.language):
        raise InputError("Give the language as a code, such as en or uk.")
    if draft.form not in [each.value for each in Form]:
        raise InputError("An article is written in Markdown or in HTML.")
    try:
        dated = date.fromisoformat(draft.dated)
    except ValueError:
        raise InputError("Give the day as year, month and day, such as 2025-03-31.") from None
    if fault := text_fault(Form(draft.form), draft.source):
        raise InputError(fault)
    return Edition(
        number, draft.title, draft.author, dated, draft.language, Form(draft.form), draft.source, user.name,
        service.clock(),
    )  # fmt: skip


def begin(service: Service, edition: Edition) -> str:
    """Keeps a new draft, and gives its slug."""
    taken = {_RESERVED}
    while not service.newsroom.add(slug := make_slug(edition.title, taken), edition):
        taken.add(slug)
    return slug


def publish(service: Service, article: HouseArticle, user: User) -> None:
    """Shows the latest edition to readers, and has it checked like any other article."""
    edition = article.latest
    service.newsroom.take_step(article.slug, Step(Stage.PUBLISHED, edition.number, user.name, service.clock()))
    order_own_check(service, article.slug, edition, user)


def withdraw(service: Service, article: HouseArticle, user: User) -> None:
    """Takes it from readers; every edition stays."""
    step = Step(Stage.WITHDRAWN, article.latest.number, user.name, service.clock())
    service.newsroom.take_step(article.slug, step)


def order_own_check(service: Service, slug: str, edition: Edition, user: User) -> bool:
    """Puts an article of the house into the queue; False where the queue is full, so that it must be asked again.

    The page goes in as bytes: the service never fetches itself.
    """
    address, now = service.own.address_of(slug), service.clock()
    snapshot = service.checker.snapshots.keep(
        Snapshot(address, service.own.page(slug, edition), now, "text/html", "utf-8")
    )
    today = now.date()
    order = CheckOrder(address, snapshot, today, edition.dated if edition.dated <= today else None, now)
    limits = Limits(service.settings.waiting, service.settings.waiting_each)
    try:
        service.queue.put(order_check(order, f"user:{user.name}"), limits)
    except QueueFull:
        return False
    return True


def page_of(service: Service, article: HouseArticle, edition: Edition) -> ThreadPage:
    return comment_page(edition, service.own.publisher, service.own.address_of(article.slug))


def checked(service: Service, slug: str, edition: Edition) -> Checked:
    """What the latest report says of a published article."""
    report = service.own.latest_report(slug)
    if report is None:
        return Checked(None, None, current=False)
    # The service publishes this article, whether or not its settings name an operator.
    told = replace(tell_box(report, ()), self_check=True)
    return Checked(told, report, service.own.is_about(report, slug, edition), find_worst(as_reviewed(report)))


def shown_comments(service: Service, slug: str) -> list[ReaderComment]:
    return [each for each in service.newsroom.comments(slug) if each.shown]


def examined(service: Service, article: HouseArticle, edition: Edition, shown: list[ReaderComment]) -> Examination:
    """What can be said of the comments that readers see."""
    return service.examiner.examine(page_of(service, article, edition), shown)
