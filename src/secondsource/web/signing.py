"""Sign-in, sign-out, and a person's own account: password, sessions, tokens. Every page works without script."""

import secrets
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from secondsource.domain.credentials import LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD
from secondsource.domain.user import ApiToken, Scope, SignedIn
from secondsource.errors import AccountError, SignInRefused
from secondsource.web.guards import is_foreign
from secondsource.web.identity import Visit, caller, drop_cookie, form_cookie, session_cookie, set_cookie, signed_in
from secondsource.web.pages import render_page
from secondsource.web.paths import local_path
from secondsource.web.problems import Problem, retry_after, status_of
from secondsource.web.service import Service, service_of
from secondsource.web.tokens import FIELD, token_fits

routes = APIRouter(include_in_schema=False)
_Given = Annotated[Service, Depends(service_of)]
_Person = Annotated[Visit, Depends(signed_in)]

_FIELDS = 20
_AFTER_SIGN_IN = "/account"
_DAYS = (7, 30, 90, 365)
_OLD_FORM = "This page was open for too long, or came from elsewhere. Sign in once more."


@routes.get("/sign-in")
def show(request: Request, service: _Given) -> Response:
    """The form of sign-in; who is signed in already is led on."""
    onward = request.query_params.get("next", "")
    if request.state.visit is not None:
        return RedirectResponse(local_path(onward, _AFTER_SIGN_IN), 303)
    return _form(request, service, onward)


@routes.post("/sign-in")
async def enter(request: Request, service: _Given) -> Response:
    """Begins a session under a new secret, whatever the browser held before."""
    async with request.form(max_files=0, max_fields=_FIELDS) as form:
        return await run_in_threadpool(_enter, request, service, form)


@routes.post("/sign-out")
def leave(request: Request, service: _Given, person: _Person) -> Response:
    """Ends this browser's session."""
    assert person.session is not None  # noqa: S101  `signed_in` lets in no other
    service.users.end_session(person.user.id, person.session.id, caller(request))
    response = RedirectResponse("/", 303)
    drop_cookie(response, service, session_cookie(service))
    return response


@routes.get("/account")
def account(request: Request, service: _Given, person: _Person) -> Response:
    """A person's own page."""
    return _account(request, service, person)


@routes.post("/account/password")
async def change_password(request: Request, service: _Given, person: _Person) -> Response:
    """Sets another password; every session ends, and this browser gets a new one."""
    async with request.form(max_files=0, max_fields=_FIELDS) as form:
        return await run_in_threadpool(_change_password, request, service, person, form)


@routes.post("/account/sessions/{session}/end")
def end_session(request: Request, session: str, service: _Given, person: _Person) -> Response:
    """Ends a session elsewhere, or this one."""
    if not service.users.end_session(person.user.id, session, caller(request)):
        raise Problem(404, "There is no such session; it may have ended already.")
    return RedirectResponse("/account#sessions", 303)


@routes.post("/account/tokens")
async def make_token(request: Request, service: _Given, person: _Person) -> Response:
    """Makes a token, and shows it this once."""
    async with request.form(max_files=0, max_fields=_FIELDS) as form:
        return await run_in_threadpool(_make_token, request, service, person, form)


@routes.post("/account/tokens/{token}/revoke")
def revoke_token(request: Request, token: str, service: _Given, person: _Person) -> Response:
    """Revokes a token at once."""
    if not service.users.revoke_token(person.user.id, token, caller(request)):
        raise Problem(404, "There is no such token; it may be revoked already.")
    return RedirectResponse("/account#tokens", 303)


def _enter(request: Request, service: Service, form: FormData) -> Response:
    onward, name, password = (_text(form, field) for field in ("next", "name", "password"))
    held = request.cookies.get(form_cookie(service), "")
    if is_foreign(request) or not _is_secret(held) or not token_fits(held, _text(form, FIELD)):
        return _form(request, service, onward, name, _OLD_FORM, 403)
    instead = request.cookies.get(session_cookie(service), "")
    try:
        entered = service.users.sign_in(name, password, caller(request), service.settings.sign_in_hours, instead)
    except SignInRefused as error:
        return _form(request, service, onward, name, str(error), status_of(error), retry_after(error))
    response = RedirectResponse(local_path(onward, _AFTER_SIGN_IN), 303)
    _remember(response, service, entered)
    return response


def _change_password(request: Request, service: Service, person: Visit, form: FormData) -> Response:
    old, new, again = (_text(form, field) for field in ("old", "new", "again"))
    if new != again:
        return _account(request, service, person, "password", "The two new passwords differ; nothing was changed.", 422)
    try:
        service.users.change_password(person.user.id, old, new, caller(request))
        hours = service.settings.sign_in_hours
        entered = service.users.sign_in(person.user.name, new, caller(request), hours, person.secret)
    except SignInRefused as error:
        return _account(request, service, person, "password", str(error), status_of(error), headers=retry_after(error))
    except AccountError as error:
        return _account(request, service, person, "password", str(error), 422)
    response = RedirectResponse("/account?done=password", 303)
    _remember(response, service, entered)
    return response


def _make_token(request: Request, service: Service, person: Visit, form: FormData) -> Response:
    known = {scope.value: scope for scope in Scope}
    scopes = [known[each] for each in form.getlist("scope") if isinstance(each, str) and each in known]
    days = _text(form, "days")
    try:
        made = service.users.make_token(
            person.user.id, _text(form, "name"), scopes, int(days) if days in map(str, _DAYS) else 0, caller(request)
        )
    except AccountError as error:
        return _account(request, service, person, "token", str(error), 422)
    return _account(request, service, person, made=made)


def _form(
    request: Request,
    service: Service,
    onward: str,
    name: str = "",
    complaint: str = "",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The page of sign-in, bound to a cookie of this browser."""
    cookie = form_cookie(service)
    held = request.cookies.get(cookie, "")
    request.state.form_secret = held if _is_secret(held) else secrets.token_urlsafe(32)
    page = render_page(
        request, "sign_in.html.j2", status=status, headers=headers, onward=local_path(onward, ""), complaint=complaint,
        given=name[:LONGEST_NAME], longest=LONGEST_PASSWORD, nobody=not service.users.users(),
    )  # fmt: skip
    if request.state.form_secret != held:
        set_cookie(page, service, cookie, request.state.form_secret)
    return page


def _account(
    request: Request,
    service: Service,
    person: Visit,
    about: str = "",
    complaint: str = "",
    status: int = 200,
    made: tuple[ApiToken, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    users = service.users
    return render_page(
        request, "account.html.j2", status=status, headers=headers, person=person, about=about, complaint=complaint,
        made=made, sessions=users.sessions(person.user.id), tokens=users.tokens(person.user.id), now=service.clock(),
        scopes=person.user.role.scopes, days=_DAYS, shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD,
        done=request.query_params.get("done", ""),
    )  # fmt: skip


def _remember(response: Response, service: Service, entered: SignedIn) -> None:
    seconds = service.settings.sign_in_hours * 3600
    set_cookie(response, service, session_cookie(service), entered.secret, seconds)
    drop_cookie(response, service, form_cookie(service))


def _text(form: FormData, field: str) -> str:
    value = form.get(field, "")
    return value if isinstance(value, str) else ""


def _is_secret(held: str) -> bool:
    """Whether a cookie can be one that we gave."""
    return len(held) == 43
