"""Ranks, titles and everyday abbreviations: `Lt. Col.`, `Sen. Roe (D-Conn.)`, `No. 10`, `Downing St.`, `vs.`."""

import re

from secondsource.reading.spoken.cardinals import ordinal
from secondsource.reading.spoken.rule import Rule, Said, piece, rule, word_before

_RANKS = {
    "Gen": "General",
    "Gens": "Generals",
    "Maj": "Major",
    "Brig": "Brigadier",
    "Lt": "Lieutenant",
    "Col": "Colonel",
    "Capt": "Captain",
    "Cpt": "Captain",
    "Cmdr": "Commander",
    "Cdr": "Commander",
    "Adm": "Admiral",
    "Sgt": "Sergeant",
    "Cpl": "Corporal",
    "Pvt": "Private",
    "Pte": "Private",
    "Supt": "Superintendent",
    "Insp": "Inspector",
    "Det": "Detective",
    "Sen": "Senator",
    "Sens": "Senators",
    "Rep": "Representative",
    "Reps": "Representatives",
    "Gov": "Governor",
    "Govs": "Governors",
    "Pres": "President",
    "Sec": "Secretary",
    "Rev": "Reverend",
    "Hon": "Honourable",
    "Prof": "Professor",
    "Dr": "Doctor",
    "Drs": "Doctors",
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Ms",
    "Messrs": "Messieurs",
    "Fr": "Father",
    "Msgr": "Monsignor",
    "Amb": "Ambassador",
    "Asst": "Assistant",
    "Atty": "Attorney",
    "Mt": "Mount",
    "Ft": "Fort",
}
_BRITISH = (
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Lt",
    "Col",
    "Gen",
    "Sgt",
    "Capt",
    "Maj",
    "Prof",
    "Mt",
    "Rev",
    "Brig",
    "Cpl",
    "Pte",
)
"""Written without a full stop too, before a name."""
_SHORT = {
    "vs": "versus",
    "v": "versus",
    "etc": "et cetera",
    "e.g": "for example",
    "i.e": "that is",
    "approx": "approximately",
    "ca": "circa",
    "cf": "compare",
    "a.k.a": "also known as",
    "est": "estimated",
    "Inc": "Incorporated",
    "Corp": "Corporation",
    "Co": "Company",
    "Ltd": "Limited",
    "Bros": "Brothers",
    "Dept": "Department",
    "Govt": "Government",
    "Assn": "Association",
    "Intl": "International",
    "Univ": "University",
    "Jr": "Junior",
    "Sr": "Senior",
    "Ave": "Avenue",
    "Blvd": "Boulevard",
    "Rd": "Road",
    "Sq": "Square",
    "Hwy": "Highway",
    "Esq": "Esquire",
    "oz": "ounces",
}
_NUMBERED = {
    "No": "Number",
    "no": "number",
    "Nos": "Numbers",
    "nos": "numbers",
    "Art": "Article",
    "Fig": "Figure",
    "Vol": "Volume",
    "Ch": "Chapter",
    "Sec": "Section",
    "p": "page",
    "pp": "pages",
    "para": "paragraph",
}
_STATES = {
    "Ala": "Alabama",
    "Ariz": "Arizona",
    "Ark": "Arkansas",
    "Calif": "California",
    "Colo": "Colorado",
    "Conn": "Connecticut",
    "Del": "Delaware",
    "Fla": "Florida",
    "Ga": "Georgia",
    "Ill": "Illinois",
    "Ind": "Indiana",
    "Kan": "Kansas",
    "Ky": "Kentucky",
    "La": "Louisiana",
    "Mass": "Massachusetts",
    "Md": "Maryland",
    "Mich": "Michigan",
    "Minn": "Minnesota",
    "Miss": "Mississippi",
    "Mo": "Missouri",
    "Mont": "Montana",
    "N.C": "North Carolina",
    "N.D": "North Dakota",
    "N.H": "New Hampshire",
    "N.J": "New Jersey",
    "N.M": "New Mexico",
    "N.Y": "New York",
    "Neb": "Nebraska",
    "Nev": "Nevada",
    "Okla": "Oklahoma",
    "Ore": "Oregon",
    "Pa": "Pennsylvania",
    "R.I": "Rhode Island",
    "S.C": "South Carolina",
    "S.D": "South Dakota",
    "Tenn": "Tennessee",
    "Tex": "Texas",
    "Va": "Virginia",
    "Vt": "Vermont",
    "W.Va": "West Virginia",
    "Wash": "Washington",
    "Wis": "Wisconsin",
    "Wyo": "Wyoming",
}
_ANY_STATE = "|".join(re.escape(short) for short in sorted(_STATES, key=len, reverse=True))
_PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent"}


