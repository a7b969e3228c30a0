"""Reports that the archive keeps, and the bundles that carry one of them to another machine."""

import tempfile
import typing
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from secondsource.cli import house
from secondsource.cli.output import check_writable, say, write
from secondsource.cli.reports import load_report
from secondsource.domain.dossier import Dossier
from secondsource.domain.report import Report
from secondsource.errors import InputError
from secondsource.pipeline.bundle import SETTINGS, TABLES, open_bundle, write_bundle
from secondsource.pipeline.bundling import fill_bundle
from secondsource.pipeline.keeping import find_dossier, read_dossiers
from secondsource.serial import dumps

if typing.TYPE_CHECKING:
    from secondsource.checker import Checker


def reports() -> None:
    """Lists the reports that the archive keeps, the latest last: id, as of which day, the article."""
    dossiers = list(read_dossiers(house.checker(offline=True).ledger))
    for dossier in dossiers:
        report = dossier.report
        say(f"{report.id}  {report.as_of}  {report.article.title or report.article.address}")
    if not dossiers:
        say("The archive keeps no report yet; `secondsource check PAGE` keeps one.", err=True)


def export(
    what: Annotated[
        str, typer.Argument(help="A report (its JSON, or its id), or the id of a statement.", metavar="REPORT|CLAIM")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="The bundle, such as report.zip.")],
) -> None:
    """Packs a report with everything that it was made from: page snapshots (WARC), JSON, HTML, settings. Another
    machine makes the same report from it with `archive replay`."""
    check_writable(output)
    checker = house.checker(offline=True)
    dossier, claim = _find(checker, what)
    with tempfile.TemporaryDirectory(prefix="secondsource-") as scratch:
        folder = Path(scratch)
        page, copies = checker.format("html").render(dossier.report), checker.open_snapshots(folder)
        missing = fill_bundle(folder, dossier, page, checker.snapshots, copies, checker.settings.tables.folder)
        write_bundle(output, folder, dossier, claim)
    say(f"Bundle: {output}")
    if missing:
        say(f"{missing} pages behind its evidence are not in the archive; their passages are in the bundle.")


def replay(
    bundle: Annotated[Path, typer.Argument(help="A bundle that `archive export` wrote.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write the new report (JSON) here.")] = None,
) -> None:
    """Makes the report of a bundle again from its pages and answers, and says whether it is the same. Touches neither
    network nor archive."""
    if output:
        check_writable(output)
    with tempfile.TemporaryDirectory(prefix="secondsource-") as scratch:
        folder = Path(scratch)
        _, dossier = open_bundle(bundle, folder)
        again = _make_again(folder, dossier)
    if output:
        write(output, dumps(again, indent=1))
    if again.id == dossier.report.id:
        say(f"The same report: {again.id}, {len(again.assessments)} statements.")
        return
    say(f"Another report: {again.id} instead of {dossier.report.id}, which version {_version(dossier)} made.")
    for line in _differences(dossier.report, again):
        say(line)
    raise typer.Exit(1)


def _find(checker: "Checker", what: str) -> tuple[Dossier, str | None]:
    """The dossier of a report or a claim; with a report's file, people's revisions in it come along."""
    if Path(what).is_file():
        report = load_report(Path(what))
        dossier = find_dossier(checker.ledger, report.id)
        return replace(dossier, report=report), None
    dossier = find_dossier(checker.ledger, what)
    return dossier, None if dossier.report.id == what else what


def _make_again(folder: Path, dossier: Dossier) -> Report:
    from secondsource.checker import Checker  # lazy: the readers of pages and the archive's engine take half a second
    from secondsource.settings import load_settings  # lazy: the same

    settings = load_settings({"SECONDSOURCE_HOME": str(folder)}, folder / SETTINGS)
    tables = replace(settings.tables, folder=str(folder / TABLES)) if (folder / TABLES).is_dir() else settings.tables
    settings = replace(settings, tables=tables, archive=replace(settings.archive, bundled=False))
    checker = Checker(settings, offline=True)
    page = checker.snapshots.read(dossier.trace.snapshot)
    if page is None:
        raise InputError("The bundle lacks the page of its report; take a whole copy of it.")
    return checker.replay(dossier, page)


def _version(dossier: Dossier) -> str:
    return dossier.report.run.version


def _differences(before: Report, after: Report) -> list[str]:
    """One line for each statement that is answered otherwise, or that only one of them has."""
    old = {item.claim.id: item for item in before.assessments}
    new = {item.claim.id: item for item in after.assessments}
    changed = [each for each in old if each in new and old[each].verdict != new[each].verdict]
    lines = [f"{old[each].verdict} became {new[each].verdict}: {old[each].claim.text}" for each in changed]
    lines += [f"no statement any more: {old[each].claim.text}" for each in old if each not in new]
    return lines + [f"a new statement: {new[each].claim.text}" for each in new if each not in old]
