"""Plain numbers: decimals, ranges, percentages, ordinals, fractions, scores, signs."""

import re

from secondsource.reading.spoken.cardinals import cardinal, digits, ordinal, plural, spoken_number, year
from secondsource.reading.spoken.rule import Rule, Said, piece, rule, word_after, word_before
from secondsource.reading.vocabulary.word_lists import word_set

NUMBER = r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d,.]\d)|\d+(?:\.\d+)?)"
"""A number as written: `1,403.5`, `12 000`, `0.75`."""
DASH = r"\s?[-–—‑−]\s?"
SCALE = {
    "k": "thousand",
    "K": "thousand",
    "m": "million",
    "M": "million",
    "mn": "million",
    "mln": "million",
    "bn": "billion",
    "b": "billion",
    "B": "billion",
    "bln": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "T": "trillion",
}
SCALE_WORD = r"(?:thousand|million|billion|trillion)"

_YEAR_WORDS = word_set("""
in since by from until till after before during of early late mid the spring summer autumn winter fall year
january february march april may june july august september october november december between to and a this jan
feb mar apr jun jul aug sep sept oct nov dec circa around through
""")
COUNTED = word_set("""
people troops soldiers men women children civilians residents deaths dead wounded casualties homes houses jobs
workers users votes tanks drones missiles vehicles shells prisoners students pupils patients cases families
households employees tonnes tons barrels miles kilometres metres kilometers meters hectares acres hours days
weeks months years times dollars euros pounds percent tests doses pages players fighters hostages migrants
refugees apartments buildings customers passengers points units volunteers rounds aircraft viewers members
""")
_SCORING = word_set("""
won win wins beat beats beaten defeated lost loss lose victory draw drew defeat led lead leading score scored
thrashed hammered edged trailed trailing up down finished ended
""")
_HALVES = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds"}
_PARTS = {2: "half", 3: "third", 4: "quarter"}
_SIGNS = {
    "~": "about",
    "≈": "about",
    "<": "less than",
    ">": "more than",
    "≤": "at most",
    "≥": "at least",
    "+": "plus",
    "-": "minus",
    "−": "minus",
    "–": "minus",
    "±": "plus or minus",
    "#": "number",
    "№": "number",
    "§": "section",
}


def is_year(match: re.Match[str], group: int | str = 0) -> bool:
    """Whether four bare digits are read as a year here."""
    written = match[group]
    if len(written) != 4 or not written.isdecimal() or not 1100 <= int(written) <= 2199:
        return False
    if word_after(match).lower() in COUNTED:
        return False
    before, after = word_before(match), word_after(match)
    return before in _YEAR_WORDS or not (after.islower() and after.endswith("s"))


def spoken_or_year(match: re.Match[str], group: int | str) -> str:
    written = match[group]
    return year(int(written)) if is_year(match, group) else spoken_number(written)


def _plain(match: re.Match[str]) -> str:
    return spoken_or_year(match, 0)


def _scaled(match: re.Match[str]) -> Said | None:
    """`100k`, `1.4bn`, and `5m` where people or things are counted; else five metres."""
    scale = match["scale"]
    if scale == "m" and word_after(match).lower() not in COUNTED:
        return None
    return ((match.start(), match.end(), f"{spoken_number(match['n'])} {SCALE[scale]}"),)


def _percent(match: re.Match[str]) -> Said:
    points = "percentage points" if match["sign"] == "pp" else "percent"
    return (piece(match, "n", spoken_number(match["n"])), piece(match, "sign", points))


def _range(match: re.Match[str]) -> Said | None:
    first, last = match["a"], match["b"]
    if len(first) == 4 and is_year(match, "a") and len(last) in {2, 4} and last.isdecimal():
        until = year(int(last)) if len(last) == 4 else cardinal(int(last))
        return (piece(match, "a", year(int(first))), piece(match, "dash", "to"), piece(match, "b", until))
    if word_before(match) in _SCORING and len(first) <= 2 and len(last) <= 2:
        return (piece(match, "a", _goals(first)), piece(match, "b", _goals(last)))
    if first == last == "50":
        return (piece(match, "a", "fifty"), piece(match, "b", "fifty"))
    return (
        piece(match, "a", spoken_number(first)),
        piece(match, "dash", "to"),
        piece(match, "b", spoken_number(last)),
    )


def _goals(written: str) -> str:
    return "nil" if written == "0" else cardinal(int(written))


