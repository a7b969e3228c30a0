"""Sums of money: `$1.4bn`, `a €20m fund`, `UAH 1,200`, `£5.50`, `$3-5 million`."""

import re

from secondsource.reading.spoken.cardinals import cardinal, spoken_number
from secondsource.reading.spoken.numbers import DASH, NUMBER, SCALE, SCALE_WORD
from secondsource.reading.spoken.rule import Rule, Said, piece, rule, word_after, word_before
from secondsource.reading.vocabulary.word_lists import word_set

_MONEY = {
    "$": ("dollar", "dollars", "cent"),
    "US$": ("US dollar", "US dollars", "cent"),
    "A$": ("Australian dollar", "Australian dollars", "cent"),
    "AU$": ("Australian dollar", "Australian dollars", "cent"),
    "C$": ("Canadian dollar", "Canadian dollars", "cent"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent"),
    "€": ("euro", "euros", "cent"),
    "£": ("pound", "pounds", ""),
    "¥": ("yen", "yen", ""),
    "₴": ("hryvnia", "hryvnias", "kopiyka"),
    "₽": ("rouble", "roubles", "kopeck"),
    "₹": ("rupee", "rupees", "paisa"),
    "₪": ("shekel", "shekels", ""),
    "₩": ("won", "won", ""),
    "₺": ("lira", "lira", ""),
    "zł": ("zloty", "zlotys", ""),
    "USD": ("US dollar", "US dollars", "cent"),
    "EUR": ("euro", "euros", "cent"),
    "GBP": ("pound", "pounds", ""),
    "UAH": ("hryvnia", "hryvnias", ""),
    "RUB": ("rouble", "roubles", ""),
    "JPY": ("yen", "yen", ""),
    "CNY": ("yuan", "yuan", ""),
    "CHF": ("Swiss franc", "Swiss francs", ""),
    "PLN": ("zloty", "zlotys", ""),
    "INR": ("rupee", "rupees", ""),
    "AUD": ("Australian dollar", "Australian dollars", "cent"),
    "CAD": ("Canadian dollar", "Canadian dollars", "cent"),
}
_SIGN = "|".join(re.escape(sign) for sign in sorted((s for s in _MONEY if not s.isalpha()), key=len, reverse=True))
_CODE = "|".join(sign for sign in _MONEY if sign.isalpha() and sign.isascii())
_TAIL = rf"(?:(?P<hyphen>[- ]?)(?P<word>{SCALE_WORD})|\s?(?P<short>bn|mn|mln|bln|trn|tn|[kKmMbBT])(?![\w]))?"
_DETERMINERS = word_set("""
a an the this that its his her their another new first second our your my each
""")
_NO_NOUNS = word_set("""
in of to for on from by and or that which was is were are will would had has have a per it he she they as at
with but if than so since until while when after before into over under this each more less worth an the could
may might can said says not
""")


def _money(match: re.Match[str]) -> Said:
    one, many, cent = _MONEY[match["sign"]]
    amount = match["n"]
    scale = _scale(match)
    first = match["a"]
    if first:
        said = f"{spoken_number(first)} to {spoken_number(amount)}{scale} {many}"
    elif coins := _coins(amount, scale):
        said = f"{spoken_number(amount.partition('.')[0])} {one if amount.startswith('1.') else many} {coins}"
        said = f"{cardinal(int(coins_of(amount)))} {cent}s" if cent and amount.startswith("0.") else said
    else:
        unit = one if _names_a_thing(match) or (amount == "1" and not scale) else many
        said = f"{spoken_number(amount)}{scale} {unit}"
    return ((match.start(), match.end(), said),)


def coins_of(amount: str) -> str:
    return amount.partition(".")[2]


def _coins(amount: str, scale: str) -> str:
    coins = coins_of(amount)
    return "" if scale or len(coins) != 2 else cardinal(int(coins)) if int(coins) else ""


def _scale(match: re.Match[str]) -> str:
    scale = match["word"] or SCALE.get(match["short"] or "", "")
    return f" {scale}" if scale else ""


def _names_a_thing(match: re.Match[str]) -> bool:
    """`a $60 billion package` and `$5-million grant`, where the money is one thing's size."""
    after = word_after(match)
    follows = after and after.lower() not in _NO_NOUNS and match.string[match.end()] in " -"
    return bool(follows) and (word_before(match) in _DETERMINERS or match["hyphen"] == "-")


def _pence(match: re.Match[str]) -> Said:
    name = "cents" if match["sign"] in "¢c" else "pence"
    return (piece(match, "n", cardinal(int(match["n"]))), piece(match, "sign", name))


_RANGE = rf"(?:(?P<a>{NUMBER}){DASH}(?:(?:{_SIGN})(?=\d))?)?"

RULES: tuple[Rule, ...] = (
    rule(rf"(?P<sign>{_SIGN})\s?{_RANGE}(?P<n>{NUMBER}){_TAIL}", _money),
    rule(rf"(?P<sign>{_CODE})\s?{_RANGE}(?P<n>{NUMBER}){_TAIL}", _money),
    rule(rf"{_RANGE}(?P<n>{NUMBER}){_TAIL}\s?(?P<sign>{_CODE}|€|₴|₽|£|zł)(?!\w)", _money),
    rule(r"(?P<n>\d{1,2})(?P<sign>[p¢])(?!\w)", _pence),
)
