"""What the box on another page is told: a report in a few lines, as records."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from time import monotonic

from secondsource.domain.examination import ThreadVerdict
from secondsource.domain.report import Flag, Report, Verdict
from secondsource.web.paragraph_marks import Mark, mark_paragraphs
from secondsource.weighing.labels import clip, tell_finding
from secondsource.weighing.overview import Worst, count_verdicts, find_worst
from secondsource.weighing.reviewing import as_reviewed

_LINE = 240


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An article of which there is no report."""

    address: str
    state: str
    """`unknown`, or `checking` where it waits for its check."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements have a verdict."""

    verdict: Verdict
    number: int


@dataclass(frozen=True, slots=True)
class Point:
    """The most serious point."""

    quote: str
    message: str
    """With its arithmetic, where there is some."""
    statement: int | None


@dataclass(frozen=True, slots=True)
class CommentLine:
    """What is said of the comments under the article."""

    word: ThreadVerdict
    number: int


@dataclass(frozen=True, slots=True)
class Box:
    """A report as the box shows it. Addresses are paths of the service."""

    address: str
    state: str
    """`checked`."""
    report: str
    language: str
    """Of the article's words."""
    as_of: date
    statements: int
    reviewed: int
    """Statements that a person looked at."""
    self_check: bool
    counts: tuple[Count, ...]
    worst: Point | None
    comments: CommentLine | None
    """None where the page had no comments that could be read."""
    sounds: tuple[str, ...]
    paragraphs: tuple[Mark, ...]


def tell_box(report: Report, sounds: Sequence[str]) -> Box:
    """The box of a report, as it stands after people's reviews."""
    shown = as_reviewed(report)
    worst = find_worst(shown)
    flags = {*report.flags, *(each.flag for each in report.findings)}
    examined, number = report.examination, len(report.thread.comments)
    return Box(
        address=report.article.address,
        state="checked",
        report=f"/reports/{report.id}",
        language=report.article.language or "",
        as_of=report.as_of,
        statements=len(report.assessments),
        reviewed=len({each.claim for each in report.revisions}),
        self_check=Flag.SELF_CHECK in flags,
        counts=tuple(Count(*each) for each in count_verdicts(shown)),
        worst=_point(worst) if worst else None,
        comments=CommentLine(examined.verdict, number) if examined and number else None,
        sounds=tuple(sounds),
        paragraphs=mark_paragraphs(report.article),
    )


def _point(worst: Worst) -> Point:
    return Point(clip(worst.quote, _LINE), clip(tell_finding(worst.message, worst.arithmetic), _LINE), worst.number)


class EmbedOrders:
    """Checks that pages of other sites asked for lately: each article once an hour, and only so many articles."""

    def __init__(self, each_hour: int, seconds: float = 3600.0) -> None:
        self.each_hour = each_hour
        self.seconds = seconds
        self._asked: OrderedDict[str, tuple[float, str]] = OrderedDict()
        self._lock = Lock()

    def job(self, address: str, put: Callable[[], str]) -> str:
        """Id of the article's check, put where it was not within the hour; empty where it may not be."""
        now = monotonic()
        with self._lock:
            while self._asked and next(iter(self._asked.values()))[0] < now - self.seconds:
                self._asked.popitem(last=False)
            if address in self._asked:
                return self._asked[address][1]
            if len(self._asked) >= self.each_hour:
                return ""
            self._asked[address] = now, ""
            self._asked[address] = now, put()
            return self._asked[address][1]
