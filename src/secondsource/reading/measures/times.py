"""Dates and durations as a news text gives them, in English, Ukrainian and Russian; never a guess.

Dates: `December 24`, `24 December 2025`, `Dec. 24, 2025`, `2025-12-24`, `24.12.2025` (day first),
`24/12/2025` where only one order is possible, `September 2022`, `in September`, a year alone after a word such
as *in* or *since*, and the weekday beside a date.

Durations, in days (a year is 365.2425, a month 30.436875). What the words can mean, by convention:

- `three years`: half a unit either side (2.5 to 3.5 years), for days one day either side; `two and a half
  years`: a quarter either side.
- `nearly`, `almost`, `just under` three years: at most 3, at least 2.5 (above five, at least 90 % of that).
- `about`, `around`, `some`: 15 % either side, at least half a unit.
- `more than`, `over`, `at least`: 3 to 4 (above four, up to 25 % more); `up to`, `less than`: 0 to 3.
- `a three-year-old war`: 3 up to 4, as ages are told.
- `a few` is 2 to 5, `several` 3 to 7, `a couple of` 2 to 3.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from secondsource.domain.measure import DateMention, Duration
from secondsource.domain.record import Span
from secondsource.reading.measures import cyrillic
from secondsource.reading.measures.approximators import OF_AMOUNTS, SENSES, Sense, approximator_before
from secondsource.reading.measures.numerals import find_numerals

# Dates

_MONTH_WORDS = (
    "january jan січня січень січні января январь январе",
    "february feb лютого лютий лютому февраля февраль феврале",
    "march mar березня березень березні марта март марте",
    "april apr квітня квітень квітні апреля апрель апреле",
    "may травня травень травні мая май мае",
    "june jun червня червень червні июня июнь июне",
    "july jul липня липень липні июля июль июле",
    "august aug серпня серпень серпні августа август августе",
    "september sept sep вересня вересень вересні сентября сентябрь сентябре",
    "october oct жовтня жовтень жовтні октября октябрь октябре",
    "november nov листопада листопад листопаді ноября ноябрь ноябре",
    "december dec грудня грудень грудні декабря декабрь декабре",
)
_WEEKDAY_WORDS = (
    "monday mon понеділок понедельник",
    "tuesday tues tue вівторок вторник",
    "wednesday wed середа середу среда среду",
    "thursday thurs thur thu четвер четверг",
    "friday fri п'ятниця п'ятницю п’ятниця п’ятницю пятница пятницу",
    "saturday sat субота суботу суббота субботу",
    "sunday sun неділя неділю воскресенье",
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: number for number, words in enumerate(rows, first) for word in words.split()}


def _names(rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words.split()[0].capitalize() for words in rows)


MONTHS, WEEKDAYS = _numbered(_MONTH_WORDS, 1), _numbered(_WEEKDAY_WORDS, 0)
"""Number of a month, from 1, and of a weekday, from 0, by its small-letter name in any of the languages."""
MONTH_NAMES, WEEKDAY_NAMES = _names(_MONTH_WORDS), _names(_WEEKDAY_WORDS)


def either(words: dict[str, int]) -> str:
    """A pattern of any of the words; those in Latin letters only with a capital, because of *may* and *march*."""
    forms = sorted(words, key=len, reverse=True)
    latin = [f"{word.capitalize()}|{word.upper()}" for word in forms if word.isascii()]
    other = [f"{word}|{word.capitalize()}" for word in forms if not word.isascii()]
    return "|".join((*latin, *other))


_MONTH = rf"(?P<month>{either(MONTHS)})\b\.?"
DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_AFTER_DAY = r"(?:st|nd|rd|th|-го|-е)?(?![\d:]|[.,]\d|[-–]?[A-Za-z%$€£])"
_DAY = rf"(?P<day>{DAY_NUMBER}){_AFTER_DAY}"
# Starts with a set of characters, to which the search can leap; what must not stand before is looked for behind it.
_DAY_FIRST = rf"(?P<day>[0-9](?<![\w.,/$€£-].)(?:(?<=[12])\d|(?<=3)[01]|(?<=0)[1-9])?){_AFTER_DAY}"
_YEAR = r"(?P<year>1[5-9]\d\d|2[01]\d\d)(?![\d%]|[.,]\d\d)"
_TO_DAY = rf"(?:\s?(?:-|–|—|and|to)\s?{DAY_NUMBER}(?:st|nd|rd|th)?(?![\d:%]))?"
_WEEKDAY_BEFORE = re.compile(rf"\b(?P<weekday>{either(WEEKDAYS)})\b\.?,? \(?(?:the |on )?$")
_LONGEST_LEAD = 24
"""Characters of a weekday with what joins it to its date."""
_WHICH_WAS = r", (?:which|that|it) (?:was|is|fell on|falls on|will be|will fall on) (?:a )?"
_WEEKDAY_AFTER = rf"(?:(?: \(|, a |{_WHICH_WAS})(?P<weekday_after>{either(WEEKDAYS)})\b\)?)?"
# Words that make the number before them a count, no day or year: `In March 8 people died`, `2000 soldiers`.
COUNTED = (
    r"(?! (?:people|persons|troops|soldiers|men|women|children|civilians|residents|homes|houses|buildings|cases"
    r"|deaths|vehicles|tanks|drones|missiles|jobs|votes|points|percent|per cent|kilomet(?:er|re)s|km|miles"
    r"|met(?:er|re)s|feet|tons|tonnes|dollars|euros|million|billion|thousand|hundred|years|months|weeks|days"
    r"|hours|minutes|seconds|workers|students|others|times)\b)"
)
_CUE = r"[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ll]ate|[Ee]arly|[Mm]id"
_WIDE_CUE = r"[Bb]y|[Oo]f|[Ff]rom|[Bb]efore|[Aa]fter|[Cc]irca|[Tt]hrough|[Bb]etween|[Tt]he|[Tt]o"
_NO_DATE = r"(?![\d%]|[.,]\d|[-–]\d{3}(?!\d)|s\b)" + COUNTED
_LED_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>[0-9](?<!\w.)\d{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?!\d|-\d)",
        rf"{_MONTH} {_DAY}{COUNTED}{_TO_DAY}(?:,? {_YEAR})?{_WEEKDAY_AFTER}",
        rf"{_DAY_FIRST}{_TO_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?{_WEEKDAY_AFTER}",
    )
)
"""Dates before which a weekday may stand."""
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<![\w./-])(?P<day>\d{1,2})\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>1[5-9]\d\d|20\d\d)(?![\w-]|\.\d)",
        r"(?<![\w./-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>1[5-9]\d\d|20\d\d)(?![\w/-])",
        rf"{_MONTH}(?: of|,)? {_YEAR}",
        rf"\b(?:{_CUE})[ -](?P<bare>{either(MONTHS)})\b(?![ -]?\d)",
        rf"\b(?:{_CUE}|[Tt]ill|[Bb]orn|year|[Вв]|[Уу]|[Зз]|[Сс])[ -](?P<alone>1[5-9]\d\d|20\d\d){_NO_DATE}",
        rf"\b(?:{_WIDE_CUE})[ ](?P<alone>1[89]\d\d|20\d\d){_NO_DATE}",
        r"\((?P<alone>1[5-9]\d\d|20\d\d)\)",
        rf"(?<![\w.,-])(?:19|20)\d\d(?:[-–]| and | to )(?P<alone>(?:19|20)\d\d)(?!-){_NO_DATE}",
    )
)


# Every form of a date has one of these, most sentences neither. Two patterns: a search leaps to letters or to digits.
_MONTH_NAME = re.compile(either(MONTHS))
_YEAR_NUMBER = re.compile(r"[0-9](?<!\d.)(?:(?:(?<=1)[5-9]|(?<=2)[01])\d\d(?!\d)|\d{3}-)")


@lru_cache(maxsize=64)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date, in order, none overlapping; a day that does not exist is kept as written."""
    if not (_MONTH_NAME.search(text) or _YEAR_NUMBER.search(text)):
        return ()
    taken: list[DateMention] = []
    covered: set[int] = set()
    for mention in _mentions(text):
        if covered.isdisjoint(range(mention.span.start, mention.span.end)):
            taken.append(mention)
            covered.update(range(mention.span.start, mention.span.end))
    return tuple(sorted(taken, key=lambda mention: mention.span))


