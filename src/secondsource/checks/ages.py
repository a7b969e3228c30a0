"""Ages against days of birth, and against each other.

Where an article says when a person was born and how old the person is ("born in 1962 … the 58-year-old", "Ada Bell, 58,
… Bell was born on 3 May 1962"), the years between are counted: to the days on which the article can have appeared, or
to the day that the sentence gives for the age ("died on 4 May 2001, aged 38"). A birth of which only the year or month
is given is taken for every day in it, and an article without a date is not checked for what people are now. Two ages of
one full name that are more than a year apart ("Ada Bell, 58, … Ada Bell, 53,") are shown too.

A sentence, or two that follow one another, with one person, one birth and one age is read in whatever order these
stand: the age is that on the only other date of the sentence ("Born in 1949, he was 31 when he won in 1980",
"(1920–1990) was 70 when she died"), or today's where it has none ("turned 63", "the 68-year-old, who was born in
1945"). Two ages of one person on two dates are counted too ("was 30 in 2003 and is now 40"), and two with the years
between ("joined at 11 and, after 29 years in it, left at 30"). Elsewhere an age and a
birth are taken to be of one person where they stand in one sentence with nothing but a verb between, where both stand
beside the same name, or where "the 58-year-old" follows within two sentences on the only person whose birth the article
tells. The two numbers contradict each other; which of them is wrong is open.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.findings import apart
from secondsource.domain.folding import fold
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.ages import AGE_WORDS
from secondsource.reading.measures.person_ages import (
    AN_AGE,
    NAME,
    NOT_NOW,
    OLDEST,
    PersonAge,
    find_person_ages,
    first_names,
    one_person,
)
from secondsource.reading.measures.times import day_words, find_dates
from secondsource.reading.measures.years_between import YearsBetween, find_years_between, find_years_short

_BORN = re.compile(r"(?<![\w-])[Bb]orn\b")
_WHERE = re.compile(r"(?: (?!and\b|but\b|when\b)[^\W\d_][\w’'-]*,?){0,7} ?")
_NAMED = re.compile(rf"{NAME}(?:, (?:aged )?\d{{1,3}})?(?:,? who (?:was|is)|,| \(| was|, was)? ?$")
_HE = re.compile(r"(?:^|[.!?”\"] )(?:He|She) was $")
_IS = re.compile(
    r"[,)]?(?: and| who)?(?: is| turned| turns| will be| will turn|,? now| is now| and now| currently){1,2} (?:aged )?"
    r"(?P<age>\d{1,3})\b(?! (?:percent|per|years (?:in|into|after)|times|goals|of|months|weeks|days))(?![.,]\d|%)"
)
_DIED = re.compile(
    r"(?: and| but|,|;)? (?:he |she |who )?(?:died|was killed|passed away)\b[^.;()]{0,40}?(?=\b(?:in|on) )"
)
_AT_AGE = re.compile(r",? (?:at the age of|at age|aged|age|at) (?P<age>\d{1,3})\b(?! ?(?:percent|a\.?m|p\.?m|[:%]))")
_OLD = re.compile(
    r"\b[Tt]he (?:now )?(?P<age>\d{1,3})-year-old(?=[.,]| (?:said|says|was|is|has|had|told|added|also|who)\b)"
)
_BORN_ON = re.compile(r"\b[Bb]orn (?:[\w’'.,-]+ ){0,6}?(?:on |in )?$")
_LIFE = re.compile(r"\((?:born )?(?P<birth>1[5-9]\d\d|20\d\d) ?[-–—] ?(?P<death>1[5-9]\d\d|20\d\d)\)")
_DEATH = re.compile(r"\b(?:died|dead|death|killed|passed away)\b")
_TODAY = re.compile(r"\b(?:is|are|now|turned|turns|lives|live|has|have|this year|today|says|will turn)\b|-year-old\b")
_DIED_NOW = re.compile(
    r"\b(?:died|was killed|passed away)\b[^.;]{0,40}?\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today"
    r"|last (?:week|night)|this week|overnight)\b"
)
_PRONOUN = re.compile(r"(?:He|She)\b")
_WORDS = AGE_WORDS | {"teen": (13, 19), "toddler": (1, 4), "sexagenarian": (60, 69), "centenarian": (100, OLDEST)}
_AGE_WORD = re.compile(
    rf"\b(?P<word>{'|'.join(_WORDS)})(?:, (?:aged )?| \((?:aged )?)(?P<age>\d{{1,3}})(?=[,)])(?!,\d)"
    rf"|\b(?P<old>\d{{1,3}})-year-old (?P<noun>{'|'.join(_WORDS)})\b",
    re.IGNORECASE,
)
_MANY = 60
"""Ages of a text that are compared, so that a hostile text is read in one pass."""
_NOW_BEFORE = re.compile(r"\b(?:is|now|today|currently)(?: now| aged)? (?:aged )?$")
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_SOMEBODY_ELSE = re.compile(
    r"\b(?:whose|his|her|their) (?:\w+ )?(?:father|mother|parents|wife|husband|son|daughter|brother|sister|children"
    r"|child|partner|grand\w+|uncle|aunt|cousin|friend|widow)\b|\bwhen (?:his|her|their)\b"
)
_LONGEST = 300
"""Characters of a sentence whose only age is taken for that of its only birth."""
_OFTEN = 20
"""Ages of one last name that are looked at, so that a hostile text is read in one pass."""


@dataclass(frozen=True, slots=True)
class Options:
    """How exact an age must be."""

    grace_days: int = 60
    """Days before the article on which an age can have been asked for."""


@dataclass(frozen=True, slots=True)
class _Birth:
    """When somebody was born."""

    name: str
    """Folded; empty where the text says `he`."""
    first: date
    last: date
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Component:
    """Counts the years between birth and age."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        text, sentences = article.text, reading.sentences
        ages = find_person_ages(text, sentences)
        by_last: dict[str, list[PersonAge]] = defaultdict(list)
        for age in ages:
            by_last[age.name.split()[-1]].append(age)
        births = list(_births(text, sentences))
        now = self._now(article.dating)
        found = [*_told_twice(text, ages)]
        for birth in births:
            found += _in_sentence(text, sentences[birth.sentence], birth, now)
            if now and birth.name:
                found += _elsewhere(text, birth, by_last[birth.name.split()[-1]][:_OFTEN], now)
        if now and len(births) == 1:
            found += _following(text, births[0], sentences, now)
        for sentence in sentences:
            found += _alone(text, sentence, now)
            told = (*find_years_between(text, sentence), *find_years_short(text, sentence))
            found += (_of_years_between(text, each) for each in told if each.misfit)
        for one, other in pairwise(sentences):
            found += _in_two(text, one, other, now)
        found += _by_word(text)
        return apart(found)

    def _now(self, dating: Dating) -> tuple[date, date] | None:
        if dating.earliest is None or dating.latest is None:
            return None
        return dating.earliest - timedelta(days=self.options.grace_days), dating.latest


