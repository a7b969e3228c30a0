"""Errors as the service tells them: RFC 9457 `application/problem+json`, or a plain page for a browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from secondsource.errors import (
    AccountError,
    FetchError,
    InputError,
    KeyBusy,
    ModelError,
    OutputError,
    QueueFull,
    SecondSourceError,
    SerialError,
    SignInRefused,
    StoreError,
    UnknownPart,
    VoiceError,
)
from secondsource.web.pages import render_page

MEDIA_TYPE = "application/problem+json"

_STATUS: tuple[tuple[type[SecondSourceError], int], ...] = (
    (UnknownPart, 404),
    (InputError, 422),
    (FetchError, 422),
    (SerialError, 422),
    (QueueFull, 429),
    (KeyBusy, 409),
    (SignInRefused, 403),
    (AccountError, 422),
    (StoreError, 503),
    (OutputError, 503),
    (ModelError, 503),
    (VoiceError, 503),
)
_LATER = {429: "30", 503: "10"}
"""Seconds after which it makes sense to ask again."""


class Problem(HTTPException):
    """An answer that is an error: a status, and one plain sentence."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail, dict(headers or {}))


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as it is written down."""

    status: int
    detail: str
    instance: str

    @property
    def title(self) -> str:
        return HTTPStatus(self.status).phrase

    def as_json(self) -> dict[str, object]:
        return {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail,
                "instance": self.instance}  # fmt: skip


def status_of(error: SecondSourceError) -> int:
    """The status that tells an error of ours."""
    if isinstance(error, SignInRefused) and error.wait_seconds:
        return 429
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def retry_after(error: SecondSourceError) -> Mapping[str, str]:
    """The header that says when to try again, where an error knows."""
    wait = error.wait_seconds if isinstance(error, SignInRefused) else 0
    return {"Retry-After": str(wait)} if wait else {}


def later(status: int) -> Mapping[str, str]:
    """The header that says when to try again, where a status means that it can help."""
    return {"Retry-After": _LATER[status]} if status in _LATER else {}


def answer_problem(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """The response that tells a problem, in the form that the client reads."""
    told = Told(status, detail, request.url.path[:200])
    more = {"Cache-Control": "no-store", **later(status), **(headers or {})}
    if wants_page(request):
        return render_page(request, "problem.html.j2", status=status, headers=more, told=told)
    return JSONResponse(told.as_json(), status, more, MEDIA_TYPE)


def wants_page(request: Request) -> bool:
    """Whether a browser asks: its `Accept` names HTML before anything of ours."""
    accepted = [part.split(";")[0].strip() for part in request.headers.get("accept", "").split(",")]
    named = [kind for kind in accepted if kind in ("text/html", "application/json", MEDIA_TYPE)]
    return named[:1] == ["text/html"]