def _mentions(text: str) -> Iterator[DateMention]:
    """Every date in every form, the surest forms first."""
    for form in _LED_FORMS:
        for hit in form.finditer(text):
            lead = _WEEKDAY_BEFORE.search(text, max(0, hit.start() - _LONGEST_LEAD), hit.start())
            mention = None if _within_word(text, hit) else _mention(hit)
            if mention and lead:
                weekday = WEEKDAYS[lead["weekday"].lower()]
                yield replace(mention, weekday=weekday, span=Span(lead.start(), mention.span.end))
            elif mention:
                yield mention
    for form in _FORMS:
        for hit in form.finditer(text):
            if mention := None if _within_word(text, hit) else _mention(hit):
                yield mention


def _within_word(text: str, hit: re.Match[str]) -> bool:
    before = text[hit.start() - 1 : hit.start()]
    return hit.group()[0].isalnum() and (before.isalnum() or before == "_")


def _mention(hit: re.Match[str]) -> DateMention | None:
    groups = {name: value for name, value in hit.groupdict().items() if value}
    if alone := groups.get("alone"):
        return DateMention(int(alone), None, None, None, Span(*hit.span("alone")))
    if bare := groups.get("bare"):
        return DateMention(None, MONTHS[bare.lower()], None, None, Span(*hit.span("bare")))
    month, day = _month_and_day(groups)
    if month is None:
        return None
    weekday = groups.get("weekday_after")
    return DateMention(
        int(groups["year"]) if "year" in groups else None,
        month,
        day,
        WEEKDAYS[weekday.lower()] if weekday else None,
        Span(hit.start(), hit.end()),
    )


