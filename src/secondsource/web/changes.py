"""Verdicts of kept reports that changed since: a page, and a feed for whoever follows."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Query as Asked
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from secondsource.domain.watching import VerdictChange
from secondsource.pipeline.changes import read_changes
from secondsource.pipeline.telling import write_atom
from secondsource.serial import to_json
from secondsource.web.describing import JSON, PAGE, gives
from secondsource.web.pages import render_page
from secondsource.web.problems import wants_page
from secondsource.web.service import Service, service_of

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]
_ATOM = "application/atom+xml"


@routes.get("/changes", response_class=Response, responses=gives(JSON, PAGE, lists=("changes",)))
def changes(
    request: Request,
    service: _Given,
    of: Annotated[str, Asked(max_length=2000, description="A report, a statement, or an article's address.")] = "",
    limit: Annotated[int, Asked(ge=1, le=200, description="At most so many, the latest first.")] = 50,
) -> Response:
    """Verdicts that `secondsource watch` found changed, each with its cause."""
    latest = latest_changes(service, limit, of)
    if wants_page(request):
        return render_page(request, "changes.html.j2", changes=latest)
    return JSONResponse({"changes": to_json(list(latest))})


@routes.get("/changes.atom", response_class=Response, responses=gives(_ATOM))
def feed(service: _Given) -> Response:
    """The same as an Atom feed."""
    text = write_atom(read_changes(service.checker.ledger), service.public)
    return Response(text, media_type=_ATOM, headers={"Cache-Control": "no-cache"})


def latest_changes(service: Service, limit: int, of: str = "") -> Sequence[VerdictChange]:
    """The latest changes first: of one subject, or of all."""
    return read_changes(service.checker.ledger, of or None)[-limit:][::-1]