def _births(text: str, sentences: Sequence[Span]) -> Iterator[_Birth]:
    for number, sentence in enumerate(sentences):
        for hit in _BORN.finditer(text, sentence.start, sentence.end):
            offset = hit.start()
            dates = find_dates(text[offset : min(sentence.end, offset + 120)])
            interval = dates[0].interval() if dates else None
            if interval is None or not _WHERE.fullmatch(text, hit.end(), offset + dates[0].span.start):
                continue
            before = text[max(sentence.start, offset - 80) : offset]
            named = _NAMED.search(before)
            name = fold(named["name"]) if named else ""
            if name or _HE.search(text, max(0, offset - 12), offset) or before.endswith((", ", "(")):
                yield _Birth(name, *interval, Span(offset, offset + dates[0].span.end), number)


def _told_twice(text: str, ages: Sequence[PersonAge]) -> Iterator[Finding]:
    """Two ages of one name, or of a name and the last name that only one person has."""
    firsts = first_names(text) if len(ages) > 1 else {}
    known: list[PersonAge] = []
    for age in ages[:_MANY]:
        before = next((each for each in known if one_person(each.name, age.name, firsts)), None)
        if before is None:
            known.append(age)
        elif before.high + 1 < age.low or age.high + 1 < before.low:
            sum_ = f"“{before.span.of(text)}” and “{age.span.of(text)}” are {_apart(before, age)} years apart"
            yield _finding(text, age.span, "The article gives one name two ages.", sum_)


def _apart(one: PersonAge, other: PersonAge) -> int:
    return max(one.low - other.high, other.low - one.high)