def _month_and_day(groups: dict[str, str]) -> tuple[int | None, int | None]:
    if "first" in groups:
        return _slashed(int(groups["first"]), int(groups["second"]))
    month = groups["month"]
    day = int(groups["day"]) if "day" in groups else None
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    return (None, None) if day is not None and not 1 <= day <= 31 else (number, day)


def _slashed(first: int, second: int) -> tuple[int | None, int | None]:
    """Month and day of `24/12` and `12/24`; of `4/5` neither, because two countries read it two ways."""
    if 12 < first <= 31 and 1 <= second <= 12:
        return second, first
    if 12 < second <= 31 and 1 <= first <= 12:
        return first, second
    return (first, second) if first == second and 1 <= first <= 12 else (None, None)


# Durations

DAYS = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425,
    "decade": 3652.425, "century": 36524.25,
}  # fmt: skip
_UNIT = r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade|century|centurie(?=s))"
_CYRILLIC_UNIT = "|".join(sorted(cyrillic.TIMES, key=len, reverse=True))
_UNIT_AFTER = re.compile(
    rf"[- \u00a0](?:(?P<cyrillic>{_CYRILLIC_UNIT})\b|{_UNIT})(?:(?P<old>-olds?)\b|-long\b|s?\b)(?!-)"
    r"(?P<half> and a half\b)?",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    rf"\b(?:(?P<half>half(?: an?|(?=[ -]century)))|(?P<quarter>a quarter(?: of a|(?=[ -]century)))"
    rf"|(?P<vague>a few|several|a couple of)|an?)[- ]{_UNIT}(?P<plural>s?)\b"
    r"(?P<andahalf> and a half\b)?",
    re.IGNORECASE,
)
_SINGULAR = {unit: unit for unit in (*DAYS, "fortnight")} | {"centurie": "century"}
_VAGUE = {"a few": (2.0, 5.0), "several": (3.0, 7.0), "a couple of": (2.0, 3.0)}
_LENGTH_AFTER = re.compile(r"[ -](?:ago|later|earlier|long|of|after|before|since|into|on from)\b", re.IGNORECASE)
_LENGTH_BEFORE = re.compile(r"\b(?:for|lasted|lasting|took|taken|taking|spent|within|throughout) $", re.IGNORECASE)
_LONG = re.compile(r"(?<![\w-])(?P<unit>day|week|month|year|decade)-?long\b", re.IGNORECASE)
_RANGE_BETWEEN = re.compile(r"(?: ?(?:-|–|—) ?| to | or )", re.IGNORECASE)
_THEN = re.compile(r",? (?:and )?")
_NOT_A_LENGTH = re.compile(r"(?:\b(?:age|aged|chapter|day|week|year|no\.?|number)|[$€£₴₽])[ ]?$", re.IGNORECASE)


