"""An old story under a new date.

The page says when the article appeared. The check looks for what dates the story itself, and points out where that lies
well before the first day on which the article can have appeared:

- the address of the page holds a day ("/2021/03/04/");
- the text opens with a place and a day ("KYIV, March 4, 2021 –"), or says "today", "yesterday" or "this morning"
  beside a day;
- one of the first two sentences tells, and does not open with, a weekday, its day and its year;
- a sentence of the opening says with a day and its year what was said, announced or done, and the article names no
  later day or year;
- the days that the article gives with their weekday and without a year ("Tuesday, March 2", "Friday, March 5") fall on
  these weekdays in none of the years that the article's date leaves, and all of them in one earlier year;
- the text says "this year", "this month" or "last week" beside an earlier year ("this year, 2016,"), or "last year" or
  "next year" beside one that is two years off;
- a sentence tells as coming what it puts into a year that is over ("will open in 2020", "is due by May 2020", "the
  upcoming 2016 election"), and the article names no later year;
- somebody "said on Monday" as the holder of an office whose term the table of offices ends before.

An article may tell an old story on purpose, so one that speaks of an anniversary or says when it was first published is
left alone, and so is a day of the opening where the article looks back. The finding is a remark and no error.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Role, Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.intervals import make_day
from secondsource.reading.measures.times import day_words, days_words, find_dates

_IN_ADDRESS = re.compile(
    r"/(?P<year>19\d\d|20\d\d)[/-](?P<month>0?[1-9]|1[0-2])[/-](?P<day>0?[1-9]|[12]\d|3[01])(?=[/-]|$)"
)
_DATELINE = re.compile(r"[^\W\d_a-z][\w .,’'()-]{1,60}?[,(] ?$")
_DASH = re.compile(r"\)?(?: \([^)\n]{2,40}\))? ?(?:[–—:]|--? )")
_NOW = re.compile(
    r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his (?:morning|afternoon|evening|week)|[Ll]ast week"
    r"|[Nn]ext(?: week)?|[Ee]arlier this (?:week|month)|[Ll]ater (?:today|this (?:week|month|year))"
    r"|[Tt]his (?:month|week(?:end)?))"
    r"(?:,| \(|, on| on)? ?$"
)
_TOLD = re.compile(
    r"\b(?:said|announced|confirmed|reported|told|killed|died|opened|closed|signed|voted|struck|hit|arrested"
    r"|launched|won|lost|beat|resigned|unveiled|approved|began|took place|sentenced|charged|attacked|shelled|fell|rose"
    r")\b"
)
_ON_PURPOSE = re.compile(
    r"\b(?:anniversar\w+|throwback|flashback|retrospective|obituary|from the archives?|first published"
    r"|originally (?:published|appeared))\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\w.{20,} on $", re.DOTALL)
"""Before a weekday and its day in news; a feature opens with it."""
_LOOKS_BACK = re.compile(
    r"\b(?:years? (?:ago|later|since)|look(?:s|ing)? back|remember\w*|histor(?:y|ians?)|commemorat\w+|decades?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d,.$£€/-])(?:19|20)\d\d(?![\d%/]|,\d)")
_COMING = re.compile(
    r"\b(?:will(?: be| also| not)?|(?:is|are) (?:also )?(?:expected|set|scheduled|due|slated)"
    r"|(?:is|are) (?:also )?(?:planned|planning|going|likely)"
    r"|plans|upcoming|hopes|aims|intends)\b[^.;:!?\n\d“”\"]{0,80}?\b(?:in|on|by|for|from|until|before)"
    r" (?:(?:early|late|mid|the|summer|spring|autumn|fall|winter|end|of|[A-Z][a-z]+[.,]?|\d{1,2}(?:st|nd|rd"
    r"|th)?,?)[ -]){0,5}"
    r"(?P<year>20\d\d)\b(?!-|[’']s)"
)
_SOON = re.compile(
    r"\b(?:upcoming|forthcoming|coming|next (?:week|month)[’']s) (?P<year>20\d\d)\b(?![%-]|[’']s)"
    r"|\b(?P<told>20\d\d)\b(?!-|[’']s)[^.;:!?\n]{0,60}? (?:opens?|begins?|starts?|goe?s?|kicks? off"
    r"|takes? place|is due|are due)"
    r"(?: on sale)? (?:tomorrow|tonight|next (?:week|month)|later (?:today|this (?:week|month|year))"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,? [A-Z\d])"
)
_SAID = (
    r" (?:said|says|told \w+|announced|declared|warned|vowed|signed|met|arrived|will \w+)\b[^.!?\n]{0,60}?"
    r"\b(?:(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)\b"
)
_THIS = re.compile(
    r"\b(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Cc]urrent|[Ee]arlier in) (?P<unit>year|month|week|spring|summer|autumn|fall"
    r"|winter|season)(?:,| \(|, in|,? that is,?)? ?(?:early |late |mid-?)?(?:[A-Z][a-z]+ (?:\d{1,2},? )?)?"
    r"(?P<year>(?:19|20)\d\d)\b(?![%-]|[’']s| and | to )"
)
_OFF = {"last": -1, "next": 1}
_FAR = 30
"""Years before the article at most."""
_HEADS = {"president": "President", "prime minister": "Prime Minister", "chancellor": "Chancellor"}


@dataclass(frozen=True, slots=True)
class Options:
    """How old is old."""

    days: int = 45
    """Days before the article from which a day that dates the story is old."""
    told_days: int = 200
    """The same for a day with its year in the opening, which may be background."""
    opening: int = 4
    """So many sentences are the opening."""
    years: int = 15
    """So many years before the article at most a story is looked for."""


@dataclass(frozen=True, slots=True)
class Component:
    """Dates the story itself."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        earliest = article.dating.earliest
        if earliest is None or _ON_PURPOSE.search(f"{article.title}\n{article.text}"):
            return ()
        old = earliest - timedelta(days=self.options.days)
        mentions = find_dates(article.text)
        found = (
            self._address(article, old, earliest),
            self._opening(article.text, mentions, old, earliest),
            self._told(article.text, mentions, reading.sentences[: self.options.opening], earliest),
            self._weekdays(article, mentions, earliest),
            _this_year(article.text, earliest),
            _coming(article.text, earliest),
            *_offices(article.text, tables.roles, old, earliest),
        )
        return tuple(finding for finding in found if finding)[:1]

    def _address(self, article: Article, old: date, earliest: date) -> Finding | None:
        hit = _IN_ADDRESS.search(article.address)
        day = make_day(int(hit["year"]), int(hit["month"]), int(hit["day"])) if hit else None
        if hit is None or day is None or day >= old:
            return None
        return _finding("", None, f"The page's address holds {day_words(day)}.", day, earliest)

    def _opening(self, text: str, mentions: Sequence[DateMention], old: date, earliest: date) -> Finding | None:
        """A dateline, or *today* with its date."""
        for mention in mentions:
            day = _day(mention)
            if day is None or day >= old:
                continue
            start, end = mention.span.start, mention.span.end
            opens = not text[:start].strip() or _DATELINE.match(text[:start])
            line = start < _FIRST and opens and _DASH.match(text, end)
            if line or _NOW.search(text, max(0, start - 24), start):
                return _finding(text, mention.span, f"The text is dated {day_words(day)}.", day, earliest)
        return None

    def _told(
        self, text: str, mentions: Sequence[DateMention], opening: Sequence[Span], earliest: date
    ) -> Finding | None:
        """A day with its year in the opening, after which the article names none."""
        if not opening or _LOOKS_BACK.search(text, 0, opening[-1].end):
            return None
        last = max((int(year) for year in _YEAR.findall(text)), default=0)
        for mention in mentions:
            day = _day(mention)
            sentence = next((each for each in opening if each.contains(mention.span)), None)
            age = (earliest - day).days if day else 0
            if day is None or sentence is None:
                continue
            is_news = (
                sentence in opening[:2]
                and mention.weekday is not None
                and _ON.search(text[sentence.start : mention.span.start])
            )
            if last > day.year and not is_news:
                continue
            if not self.options.told_days <= age <= 366 * self.options.years:
                continue
            later = any(each and each > day + timedelta(days=31) for each in map(_day, mentions))
            if is_news:
                return _finding(text, mention.span, f"The opening tells of {day_words(day)}.", day, earliest)
            if not later and _TOLD.search(text, sentence.start, mention.span.start):
                message = f"The newest day that the article names is {day_words(day)}."
                return _finding(text, mention.span, message, day, earliest)
        return None

    def _weekdays(self, article: Article, mentions: Sequence[DateMention], earliest: date) -> Finding | None:
        """Days with a weekday that fit one earlier year only."""
        told = [each for each in mentions if each.weekday is not None and each.day and each.month and each.year is None]
        if len({(each.month, each.day) for each in told}) < 2:
            return None
        latest = article.dating.latest or earliest
        if any(_fit(told, year) for year in range(earliest.year - 1, latest.year + 2)):
            return None
        fitting = [year for year in range(earliest.year - self.options.years, earliest.year - 1) if _fit(told, year)]
        if not fitting:
            return None
        words = "; ".join(dict.fromkeys(each.span.of(article.text) for each in told[:4]))
        sum_ = f"{words}: so in {', '.join(map(str, fitting))}, not in {earliest.year - 1} to {latest.year + 1}"
        span = told[0].span
        message = "The weekdays that the article gives are those of an earlier year."
        return Finding("old_story", message, sum_, span, span.of(article.text), Flag.OUTDATED)


