"""The queue: reports by facets, the newest first, and what else waits for a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Query as Asked
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.analysis import Analysis, Status
from secondsource.domain.job import JobState
from secondsource.domain.listing import Listing
from secondsource.domain.report import Verdict
from secondsource.web.desk.matches import MOST as MATCHES
from secondsource.web.pages import render_page
from secondsource.web.service import Service, service_of
from secondsource.weighing.overview import GRAVE

routes = APIRouter(prefix="/desk")
_Given = Annotated[Service, Depends(service_of)]
_Choice = Annotated[str, Asked(max_length=200)]

PAGE = 25
"""Reports on one page."""
_OFFERED = 200
"""Publishers that can be chosen from."""
_FAILED = 10
_COMMENTS = 200
_WAITING = 10


class Seen(StrEnum):
    """How many people have looked at a report."""

    NOBODY = "nobody"
    ONE = "one"
    """It waits for a second look."""
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Facets:
    """What is asked of the queue; an empty value asks nothing."""

    verdict: str = ""
    seen: str = ""
    worst: str = ""
    publisher: str = ""
    language: str = ""

    def fit(self, listing: Listing) -> bool:
        """Whether a report is one of those."""
        return (
            self.verdict in ("", *(verdict.value for verdict, _ in listing.counts))
            and self.seen in ("", seen_by(listing).value)
            and self.worst in ("", listing.worst.value if listing.worst else "")
            and self.publisher in ("", listing.publisher)
            and self.language in ("", listing.language)
        )


def seen_by(listing: Listing) -> Seen:
    """How many people have looked at a report."""
    number = len(listing.reviewers)
    return Seen.NOBODY if not number else Seen.ONE if number == 1 else Seen.MORE


@routes.get("")
def show(
    request: Request,
    service: _Given,
    verdict: _Choice = "",
    seen: _Choice = "",
    worst: _Choice = "",
    publisher: _Choice = "",
    language: _Choice = "",
    page: Annotated[int, Asked(ge=1, le=100_000)] = 1,
) -> Response:
    """Reports that fit the facets, one page of them."""
    asked = Facets(verdict, seen, worst, publisher, language)
    every = service.catalogue.choose(lambda _: True)
    found = [each for each in every if asked.fit(each)]
    first = (page - 1) * PAGE
    return render_page(
        request, "desk/queue.html.j2", asked=asked, reports=found[first : first + PAGE], total=len(found),
        verdicts=list(Verdict), seens=list(Seen), flags=GRAVE, seen_by=seen_by,
        publishers=_offer(each.publisher for each in every), languages_offered=_offer(each.language for each in every),
        before=_page(request, page - 1) if page > 1 else "",
        after=_page(request, page + 1) if first + PAGE < len(found) else "",
        matches=len(service.checker.matcher.undecided(MATCHES)),
        comments=len(service.newsroom.waiting(_COMMENTS)),
        analyses=waiting_analyses(service)[:_WAITING], failed=service.queue.ended(JobState.FAILED, _FAILED),
    )  # fmt: skip


def waiting_analyses(service: Service) -> list[Analysis]:
    """Analyses that want a second person, the latest first."""
    held = service.checker.analyses.current(service.clock().date())
    return [each for each in reversed(held) if each.status in (Status.DRAFT, Status.CORRECTED)]


def _offer(values: Iterable[str]) -> list[str]:
    return sorted({each for each in values if each})[:_OFFERED]


def _page(request: Request, number: int) -> str:
    asked = URL(str(request.url)).include_query_params(page=number)
    return f"/desk?{asked.query}"
