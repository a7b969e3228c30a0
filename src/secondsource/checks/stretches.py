"""A length of time, or an anniversary, told together with the days between which it lies.

Where an article gives both ends and the length, the calendar is counted again:

- "three years, from 2009 to 2012", "from 3 May to 17 May 2021, a fortnight", "it lasted four years, between 2001 and
  2005";
- "opened in 2001 and closed four years later, in 2005", and the same in two sentences, "It ended in 2005, four years
  later";
- two dates and one length in a sentence that says that it lasted, ran or took so long, or that one came so long after
  the other, whatever order they stand in;
- "since 1993, for 20 years" and "in 2003, 10 years ago" against the year of the article;
- "founded in 1994, the firm marks its 25th anniversary this year" against the year of the article, and "its 10th
  anniversary in 2011" against a founding that the article tells in the sentence or the one before.

Years alone are taken for every day in them, so a length told in years may miss by one year, in months by a month, and a
length with "about" or "nearly" by what the words leave room for. Lengths with "more than", "at least" or "up to" are
left alone. One of the three numbers is wrong; which is open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import DateMention, Duration
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.approximators import SENSES, Sense
from secondsource.reading.measures.signs import LONGEST
from secondsource.reading.measures.times import DAYS, day_words, find_dates, find_durations

_D, _L = "\ue010", "\ue011"
"""Signs of a date and of a length."""
_SIGN = re.compile(f"[{_D}{_L}]")
_WORDS = r"(?: (?!and\b)[\w’'-]+){0,4}?"
_IN = r"(?:in |on |by )?"
_TO = r",? (?:to|until|till|through|and) (?:the )?"
_BETWEEN = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:from|between) (?:the )?(?P<one>{_D}){_TO}(?P<other>{_D}),?(?: or| –| —|:)? ?\(?(?:a|an|the"
        rf"|which is|that is|some)?"
        rf"(?: ?(?:span|period|stretch|total|stint|run|term|tenure|time|full|mere|just|only|space) ?(?:of|in"
        rf"|over)?)* ?(?P<length>{_L})(?! ago| before| later| after| earlier)",
        rf"(?P<length>{_L})(?! ago| before| later| after| earlier){_WORDS}(?:,| ?\(| –| —)? ?(?:from|between)"
        rf" (?P<one>{_D}){_TO}(?P<other>{_D})",
    )
)
_LATER = re.compile(
    rf"{_IN}(?P<one>{_D})(?:(?! ?{_D})[^{_D}{_L};:]){{1,60}}?(?P<length>{_L}) later,? ?(?:,|\(|–|—)?"
    rf" ?{_IN}(?P<other>{_D})",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"\b(?:last(?:ed|s|ing)|spann(?:ed|ing)|(?:a|the) (?:total|period|span|stretch|reign|tenure|run) of|runs?|ran) "
    rf"(?:for )?(?:[\w’'-]+ ){{0,2}}?{_L}|{_L}[ -]long\b|{_L} (?:after|before) [^,;{_D}]{{0,60}}{_D}"
    rf"|\bafter (?:being|having been) [a-z]+ (?:for )?{_L}",
    re.IGNORECASE,
)
_NOT_THE_WHOLE = re.compile(
    rf"\b(?:another|other|more|further|first|last|next|additional) (?:[\w’'-]+ )?{_L}", re.IGNORECASE
)
_UP_TO_NOW = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<since>since) (?P<date>{_D}),? ?(?:for |or |a (?:total|period) of |– ?|— ?|\()?(?P<length>{_L})"
        rf"(?! (?:ago|before|later|after|earlier))",
        rf"\bfor (?P<length>{_L}),? (?:ever )?(?P<since>since) {_IN}(?P<date>{_D})",
        rf"\b{_IN}(?P<date>{_D}),? ?(?:or |\(|– ?|— ?)?(?P<length>{_L}) ago",
        rf"\b(?P<length>{_L}) ago,? ?(?:\(|– ?|— ?)?{_IN}(?P<date>{_D})",
    )
)
_ENDED_LATER = re.compile(
    rf"^[^{_D}{_L}]{{0,60}}{_IN}(?P<other>{_D}),? ?\(?(?P<length>{_L}) later"
    rf"|^[^{_D}{_L}]{{0,60}}(?P<length2>{_L}) later,? ?\(?{_IN}(?P<other2>{_D})",
    re.IGNORECASE,
)
_NTH = (
    r"(?P<nth>\d{1,3}(?=st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:st|nd|rd|th)?"
)
_MARKS = re.compile(rf"\b{_NTH}[ -](?:anniversary|birthday|jubilee)\b(?P<after>[^.;]{{0,40}})", re.IGNORECASE)
_BIRTH = re.compile(
    rf"\b(?:founded|established|formed|created|launched|opened|started|born|set up|began|incorporated|built"
    rf"|married|since)\b[^{_D}.;]{{0,40}}?{_D}",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r" of (?!(?:its|their|his|her|the (?:founding|company|group|firm|club|party))\b)", re.IGNORECASE
)
_NEAR = re.compile(
    r"\b(?:this year|this (?:month|week)|today|now|marks?|marking|celebrat\w+|is|are|has|its)\b", re.IGNORECASE
)
_FIRST_TEN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = {word: number for number, word in enumerate(_FIRST_TEN, start=1)}
_LASTS = re.compile(r"\b(?:has|have|is|are|been|now|still)\b")
LONGEST_WHOLE = 260
"""Characters of a sentence whose only length is taken for that between its only dates."""
_LEAP_YEAR = 2024
_LOOSE = frozenset({Sense.MORE, Sense.AT_LEAST, Sense.AT_MOST, Sense.LESS, Sense.ABOVE})


@dataclass(frozen=True, slots=True)
class Options:
    """How far a length may be from the days between."""

    units: float = 1.0
    """So many of its own units (a year, a month, …) a length may miss, because both ends are rounded."""


@dataclass(frozen=True, slots=True)
class _Timed:
    """A sentence with signs for its dates and lengths."""

    words: str
    span: Span
    dates: dict[int, DateMention]
    lengths: dict[int, Duration]
    """By the place of their sign in `words`."""

    @property
    def only(self) -> DateMention:
        """Its first date."""
        return next(iter(self.dates.values()))

    def date(self, hit: re.Match[str], name: str) -> DateMention:
        return self.dates[hit.start(name)]

    def length(self, hit: re.Match[str], name: str) -> Duration:
        return self.lengths[hit.start(name)]


@dataclass(frozen=True, slots=True)
class Component:
    """Counts the time between two days that the article gives."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        before: _Timed | None = None
        for sentence in reading.sentences:
            if sentence.end - sentence.start > LONGEST:
                continue
            timed = _timed(article.text, sentence)
            near = before if before and sentence.start - before.span.end <= 2 else None
            found += self._lengths(article.text, timed, near)
            found += self._up_to_now(article, timed)
            found += _anniversaries(article, timed, near)
            before = timed
        return apart(found)

    def _lengths(self, text: str, timed: _Timed, before: _Timed | None) -> Iterator[Finding]:
        if not timed.lengths or not timed.dates:
            return
        for form in (*_BETWEEN, _LATER):
            for hit in form.finditer(timed.words):
                ends = timed.date(hit, "one"), timed.date(hit, "other")
                yield from self._compared(text, timed, *ends, timed.length(hit, "length"))
        yield from self._whole(text, timed)
        hit = _ENDED_LATER.match(timed.words)
        if hit and before and len(before.dates) == 1 and len(timed.dates) == 1:
            which = ("other", "length") if hit["other"] else ("other2", "length2")
            yield from self._compared(text, timed, before.only, timed.date(hit, which[0]), timed.length(hit, which[1]))

    def _whole(self, text: str, timed: _Timed) -> Iterator[Finding]:
        """The only two dates and the only length of a sentence, in whatever order."""
        if len(timed.dates) != 2 or len(timed.lengths) != 1 or len(timed.words) > LONGEST_WHOLE:
            return
        if not _WHOLE.search(timed.words) or _NOT_THE_WHOLE.search(timed.words):
            return
        length, (one, other) = next(iter(timed.lengths.values())), timed.dates.values()
        first, second = _same_year(one, other).interval(), _same_year(other, one).interval()
        if first is None and second is None and one.month and other.month:
            one, other = replace(one, year=_LEAP_YEAR), replace(other, year=_LEAP_YEAR)
            first, second = one.interval(), other.interval()
        if first and second:
            yield from self._compared(text, timed, *((one, other) if first <= second else (other, one)), length)

    def _up_to_now(self, article: Article, timed: _Timed) -> Iterator[Finding]:
        """A length that lies between a year and the day of the article."""
        years = _years(article.dating)
        for hit in (hit for form in _UP_TO_NOW for hit in form.finditer(timed.words) if years):
            date, length = timed.date(hit, "date"), timed.length(hit, "length")
            loose = SENSES.get(length.approximator or "") in _LOOSE or not _LASTS.search(timed.words)
            if years is None or date.year is None or length.unit != "year" or ("since" in hit.groupdict() and loose):
                continue
            least, most = years[0] - date.year - self.options.units, years[1] - date.year + self.options.units
            low, high = length.low / DAYS["year"], length.high / DAYS["year"]
            if SENSES.get(length.approximator or "") in _LOOSE:
                continue
            if not (low <= most and least <= max(high, length.count)):
                sum_ = (
                    f"{date.year} to {years[1]} is {years[1] - date.year} years, not “{length.span.of(article.text)}”"
                )
                yield _finding(article.text, timed, (date, date, length), sum_)

    def _compared(
        self, text: str, timed: _Timed, one: DateMention, other: DateMention, length: Duration
    ) -> Iterator[Finding]:
        start, end = _same_year(one, other).interval(), _same_year(other, one).interval()
        if start is None or end is None or SENSES.get(length.approximator or "") in _LOOSE:
            return
        if end[1] < start[0]:
            if "later" in timed.words:
                yield _finding(
                    text, timed, (one, other, length), f"{day_words(end[1])} is before {day_words(start[0])}"
                )
            return
        whole_years = one.month is None and other.month is None
        slack = self.options.units * DAYS[length.unit] if length.unit != "day" else self.options.units
        if whole_years and length.unit == "year":
            years = end[0].year - start[0].year
            fits = abs(length.count - years) <= self.options.units
            counted = f"{start[0].year} to {end[0].year} is {years} year{'' if years == 1 else 's'}"
        else:
            least, most = (end[0] - start[1]).days, (end[1] - start[0]).days
            fits = length.low - slack <= most and least <= length.high + slack
            days = f"{least:,}" if least == most else f"{max(0, least):,} to {most:,}"
            counted = f"{day_words(start[0])} to {day_words(end[1])} is {days} days"
        if not fits:
            yield _finding(text, timed, (one, other, length), f"{counted}, not “{length.span.of(text)}”")