def _rank(match: re.Match[str]) -> str:
    return _RANKS[match["rank"]]


def _numbered_rank(match: re.Match[str]) -> Said:
    return (piece(match, "n", ordinal(int(match["n"])).capitalize()), piece(match, "rank", _RANKS[match["rank"]]))


def _short(match: re.Match[str]) -> str | None:
    ends = match.end() == len(match.string) or match.string[match.end() :].lstrip()[:1] in {"", "”", '"'}
    return _SHORT[match["short"]] + ("." if ends and match[0].endswith(".") else "")


def _numbered(match: re.Match[str]) -> str:
    return _NUMBERED[match["what"]]


def _saint_or_street(match: re.Match[str]) -> str:
    """`St. Petersburg` against `Downing St.`."""
    ahead = match.string[match.end() : match.end() + 2]
    name_before = match.string[max(0, match.start() - 2) : match.start()].strip().isalpha() and match.start() > 0
    before = word_before(match)
    written = match.string[max(0, match.start() - len(before) - 1) : match.start()].strip()
    named = name_before and written[:1].isupper() and before not in {"in", "at", "the"}
    if named or not ahead[1:2].isupper():
        ends = match.end() == len(match.string)
        return "Street." if ends else "Street"
    return "Saint"


def _party(match: re.Match[str]) -> Said:
    """`(D-Conn.)`: Democrat of Connecticut."""
    state = _STATES.get((match["state"] or "").rstrip("."), match["state"] or "")
    return (piece(match, "party", _PARTIES[match["party"]]), piece(match, "state", f"of {state}"))


def _state(match: re.Match[str]) -> str:
    return _STATES[match["state"]]


def _and(match: re.Match[str]) -> str | None:
    spaced = match.string[match.start() - 1 : match.start()].isspace()
    return "and" if spaced else None


def _either(match: re.Match[str]) -> Said:
    """`he/she`, `and/or`."""
    joint = "" if match["a"].lower() == "and" else "or"
    said = [piece(match, "a", match["a"]), piece(match, "mark", joint), piece(match, "b", match["b"])]
    return tuple(each for each in said if each[2])


def _with(match: re.Match[str]) -> str:
    return "without" if match[0] == "w/o" else "with"


_RANK = "|".join(sorted(_RANKS, key=len, reverse=True))

RULES: tuple[Rule, ...] = (
    rule(r"(?P<n>[123])(?:st|nd|rd)\s(?P<rank>Lt|Sgt|Cpl)\.?(?=\s[A-Z])", _numbered_rank),
    rule(r"(?P<what>Nos?|nos?|Art|Fig|Vol|Ch|Sec|pp?|para)\.\s?(?=\d)", _numbered),
    rule(rf"(?P<party>[DRI])[-–](?P<state>(?:{_ANY_STATE})\.|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=\))", _party),
    rule(rf"(?P<rank>{_RANK})\.", _rank),
    rule(rf"(?P<rank>{'|'.join(_BRITISH)})(?=\s[A-Z])", _rank),
    rule(r"St\.?(?=[\s,.)’”]|$)", _saint_or_street),
    rule(rf"(?P<short>{'|'.join(re.escape(short) for short in _SHORT)})\.(?!\w)", _short),
    rule(r"(?P<short>vs|approx|etc)\b", _short),
    rule(rf"(?<=, )(?P<state>{_ANY_STATE})\.(?=[\s,)]|$)", _state),
    rule(r"&(?=\s)", _and),
    rule(r"(?P<a>[^\W\d_]+)(?P<mark>/)(?P<b>[^\W\d_]+)(?![\w/.])", _either),
    rule(r"w/o?(?=\s)", _with),
)
