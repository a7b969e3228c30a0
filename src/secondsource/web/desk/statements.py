"""The statements of a report, to be edited: what is checked is said anew, and the article is checked once more."""

from bisect import bisect_right
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.claim import Claim
from secondsource.domain.editing import Edit, Signature
from secondsource.domain.report import Report
from secondsource.domain.user import Role, User
from secondsource.errors import InputError
from secondsource.pipeline.editing import edit_report
from secondsource.reading.statements import editing
from secondsource.web.desk import forms
from secondsource.web.desk.reviews import find_report, order_again
from secondsource.web.identity import caller, require
from secondsource.web.pages import render_page
from secondsource.web.service import Service, service_of

routes = APIRouter(prefix="/desk/reports/{name}/statements")
_Given = Annotated[Service, Depends(service_of)]
_Editor = Annotated[User, Depends(require(Role.EDITOR))]

FIELDS = 4_000
"""Fields of the form: four for each statement."""
LONGEST_PARTS = 6_000
"""Characters of a field with parts, one to a line."""


@routes.get("")
def show(request: Request, name: str, service: _Given) -> Response:
    """Every statement in a form, and the sentences that have none."""
    return _page(request, find_report(service, name))


@routes.post("")
async def edit(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """Has the article checked again with the edits; nothing is asked for where one of them does not hold."""
    async with forms.form_of(request, FIELDS) as form:
        return await run_in_threadpool(_edit, request, service, name, editor, form)


def _edit(request: Request, service: Service, name: str, editor: User, form: FormData) -> Response:
    report = find_report(service, name)
    try:
        edits = _read(form, report, editor.name, service)
        edited = edit_report(report, edits, service.checker.tables)
    except InputError as error:
        return _page(request, report, str(error), form)
    job = order_again(request, service, report, edited=edited)
    service.users.note("statements edited", f"{report.id}: {len(edits)}", caller(request))
    return forms.lead_to(f"/checks/{job.id}")


def _read(form: FormData, report: Report, by: str, service: Service) -> list[Edit]:
    """The edits that a form asks for. Raises InputError."""
    signed = Signature(by, service.clock(), forms.text(form, "why"))
    claims = {str(number): item.claim for number, item in enumerate(report.assessments, start=1)}
    found = [each for number in claims for each in _of_statement(form, number, claims, report, signed)]
    added = forms.text(form, "add", LONGEST_PARTS).splitlines()
    return [*found, *(editing.add(report.article, *editing.read_part(line), signed) for line in added if line.strip())]


def _of_statement(
    form: FormData, number: str, claims: dict[str, Claim], report: Report, signed: Signature
) -> list[Edit]:
    """What becomes of one statement: no edit, where it is left as it is."""
    claim, chosen = claims[number], forms.line(form, f"do-{number}")
    text = forms.line(form, f"text-{number}", max(editing.LONGEST_TEXT, len(claim.text)))
    if chosen == "drop":
        return [editing.drop(claim, signed)]
    if chosen == "split":
        lines = forms.text(form, f"parts-{number}", LONGEST_PARTS).splitlines()
        parts = [editing.read_part(line) for line in lines if line.strip()]
        return [editing.split(report.article, claim, parts, signed)]
    if chosen in claims:
        return [editing.merge(report.article, claim, claims[chosen], text, signed)]
    changed = text and text != " ".join(claim.text.split())
    return [editing.reword(claim, text, signed)] if changed else []


def _page(request: Request, report: Report, complaint: str = "", form: FormData | None = None) -> Response:
    def kept(field: str, default: str = "") -> str:
        """What was written there, to be shown again."""
        value = form.get(field, default) if form else default
        return value[:LONGEST_PARTS] if isinstance(value, str) else default

    return render_page(
        request, "desk/statements.html.j2", status=422 if complaint else 200, report=report, complaint=complaint,
        kept=kept, partners=_partners(report), longest=forms.LONGEST, longest_text=editing.LONGEST_TEXT,
        longest_parts=LONGEST_PARTS,
    )  # fmt: skip


def _partners(report: Report) -> list[list[int]]:
    """For each statement the numbers of those behind it in its paragraph, with which it can be one."""
    claims = [item.claim for item in report.assessments]
    starts = [each.start for each in report.article.paragraphs]
    paragraphs = [bisect_right(starts, claim.span.start) for claim in claims]
    return [
        [other + 1 for other in range(at + 1, len(claims)) if paragraphs[other] == paragraph]
        for at, paragraph in enumerate(paragraphs)
    ]