def _finding(text: str, timed: _Timed, told: tuple[DateMention, DateMention, Duration], sum_: str) -> Finding:
    spans = [each.span for each in told if each.span.start >= timed.span.start]
    span = Span(min(each.start for each in spans), max(each.end for each in spans))
    message = "The length does not fit the two days."
    return Finding("stretches", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)


def _same_year(one: DateMention, other: DateMention) -> DateMention:
    """`from 3 May to 17 May 2021`: the day without a year is of the other's."""
    if one.year is None and other.year is not None:
        return DateMention(other.year, one.month, one.day, one.weekday, one.span)
    return one


def _anniversaries(article: Article, timed: _Timed, before: _Timed | None) -> Iterator[Finding]:
    for hit in _MARKS.finditer(timed.words):
        nth = _ORDINALS.get(hit["nth"].lower()) or int(hit["nth"])
        birth = _birth(timed) or (_birth(before) if before else None)
        if birth is None and before and len(before.dates) == 1 and before.only.year and "birthday" not in hit.group():
            birth = before.only
        if birth is None or birth.year is None or _OF_ANOTHER.match(hit["after"]):
            continue
        at = [mention for mention in timed.dates.values() if mention.year and mention is not birth]
        when = _years(article.dating) if not at else (at[0].year or 0, at[0].year or 0)
        if when is None or when[0] <= birth.year or len(at) > 1 or (not at and not _NEAR.search(timed.words)):
            continue
        if not when[0] - birth.year - 1 <= nth <= when[1] - birth.year + 1:
            text = article.text
            year = when[1]
            sum_ = f"{birth.year} to {year} is {year - birth.year} years, not {nth}"
            span = timed.span
            message = "The anniversary does not fit the year."
            yield Finding("stretches", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION, Stance.REFUTES)


