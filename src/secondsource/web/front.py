"""The front page: an article comes in, what was checked lately stands below."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi import Query as Asked
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from secondsource.errors import FetchError, InputError, QueueFull
from secondsource.web.changes import latest_changes
from secondsource.web.orders import take_order
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem, later, status_of
from secondsource.web.service import Service, service_of
from secondsource.web.tickets import new_ticket, place_of

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]
_RECENT = 12
_CHANGES = 4
_FIELDS = 20


@routes.get("/", include_in_schema=False)
def front(request: Request, service: _Given, article: Annotated[str, Asked(max_length=2000)] = "") -> Response:
    """The page on which an article is given; a link can bring its address along."""
    return _page(request, service, article, "")


@routes.post("/", include_in_schema=False)
async def take(request: Request, service: _Given) -> Response:
    """Takes in what the form on the front page gives: an address or a text in one field, or a file."""
    async with request.form(
        max_files=1, max_fields=_FIELDS, max_part_size=service.settings.request_megabytes * 2**20
    ) as form:
        given, file = form.get("article", ""), form.get("file")
        text = given.strip() if isinstance(given, str) else ""
        body = await file.read() if isinstance(file, UploadFile) and file.filename else b""
    return await run_in_threadpool(_take, request, service, text, body)


def _take(request: Request, service: Service, text: str, body: bytes) -> Response:
    ticket = new_ticket(request)
    try:
        job = take_order(service, request, ticket=ticket, **_order(text, body))
    except (FetchError, InputError, QueueFull) as error:
        return _page(request, service, text, str(error), status_of(error))
    except Problem as error:
        return _page(request, service, text, str(error.detail), error.status_code)
    return RedirectResponse(place_of(job, ticket), 303)


def _order(text: str, body: bytes) -> dict[str, Any]:
    if body:
        return {"body": body}
    address = len(text.split()) == 1 and "<" not in text
    return {"address": text} if address else {"text": text}


def _page(request: Request, service: Service, given: str, complaint: str, status: int = 200) -> Response:
    return render_page(
        request,
        "front.html.j2",
        status=status,
        headers=later(status),
        given=given[:100_000],
        complaint=complaint,
        recent=service.catalogue.recent(_RECENT),
        changes=latest_changes(service, _CHANGES),
    )
