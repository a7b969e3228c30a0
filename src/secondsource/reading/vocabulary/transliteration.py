"""Names across alphabets: Cyrillic letters in Latin ones, and a key that the usual spellings of a name share."""

import re
from functools import lru_cache

from secondsource.domain.folding import fold

_CYRILLIC = re.compile("[\u0400-\u04ff]")
# `fold` has already turned й into и, ї into і and ё into е.
_LETTERS = str.maketrans(
    dict(zip("абвгґдезиіклмнопрстуфыэєў", "abvggdeziiklmnoprstufieeu", strict=True))
    | {"ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "ъ": ""}
    | {"ћ": "c", "ђ": "dj", "ј": "i", "љ": "li", "њ": "ni", "џ": "dzh"}
)
_POSSESSIVE = re.compile("['’ʼ]s$")
LONGEST_NAME = 200
_COLLAPSED = tuple(
    (re.compile(form), to)
    for form, to in (
        (r"[^\w]+", ""),
        (r"sch(?=[aeiouy])", "shch"),
        (r"shtch", "shch"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"tz", "ts"),
        (r"ck|q", "k"),
        (r"c(?!h)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"(?<=.)g|^g(?=.{3})", "h"),
        (r"i+(?=[aeou])", ""),
        (r"(.)\1+", r"\1"),
    )
)


def is_cyrillic(text: str) -> bool:
    """Whether any letter of `text` is Cyrillic."""
    return _CYRILLIC.search(text) is not None


def romanise(text: str) -> str:
    """`text` folded and in Latin letters: `Куп'янськ` gives `kupiansk`."""
    return fold(text).translate(_LETTERS)


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> str:
    """What the usual spellings of one name share: Kupyansk, Kupiansk and Купянск have one key."""
    key = _collapsed(name)
    return _ONE_PLACE.get(key, key)


def _collapsed(name: str) -> str:
    key = romanise(_POSSESSIVE.sub("", name)) if len(name) <= LONGEST_NAME else ""
    for form, to in _COLLAPSED:
        key = form.sub(to, key)
    return key


def _keys(table: dict[str, str]) -> dict[str, str]:
    return {_collapsed(variant): _collapsed(name) for name, variants in table.items() for variant in variants.split()}


# Spellings that no rule of letters joins.
_ONE_PLACE = _keys(
    {
        "Kyiv": "Kiev Київ Киев Києва Киева Києві Киеве",
        "Kharkiv": "Kharkov Харьков Харків Харкова Харькова Харкові Харькове",
        "Lviv": "Lvov Львів Львов Львова Львові Львове",
        "Mykolaiv": "Nikolaev Nikolayev Николаев Миколаїв",
        "Chernihiv": "Chernigov Чернигов Чернігів",
        "Zaporizhzhia": "Zaporozhye Zaporozhe Запорожье Запоріжжя Zaporizhia",
        "Dnipro": "Dnepr Дніпро Днепр",
        "Chornobyl": "Chernobyl Чорнобиль Чернобыль",
        "Moscow": "Moskva Москва Москви Москвы Москві Москве",
        "Volodymyr": "Vladimir Володимир Владимир",
        "Oleksandr": "Alexander Aleksandr Александр Олександр",
        "Mykola": "Nikolai Nikolay Микола Николай",
        "Donbas": "Donbass Донбас Донбасс",
    }
)
