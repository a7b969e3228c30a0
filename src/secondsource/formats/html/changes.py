"""How the answers about a page changed from report to report, newest first."""

from dataclasses import dataclass
from itertools import pairwise

from secondsource.domain.report import Report
from secondsource.formats.html.served import Past
from secondsource.weighing.history import Difference, compare, is_other_text

SHOWN = 20
"""Earlier reports shown, the newest of them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One report and what it changed."""

    report: Report
    address: str
    """Empty for the report on this page."""
    first: bool
    """Whether no report is known before it."""
    other_text: bool
    differences: tuple[Difference, ...]


def list_changes(report: Report, history: tuple[Past, ...]) -> tuple[Step, ...]:
    """The report and those before it, each against the one before; none where there is no earlier one."""
    if not history:
        return ()
    kept = history[-SHOWN:]
    whole = (*kept, Past("", report))
    later = [
        Step(
            after.report,
            after.address,
            first=False,
            other_text=is_other_text(before.report, after.report),
            differences=compare(before.report, after.report),
        )
        for before, after in pairwise(whole)
    ]
    opening = Step(kept[0].report, kept[0].address, first=len(kept) == len(history), other_text=False, differences=())
    return (*reversed(later), opening) if opening.first else tuple(reversed(later))
