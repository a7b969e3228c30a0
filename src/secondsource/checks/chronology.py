"""What happened in a place and when, against the table of dated events.

Where a statement says that a named place was occupied, besieged, liberated or taken back, and the table holds exactly
such an event for that place, the two are compared. The statement is supported when every time it gives can be that of
the row: a date, a month or a year, or words such as "in the early months of the invasion", which are read as the first
six months of the event that they name. Whoever it says did it must be named by the row, and a statement that tells
more than place, deed, doer and time is left alone, because the row does not bear out the rest. The check never refutes:
a place may have been taken twice, and the table may hold only one of the times.

Where the statement calls the time brief or short, the length is counted and shown. More than a month is pointed
out as imprecise; what
"brief" means is left to the reader.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.domain.article import Article
from secondsource.domain.claim import Claim, Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.record import Span
from secondsource.domain.reference import Event, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.events import find_events
from secondsource.reading.measures.times import day_words, days_words, find_dates
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.names import find_names, same_name
from secondsource.reading.vocabulary.words import content_text

_VERBS = {
    "occupation": re.compile(r"\b(?:occupied|occupation|under (?:\w+ )?occupation)\b", re.IGNORECASE),
    "siege": re.compile(r"\b(?:besieged|siege|blockade)\b", re.IGNORECASE),
    "liberation": re.compile(r"\b(?:liberated|liberation|recaptured?|retaken|retook|taken back|reclaimed)\b", re.I),
}
_UNSURE = re.compile(r"\b(?:not|never|no|n't|almost|nearly|partly|partially|could|may|might|again)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|first|opening) (?P<unit>days|weeks|months) of (?:[\w’']+ ){0,3}$", re.IGNORECASE)
_BRIEF = re.compile(r"\b(?:briefly|brief|short(?:ly|-lived)?|for a short (?:time|period|while))\b", re.IGNORECASE)
_BY = re.compile(r" (?:back )?by (?:the )?(?P<doer>[^\W\d_a-z]\w+)")
_FORCES = re.compile(
    r"\b(?P<doer>[^\W\d_a-z]\w+)(?:[’']s)?(?: \w+)? (?:forces|troops|soldiers|army|military|units) (?:\w+ ){0,2}$"
)
_PLAIN = re.compile(
    r"\b(?:city|town|village|port|southern|northern|eastern|western|forces|troops|soldiers|army|military|units"
    r"|before|being|after|until|had|been|was|were|from|by|during|back|again|later)\b",
    re.IGNORECASE,
)
"""Words that add nothing to what a row of the table says."""
_BORDER = re.compile(
    r"\b(?:(?P<first>since|from|as of|starting)|(?P<last>until|till|to|through|up to|by)|before|after|prior to)"
    r"(?: (?:the|early|late|mid))* $",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\b(?:is|are|has|have|remains?|stays?|still|now|currently|today)\b", re.IGNORECASE)
_UP_TO_NOW = re.compile(r"\b(?:since|ever since|to this day)\b", re.IGNORECASE)
_SPANS = {"days": 14, "weeks": 60, "months": 183}
"""Days that count as the early days, weeks or months of an event."""


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as brief."""

    brief_days: int = 31
    """A longer time that is called brief is pointed out."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares what happened in a place with the dated events that are held."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        about = [claim for claim in reading.claims if claim.checkable and not _UNSURE.search(claim.quote)]
        return tuple(finding for claim in about for finding in self._findings(claim, article, tables))

    def _findings(self, claim: Claim, article: Article, tables: Tables) -> Iterator[Finding]:
        told = _told(claim, tables)
        events = tuple(each.event for each in told)
        if told and _fits(claim, told, article, tables) and not _tells_more(claim, article, tables):
            yield _finding(
                claim, f"The table holds: {' '.join(event.text for event in events)}", events, Stance.SUPPORTS
            )
        for event in events:
            if event.end and _BRIEF.search(claim.quote) and (event.end - event.start).days > self.options.brief_days:
                message = f"The statement calls it brief; {days_words(event.start, event.end)} passed."
                yield _finding(claim, message, (event,), None, Flag.IMPRECISE)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event that a statement tells, and where its verb stands."""

    event: Event
    verb: Span


@dataclass(frozen=True, slots=True)
class _Time:
    """First and last day that a time in a statement can mean, and where it stands."""

    first: date
    last: date
    span: Span


