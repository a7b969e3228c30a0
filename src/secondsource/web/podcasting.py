"""A podcast of the archive: the articles that this house publishes itself, each spoken as its latest report has it.

What the check says of an article is never in it.
"""

import logging
import threading
import time
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from secondsource.domain.report import Report
from secondsource.errors import SecondSourceError
from secondsource.pipeline.podcast import ENDING, newest_first, tell_episode, write_feed
from secondsource.pipeline.telling import plain_line
from secondsource.sound.packing import can_pack
from secondsource.web.describing import gives
from secondsource.web.problems import Problem
from secondsource.web.service import Service, service_of

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]

SECONDS = 10.0
"""After which a request begins to speak no further article; the next one goes on."""
_RSS = "application/rss+xml"
_log = logging.getLogger(__name__)
_speaking = threading.Lock()


@routes.get("/podcast.xml", response_class=Response, responses=gives(_RSS))
def feed(service: _Given) -> Response:
    """The house's own articles as a podcast (RSS 2.0), the newest first. What was not spoken yet is spoken when the
    feed is asked for, a few articles at a time."""
    if service.checker.settings.listen.voice == "browser" or not can_pack(ENDING):
        raise Problem(404, "This house writes no MP3; install the extra `listen`, and name a voice in listen.voice.")
    shown = service.own.reports()
    if _speaking.acquire(blocking=False):
        try:
            _speak(service, shown)
        finally:
            _speaking.release()
    episodes = newest_first(each for report in shown if (each := service.episodes.get(report.id)))
    text = write_feed(episodes, service.public, service.own.publisher)
    return Response(text, media_type=_RSS, headers={"Cache-Control": "no-cache"})


def _speak(service: Service, shown: Sequence[Report]) -> None:
    """Has episodes made of reports that have none, one at least and more until the time is over; what cannot be spoken
    is left out."""
    until = time.monotonic() + SECONDS
    held = {report.id: service.episodes[report.id] for report in shown if report.id in service.episodes}
    for report in [each for each in shown if each.id not in held]:
        try:
            held[report.id] = tell_episode(service.checker, report, f"reports/{report.id}/narration{ENDING}")[1]
        except SecondSourceError as error:
            _log.warning("%s is not in the podcast: %s", plain_line(report.article.address), error)
        if held and time.monotonic() > until:
            break
    service.episodes = held
