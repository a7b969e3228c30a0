"""The box on other people's pages: one script, what it asks for, and the sound that it plays.

Only sites that the settings name are answered, and only about their own articles.
"""

from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from secondsource.domain.address import origin_of
from secondsource.domain.listing import Listing
from secondsource.domain.report import Report
from secondsource.errors import InputError, QueueFull
from secondsource.serial import dumps
from secondsource.web import reports
from secondsource.web.describing import JSON, gives
from secondsource.web.embed_answers import Unchecked, tell_box
from secondsource.web.orders import take_order
from secondsource.web.problems import Problem
from secondsource.web.service import Service, service_of
from secondsource.web.sounds import endings, speaks

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]

_SCRIPT = Path(__file__).parent / "static" / "embed.js"
_OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_FRESH = "public, max-age=60"
_ASKER = "embed"
"""All pages of other sites together are one asker, so that they leave room for people."""


@routes.get("/embed.js", include_in_schema=False)
def script() -> Response:
    """The script that makes the box; it is the same for everybody."""
    return FileResponse(
        _SCRIPT, media_type="text/javascript", headers={"Cache-Control": "public, max-age=3600", **_OPEN}
    )


@routes.get("/embed", response_class=Response, responses=gives(JSON, also={304: "What the client has still holds."}))
def box(
    request: Request,
    service: _Given,
    address: Annotated[str, Query(max_length=2000, description="Address of the article.")],
) -> Response:
    """What the box on the page of an article shows."""
    headers = _allow(request, service, address)
    found = _latest(service, address)
    if not found:
        told = Unchecked(address, "checking" if _is_checking(request, service, address) else "unknown")
        return Response(dumps(told), media_type="application/json", headers={**headers, "Cache-Control": "no-store"})
    written = service.library.written(found.report, "json", "embed", write=lambda report: _write(service, report))
    headers |= {"ETag": written.etag, "Cache-Control": _FRESH}
    if written.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(written.body, media_type="application/json", headers=headers)


@routes.get("/embed/narration/{name}.{ending}", response_class=Response, responses=reports.SPOKEN)
def sound(request: Request, name: str, ending: Literal["opus", "mp3", "wav"], service: _Given) -> Response:
    """The sound of an article of one of those sites: other pages of theirs may play it."""
    try:
        address = service.library.report(name).article.address
    except InputError as error:
        raise Problem(404, str(error)) from error
    if origin_of(address) not in answered_sites(service):
        raise Problem(403, "The site of this article is not among those whose pages may play it.")
    answer = reports.narration(request, name, ending, service)
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def answered_sites(service: Service) -> frozenset[str]:
    """Origins whose pages may show the box, the service's own among them."""
    return frozenset({*map(origin_of, service.settings.embed_sites), origin_of(service.public)})


def _allow(request: Request, service: Service, address: str) -> dict[str, str]:
    """Headers for the page that asks. Raises Problem where its site, or that of the article, is not answered."""
    sites, asking = answered_sites(service), request.headers.get("origin")
    more = {"Vary": "Origin"}
    if asking is not None and origin_of(asking) not in sites:
        raise Problem(403, "Pages of this site are not answered; its operator is named in serve.embed_sites.", more)
    if asking is not None:
        more |= {"Access-Control-Allow-Origin": asking, "Cross-Origin-Resource-Policy": "cross-origin"}
    if origin_of(address) not in sites:
        raise Problem(403, "Articles of this site are not answered; name it in serve.embed_sites.", more)
    return more


def _latest(service: Service, address: str) -> Listing | None:
    """The latest report about an article; a fragment names a place on the same page."""
    found = service.catalogue.of(address) or service.catalogue.of(address.partition("#")[0])
    return found[-1] if found else None


def _is_checking(request: Request, service: Service, address: str) -> bool:
    """Whether the article waits for a check that a page asked for: now, where the settings allow that, or before."""
    if not service.settings.embed_checks:
        return False
    plain = address.partition("#")[0]

    def put() -> str:
        try:
            return take_order(service, request, address=plain, asker=_ASKER).id
        except (InputError, QueueFull):
            return ""

    job = service.queue.get(service.embed_orders.job(plain, put))
    return bool(job and not job.state.ended)


def _write(service: Service, report: Report) -> str:
    offered = endings() if speaks(service.checker) else ()
    return dumps(tell_box(report, [f"/embed/narration/{report.id}{ending}" for ending in offered]))