def _birth(timed: _Timed) -> DateMention | None:
    hit = _BIRTH.search(timed.words)
    return timed.dates.get(hit.end() - 1) if hit else None


def _years(dating: Dating) -> tuple[int, int] | None:
    return (dating.earliest.year, dating.latest.year) if dating.earliest and dating.latest else None


def _timed(text: str, sentence: Span) -> _Timed:
    told = sentence.of(text)
    marks: list[tuple[Span, DateMention | Duration]] = [(each.span, each) for each in find_dates(told)]
    marks += [(each.span, each) for each in find_durations(told)]
    words, at = "", 0
    dates, lengths = dict[int, DateMention](), dict[int, Duration]()
    for span, each in sorted(marks, key=lambda mark: mark[0]):
        if span.start < at:
            continue
        words += _SIGN.sub(" ", told[at : span.start])
        moved = Span(sentence.start + span.start, sentence.start + span.end)
        if isinstance(each, DateMention):
            if bare := re.match(
                r"(?:in|since|until|by|during|late|early|mid|from|of|to|before|after|through|between|the)[ -]",
                span.of(told),
                re.I,
            ):
                words += bare.group()
            dates[len(words)] = DateMention(each.year, each.month, each.day, each.weekday, moved)
            words += _D
        else:
            lengths[len(words)] = Duration(each.low, each.high, each.unit, each.count, each.approximator, moved)
            words += _L
        at = span.end
    return _Timed(words + _SIGN.sub(" ", told[at:]), sentence, dates, lengths)
