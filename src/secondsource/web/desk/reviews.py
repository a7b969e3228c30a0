"""A report on the desk: the machine's answers with their evidence, people's revisions, and the form for another."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.editing import Edited
from secondsource.domain.job import Job, Limits
from secondsource.domain.report import Assessment, Report, Verdict
from secondsource.domain.user import Role, User
from secondsource.errors import InputError
from secondsource.pipeline.keeping import find_dossier
from secondsource.pipeline.orders import again, order_check
from secondsource.pipeline.revising import carryable
from secondsource.plugins import part_names
from secondsource.web.desk import forms
from secondsource.web.identity import caller, require
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem
from secondsource.web.service import Service, service_of
from secondsource.weighing.reviewing import revise, revisions_of, stands

routes = APIRouter(prefix="/desk/reports/{name}")
_Given = Annotated[Service, Depends(service_of)]
_Editor = Annotated[User, Depends(require(Role.EDITOR))]

EVIDENCE = 12
"""Pieces of evidence that are shown with a statement; the report has them all."""


@routes.get("")
def show(request: Request, name: str, service: _Given) -> Response:
    """Every statement of a report, to be revised."""
    return _page(request, service, find_report(service, name))


@routes.post("/revisions")
async def revise_statement(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """Appends a revision of one statement; whoever revises it at the same time loses nothing."""
    async with forms.form_of(request) as form:
        return await run_in_threadpool(_revise, request, service, name, editor, form)


@routes.post("/carry")
async def carry(request: Request, name: str, service: _Given) -> Response:
    """Brings the revisions of an earlier report of the same article along."""
    async with forms.form_of(request) as form:
        earlier = forms.line(form, "earlier")
    return await run_in_threadpool(_carry, request, service, name, earlier)


@routes.post("/again")
async def check_again(request: Request, name: str, service: _Given) -> Response:
    """Asks for the check again: of the page as it was kept, or as it is now."""
    async with forms.form_of(request) as form:
        anew = forms.line(form, "page") == "now"
    return await run_in_threadpool(_check_again, request, service, name, anew=anew)


def find_report(service: Service, name: str) -> Report:
    """The report of that id. Raises Problem."""
    try:
        return service.library.report(name)
    except InputError as error:
        raise Problem(404, str(error)) from error


def _revise(request: Request, service: Service, name: str, editor: User, form: FormData) -> Response:
    report = find_report(service, name)
    item = _statement(report, form)
    try:
        change = _read(form, item, editor.name, service)
        revised = service.library.revise(name, change)
    except InputError as error:
        return _page(request, service, report, str(error), item.claim.id, form)
    service.users.note("verdict revised", f"{name} {item.claim.id}", caller(request))
    seen = form.get("seen", "")
    alone = seen == str(len(revisions_of(revised, item)) - 1)
    return forms.lead_to(f"/desk/reports/{name}?done={'revised' if alone else 'both'}#claim-{item.claim.id}")


def _read(form: FormData, item: Assessment, by: str, service: Service) -> Callable[[Report], Report]:
    """The revision that a form asks for. Raises InputError."""
    why = forms.text(form, "why")
    if not why:
        raise InputError("A revision needs a reason, for the reader.")
    verdict = _verdict(forms.line(form, "verdict"))
    if verdict is None:
        raise InputError("Choose a verdict; the same one confirms what stands.")
    then = _verdict(forms.line(form, "at_publication"))
    chosen = [each for each in form.getlist("cites") if isinstance(each, str)]
    cites = forms.few([*dict.fromkeys(chosen), *forms.addresses(form, "addresses")])
    at = service.clock()
    return lambda held: revise(held, item, verdict, by=by, why=why, at=at, at_publication=then, cites=cites)


def _carry(request: Request, service: Service, name: str, earlier: str) -> Response:
    report, source = find_report(service, name), find_report(service, earlier)
    if report.article.address != source.article.address:
        raise Problem(422, "Reviews come along only from an earlier report of the same article.")
    carried = service.library.carry(name, source.id)
    if carried:
        service.users.note("reviews carried over", f"{earlier} to {name}", caller(request))
    return forms.lead_to(f"/desk/reports/{name}?done=carried")


def _check_again(request: Request, service: Service, name: str, *, anew: bool) -> Response:
    report = find_report(service, name)
    job = order_again(request, service, report, anew=anew, edited=report.edited)
    service.users.note("check asked again", name, caller(request))
    return forms.lead_to(f"/checks/{job.id}")


def order_again(
    request: Request, service: Service, report: Report, *, anew: bool = False, edited: Edited | None = None
) -> Job:
    """Puts the article of a report into the queue once more. Raises QueueFull."""
    trace = find_dossier(service.checker.ledger, report.id).trace
    order = again(trace, service.clock(), anew=anew, edited=edited)
    limits = Limits(service.settings.waiting, service.settings.waiting_each)
    return service.queue.put(order_check(order, service.asker(request)), limits)


def _page(
    request: Request,
    service: Service,
    report: Report,
    complaint: str = "",
    about: str = "",
    form: FormData | None = None,
) -> Response:
    given = {"why": "", "addresses": "", "verdict": "", "at_publication": ""}
    for field in given:
        value = form.get(field, "") if form else ""
        given[field] = value[: forms.LONGEST] if isinstance(value, str) else ""
    return render_page(
        request, "desk/report.html.j2", status=422 if complaint else 200, report=report, complaint=complaint,
        about=about, given=given, ticked=form.getlist("cites") if form else [], evidence=EVIDENCE,
        verdicts=list(Verdict), stands=stands, revisions_of=revisions_of, formats=part_names("formats"),
        done=request.query_params.get("done", ""), earlier=_earlier(service, report), longest=forms.LONGEST,
    )  # fmt: skip


def _earlier(service: Service, report: Report) -> list[tuple[str, int]]:
    """Earlier reports of the same article, and how many of their revisions could come along."""
    address = report.article.address
    if address == "-":
        return []
    found: list[tuple[str, int]] = []
    for each in service.catalogue.of(address)[-10:]:
        if each.report != report.id and each.reviewers and each.made_at <= report.run.started_at:
            number = len(carryable(report, service.library.report(each.report)))
            found += [(each.report, number)] if number else []
    return found


def _statement(report: Report, form: FormData) -> Assessment:
    named = form.get("claim", "")
    found = [item for item in report.assessments if item.claim.id == named]
    if not found:
        raise Problem(404, "This report has no such statement; load its page anew.")
    return found[0]


def _verdict(given: str) -> Verdict | None:
    if not given:
        return None
    if given not in list(Verdict):
        raise InputError(f"There is no such verdict; choose one of {', '.join(Verdict)}.")
    return Verdict(given)
