"""Times of day and spans of time: `7:30 a.m.`, `14:05`, `0800 GMT`, `10am-2pm`, `3h 20m`, `48 hrs`."""

import re

from secondsource.reading.spoken.cardinals import cardinal, digits, spoken_number
from secondsource.reading.spoken.numbers import NUMBER
from secondsource.reading.spoken.rule import Rule, Said, piece, rule, word_after

_HALF_DAY = r"(?P<half>[ap]\.m\.|[ap]\.?m\b\.?|[AP]\.M\.|[AP]M\b)"
_ZONE = r"(?:GMT|UTC|EST|EDT|CET|CEST|EET|EEST|BST|MSK|PST|PDT|CST|CDT|IST|ET|PT)\b"
_SPANS = {
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "min": "minute",
    "mins": "minute",
    "sec": "second",
    "secs": "second",
    "yr": "year",
    "yrs": "year",
    "wk": "week",
    "wks": "week",
    "mo": "month",
    "mos": "month",
    "ms": "millisecond",
}


def _clock(match: re.Match[str]) -> Said:
    said = [(match.start("hour"), match.end("minute") if match["minute"] else match.end("hour"), _hour(match))]
    if match["half"]:
        said.append(piece(match, "half", _letters(match["half"])))
    return tuple(said)


def _hour(match: re.Match[str]) -> str:
    hour, minute = cardinal(int(match["hour"])), match["minute"]
    if not minute or (match["half"] and minute == "00"):
        return hour
    if minute == "00":
        return "midnight" if int(match["hour"]) in {0, 24} else f"{hour} hundred"
    return f"{hour} {digits(minute) if minute.startswith('0') else cardinal(int(minute))}"


def _letters(half: str) -> str:
    return "A M" if half.lower().startswith("a") else "P M"


def _range(match: re.Match[str]) -> Said:
    first = f"{cardinal(int(match['a']))} {digits_of(match['am'])}".strip()
    if match["first_half"]:
        first += f" {_letters(match['first_half'])}"
    last = f"{cardinal(int(match['b']))} {digits_of(match['bm'])}".strip()
    return (
        (match.start("a"), match.start("dash"), first),
        piece(match, "dash", "to"),
        (match.start("b"), match.start("half"), last),
        piece(match, "half", _letters(match["half"])),
    )


def digits_of(minutes: str | None) -> str:
    """Minutes behind an hour; nothing for none."""
    if not minutes or minutes == "00":
        return ""
    return digits(minutes) if minutes.startswith("0") else cardinal(int(minutes))


def _military(match: re.Match[str]) -> Said | None:
    """`0800 GMT`, `1430 hours`."""
    hour, minute = match["hour"], match["minute"]
    if int(hour) > 24 or int(minute) > 59:
        return None
    spoken = digits(hour) if hour.startswith("0") else cardinal(int(hour))
    return ((match.start(), match.end("minute"), f"{spoken} {'hundred' if minute == '00' else digits_of(minute)}"),)


def _stopwatch(match: re.Match[str]) -> str:
    """`1:02:33`: hours, minutes, seconds."""
    named = ((match["h"], "hour"), (match["m"], "minute"), (match["s"], "second"))
    said = [f"{cardinal(int(n))} {name if int(n) == 1 else name + 's'}" for n, name in named if int(n)]
    return " ".join(said)


def _span(match: re.Match[str]) -> Said:
    name = _SPANS[match["unit"]]
    single = match["n"] == "1" or match["hyphen"] == "-"
    return (piece(match, "n", spoken_number(match["n"])), piece(match, "unit", name if single else f"{name}s"))


def _two_spans(match: re.Match[str]) -> Said:
    return tuple(
        (match.start(n), match.end(unit), f"{cardinal(int(match[n]))} {name if match[n] == '1' else name + 's'}")
        for n, unit, name in (("h", "hu", "hour"), ("m", "mu", "minute"))
    )


def _half_alone(match: re.Match[str]) -> str | None:
    return _letters(match[0]) if match.start() and match.string[: match.start()].rstrip()[-1:].isalnum() else None


def _zone_name(match: re.Match[str]) -> str | None:
    return None if word_after(match) else "eastern time" if match[0] == "ET" else None


RULES: tuple[Rule, ...] = (
    rule(r"(?P<h>\d{1,2}):(?P<m>\d\d):(?P<s>\d\d)(?!\d)", _stopwatch),
    rule(
        r"(?P<a>1?\d)(?:[:.](?P<am>\d\d))?\s?(?P<first_half>[ap]\.?m\.?)?(?P<dash>\s?[-–—]\s?)(?P<b>1?\d)(?:[:.](?P<bm>\d\d))?\s?"
        + _HALF_DAY,
        _range,
    ),
    rule(rf"(?P<hour>1?\d)(?:[:.](?P<minute>[0-5]\d))?\s?{_HALF_DAY}", _clock),
    rule(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>)(?![\d:])", _clock),
    rule(rf"(?P<hour>\d\d)(?P<minute>\d\d)(?=\s(?:hours\b|hrs\b|{_ZONE}|local\stime))", _military),
    rule(r"(?P<h>\d{1,3})\s?(?P<hu>h|hrs?)\s?(?P<m>\d{1,2})\s?(?P<mu>m|mins?)\b", _two_spans),
    rule(
        rf"(?P<n>{NUMBER})(?P<hyphen>[\s-]?)(?P<unit>hrs?|h|mins?|secs?|yrs?|wks?|mos|ms)\b(?![’'])",
        _span,
    ),
    rule(r"[ap]\.m\.|[AP]\.M\.|[ap]m\b", _half_alone),
    rule(r"ET\b", _zone_name),
)
