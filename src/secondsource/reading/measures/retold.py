"""What a headline measures without counting, beside what the opening of the body says in its place: an age, a place in
a row (`third day`), a length of time, a crowd in round words (`thousands`), jobs and those who do them, a day of the
week, a month. Each is given only where the opening has exactly one other of its sort, and the body nowhere has it."""

import re
from collections.abc import Callable, Iterator, Sequence

from secondsource.domain.record import Span
from secondsource.reading.measures.ages import find_ages
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.measures.ranks import ordinal_value
from secondsource.reading.measures.times import MONTH_NAMES, WEEKDAYS, find_dates
from secondsource.reading.vocabulary.words import word_form

Retold = tuple[Span, Span]
"""The words of the headline, and those of the body."""

_AGE = re.compile(
    r"(?<=[A-Za-z]), (?P<apposed>\d{1,3})(?=,| [a-z]|$)|\b(?:dies|died|dead|killed) (?:at"
    r"|aged?) (?P<dies>\d{1,3})(?![\d.,-])"
)
_OLDEST = 115
_RANK = re.compile(
    r"\b(?P<rank>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))"
    r" (?:(?:straight|consecutive|successive) )?(?P<noun>[A-Za-z]{3,})",
    re.IGNORECASE,
)
_RANKED_OTHERWISE = frozenset({"quarter", "half", "century", "minute", "period", "inning", "floor", "world", "street"})
_LENGTH = re.compile(
    r"\b(?:by|for|after|of|over|lasts|lasted|takes|took|gets|waits?|waited) (?:(?:a|an|nearly|about|almost) )?"
    r"(?P<number>\w+)[ -](?P<unit>minute|hour|day|week|month)s?\b(?! (?:ago|earlier|later|before|after|old))",
    re.IGNORECASE,
)
_CROWDS = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "tens of thousands": 1e4,
           "hundreds of thousands": 1e5, "millions": 1e6}  # fmt: skip
_CROWD = re.compile(
    rf"(?<![\w-])(?P<crowd>{'|'.join(sorted(_CROWDS, key=len, reverse=True))})\b(?! of (?:years|miles|dollars|times))",
    re.IGNORECASE,
)
_JOBS = re.compile(
    r"\b(?:cut|lay(?:s|ing)?|laid|axe|shed|slash|los|elimin|sack|fire|dismiss|hir|creat|add|mak)[a-z]*(?: off)?"
    r"(?: [a-z]+){0,3}? (?P<number>\d[\d,]*)(?: [a-z]+)?"
    r" (?P<noun>jobs|workers|employees|posts|positions|roles|staff|people)\b",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:nearly|almost|about|around|over|more|up|least|some|than)\b")
_WEEKDAY = re.compile(
    rf"\b(?:on|for|until|from|by|to|next|since) (?P<day>{'|'.join(day.title() for day in WEEKDAYS)})\b"
)
_MONTH = re.compile(
    rf"\b(?:in|for|until|from|by|to|next|since|till) (?:early |late "
    rf"|mid-)?(?P<month>{'|'.join(name.title() for name in MONTH_NAMES)})"
    r"\b(?! \d)"
)
_RELATIVE = re.compile(
    r"\b(?:to(?:day|night|morrow)|yesterday|next (?:week|month)|this (?:week|month))\b", re.IGNORECASE
)


def find_retold(title: str, text: str, opening: Sequence[Span]) -> Iterator[Retold]:
    """Every such pair; whether the sentence is about what the headline is about is left to whoever asks."""
    if opening:
        start, end = opening[0].start, opening[-1].end
        for find in (_ages, _ranks, _lengths, _crowds, _jobs, _weekdays, _months):
            yield from find(title, text, start, end)


def _ages(title: str, text: str, start: int, end: int) -> Iterator[Retold]:
    told = [(each.low, each.span) for each in find_ages(title) if each.low == each.high]
    told += [(float(hit["apposed"] or hit["dies"]), Span(*hit.span())) for hit in _AGE.finditer(title)]
    body = text[start:end]
    ages = [(each.low, each.span) for each in find_ages(body) if each.low == each.high]
    ages += [(float(hit["apposed"] or hit["dies"]), Span(*hit.span())) for hit in _AGE.finditer(body)]
    values = {age for age, _ in ages}
    if len(told) != 1 or len(values) != 1:
        return
    (age, span), *_ = told
    if 0 < age <= _OLDEST and age not in values and not _counts(text, age):
        yield span, ages[0][1].shifted(start)


