"""Dates that cannot be: days that no calendar has, and past events dated after the article.

A day such as 30 February, 31 June, or 29 February of a year that is not a leap year does not exist, whoever names
it.

A date with its year that lies after the last day on which the article can have appeared cannot be the date of
something told as past. The check asks for a plain past tense ("were killed on …", "took place in …") in the words
right before the date, or around it where the date has a month, and keeps quiet if the words around it speak of plans,
deadlines, forecasts or conditions. One day of grace is given for time zones. An article without a last possible day is
not checked for this.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.times import MONTH_NAMES, day_words, find_dates
from secondsource.reading.sentences import sentence_around

_LEAP_YEAR = 2024
_HAPPENED = re.compile(
    r"\b(?:was|were|took place|happened|occurred|began|ended|died|killed|said|won|lost|fell|struck|broke out|came|went"
    r"|met|held|gave|made|left|took|told|wrote|spoke|ran|became|saw|found|got|led|built|sold|bought|sent|rose|hit|shot|paid|stood"
    r"|grew|chose|broke|spent|did|joined|[a-z]{3,}ed)\b[^.;:]{0,60}\b(?:on|in|since) (?:the )?"
    r"(?:(?:early |late )?(?:spring|summer|autumn|fall|winter|start|end|middle|beginning|course|first|second|half|last"
    r"|days|weeks|months)(?: (?:half|days|weeks|months|quarter))? (?:of )?)?$"
)
_DIRECTLY = re.compile(
    r"\b(?:signed|agreed|announced|approved|awarded|proposed|updated|corrected|delayed|moved) (?:on|in) $"
)
"""A deed that else tells of the future, right before its own date."""
_DONE = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed|said|won|lost|met|held|gave|made|left|took|told|spoke|began)\b")
_NOT_TOLD_AS_PAST = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|must|to be|plan\w*|schedul\w+|expect\w*|due|until|till|by"
    r"|deadline|if|forecast\w*|project\w*|predict\w*|set to|set for|ahead|upcoming|next|expir\w+|through|target\w*"
    r"|promis\w+|goal\w*|aim\w*|before|future|estimat\w+|slated|postpon\w+|delay\w*|mov\w+|push\w+|extend\w*|agree\w*|vow\w*|pledg\w+|bid"
    r"|propos\w+|going to|announc\w+|approv\w+|award\w+|contract\w*|matur\w+|election|tickets?|booked|sign\w*"
    r"|correct\w*|updated?|clarif\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Options:
    """How late a date may be."""

    grace_days: int = 1
    """Days after the article's last possible day that still pass, for time zones."""


@dataclass(frozen=True, slots=True)
class Component:
    """Finds impossible and future dates."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        mentions = find_dates(article.text)
        found = [*_impossible(article.text, mentions)]
        if article.dating.latest is not None:
            last = article.dating.latest + timedelta(days=self.options.grace_days)
            found += _future(article, mentions, reading.sentences, last)
        return tuple(sorted(found, key=lambda finding: finding.span or Span(0, 0)))


def _impossible(text: str, mentions: Sequence[DateMention]) -> Iterator[Finding]:
    for mention in mentions:
        if mention.month is None or mention.day is None:
            continue
        days = calendar.monthrange(mention.year or _LEAP_YEAR, mention.month)[1]
        if mention.day > days:
            month = MONTH_NAMES[mention.month - 1]
            when = f"{month} {mention.year}" if mention.year else month
            yield Finding(
                check="dates",
                message="This day does not exist.",
                arithmetic=f"{when} has {days} days",
                span=mention.span,
                quote=mention.span.of(text),
                stance=Stance.REFUTES,
            )


def _future(
    article: Article, mentions: Sequence[DateMention], sentences: Sequence[Span], last: date
) -> Iterator[Finding]:
    text = article.text
    for mention in mentions:
        interval = mention.interval()
        if interval is None or interval[0] <= last:
            continue
        sentence = sentence_around(mention.span, sentences)
        if sentence is None:
            continue
        before = text[max(sentence.start, mention.span.start - 120) : mention.span.start]
        # Without the date itself: the month of May is no *may*.
        around = f"{before} {text[mention.span.end : min(sentence.end, mention.span.end + 60)]}"
        happened = _HAPPENED.search(before) or (mention.month and _DONE.search(around))
        if happened and not _NOT_TOLD_AS_PAST.search(_DIRECTLY.sub(" ", before) + around[len(before) :]):
            first, latest = interval[0], article.dating.latest or last
            yield Finding(
                check="dates",
                message="The text tells this as past, but the date lies after the article.",
                arithmetic=f"{day_words(first)} is {(first - latest).days:,} days after {day_words(latest)}",
                span=mention.span,
                quote=mention.span.of(text),
                flag=Flag.INTERNAL_CONTRADICTION,
            )
