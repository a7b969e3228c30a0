"""What every request passes: the name it asks for, where it comes from, its size and time; and what every answer
carries."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from secondsource.web.problems import Problem, answer_problem

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load and do; a route that needs another sets its own."""

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Other sites are told nothing. With `no-referrer`, browsers send our own forms with `Origin: null`, which by plain
    # http is all that they say of the sender.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take."""

    bytes: int
    seconds: float
    hosts: frozenset[str]
    """Names under which the service may be asked; empty where any will do. A page elsewhere whose name leads to this
    machine (DNS rebinding) is thereby refused."""
    https: bool = False
    """Whether readers come by https alone."""


@dataclass(slots=True)
class _Coming:
    """How far a request has come in."""

    more: bool
    """Whether some of its body is still to be read."""


class Guard:
    """The outermost layer of the service."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self.app = app
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        coming = _Coming(_has_body(request))
        give = self._with_headers(send, coming)
        refused = self._refusal(request)
        if refused:
            await answer_problem(request, refused.status_code, refused.detail)(scope, receive, give)
        else:
            await self.app(scope, self._bounded(receive, coming), give)

    def _refusal(self, request: Request) -> Problem | None:
        headers = request.headers
        if self.limits.hosts and not _known(headers.get("host", ""), self.limits.hosts):
            return Problem(421, "The service is not known under this name; set serve.public to the one readers use.")
        if request.method not in _SAFE and is_foreign(request):
            return Problem(403, "A page of another site may not ask this service to do something.")
        length = headers.get("content-length", "0")
        if length.isdigit() and len(length) < 16 and int(length) > self.limits.bytes:
            return self._too_large()
        return None

    def _too_large(self) -> Problem:
        return Problem(413, f"The request is larger than {self.limits.bytes // 2**20} MB; send one article alone.")

    def _bounded(self, receive: Receive, coming: _Coming) -> Receive:
        taken, until = 0, time.monotonic() + self.limits.seconds

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request" and coming.more:
                taken += len(message.get("body", b""))
                coming.more = message.get("more_body", False)
                if taken > self.limits.bytes:
                    raise self._too_large()
                if time.monotonic() > until:
                    raise Problem(408, "The request took too long to come in.")
            return message

        return bounded

    def _with_headers(self, send: Send, coming: _Coming) -> Send:
        async def give(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if self.limits.https:
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
                headers.setdefault("Cache-Control", "no-store")
                if coming.more:  # else the rest of a refused body would be read to its end, and thrown away
                    headers["Connection"] = "close"
            await send(message)

        return give


def _has_body(request: Request) -> bool:
    return "transfer-encoding" in request.headers or request.headers.get("content-length", "0") != "0"


def is_foreign(request: Request) -> bool:
    """Whether a browser says that a page of another site makes this request; programs say neither, and are not."""
    headers = request.headers
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit_host(origin) != headers.get("host", "").casefold()


def urlsplit_host(address: str) -> str:
    """Host and port of an address; empty where it is none."""
    try:
        return urlsplit(address).netloc.casefold()
    except ValueError:
        return ""


def _known(host: str, hosts: Sequence[str] | frozenset[str]) -> bool:
    name = host.casefold()
    return name in hosts or name.rsplit(":", 1)[0] in hosts
