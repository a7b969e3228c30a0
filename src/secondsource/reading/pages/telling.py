"""The telling terms of a text: names, numbers, days and content words, in forms that retellings share."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from secondsource.domain.folding import fold
from secondsource.domain.measure import DateMention
from secondsource.domain.reference import Tables
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.times import find_dates
from secondsource.reading.vocabulary.names import find_names, name_words
from secondsource.reading.vocabulary.transliteration import name_key
from secondsource.reading.vocabulary.word_lists import word_set

_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")
_ENDINGS = re.compile(r"(?:ations?|ings?|edly|ed|ers?|ors?|ies|es|s|ly|ments?|ives?|ion|e|y)$")
_SPELLINGS = (("-", ""), ("ce", "se"), ("ci", "si"), ("z", "s"), ("our", "or"))
_SAME = {"soldier": "troop", "serviceman": "troop", "servicem": "troop", "assault": "attack", "bulletin": "report"}
# Words of any text, and words that notes use of pages rather than of what the pages tell.
_PLAIN = word_set("""
the and for with from that this these those was were are has have had been being will would could should can may
might must not but nor than then there their they them his her him she its our your who whom whose which what
when where why how while after before since until during about above against between into onto over under out
off per via also only just even still yet very more most less least much many some any all both each every other
another such same own first second one two three four five six seven eight nine ten eleven twelve third last
next new old day days week month year years time times part place places side sides did does done doing made
make makes making take takes took get got put set say says said saying tell tells told call calls called give
gives given gave report reports reported reporting according cite cites cited citing write writes wrote written
speak speaks spoke word words statement statements remark remarks page pages copy copies rewrite rewrites
rewritten reworded story stories article articles quotation quotations quote quotes quoted version published
publication website newspaper text texts summary repeats repeated carry carries carried adds added recalls news
site interview name names named mention mentions mentioned described ukrainian russian romanian english german
french polish spanish italian lithuanian language
""")
Terms = dict[str, str]
"""Key to the words that stand in the text. Keys begin with n (name), q (number), d (day), y (year) or w (word)."""


def find_terms(text: str, tables: Tables, told_on: date | None = None, outlets: frozenset[str] = frozenset()) -> Terms:
    """The terms of `text`, without the day it was published on and the names of news outlets."""
    found: Terms = {}
    for kind, key, words in (*_names(text, outlets, tables), *_days(text, told_on), *_numbers(text), *_words(text)):
        found.setdefault(f"{kind}:{key}", words)
    return found


def find_days(text: str) -> list[DateMention]:
    """Every day that the text names, with or without its year."""
    return [each for each in find_dates(text) if each.month and each.day]


def days_around(mentions: Iterable[DateMention], day: date) -> list[date]:
    """What the named days mean near `day`: where the year is not given, the nearest such day of the calendar."""
    found: list[date] = []
    for mention in mentions:
        years = (mention.year,) if mention.year else (day.year - 1, day.year, day.year + 1)
        dates = [each for year in years if (each := _make_day(year, mention)) is not None]
        found += sorted(dates, key=lambda each: abs(each - day))[:1]
    return found


def latest_on_or_before(mention: DateMention, day: date) -> date | None:
    """The last such day of the calendar that is not after `day`."""
    years = (mention.year,) if mention.year else range(day.year, day.year - 9, -1)
    dates = (each for year in years if (each := _make_day(year, mention)) is not None)
    return next((each for each in dates if each <= day), None)


def _make_day(year: int, mention: DateMention) -> date | None:
    try:
        return date(year, mention.month or 0, mention.day or 0)
    except ValueError:
        return None


def _names(text: str, outlets: frozenset[str], tables: Tables) -> Iterator[tuple[str, str, str]]:
    for name in find_names(text):
        for word in name_words(name.text, tables):
            key = name_key(word)
            if len(key) > 2 and key not in outlets and fold(word) not in _PLAIN:
                yield "n", key, word


def _days(text: str, told_on: date | None) -> Iterator[tuple[str, str, str]]:
    for mention in find_dates(text):
        words = mention.span.of(text)
        if mention.month and mention.day:
            if told_on is None or (mention.month, mention.day) != (told_on.month, told_on.day):
                yield "d", f"{mention.month}-{mention.day}", words
        elif mention.year:
            yield "y", str(mention.year), words


def _numbers(text: str) -> Iterator[tuple[str, str, str]]:
    for quantity in find_quantities(text):
        words = quantity.span.of(text)
        if quantity.high > 2 and (quantity.low == quantity.high or words[:1].isdigit()):
            yield "q", f"{quantity.low:g}-{quantity.high:g}", words


def _words(text: str) -> Iterator[tuple[str, str, str]]:
    for hit in _WORD.finditer(text):
        word = hit.group()
        if word.islower() and word not in _PLAIN:
            yield "w", _stem(word), word


def _stem(word: str) -> str:
    """What the forms and spellings of a word share, such as `defens` for `defence`; no dictionary."""
    plain = fold(word)
    for form, to in _SPELLINGS:
        plain = plain.replace(form, to)
    short = _ENDINGS.sub("", plain)
    short = (short if len(short) >= 4 else plain)[:8]
    return _SAME.get(short, short)
