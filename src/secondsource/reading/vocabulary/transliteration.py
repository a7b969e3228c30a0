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
    (frozenset(letters), re.compile(form), to)
    for letters, form, to in (
        ("h", r"sch(?=[aeiouy])", "shch"),
        ("h", r"shtch", "shch"),
        ("h", r"kh|gh", "h"),
        ("h", r"ph", "f"),
        ("z", r"tz", "ts"),
        ("kq", r"ck|q", "k"),
        ("c", r"c(?!h)", "k"),
        ("x", r"x", "ks"),
        ("w", r"w", "v"),
        ("yj", r"[yj]", "i"),
        ("g", r"(?<=.)g|^g(?=.{3})", "h"),
        ("i", r"i+(?=[aeou])", ""),
    )
)
"""Forms that become one, in this order. Each has one of its letters: most words have few of them, and need not be
searched."""
_TWICE = re.compile(r"(.)\1+")
_NO_LETTERS = re.compile(r"[^\w]+")


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
    key = _NO_LETTERS.sub("", key)
    for letters, form, to in _COLLAPSED:
        if not letters.isdisjoint(key):
            key = form.sub(to, key)
    return _TWICE.sub(r"\1", key)


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
