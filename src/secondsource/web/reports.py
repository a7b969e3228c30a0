"""Reports under stable addresses, in every format, and their narration."""

import threading
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from secondsource.domain.narration import Hearing
from secondsource.domain.report import Report
from secondsource.errors import InputError, UnknownPart
from secondsource.pipeline.narrate import write_down
from secondsource.serial import dumps
from secondsource.sound.captions import write_captions
from secondsource.sound.packing import MEDIA_TYPES
from secondsource.web.choosing import remember
from secondsource.web.describing import JSON, PAGE, gives
from secondsource.web.library import Written
from secondsource.web.problems import Problem, wants_page
from secondsource.web.ranges import answer_bytes
from secondsource.web.reading import held_page, written_page
from secondsource.web.service import Service, service_of
from secondsource.web.sounds import SOUNDS, endings

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]

SPOKEN = gives(
    *MEDIA_TYPES.values(), "text/vtt", JSON,
    also={206: "The asked part.", 304: "What the client has still holds.", 416: "There is no such part."},
)  # fmt: skip
_FORMS = gives(JSON, PAGE, "text/markdown", "application/ld+json", also={304: "What the client has still holds."})
_SPEAKING = threading.Semaphore(1)
"""One narration is made at a time: each takes a whole core."""
_VARIES = "Accept, Accept-Encoding, Accept-Language, Cookie"
_FRESH = "no-cache"
"""A reader's copy is used again only after asking whether it still holds: a person may revise a report."""


@routes.get("/reports/{name}/narration.{ending}", response_class=Response, responses=SPOKEN)
def narration(
    request: Request,
    name: str,
    ending: Literal["opus", "mp3", "wav", "vtt", "json"],
    service: _Given,
    hearing: Annotated[Hearing | None, Query(description="Puts the check into what is heard.")] = None,
) -> Response:
    """The article of a report, spoken: its sound, its captions, or the times of every word."""
    report = _find(service, name)
    if ending in SOUNDS and f".{ending}" not in endings():
        raise Problem(404, f"This service writes no .{ending}; ask for {' or '.join(endings())}.")
    script = service.checker.script(report, hearing)
    if not _SPEAKING.acquire(timeout=20):
        raise Problem(503, "Another article is being spoken; try again in a moment.")
    try:
        spoken = service.checker.narrate(script, f"narration{f'.{ending}' if ending in SOUNDS else endings()[0]}")
    finally:
        _SPEAKING.release()
    if ending == "vtt":
        return Response(write_captions(spoken.narration), media_type="text/vtt", headers={"Cache-Control": _FRESH})
    if ending == "json":
        return Response(dumps(spoken.narration), media_type="application/json", headers={"Cache-Control": _FRESH})
    return answer_bytes(request, spoken.sound, MEDIA_TYPES[f".{ending}"], f'"{spoken.narration.id}.{ending}"')


@routes.get("/reports/{name}/script.json", response_class=Response, responses=gives(JSON))
def script(
    name: str,
    service: _Given,
    hearing: Annotated[Hearing | None, Query(description="Puts the check into what is heard.")] = None,
) -> Response:
    """What would be said of the article, without sound: a browser can speak it."""
    told = write_down(service.checker.script(_find(service, name), hearing))
    return Response(dumps(told), media_type="application/json", headers={"Cache-Control": _FRESH})


@routes.get("/reports/{name}", response_class=Response, responses=_FORMS)
async def report(request: Request, name: str, service: _Given) -> Response:
    """A report: `ID` for readers or, as the client asks, JSON; `ID.json`, `ID.md`, `ID.html`, `ID.claimreview`, …"""
    identity, _, form = name.partition(".")
    form = form or ("html" if wants_page(request) else "json")
    # What is in memory is answered at once: a thread for each reader would cost more than the answer.
    held = held_page(service, request, identity) if form == "html" else service.library.held(identity, form)
    response = answer_written(request, held or await run_in_threadpool(_write, service, request, identity, form))
    remember(request, response)
    return response


def answer_written(request: Request, written: Written) -> Response:
    """A written report as a response: 304 where the client has it, packed where the client can unpack."""
    headers = {
        "ETag": written.etag,
        "Cache-Control": _FRESH,
        "Vary": "Accept, Accept-Encoding, Accept-Language, Cookie",
    }
    if written.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(written.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=written.media_type)
    return Response(written.body, media_type=written.media_type, headers=headers)


def _write(service: Service, request: Request, identity: str, form: str) -> Written:
    try:
        return written_page(service, request, identity) if form == "html" else service.library.written(identity, form)
    except (InputError, UnknownPart) as error:
        raise Problem(404, str(error)) from error


@routes.get("/articles", include_in_schema=False)
def latest(address: str, service: _Given) -> Response:
    """Leads to the latest report about the article of an address."""
    found = service.catalogue.of(address)
    if not found:
        raise Problem(404, "No report about that address is kept here.")
    return RedirectResponse(f"/reports/{found[-1].report}", 302)


def _find(service: Service, name: str) -> Report:
    try:
        return service.library.report(name)
    except InputError as error:
        raise Problem(404, str(error)) from error
