"""The source registry at the desk: who answers for a page, and on what evidence; corrected and added to by people."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Query as Asked
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.folding import fold
from secondsource.domain.reference import STANDINGS, Publisher
from secondsource.domain.user import Role, User
from secondsource.errors import InputError
from secondsource.pipeline.analyses import Signature
from secondsource.pipeline.registry import row_id
from secondsource.web.desk import forms
from secondsource.web.identity import caller, require
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem
from secondsource.web.service import Service, service_of

routes = APIRouter(prefix="/desk/sources")
_Given = Annotated[Service, Depends(service_of)]
_Editor = Annotated[User, Depends(require(Role.EDITOR))]

PAGE = 50
"""Rows on one page."""
_FIELDS = ("name", "domains", "country", "languages", "camp", "standing", "owner", "evidence", "why")
_WORD = 60
_DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")


@routes.get("")
def show(
    request: Request,
    service: _Given,
    q: Annotated[str, Asked(max_length=200)] = "",
    page: Annotated[int, Asked(ge=1, le=100_000)] = 1,
) -> Response:
    """Rows in force that hold every word, and the form for another."""
    return _list(request, service, q, page)


@routes.post("")
async def add(request: Request, service: _Given, editor: _Editor) -> Response:
    """Puts a new row in force."""
    async with forms.form_of(request) as form:
        return await run_in_threadpool(_add, request, service, editor, form)


@routes.get("/{key}")
def show_one(request: Request, key: str, service: _Given) -> Response:
    """A row with everything that it said before."""
    return _one(request, service, _find(service, key))


@routes.post("/{key}")
async def correct(request: Request, key: str, service: _Given, editor: _Editor) -> Response:
    """Puts a correction of a row in force; what it said before stays."""
    async with forms.form_of(request) as form:
        return await run_in_threadpool(_correct, request, service, editor, key, form)


def _add(request: Request, service: Service, editor: User, form: FormData) -> Response:
    try:
        row = _read(forms.line(form, "name", _WORD * 2), form, camps_of(service))
        if any(each.name == row.name for each in service.checker.registry.rows()):
            raise InputError("This publisher is in the registry already; correct its row.")
        _put(request, service, editor, form, row)
    except InputError as error:
        return _list(request, service, complaint=str(error), given=_given(form))
    return forms.lead_to(f"/desk/sources/{row_id(row.name)}?done=kept")


def _correct(request: Request, service: Service, editor: User, key: str, form: FormData) -> Response:
    held = _find(service, key)
    try:
        _put(request, service, editor, form, _read(held.name, form, camps_of(service)))
    except InputError as error:
        return _one(request, service, held, str(error), _given(form))
    return forms.lead_to(f"/desk/sources/{key}?done=kept")


def _put(request: Request, service: Service, editor: User, form: FormData, row: Publisher) -> None:
    seen = forms.line(form, "seen")
    service.checker.registry.put(row, Signature(editor.name, service.clock(), forms.text(form, "why"), seen))
    service.checker.furnish()
    service.users.note("registry row kept", f"{row_id(row.name)} {row.name}", caller(request))


def camps_of(service: Service) -> list[str]:
    """The sides that the house knows, and none."""
    return ["none", *sorted({each.camp for each in service.checker.tables.camps} - {"none"})]


def _read(name: str, form: FormData, camps: list[str]) -> Publisher:
    """The row that a form says. Raises InputError."""
    domains = tuple(each.lower() for each in forms.words(form, "domains"))
    languages = forms.words(form, "languages")
    standing, evidence = forms.line(form, "standing", _WORD), forms.text(form, "evidence")
    if not any(map(str.isalnum, name)) or not domains or not evidence:
        raise InputError("A row needs a name, at least one domain, and evidence.")
    for each in domains:
        if not _DOMAIN.fullmatch(each):
            raise InputError(f"{each[:80]!r} is no domain; write it as news.example.")
    for each in languages:
        if not _LANGUAGE.fullmatch(each):
            raise InputError(f"{each[:80]!r} is no code of a language; write it as en or uk.")
    if standing not in STANDINGS:
        raise InputError(f"Choose a standing; it is one of {', '.join(STANDINGS)}.")
    country, camp, owner = (forms.line(form, field, _WORD * 2) for field in ("country", "camp", "owner"))
    if camp not in camps:
        raise InputError(f"Choose a side; it is one of {', '.join(camps)}.")
    return Publisher(name, domains, country, languages, camp, standing, owner or None, evidence)


def _find(service: Service, key: str) -> Publisher:
    found = [row for row in service.checker.registry.rows() if row_id(row.name) == key]
    if not found:
        raise Problem(404, "There is no such row in the registry.")
    return found[0]


def _given(form: FormData) -> dict[str, str]:
    return {field: forms.kept(form, field) for field in _FIELDS}


def _list(
    request: Request,
    service: Service,
    words: str = "",
    page: int = 1,
    complaint: str = "",
    given: dict[str, str] | None = None,
) -> Response:
    wanted = fold(words).split()
    rows = [row for row in service.checker.registry.rows() if all(each in _told(row) for each in wanted)]
    first = (page - 1) * PAGE
    return render_page(
        request, "desk/sources.html.j2", status=422 if complaint else 200, rows=rows[first : first + PAGE],
        total=len(rows), words=words, complaint=complaint, given=given or dict.fromkeys(_FIELDS, ""),
        standings=STANDINGS, camps=camps_of(service), row_id=row_id, longest=forms.LONGEST,
        before=page - 1, after=page + 1 if first + PAGE < len(rows) else 0,
    )  # fmt: skip


def _told(row: Publisher) -> str:
    return fold(" ".join((row.name, *row.domains, row.country, row.camp, row.standing, row.owner or "")))


def _one(
    request: Request, service: Service, row: Publisher, complaint: str = "", given: dict[str, str] | None = None
) -> Response:
    registry = service.checker.registry
    start = {
        "domains": "\n".join(row.domains),
        "country": row.country,
        "languages": " ".join(row.languages),
        "camp": row.camp,
        "standing": row.standing,
        "owner": row.owner or "",
        "evidence": row.evidence,
        "why": "",
    }
    return render_page(
        request, "desk/source.html.j2", status=422 if complaint else 200, row=row, complaint=complaint,
        first=next((each for each in registry.first() if each.name == row.name), None),
        history=registry.history(row.name)[::-1], given=given or start, standings=STANDINGS,
        camps=camps_of(service), key=row_id(row.name),
        longest=forms.LONGEST, done=request.query_params.get("done", ""),
    )  # fmt: skip
