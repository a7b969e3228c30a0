"""A report in a few lines, for the terminal."""

from collections import Counter
from collections.abc import Iterator

from secondsource.domain.report import Assessment, Report, Verdict

MARKS = {
    Verdict.SUPPORTED: "+",
    Verdict.REFUTED: "x",
    Verdict.CONFLICTING: "±",
    Verdict.NOT_ENOUGH_EVIDENCE: "?",
    Verdict.NOT_CHECKABLE: "-",
}


def summarise(report: Report) -> Iterator[str]:
    """Title, one line a statement, counts and findings."""
    yield report.article.title
    for item in report.assessments:
        yield f"  {MARKS[item.verdict]} {_verdict(item)}: {_short(item.claim.text)}"
        for finding in item.findings:
            yield f"      {finding.arithmetic or finding.message}"
    for finding in report.findings:
        yield f"  ! {finding.message}"
    counts = Counter(item.verdict for item in report.assessments)
    yield ", ".join(f"{counts[verdict]} {_words(verdict)}" for verdict in Verdict) + f", as of {report.as_of}"


def _verdict(item: Assessment) -> str:
    because = item.reason or item.confidence
    return _words(item.verdict) + (f" ({_words(because)})" if because else "")


def _words(value: str) -> str:
    return str(value).replace("_", " ")


def _short(text: str) -> str:
    return text if len(text) <= 110 else text[:107].rstrip() + "…"