def _ranks(title: str, text: str, start: int, end: int) -> Iterator[Retold]:
    ranked = {ordinal_value(hit["rank"].lower()) for hit in _RANK.finditer(text)}
    inside = [*_RANK.finditer(text, start, end)]
    for told in _RANK.finditer(title):
        noun, value = word_form(told["noun"]).root, ordinal_value(told["rank"].lower())
        same = [hit for hit in inside if word_form(hit["noun"]).root == noun]
        if told["noun"].lower() in _RANKED_OTHERWISE or value is None or value in ranked or _counts(text, value):
            continue
        if len({hit["rank"].lower() for hit in same}) == 1:
            yield Span(*told.span()), Span(*same[0].span())


def _lengths(title: str, text: str, start: int, end: int) -> Iterator[Retold]:
    for told in _LENGTH.finditer(title):
        value = _value(told["number"])
        same = [hit for hit in _LENGTH.finditer(text, start, end) if hit["unit"].lower() == told["unit"].lower()]
        if value and len(same) == 1 and _value(same[0]["number"]) and not _counts(text, value):
            yield Span(*told.span()), Span(*same[0].span())


def _crowds(title: str, text: str, start: int, end: int) -> Iterator[Retold]:
    told = [*_CROWD.finditer(title)]
    same = [*_CROWD.finditer(text, start, end)]
    if len(told) != 1 or len(same) != 1:
        return
    low = _CROWDS[told[0]["crowd"].lower()]
    high = next((each for each in sorted(_CROWDS.values()) if each > max(low, 20)), 1e9)
    stands = any(hit["crowd"].lower() == told[0]["crowd"].lower() for hit in _CROWD.finditer(text))
    near = (each for each in find_numerals(text) if each.low < high and (each.high > low or each.low == low))
    if not stands and not any(near):
        yield Span(*told[0].span()), Span(*same[0].span())


def _jobs(title: str, text: str, start: int, end: int) -> Iterator[Retold]:
    told, same = [*_JOBS.finditer(title)], [*_JOBS.finditer(text, start, end)]
    # Under one word for them the two are numbers of like things, which are read elsewhere.
    if len(told) != 1 or len(same) != 1 or told[0]["noun"] == same[0]["noun"] or _ROUGHLY.search(told[0].group()):
        return
    if not _counts(text, float(told[0]["number"].replace(",", ""))):
        yield Span(*told[0].span("number")), Span(*same[0].span("number"))


def _weekdays(title: str, text: str, start: int, end: int) -> Iterator[Retold]:
    yield from _named(_WEEKDAY, "day", lambda word: word, (title, text, start, end))


def _months(title: str, text: str, start: int, end: int) -> Iterator[Retold]:
    yield from _named(_MONTH, "month", lambda word: word[:3], (title, text, start, end))


def _named(
    pattern: re.Pattern[str], group: str, short: Callable[[str], str], where: tuple[str, str, int, int]
) -> Iterator[Retold]:
    """A day or month of the headline that stands nowhere in the body, which gives another and no other time."""
    title, text, start, end = where
    told, same = [*pattern.finditer(title)], [*pattern.finditer(text, start, end)]
    if len(told) != 1 or len({hit[group] for hit in same}) != 1 or short(told[0][group]) in text:
        return
    coming = [
        hit
        for hit in same
        if re.search(r"\b(?:will|to be|set|due|begins?|starts?|opens?)\b", text[start : hit.start()])
    ]
    if coming and not _RELATIVE.search(text) and not any(each.day for each in find_dates(text)):
        yield Span(*told[0].span()), Span(*coming[0].span())


def _value(word: str) -> float | None:
    return next((each.low for each in find_numerals(word) if each.low == each.high), None)


def _counts(text: str, value: float) -> bool:
    """Whether the body has the number, of whatever it may be."""
    return any(each.low <= value <= each.high for each in find_numerals(text))