def _sets(match: re.Match[str]) -> Said:
    """Two or more scores in a row: `6-4, 6-3`."""
    found = re.finditer(r"(\d{1,2})[-–](\d{1,2})(,?)", match[0])
    return tuple(
        (match.start() + each.start(), match.start() + each.end(), f"{_goals(each[1])} {_goals(each[2])}{each[3]}")
        for each in found
    )


def _ordinal(match: re.Match[str]) -> str:
    return ordinal(int(match["n"].replace(",", "")))


def _fraction(match: re.Match[str]) -> str | None:
    above, below = int(match["a"]), int(match["b"])
    if (above, below) == (24, 7):
        return "twenty-four seven"
    if (above, below) == (9, 11):
        return "nine eleven"
    if not 0 < above < below <= 100:
        return f"{cardinal(above)} {cardinal(below)}" if (above, below) == (7, 7) else None
    name = _PARTS.get(below, ordinal(below))
    return f"{cardinal(above)} {name if above == 1 else 'halves' if below == 2 else name + 's'}"


def _half(match: re.Match[str]) -> str:
    said = _HALVES[match["half"]]
    return f"{spoken_number(match['n'])} and {said}" if match["n"] else said.removeprefix("a ")


def _decade(match: re.Match[str]) -> str:
    written = match["n"]
    if len(written) == 4:
        return "two thousands" if written == "2000" else plural(year(int(written)))
    return plural(cardinal(int(written)))


def _times(match: re.Match[str]) -> str:
    return f"{spoken_number(match['n'])} times"


def _by(match: re.Match[str]) -> Said:
    return (piece(match, "a", spoken_number(match["a"])), piece(match, "x", "by"),
            piece(match, "b", spoken_number(match["b"])))  # fmt: skip


def _signed(match: re.Match[str]) -> Said | None:
    """A sign in front of a number; a hyphen only where no word or number stands before it."""
    if match["sign"] in "-–−+" and match.start() and match.string[match.start() - 1] not in " \u00a0(“\"'":
        return None
    return (piece(match, "sign", _SIGNS[match["sign"]]),)


def _emergency(match: re.Match[str]) -> str | None:
    called = word_before(match) in {"call", "called", "calls", "dial", "dialled", "dialed", "a", "an"}
    return digits(match[0]) if called and word_after(match).lower() not in COUNTED else None


def _joined(match: re.Match[str]) -> Said:
    """`5-year-old`, `20-something`: the number, then the words without their hyphens."""
    tail = match["tail"].replace("-", " ").replace("–", " ").strip()
    return (piece(match, "n", spoken_or_year(match, "n")), piece(match, "tail", tail))


def _one_in(match: re.Match[str]) -> str:
    return f"{cardinal(int(match['a']))} in {cardinal(int(match['b']))}"


RULES: tuple[Rule, ...] = (
    rule(r"(?P<sign>[~≈<>≤≥+\-−–±#№§])\s?(?=[$€£₴₽¥]?\d)", _signed),
    rule(r"(?:\d{1,2}[-–]\d{1,2}, ){1,4}\d{1,2}[-–]\d{1,2}(?![\d%])", _sets),
    rule(rf"(?P<n>{NUMBER})?(?P<half>[½¼¾⅓⅔])", _half),
    rule(r"(?P<a>\d{1,2})-in-(?P<b>\d{1,3})\b", _one_in),
    rule(r"(?P<n>\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th|ST|ND|RD|TH)\b", _ordinal),
    rule(r"['’‘]?(?P<n>\d{2}|\d{4})['’]?s\b", _decade),
    rule(rf"(?P<n>{NUMBER})\s?(?P<sign>%|per cent\b|percent\b|pc\b|pp\b)", _percent),
    rule(rf"(?P<a>{NUMBER})(?P<x>\s?[x×]\s?)(?P<b>{NUMBER})", _by),
    rule(rf"(?P<n>{NUMBER})[x×](?![\w])", _times),
    rule(r"(?P<a>\d{1,3})/(?P<b>\d{1,3})(?![\w/])", _fraction),
    rule(rf"(?P<a>{NUMBER})(?P<dash>{DASH})(?P<b>{NUMBER})(?![-–/]\d)", _range),
    rule(rf"(?P<n>{NUMBER})(?P<scale>bn|mn|mln|bln|trn|tn|[kKmMbBT])\b", _scaled),
    rule(rf"(?P<n>{NUMBER})(?P<tail>(?:-[^\W\d_]+){{1,3}})\b", _joined),
    rule(r"911|999|112", _emergency),
    rule(NUMBER, _plain),
)
