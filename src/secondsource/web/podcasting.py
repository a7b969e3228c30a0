"""A podcast of the archive: the articles that this house publishes itself, each spoken as its latest report has it.

An article of somebody else is theirs to publish, and is never in it. Neither is a draft, an article that was withdrawn,
a wording that readers no longer see, or what the check says of an article.
"""

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from secondsource.checker import Checker
from secondsource.domain.address import origin_of
from secondsource.domain.ids import content_id
from secondsource.domain.report import Report
from secondsource.errors import SecondSourceError, VoiceError
from secondsource.pipeline.narrate import Spoken
from secondsource.pipeline.podcast import Episode, episode_of, newest_first, write_feed
from secondsource.pipeline.telling import plain_line
from secondsource.sound.packing import can_pack
from secondsource.web.describing import gives
from secondsource.web.problems import Problem
from secondsource.web.publishing import is_about, latest_report, publisher
from secondsource.web.service import Service, service_of

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]

ENDING = ".mp3"
"""Of the sounds: what every player takes."""
MOST = 100
"""Episodes of the feed, the newest."""
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
    shown = own_reports(service)
    if _speaking.acquire(blocking=False):
        try:
            _speak(service, shown)
        finally:
            _speaking.release()
    episodes = newest_first(each for report in shown if (each := service.episodes.get(report.id)))
    text = write_feed(episodes, service.public, publisher(service))
    return Response(text, media_type=_RSS, headers={"Cache-Control": "no-cache"})


def own_reports(service: Service) -> list[Report]:
    """The latest reports about articles that this house itself publishes, the newest articles first: its house articles
    as readers see them now, and articles of the sites that `serve.podcast_sites` names."""
    found = [*_of_house(service), *_of_sites(service)]
    return sorted(found, key=lambda each: str(each.article.published or ""), reverse=True)[:MOST]


def tell_episode(checker: Checker, report: Report, place: str) -> tuple[Spoken, Episode]:
    """The article of a report, spoken. The episode's id is the article's address, which stays when it is amended.

    Raises VoiceError and InputError.
    """
    spoken = checker.narrate(checker.script(report), place.rpartition("/")[2])
    if spoken.narration.audio is None:
        raise VoiceError("The voice gave no sound; name another in listen.voice.")
    return spoken, episode_of(spoken.narration, spoken.narration.audio, place=place, guid=report.article.address)


def file_name(report: Report) -> str:
    """How files of an article are called, without an ending: the same for every report about it."""
    return content_id("art", report.article.address)


def _of_house(service: Service) -> Iterator[Report]:
    for article in service.newsroom.articles():
        edition, report = article.published, latest_report(service, article.slug)
        if edition and report and is_about(service, report, article.slug, edition):
            yield report


def _of_sites(service: Service) -> Iterator[Report]:
    sites = set(map(origin_of, service.settings.podcast_sites)) - {origin_of(service.public)}
    listed = service.catalogue.choose(lambda each: origin_of(each.address) in sites) if sites else ()
    newest = sorted(listed, key=lambda each: str(each.published or ""), reverse=True)[:MOST]
    yield from (service.library.report(each.report) for each in newest)


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
