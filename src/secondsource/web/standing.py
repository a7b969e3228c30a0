"""What the service says of itself: health, numbers, how it checks."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from secondsource import __version__
from secondsource.domain.job import JobState
from secondsource.web import metrics
from secondsource.web.describing import gives
from secondsource.web.service import Service, service_of

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]


@routes.get("/health")
def health(service: _Given) -> dict[str, object]:
    """Whether the service answers and its stores can be read; 503 where they cannot."""
    counts = service.queue.counts()
    return {
        "status": "ok",
        "version": __version__,
        "reports": service.catalogue.count(),
        "jobs": {state.value: counts.get(state, 0) for state in JobState},
    }


@routes.get("/metrics", response_class=Response, responses=gives(metrics.MEDIA_TYPE))
def numbers(service: _Given) -> Response:
    """Counts and times in the text format of Prometheus."""
    return Response(service.metrics.text(service.queue), media_type=metrics.MEDIA_TYPE)
