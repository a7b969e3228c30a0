"""Dates that count from another day: `yesterday`, `last Tuesday`, `the previous month`, `two days earlier`, `three
weeks ago`, `the past two years`.

*Last Tuesday* is the latest one before the day; *next Tuesday* is read only where both habits, the first one after
and that of the week after, mean the same. *Last month* is the whole calendar month, *over the last month* the month
up to the day. A number of weeks, months or years ago is half a unit wide on either side, a number of days is exact.
*On Tuesday* is the latest one where no word before it in the sentence looks ahead, and so is *Tuesday* after a verb
in the past (`said Tuesday`). *Earlier*, *later*, *previous*,
*following* and *same* count from the moment told before, and from the day given where none is told.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.domain.measure import Duration
from secondsource.domain.record import Span
from secondsource.reading.measures.intervals import Interval, around, moved
from secondsource.reading.measures.times import MONTHS, WEEKDAY_NAMES, WEEKDAYS, either, find_durations
from secondsource.reading.vocabulary.verbs import PAST
from secondsource.reading.vocabulary.word_lists import word_set


@dataclass(frozen=True, slots=True)
class Relative:
    """Words that count from another day, and how."""

    span: Span
    scale: str
    count_from: Callable[[date], Interval | None]
    told: bool
    """True where they count from the moment told before, not from the day of the text."""
    shift: Callable[[date], date | None] | None = None
    """Moves a day by a whole number of months or years; None where the words give no such number."""


_DAYS = {
    r"the day before yesterday": -2, r"yesterday": -1, r"today|tonight|this (?:morning|afternoon|evening)": 0,
    r"tomorrow": 1, r"the day after tomorrow": 2,
}  # fmt: skip
_CLAUSE_END = r"(?=\s*(?:[.,;:!?)\n]|$))"
_TOLD_DAYS = {
    rf"the previous day|the preceding day|the day before{_CLAUSE_END}|a day earlier": -1,
    r"(?:that|the) same day": 0,
    rf"the (?:following|next) day|the day after{_CLAUSE_END}|a day later": 1,
}
_UNIT = r"(?P<unit>week|month|quarter|year|decade|century)\b(?!-)"
_CALENDAR = {"last": -1, "this": 0, "next": 1, "the current": 0}
_TOLD = {
    "the previous": -1,
    "the preceding": -1,
    "the same": 0,
    "that same": 0,
    "the following": 1,
    "the subsequent": 1,
}
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAY_NAMES)})\b(?! \d)"
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|must|can|due|scheduled|planned|plans?|expected|next|coming|upcoming"
    r"|ahead of|every|each|if|until|vote|election|begins|starts|opens|resumes|convenes|expires|faces|heads"
    r"|travels|visits|takes (?:place|effect|office)|kicks off|gets under ?way"
    r"|(?:is|are|was|were|set|going|hopes?|wants?|agreed|vowed|promised|asked|urged) to|to be)\b|[’']ll\b",
    re.IGNORECASE,
)
_ROLLING = re.compile(r"\b(?:the|these) (?P<which>past|last|previous|next|coming) $", re.IGNORECASE)
_AWAY = re.compile(
    rf" (?P<way>ago\b|from now\b|hence\b|(?:earlier|later)\b|(?:before|after){_CLAUSE_END})(?! than\b)", re.IGNORECASE
)
_SPAN_DAYS = {"day": 1, "week": 7}


def _calendar(unit: str, offset: int) -> Callable[[date], Interval | None]:
    return lambda day: around(day, unit, offset)


def _fixed() -> Iterator[tuple[re.Pattern[str], str, Callable[[date], Interval | None], bool]]:
    for told, words in ((False, _DAYS), (True, _TOLD_DAYS)):
        for pattern, offset in words.items():
            yield re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), "day", _calendar("day", offset), told
    yield re.compile(r"\blast night\b", re.IGNORECASE), "day", lambda day: _ending(day, 1), False
    yield re.compile(r"\blast weekend\b", re.IGNORECASE), "day", lambda day: _weekend(day, -1), False
    yield (
        re.compile(r"\bthis weekend\b", re.IGNORECASE), "day",
        lambda day: _weekend(day, 0) if day.weekday() else None, False,
    )  # fmt: skip


_FIXED = tuple(_fixed())
_NAMED_UNIT = re.compile(
    rf"\b(?P<which>(?<!the )(?<!The )(?:last|next)|this|the current|{'|'.join(_TOLD)}) {_UNIT}(?! (?:of|to|before)\b)",
    re.IGNORECASE,
)
_OF_UNIT = re.compile(
    r"\b(?:start|beginning|end|middle) of (?P<span>the (?P<unit>week|month|year|decade))\b(?! (?:of|to|before|\d)|-)",
    re.IGNORECASE,
)
_ROLLING_UNIT = re.compile(
    rf"\b(?:(?:the|this) past|(?:over|in|during|within|for) the (?P<which>last|next|coming)) {_UNIT}(?! of\b)",
    re.IGNORECASE,
)
_BY_WEEKDAY = re.compile(
    rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Oo]n) {_WEEKDAY}(?:,? (?:of )?(?P<week>last|this|next) week\b)?"
    rf"|(?P<named>{'|'.join(WEEKDAY_NAMES)}),? (?:of )?(?P<of>last|this|next) week\b"
    rf"|(?<=[a-z] )(?P<bare>{'|'.join(WEEKDAY_NAMES)})\b(?! (?:\d|[A-Z]|of\b)|,? (?:{either(MONTHS)})\b))"
)
_WORD_BEFORE = re.compile(r"([a-z]+) $")
_BEFORE_BARE = PAST | word_set("early late reporters journalists lawmakers people here there him her them")


def find_relatives(text: str) -> Iterator[Relative]:
    """Every phrase that counts from another day; not in order, some may overlap."""
    for pattern, scale, count_from, told in _FIXED:
        for hit in pattern.finditer(text):
            if not _in_a_name(text, hit):
                yield Relative(Span(*hit.span()), scale, count_from, told)
    for hit in _NAMED_UNIT.finditer(text):
        which, unit = hit["which"].lower(), hit["unit"].lower()
        offset = _CALENDAR.get(which, _TOLD.get(which, 0))
        yield Relative(Span(*hit.span()), unit, _calendar(unit, offset), which in _TOLD)
    for hit in _OF_UNIT.finditer(text):
        unit = hit["unit"].lower()
        yield Relative(Span(*hit.span("span")), unit, _calendar(unit, 0), told=True)
    for hit in _ROLLING_UNIT.finditer(text):
        unit, ahead = hit["unit"].lower(), (hit["which"] or "").lower() in {"next", "coming"}
        start = re.search(r"\bth", hit.group(), re.IGNORECASE)
        span = Span(hit.start() + (start.start() if start else 0), hit.end())
        yield Relative(span, unit, _rolling(1, unit, ahead=ahead), told=False)
    yield from _weekdays(text)
    yield from _counted(text)


def _in_a_name(text: str, hit: re.Match[str]) -> bool:
    """`USA Today`: a capital inside a sentence."""
    return hit.group()[0].isupper() and text[hit.start() - 1 : hit.start()] == " " and text[hit.start() - 2].isalnum()


def _ending(day: date, days: int) -> Interval | None:
    first = moved(day, -days)
    return (first, day) if first else None


def _weekend(day: date, offset: int) -> Interval | None:
    week = around(day, "week", offset)
    return (week[1] - timedelta(days=1), week[1]) if week else None


# Days of the week


def _weekdays(text: str) -> Iterator[Relative]:
    for hit in _BY_WEEKDAY.finditer(text):
        weekday = WEEKDAYS[(hit["weekday"] or hit["named"] or hit["bare"]).lower()]
        if hit["bare"] and not _follows_past(text, hit.start()):
            continue
        week, which = (hit["week"] or hit["of"] or "").lower(), (hit["which"] or "").lower()
        if week:
            yield Relative(Span(*hit.span()), "day", _of_week(weekday, _CALENDAR[week]), told=False)
        elif which == "this":
            yield Relative(Span(*hit.span()), "day", _of_week(weekday, 0), told=False)
        elif which == "next":
            yield Relative(Span(*hit.span()), "day", _next(weekday), told=False)
        elif which == "last" or not (looks_ahead(text, hit.start()) or _is_habit(text, hit.end())):
            yield Relative(Span(*hit.span()), "day", _latest(weekday, today=which != "last"), told=False)


def _follows_past(text: str, at: int) -> bool:
    """`said Tuesday`, `killed four people Tuesday`; not `the market opens Tuesday`."""
    before = _WORD_BEFORE.search(text, max(0, at - 20), at)
    return before is not None and (before[1] in _BEFORE_BARE or (before[1].endswith("ed") and len(before[1]) > 4))


def looks_ahead(text: str, at: int) -> bool:
    """A word before `at` in its sentence tells of what has not been yet."""
    start = max(text.rfind(mark, max(0, at - 300), at) for mark in (". ", "\n", "? ", "! "))
    return _AHEAD.search(text, max(start, at - 300, 0), at) is not None


def _is_habit(text: str, end: int) -> bool:
    """`on Tuesdays`, `on Tuesday’s`."""
    return text[end : end + 1] == "s" or text[end : end + 2] in {"’s", "'s"}


def _of_week(weekday: int, offset: int) -> Callable[[date], Interval | None]:
    def count_from(day: date) -> Interval | None:
        week = around(day, "week", offset)
        found = week and moved(week[0], weekday)
        return (found, found) if found else None

    return count_from


def _latest(weekday: int, *, today: bool) -> Callable[[date], Interval | None]:
    def count_from(day: date) -> Interval | None:
        back = (day.weekday() - weekday) % 7 or (0 if today else 7)
        found = moved(day, -back)
        return (found, found) if found else None

    return count_from


def _next(weekday: int) -> Callable[[date], Interval | None]:
    return lambda day: _of_week(weekday, 1)(day) if day.weekday() >= weekday else None


# Numbers of days, weeks, months and years


def _counted(text: str) -> Iterator[Relative]:
    for length in find_durations(text):
        if length.unit == "minute":
            continue
        before = _ROLLING.search(text, max(0, length.span.start - 16), length.span.start)
        if before and not text.startswith(" of ", length.span.end) and length.approximator is None:
            ahead = before["which"].lower() in {"next", "coming"}
            count_from = _rolling(length.count, length.unit, ahead=ahead)
            yield Relative(Span(before.start(), length.span.end), length.unit, count_from, told=False)
        elif away := _AWAY.match(text, length.span.end):
            way = away["way"].lower()
            sign = 1 if way in {"from now", "hence", "later", "after"} else -1
            told = way not in {"ago", "from now", "hence"}
            span = Span(length.span.start, away.end())
            yield Relative(span, length.unit, _away(length, sign), told=told, shift=_whole_shift(length, sign))


def _whole_shift(length: Duration, sign: int) -> Callable[[date], date | None] | None:
    whole = length.unit in {"month", "year", "decade"} and length.approximator is None
    if not whole or length.count != int(length.count):
        return None
    return lambda day: _shifted(day, sign * length.count, length.unit)


def _rolling(count: float, unit: str, *, ahead: bool) -> Callable[[date], Interval | None]:
    def count_from(day: date) -> Interval | None:
        other = _shifted(day, count if ahead else -count, unit)
        if other is None:
            return None
        return (day, other) if ahead else (other, day)

    return count_from


def _shifted(day: date, count: float, unit: str) -> date | None:
    if unit == "hour":
        return moved(day, math.ceil(count / 24) if count > 0 else math.floor(count / 24))
    if unit in _SPAN_DAYS:
        return moved(day, count * _SPAN_DAYS[unit])
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
    if months != int(months):
        return moved(day, months * 30.436875)
    at = day.year * 12 + day.month - 1 + int(months)
    if not 12 <= at < 12 * 9999:
        return None
    end = (date(at // 12, at % 12 + 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return end.replace(day=min(day.day, end.day))


def _away(length: Duration, sign: int) -> Callable[[date], Interval | None]:
    """A number of days is exact, all else is as wide as the length."""
    exact = length.unit == "day" and length.approximator is None and (length.low, length.high) == (
        max(0.0, length.count - 1), length.count + 1,
    )  # fmt: skip

    def count_from(day: date) -> Interval | None:
        low, high = (length.count, length.count) if exact else (length.low, length.high)
        near, far = math.ceil(low) if high - low >= 1 else math.floor(low), math.floor(high)
        one, other = moved(day, sign * near), moved(day, sign * max(near, far))
        return (min(one, other), max(one, other)) if one and other else None

    return count_from
