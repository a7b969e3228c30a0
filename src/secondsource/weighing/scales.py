"""A claim judged on any day, from what had been published by then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from secondsource.domain.claim import Claim
from secondsource.domain.report import AsKnown, Step
from secondsource.weighing.case import Case
from secondsource.weighing.evidence import Item
from secondsource.weighing.known import Holdings, Known
from secondsource.weighing.remedies import would_change
from secondsource.weighing.ruling import Weighing
from secondsource.weighing.times import publication_day
from secondsource.weighing.verdict import BESIDE_THE_LADDER, decide, weigh


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say on one day, and on what."""

    known: AsKnown
    holdings: Known
    cites: tuple[Item, ...]
    would_change: str


@dataclass(frozen=True, slots=True)
class Scales:
    """A claim with all that speaks to it, whenever published: it can be judged on any day."""

    claim: Claim
    conflict: str | None
    holdings: Holdings
    case: Case

    def judge(self, day: date) -> Judged:
        """What the rules say from what was published by a day."""
        weighing = self._weigh(day)
        rule, ruling = decide(weighing)
        level = None if rule in BESIDE_THE_LADDER else weighing.level
        known = AsKnown(day, ruling.verdict, ruling.reason, level, ruling.confidence, rule, ruling.sentence)
        return Judged(known, self.holdings.by(day), ruling.cites, would_change(weighing, rule, ruling))

    def judge_at_publication(self) -> AsKnown | None:
        """The verdict from what had been published when the article appeared (rule 6); None where nobody knows when
        that was."""
        day = publication_day(self.case.article)
        return self.judge(min(day, self.case.as_of)).known if day else None

    def timeline(self) -> tuple[Step, ...]:
        """The days on which the level of a contested claim changed, each from what was published by then.

        Asked are the days on which something was published that shows what somebody holds; a day that changes nothing
        is left out, and so is the level before the first of them.
        """
        return tuple(self._steps()) if self.conflict and self.claim.checkable else ()

    def _steps(self) -> Iterator[Step]:
        last: str | None = None
        for day, news in self._news().items():
            weighing = self._weigh(day)
            if weighing.level and weighing.level != last:
                last = weighing.level
                yield Step(day, last, decide(weighing)[0], tuple(sorted(news)))

    def _weigh(self, day: date) -> Weighing:
        return weigh(self.claim, self.holdings.by(day).items, self.case.on(day), self.conflict)

    def _news(self) -> dict[date, list[str]]:
        """Ids of the evidence that shows what somebody holds, by its day, earliest first."""
        found: dict[date, list[str]] = {}
        for item in self.holdings:
            day = item.passage.published_at
            if item.shows_position and day and day <= self.case.as_of:
                found.setdefault(day, []).append(item.evidence.id)
        return dict(sorted(found.items()))
