"""Suggested matches with claims that were judged before: a person confirms or rejects each, with a reason."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.matching import Match, MatchState
from secondsource.domain.user import Role, User
from secondsource.errors import InputError
from secondsource.pipeline.analyses import Signature
from secondsource.pipeline.matching import MATCH
from secondsource.web.desk import forms
from secondsource.web.identity import caller, require
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem
from secondsource.web.service import Service, service_of

routes = APIRouter(prefix="/desk/matches")
_Given = Annotated[Service, Depends(service_of)]
_Editor = Annotated[User, Depends(require(Role.EDITOR))]

MOST = 200
"""Suggestions that are looked at for one page."""
_SHOWN = 50


@routes.get("")
def show(request: Request, service: _Given) -> Response:
    """Suggestions on which nobody has decided, the latest first."""
    waiting = service.checker.matcher.undecided(_SHOWN)
    return render_page(request, "desk/matches.html.j2", waiting=waiting, done=request.query_params.get("done", ""))


@routes.get("/{name}")
def show_one(request: Request, name: str, service: _Given) -> Response:
    """One match with every decision on it, and the form for another."""
    return _one(request, service, _find(service, name))


@routes.post("/{name}")
async def decide(request: Request, name: str, service: _Given, editor: _Editor) -> Response:
    """Puts a decision behind those before it."""
    async with forms.form_of(request) as form:
        return await run_in_threadpool(_decide, request, service, editor, name, form)


def _decide(request: Request, service: Service, editor: User, name: str, form: FormData) -> Response:
    match = _find(service, name)
    try:
        state, why = _state(form), forms.text(form, "why")
        if not why:
            raise InputError("Say for what reason; readers of its history see it.")
        service.checker.matcher.decide(match, state, Signature(editor.name, service.clock(), why))
    except InputError as error:
        return _one(request, service, match, str(error), forms.kept(form, "why"))
    service.library.forget_all()
    service.users.note(f"match {state}", match.id, caller(request))
    return forms.lead_to("/desk/matches?done=kept")


def _state(form: FormData) -> MatchState:
    given = forms.line(form, "state")
    if given not in (MatchState.CONFIRMED, MatchState.REJECTED):
        raise InputError("Say whether it is the same claim or another.")
    return MatchState(given)


def _find(service: Service, name: str) -> Match:
    if service.checker.ledger.read(MATCH, name) is None:
        raise Problem(404, "There is no such match here.")
    return service.checker.matcher.get(name)


def _one(request: Request, service: Service, match: Match, complaint: str = "", why: str = "") -> Response:
    history = service.checker.matcher.history(match.id)
    return render_page(
        request, "desk/match.html.j2", status=422 if complaint else 200, match=match, history=history[::-1],
        complaint=complaint, why=why, longest=forms.LONGEST,
    )  # fmt: skip
