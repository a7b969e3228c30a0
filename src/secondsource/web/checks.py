"""Checks asked of the service: taken in, followed while they are done, called off."""

import asyncio
import json
from collections.abc import AsyncGenerator
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette.sse import EventSourceResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from secondsource.domain.job import Job, JobState
from secondsource.web import tickets
from secondsource.web.describing import PAGE, gives
from secondsource.web.identity import visitor
from secondsource.web.orders import take_order
from secondsource.web.pages import render_page
from secondsource.web.problems import Problem, wants_page
from secondsource.web.repeats import Key, handled_once
from secondsource.web.service import Service, service_of
from secondsource.web.tickets import Ticket, new_ticket, place_of

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]

_LOOK = 0.2
"""Seconds between two looks for news of a job."""
_LONGEST = 900.0
"""Seconds that one client may listen; it comes again and goes on where it was."""
_LISTENERS = 200
_NOT_YOURS = (
    "Only who asks for a check may call it off: with their account, or at the address under `cancel` in the answer."
)
_ENDS = frozenset(state.value for state in JobState if state.ended)


class CheckOrder(BaseModel):
    """An article to check: one of `address`, `html` and `text`."""

    model_config = ConfigDict(extra="forbid")

    address: str = Field("", max_length=2000, description="Where the article stands.")
    html: str = Field("", description="The page itself.")
    text: str = Field("", description="The article's text, the title in its first line.")
    published: date | None = Field(None, description="Day of publication, where the page does not give it.")
    as_of: date | None = Field(None, description="Nothing published after this day is used; else today.")
    again: bool = Field(False, description="Check anew what was checked today already.")


class CheckState(BaseModel):
    """How far a check is."""

    id: str
    state: JobState
    created_at: str
    detail: str = Field(description="Where it failed, why.")
    events: str = Field(description="Address of its events.")
    report: str | None = Field(description="Address of the report, once there is one.")
    cancel: str | None = Field(description="Where who asked calls it off, by DELETE; told to them alone.")


@routes.post("/checks", status_code=202, response_model=CheckState)
def take(
    order: CheckOrder,
    service: _Given,
    request: Request,
    idempotency_key: Key = None,
) -> Response:
    """Takes an article in, to be checked; the same article is never checked twice at once."""
    with handled_once(service, request, idempotency_key, order) as handling:
        name, _, ticket = handling.answer.partition(" ")
        ticket = ticket or new_ticket(request)
        job = _find(service, name) if name else take_order(service, request, ticket=ticket, **order.model_dump())
        handling.answer = f"{job.id} {ticket}"
    told = describe(job).model_copy(update={"cancel": None if job.state.ended else place_of(job, ticket)})
    return JSONResponse(
        told.model_dump(mode="json"), 202, {"Location": f"/checks/{job.id}", "Cache-Control": "no-store"}
    )


@routes.get(
    "/checks/{name}",
    response_model=CheckState,
    responses={200: {"content": {PAGE: {}}}, 303: {"description": "To the report, for a browser."}},
)
def state(request: Request, name: str, service: _Given, ticket: Ticket = "") -> Response:
    """How far a check is; a browser is led to the report once there is one."""
    job = _find(service, name)
    told = describe(job)
    if not wants_page(request):
        return JSONResponse(told.model_dump(mode="json"))
    if told.report:
        return RedirectResponse(told.report, 303)
    events = [(event.kind, json.loads(event.body)) for event in service.queue.told(name)]
    cancel = place_of(job, ticket, "/cancel") if ticket or visitor(request) else ""
    return render_page(request, "check.html.j2", told=told, events=events, cancel=cancel)


@routes.get("/checks/{name}/events", response_class=EventSourceResponse, responses=gives("text/event-stream"))
async def events(
    name: str,
    service: _Given,
    last_event_id: Annotated[str, Header(max_length=20)] = "",
) -> Response:
    """What happens to a check, as server-sent events: `stage`, `assessment`, at the end `done`, `failed` or
    `cancelled`."""
    await run_in_threadpool(_find, service, name)
    if service.listeners >= _LISTENERS:
        raise Problem(503, "Too many listen already; ask for the state of the check instead.")
    after = int(last_event_id) if last_event_id.isdigit() and last_event_id.isascii() else 0
    return EventSourceResponse(_follow(service, name, after), ping=15, send_timeout=service.settings.request_seconds)


@routes.delete("/checks/{name}", status_code=204)
def call_off(request: Request, name: str, service: _Given, ticket: Ticket = "") -> Response:
    """Calls a check off for who asked for it; it ends where nobody else asks for it."""
    if not tickets.call_off(service, request, _find(service, name), ticket):
        if _find(service, name).state.ended:
            raise Problem(409, "The check has ended already.")
        raise Problem(403, _NOT_YOURS)
    return Response(status_code=204)


@routes.post("/checks/{name}/cancel", include_in_schema=False)
def call_off_by_form(request: Request, name: str, service: _Given, ticket: Ticket = "") -> Response:
    """The same by a form, for a page without script."""
    call_off(request, name, service, ticket)
    return RedirectResponse("/", 303)


def describe(job: Job) -> CheckState:
    """A job as the service tells it."""
    return CheckState(
        id=job.id,
        state=job.state,
        created_at=job.created_at.isoformat(),
        detail=job.outcome if job.state is JobState.FAILED else "",
        events=f"/checks/{job.id}/events",
        report=f"/reports/{job.outcome}" if job.state is JobState.DONE else None,
        cancel=None,
    )


async def _follow(service: Service, name: str, after: int) -> AsyncGenerator[dict[str, Any]]:
    """Events as they come; the last one says how the check ended."""
    loop = asyncio.get_running_loop()
    until = loop.time() + _LONGEST
    service.listeners += 1
    try:
        while loop.time() < until:
            job = await run_in_threadpool(service.queue.get, name)
            news = await run_in_threadpool(service.queue.told, name, after)
            for event in news:
                after = event.number
                if event.kind not in _ENDS:
                    yield {"id": str(event.number), "event": event.kind, "data": event.body}
            if job is None or job.state.ended:
                yield _end(job)
                return
            await asyncio.sleep(_LOOK)
    finally:
        service.listeners -= 1


def _end(job: Job | None) -> dict[str, Any]:
    told = describe(job).model_dump(mode="json") if job else {"detail": "The check is no longer kept."}
    return {"event": job.state.value if job else "failed", "data": json.dumps(told, ensure_ascii=False)}


def _find(service: Service, name: str) -> Job:
    job = service.queue.get(name)
    if job is None:
        raise Problem(404, "There is no such check, or it ended long ago; its report is still found by the article.")
    return job
