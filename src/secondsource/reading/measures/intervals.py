"""Stretches of the calendar, first and last day, and the parts of them that news words name.

By convention `early`, `mid` and `late` are the three thirds: of a month the days 1–10, 11–20 and from 21, of a year
January–April, May–August and September–December, of a decade the years 0–3, 4–6 and 7–9, of a week Monday–Tuesday,
Wednesday–Thursday and Friday–Sunday. `The beginning`, `the early months` and `the start` are early; `the end` and
`the last months` are late.
"""

from datetime import date, timedelta

Interval = tuple[date, date]

LEAP_YEAR = 2024
"""A year that has every day, for days without one."""
SCALES = ("day", "week", "month", "quarter", "half", "year", "decade", "century")
"""From fine to coarse."""
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_THIRDS = {"month": (10, 20), "week": (2, 4), "year": (4, 8), "decade": (4, 7), "century": (33, 66)}


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, if there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_from(year: int, month: int, count: int) -> Interval | None:
    """So many whole months from the first of one; None outside the calendar."""
    end = year * 12 + month - 1 + count
    if not year >= 1 or end // 12 > 9998:
        return None
    return date(year, month, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1)


def years_from(year: int, count: int) -> Interval | None:
    """So many whole years."""
    return months_from(year, 1, 12 * count)


def decade(year: int) -> Interval | None:
    """The ten years that share all digits but the last."""
    return years_from(year // 10 * 10, 10)


def century(number: int) -> Interval | None:
    """The hundred years from 1901 to 2000 for the 20th."""
    return years_from(100 * number - 99, 100)


def around(day: date, scale: str, offset: int = 0) -> Interval | None:
    """The calendar day, week, month, … that holds `day`, or the one so many after it."""
    if scale in {"day", "week"}:
        return _days_around(day, scale, offset)
    if scale == "century":
        return century((day.year - 1) // 100 + 1 + offset)
    size = _MONTHS[scale]
    first = ((day.year * 12 + day.month - 1) // size + offset) * size
    return months_from(first // 12, first % 12 + 1, size)


def _days_around(day: date, scale: str, offset: int) -> Interval | None:
    try:
        if scale == "day":
            moved = day + timedelta(days=offset)
            return moved, moved
        monday = day + timedelta(days=7 * offset - day.weekday())
        return monday, monday + timedelta(days=6)
    except OverflowError:
        return None


def moved(day: date, days: float) -> date | None:
    """The day so many days later."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return None


def part(whole: Interval, scale: str, piece: str) -> Interval | None:
    """`early`, `mid` or `late` of a week, month, year, decade or century; of nothing else."""
    if scale not in _THIRDS:
        return None
    one, two = _THIRDS[scale]
    first, last = whole
    edges = [first, _step(first, scale, one), _step(first, scale, two), last + timedelta(days=1)]
    at = ("early", "mid", "late").index(piece)
    return edges[at], edges[at + 1] - timedelta(days=1)


def _step(first: date, scale: str, count: int) -> date:
    if scale in {"month", "week"}:
        return first + timedelta(days=count)
    return date(first.year, count + 1, 1) if scale == "year" else date(first.year + count, 1, 1)


def fraction(whole: Interval, scale: str, number: int, of: int) -> Interval | None:
    """The first or second half, the first to fourth quarter; quarters only of a year or a century."""
    if not 1 <= number <= of or scale not in ({"year", "century"} if of == 4 else {"month", *_MONTHS} - {"quarter"}):
        return None
    first, last = whole
    if scale == "month":
        return (first, first.replace(day=15)) if number == 1 else (first.replace(day=16), last)
    size = _MONTHS[scale] // of
    start = first.year * 12 + first.month - 1 + size * (number - 1)
    return months_from(start // 12, start % 12 + 1, size)


def edge(whole: Interval, count: int, unit: str, *, last: bool) -> Interval | None:
    """The first or last so many days, weeks, months or years of a stretch; None where it is shorter than that."""
    first, end = whole
    if unit in {"day", "week"}:
        days = count * (7 if unit == "week" else 1) - 1
        found = (end - timedelta(days=days), end) if last else (first, first + timedelta(days=days))
    else:
        months = count * _MONTHS[unit]
        start = end.year * 12 + end.month - months if last else first.year * 12 + first.month - 1
        made = months_from(start // 12, start % 12 + 1, months)
        if made is None:
            return None
        found = made
    return found if first <= found[0] and found[1] <= end and found != whole else None