@lru_cache(maxsize=64)
def find_durations(text: str) -> tuple[Duration, ...]:
    """Every length of time that gives a number, in order; its span is approximator, number and unit."""
    simple = [*_counted(text), *_indefinite(text)]
    return tuple(_with_parts(sorted(simple, key=lambda duration: duration.span), text))


def _counted(text: str) -> Iterator[Duration]:
    numerals = find_numerals(text)
    for at, numeral in enumerate(numerals):
        unit = _UNIT_AFTER.match(text, numeral.span.end)
        if (
            not unit
            or (numeral.bare and 1700 <= numeral.low <= 2100)
            or _NOT_A_LENGTH.search(text, max(0, numeral.span.start - 9), numeral.span.start)
        ):
            continue
        first = numeral
        if at and _RANGE_BETWEEN.fullmatch(text[numerals[at - 1].span.end : numeral.span.start]):
            before = numerals[at - 1]
            first = before if before.high < numeral.low else first
        low, high = first.low, numeral.high
        if unit["half"]:
            low, high = low + 0.5, high + 0.5
        span = Span(first.span.start, unit.end())
        old = bool(unit["old"])
        counts = (low, high + 1) if old else (low, high)
        yield _duration(text, counts, _unit_name(unit), span, exact=old)


def _unit_name(hit: re.Match[str]) -> str:
    return cyrillic.TIMES[hit["cyrillic"].lower()] if hit["cyrillic"] else _SINGULAR[hit["unit"].lower()]


def _indefinite(text: str) -> Iterator[Duration]:
    """`a year`, where an approximator or what follows shows a length, not a rate (`a million dollars a year`)."""
    for hit in _INDEFINITE.finditer(text):
        unit, span = _SINGULAR[hit["unit"].lower()], Span(hit.start(), hit.end())
        if vague := hit["vague"]:
            if hit["plural"]:
                yield _duration(text, _VAGUE[vague.lower()], unit, span, exact=True)
        elif not hit["plural"]:
            count = 0.25 if hit["quarter"] else 0.5 if hit["half"] else 1.5 if hit["andahalf"] else 1.0
            sure = count != 1.0 or approximator_before(text, hit.start()) or _is_length(text, hit)
            if sure and (unit not in {"hour", "minute"} or count == 0.5):
                yield _duration(text, (count, count), unit, span)
    for hit in _LONG.finditer(text):
        yield _duration(text, (1.0, 1.0), hit["unit"].lower(), Span(*hit.span()))


def _is_length(text: str, hit: re.Match[str]) -> bool:
    """`lasted a decade`, `a year ago`."""
    before = _LENGTH_BEFORE.search(text, max(0, hit.start() - 12), hit.start())
    return bool(before or _LENGTH_AFTER.match(text, hit.end()))


