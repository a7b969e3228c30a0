"""How this service checks, as its running configuration says; and the log of people's corrections."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi import Query as Asked
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from secondsource import __version__
from secondsource.domain.listing import EditLine
from secondsource.pipeline.revising import Correction, read_corrections
from secondsource.plugins import find_part
from secondsource.serial import to_json
from secondsource.web.describing import JSON, PAGE, gives
from secondsource.web.pages import render_page
from secondsource.web.problems import wants_page
from secondsource.web.service import Service, service_of
from secondsource.weighing.rules import GROUPS

routes = APIRouter()
_Given = Annotated[Service, Depends(service_of)]


@dataclass(frozen=True, slots=True)
class Method:
    """A part or a rule, with its published method."""

    name: str
    text: Markup


@dataclass(frozen=True, slots=True)
class EditedReport:
    """One edit of statements, with the report that was made by it and the one before."""

    report: str
    before: str
    edit: EditLine
    title: str
    """Of the article."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the log as the page shows it: a revision or an edit, and when it was made."""

    at: datetime
    revised: Correction | None = None
    edited: EditedReport | None = None


@routes.get("/methods", include_in_schema=False)
def methods(request: Request, service: _Given) -> Response:
    """The published method of every part in force and of every rule."""
    chosen = service.checker.settings
    service.checker.heed_corrections()
    tables = service.checker.house.tables
    return render_page(
        request,
        "methods.html.j2",
        version=__version__,
        operator=chosen.check.operator,
        kinds=_parts(service),
        groups=[
            (name, _written(about), [Method(rule, _written(text)) for rule, text in rules.items()])
            for name, (about, rules) in GROUPS.items()
        ],
        tables=[(each.name, len(getattr(tables, each.name))) for each in fields(tables) if _is_list(tables, each.name)],
    )


@routes.get("/corrections", response_class=Response, responses=gives(JSON, PAGE, lists=("corrections", "edits")))
def corrections(
    request: Request,
    service: _Given,
    limit: Annotated[int, Asked(ge=1, le=500, description="At most so many, the latest first.")] = 100,
) -> Response:
    """What people changed: verdicts of reports, and the statements that were checked; when, by whom, what, and why."""
    latest = list(_latest(service, limit))
    edits = [
        EditedReport(made.report, made.edited, edit, made.title) for made, edit in service.catalogue.edits()[:limit]
    ]
    if wants_page(request):
        return render_page(request, "corrections.html.j2", changes=_newest(latest, edits)[:limit])
    return JSONResponse({"corrections": to_json(latest), "edits": to_json(edits)})


def _newest(revised: Sequence[Correction], edited: Sequence[EditedReport]) -> list[Change]:
    """Revisions and edits in one log, the latest first."""
    changes = [Change(each.revision.at, revised=each) for each in revised]
    changes += [Change(each.edit.at, edited=each) for each in edited]
    return sorted(changes, key=lambda each: each.at)[::-1]


def _latest(service: Service, limit: int) -> Iterator[Correction]:
    everything = list(read_corrections(service.checker.ledger))
    return islice(reversed(everything), limit)


def _parts(service: Service) -> list[tuple[str, list[Method]]]:
    chosen = service.checker.settings
    named = {
        "sources": chosen.check.sources,
        "models": (chosen.check.model, "overlap", chosen.check.translator, chosen.check.writer, chosen.check.splitter),
        "taggers": (chosen.check.tagger,),
        "encoders": (chosen.archive.encoder,),
        "checks": chosen.check.checks,
        "signals": chosen.thread.signals,
        "voices": (chosen.listen.voice,),
    }
    return [
        (kind, [Method(name, _written(find_part(kind, name).method)) for name in dict.fromkeys(filter(None, names))])
        for kind, names in named.items()
        if any(names)
    ]


def _written(method: str) -> Markup:
    """A docstring as the page shows it: what stands between backticks is code."""
    code = Markup("<code>{}</code>")
    pieces = re.split(r"`([^`\n]+)`", method)
    return Markup("").join(code.format(piece) if number % 2 else escape(piece) for number, piece in enumerate(pieces))


def _is_list(tables: object, name: str) -> bool:
    return isinstance(getattr(tables, name), tuple)