def _told(claim: Claim, tables: Tables) -> tuple[_Told, ...]:
    """The held events that the statement tells: one for each sort that it names, in the one place that it names."""
    hits = {sort: hit for sort, verb in _VERBS.items() if (hit := verb.search(claim.quote))}
    if not hits:
        return ()
    names = {name.text for name in find_names(claim.text)}
    held = [event for event in tables.events if any(same_name(event.place or "", name, tables) for name in names)]
    told: list[_Told] = []
    for sort, hit in hits.items():
        fitting = [event for event in held if _sort(event) == sort]
        if len(fitting) != 1 or not _names_doer(fitting[0], claim.quote, Span(*hit.span())):
            return ()
        told.append(_Told(fitting[0], Span(*hit.span())))
    return tuple(told)


def _sort(event: Event) -> str:
    """The sort of an event: the word its name holds, else its kind."""
    return next((sort for sort in _VERBS if sort in event.name.lower()), event.kind)


def _names_doer(event: Event, quote: str, verb: Span) -> bool:
    """Whether the row names whoever the statement says did it; true where it says nobody."""
    doer = _BY.match(quote, verb.end) or _FORCES.search(quote, 0, verb.start)
    named = {name_base(word) for name in find_names(event.text) for word in name.text.split()}
    return not doer or name_base(doer["doer"]) in named


def _fits(claim: Claim, told: tuple[_Told, ...], article: Article, tables: Tables) -> bool:
    """Whether every time that the statement gives can be that of the event whose verb stands nearest to it."""
    for time in (*_dates(claim), *_early(claim, article, tables)):
        event = min(told, key=lambda each: abs(each.verb.start - time.span.start)).event
        if time.last < event.start or (event.end or date.max) < time.first or not _borders(claim, time, event):
            return False
    lasting = all(each.event.end is None or each.event.end >= _last_day(article) for each in told)
    return lasting or not (_LASTS.search(claim.quote) or _UP_TO_NOW.search(claim.quote))


def _borders(claim: Claim, time: "_Time", event: Event) -> bool:
    """Whether a time after `since`, `until` and the like is the border of the event that the word makes it."""
    word = _BORDER.search(claim.quote, 0, time.span.start)
    if word is None:
        return True
    if word["first"]:
        return time.first <= event.start <= time.last
    return bool(word["last"]) and event.end is not None and time.first <= event.end <= time.last


def _last_day(article: Article) -> date:
    return article.published or article.dating.latest or date.max


def _dates(claim: Claim) -> Iterator[_Time]:
    for mention in find_dates(claim.quote):
        if interval := mention.interval():
            yield _Time(*interval, mention.span)


def _early(claim: Claim, article: Article, tables: Tables) -> Iterator[_Time]:
    for mention in find_events(claim.quote, f"{article.title} {article.text}", tables.events):
        if early := _EARLY.search(claim.quote, 0, mention.span.start):
            first = mention.event.start
            last = first + timedelta(days=_SPANS[early["unit"].lower()])
            yield _Time(first, last, Span(early.start(), mention.span.end))


def _tells_more(claim: Claim, article: Article, tables: Tables) -> bool:
    """Whether a statement says something besides place, deed, doer and time."""
    known = [name.span for name in find_names(claim.quote)]
    known += [time.span for time in (*_dates(claim), *_early(claim, article, tables))]
    known += [Span(*hit.span()) for verb in (*_VERBS.values(), _BRIEF, _PLAIN) for hit in verb.finditer(claim.quote)]
    rest = "".join(
        " " if any(span.start <= at < span.end for span in known) else letter for at, letter in enumerate(claim.quote)
    )
    return bool(content_text(rest).split())


def _finding(
    claim: Claim, message: str, events: tuple[Event, ...], stance: Stance | None, flag: Flag | None = None
) -> Finding:
    return Finding(
        check="chronology",
        message=message,
        arithmetic="; ".join(_counted(event) for event in events),
        span=claim.span,
        quote=claim.quote,
        flag=flag,
        stance=stance,
    )


def _counted(event: Event) -> str:
    if event.end is None or event.end == event.start:
        return f"{event.name}: {day_words(event.start)}"
    return f"{event.name}: {day_words(event.start)} to {day_words(event.end)} is {days_words(event.start, event.end)}"
