"""The audit log, for admins: who did what, and when; it is only ever added to."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Query as Asked
from starlette.requests import Request
from starlette.responses import Response

from secondsource.domain.user import Role
from secondsource.web.identity import require
from secondsource.web.pages import render_page
from secondsource.web.service import Service, service_of

routes = APIRouter(prefix="/desk", dependencies=[Depends(require(Role.ADMIN))])
_LINES = 100


@routes.get("/audit")
def show(
    request: Request,
    service: Annotated[Service, Depends(service_of)],
    before: Annotated[int | None, Asked(ge=1, le=2**62)] = None,
) -> Response:
    """The latest lines, or those from below a number."""
    lines = service.users.audit(before, _LINES + 1)
    older = lines[_LINES - 1].number if len(lines) > _LINES else None
    return render_page(request, "desk/audit.html.j2", lines=lines[:_LINES], older=older)
