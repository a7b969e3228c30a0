"""Points in the calendar as a text names them: `3–5 March`, `May 2021`, `Q3 2023`, `the 1990s`, `mid-2022`, each as
far as its own words go. Which year `24 December` means, and what `from` and `to` join, is told elsewhere.

Left out: `the 1900s` and `the 1800s` (ten years or a hundred), `the '20s`, fiscal years and quarters, seasons (they
differ between the halves of the globe), a month alone without a word such as *in*, and a year alone that may be a
number.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from secondsource.domain.record import Span
from secondsource.reading.measures.intervals import Interval, century, decade, fraction, make_day, months_from
from secondsource.reading.measures.times import COUNTED, DAY_NUMBER, MONTH_NAMES, MONTHS, WEEKDAYS, either


@dataclass(frozen=True, slots=True)
class Point:
    """What the words give; `year` is None where they leave it open."""

    span: Span
    scale: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    """The 5 of `3–5 March`."""
    weekday: int | None = None
    whole: Interval | None = None
    """The stretch itself, where it is more than a year, month and day."""

    def interval(self, year: int | None) -> Interval | None:
        """First and last day, in `year` where the words name none; None for a day that does not exist."""
        if self.whole:
            return self.whole
        year = self.year or year
        if year is None:
            return None
        if self.month is None:
            return months_from(year, 1, 12)
        if self.day is None:
            return months_from(year, self.month, 1)
        first, last = make_day(year, self.month, self.day), make_day(year, self.month, self.last_day or self.day)
        if not first or not last or last < first:
            return None
        return None if self.weekday is not None and first.weekday() != self.weekday else (first, last)


_M = rf"(?P<month>{either(MONTHS)})\b\.?"
_DAY_END = r"(?:st|nd|rd|th|-го|-е)?"
_AFTER_DAY = r"(?![\d:]|[.,]\d|[-–]?[A-Za-z%$€£])" + COUNTED
_D = rf"(?P<day>{DAY_NUMBER}){_DAY_END}"
_LAST = rf"(?P<last>{DAY_NUMBER}){_DAY_END}"
_Y = r"(?P<year>1[5-9]\d\d|2[01]\d\d)(?![\d%]|[.,]\d\d|[-–]\d{1,2}(?!\d))"
_UNREAD_YEAR = r"(?! \d{4}(?!\d)|, \d{4}(?!\d)(?! [a-z]))"
"""After a day without a year: `24 June 1314` is no day of this year."""
_OPEN = r"(?<![\w.,/:$€£#№-])"
_DASH = r"(?:\s?[-–—]\s?| (?:to|until|through|and) )"
_WEEKDAY = rf"(?:\b(?P<weekday>{either(WEEKDAYS)})\b\.?,? \(?(?:the |on )?)?"
_CUED = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ll]ate|[Ee]arly|[Mm]id|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter"
    r"|[Tt]hrough|[Oo]f|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arlier|[Ll]ater|[Ss]tarting|[Ee]nding|[Ee]nded"
    r"|[Tt]hroughout|months to)[ -]$"
)
_JOINS_MONTH = re.compile(rf"(?:\s?[-–—]\s?| (?:to|until|through|and) )(?:early |mid-|late )?(?:{either(MONTHS)})\b")
_JOINED_MONTH = re.compile(rf"\b(?:{either(MONTHS)})(?: \d{{4}})?(?:\s?[-–—]\s?| (?:to|until|through|and) )$")
_YEAR_CUE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Dd]uring|[Ll]ate|[Ee]arly|[Mm]id|[Cc]irca|[Bb]etween|[Bb]efore|[Aa]fter|[Bb]y|year"
    r"|[Ff]rom|[Tt]hrough|[Tt]hroughout|[Ee]nd of|[Ss]tart of|[Bb]eginning of|[Mm]iddle of|half of|quarter of"
    r"|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) of"
    r"|(?:days|weeks|months|week|weeks|rest|course|most|much|part|parts|all|out) of|[Bb]ack in|as of|[Aa]round)[ -]$"
)
_NO_FISCAL = re.compile(r"\b(?:[Ff]iscal|FY|[Ff]inancial|[Aa]cademic)(?: year)? ?$")
_BY_THE_YEAR = re.compile(r" [a-z]{3,}")
_COUNT_AFTER = re.compile(r"[ \u00a0](?:or (?:more|so|fewer)|more|of)\b")
_JOINED_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d (?:to|and|until|till|through|or) $")
_OF_A_YEAR = re.compile(r"(?:,| of| in)? (?:last|this|next) year\b")

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first 1st one", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th",
            "eighth 8th", "ninth 9th", "tenth 10th", "eleventh 11th", "twelfth 12th", "thirteenth 13th",
            "fourteenth 14th", "fifteenth 15th", "sixteenth 16th", "seventeenth 17th", "eighteenth 18th",
            "nineteenth 19th", "twentieth 20th", "twenty-first 21st",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_TENS = {"forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}


def ordinal(word: str) -> int | None:
    """The number of `third` or `3rd`, up to the twenty-first."""
    return _ORDINALS.get(word.lower())


def _span(hit: re.Match[str], month: str) -> Span:
    """Without the full stop after a month that is not shortened: it ends the sentence."""
    whole = month.capitalize() in MONTH_NAMES and hit.group().endswith(".")
    return Span(hit.start(), hit.end() - whole)


def _day(hit: re.Match[str]) -> Point | None:
    given = {name: value for name, value in hit.groupdict().items() if value}
    month = given["month"]
    return Point(
        _span(hit, month),
        "day" if "day" in given else "month",
        year=int(given["year"]) if "year" in given else None,
        month=int(month) if month.isdigit() else MONTHS[month.lower()],
        day=int(given["day"]) if "day" in given else None,
        last_day=int(given["last"]) if "last" in given else None,
        weekday=WEEKDAYS[given["weekday"].lower()] if "weekday" in given else None,
    )


def _slashed(hit: re.Match[str]) -> Point | None:
    first, second, year = int(hit["first"]), int(hit["second"]), int(hit["year"])
    readings = {day for day in (make_day(year, second, first), make_day(year, first, second)) if day}
    return _whole(hit, "day", (day := readings.pop(), day)) if len(readings) == 1 else None


def _lone_month(hit: re.Match[str]) -> Point | None:
    text, (start, end) = hit.string, hit.span()
    sure = (
        _CUED.search(text, max(0, start - 11), start)
        or _JOINS_MONTH.match(text, end)
        or _JOINED_MONTH.search(text, max(0, start - 25), start)
        or _OF_A_YEAR.match(text, end)
    )
    return Point(_span(hit, hit["month"]), "month", month=MONTHS[hit["month"].lower()]) if sure else None


def _lone_year(hit: re.Match[str]) -> Point | None:
    text, (start, end) = hit.string, hit.span("year")
    year, before = int(hit["year"]), text[max(0, start - 14) : start]
    if _NO_FISCAL.search(before) or _COUNT_AFTER.match(text, end):
        return None
    sure = (
        _YEAR_CUE.search(before)
        or _JOINED_YEAR.search(before)
        or (before[-1:] == "(" and text[end : end + 1] in {")", ",", "–", "-"})
    )
    if re.search(r"\b[Tt]he $", before):
        sure = 1900 <= year < 2100 and year % 100 and _BY_THE_YEAR.match(text, end)
    return Point(Span(start, end), "year", year=year) if sure else None


def _years(hit: re.Match[str]) -> Point | None:
    """`2014–2022`, `2022-23`, `2022/23`."""
    first, other = int(hit["first"]), hit["second"]
    last = int(other) if len(other) == 4 else first // 100 * 100 + int(other)
    if not first < last <= first + 150 or (len(other) == 2 and last != first + 1):
        return None
    return _whole(hit, "year", (date(first, 1, 1), date(last, 12, 31)))


def _decade(hit: re.Match[str]) -> Point | None:
    words = hit["decade"].lower()
    year = int(words) if len(words) == 4 else 1900 + (_TENS.get(words) or int(words))
    return None if year % 100 == 0 and year != 2000 else _whole(hit, "decade", decade(year))


def _century(hit: re.Match[str]) -> Point | None:
    number = ordinal(hit["ordinal"])
    return _whole(hit, "century", century(number)) if number and number >= 10 else None


def _quarter(hit: re.Match[str]) -> Point | None:
    of = 4 if hit["kind"].lower() == "q" else 2
    year = months_from(int(hit["year"]), 1, 12)
    return _whole(hit, "quarter" if of == 4 else "half", year and fraction(year, "year", int(hit["number"]), of))


def _whole(hit: re.Match[str], scale: str, whole: Interval | None) -> Point | None:
    return Point(Span(*hit.span()), scale, whole=whole) if whole else None


_Y4 = r"(?:1[5-9]|2[01])\d\d"
_THE = r"(?:(?<=[Tt]he )|(?<=[Tt]he early )|(?<=[Tt]he late )|(?<=[Tt]he mid-))"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Point | None]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (rf"{_WEEKDAY}(?<![\w-])(?P<year>{_Y4})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?!\d|-\d)", _day),
        (rf"(?<![\w./-])(?P<day>\d{{1,2}})\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>{_Y4})(?![\w-]|\.\d)", _day),
        (rf"(?<![\w./-])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>{_Y4})(?![\w/-])", _slashed),
        (rf"{_OPEN}{_D}{_DASH}{_LAST}(?: of)? {_M}(?:,? {_Y}|{_UNREAD_YEAR})", _day),
        (rf"\b{_M} {_D}{_DASH}{_LAST}{_AFTER_DAY}(?:,? {_Y}|{_UNREAD_YEAR})", _day),
        (rf"{_WEEKDAY}{_OPEN}{_D}(?: of)? {_M}(?:,? {_Y}|{_UNREAD_YEAR})", _day),
        (rf"{_WEEKDAY}\b{_M} {_D}{_AFTER_DAY}(?:,? {_Y}|{_UNREAD_YEAR})", _day),
        (rf"\b{_M}(?: of|,)? {_Y}", _day),
        (rf"{_OPEN}(?P<first>{_Y4})[-–/](?P<second>{_Y4}|\d\d)(?![\d/–-]|[.,]\d){COUNTED}", _years),
        (rf"\b(?:the )?(?P<kind>[QHqh])(?P<number>[1-4])(?: of|,)? {_Y}", _quarter),
        (rf"\b(?P<year>{_Y4})[ -](?P<kind>[QH])(?P<number>[1-4])\b", _quarter),
        (rf"(?<![\w.,/$€£])(?P<decade>{_Y4})(?<=0)[’']?s\b", _decade),
        (rf"{_THE}[’'‘](?P<decade>[3-9]0)[’']?s\b", _decade),
        (rf"{_THE}(?:nineteen[ -])?(?P<decade>{'|'.join(_TENS)})\b", _decade),
        (r"\b(?P<ordinal>[A-Za-z]{3,}(?:-first)?|\d\d(?:st|nd|rd|th))[ -](?:[Cc]entury)\b", _century),
        (rf"\b{_M}(?![ -]?\d|-[a-z])", _lone_month),
        (rf"(?<![\w.,/:$€£#№])(?!210[1-9]|21[1-9]){_Y}(?!\w){COUNTED}", _lone_year),
    )
)


def find_points(text: str) -> Iterator[Point]:
    """Every point, none overlapping: the earlier form of the list wins. Not in order."""
    covered = bytearray(len(text))
    for form, read in _FORMS:
        for hit in form.finditer(text):
            point = read(hit)
            if point and not any(covered[point.span.start : point.span.end]):
                covered[point.span.start : point.span.end] = b"\1" * (point.span.end - point.span.start)
                yield point
