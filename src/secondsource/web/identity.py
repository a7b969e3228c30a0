"""Who asks, and what they may do: by the session of a browser, or by the token of a program.

`know` stands before every route and finds out who asks; a route says with `require` or `require_scope` whom it lets in.
A form or a script that acts by a session must carry the page's token: without it the session counts for nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, cast

from fastapi import Security
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.user import Caller, Role, Scope, Session, User
from secondsource.web.guards import is_foreign
from secondsource.web.paths import sign_in_path
from secondsource.web.problems import Problem, wants_page
from secondsource.web.service import Service, service_of
from secondsource.web.tokens import FIELD, HEADER, token_fits

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FIELDS = 100
_SCHEME = "bearer "
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Second Source"'}
_UNPROVEN = (
    "This was not sent from a page of this service that is open in your browser, or you signed in again since: "
    "go back, load the page anew and send it once more."
)
_bearer = HTTPBearer(auto_error=False, scheme_name="token", description="A token of an account, made at /account.")
"""Shows programs in the OpenAPI document where a token is asked for; `know` reads it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody known, and by what."""

    user: User
    """By a token, with no more than the role that its scopes come to."""
    scopes: tuple[Scope, ...]
    session: Session | None
    """None for a program with a token."""
    secret: str
    """Of the session; empty for a token."""


async def know(request: Request) -> None:
    """Finds out who asks, before any route does. Raises Problem for a token that opens nothing."""
    state, service = request.state, service_of(request)
    state.visit = state.visitor = None
    state.unproven = False
    state.form_secret = ""
    given = request.headers.get("authorization", "")
    secret = request.cookies.get(session_cookie(service), "")
    if given[: len(_SCHEME)].lower() == _SCHEME:
        state.visit = await run_in_threadpool(_by_token, service, given[len(_SCHEME) :].strip())
    elif secret:
        visit = await run_in_threadpool(_by_session, service, secret)
        if visit is None:
            return
        if request.method not in _SAFE and not await _is_meant(request, service, secret):
            state.unproven = True
            return
        state.visit, state.form_secret = visit, secret
    state.visitor = state.visit.user if state.visit else None


def visitor(request: Request) -> User | None:
    """Who asks, where it is known; what they may do is asked with `require`, `require_scope` and `may`."""
    return cast("User | None", request.state.visitor)


def may(request: Request, scope: Scope) -> bool:
    """Whether who asks may do what that scope opens; never for somebody unknown."""
    visit = cast("Visit | None", request.state.visit)
    return visit is not None and scope in visit.scopes


def require(role: Role) -> Callable[..., User]:
    """A dependency that lets in people of that role or a higher one, and programs whose token opens as much."""
    return require_scope(role.scope)


def require_scope(scope: Scope) -> Callable[..., User]:
    """A dependency that lets in whoever may do what the scope opens; others are told why not."""

    def required(request: Request, _: Annotated[object, Security(_bearer)]) -> User:
        visit = _known_visit(request)
        if scope in visit.scopes:
            return visit.user
        if visit.session is None:
            raise Problem(403, f"This token does not open {scope.value}; make one that does, at /account.")
        raise Problem(403, f"Your role, {visit.user.role.value}, does not allow this; an admin can give you another.")

    return required


def signed_in(request: Request) -> Visit:
    """A dependency that lets in people at a browser, whatever their role, and no program."""
    visit = _known_visit(request)
    if visit.session is None:
        raise Problem(403, "A token cannot be used here; sign in at a browser.")
    return visit


def caller(request: Request, name: str = "") -> Caller:
    """Who asks and from where, for the audit log."""
    known = visitor(request)
    address = request.client.host if request.client else ""
    return Caller(known.name if known else name, address, request.headers.get("user-agent", "")[:1000])


def session_cookie(service: Service) -> str:
    """The name of the cookie that holds a session's secret. By https the browser takes it from this host alone."""
    return f"{_prefix(service)}secondsource"


def form_cookie(service: Service) -> str:
    """The name of the cookie to which the form of sign-in is bound."""
    return f"{_prefix(service)}secondsource-form"


def set_cookie(response: Response, service: Service, name: str, secret: str, seconds: int | None = None) -> None:
    """Gives the browser a secret that no script reads and no other site sends along with a form."""
    response.set_cookie(name, secret, seconds, path="/", secure=service.https, httponly=True, samesite="lax")


def drop_cookie(response: Response, service: Service, name: str) -> None:
    response.delete_cookie(name, path="/", secure=service.https, httponly=True, samesite="lax")


def _prefix(service: Service) -> str:
    return "__Host-" if service.https else ""


def _by_token(service: Service, secret: str) -> Visit:
    held = service.users.token(secret)
    if held is None:
        challenge = {"WWW-Authenticate": 'Bearer realm="Second Source", error="invalid_token"'}
        raise Problem(
            401, "This token was revoked, has expired, or never was one; make another at /account.", challenge
        )
    user, token = held
    roles = [role for role in Role if role.scope in token.scopes] or [Role.READER]
    return Visit(replace(user, role=roles[-1]), token.scopes, None, "")


def _by_session(service: Service, secret: str) -> Visit | None:
    held = service.users.session(secret)
    if held is None:
        return None
    user, session = held
    return Visit(user, user.role.scopes, session, secret)


async def _is_meant(request: Request, service: Service, secret: str) -> bool:
    """Whether the reader sent this from one of our pages."""
    if is_foreign(request):
        return False
    token = request.headers.get(HEADER) or await _token_of_form(request, service)
    return token_fits(secret, token)


def is_form(request: Request) -> bool:
    """Whether a form was sent: its body is read here, for its token, and cannot be read again."""
    return request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    )


async def _token_of_form(request: Request, service: Service) -> str:
    if not is_form(request):
        return ""
    size = service.settings.request_megabytes * 2**20
    field = (await request.form(max_files=1, max_fields=_FIELDS, max_part_size=size)).get(FIELD, "")
    return field if isinstance(field, str) else ""


def _known_visit(request: Request) -> Visit:
    visit = cast("Visit | None", request.state.visit)
    if visit is not None:
        return visit
    if request.state.unproven:
        raise Problem(403, _UNPROVEN)
    if request.method in _SAFE and wants_page(request):
        raise Problem(303, "Sign in to see this page.", {"Location": sign_in_path(request)})
    raise Problem(401, "Sign in first; a program sends a token in the header Authorization: Bearer.", _CHALLENGE)
