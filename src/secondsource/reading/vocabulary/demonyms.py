"""Names and the adjectives made of them: `Ukrainian` speaks of Ukraine, `French` of France."""

import re
from functools import lru_cache

from secondsource.reading.vocabulary.transliteration import name_key

# Where the adjective cannot be had from the name by an ending.
_TABLE = {
    "america": "american americans u.s. us usa states",
    "argentina": "argentine argentines argentinian argentinians",
    "britain": "british briton britons uk u.k.",
    "china": "chinese",
    "denmark": "danish dane danes",
    "europe": "european europeans",
    "finland": "finnish finn finns",
    "france": "french frenchman frenchmen",
    "germany": "german germans",
    "greece": "greek greeks",
    "iceland": "icelandic",
    "ireland": "irish irishman",
    "israel": "israeli israelis",
    "japan": "japanese",
    "kremlin": "kremlin's",
    "mexico": "mexican mexicans",
    "moscow": "muscovite muscovites",
    "netherlands": "dutch dutchman",
    "niger": "nigerien nigeriens",
    "nigeria": "nigerian nigerians",
    "norway": "norwegian norwegians",
    "pakistan": "pakistani pakistanis",
    "palestine": "palestinian palestinians",
    "poland": "polish pole poles",
    "portugal": "portuguese",
    "russia": "russian russians rossiia росія россия росії россии российский російський",
    "spain": "spanish spaniard spaniards",
    "sweden": "swedish swede swedes",
    "switzerland": "swiss",
    "thailand": "thai",
    "turkey": "turkish turk turks",
    "ukraine": "ukrainian ukrainians ukraina україна украина україни украины український украинский",
    "wales": "welsh welshman",
    "england": "english englishman",
    "scotland": "scottish scots scot",
}
_KNOWN = {name_key(word): name_key(name) for name, words in _TABLE.items() for word in f"{name} {words}".split()}
_ENDING = re.compile(r"(?:ans|ian|ians|an|n|ns|ese|ish|is)$")
_VOWELS = re.compile(r"[aeiou]+$")


@lru_cache(maxsize=1 << 15)
def name_base(name: str) -> str:
    """The key of the place that a name or its adjective speaks of: one for `Canada`, `Canadian` and `Canadians`."""
    key = name_key(name)
    if key in _KNOWN:
        return _KNOWN[key]
    short = _ENDING.sub("", key)
    short = _VOWELS.sub("", short if len(short) >= 4 else key.removesuffix("n"))
    return short if len(short) >= 4 else key.removesuffix("n")
