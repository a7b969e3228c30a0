"""Analyses on the desk: written, changed, read by a second person, ended; every state of them stays readable."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.analysis import Analysis, Edition, Status, analysis_id
from secondsource.domain.folding import fold
from secondsource.domain.report import Verdict
from secondsource.domain.user import Role, User
from secondsource.errors import InputError
from secondsource.pipeline.analyses import Analyses, Signature, check_evidence
from secondsource.web.desk import forms
from secondsource.web.identity import caller, require
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem
from secondsource.web.service import Service, service_of

routes = APIRouter(prefix="/desk/analyses")
_Given = Annotated[Service, Depends(service_of)]
_Editor = Annotated[User, Depends(require(Role.EDITOR))]

_SHOWN = 200
_FIELDS = ("claim", "verdict", "summary", "cites", "evidence", "expires", "why")
Act = Callable[[Service, User, Analysis, FormData], str]
"""Does something with an analysis, and gives the line of the audit log."""


@routes.get("")
def show(request: Request, service: _Given) -> Response:
    """Every analysis, drafts too, the latest first; and the form for another."""
    return _list(request, service)


@routes.post("")
async def write(request: Request, service: _Given, editor: _Editor) -> Response:
    """Keeps a new analysis, as a draft."""
    async with forms.form_of(request) as form:
        return await run_in_threadpool(_write, request, service, editor, form)


@routes.get("/{name}")
def show_one(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """One analysis with its history, and what can be done about it."""
    return _one(request, service, editor, _find(service, name))


@routes.post("/{name}/edit")
async def edit(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """Other words, another verdict, other sources."""
    return await _act(request, name, service, editor, _edit)


@routes.post("/{name}/review")
async def review(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """A second person agrees."""
    return await _act(request, name, service, editor, _review)


@routes.post("/{name}/dispute")
async def dispute(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """A second person does not agree."""
    return await _act(request, name, service, editor, _dispute)


@routes.post("/{name}/expire")
async def expire(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """Ends it, now or on a day."""
    return await _act(request, name, service, editor, _expire)


def _act(request: Request, name: str, service: Service, editor: User, act: Act) -> Awaitable[Response]:
    async def acted() -> Response:
        async with forms.form_of(request) as form:
            return await run_in_threadpool(_change, request, name, service, editor, form, act)

    return acted()


def _change(request: Request, name: str, service: Service, editor: User, form: FormData, act: Act) -> Response:
    held = _find(service, name)
    try:
        done = act(service, editor, held, form)
    except InputError as error:
        return _one(request, service, editor, held, str(error), _given(form))
    service.users.note(done, held.id, caller(request))
    return forms.lead_to(f"/desk/analyses/{held.id}?done=kept")


def _write(request: Request, service: Service, editor: User, form: FormData) -> Response:
    try:
        made = _read_new(service, editor, form)
        if not service.checker.analyses.record.add_analyses([made]):
            raise InputError("You judged this statement so today already; change that analysis.")
    except InputError as error:
        return _list(request, service, str(error), _given(form))
    service.users.note("analysis written", made.id, caller(request))
    return forms.lead_to(f"/desk/analyses/{made.id}?done=kept")


def _read_new(service: Service, editor: User, form: FormData) -> Analysis:
    claim, summary, verdict = forms.line(form, "claim"), forms.text(form, "summary"), _verdict(form)
    if not claim or not summary or verdict is None:
        raise InputError("An analysis needs a statement, a verdict and a summary.")
    evidence, today = _evidence(service, form), service.clock().date()
    return Analysis(
        analysis_id(claim, verdict, editor.name, today), claim, verdict, summary, editor.name, today,
        forms.few(forms.addresses(form, "cites")), evidence=evidence, expires=forms.day(form, "expires"),
    )  # fmt: skip


def _edit(service: Service, editor: User, held: Analysis, form: FormData) -> str:
    summary = forms.text(form, "summary")
    if not summary:
        raise InputError("An analysis needs a statement, a verdict and a summary.")
    changes = {
        "verdict": _verdict(form),
        "summary": summary,
        "cites": forms.few(forms.addresses(form, "cites")),
        "evidence": _evidence(service, form),
        "expires": forms.day(form, "expires"),
    }
    if all(value is None or getattr(held, name) == value for name, value in changes.items()):
        raise InputError("Nothing would change; change the words, the verdict or the sources.")
    _analyses(service).edit(held, _signed(service, editor, form), changes)
    return "analysis edited"


def _review(service: Service, editor: User, held: Analysis, form: FormData) -> str:
    _analyses(service).review(held, _signed(service, editor, form), agrees=True)
    return "analysis reviewed"


def _dispute(service: Service, editor: User, held: Analysis, form: FormData) -> str:
    _analyses(service).review(held, _signed(service, editor, form), agrees=False)
    return "analysis disputed"


def _expire(service: Service, editor: User, held: Analysis, form: FormData) -> str:
    _analyses(service).expire(held, _signed(service, editor, form), forms.day(form, "expires"))
    return "analysis ended"


def _signed(service: Service, editor: User, form: FormData) -> Signature:
    why = forms.text(form, "why")
    if not why:
        raise InputError("Say for what reason; readers of its history see it.")
    return Signature(editor.name, service.clock(), why, forms.line(form, "seen"))


def _verdict(form: FormData) -> Verdict | None:
    given = forms.line(form, "verdict")
    if given and given not in list(Verdict):
        raise InputError(f"There is no such verdict; choose one of {', '.join(Verdict)}.")
    return Verdict(given) if given else None


def _evidence(service: Service, form: FormData) -> tuple[str, ...]:
    ids = forms.few(list(dict.fromkeys(forms.text(form, "evidence").split())))
    check_evidence(service.checker.analyses.record, ids)
    return ids


def _analyses(service: Service) -> Analyses:
    return service.checker.analyses


def _find(service: Service, name: str) -> Analysis:
    held = {each.id: each for each in _analyses(service).current(service.clock().date())}
    if name not in held:
        raise Problem(404, "There is no such analysis here.")
    return held[name]


def _given(form: FormData) -> dict[str, str]:
    """What was written, so that nobody writes it twice."""
    values = {field: form.get(field, "") for field in _FIELDS}
    return {field: value[: forms.LONGEST] if isinstance(value, str) else "" for field, value in values.items()}


def _list(request: Request, service: Service, complaint: str = "", given: dict[str, str] | None = None) -> Response:
    held = list(reversed(_analyses(service).current(service.clock().date())))
    start = dict.fromkeys(_FIELDS, "") | {"claim": request.query_params.get("claim", "")[: forms.LONGEST_LINE]}
    return render_page(
        request, "desk/analyses.html.j2", status=422 if complaint else 200, analyses=held[:_SHOWN],
        complaint=complaint, given=given or start, verdicts=list(Verdict), longest=forms.LONGEST,
        longest_line=forms.LONGEST_LINE,
    )  # fmt: skip


def _one(
    request: Request,
    service: Service,
    editor: User,
    held: Analysis,
    complaint: str = "",
    given: dict[str, str] | None = None,
) -> Response:
    history = _analyses(service).history(held.id)
    start = {
        "verdict": held.verdict.value,
        "summary": held.summary,
        "cites": "\n".join(held.cites),
        "evidence": "\n".join(held.evidence),
        "expires": held.expires.isoformat() if held.expires else "",
        "why": "",
    }
    return render_page(
        request, "desk/analysis.html.j2", status=422 if complaint else 200, held=held, history=history[::-1],
        complaint=complaint, given=given or start, verdicts=list(Verdict), longest=forms.LONGEST,
        own=_is_writer(held, history, editor), ended=held.status is Status.EXPIRED,
        done=request.query_params.get("done", ""),
    )  # fmt: skip


def _is_writer(held: Analysis, history: list[Edition], editor: User) -> bool:
    """Whether this person wrote any of it, and so cannot be its second reader."""
    wrote = {each.by for each in history if each.analysis.status in (Status.DRAFT, Status.CORRECTED)}
    return fold(editor.name) in {fold(each) for each in (held.author, *wrote)}
