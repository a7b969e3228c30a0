"""A length of time, or an anniversary, told together with the days between which it lies.

Where an article gives both ends and the length, the calendar is counted again:

- "three years, from 2009 to 2012", "from 3 May to 17 May 2021, a fortnight", "it lasted four years, between 2001 and
  2005";
- "opened in 2001 and closed four years later, in 2005", and the same in two sentences, "It ended in 2005, four years
  later";
- two dates and one length in a sentence that says that it lasted, ran or took so long, or that one came so long after
  the other, whatever order they stand in;
- two times of day and the only length in hours or minutes ("began at 5 a.m. and ended at 2 p.m., nine hours later");
- "since 1993, for 20 years" and "in 2003, 10 years ago" against the year of the article;
- "founded in 1994, the firm marks its 25th anniversary this year" against the year of the article, and "its 10th
  anniversary in 2011" against a founding that the article tells in the sentence or the one before.

Years alone are taken for every day in them, so a length told in years may miss by one year, in months by a month, and a
length with "about" or "nearly" by what the words leave room for. Lengths with "more than", "at least" or "up to" are
left alone. One of the three numbers is wrong; which is open.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import DateMention, Duration, Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.approximators import SENSES, Sense
from secondsource.reading.measures.clocks import DAY, find_clocks
from secondsource.reading.measures.intervals import LEAP_YEAR, Interval
from secondsource.reading.measures.ranks import ORDINAL, ordinal_value
from secondsource.reading.measures.signs import LONGEST
from secondsource.reading.measures.timed import ANNIVERSARY as _A
from secondsource.reading.measures.timed import DATE as _D
from secondsource.reading.measures.timed import LENGTH as _L
from secondsource.reading.measures.timed import Timed, timed_sentence
from secondsource.reading.measures.times import DAYS, day_words

_WORDS = r"(?: (?!and\b)[\w’'-]+){0,4}?"
_IN = r"(?:in |on |by )?"
_TO = r",? (?:to|until|till|through|and) (?:the )?"
_BETWEEN = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:from|between) (?:the )?(?P<one>{_D}){_TO}(?P<other>{_D}),?(?: or| –| —|:)? ?\(?(?:a|an|the"
        rf"|which is|that is|some)?"
        rf"(?: ?(?:for|span|period|stretch|total|stint|run|term|tenure|time|full|mere|just|only|space) ?(?:of|in"
        rf"|over)?)* ?(?P<length>{_L})(?! ago| before| later| after| earlier)",
        rf"(?P<length>{_L})(?! ago| before| later| after| earlier){_WORDS}(?:,| –| —)? ?(?:from|between|\()"
        rf" ?(?P<one>{_D}){_TO}(?P<other>{_D})",
    )
)
_LATER = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_IN}(?P<one>{_D})(?:(?! ?{_D})[^{_D}{_L};:]){{1,60}}?(?P<length>{_L}) later,? ?(?:,|\(|–|—)?"
        rf" ?{_IN}(?P<other>{_D})",
        rf"{_IN}(?P<one>{_D})[^{_D}{_L};:]{{1,80}}?{_IN}(?P<other>{_D}),? ?(?:\(|–|—)? ?(?:only |just |some )?"
        rf"(?P<length>{_L}) (?:later|afterwards?)(?!,? ?{_IN}{_D})",
    )
)
_WHOLE = re.compile(
    rf"\b(?:last(?:ed|s|ing)|spann(?:ed|ing)|(?:a|the) (?:total|period|span|stretch|reign|tenure|run) of|runs?|ran) "
    rf"(?:for )?(?:[\w’'-]+ ){{0,2}}?{_L}|{_L}[ -]long\b|{_L} (?:after|before|on from) [^,;{_D}]{{0,60}}{_D}"
    rf"|\bafter (?:being|having been) [a-z]+ (?:for )?{_L}|\b(?:ruled|reigned|governed) (?:\w+ ){{0,3}}for {_L}"
    rf"|\bfor {_L} until |{_L} in (?:all|total)\b|{_L} (?:passed|elapsed|went by|separated?)\b"
    rf"|{_L} [a-z]+ that (?:began|started) in {_D}|\b(?:took|needed|spent"
    rf"|served) (?:\w+ ){{0,2}}?{_L}[^{_D}]{{0,40}}[:;–—]",
    re.IGNORECASE,
)
_NOT_THE_WHOLE = re.compile(
    rf"\b(?:another|other|more|further|first|last|next|additional|sentenced|sentence|jailed|fac(?:es|ing|ed)|given"
    rf"|ordered|condemned|term)\b(?: [\w’'-]+){{0,2}} {_L}|{_L} (?:sentence|term|contract|deal|plan|ban)\b",
    re.IGNORECASE,
)
_UP_TO_NOW = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<since>since) (?P<date>{_D}),? ?(?:for |or |a (?:total|period) of |– ?|— ?|\()?(?P<length>{_L})"
        rf"(?! (?:ago|before|later|after|earlier))",
        rf"\bfor (?P<length>{_L}),? (?:ever )?(?P<since>since) {_IN}(?P<date>{_D})",
        rf"{_IN}(?P<date>{_D}),? ?(?:or |\(|– ?|— ?)?(?P<length>{_L}) ago",
        rf"(?P<length>{_L}) ago,? ?(?:\(|– ?|— ?)?(?:back )?{_IN}(?P<date>{_D})",
        rf"\bmark(?:s|ing|ed)? (?:the )?(?P<length>{_L}) since [^{_D}{_L};]{{0,60}}?(?P<date>{_D})",
        rf"\b(?:is|are|has been|have passed|passed) (?:now |almost )?(?P<length>{_L}) since [^{_D}{_L};]{{0,60}}?"
        rf"(?P<date>{_D})",
        rf"(?P<length>{_L}) (?:after|since|on from) [^{_D}{_L};,]{{0,60}}?(?P<date>{_D}),(?=[^{_D}{_L}]*$)"
        r"(?=[^,]*\b(?:is|are"
        rf"|has|have|still|remains?)\b)(?![^,]*\b(?:was|were|had|did)\b)",
    )
)
_ENDED_LATER = re.compile(
    rf"^[^{_D}{_L}]{{0,60}}{_IN}(?P<other>{_D}),? ?\(?(?P<length>{_L}) later"
    rf"|^[^{_D}{_L}]{{0,60}}(?P<length2>{_L}) later,? ?\(?{_IN}(?P<other2>{_D})"
    rf"|^(?:It|They|He|She|The)\b[^{_D}{_L}]{{0,60}}{_IN}(?P<other3>{_D}),? after (?:just |only "
    rf"|lasting )?(?P<length3>{_L})[.,;]",
    re.IGNORECASE,
)
_MARKS = re.compile(
    rf"{_A}|(?<![\w-]){ORDINAL} birthday\b|\b(?:turns|turned|turning"
    rf"|will turn) (?P<turned>\d{{2,3}})\b(?![%:.,]?\d| ?%)"
    rf"|(?P<length>{_L}) (?:old|in business|in existence|of (?:existence|service|publication|operation"
    rf"|independence))\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    rf"\b(?:founded|established|formed|created|launched|opened|started|born|set up|began|begun|incorporated"
    rf"|built|proclaimed|declared"
    rf"|married|wed|since|inaugurated|first (?:held|published|aired|appeared|staged|opened)|appeared|debuted|premiered"
    rf"|unveiled|chartered|crowned|dates? (?:back )?(?:to|from)|(?:took|came to|ascended(?: to)?) the throne)\b"
    rf"[^{_D}.;]{{0,40}}?{_D}",
    re.IGNORECASE,
)
_ITS_DAY = re.compile(
    rf" (?:of|since) [^{_D}{_L}.;,]{{0,50}}?(?:\bof (?P<of>{_D})|\b(?:the|its|his|her|their) (?P<adjective>{_D}) [a-z]"
    rf"|\b(?:in|on) (?P<in>{_D}))",
    re.IGNORECASE,
)
"""The day of what is remembered; with `in` only where the sentence has another."""
_OF_ANOTHER = re.compile(
    r" of (?!(?:its|their|his|her|the (?:founding|company|group|firm|club|party))\b)", re.IGNORECASE
)
_NEAR = re.compile(
    r"\b(?:this year|this (?:month|week)|today|tomorrow|yesterday|now|marks?|marking|celebrat\w+|is|are|has|its"
    r"|will|ahead of"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:It|They|He|She)\b")
_LASTS = re.compile(r"\b(?:has|have|is|are|been|now|still)\b")
LONGEST_WHOLE = 260
"""Characters of a sentence whose only length is taken for that between its only dates."""
_AT_LEAST = frozenset({Sense.MORE, Sense.AT_LEAST, Sense.ABOVE})
_ELSEWHERE = re.compile(
    r"\b(?:local time|GMT|UTC|E[DS]?T|time zones?|flight|flew|fly|next (?:day|morning)|following day)\b"
)
_CLOCKED = re.compile(
    rf"{_L} (?:later|after|long|of)\b|{_L}(?: [\w'-]+){{0,3}} (?:from|between) |\bafter {_L}|\b(?:last"
    rf"|span)\w+ (?:\w+ )?{_L}"
    rf"|\b(?:took|for|ran|runs|of) {_L}|,? ?(?:or |\()?{_L}(?: in (?:all|total)| a (?:day|night))?[.,)]",
    re.IGNORECASE,
)
_HOURS_SLACK = {"hour": 0.25 / 24, "minute": 10 / 1440}
"""Days that a length between two times of day may miss by."""
_SLACK = {"day": 1.0, "decade": DAYS["year"], "century": DAYS["year"]}
"""Days that a length may miss by, where that is not one of its own units."""


@dataclass(frozen=True, slots=True)
class Options:
    """How far a length may be from the days between."""

    units: float = 1.0
    """So many of its own units (a year, a month, …) a length may miss, because both ends are rounded."""


@dataclass(frozen=True, slots=True)
class Component:
    """Counts the time between two days that the article gives."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        before: Timed | None = None
        for sentence in reading.sentences:
            if sentence.end - sentence.start > LONGEST:
                continue
            timed = timed_sentence(article.text, sentence)
            near = before if before and sentence.start - before.span.end <= 2 else None
            found += self._lengths(article.text, timed, near)
            found += self._up_to_now(article, timed)
            found += _anniversaries(article, timed, near)
            found += _hours(article.text, timed)
            before = timed
        return apart(found)

    def _lengths(self, text: str, timed: Timed, before: Timed | None) -> Iterator[Finding]:
        if not timed.lengths or not timed.dates:
            return
        for form in (*_BETWEEN, *_LATER):
            for hit in form.finditer(timed.words):
                ends = timed.date(hit, "one"), timed.date(hit, "other")
                yield from self._compared(text, timed, *ends, timed.length(hit, "length"))
        yield from self._whole(text, timed)
        hit = _ENDED_LATER.match(timed.words)
        if hit and before and len(before.dates) == 1 and len(timed.dates) == 1:
            way = next(way for way in ("", "2", "3") if hit[f"other{way}"])
            ended, length = timed.date(hit, f"other{way}"), timed.length(hit, f"length{way}")
            yield from self._compared(text, timed, before.only, ended, length)

    def _whole(self, text: str, timed: Timed) -> Iterator[Finding]:
        """The only two dates and the only length of a sentence, in whatever order."""
        if len(timed.dates) != 2 or len(timed.lengths) != 1 or len(timed.words) > LONGEST_WHOLE:
            return
        if not _WHOLE.search(timed.words) or _NOT_THE_WHOLE.search(timed.words):
            return
        length, (one, other) = next(iter(timed.lengths.values())), timed.dates.values()
        first, second = (_with_year(_same_year(*pair)).interval() for pair in ((one, other), (other, one)))
        if first and second:
            yield from self._compared(text, timed, *((one, other) if first <= second else (other, one)), length)

    def _up_to_now(self, article: Article, timed: Timed) -> Iterator[Finding]:
        """A length that lies between a day and that of the article."""
        now = _now(article.dating)
        for hit in (hit for form in _UP_TO_NOW for hit in form.finditer(timed.words) if now):
            mention, length = timed.date(hit, "date"), timed.length(hit, "length")
            start = mention.interval()
            if "since" in hit.groupdict() and (not _LASTS.search(timed.words) or _sense(length) in _AT_LEAST):
                continue
            sum_ = self._misfit(start, now, length, article.text) if start and now else ""
            if sum_:
                yield _finding(article.text, timed, (mention, mention, length), sum_)

    def _compared(
        self, text: str, timed: Timed, one: DateMention, other: DateMention, length: Duration
    ) -> Iterator[Finding]:
        one, other = _with_year(_same_year(one, other)), _with_year(_same_year(other, one))
        start, end = one.interval(), other.interval()
        if start is None or end is None:
            return
        if end[1] < start[0]:
            if "later" in timed.words:
                yield _finding(
                    text, timed, (one, other, length), f"{day_words(end[1])} is before {day_words(start[0])}"
                )
        elif sum_ := self._misfit(start, end, length, text):
            yield _finding(text, timed, (one, other, length), sum_)

    def _misfit(self, start: Interval, end: Interval, length: Duration, text: str) -> str:
        """The sum, where a length is not the time between; empty where it fits."""
        low, high = _meant(length)
        slack = _SLACK.get(length.unit, DAYS[length.unit]) * self.options.units
        least, most = (end[0] - start[1]).days, (end[1] - start[0]).days
        if _is_year(start) and _is_year(end) and length.unit == "year":
            least = most = round((end[0].year - start[0].year) * DAYS["year"])
            low, high = (
                length.count * DAYS["year"] if each == length.low or each == length.high else each
                for each in (low, high)
            )
        if low - slack <= most and least <= high + slack:
            return ""
        if least == most and _is_year(start):
            years = end[0].year - start[0].year
            counted = f"{start[0].year} to {end[0].year} is {years} year{'' if years == 1 else 's'}"
        elif length.unit in {"year", "decade", "century"} and most > 2 * DAYS["year"]:
            first, last = (math.floor(max(0, each) / DAYS["year"]) for each in (least, most))
            years = f"{last}" if first == last else f"{first} to {last}"
            counted = f"{day_words(start[0])} to {day_words(end[1])} is {years} years"
        else:
            days = f"{least:,}" if least == most else f"{max(0, least):,} to {most:,}"
            counted = f"{day_words(start[0])} to {day_words(end[1])} is {days} days"
        return f"{counted}, not “{length.span.of(text)}”"


