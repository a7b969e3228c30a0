"""Search over reports, passages and analyses of the house."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Query as Asked
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from secondsource.domain.analysis import Analysis, Status
from secondsource.domain.evidence import Query
from secondsource.serial import to_json
from secondsource.web.describing import JSON, PAGE, gives
from secondsource.web.pages import render_page
from secondsource.web.problems import wants_page
from secondsource.web.service import Service, service_of

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]
_Words = Annotated[str, Asked(max_length=400, description="What to look for.")]
_Many = Annotated[int, Asked(ge=1, le=100, description="At most so many of each sort.")]


@routes.get("/search", response_class=Response, responses=gives(JSON, PAGE, lists=("reports", "passages", "analyses")))
def search(
    request: Request,
    service: _Given,
    q: _Words = "",
    limit: _Many = 20,
    since: Annotated[date | None, Asked(description="Nothing dated before this day.")] = None,
    until: Annotated[date | None, Asked(description="Nothing published after this day.")] = None,
) -> Response:
    """Reports that hold the words, passages of the archive, and analyses."""
    words = q.strip()
    passages = service.checker.archive.search(Query(words, until=until, since=since), limit) if words else ()
    reports = service.catalogue.search(words, limit)
    judged = [each for each in _analyses(service) if words and _holds(each.claim, words)][:limit]
    if wants_page(request):
        return render_page(request, "search.html.j2", words=words, reports=reports, passages=passages, analyses=judged)
    told = {"reports": reports, "passages": passages, "analyses": judged}
    return JSONResponse({name: to_json(list(each)) for name, each in told.items()})


@routes.get("/analyses", response_class=Response, responses=gives(JSON, PAGE, lists=("analyses",)))
def analyses(request: Request, service: _Given, limit: _Many = 50) -> Response:
    """The house's own judgements of claims that a second person has reviewed, and what became of them."""
    shown = list(_analyses(service))[-limit:][::-1]
    if wants_page(request):
        return render_page(request, "analyses.html.j2", analyses=shown)
    return JSONResponse({"analyses": to_json(shown)})


def _analyses(service: Service) -> Iterator[Analysis]:
    """Drafts are the desk's own business."""
    today = service.clock().date()
    return (each for each in service.checker.analyses.current(today) if each.status is not Status.DRAFT)


def _holds(text: str, words: str) -> bool:
    low = text.casefold()
    return all(word in low for word in words.casefold().split())
