"""Comments examined for other programs: a thread comes in, what can be said of it goes out."""

import gzip
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.article import Snapshot
from secondsource.web._thread_helper import tell_threads
from secondsource.web.describing import JSON, gives
from secondsource.web.large_threads import LARGE
from secondsource.web.problems import Problem
from secondsource.web.repeats import Key, handled_once
from secondsource.web.service import Service, service_of

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]


class ThreadOrder(BaseModel):
    """A comment thread to examine: one of `address` and `text`."""

    model_config = ConfigDict(extra="forbid")

    address: str = Field("", max_length=2000, description="Address of a page with comments.")
    text: str = Field("", description="A page, or an export of a comment system, as text.")
    format: str | None = Field(None, max_length=40, description="Importer of the export; else it is recognised.")


@routes.post("/threads", response_class=Response, responses=gives(JSON))
def examine(order: ThreadOrder, service: _Given, request: Request, idempotency_key: Key = None) -> Response:
    """What can be said of the comments, as a list of thread reports."""
    # Nothing is kept of them: sent again, they are examined again, but not while they are being examined.
    with handled_once(service, request, idempotency_key, order):
        told = _examine(order, service)
    headers = {"Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):  # packed here: later, everybody would wait for it
        told, headers["Content-Encoding"] = gzip.compress(told, 5, mtime=0), "gzip"
    return Response(told, media_type=JSON, headers=headers)


def _examine(order: ThreadOrder, service: Service) -> bytes:
    snapshot = take_in(service, order.address, order.text)
    if len(snapshot.body) > LARGE:
        return service.large_threads.tell(snapshot, order.format)
    return tell_threads(service.checker, snapshot, order.format)


def take_in(service: Service, address: str, text: str) -> Snapshot:
    """What a stranger gave, as a snapshot; never a file of this machine. Raises FetchError, InputError."""
    if bool(address.strip()) == bool(text.strip()):
        raise Problem(422, "Give either an address or a text.")
    if address.strip():
        return service.checker.fetcher.fetch(address.strip())
    return Snapshot("-", text.encode(errors="replace"), service.clock())
