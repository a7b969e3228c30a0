"""What goes into a bundle: a report, its page, the pages behind its evidence, and the settings that were in force."""

import shutil
from pathlib import Path

from secondsource.domain.dossier import Dossier
from secondsource.errors import InputError
from secondsource.pipeline.bundle import DOSSIER, SETTINGS, TABLES, settings_text
from secondsource.ports import Snapshots
from secondsource.serial import dumps


def fill_bundle(folder: Path, dossier: Dossier, page: str, held: Snapshots, copies: Snapshots, tables: str) -> int:
    """Puts everything into a folder; gives how many pages behind the evidence the archive does not hold.

    `page` is the report as HTML, `held` the archive's snapshots, `copies` new ones in the folder, and `tables` the
    folder of the operator's own reference tables, empty where there is none. Raises InputError where the page of the
    article itself is not kept.
    """
    report = dossier.report
    (folder / "report.json").write_text(dumps(report, indent=1), encoding="utf-8")
    (folder / "report.html").write_text(page, encoding="utf-8")
    (folder / DOSSIER).write_text(dumps(dossier), encoding="utf-8")
    (folder / SETTINGS).write_text(settings_text(dossier), encoding="utf-8")
    if tables:
        shutil.copytree(tables, folder / TABLES)
    missing = _copy_snapshots(dossier, held, copies)
    for other in (folder / "snapshots").glob("*.sqlite3*"):  # a list that is made anew from the WARC
        other.unlink()
    return missing


def _copy_snapshots(dossier: Dossier, held: Snapshots, copies: Snapshots) -> int:
    wanted = {passage.snapshot for passage in dossier.trace.passages if passage.snapshot} - {dossier.trace.snapshot}
    page = held.read(dossier.trace.snapshot)
    if page is None:
        raise InputError(f"The archive does not keep the page of report {dossier.report.id}; check the article again.")
    copies.keep(page)
    found = [kept for sha256 in sorted(wanted) if (kept := held.read(sha256))]
    for each in found:
        copies.keep(each)
    copies.close()
    return len(wanted) - len(found)
