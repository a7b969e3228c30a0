"""What a number counts: the currency before it, or the sign, measure or noun after it, folded and in the singular."""

import re
from collections.abc import Iterator

from secondsource.domain.folding import fold
from secondsource.reading.measures import currencies, cyrillic
from secondsource.reading.measures.numerals import CODES, SIGNS
from secondsource.reading.vocabulary.word_lists import word_set

_IRREGULAR = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "servicemen": "serviceman",
    "policemen": "policeman",
    "lives": "life",
    "feet": "foot",
    "km": "kilometre",
    "kilometer": "kilometre",
    "meter": "metre",
    "hectares": "hectare",
    "ha": "hectare",
    "m": "metre",
    "mi": "mile",
    "ft": "foot",
    "yd": "yard",
    **dict.fromkeys(map(fold, cyrillic.PERSONS), "people"),
}
_MEASURES = word_set("mm cm m km kg g mg ft mph kph nm ml degrees miles kilometers kilometres metres meters")
_COUNTED = word_set(
    "people troop soldier man woman child civilian resident home house building case death vehicle tank drone missile"
    " job vote point kilometre metre mile foot ton tonne kilogram kg hectare acre worker student other square year day"
    " hour percent"
)
MEASURES = (
    word_set(
        "percent share kilometre metre mile foot inch yard ton tonne kilogram kg gram pound ounce hectare acre litre"
        " liter gallon cup tablespoon teaspoon second minute hour day week month year decade degree year-old"
    )
    | {"percentage point"}
    | currencies.CODES
)
"""Units of what is measured and not counted."""
COUNTABLE = _COUNTED | currencies.CODES
"""Units after which even 2000 or 1914 is a count and no year."""
NO_UNIT = word_set(
    "of and or but in on at to from by with for as than that which who whom whose were was are is be been being had has"
    " have do does did not will would can could may might must shall should the a an this these those its their his her"
    " it they he she we you i after before while when where since until because if though although about over under"
    " per each apiece more less fewer so also still now then there here into onto off out up down against between among"
    " during through within without all both only just even if such said says say told according plus"
)
_LETTER = r"[^\W\d_]"
_SQUARE = re.compile(
    r"[- \u00a0]?(?:(?:sq\.?|square)[- ]"
    r"(?P<of>km|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|feet|foot|ft|yards?|yd|m)\b|(?P<raised>km|m)(?:²|2\b))",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?<=\d\d)(?P<glued>[CF])\b|(?: ?°|[- ]degrees?)[ \u00a0]?(?P<scale>C|F|Celsius|Fahrenheit|centigrade)\b"
    r"|(?: ?° ?|[- ]degrees? )(?P<side>[NESW]|north|south|east|west)\b"
)
_SPEED = re.compile(
    r"[- \u00a0]?(?:(?P<km>km/h|kmh|kph|kilomet(?:er|re)s?[- ](?:per|an)[- ]hour)"
    r"|(?P<miles>mph|miles?[- ](?:per|an)[- ]hour))\b",
    re.IGNORECASE,
)
_TONNE = re.compile(r"[- ]metric[- ]ton(?:ne)?s?\b", re.IGNORECASE)
_BASIS = re.compile(r"[- ]basis points?\b")
_MONEY_BEFORE = re.compile(
    rf"(?:\b(?P<land>US|AU?|CA?|NZ|HK|S|R|NT|MX)|(?<![A-Za-z]))(?P<sign>[{SIGNS}])\s?$|\b(?P<code>{CODES}|Rs)\.?\s?$"
)
_MONEY_AFTER = re.compile(rf"[ \u00a0]?(?:(?P<sign>[€₴₽])|(?P<code>{CODES})\b)")
_PERCENT = re.compile(
    r"[ \u00a0-]?(?P<points>percentage[ -]points?|per ?cent(?:age)? points?|pp\b|p\.p\.)"
    r"|[ \u00a0]?%|[ \u00a0-]?per ?cent\b|[ \u00a0]?pct\b|pc\b|[ \u00a0](?:відсот|процент)\w{0,4}\b",
    re.IGNORECASE,
)
_GLUED = re.compile(rf"[ \u00a0-]?(?P<unit>{_LETTER}+)")
_WORD = re.compile(rf" (?P<word>{_LETTER}[\w’'-]*)")
_OF = re.compile(r" of (?!the\b|its\b|their\b|his\b|her\b|them\b|those\b|these\b|all\b)")


