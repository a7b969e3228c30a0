"""Days, months, years and decades as a newsreader says them."""

import re

from secondsource.reading.measures.times import MONTH_NAMES
from secondsource.reading.spoken.cardinals import cardinal, digits, ordinal, year
from secondsource.reading.spoken.rule import Rule, Said, piece, rule

_SHORT = {"Jan": 0, "Feb": 1, "Mar": 2, "Apr": 3, "Jun": 5, "Jul": 6, "Aug": 7, "Sep": 8, "Sept": 8, "Oct": 9,
          "Nov": 10, "Dec": 11}  # fmt: skip
_DAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Tues": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
_MONTH = rf"(?P<month>{'|'.join(MONTH_NAMES)}|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})(?:\.|\b))"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_LAST = r"(?P<dash>\s?[-–—]\s?| and | to )(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[1-9]\d\d|20\d\d|21\d\d)"
_QUARTERS = ("first", "second", "third", "fourth")


def _month(written: str) -> str:
    bare = written.rstrip(".")
    return MONTH_NAMES[_SHORT[bare]] if bare in _SHORT else bare


def _american(match: re.Match[str]) -> Said:
    """`Dec. 24, 2025`, `December 24-25`."""
    said = [piece(match, "month", _month(match["month"])), piece(match, "day", ordinal(int(match["day"])))]
    if match["last"]:
        said += [piece(match, "dash", _joint(match)), piece(match, "last", ordinal(int(match["last"])))]
    if match["year"]:
        said.append(piece(match, "year", year(int(match["year"]))))
    return tuple(said)


def _british(match: re.Match[str]) -> Said:
    """`24 December 2025`, `24–25 Dec.`, `the 24th of December`."""
    the = "" if match.string[: match.start()].lower().endswith("the ") else "the "
    said = [piece(match, "day", the + ordinal(int(match["day"])))]
    if match["last"]:
        said += [piece(match, "dash", _joint(match)), piece(match, "last", f"the {ordinal(int(match['last']))}")]
    said.append(piece(match, "month", f"of {_month(match['month'])}"))
    if match["year"]:
        said.append(piece(match, "year", year(int(match["year"]))))
    return tuple(said)


def _joint(match: re.Match[str]) -> str:
    return "and" if match["dash"].strip() == "and" else "to"


def _month_year(match: re.Match[str]) -> Said:
    return (piece(match, "month", _month(match["month"])), piece(match, "year", year(int(match["year"]))))


def _month_alone(match: re.Match[str]) -> str:
    return _month(match["month"])


def _numeric(match: re.Match[str]) -> str | None:
    """`24/12/2025` and `12/24/2025`; where both could be the month, the numbers are said as they stand."""
    first, second, whole = int(match["a"]), int(match["b"]), _full_year(match["year"])
    if match["mark"] == "." or first > 12:
        return _day_of(first, second, whole)
    if second > 12:
        return _day_of(second, first, whole)
    return f"{cardinal(first)}, {cardinal(second)}, {year(whole)}"


def _full_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _iso(match: re.Match[str]) -> str | None:
    return _day_of(int(match["day"]), int(match["month"]), int(match["year"]))


def _day_of(day: int, month: int, whole: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"the {ordinal(day)} of {MONTH_NAMES[month - 1]} {year(whole)}"


def _weekday(match: re.Match[str]) -> str:
    return _DAYS[match["name"]]


def _quarter(match: re.Match[str]) -> Said:
    said = [piece(match, "q", f"{_QUARTERS[int(match['q'][1]) - 1]} quarter")]
    if match["year"]:
        said.append(piece(match, "year", f"of {year(int(match['year']))}"))
    return tuple(said)


def _fiscal(match: re.Match[str]) -> str:
    return f"fiscal year {year(_full_year(match['year']))}"


def _era(match: re.Match[str]) -> str:
    name = digits_free(match["era"])
    if match["before"]:
        return f"{name} {cardinal(int(match['before']))}"
    return f"{cardinal(int(match['n']))} {name}"


def digits_free(era: str) -> str:
    """`BC` as its letters."""
    return " ".join(letter for letter in era.upper() if letter.isalpha())


def _short_year(match: re.Match[str]) -> str:
    """`the class of '68`: nobody says the century."""
    written = match["year"]
    return digits(written) if written.startswith("0") else cardinal(int(written))


RULES: tuple[Rule, ...] = (
    rule(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _iso),
    rule(r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d/])", _numeric),
    rule(rf"{_MONTH}\s{_DAY}\b(?![:%,.]\d)(?:{_LAST}\b)?(?:,?\s{_YEAR}\b)?", _american),
    rule(rf"{_DAY}(?:{_LAST})?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR}\b)?", _british),
    rule(rf"{_MONTH},?\s{_YEAR}\b(?!,\d)", _month_year),
    rule(rf"(?P<month>(?:{'|'.join(s for s in _SHORT if s != 'Mar')})\.)", _month_alone),
    rule(r"(?P<name>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.", _weekday),
    rule(rf"(?P<q>Q[1-4])\b(?:\s(?:of\s)?{_YEAR}\b)?", _quarter),
    rule(r"FY\s?(?P<year>20\d\d|\d\d)\b", _fiscal),
    rule(r"(?P<before>)(?P<n>\d{1,4})\s?(?P<era>BCE?|CE|AD|B\.C\.|A\.D\.)(?!\w)", _era),
    rule(r"(?P<era>AD|A\.D\.)\s(?P<before>\d{1,4})\b(?P<n>)", _era),
    rule(r"['’‘](?P<year>\d\d)\b(?!s)", _short_year),
)
