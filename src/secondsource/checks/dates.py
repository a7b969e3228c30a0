"""Dates that cannot be: days that no calendar has, and past events dated after the article.

A day such as 30 February, 31 June, or 29 February of a year that is not a leap year does not exist, whoever names it.

A date with its year that lies after the last day on which the article can have appeared cannot be the date of something
told as past, nor can a day near to it that the text calls yesterday's or last week's. The check asks for a plain past
tense ("were killed on …", "took place in …") in the words right before the date, or around it where the date has a
month, and keeps quiet if the words around it speak of plans, deadlines, forecasts or conditions. One day of grace is
given for time zones. An article without a last possible day is not checked for this.
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
from secondsource.reading.measures.days_told import find_days
from secondsource.reading.measures.intervals import LEAP_YEAR, make_day
from secondsource.reading.measures.ranks import ordinal_value
from secondsource.reading.measures.timed import TWO_DAYS
from secondsource.reading.measures.times import MONTH_NAMES, MONTHS, day_words, either
from secondsource.reading.sentences import sentence_around

_IN_WORDS = re.compile(
    rf"\b(?:[Tt]he )?(?P<day>(?:twenty|thirty)-[a-z]+|thirtieth)(?: day)? of (?P<month>{either(MONTHS)})\b"
)
_NO_DAY = re.compile(
    rf"\b(?P<day>3[2-9]|[4-9]\d)(?:st|nd|rd|th) (?:of )?(?P<month>{either(MONTHS)})\b"
    rf"|\b(?P<before>{either(MONTHS)})\.? (?P<then>3[2-9]|[4-9]\d)(?:st|nd|rd|th)\b(?! [a-z])"
    rf"|\b(?:[Oo]n|[Cc]ome|[Tt]he|impose|due|[A-Z][a-z]+day,?) (?P<on>{either(MONTHS)})\.? (?P<bare>3[2-9]|[4-9]\d)"
    r"(?=[,;:)]|\.? [A-Z“]|\.?$| (?:and|at|in|on|for|the|to|when|a|after|before|as|is|was|were|will|would|with|by|that"
    r"|which|deadline|meeting|vote|call|election|attack)\b)"
)
_HAPPENED = re.compile(
    r"(?:\b(?:was|were|took place|happened|occurred|began|ended|died|killed|said|won|lost|fell|struck|broke out"
    r"|came|went"
    r"|met|held|gave|made|left|took|told|wrote|spoke|ran|became|saw|found|got|led|built|sold|bought|sent|rose"
    r"|hit|shot|paid|stood"
    r"|grew|chose|broke|spent|did|joined|[A-Za-z][a-z]{2,}ed)\b[^.;:]{0,60}\b(?:on|in|since)|\b[Ss]ince) (?:the )?"
    r"(?:(?:early |late )?(?:spring|summer|autumn|fall|winter|start|end|middle|beginning|course|first|second|half|last"
    r"|days|weeks|months)(?: (?:half|days|weeks|months|quarter))? (?:of )?)?$"
)
_OPENS = re.compile(r"^(?:In|On|During|By) (?:the (?:spring|summer|autumn|fall|winter|end|start) of )?$")
_THEN = re.compile(
    r",? (?:the |a |an )?(?:[\w’'-]+ ){1,4}?(?:was|were|had|laid|won|lost|fell|rose|began|left|took|made|met"
    r"|held|became|gave|sold"
    r"|bought|built|cut|(?<! the )[a-z]{2,}ed (?=(?:the|an?|to|in|on|by|its|his|her|their|off|out|up|from|more|\d)\b))"
)
"""What is told of a date that opens its sentence."""
_BY = re.compile(r"\bby\b")
_HAD = re.compile(r"\bhad [a-z]+(?:ed|en|n|t)\b")
_HAD_BY_THEN = re.compile(
    r"\b(?:had (?:\w+ ){1,4}by|[Bb]y) (?:the (?:end|start|middle|beginning|time) of |early |mid-?|late )?$"
)
_JUST_NOW = re.compile(
    r"\b(?:[Yy]esterday|[Ll]ast (?:week|night|month|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|[Ee]arlier (?:this|in the) "
    r"(?:week|month)|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d) (?:days|weeks) ago)(?:,? \(?(?:on )?)$"
)
"""Before a day without a year that was in the days before the article."""
_THING_OF_YEAR = re.compile(
    r"\b(?:an?|his|her|its|their|the|\w+[’']s?) (?P<year>20\d\d)"
    r" (?:(?!and\b|to\b|for\b|in\b|on\b)[\w’'-]+ ){0,2}?(?:deaths?"
    r"|defeat|memo|probe|investigation|inquiry|study|poll|book|novel|album|song|memoir|essay|article|paper|interview|speech|letter|lawsuit|ruling|decision|murder|killing|attacks?|trial|conviction|arrest|shooting"
    r"|bombing|crash|fire|flood|earthquake|hurricane|storm|merger|acquisition|takeover|debut|victory|win|loss|coup|invasion"
    r"|war|divorce|scandal|protests?|riots?|strike|collapse|bankruptcy|recession)\b",
    re.IGNORECASE,
)
"""`His 2034 death`, `a 2031 memo`: a year right before what has been; that of the next year may be announced."""
_DIRECTLY = re.compile(
    r"\b(?:signed|agreed|announced|approved|awarded|proposed|updated|corrected|delayed|moved) (?:on|in) $"
)
"""A deed that else tells of the future, right before its own date."""
_DONE = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed|said|won|lost|met|held|gave|made|left|took|told|spoke|began)\b")
_NOT_TOLD_AS_PAST = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|can|must|to be|plan(?:s|ned|ning)?|schedul\w+|expect\w*|due"
    r"|until|till|by"
    r"|deadline|if|forecast\w*|project\w*|predict\w*|set to|set for|ahead|upcoming|next|expir\w+|through|target\w*"
    r"|promis\w+|goal\w*|aim\w*|before|future|estimat\w+|slated|postpon\w+|delay\w*|mov\w+|push\w+|extend\w*"
    r"|agree\w*|vow\w*|pledg\w+|bid"
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
        mentions = find_days(article.text, article.dating)
        found = [*_impossible(article.text, mentions)]
        if article.dating.latest is not None:
            last = article.dating.latest + timedelta(days=self.options.grace_days)
            found += _future(article, mentions, reading.sentences, last)
        return tuple(sorted(found, key=lambda finding: finding.span or Span(0, 0)))


def _impossible(text: str, mentions: Sequence[DateMention]) -> Iterator[Finding]:
    for mention in (*mentions, *_beyond(text)):
        if mention.month is None or mention.day is None:
            continue
        days = calendar.monthrange(mention.year or LEAP_YEAR, mention.month)[1]
        last = TWO_DAYS.search(mention.span.of(text))
        if mention.day > days or (last and int(last["last"]) > days):
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


def _beyond(text: str) -> Iterator[DateMention]:
    """`the 32nd of December`, `the thirty-first of June`: ordinals that are read as no date."""
    for hit in _IN_WORDS.finditer(text):
        yield DateMention(None, MONTHS[hit["month"].lower()], ordinal_value(hit["day"]), None, Span(*hit.span()))
    for hit in _NO_DAY.finditer(text):
        month = MONTHS[(hit["month"] or hit["before"] or hit["on"]).lower()]
        start = hit.start("on") if hit["on"] else hit.start()
        yield DateMention(None, month, int(hit["day"] or hit["then"] or hit["bare"]), None, Span(start, hit.end()))


def _future(
    article: Article, mentions: Sequence[DateMention], sentences: Sequence[Span], last: date
) -> Iterator[Finding]:
    text = article.text
    for mention in mentions:
        interval = mention.interval() or _just_now(text, mention, last)
        if interval is None or interval[0] <= last:
            continue
        sentence = sentence_around(mention.span, sentences)
        if sentence is None:
            continue
        before = text[max(sentence.start, mention.span.start - 120) : mention.span.start]
        # Without the date itself: the month of May is no *may*.
        # What is done by somebody after the date is no deadline.
        following = f" {text[mention.span.end : min(sentence.end, mention.span.end + 60)]}"
        around = before + following
        happened = _HAPPENED.search(before) or (mention.month and _DONE.search(around)) or mention.year is None
        happened = happened or (_OPENS.search(before) and _THEN.match(text, mention.span.end, sentence.end))
        if _HAD.search(around):
            before, happened = _HAD_BY_THEN.sub("", before), happened or _HAD_BY_THEN.search(before)
        if happened and not _NOT_TOLD_AS_PAST.search(_DIRECTLY.sub(" ", before) + _BY.sub(" ", following)):
            yield _to_come(article, mention.span, interval[0])
    for hit in _THING_OF_YEAR.finditer(text):
        before = text[max(0, hit.start() - 24) : hit.start()]
        if int(hit["year"]) > last.year + 1 and not _NOT_TOLD_AS_PAST.search(before):
            yield _to_come(article, Span(*hit.span("year")), date(int(hit["year"]), 1, 1))


def _to_come(article: Article, span: Span, first: date) -> Finding:
    latest = article.dating.latest or first
    message = "The text tells this as past, but the date lies after the article."
    sum_ = f"{day_words(first)} is {(first - latest).days:,} days after {day_words(latest)}"
    return Finding("dates", message, sum_, span, span.of(article.text), Flag.INTERNAL_CONTRADICTION)


def _just_now(text: str, mention: DateMention, last: date) -> tuple[date, date] | None:
    """The day in the year that is nearest to the article, of one that the text calls yesterday or the like."""
    if not (mention.month and mention.day and mention.year is None):
        return None
    if not _JUST_NOW.search(text, max(0, mention.span.start - 30), mention.span.start):
        return None
    days = [make_day(year, mention.month, mention.day) for year in (last.year - 1, last.year, last.year + 1)]
    nearest = min((day for day in days if day), key=lambda day: abs((day - last).days), default=None)
    return (nearest, nearest) if nearest else None