def _sense(length: Duration) -> Sense | None:
    return SENSES.get(length.approximator or "")


def _meant(length: Duration) -> tuple[float, float]:
    """First and last day that the words leave room for."""
    count = length.count * DAYS[length.unit]
    if _sense(length) in _AT_LEAST:
        return count, math.inf
    return (0.0, count) if _sense(length) in {Sense.LESS, Sense.AT_MOST} else (length.low, length.high)


def _is_year(interval: Interval) -> bool:
    first, last = interval
    return (last - first).days > 363


def _finding(text: str, timed: Timed, told: tuple[DateMention, DateMention, Duration], sum_: str) -> Finding:
    spans = [each.span for each in told if each.span.start >= timed.span.start]
    span = Span(min(each.start for each in spans), max(each.end for each in spans))
    message = "The length does not fit the two days."
    return Finding("stretches", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)


def _same_year(one: DateMention, other: DateMention) -> DateMention:
    """`from 3 May to 17 May 2021`: the day without a year is of the other's."""
    if one.year is None and other.year is not None:
        return DateMention(other.year, one.month, one.day, one.weekday, one.span)
    return one


def _with_year(mention: DateMention) -> DateMention:
    """`from May 2 to June 20`: two days without a year are of one that has all days."""
    return replace(mention, year=LEAP_YEAR) if mention.year is None and mention.month else mention