_FIRST = 90
"""Characters within which a dateline ends."""


def _coming(text: str, earliest: date) -> Finding | None:
    """What is told as coming in the last year that the article names, which is over."""
    years = [int(year) for year in _YEAR.findall(text)]
    if not years or max(years) >= earliest.year:
        return None
    for hit in (*_COMING.finditer(text), *_SOON.finditer(text)):
        end = date(int(hit[hit.lastgroup or "year"]), 12, 31)
        if end.year == max(years) and not _PAST_BEFORE.search(text, max(0, hit.start() - 100), hit.start()):
            span = Span(*hit.span())
            return _finding(text, span, f"{end.year} is told as coming, and was over.", end, earliest)
    return None


def _this_year(text: str, earliest: date) -> Finding | None:
    """A year that the text calls its own, and that was over."""
    for hit in _THIS.finditer(text):
        off = _OFF.get(hit["which"].lower(), 0) if hit["unit"] == "year" else min(0, _OFF.get(hit["which"].lower(), 0))
        year = int(hit["year"]) - off
        end = date(year, 12, 31)
        if earliest.year - _FAR <= year and earliest - end > timedelta(days=92) and not _is_quoted(text, hit.start()):
            span = Span(*hit.span())
            return _finding(text, span, f"The text calls {year} its own year.", end, earliest)
    return None


