"""What changed from one report of a page to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.domain.report import Assessment, Report, Verdict
from secondsource.weighing.reviewing import stands


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement whose answer is another one, or that only one of two reports has."""

    quote: str
    before: Verdict | None
    """None for a statement that the earlier report has not."""
    after: Verdict | None
    """None for a statement that the later report has not."""
    number: int | None
    """Of the statement in the later report, from 1."""


def compare(earlier: Report, later: Report) -> tuple[Difference, ...]:
    """Answers that stand in the later report and not in the earlier, in the order of the later; then what is gone.

    Statements are the same where both the words of the article and the text of the claim are; of several such in one
    report, they are taken in order.
    """
    return tuple(_differences(earlier, later))


def is_other_text(earlier: Report, later: Report) -> bool:
    """Whether the article's words changed between two reports."""
    return earlier.article.text != later.article.text


def _differences(earlier: Report, later: Report) -> Iterator[Difference]:
    waiting: dict[tuple[str, str], list[Assessment]] = {}
    for item in earlier.assessments:
        waiting.setdefault(_words(item), []).append(item)
    for number, item in enumerate(later.assessments, start=1):
        same = waiting.get(_words(item))
        before = stands(earlier, same.pop(0)) if same else None
        after = stands(later, item)
        if before is not after:
            yield Difference(item.claim.quote, before, after, number)
    for items in waiting.values():
        yield from (Difference(item.claim.quote, stands(earlier, item), None, None) for item in items)


def _words(item: Assessment) -> tuple[str, str]:
    return item.claim.text, item.claim.quote