def _hours(text: str, timed: Timed) -> Iterator[Finding]:
    """`began at 5 a.m. and ended at 2 p.m., nine hours later`: the only length between the only two times of day."""
    told = timed.span.of(text)
    lengths = [each for each in timed.lengths.values() if each.unit in {"hour", "minute"} and not _is_loose(each)]
    clocks = find_clocks(told) if lengths else ()
    if len(lengths) != 1 or len(clocks) != 2 or _ELSEWHERE.search(told) or not _CLOCKED.search(timed.words):
        return
    (length,), (one, other) = lengths, clocks
    turns = (DAY,) if one.half and other.half else (DAY, DAY // 2)
    ways = [(other.minutes - one.minutes) % turn / DAY for turn in turns]
    slack = _HOURS_SLACK[length.unit]
    if all(not length.low - slack <= way <= length.high + slack for way in ways):
        hours, minutes = divmod(round(min(ways) * DAY), 60)
        span = Span(*(timed.span.start + each for each in (one.span.start, other.span.end)))
        span = Span(min(span.start, length.span.start), max(span.end, length.span.end))
        counted = f"{hours} h {minutes} min" if minutes else f"{hours} hours"
        sum_ = f"{one.span.of(told)} to {other.span.of(told)} is {counted}, not “{length.span.of(text)}”"
        message = "The length does not fit the two times."
        yield Finding("stretches", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)


def _is_loose(length: Duration) -> bool:
    return _sense(length) in _AT_LEAST | {Sense.AT_MOST, Sense.LESS}


def _anniversaries(article: Article, timed: Timed, before: Timed | None) -> Iterator[Finding]:
    """Of a birth in the sentence or the one before, or in the one after that goes on about it."""
    for hit in _MARKS.finditer(timed.words):
        birth = _its_day(timed, hit) or _birth(timed) or (_birth(before) if before else None)
        if birth is None and before and len(before.dates) == 1 and before.only.year and "birthday" not in hit.group():
            birth = before.only if _A in hit.group() else None
        yield from _counted(article, timed, hit, birth)
    if before and _GOES_ON.match(timed.words) and (birth := _birth(timed)):
        for hit in _MARKS.finditer(before.words):
            if not _birth(before):
                yield from _counted(article, before, hit, birth)


def _counted(article: Article, timed: Timed, hit: re.Match[str], birth: DateMention | None) -> Iterator[Finding]:
    after = timed.words[hit.end() : hit.end() + 60]
    if birth is None or birth.year is None:
        return
    follows = any(
        hit.end() < at <= hit.end() + len(after) for at, each in timed.dates.items() if each.span == birth.span
    )
    if not follows and _OF_ANOTHER.match(after):
        return
    told = _told(timed, hit)
    at = [mention for mention in timed.dates.values() if mention.year and mention.span != birth.span]
    years = [mention.year for mention in at if mention.year]
    now = _now(article.dating)
    when = (years[0], years[0]) if len(set(years)) == 1 else (now[0].year, now[1].year) if now and not years else None
    if not told or when is None or when[0] <= birth.year or (not at and not _NEAR.search(timed.words)):
        return
    if not when[0] - birth.year - 1 <= told <= when[1] - birth.year + 1:
        sum_ = f"{birth.year} to {when[1]} is {when[1] - birth.year} years, not {told}"
        message, span = "The anniversary does not fit the year.", timed.span
        yield Finding(
            "stretches", message, sum_, span, span.of(article.text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES
        )


def _told(timed: Timed, hit: re.Match[str]) -> int | None:
    """The years that an anniversary counts."""
    marked: Quantity | None = timed.anniversaries.get(hit.start())
    if marked:
        return round(marked.low) if marked.unit == "year" else None
    if hit["length"]:
        length = timed.length(hit, "length")
        return round(length.count) if length.unit == "year" and not length.approximator else None
    return int(hit["turned"]) if hit["turned"] else ordinal_value(hit["ordinal"])


def _its_day(timed: Timed, hit: re.Match[str]) -> DateMention | None:
    """The day of what is remembered: `the 20th anniversary of the 1999 attack`."""
    day = _ITS_DAY.match(timed.words, hit.end())
    name = day.lastgroup if day else None
    if day is None or name is None or (name == "in" and len(timed.dates) < 2):
        return None
    return timed.date(day, name)


def _birth(timed: Timed) -> DateMention | None:
    hit = _BIRTH.search(timed.words)
    return timed.dates.get(hit.end() - 1) if hit else None


def _now(dating: Dating) -> Interval | None:
    return (dating.earliest, dating.latest) if dating.earliest and dating.latest else None
