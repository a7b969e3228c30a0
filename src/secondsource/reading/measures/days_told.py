"""The days that a text names, by their date or by a name (`Christmas Day 2022`, `the first day of 2020`), each with the
year that its sentence gives it: `in 2014, December 25`, `on February 4, 2019, and February 8`, `May 3 of last year`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from secondsource.domain.article import Dating
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.reading.measures.times import find_dates

_NAMED = {
    r"Christmas Day|Christmas(?= (?:fell|falls|was|is)\b)": (12, 25), "Christmas Eve": (12, 24), "Boxing Day": (12, 26),
    "New Year[’']?s Day|(?:[Tt]he )?[Ff]irst day of(?: the year)?(?= (?:19|20))": (1, 1),
    "New Year[’']?s Eve|(?:[Tt]he )?[Ll]ast day of(?: the year)?(?= (?:19|20))": (12, 31),
    "Hallowe[’']?en": (10, 31), "(?:St[.]? )?Valentine[’']?s Day": (2, 14), "[Ll]eap [Dd]ay": (2, 29),
    "St[.]? Patrick[’']?s Day": (3, 17), "Bastille Day": (7, 14), "Armistice Day|Veterans Day": (11, 11),
}  # fmt: skip
_YEAR = r"(?:,? (?:(?:of|in) )?(?P<year>(?:19|20)\d\d)(?![\d%]))?"
_BY_NAME = tuple((re.compile(rf"\b(?:{name}){_YEAR}"), day) for name, day in _NAMED.items())
_NEW_SENTENCE = re.compile(r"[.!?;\n]")
_WHICH_YEAR = re.compile(r",? (?:of |in )?(?P<which>last|this|next) year\b")
_OFF = {"last": -1, "this": 0, "next": 1}


def find_days(text: str, dating: Dating) -> tuple[DateMention, ...]:
    """Every date and named day in order, with the year that its sentence tells."""
    named = [*_by_name(text)]
    dates = [each for each in find_dates(text) if not any(each.span.overlaps(day.span) for day in named)]
    found = sorted((*dates, *named), key=lambda each: each.span)
    years: dict[Span, int] = {}
    for each in found:
        hit = _WHICH_YEAR.match(text, each.span.end) if each.year is None else None
        if hit and dating.earliest and dating.latest and dating.earliest.year == dating.latest.year:
            years[each.span] = dating.earliest.year + _OFF[hit["which"]]
    for before, after in pairwise(found):
        year = before.year or years.get(before.span)
        if year and not after.year and not _NEW_SENTENCE.search(text, before.span.end, after.span.start):
            earlier = (after.month or 0, after.day or 0) < (before.month or 0, before.day or 0)
            years.setdefault(after.span, year + earlier)
    return tuple(replace(each, year=each.year or years.get(each.span)) for each in found)


def _by_name(text: str) -> Iterator[DateMention]:
    for form, (month, day) in _BY_NAME:
        for hit in form.finditer(text):
            yield DateMention(int(hit["year"]) if hit["year"] else None, month, day, None, Span(*hit.span()))
