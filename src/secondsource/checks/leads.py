"""A lead in a vote or a poll, told with both percentages.

Where the words say who is ahead or behind and both percentages follow ("ahead of her rival, 46 percent to 39 percent",
"won, 52%-48%", "trails with 41 percent to the mayor's 47 percent"), the one ahead must have the larger one, and points
that follow at once ("seven points apart") must be those between them. Where the two make more than all, that is pointed
out and decides nothing: approval or trust is of each alone. A range such as "leads by 5 to 10 percent" is no score. The
numbers contradict the words or each other; which is wrong is open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.leads import Lead, find_leads
from secondsource.reading.measures.signs import Signed, find_signed
from secondsource.reading.measures.spreads import misses_points, number_words

_POINTS = frozenset({"percentage point", "point"})
_OF_EACH = re.compile(
    r"\b(?:favou?r\w*|approv\w*|likab\w*|trust\w*|rating\w*|popular\w*|recogni\w*|turnout|satisf\w*)\b", re.IGNORECASE
)
"""Words of shares that each of the two has of all, so that they need not make a whole together."""
_NEAR = 12
"""Characters between a score and the points by which it is one."""


@dataclass(frozen=True, slots=True)
class Options:
    """What two rounded shares may make."""

    percent: float = 101.0
    """Percent that the two may make together."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares the two percentages of a lead."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        text, found = article.text, list[Finding]()
        for signed in find_signed(text, reading.sentences):
            for lead in find_leads(text, signed.span):
                found += (*_order(text, lead), *self._whole(text, lead, signed), *_gap(text, lead, signed))
        return apart(found)

    def _whole(self, text: str, lead: Lead, signed: Signed) -> Iterator[Finding]:
        both = round(lead.ahead.low + lead.behind.low, 2)
        if both > self.options.percent and not _OF_EACH.search(signed.span.of(text)):
            sum_ = f"{number_words(lead.ahead.low)} + {number_words(lead.behind.low)} is {number_words(both)}, not 100"
            yield replace(_finding(text, lead.span, "The two shares make more than the whole.", sum_), stance=None)


def _order(text: str, lead: Lead) -> Iterator[Finding]:
    if lead.ahead.low < lead.behind.low:
        sum_ = f"{number_words(lead.ahead.low)} is less than {number_words(lead.behind.low)}"
        yield _finding(text, lead.span, "Who is said to be ahead has the smaller number.", sum_)


def _gap(text: str, lead: Lead, signed: Signed) -> Iterator[Finding]:
    """The points that follow the score."""
    for told in signed.numbers:
        near = 0 <= told.span.start - lead.span.end <= _NEAR
        if near and told.unit in _POINTS and misses_points(lead.behind, lead.ahead, told):
            gap = number_words(round(abs(lead.ahead.low - lead.behind.low), 4))
            sum_ = f"{number_words(lead.ahead.low)} and {number_words(lead.behind.low)} percent are {gap} points apart"
            span = Span(lead.span.start, told.span.end)
            yield _finding(text, span, "The gap in points does not follow from its numbers.", sum_)


def _finding(text: str, span: Span, message: str, sum_: str) -> Finding:
    return Finding("leads", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)
