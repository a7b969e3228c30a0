"""Findings about one place of a text, of which one is enough."""

from collections.abc import Iterable

from secondsource.domain.report import Finding


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, without those whose place an earlier one has told of."""
    kept: list[Finding] = []
    for finding in findings:
        if not any(_overlap(finding, each) for each in kept):
            kept.append(finding)
    return tuple(kept)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.span is not None and other.span is not None and one.span.overlaps(other.span)
