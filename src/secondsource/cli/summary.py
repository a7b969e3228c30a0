"""A report in a few lines, for the terminal; strangers' words stand there without control characters."""

from collections import Counter
from collections.abc import Iterator

from secondsource.domain.report import Assessment, Report, Verdict
from secondsource.pipeline.telling import plain_line

MARKS = {
    Verdict.SUPPORTED: "+",
    Verdict.REFUTED: "x",
    Verdict.CONFLICTING: "±",
    Verdict.NOT_ENOUGH_EVIDENCE: "?",
    Verdict.NOT_CHECKABLE: "-",
}


def summarise(report: Report) -> Iterator[str]:
    """Title, one line a statement, counts and findings."""
    yield plain_line(report.article.title)
    for item in report.assessments:
        yield f"  {MARKS[item.verdict]} {_verdict(item)}: {_short(item.claim.text)}"
        for finding in item.findings:
            yield f"      {plain_line(finding.arithmetic or finding.message)}"
    for finding in report.findings:
        yield f"  ! {plain_line(finding.message)}"
    counts = Counter(item.verdict for item in report.assessments)
    yield ", ".join(f"{counts[verdict]} {_words(verdict)}" for verdict in Verdict) + f", as of {report.as_of}"


def _verdict(item: Assessment) -> str:
    because = _words(item.reason) if item.reason else f"{item.confidence} confidence" if item.confidence else ""
    return _words(item.verdict) + (f" ({because})" if because else "")


def _words(value: str) -> str:
    return str(value).replace("_", " ")


def _short(text: str) -> str:
    text = plain_line(text)
    return text if len(text) <= 110 else text[:107].rstrip() + "…"
