"""A length of time or a year told about a dated event, against the calendar.

Where an article says how long a known event has lasted ("nearly three years of …", "the three-year-old …", "…,
now in its third year", "the third anniversary of …"), the check counts from the day on which the reference table
starts the event to the day on which the article appeared. The event must be named by one of the phrases of its
row, and the article must use one of the words that the row asks for.

What the words can mean is generous to the writer. "Three years" is anything from two and a half to under four,
because both rounded and completed years are in use; "nearly three years" is two and a half to three; "about" is
15 % either side; "more than" sets only a lower end, "less than" only an upper one; a tenth of a unit either way
is always let pass. A length that is more than four times too long or too short is taken to be about something
else, and a sentence that speaks of an earlier year is left alone.

The year that the article gives to an event that happened once ("in 1912, when the Titanic sank", "the 1986 Chernobyl
disaster", "World War II ended in 1945") is compared with the row of the table. A year more than 25 off is taken to be
that of something else.

If the article has no certain day, the first and the last day on which it can have appeared are both counted. The
words are refuted only if they are false on both, supported only if they are true on both, and nothing is said
otherwise.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import DateMention, Duration, Share
from secondsource.domain.record import Span
from secondsource.domain.reference import Event, Tables
from secondsource.domain.report import Finding
from secondsource.reading.measures.approximators import SENSES, Sense
from secondsource.reading.measures.event_years import EventYear, find_event_years
from secondsource.reading.measures.events import EventMention, find_events, lowered
from secondsource.reading.measures.ranks import find_anniversaries
from secondsource.reading.measures.times import (
    DAYS,
    day_words,
    days_words,
    elapsed_words,
    find_dates,
    find_durations,
)
from secondsource.reading.sentences import sentence_around

_WHOSE = r"(?:(?:the|this|its|a|an|[\w-]+'s?) )?(?:[\w-]+ ){0,2}"
_OF = re.compile(rf" (?:of|into) {_WHOSE}$")
_SINCE = re.compile(rf"(?: (?:have|has) (?:now )?(?:passed|gone by|elapsed))? since {_WHOSE}$")
_AFTER = re.compile(rf" (?:after|on from) {_WHOSE}$")
_ADJECTIVE = re.compile(r" (?:[\w'-]+ ){0,2}$")
_OBJECT = r"(?: (?:of|in|against|on) [\w'-]+)?"
_LASTED = re.compile(
    rf"{_OBJECT},? ?(?:which |that )?(?:has |have )?(?:now )?"
    r"(?:lasted|raged|dragged on|gone on|been (?:going on|raging|under ?way))(?: for)? $"
)
_AGO = re.compile(
    rf"{_OBJECT},? ?(?:(?:which |that )?(?:was |had )?"
    r"(?:began|started|begun|erupted|broke out|launched|happened|occurred|took place|struck) )?$"
)
_NOT_THE_WHOLE = re.compile(r"\b(?:first|last|early|earliest|opening|past|previous|next|final|another|every) $")
_PRESENT = re.compile(r"\b(?:is|are|has|have|continues?|remains?|still|now)\b")
_PAST = re.compile(r"\b(?:was|were|had|did)\b")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
}
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,3}}(?=st|nd|rd|th))(?:st|nd|rd|th)?"
_ANNIVERSARY = re.compile(
    r"\b(?P<cue>ahead of|nears?|nearing|approach(?:es|ing)|upcoming|marks?|marking) (?:(?:the|its) )?"
    rf"(?P<told>{_ORDINAL} anniversary of {_WHOSE})$"
)
_ITS_OWN = re.compile(r",? (?:whose|and its) (?:the )?")
_FELL_IN = re.compile(
    r",? (?:(?:came|fell|was|is|were|falls|passed|marked|celebrated|observed|remembered) ){0,2}in (?P<year>\d{4})\b"
)
_ITS_YEAR = re.compile(rf"{_OBJECT},? (?:now |is |is now )?(?:in|enters|entering) (?P<told>its {_ORDINAL} year)\b")
_MARKS = re.compile(r"mark")
_NOW = re.compile(
    r"\b(?:this (?:year|week|month)|today|tomorrow|marks?|marking|celebrat\w+|commemorat\w+|will|is)\b", re.I
)
_THIS_YEAR = re.compile(r"\b(?:this|the) year (?:also )?$")
_FAR = 25
"""Years between what is told and what is held beyond which something else is meant."""
WINDOW = 90
"""Characters between an event and a length that may belong to it."""


@dataclass(frozen=True, slots=True)
class Options:
    """When a length counts as wrong."""

    margin: Share = 0.1
    """Share of the unit (a year, a month, …) by which a length may miss before anything is said."""
    unlike: float = 4.0
    """A length so many times too long or too short is taken to be about something else."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the text says about the length of an event."""

    event: Event
    span: Span
    words: str
    """The words for the length, as they stand."""
    low: float
    high: float
    unit: float
    """Days in the unit, for the margin."""
    limit: str
    """What the words mean, such as `at most 3 years`."""
    ago: bool = False
    """Counted from the start of the event to the day of the article, even if the event is over."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares lengths of time with the dates that are held."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        told = find_event_years(article.text, article.title, reading.sentences, tables.events)
        found = (*self._lengths(article, reading, tables), *_wrong_years(article.text, told))
        return apart((*found, *_anniversaries(article, reading.sentences, tables)))

    def _lengths(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        dating = article.dating
        if dating.earliest is None or dating.latest is None or dating.latest < dating.earliest:
            return ()
        mentions = find_events(article.text, article.title, tables.events)
        told = _told(article.text, mentions, reading.sentences, dating) if mentions else ()
        found = (self._finding(each, article.text, dating.earliest, dating.latest) for each in told)
        return tuple(finding for finding in found if finding)

    def _finding(self, told: _Told, text: str, earliest: date, latest: date) -> Finding | None:
        start = told.event.start
        ends = (earliest, latest) if told.ago else _ends(told.event, earliest, latest)
        if not ends:
            return None
        shortest, longest = ((end - start).days for end in ends)
        if shortest <= 0 or not told.low / self.options.unlike <= longest or shortest > told.high * self.options.unlike:
            return None
        slack = self.options.margin * told.unit
        if longest < told.low - slack or told.high + slack < shortest:
            stance, verb = Stance.REFUTES, "does not fit"
        elif told.low - slack <= shortest and longest <= told.high + slack:
            stance, verb = Stance.SUPPORTS, "fits"
        else:
            return None
        return Finding(
            check="durations",
            message=f"“{told.words}” {verb} the dates held for “{told.event.name}”.",
            arithmetic=f"{_counted(start, ends)}; “{told.words}” is {told.limit}",
            span=told.span,
            quote=told.span.of(text),
            stance=stance,
        )


def _wrong_years(text: str, told: Iterable[EventYear]) -> Iterator[Finding]:
    for each in told:
        (first, last), year = each.years, each.date.year
        if year is None or first - _FAR > year or (last or year) + _FAR < year or first <= year <= (last or year):
            continue
        held = f"{first}" if first == last else f"{first} to {last}" if last else f"{first} on"
        message = f"The year does not fit the date held for “{each.event.name}”."
        sum_ = f"{each.event.text} It is told of {year}, not of {held}"
        yield Finding("durations", message, sum_, each.span, each.span.of(text), stance=Stance.REFUTES)


def _anniversaries(article: Article, sentences: Sequence[Span], tables: Tables) -> Iterator[Finding]:
    """`the 30th anniversary of the fall of the Berlin Wall`, in the year of its sentence or of the article."""
    text, dating = article.text, article.dating
    marked = find_anniversaries(text)
    for mention in find_events(text, article.title, tables.events) if marked else ():
        each = next((each for each in marked if _is_of(text, each.span, mention.span)), None)
        sentence = sentence_around(mention.span, sentences)
        if each is None or sentence is None or each.unit != "year" or not sentence.contains(each.span):
            continue
        told = _year_of(text, each.span, mention.span) or {
            day.year for day in find_dates(sentence.of(text)) if day.year
        }
        if not told and dating.earliest and dating.latest and _NOW.search(sentence.of(text)):
            told = {dating.earliest.year, dating.latest.year}
        start, ends = mention.event.start.year, sorted((each.span, mention.span))
        span = Span(ends[0].start, ends[1].end)
        if told and max(told) - min(told) <= 1 and all(abs(year - start - each.low) > 1 for year in told):
            sum_ = f"{day_words(mention.event.start)} to {max(told)} is {max(told) - start} years"
            message = f"The anniversary does not fit the date held for “{mention.event.name}”."
            yield Finding("durations", message, sum_, span, span.of(text), stance=Stance.REFUTES)


def _is_of(text: str, anniversary: Span, event: Span) -> bool:
    """`the 30th anniversary of the fall of the Wall`, `the fall of the Wall, whose 30th anniversary`."""
    if event.end <= anniversary.start:
        return _ITS_OWN.fullmatch(text, event.end, anniversary.start) is not None
    return _OF.fullmatch(lowered(text[anniversary.end : event.start])) is not None


def _year_of(text: str, anniversary: Span, event: Span) -> set[int]:
    """The year in which the anniversary of an event that was told before it fell; empty where the words do not say."""
    fell = _FELL_IN.match(text, anniversary.end) if event.end <= anniversary.start else None
    return {int(fell["year"])} if fell else set()


def _ends(event: Event, earliest: date, latest: date) -> tuple[date, date] | None:
    """The first and last day to count to: the days of the article, or the end of an event that was over before."""
    if event.end is None or latest <= event.end:
        return earliest, latest
    return (event.end, event.end) if event.end < earliest else None


def _counted(start: date, ends: tuple[date, date]) -> str:
    first, last = ends
    words = f"{day_words(start)} to {day_words(first)} is {elapsed_words(start, first)} ({days_words(start, first)})"
    if first != last:
        words += f", to {day_words(last)} {elapsed_words(start, last)} ({days_words(start, last)})"
    return words


def _told(text: str, mentions: Sequence[EventMention], sentences: Sequence[Span], dating: Dating) -> Iterator[_Told]:
    low = lowered(text)
    durations, dates = find_durations(text), find_dates(text)
    duration_starts = [duration.span.start for duration in durations]
    date_starts = [mention.span.start for mention in dates]
    for mention in mentions:
        sentence = sentence_around(mention.span, sentences)
        if sentence is None:
            continue
        dated = dates[bisect_left(date_starts, sentence.start) : bisect_left(date_starts, sentence.end)]
        if _is_about_another_time(low, sentence, dated, mention.event, dating):
            continue
        yield from _by_ordinal(low, mention, sentence)
        first = bisect_left(duration_starts, max(sentence.start, mention.span.start - WINDOW))
        last = bisect_left(duration_starts, min(sentence.end, mention.span.end + WINDOW))
        for duration in durations[first:last]:
            if span := _bound(low, mention.span, duration.span):
                yield _from_duration(text, mention.event, span, duration)
            elif span := _counted_from(low, mention.span, duration.span, sentence):
                yield replace(_from_duration(text, mention.event, span, duration), ago=True)


def _is_about_another_time(
    low: str, sentence: Span, dates: Sequence[DateMention], event: Event, dating: Dating
) -> bool:
    """True where the sentence names another year or is told in the past tense alone."""
    near = {day.year for day in (dating.earliest, dating.latest, event.start) if day}
    if any(mention.year is not None and mention.year not in near for mention in dates):
        return True
    words = sentence.of(low)
    return _PAST.search(words) is not None and _PRESENT.search(words) is None


def _bound(low: str, phrase: Span, length: Span) -> Span | None:
    """The span of length and event together, where the words between bind them."""
    if length.end <= phrase.start:
        between = low[length.end : phrase.start]
        adjective = "-" in length.of(low)
        binds = _OF.fullmatch(between) or (adjective and _ADJECTIVE.fullmatch(between))
        whole = not _NOT_THE_WHOLE.search(low, max(0, length.start - 12), length.start)
        return Span(length.start, phrase.end) if binds and whole else None
    if phrase.end >= length.start:
        return None
    between = low[phrase.end : length.start]
    if _LASTED.fullmatch(between):
        return Span(phrase.start, length.end)
    ago = low.startswith(" ago", length.end) and _AGO.fullmatch(between)
    return Span(phrase.start, length.end + len(" ago")) if ago else None


def _counted_from(low: str, phrase: Span, length: Span, sentence: Span) -> Span | None:
    """`26 years since the fall of …`; `20 years after the attacks` only where the sentence speaks of today."""
    if length.end > phrase.start:
        return None
    between = low[length.end : phrase.start]
    now = _PRESENT.search(sentence.of(low)) and not _PAST.search(sentence.of(low))
    binds = _SINCE.fullmatch(between) or (now and _AFTER.fullmatch(between))
    return Span(length.start, phrase.end) if binds else None


def _from_duration(text: str, event: Event, span: Span, duration: Duration) -> _Told:
    unit = DAYS[duration.unit]
    low, high = duration.low, duration.high
    sense = SENSES.get(duration.approximator or "")
    if sense in {Sense.MORE, Sense.AT_LEAST, Sense.ABOVE}:
        low, high = duration.low, math.inf
    elif sense is None and "old" not in duration.span.of(text):
        high = max(high, (duration.count + 1) * unit)
    ago = text.startswith(" ago", duration.span.end)
    return _Told(event, span, duration.span.of(text), low, high, unit, _limit(low, high, duration), ago)


def _limit(low: float, high: float, duration: Duration) -> str:
    unit, name = DAYS[duration.unit], duration.unit
    if high == math.inf:
        return f"at least {_number(low / unit)} {name}s"
    if low == 0:
        return f"at most {_number(high / unit)} {name}s"
    return f"{_number(low / unit)} to {_number(high / unit)} {name}s"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _by_ordinal(low: str, mention: EventMention, sentence: Span) -> Iterator[_Told]:
    """An anniversary that is marked or ahead, or the year that an event is in."""
    phrase, year = mention.span, DAYS["year"]
    if hit := _ANNIVERSARY.search(low, max(sentence.start, phrase.start - WINDOW), phrase.start):
        number = _ordinal(hit["ordinal"])
        span = Span(hit.start("told"), phrase.end)
        words = low[hit.start("ordinal") : low.index(" anniversary", hit.start("ordinal"))] + " anniversary"
        start = mention.event.start
        if _MARKS.match(hit["cue"]) and _THIS_YEAR.search(low, max(sentence.start, hit.start() - 20), hit.start()):
            year_of = start.year + number
            low_days, high_days = ((date(year_of, *day) - start).days for day in ((1, 1), (12, 31)))
            limit = f"told of the year {year_of}"
        elif _MARKS.match(hit["cue"]):
            low_days, high_days, limit = (
                (number - 0.1) * year,
                (number + 0.1) * year,
                f"{number} years, give or take a month",
            )
        else:
            low_days, high_days, limit = (number - 1) * year, number * year, f"{number - 1} to {number} years"
        yield _Told(mention.event, span, words, low_days, high_days, year, limit, ago=True)
    if hit := _ITS_YEAR.match(low, phrase.end, sentence.end):
        number = _ordinal(hit["ordinal"])
        span = Span(phrase.start, hit.end("told"))
        limit = f"{number - 1} to {number} years"
        yield _Told(mention.event, span, hit["told"], (number - 1) * year, number * year, year, limit)


def _ordinal(word: str) -> int:
    return _ORDINALS.get(word) or int(word)
