"""A report with everything that it was made from, as one file, for another machine."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from secondsource.pipeline.bundle import write_bundle
from secondsource.pipeline.bundling import fill_bundle
from secondsource.pipeline.keeping import find_dossier
from secondsource.web.desk.reviews import find_report
from secondsource.web.service import Service, service_of

routes = APIRouter(prefix="/desk")


@routes.get("/reports/{name}/bundle.zip")
def bundle(name: str, service: Annotated[Service, Depends(service_of)]) -> Response:
    """The bundle that `archive export` writes, with people's revisions."""
    report = find_report(service, name)
    checker = service.checker
    dossier = replace(find_dossier(checker.ledger, report.id), report=report)
    with tempfile.TemporaryDirectory(prefix="secondsource-") as scratch:
        folder, packed = Path(scratch) / "bundle", Path(scratch) / "bundle.zip"
        folder.mkdir()
        page, copies = checker.format("html").render(report), checker.open_snapshots(folder)
        fill_bundle(folder, dossier, page, checker.snapshots, copies, checker.settings.tables.folder)
        write_bundle(packed, folder, dossier, None)
        body = packed.read_bytes()
    called = f'attachment; filename="{report.id}.zip"'
    return Response(body, media_type="application/zip", headers={"Content-Disposition": called})
