"""Currencies by their sign, their code or their name; the dollar of one country is not the dollar of another."""

import re

from secondsource.domain.folding import fold
from secondsource.reading.measures import cyrillic

SIGNS = {
    "$": "usd", "£": "gbp", "€": "eur", "¥": "jpy", "₴": "uah", "₽": "rub", "₹": "inr", "₺": "try", "₩": "krw",
    "₪": "ils",
}  # fmt: skip
DOLLARS = {
    "us": "usd", "a": "aud", "au": "aud", "c": "cad", "ca": "cad", "nz": "nzd", "hk": "hkd", "s": "sgd", "r": "brl",
    "nt": "twd", "mx": "mxn",
}  # fmt: skip
"""By the letters before the dollar sign."""
_ALONE = {
    "dollar": "usd", "euro": "eur", "hryvnia": "uah", "hryvnya": "uah", "ruble": "rub", "rouble": "rub", "yen": "jpy",
    "yuan": "cny", "renminbi": "cny", "rupee": "inr", "zloty": "pln", "shekel": "ils",
    "forint": "huf", "baht": "thb", "naira": "ngn", "ringgit": "myr", "rupiah": "idr",
    **{fold(word): code for word, code in cyrillic.CURRENCIES.items()},
}  # fmt: skip
"""Names that mean one currency without its country; a dollar alone is that of the United States."""
_NATIONAL = {
    "dollar": "american:usd us:usd u.s.:usd australian:aud canadian:cad hong kong:hkd new zealand:nzd singapore:sgd"
    " singaporean:sgd taiwan:twd taiwanese:twd new taiwan:twd jamaican:jmd namibian:nad fijian:fjd zimbabwean:zwl"
    " zimbabwe:zwl liberian:lrd bahamian:bsd barbadian:bbd brunei:bnd",
    "pound": "british:gbp egyptian:egp lebanese:lbp syrian:syp sudanese:sdg south sudanese:ssp",
    "lira": "turkish:try syrian:syp lebanese:lbp italian:itl",
    "franc": "swiss:chf french:frf belgian:bef cfa:xaf rwandan:rwf congolese:cdf",
    "peso": "mexican:mxn argentine:ars argentinian:ars chilean:clp colombian:cop philippine:php cuban:cup"
    " uruguayan:uyu dominican:dop",
    "rupee": "indian:inr pakistani:pkr nepalese:npr nepali:npr sri lankan:lkr mauritian:mur",
    "ruble": "russian:rub belarusian:byn soviet:sur",
    "rouble": "russian:rub belarusian:byn soviet:sur",
    "krona": "swedish:sek icelandic:isk",
    "krone": "norwegian:nok danish:dkk",
    "koruna": "czech:czk slovak:skk",
    "crown": "czech:czk slovak:skk swedish:sek norwegian:nok danish:dkk",
    "dinar": "iraqi:iqd kuwaiti:kwd jordanian:jod serbian:rsd algerian:dzd tunisian:tnd libyan:lyd bahraini:bhd",
    "dirham": "uae:aed emirati:aed moroccan:mad",
    "riyal": "saudi:sar qatari:qar yemeni:yer",
    "rial": "iranian:irr omani:omr yemeni:yer",
    "shilling": "kenyan:kes tanzanian:tzs ugandan:ugx somali:sos",
    "won": "south korean:krw korean:krw north korean:kpw",
    "real": "brazilian:brl",
    "rand": "south african:zar",
    "yen": "japanese:jpy",
    "yuan": "chinese:cny",
    "hryvnia": "ukrainian:uah",
    "zloty": "polish:pln",
    "shekel": "israeli:ils",
    "forint": "hungarian:huf",
    "leu": "romanian:ron moldovan:mdl",
    "lev": "bulgarian:bgn",
    "tenge": "kazakh:kzt kazakhstani:kzt",
    "lari": "georgian:gel",
}
_BY_LAND = {
    (land, noun): code for noun, rows in _NATIONAL.items() for land, code in re.findall(r"\s*([^:]+):(\w+)", rows)
}
_OTHER_THINGS = frozenset(("won", "real", "rand", "crown", "leu", "lev", "lari"))
"""Words that mean money only beside a country that has such money."""
_PLURALS = {"reais": "real", "kronor": "krona", "kroner": "krone", "lei": "leu", "leva": "lev", "korun": "koruna"}
_NOUN = "|".join(sorted([*_NATIONAL, *_PLURALS], key=len, reverse=True))
_NAMED = re.compile(
    rf"(?: of)?[ \u00a0](?P<land>(?:[Nn]ew |[Ss]outh |[Nn]orth )?[A-Z][\w.’'-]*(?: [A-Z][\w’'-]+)?)[ \u00a0]"
    rf"(?P<noun>(?i:{_NOUN}))(?:es|s|S)?\b"
)
_STERLING = re.compile(r"(?: of)?[ \u00a0](?:british )?pounds?[ \u00a0]sterling\b", re.IGNORECASE)
CODES = frozenset((*SIGNS.values(), *_ALONE.values(), *_BY_LAND.values()))


def currency_after(text: str, end: int) -> tuple[str, int] | None:
    """The currency named with its country, and where its name ends: `Hong Kong dollars`, `Egyptian pounds`.

    One that we have no code for keeps its name (`guyanese dollar`), so that it is never taken for another.
    """
    if hit := _STERLING.match(text, end):
        return "gbp", hit.end()
    if hit := _NAMED.match(text, end):
        land, noun = hit["land"].lower(), hit["noun"].lower()
        noun = _PLURALS.get(noun, noun)
        if code := _BY_LAND.get((land, noun)):
            return code, hit.end()
        if noun not in _OTHER_THINGS and " " not in land:
            return f"{land} {noun}", hit.end()
    return None


def named_currency(noun: str) -> str | None:
    """The code for a folded noun alone; None where it is no currency or several countries have one of that name."""
    return _ALONE.get(noun)