def _of_years_between(text: str, told: YearsBetween) -> Finding:
    years = f"{told.last - told.first} years"
    sum_ = f"{told.first} to {told.last} is {years}, not “{told.length.span.of(text)}”"
    return _finding(text, told.span, "The two ages do not fit the years between.", sum_)


def _by_word(text: str) -> Iterator[Finding]:
    """`The teenager, 24,` and `the 61-year-old octogenarian`."""
    for hit in _AGE_WORD.finditer(text):
        low, high = _WORDS[(hit["word"] or hit["noun"]).lower()]
        if not low <= int(hit["age"] or hit["old"]) <= high:
            sum_ = f"the word means {low} to {high} years"
            yield _finding(text, Span(*hit.span()), "The age does not fit the word beside it.", sum_)


def _in_two(text: str, one: Span, other: Span, now: tuple[date, date] | None) -> Iterator[Finding]:
    """A birth and an age in two sentences about one person, `He was born in 1938.` beside `died in 1999, aged 61.`"""
    whole = Span(one.start, other.end)
    births = [_BORN.search(each.of(text)) is not None for each in (one, other)]
    if whole.end - whole.start > _LONGEST or other.start - one.end > 2 or sum(births) != 1:
        return
    names = {*_FULL_NAME.findall(whole.of(text))}
    lasts = {name.split()[-1] for name in names}
    goes_on = _PRONOUN.match(other.of(text)) or any(each in one.of(text) and each in other.of(text) for each in lasts)
    if len(names) == 1 and (goes_on or _PRONOUN.match(one.of(text))):
        yield from _alone(text, whole, now)


def _in_sentence(text: str, sentence: Span, birth: _Birth, now: tuple[date, date] | None) -> Iterator[Finding]:
    """An age right after the birth, now or at death."""
    hit = _IS.match(text, birth.span.end, sentence.end)
    if hit and now:
        yield from _compared(text, birth, int(hit["age"]), Span(birth.span.start, hit.end("age")), now)
    died = _DIED.match(text, birth.span.end, sentence.end)
    if not died:
        return
    dates = find_dates(text[died.end() : min(sentence.end, died.end() + 60)])
    interval = dates[0].interval() if dates and dates[0].span.start <= len("on ") else None
    if interval and (aged := _AT_AGE.match(text, died.end() + dates[0].span.end, sentence.end)):
        yield from _compared(text, birth, int(aged["age"]), Span(birth.span.start, aged.end("age")), interval)


def _alone(text: str, sentence: Span, now: tuple[date, date] | None) -> Iterator[Finding]:
    """The one birth, the one age and the one other date of a sentence about one person, in whatever order."""
    words = sentence.of(text)
    ages = [*AN_AGE.finditer(words)] if len(words) <= _LONGEST else []
    if not ages or len({*_FULL_NAME.findall(words)}) > 1 or _SOMEBODY_ELSE.search(words):
        return
    dates = [mention for mention in find_dates(words) if mention.interval()]
    lives = [*_LIFE.finditer(words)]
    if lives:
        life = lives[0]
        birth, death = (_whole_year(int(life[name])) for name in ("birth", "death"))
        if len(ages) == 1 and _DEATH.search(words):
            yield from _of_one(text, sentence, ages[0], _Birth("", *birth, _inside(sentence, life), 0), death)
        return
    born = next((at for at, mention in enumerate(dates) if _BORN_ON.search(words, 0, mention.span.start)), None)
    if born is None:
        yield from _two_ages(text, sentence, ages, dates, now)
        return
    first, last = dates[born].interval() or (date.min, date.max)
    others = dates[:born] + dates[born + 1 :]
    birth = _Birth(
        "", first, last, Span(sentence.start + dates[born].span.start, sentence.start + dates[born].span.end), 0
    )
    nowadays = not others and (_TODAY.search(words) or _DIED_NOW.search(words))
    when = others[0].interval() if len(others) == 1 else now if nowadays else None
    if len(ages) == 1 and when:
        yield from _of_one(text, sentence, ages[0], birth, when)


def _of_one(text: str, sentence: Span, hit: re.Match[str], birth: _Birth, when: tuple[date, date]) -> Iterator[Finding]:
    years, span = int(hit["age"] or hit["old"]), _inside(sentence, hit)
    whole = Span(min(span.start, birth.span.start), max(span.end, birth.span.end))
    yield from _compared(text, birth, years, whole, when)


