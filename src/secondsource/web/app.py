"""The service put together: its layers, its routes, and how its errors are told."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from secondsource import __version__
from secondsource.errors import SecondSourceError
from secondsource.formats.html import stylesheet
from secondsource.pipeline.telling import plain_line
from secondsource.web import (
    changes,
    checks,
    embedding,
    front,
    house,
    methods,
    moderating,
    podcasting,
    reports,
    searching,
    signing,
    standing,
    threads,
)
from secondsource.web.describing import describe_problems
from secondsource.web.desk import rooms
from secondsource.web.guards import Guard, Limits
from secondsource.web.identity import know
from secondsource.web.metrics import Counted
from secondsource.web.problems import answer_problem, status_of
from secondsource.web.reading import STYLESHEET
from secondsource.web.service import Service

STATIC = Path(__file__).parent / "static"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})

_log = logging.getLogger("secondsource")


def make_app(service: Service) -> FastAPI:
    """The service as an ASGI application."""
    app = FastAPI(
        title="Second Source",
        version=__version__,
        summary="Checks a news article, statement by statement, and shows the evidence for every answer.",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        dependencies=[Depends(know)],
    )
    app.state.service = service
    for routes in (
        front.routes,
        checks.routes,
        embedding.routes,
        house.routes,
        reports.routes,
        searching.routes,
        threads.routes,
        methods.routes,
        moderating.routes,
        podcasting.routes,
        changes.routes,
        standing.routes,
        signing.routes,
        rooms.routes,
    ):
        app.include_router(routes)
    app.add_api_route(STYLESHEET, _style, include_in_schema=False)
    app.add_api_route("/favicon.ico", _icon, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _tell_errors(app)
    describe_problems(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, limits=_limits(service))
    app.add_middleware(Counted, metrics=service.metrics)
    return app


async def _style() -> Response:
    """The style sheet of a report's page."""
    return Response(stylesheet(), media_type="text/css", headers={"Cache-Control": "no-cache"})


async def _icon() -> Response:
    """Where browsers look for an icon that no page has named."""
    return RedirectResponse("/static/icon.svg", 308)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    service = cast("Service", app.state.service)
    with service.working():
        yield


def _limits(service: Service) -> Limits:
    chosen = service.settings
    return Limits(chosen.request_megabytes * 2**20, chosen.request_seconds, _hosts(service), service.https)


def _hosts(service: Service) -> frozenset[str]:
    """Names by which the service may be asked: that which readers use, and this machine's own."""
    own = service.settings.host
    names = {own.casefold()} if own not in ("0.0.0.0", "::") else set[str]()  # noqa: S104  compared, not bound
    public = urlsplit(service.public)
    return frozenset(names | {public.netloc.casefold(), (public.hostname or "").casefold()} | _LOOPBACK)


def _tell_errors(app: FastAPI) -> None:
    def plain(request: Request, error: Exception) -> Response:
        known = cast("HTTPException", error)
        return answer_problem(request, known.status_code, f"{str(known.detail).rstrip('.')}.", known.headers)

    def invalid(request: Request, error: Exception) -> Response:
        first = cast("RequestValidationError", error).errors()[0]
        where = ".".join(str(part) for part in first["loc"])[:80]
        return answer_problem(request, 422, f"{where}: {first['msg']}.")

    def ours(request: Request, error: Exception) -> Response:
        return answer_problem(request, status_of(cast("SecondSourceError", error)), str(error))

    def unforeseen(request: Request, error: Exception) -> Response:
        _log.error("%s failed", plain_line(request.url.path), exc_info=error)
        return answer_problem(request, 500, "The service failed in a way it should not; its log has the details.")

    app.add_exception_handler(HTTPException, plain)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(SecondSourceError, ours)
    app.add_exception_handler(Exception, unforeseen)
