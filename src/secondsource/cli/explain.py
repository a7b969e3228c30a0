"""The chain from one verdict to the bytes it rests on."""

from collections.abc import Iterator
from pathlib import Path

from secondsource.domain.evidence import Evidence
from secondsource.domain.report import Assessment, Finding, Report
from secondsource.errors import InputError, SerialError
from secondsource.serial import loads
from secondsource.weighing import labels
from secondsource.weighing.rules import method_of


def load_report(path: Path) -> Report:
    """A report from its JSON. Raises InputError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read as a report; give the JSON that `check --format json` wrote."
        ) from error
    try:
        return loads(Report, text)
    except SerialError as error:
        why = str(error).rstrip(".")
        raise InputError(f"{path} is no report ({why}); give the JSON that `check --format json` wrote.") from error


def find_assessment(report: Report, claim: str) -> Assessment:
    """The assessment of a claim by its id or its number, from 1. Raises InputError."""
    by_name = {item.claim.id: item for item in report.assessments}
    by_name |= {str(number): item for number, item in enumerate(report.assessments, start=1)}
    if claim not in by_name:
        raise InputError(
            f"The report has no claim {claim!r}; give a number from 1 to {len(report.assessments)}, or a claim's id."
        )
    return by_name[claim]


def explain(report: Report, item: Assessment) -> Iterator[str]:
    """Line by line: claim, verdict, rule, arithmetic, evidence, bytes."""
    yield f"Claim      {item.claim.text}"
    yield f"  id       {item.claim.id}"
    yield f"  words    {item.claim.quote!r} at {item.claim.span.start}-{item.claim.span.end} of the article"
    yield f"  bytes    {report.article.address}, SHA-256 {report.article.snapshot}"
    if item.claim.attribution:
        said = item.said.value if item.said else "not looked up"
        yield f"  speaker  {item.claim.attribution.speaker} ({item.claim.attribution.cue}); said: {said}"
    yield (
        f"Verdict    {item.verdict.value}"
        + (f" ({item.reason.value})" if item.reason else "")
        + f", as of {item.as_of}"
    )
    yield f"  {item.sentence}"
    yield f"Rule       {item.rule}"
    yield from (f"  {line}" for line in method_of(item.rule).splitlines())
    for finding in item.findings:
        yield from _finding(finding)
    for number, evidence in enumerate(item.evidence, start=1):
        yield from _evidence(number, evidence)
    yield f"Searches   {len(item.queries)}"
    yield from (f"Gap        {gap.what}: {gap.why}" for gap in item.gaps)
    yield f"Run        secondsource {report.run.version}, {', '.join(part.part for part in report.run.parts)}"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"Finding    {finding.check}: {finding.message}"
    if finding.arithmetic:
        yield f"  sum      {finding.arithmetic}"
    if finding.span:
        yield f"  words    {finding.quote!r} at {finding.span.start}-{finding.span.end}"


def _evidence(number: int, evidence: Evidence) -> Iterator[str]:
    passage = evidence.passage
    counts = "counts" if evidence.counts else f"does not count: {evidence.discounted}"
    yield f"Evidence {number} {evidence.stance.value} ({evidence.score:.2f}), {counts}"
    words = labels.mark_words(passage) or "the words"
    yield f"  {words}: {evidence.quote!r} at {evidence.span.start}-{evidence.span.end} of the passage"
    yield f"  reading  {evidence.why}"
    yield f"  from     {passage.publisher or 'unknown publisher'}, {passage.published_at or 'no date'}, {passage.url}"
    yield f"  tier     {evidence.tier.value}, camp {evidence.camp or 'unknown'}, origin {evidence.origin}"
    yield f"  bytes    passage {passage.id}, snapshot {passage.snapshot or 'none: a row of the reference tables'}"
