"""People with accounts, for admins at a browser: who may sign in, in which role, and with which tokens."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.credentials import LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD
from secondsource.domain.user import Role, User
from secondsource.errors import AccountError
from secondsource.web.desk import forms
from secondsource.web.identity import Visit, caller, require, signed_in
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem, retry_after, status_of
from secondsource.web.service import Service, service_of

# No program: a token that is lost must not make accounts that outlive it.
routes = APIRouter(prefix="/desk/people", dependencies=[Depends(require(Role.ADMIN)), Depends(signed_in)])
_Given = Annotated[Service, Depends(service_of)]
_Admin = Annotated[Visit, Depends(signed_in)]


@routes.get("")
def show(request: Request, service: _Given) -> Response:
    """Everybody with an account, and the form for another."""
    return _list(request, service)


@routes.post("")
async def add(request: Request, service: _Given, admin: _Admin) -> Response:
    """Makes an account."""
    async with forms.form_of(request) as form:
        return await run_in_threadpool(_add, request, service, admin, form)


@routes.get("/{user}")
def show_one(request: Request, user: str, service: _Given) -> Response:
    """One person, and what can be done."""
    return _one(request, service, _find(service, user))


@routes.post("/{user}/role")
async def change_role(request: Request, user: str, service: _Given, admin: _Admin) -> Response:
    """Gives a person another role; their sessions end."""

    def change(form: FormData) -> None:
        service.users.set_role(user, _role(forms.kept(form, "role")), caller(request))

    return await _change(request, service, admin, user, "role", change)


@routes.post("/{user}/lock")
async def lock(request: Request, user: str, service: _Given, admin: _Admin) -> Response:
    """Locks a person out at once."""
    return await _change(request, service, admin, user, "locked", lambda _: service.users.lock(user, caller(request)))


@routes.post("/{user}/unlock")
async def unlock(request: Request, user: str, service: _Given, admin: _Admin) -> Response:
    """Lets a person sign in again."""

    def change(_: FormData) -> None:
        service.users.unlock(user, caller(request))

    return await _change(request, service, admin, user, "unlocked", change)


@routes.post("/{user}/password")
async def set_password(request: Request, user: str, service: _Given, admin: _Admin) -> Response:
    """Sets another's password; their sessions end and their tokens are revoked."""

    def change(form: FormData) -> None:
        # One's own is changed where a new session is begun for this browser.
        if user == admin.user.id:
            raise AccountError("Change your own password on the page of your account.")
        service.users.reset_password(user, _password(form), caller(request))

    return await _change(request, service, admin, user, "password", change)


@routes.post("/{user}/tokens/{token}/revoke")
def revoke_token(request: Request, user: str, token: str, service: _Given) -> Response:
    """Revokes a person's token at once."""
    if not service.users.revoke_token(_find(service, user).id, token, caller(request)):
        raise Problem(404, "There is no such token; it may be revoked already.")
    return forms.lead_to(f"/desk/people/{user}?done=token")


def _add(request: Request, service: Service, admin: Visit, form: FormData) -> Response:
    name, role = forms.kept(form, "name"), forms.kept(form, "role")
    try:
        _confirm(request, service, admin, form)
        made = service.users.add(name, _password(form), _role(role), caller(request))
    except AccountError as error:
        return _list(request, service, error, (name[:LONGEST_NAME], role))
    return forms.lead_to(f"/desk/people/{made.id}?done=added")


async def _change(
    request: Request, service: Service, admin: Visit, user: str, done: str, act: Callable[[FormData], object]
) -> Response:
    """Does something to a person once the admin has said anew who they are; leads back, or says why nothing was
    done."""

    def change(form: FormData) -> Response:
        person = _find(service, user)
        try:
            _confirm(request, service, admin, form)
            act(form)
        except AccountError as error:
            return _one(request, service, person, done, error)
        return forms.lead_to(f"/desk/people/{person.id}?done={done}")

    async with forms.form_of(request) as form:
        return await run_in_threadpool(change, form)


def _confirm(request: Request, service: Service, admin: Visit, form: FormData) -> None:
    """Raises SignInRefused: a browser that was left open must not make accounts or hand them over."""
    service.users.confirm(admin.user.id, forms.kept(form, "own"), caller(request))


def _password(form: FormData) -> str:
    first, again = forms.kept(form, "password"), forms.kept(form, "again")
    if first != again:
        raise AccountError("The two new passwords differ; nothing was changed.")
    return first


def _role(given: str) -> Role:
    try:
        return Role(given)
    except ValueError as error:
        raise AccountError("Choose a role.") from error


def _find(service: Service, user: str) -> User:
    found = [each for each in service.users.users() if each.id == user]
    if not found:
        raise Problem(404, "There is no such account; it may be removed already.")
    return found[0]


def _list(
    request: Request, service: Service, error: AccountError | None = None, given: tuple[str, str] = ("", Role.EDITOR)
) -> Response:
    return render_page(
        request, "desk/people.html.j2", people=service.users.users(), roles=Role, given=given,
        longest_name=LONGEST_NAME, shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD, **_told(error),
    )  # fmt: skip


def _one(
    request: Request, service: Service, person: User, about: str = "", error: AccountError | None = None
) -> Response:
    return render_page(
        request, "desk/person.html.j2", person=person, about=about, roles=Role,
        sessions=len(service.users.sessions(person.id)), tokens=service.users.tokens(person.id), now=service.clock(),
        shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD, done=request.query_params.get("done", ""), **_told(error),
    )  # fmt: skip


def _told(error: AccountError | None) -> dict[str, Any]:
    """How a page says what was refused."""
    if error is None:
        return {"complaint": ""}
    return {"complaint": str(error), "status": status_of(error), "headers": retry_after(error)}