def money_before(text: str, start: int) -> re.Match[str] | None:
    """The currency sign or code that ends at `start`."""
    return _MONEY_BEFORE.search(text, max(0, start - 6), start)


def currency(money: re.Match[str]) -> str:
    """The code of a currency sign; a plain $ is taken for the United States dollar."""
    if money["code"]:
        return "rupee" if money["code"] == "Rs" else money["code"].lower()
    return (
        currencies.DOLLARS[money["land"].lower()]
        if money["land"] and money["sign"] == "$"
        else currencies.SIGNS[money["sign"]]
    )


def unit_after(text: str, end: int) -> tuple[str | None, int]:
    """The unit that follows, or None, and where it ends."""
    if hit := _PERCENT.match(text, end):
        return ("percentage point" if hit["points"] else "percent"), hit.end()
    if hit := _MONEY_AFTER.match(text, end):
        return (currencies.SIGNS[hit["sign"]] if hit["sign"] else hit["code"].lower()), hit.end()
    if named := currencies.currency_after(text, end):
        return named
    if hit := _SQUARE.match(text, end):
        return f"square {singular(hit['of'] or hit['raised'])}", hit.end()
    if hit := _DEGREE.match(text, end):
        scale = hit["scale"] or hit["glued"]
        warm = f"degree {'fahrenheit' if (scale or '')[:1] in {'F', 'f'} else 'celsius'}"
        return (warm if scale else f"degree {hit['side'][0].lower()}"), hit.end()
    if hit := _SPEED.match(text, end):
        return ("kph" if hit["km"] else "mph"), hit.end()
    if hit := _TONNE.match(text, end):
        return "tonne", hit.end()
    if hit := _BASIS.match(text, end):
        return "basis point", hit.end()
    if text[end : end + 1] in {"-", "\u00a0"} or text[end : end + 1].isalpha():
        hit = _GLUED.match(text, end)
        return (singular(hit["unit"]), hit.end("unit")) if hit else (None, end)
    of = _OF.match(text, end)
    return _noun(text, of.end() - 1 if of else end, end)


def next_word(text: str, end: int) -> str | None:
    """The word after a space."""
    hit = _WORD.match(text, end)
    return hit["word"] if hit else None


def _noun(text: str, at: int, end: int) -> tuple[str | None, int]:
    """A measure, else the first plural of the next four words, else the next word; nothing past a function word."""
    words = list(_next_words(text, at))
    if words and fold(words[0]["word"]) in _MEASURES:
        return singular(words[0]["word"]), words[0].end("word")
    for word in words:
        if _is_plural(word["word"]):
            return singular(word["word"]), word.end("word")
    plain = next((word for word in words if "-" not in word["word"]), None)
    if plain and plain["word"][0].islower():
        return singular(plain["word"]), plain.end("word")
    return None, end


def _next_words(text: str, at: int) -> Iterator[re.Match[str]]:
    for _ in range(4):
        hit = _WORD.match(text, at)
        if not hit or hit["word"].lower() in NO_UNIT or hit["word"].endswith(("’s", "'s")):
            return
        yield hit
        at = hit.end("word")


def _is_plural(word: str) -> bool:
    folded = fold(word)
    plural = folded.endswith("s") and not folded.endswith(("ss", "us", "is"))
    return word[0].islower() and (plural or folded in _IRREGULAR)


def singular(word: str) -> str:
    """`soldiers` as `soldier`, lightly: no dictionary; currencies by their code."""
    folded = fold(word).rstrip("-")
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    if folded.endswith("ies") and len(folded) > 4:
        folded = folded[:-3] + "y"
    elif folded.endswith(("sses", "shes", "ches", "xes")):
        folded = folded[:-2]
    elif folded.endswith("s") and not folded.endswith(("ss", "us", "is")):
        folded = folded[:-1]
    return currencies.named_currency(folded) or _IRREGULAR.get(folded, folded)
