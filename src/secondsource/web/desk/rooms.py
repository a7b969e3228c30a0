"""All routes of the desk behind one door: who is neither editor nor admin is turned away before any of them."""

from fastapi import APIRouter, Depends

from secondsource.domain.user import Role
from secondsource.web.desk import analyses, audit, bundles, matches, people, queue, registry, reviews, statements
from secondsource.web.identity import require

routes = APIRouter(include_in_schema=False, dependencies=[Depends(require(Role.EDITOR))])
for room in (queue, reviews, statements, bundles, analyses, matches, registry, people, audit):
    routes.include_router(room.routes)
