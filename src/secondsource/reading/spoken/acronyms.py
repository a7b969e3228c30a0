"""Acronyms said as words or letter by letter, initials, and the letters that mean a country: `U.S.` against `us`."""

import re
from functools import lru_cache

from secondsource.reading.spoken.rule import Rule, rule
from secondsource.reading.vocabulary.word_lists import word_set

_WORDS = {
    "JDAM": "J dam",
    "JDAMS": "J dams",
    "ATACMS": "attack ems",
    "HIMARS": "high mars",
    "SCOTUS": "scotus",
    "POTUS": "potus",
    "AWACS": "A wacks",
    "MANPADS": "man pads",
    "CAATSA": "catsa",
    "SALT": "salt",
}
"""Said as other words than they are written."""
_AS_WRITTEN = word_set("""
NATO UNESCO UNICEF NASA OPEC AIDS SARS MERS COVID FIFA UEFA ISIS ISIL BRICS ASEAN AUKUS SWIFT OSINT ECOWAS HAMAS
FEMA NAFTA RADAR SCUBA LASER DARPA OSHA WADA IKEA START SEAL NAVALNY DOGE MAGA CENTCOM EUCOM AFRICOM INDOPACOM
INTERPOL EUROPOL FRONTEX EULEX TASS UNIFIL UNRWA MINURSO MONUSCO NORAD STEM GIF JPEG PIN SIM RAM MERCOSUR OSCAR
CERN NAVTEX AMBER YOLO TIKTOK BAFTA LEGO NICE GAVI FARC PRISM FEMEN EFTA OFCOM OFSTED EASA UNITA FRELIMO SADC
COP UNITE SHAPE TACOM SOCOM STRATCOM AMISOM CHIPS PEPFAR
""")
_MIXED = {
    "PhD": "P H D",
    "Ph.D.": "P H D",
    "MSc": "M S C",
    "AfD": "A F D",
    "TikTok": "TikTok",
    "kWh": "kilowatt hour",
    "GoP": "G O P",
    "WiFi": "wi-fi",
    "BSc": "B S C",
    "LGBTQ+": "L G B T Q plus",
    "YouGov": "YouGov",
    "AK-47": "A K forty-seven",
}
_CAPITALS = word_set("""
THE AND FOR BUT NOT ALL NEW NOW WHO HOW WHY WHAT WHEN WAR OUT OFF OVER FROM WITH THIS THAT LIVE MORE NEVER ONLY
ALWAYS VERY YES NO IN ON AT TO OF IS BE BY AS IF IT OR SO WE HE UP AN ARE WAS HAS HAD CAN MAY WILL YOU YOUR OUR
ITS ANY DAY END TOP SAYS SAID AFTER BREAKING EXCLUSIVE UPDATE UPDATED WATCH VIDEO OPINION ANALYSIS EXPLAINED
NEWS URGENT ALERT JUST MUST STOP REALLY DO DID DOES HERE THERE FREE TRUTH FACT FALSE TRUE BIG BAD GREAT MAKE
AGAIN
""")
"""Words that people shout; never letters."""
_SURELY_LETTERS = word_set("""
US UK EU UN UAE USA DC PM MP MPS FBI CIA NSA FSB GRU SBU SVR KGB MSF IDF PLO DPRK PRC BBC CNN ABC NBC CBS ISW
AISC IAEA OSCE ICC ICJ IMF WTO GDP GPS IT TV AI HIV DNA GMT UTC CEO CFO FM DM GOP NHS NGO ICRC UAV FPV WHO
""")
_CAPS = r"(?P<name>[A-Z]{2,12}(?:&[A-Z]+)?)(?P<tail>s|['’]s|['’])?(?![\w])"
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z.'’-]{2,}){0,3})(?:, [A-Z][\w. ]{1,20})?,? (?:\([A-Z]|[—–-] )"
)
_LONGEST_SPELLED = 5
"""Letters of the longest unknown word in capitals that is spelled; longer ones are words that somebody shouts."""


@lru_cache(maxsize=64)
def is_shouted(sentence: str) -> bool:
    """Whether a line stands in capitals as a whole, so that its words are no acronyms."""
    words = re.findall(r"[^\W\d_]{2,}", sentence)
    return len(words) > 1 and sum(word.isupper() for word in words) >= 0.8 * len(words)


def _in_dateline(match: re.Match[str]) -> bool:
    """`NEW YORK (AP) —`: the place in front of a report."""
    line = _DATELINE.match(match.string)
    return bool(line) and match.end() <= line.end("place")


def _acronym(match: re.Match[str]) -> str | None:
    name, tail = match["name"], match["tail"] or ""
    if name in _WORDS:
        return _WORDS[name] + tail.replace("’", "'")
    if name in _AS_WRITTEN:
        return f"{name}{tail}".replace("’", "'")
    shouted = is_shouted(match.string)
    if name in _CAPITALS and (shouted or name not in _SURELY_LETTERS):
        return name.capitalize() if match.start() == 0 else name.lower()
    if len(name) > _LONGEST_SPELLED or ((shouted or _in_dateline(match)) and name not in _SURELY_LETTERS):
        return f"{name.capitalize()}{tail}"
    return _letters(name.replace("&", " and "), tail)


def _letters(name: str, tail: str) -> str:
    """`NGOs` is `N G O's`: without the apostrophe a voice reads a syllable."""
    spelled = " ".join(each if len(each) == 3 and each == "and" else " ".join(each) for each in name.split())
    return f"{spelled}'s" if tail in {"s", "'s", "’s"} else spelled


def _dotted(match: re.Match[str]) -> str:
    """`U.S.`, `J.K.`, `U.S.-led`; the last full stop ends the sentence where nothing follows."""
    letters = " ".join(letter for letter in match["letters"] if letter.isalpha()).upper()
    ends = not match.string[match.end() :].strip("”’\"') \u00a0")
    tail = "'s" if match["tail"] else ""
    return f"{letters}{tail}{'.' if ends else ''}"


def _initial(match: re.Match[str]) -> str:
    return match["letter"]


def _mixed(match: re.Match[str]) -> str:
    return _MIXED[match[0]]


def _pair(match: re.Match[str]) -> str | None:
    """The first side of `EU-US` or `UN-backed`."""
    name = match["a"]
    if name in _CAPITALS or name in _WORDS or (is_shouted(match.string) and name not in _SURELY_LETTERS):
        return None
    return name if name in _AS_WRITTEN else _letters(name, "")


RULES: tuple[Rule, ...] = (
    rule("|".join(re.escape(form) for form in _MIXED) + r"(?!\w)", _mixed),
    rule(r"(?P<letters>(?:[A-Z]\.\s?){1,4}[A-Z]\.)(?P<tail>['’]s)?(?!\w)", _dotted),
    rule(r"(?P<letter>[A-Z])\.(?=\s?[A-Z])", _initial),
    rule(r"(?P<a>[A-Z]{2,5})(?=-[A-Za-z])", _pair),
    rule(_CAPS, _acronym),
)
