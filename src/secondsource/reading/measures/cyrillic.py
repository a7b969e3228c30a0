"""Ukrainian and Russian words about numbers: small numerals, magnitudes, currencies, units of time, approximators.

Only what stands alone is here; neither language's compound numerals (`двадцять п'ять`) are put together, and so the
digits that the news prefers are what is read.
"""

from secondsource.reading.vocabulary.word_lists import word_set

_NUMBERS = (
    "два дві двоє две двое", "три троє трое", "чотири четверо четыре", "п'ять п’ять пять", "шість шесть", "сім семь",
    "вісім восемь", "дев'ять дев’ять девять", "десять",
)  # fmt: skip
NUMBERS = {word: value for value, words in enumerate(_NUMBERS, start=2) for word in words.split()}
"""From two to ten."""

_MAGNITUDES = {
    1e3: "тис тыс тисяча тисячі тисячу тисяч тысяча тысячи тысячу тысяч",
    1e6: "млн мільйон мільйони мільйона мільйонів миллион миллиона миллионов",
    1e9: "млрд мільярд мільярди мільярда мільярдів миллиард миллиарда миллиардов",
    1e12: "трлн трильйон трильйони трильйонів триллион триллиона триллионов",
}
MAGNITUDES = {word: value for value, words in _MAGNITUDES.items() for word in words.split()}

_CURRENCIES = {
    "uah": "грн гривня гривні гривню гривень гривна гривны гривну гривен",
    "rub": "руб рубль рубля рублів рублі рублей рубли",
    "usd": "долар долара долари доларів доллар доллара доллары долларов",
    "eur": "євро евро",
}
CURRENCIES = {word: code for code, words in _CURRENCIES.items() for word in words.split()}

_TIMES = {
    "minute": "хвилина хвилини хвилин минута минуты минут",
    "hour": "година години годин час часа часов",
    "day": "день дні днів дня дней доба доби діб сутки суток",
    "week": "тиждень тижні тижня тижнів неделя недели недель",
    "month": "місяць місяці місяця місяців месяц месяца месяцев",
    "year": "рік роки року років год года лет",
}
TIMES = {word: unit for unit, words in _TIMES.items() for word in words.split()}

BELOW = "майже, почти"
AROUND = "близько, приблизно, орієнтовно, около, примерно"
AT_LEAST = "щонайменше, принаймні, не менше, не менш як, не менее, как минимум"
MORE = "понад, більше, більш як, более, больше, свыше"

PERSONS = word_set("людей осіб людини человек человека")