def _is_quoted(text: str, at: int) -> bool:
    """Whether a quotation is open there, which may be of any day."""
    before = text[max(text.rfind("\n", 0, at), 0) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


_PAST_BEFORE = re.compile(r"\b(?:had|would|if|in (?:19|20)\d\d|at the time|then)\b[^.!?\n]*$")


def _day(mention: DateMention) -> date | None:
    interval = mention.interval() if mention.day else None
    return interval[0] if interval else None


def _fit(told: Sequence[DateMention], year: int) -> bool:
    days = [make_day(year, each.month or 1, each.day or 1) for each in told]
    return all(day is not None and day.weekday() == each.weekday for day, each in zip(days, told, strict=True))


def _offices(text: str, roles: Sequence[Role], old: date, earliest: date) -> Iterator[Finding]:
    """Somebody who speaks this week in an office that the table ends before."""
    for role in roles:
        head = next((word for start, word in _HEADS.items() if role.role.startswith(f"{start} of")), None)
        last = role.person.split()[-1]
        if head is None or role.end is None or last not in text or _holds_on(last, head, roles, old):
            continue
        end = _last_day(role.end)
        hit = re.search(rf"\b{head} (?:{re.escape(role.person)}|{re.escape(last)}){_SAID}", text)
        if hit and end < old and not re.search(rf"\b[Ff]ormer (?:\w+ ){{0,3}}(?:\w+ )?{re.escape(last)}", text):
            span = Span(*hit.span())
            message = f"{role.person} is told as {role.role}, which the table ends on {day_words(end)}."
            yield _finding(text, span, message, end, earliest)


def _holds_on(last: str, head: str, roles: Sequence[Role], old: date) -> bool:
    """Whether somebody of that last name holds such an office later."""
    later = (each for each in roles if each.person.split()[-1] == last and each.role.startswith(head.lower()))
    return any(each.end is None or _last_day(each.end) >= old for each in later)


def _last_day(iso: str) -> date:
    year, month, day = (
        (*map(int, iso.split("-")), 12, 31)[:3] if iso.count("-") < 2 else tuple(map(int, iso.split("-")))
    )
    return make_day(year, month, day) or date(year, month, 28)


def _finding(text: str, span: Span | None, message: str, day: date, earliest: date) -> Finding:
    sum_ = f"{day_words(day)} to {day_words(earliest)} is {days_words(day, earliest)}"
    return Finding("old_story", message, sum_, span, span.of(text) if span else "", Flag.OUTDATED)
