"""Models, weapons, flights and roads: `T-72B3`, `Su-34`, `M777`, `Kh-101`, `Boeing 737`, `COVID-19`, `G7`."""

import re

from secondsource.reading.spoken.cardinals import by_pairs, cardinal, plural
from secondsource.reading.spoken.rule import Rule, Said, piece, rule
from secondsource.reading.vocabulary.word_lists import word_set

_SAID_AS_WORDS = word_set("""
Su MiG Mi Tu Yak Ka Il An Be COVID HIMARS Leopard Shahed Geran Lancet Iskander Kalibr Kinzhal Orlan Bayraktar
Boeing Airbus Saab Apollo Soyuz Sputnik Grad Omicron SARS MERS HESA Neptune Patriot Stugna Zala Falcon Starlink
Orion Delta Vega Antares Merlin Puma Gripen Rafale Mirage Eurofighter Typhoon Tornado
""")
_MODEL = (
    r"(?P<name>[A-Z][A-Za-z]{0,9})(?P<joint>[-–‑]?)(?P<n>\d{1,4})(?P<tail>[A-Z]{0,3}\d{0,2}[A-Z]?|[a-z]?)(?![\w’'])"
)
_MAKERS = r"(?P<maker>Boeing|Airbus|Embraer|Tupolev|Sukhoi|Antonov|Ilyushin|Flight|Interstate|Route|Highway|Peugeot)"
_CUT = re.compile(r"\d+|[A-Z]+|[a-z]")


def _model(match: re.Match[str]) -> Said | None:
    name = match["name"]
    if name not in _SAID_AS_WORDS:
        if len(name) > 4 or (name[1:].islower() and len(name) > 2 and not match["joint"]):
            return None
        name = " ".join(name.upper())
    several = match["tail"] == "s"
    number = by_pairs(match["n"])
    number = plural(number) if several else f"{number} {_tail(match['tail'])}".strip()
    return (piece(match, "name", name), (match.start("n"), match.end("tail"), number))


def _tail(written: str) -> str:
    """`B3` is `B three`."""
    return " ".join(
        cardinal(int(each)) if each.isdecimal() else " ".join(each.upper()) for each in _CUT.findall(written)
    )


def _made_by(match: re.Match[str]) -> Said:
    """`Boeing 737-800`."""
    said = [piece(match, "maker", match["maker"]), piece(match, "n", by_pairs(match["n"]))]
    if match["more"]:
        said.append(piece(match, "more", by_pairs(match["more"])))
    return tuple(said)


def _variant(match: re.Match[str]) -> Said | None:
    """`Leopard 2A6`, `5G`, `3D`, `4K`; but `10K` and `5M` are scales."""
    if match["tail"] in {"K", "M", "B", "T"} and match[0] != "4K":
        return None
    return (piece(match, 0, f"{cardinal(int(match['n']))} {_tail(match['tail'])}"),)


RULES: tuple[Rule, ...] = (
    rule(rf"{_MAKERS}\s(?P<n>\d{{1,4}})(?:-(?P<more>\d{{1,4}}))?\b(?![.,]\d)", _made_by),
    rule(_MODEL, _model),
    rule(r"(?P<n>\d{1,2})(?P<tail>[A-Z]\d{0,2}(?:[A-Z]\d?)?)(?![\w’'.-])", _variant),
)
