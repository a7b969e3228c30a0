"""Units of measure and calibres: `155 mm`, `7.62x39mm`, `5 km`, `a 10-km march`, `-5°C`, `120 km/h`."""

import re

from secondsource.reading.spoken.cardinals import spoken_number
from secondsource.reading.spoken.numbers import COUNTED, DASH, NUMBER
from secondsource.reading.spoken.rule import Rule, Said, piece, rule, word_after, word_before
from secondsource.reading.vocabulary.word_lists import word_set

_UNITS = {
    "km/h": ("kilometre per hour", "kilometres per hour"),
    "kmh": ("kilometre per hour", "kilometres per hour"),
    "kph": ("kilometre per hour", "kilometres per hour"),
    "mph": ("mile per hour", "miles per hour"),
    "m/s": ("metre per second", "metres per second"),
    "sq km": ("square kilometre", "square kilometres"),
    "sq. km": ("square kilometre", "square kilometres"),
    "sq mi": ("square mile", "square miles"),
    "sq. mi": ("square mile", "square miles"),
    "sq miles": ("square mile", "square miles"),
    "sq. miles": ("square mile", "square miles"),
    "sq ft": ("square foot", "square feet"),
    "sq. ft": ("square foot", "square feet"),
    "sq m": ("square metre", "square metres"),
    "km²": ("square kilometre", "square kilometres"),
    "km2": ("square kilometre", "square kilometres"),
    "m²": ("square metre", "square metres"),
    "m2": ("square metre", "square metres"),
    "m³": ("cubic metre", "cubic metres"),
    "m3": ("cubic metre", "cubic metres"),
    "bcm": ("billion cubic metre", "billion cubic metres"),
    "mcm": ("million cubic metre", "million cubic metres"),
    "km": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "m": ("metre", "metres"),
    "kg": ("kilogram", "kilograms"),
    "mg": ("milligram", "milligrams"),
    "g": ("gram", "grams"),
    "t": ("tonne", "tonnes"),
    "kt": ("kiloton", "kilotons"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "ft": ("foot", "feet"),
    "mi": ("mile", "miles"),
    "yd": ("yard", "yards"),
    "ha": ("hectare", "hectares"),
    "nmi": ("nautical mile", "nautical miles"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "GWh": ("gigawatt hour", "gigawatt hours"),
    "TWh": ("terawatt hour", "terawatt hours"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "kV": ("kilovolt", "kilovolts"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "Hz": ("hertz", "hertz"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "Mbps": ("megabit per second", "megabits per second"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°": ("degree", "degrees"),
    "ºC": ("degree Celsius", "degrees Celsius"),
    "bpd": ("barrel per day", "barrels per day"),
    "ppm": ("part per million", "parts per million"),
    "hp": ("horsepower", "horsepower"),
    "dB": ("decibel", "decibels"),
    "bps": ("basis point", "basis points"),
    "L": ("litre", "litres"),
    "ml": ("millilitre", "millilitres"),
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_MADE = word_set("""
shell shells artillery howitzer howitzers gun guns mortar mortars round rounds cannon cannons ammunition rocket
rockets caliber calibre projectile projectiles rifle rifles bullet bullets cartridge cartridges mine mines
autocannon bomb bombs
""")
_DETERMINERS = word_set("""
a an the this that its his her their another new each
""")
_JOINING = word_set("""
in of to for on from by and or that which was is were are will would had has have per it he she they as at with
away wide long deep high tall off south north east west behind inside into over under above below but than since
so while when after before an the more less apart
""")


def _measure(match: re.Match[str]) -> Said | None:
    if match["unit"] == "m" and not match["hyphen"] and word_after(match).lower() in COUNTED:
        return None
    one, many = _UNITS[match["unit"]]
    said = [piece(match, "n", spoken_number(match["n"]))]
    if match["a"]:
        said = [piece(match, "a", spoken_number(match["a"])), piece(match, "dash", "to"), *said]
    if match["cal"]:
        said = [piece(match, "cal", spoken_number(match["cal"])), piece(match, "by", "by"), *said]
    return (*said, piece(match, "unit", one if _is_one(match) else many))


def _is_one(match: re.Match[str]) -> bool:
    """`155-mm`, `155 mm shells`, `a 10 km march`, `1 km`."""
    after = word_after(match).lower()
    thing = word_before(match) in _DETERMINERS and after and after not in _JOINING
    return match["hyphen"] == "-" or after in _MADE or bool(thing) or match["n"] == "1" or bool(match["cal"])


def _calibre(match: re.Match[str]) -> Said:
    """`.50 calibre`, `.45`."""
    return (piece(match, "n", f"point {spoken_number(match['n'])}"),)


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:(?P<a>{NUMBER})(?P<dash>{DASH}))?(?:(?P<cal>{NUMBER})(?P<by>[x×]))?(?P<n>{NUMBER})"
        rf"(?P<hyphen>[ \u00a0\u202f-]?)(?P<unit>{_UNIT})(?![\w’'])",
        _measure,
    ),
    rule(r"\.(?P<n>\d{2,3})(?=[\s-]cali)", _calibre),
)
