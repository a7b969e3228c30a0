"""Reports in JSON: read from a file, searched for a statement, kept in step with the pages made from them."""

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from secondsource.cli.output import write
from secondsource.domain.report import Assessment, Report
from secondsource.errors import InputError, OutputError, SerialError
from secondsource.ports import Format
from secondsource.serial import READABLE_REPORTS, REPORT_SCHEMA, loads
from secondsource.weighing.labels import clip
from secondsource.weighing.reviewing import is_unbroken

_FAMILY = REPORT_SCHEMA.rpartition("/")[0]


def load_report(path: Path) -> Report:
    """A report from its JSON. Raises InputError for anything else, and for a log of revisions that was tampered
    with."""
    if not path.exists():
        raise InputError(f"There is no file {path}; give the JSON that `check --format json` wrote.")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read as a report; give the JSON that `check --format json` wrote."
        ) from error
    _require_known_schema(path, text)
    try:
        report = loads(Report, text)
    except SerialError as error:
        why = str(error).rstrip(".")
        raise InputError(f"{path} is no report ({why}); give the JSON that `check --format json` wrote.") from error
    if not is_unbroken(report):
        raise InputError(f"The revisions in {path} are not as they were written; take the last whole copy of it.")
    return report


def find_assessment(report: Report, claim: str) -> Assessment:
    """The assessment of a claim by its id, or by its label or number in the report: `S4` or `4`. Raises InputError,
    offering the nearest."""
    named = {item.claim.id: item for item in report.assessments}
    for number, item in enumerate(report.assessments, start=1):
        named |= {f"S{number}": item, str(number): item}
    if found := named.get(claim) or named.get(claim.upper()):
        return found
    raise InputError(f"The report has no statement {claim[:80]!r}; {_offer(report, claim)}.")


def refuse_losing_revisions(path: Path) -> None:
    """Raises OutputError where a report with people's revisions would be overwritten."""
    if _report_fields(path).get("revisions"):
        raise OutputError(
            f"{path} holds people's revisions; choose another place with -o, where --reviews {path} "
            "takes them along, or move it away."
        )


def refuse_losing_report(path: Path) -> None:
    """Raises OutputError where something else would take the place of a report."""
    if _report_fields(path):
        raise OutputError(f"{path} is a report, which would be lost; choose another place with -o, or move it away.")


def write_again(path: Path, report: Report, formats: dict[str, Format]) -> Iterator[Path]:
    """Writes the report to `path`, then every page of it that lies beside under the same name; gives their paths."""
    write(path, formats["json"].render(report))
    yield path
    for form in formats.values():
        page = path.with_suffix(form.suffix)
        if page != path and _is_page_of(report, page):
            write(page, form.render(report))
            yield page


def _require_known_schema(path: Path, text: str) -> None:
    schema = _fields(text).get("schema")
    if isinstance(schema, str) and schema not in READABLE_REPORTS and schema.startswith(f"{_FAMILY}/"):
        raise InputError(
            f"{path} has the schema {schema[:60]}, and this version reads {REPORT_SCHEMA}; "
            "take the version of Second Source that wrote it."
        )


def _fields(text: str) -> dict[str, object]:
    """What a JSON object says; nothing for any other text."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _report_fields(path: Path) -> dict[str, object]:
    """The fields of a report that a file holds; none where it holds none."""
    try:
        fields = _fields(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, UnicodeDecodeError):
        return {}
    return fields if str(fields.get("schema", "")).startswith(f"{_FAMILY}/") else {}


def _is_page_of(report: Report, page: Path) -> bool:
    """Whether a file names this report, as every format does; an article under the same name does not."""
    return page.is_file() and report.id.encode() in page.read_bytes()


def _offer(report: Report, claim: str) -> str:
    """The statements nearest to what was asked for, by label, id or words."""
    if not report.assessments:
        return "it has none"
    scores = {number: _likeness(claim, number, item) for number, item in enumerate(report.assessments, start=1)}
    near = sorted(sorted(scores, key=lambda number: -scores[number])[:3])
    shown = [f"S{number} ({clip(report.assessments[number - 1].claim.text, 60)})" for number in near]
    return f"there are S1 to S{len(report.assessments)}, the nearest are {', '.join(shown)}"


def _likeness(claim: str, number: int, item: Assessment) -> float:
    names = (f"S{number}", item.claim.id, item.claim.text)
    return max(difflib.SequenceMatcher(None, claim.casefold(), name.casefold()).ratio() for name in names)