def _duration(text: str, counts: tuple[float, float], unit: str, span: Span, *, exact: bool = False) -> Duration:
    """`exact` says that `counts` is already all that the words can mean, unless an approximator stands before."""
    factor = 2.0 if unit == "fortnight" else 1.0
    unit = "week" if unit == "fortnight" else unit
    low, high = counts[0] * factor, counts[1] * factor
    words = approximator_before(text, span.start)
    if words and words[0] in OF_AMOUNTS:
        words = None
    sense = SENSES[words[0]] if words else None
    bounds = (low, high) if exact and not words else _loosened(low, high, sense, unit)
    return Duration(
        low=max(0.0, bounds[0]) * DAYS[unit],
        high=bounds[1] * DAYS[unit],
        unit=unit,
        count=low if exact or low == high else (low + high) / 2,
        approximator=words[0] if words else None,
        span=Span(words[1].start, span.end) if words else span,
    )


def _loosened(low: float, high: float, sense: Sense | None, unit: str) -> tuple[float, float]:
    """What the words can mean, in units; the convention is published at the top of this page."""
    grain = 0.5 if low == int(low) and high == int(high) else 0.25
    grain = {"day": 1.0, "century": 0.05}.get(unit, grain)
    if sense is None:
        return (low, high) if low < high and grain == 0.25 else (low - grain, high + grain)
    if sense is Sense.BELOW:
        return low - max(grain, 0.1 * low), high
    if sense is Sense.AROUND:
        return low - max(grain, 0.15 * low), high + max(grain, 0.15 * high)
    if sense in {Sense.AT_MOST, Sense.LESS}:
        return 0.0, high
    if sense is Sense.ABOVE:
        return low, high + max(grain, 0.1 * high)
    return low, high + max(1.0, 0.25 * high)


def _with_parts(simple: list[Duration], text: str) -> Iterator[Duration]:
    """Joins `three years and ten months` into one length, counted in its smaller unit."""
    at = 0
    while at < len(simple):
        one = simple[at]
        other = simple[at + 1] if at + 1 < len(simple) else None
        if other and _is_part(one, other, text):
            yield _sum(one, other)
            at += 2
        else:
            yield one
            at += 1


def _is_part(one: Duration, other: Duration, text: str) -> bool:
    smaller = {
        "decade": "year", "year": "month week day", "month": "week day", "week": "day", "day": "hour", "hour": "minute",
    }  # fmt: skip
    between = text[one.span.end : other.span.start]
    return (
        other.unit in smaller.get(one.unit, "").split()
        and other.approximator is None
        and _THEN.fullmatch(between) is not None
        and other.count * DAYS[other.unit] < DAYS[one.unit]
    )


def _sum(one: Duration, other: Duration) -> Duration:
    days = one.count * DAYS[one.unit] + other.count * DAYS[other.unit]
    count = round(days / DAYS[other.unit], 2)
    sense = SENSES[one.approximator] if one.approximator else None
    low, high = _loosened(count, count, sense, other.unit)
    unit = DAYS[other.unit]
    return Duration(low * unit, high * unit, other.unit, count, one.approximator, Span(one.span.start, other.span.end))


# Arithmetic, and how a reader would write it


def elapsed(start: date, end: date) -> tuple[int, int, int]:
    """Whole years, then whole months, then days from `start` to `end`; `end` may not be earlier."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if end.day < start.day and _after(start, months) > end:
        months -= 1
    days = (end - _after(start, months)).days
    return months // 12, months % 12, days


def _after(start: date, months: int) -> date:
    """The day so many months later; the last of the month where it has no such day."""
    year, month = start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    last = (following - date(year, month, 1)).days
    return date(year, month, min(start.day, last))


def elapsed_words(start: date, end: date) -> str:
    """`3 years 10 months`; with days only below a month, as a reader would say it."""
    years, months, days = elapsed(start, end)
    parts = [_count(years, "year"), _count(months, "month")] if years or months else [_count(days, "day")]
    return " ".join(part for part in parts if not part.startswith("0 ")) or "0 days"


def days_words(start: date, end: date) -> str:
    """`1,400 days`."""
    return _count((end - start).days, "day")


def day_words(day: date) -> str:
    """`24 Feb 2022`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