def _two_ages(
    text: str,
    sentence: Span,
    ages: Sequence[re.Match[str]],
    dates: Sequence[DateMention],
    now: tuple[date, date] | None,
) -> Iterator[Finding]:
    """`was 30 in 2003 and is now 40`."""
    words = sentence.of(text)
    if len(ages) == len(dates) == 2 and all(each["age"] for each in ages):
        yield from _two_dated_ages(text, sentence, ages, dates)
        return
    one, other = ages if len(ages) == 2 else (None, None)
    nowadays = other and _NOW_BEFORE.search(words, 0, other.start("age"))
    if not (one and other and now and nowadays and len(dates) == 1 and other["age"]):
        return
    first, last = dates[0].interval() or now
    least, most = now[0].year - last.year - 1, now[1].year - first.year + 1
    gap = int(other["age"]) - int(one["age"] or one["old"])
    if not least <= gap <= most:
        span = Span(sentence.start + one.start(), sentence.start + other.end())
        sum_ = f"{first.year} to {now[1].year} is {now[1].year - first.year} years, the ages are {gap} apart"
        yield _finding(text, span, "The two ages do not fit the years between.", sum_)


def _two_dated_ages(
    text: str, sentence: Span, ages: Sequence[re.Match[str]], dates: Sequence[DateMention]
) -> Iterator[Finding]:
    """`was 19 when she left in 1962 and 35 when she came back in 1978`, each age before its date."""
    (one, other), (first, second) = ages, dates
    start, end = first.interval(), second.interval()
    if not (start and end and one.start() < first.span.start < other.start() < second.span.start):
        return
    gap = int(other["age"]) - int(one["age"])
    least, most = end[0].year - start[1].year - 1, end[1].year - start[0].year + 1
    if not least <= gap <= most:
        span = Span(sentence.start + one.start(), sentence.start + second.span.end)
        sum_ = f"{start[0].year} to {end[0].year} is {end[0].year - start[0].year} years, the ages are {gap} apart"
        yield _finding(text, span, "The two ages do not fit the years between.", sum_)


def _whole_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _inside(sentence: Span, hit: re.Match[str]) -> Span:
    return Span(sentence.start + hit.start(), sentence.start + hit.end())


def _elsewhere(text: str, birth: _Birth, ages: Sequence[PersonAge], now: tuple[date, date]) -> Iterator[Finding]:
    """An age beside the name whose birth is told: one is the end of the other."""
    for age in ages:
        one, other = birth.name.split(), age.name.split()
        parts = min(len(one), len(other))
        if one[-parts:] == other[-parts:] and len(one) + len(other) > 2 and age.low == age.high:
            yield from _compared(text, birth, age.low, age.span, now)


def _following(text: str, birth: _Birth, sentences: Sequence[Span], now: tuple[date, date]) -> Iterator[Finding]:
    """`The 58-year-old` within two sentences after the only birth that the article tells."""
    last = sentences[min(birth.sentence + 2, len(sentences) - 1)].end
    for hit in _OLD.finditer(text, birth.span.end, last):
        at = next(span for span in sentences[birth.sentence :] if hit.start() < span.end)
        if not NOT_NOW.search(text, max(at.start, birth.span.end), at.end):
            yield from _compared(text, birth, int(hit["age"]), Span(hit.start(), hit.end()), now)


def _compared(text: str, birth: _Birth, years: int, span: Span, when: tuple[date, date]) -> Iterator[Finding]:
    least, most = _full_years(birth.last, when[0]), _full_years(birth.first, when[1])
    if years <= OLDEST and not least <= years <= most:
        born = day_words(birth.first) if birth.first == birth.last else f"{birth.span.of(text)}"
        age = (
            str(most) if least == most else f"{max(0, least)} or {most}" if most - least == 1 else f"{least} to {most}"
        )
        sum_ = f"{born} to {day_words(when[1])} is {age} years, not {years}"
        yield _finding(text, span, "The age does not fit the day of birth that the article gives.", sum_)


def _full_years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _finding(text: str, span: Span, message: str, sum_: str) -> Finding:
    return Finding("ages", message, sum_, span, span.of(text), Flag.INTERNAL_CONTRADICTION)
