"""An order of times that cannot be.

Nine forms are read, where one sentence or two that follow one another give both times:

- a stretch of time that ends before it starts: "from 2019 to 2015", "between May 2021 and June 2020", "(1962–1958)";
- a life that ends before it begins: "was born in 1962 and died in 1958";
- a beginning after its end: "opened in 2015 and closed in 2011", "was occupied in May 2022 and liberated in April",
  "the trial, which ended on 4 June, began on 9 June";
- one thing told as after or before another whose date says the opposite: "took place on 5 May 2021, a week after the
  vote on 12 May 2021", "after the blast on 8 March, troops left on 3 March";
- a judgment dated before the deed that it is about: "convicted in 2012 of the 2015 murder";
- a day told by its distance from another that it does not have: "on May 2. The next day, May 5,", and a burial told as
  before the death;
- a second edition, film and the like dated before the first, what "had" been done dated after what followed, a child
  born before a parent, and somebody born after an event of the table in which they are said to have fought or served;
- an end timed before its beginning ("took off at 11:40 a.m. and crashed at 11:15 a.m.");
- two events of the table of dated events told in the wrong order: "the full-scale invasion began after …".

A date that gives only its year or month is taken for every day in it. Days without a year are compared where both lack
it and lie within half a year, and decide nothing. Years before Christ count backwards, so a sentence with "BC" or "BCE"
is left alone, and so is a stretch that a text may tell backwards on purpose ("counting down from 2019 to 2015"), and an
order that the sentence denies or leaves open ("not", "until", "if", "long after"). The two times contradict each
other; which of them is wrong is open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.clocked import find_turned_clocks
from secondsource.reading.measures.dated_deeds import AUXILIARIES, Deed, find_deeds
from secondsource.reading.measures.events import find_events
from secondsource.reading.measures.next_days import find_steps
from secondsource.reading.measures.orderings import find_late_births, find_ordered, in_one_year
from secondsource.reading.measures.times import MONTH_NAMES, day_words, find_dates
from secondsource.reading.vocabulary.stages import COURSES, ONCE, comes_after

_YEAR = r"(?:1\d\d\d|20\d\d)"
_AFTER_YEAR = (
    r"(?=[^\w\s%-]|$| (?:in|on|at|with|when|as|and|but|the|a|while|for|under|by|because|was|were|is|it|he|she|they|had"
    r"|has|then|until|inclusive|before|after|who|which|that|there)\b)(?!,\d)"
)
_A_DAY = re.compile(rf"\b(?:{'|'.join(name[:3] for name in MONTH_NAMES)})\w*", re.IGNORECASE)
_A_YEAR = re.compile(rf"\b{_YEAR}\b")
_STRETCH = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) (?P<first>{_YEAR})(?:,? (?:to|until|till|through|and) | ?[-–—] ?)"
    rf"(?P<last>{_YEAR}){_AFTER_YEAR}"
    rf"|(?:, |\bin |\bduring |\byears )(?P<open>{_YEAR}) ?[-–—] ?(?P<close>{_YEAR})(?=[,.;)]|$)"
    rf"|\((?:b\.? ?|born )?(?P<birth>{_YEAR}) ?[-–—] ?(?P<death>{_YEAR})\)"
)
_ENDS = (("first", "birth", "open"), ("last", "death", "close"))
_OPENS = re.compile(r"\b(?:from|between) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r",? (?:to|until|till|through|and) (?:the )?")
_SAME_DOER = re.compile(
    r"[,;]?(?: ?(?:and|but|he|she|it|they|who|which|that|was|were|had|been|being|has|having|later|then|finally"
    r"|eventually|only|soon|the couple|the two|is|before|after|(?:an?|one|two|three|four|five|\d+) (?:day|week"
    r"|month|year)s?)\b,?)*(?: [a-z]+ly)? "
)
"""Words between a date and a deed after which whoever was spoken of still is."""
_OWN_NOUN = re.compile(r"(?:trial|work|construction|verdict|funeral|burial)\b")
_OWN = re.compile(r"[,;.]?(?: (?:and|but|while))? (?:(?:his|her|its|their|the|whose) )?", re.IGNORECASE)
_SAME_YEAR = re.compile(r" (?:of )?(?:the same|that|this|the following|last) year")
_ORDER = re.compile(
    r"[^.;:\0]{0,60}?\b(?P<order>after|following|before|prior to|ahead of) (?P<what>[^.;:,\0]{3,60}?) (?:in|on|of) ",
    re.IGNORECASE,
)
_OPENS_ORDER = re.compile(
    r"(?:^|[,“\"] )(?P<order>After|Following|Before|Prior to) (?P<what>[^.;:,\0]{3,60}?) (?:in|on|of) $", re.IGNORECASE
)
_THEN = re.compile(r", (?:[^.;:,\0]{3,60}?) (?:in|on) ")
_OPEN_ORDER = re.compile(
    r"\b(?:not|never|n[’']t|until|till|if|unless|long|even|only|soon|shortly|both|before and|again|since"
    r"|as|while|when|from|between|by|and)\b",
    re.IGNORECASE,
)
_EVENTS_ORDER = re.compile(
    r"(?: of [A-Z]\w+)?(?: (?P<verb>began|started|came|took place|happened|broke out|ended))?"
    r" (?:(?:just|only|shortly|a|an|one|two|three|four|five|six|several|few|\d+|days?|weeks?"
    r"|months?|years?|half) ){0,3}"
    r"(?P<order>before|after|following|prior to) (?:the )?(?P<end>start of |beginning of |end of )?(?:the )?"
)
_WHICH = re.compile(r", (?:which|who)(?: (?:was|were))? $")
_HAD = re.compile(r"\b(?:had|having)(?: been| already| first)? $")
_SENTENCE_ENDS = re.compile(r"[.!?] ")
_SUBJECT = re.compile(rf",? (?:the|a|an|its|his|her|their|[A-Z])[\w’' -]{{1,50}}? {AUXILIARIES}")
_NEW_SUBJECT = re.compile(
    rf"[.!?] (?:It|He|She|They|(?:The |His |Her |Its )?(?:[\w’'-]+ ){{0,2}}?(?P<noun>[\w’'-]{{3,}})) {AUXILIARIES}"
)
_JUDGED = re.compile(
    r"\b(?:convicted|acquitted|sentenced|jailed|imprisoned|found guilty|charged|arrested|executed)\b[^.;]{0,40}?"
    r"\b(?:in|on) $"
)
_ABOUT = re.compile(
    r",? (?:(?!until|through|ending|end|release|parole)[\w’',-]+ ){0,10}?(?:of|for|with"
    r"|over) [^.;,]{0,50}?\b(?:in|the|a) "
)
_BEFORE = re.compile(
    r"\b(?P<later>buried|cremated|laid to rest)\b[^.;,]{0,40}? before (?:(?:he|she|they) (?:had |was )?|(?:his"
    r"|her|their) )"
    r"(?P<first>died|killed|death)\b"
    r"|\bwas (?P<next>convicted|sentenced|acquitted)\b[^.;,]{0,20}? before (?:(?:he|she) was |(?:his|her) )"
    r"(?P<start>arrest(?:ed)?|trial|tried|charged)\b(?! in| for| on)",
    re.IGNORECASE,
)
_LONGEST = 500
"""Characters of two sentences that are read together."""
_OTHER_YEAR = re.compile(r"\b(?:next|following|last|previous) year\b|\byear later\b")
_NEAR_DAYS = 183
"""Two days without a year that lie further apart may be of two years."""
_BEFORE_CHRIST = re.compile(r"\b(?:BCE?|B\.C\.)")
_BACKWARDS = re.compile(r"\b(?:back|backwards?|revers\w+|countdown|count(?:ed|ing|s)?(?: down)?)[ ,](?:\w+ ){0,3}$")


@dataclass(frozen=True, slots=True)
class Options:
    """From when on years are read."""

    since: int = 1000
    """Smaller numbers are not taken for years."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares the two ends of each stretch of time."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        found = [*_events(article, tables), *_took_part(article, reading, tables)]
        for sentence in reading.sentences:
            words = sentence.of(article.text)
            if len(_A_YEAR.findall(words)) > 1 and not _BEFORE_CHRIST.search(words):
                inside = [mention for mention in find_dates(words) if mention.interval()]
                years = list(_stretches(words, self.options.since))
                told = [*_dated(words, inside), *_deeds(words, inside), *_ordered(words, inside), *_told(words, inside)]
                pairs = years or [*told, *_judged(words, inside)]
                found += [_finding(article.text, sentence.start, pair) for pair in pairs]
            elif len(_A_DAY.findall(words)) > 1:
                inside = [in_one_year(mention) for mention in find_dates(words) if mention.day and not mention.year]
                pairs = [*_ordered(words, inside, _NEAR_DAYS), *_deeds(words, inside, _NEAR_DAYS)]
                if len({mention.month for mention in inside}) == 1 and not _OTHER_YEAR.search(words):
                    pairs += _dated(words, inside)
                found += [_finding(article.text, sentence.start, pair) for pair in pairs]
            found += [
                _finding(article.text, sentence.start, pair)
                for pair in (*_steps(words), *_too_early(words), *_in_one_stretch(words))
            ]
        for one, other in pairwise(reading.sentences):
            if other.start - one.end == 1 and other.end - one.start <= _LONGEST:
                found += [
                    _finding(article.text, one.start, pair) for pair in _across(article.text[one.start : other.end])
                ]
        return apart(found)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two times in the wrong order, and where they stand in their sentence."""

    span: Span
    message: str
    sum: str
    sure: bool = True


def _across(words: str) -> Iterator[_Pair]:
    """What two sentences that follow one another give together."""
    if len(re.findall(r"\d+", words)) > 1 and not _BEFORE_CHRIST.search(words):
        dates = find_dates(words)
        yield from _deeds(words, [mention for mention in dates if mention.interval()])
        yield from _deeds(words, [in_one_year(each) for each in dates if each.day and not each.year], _NEAR_DAYS)
        yield from _steps(words)


def _stretches(text: str, since: int) -> Iterator[_Pair]:
    """Two bare years."""
    for hit in _STRETCH.finditer(text):
        first, last = (int(next(filter(None, hit.group(*names)))) for names in _ENDS)
        if since <= last < first and not _is_backwards(text, hit.start()):
            sum_ = f"{last} is {_years(first - last)} before {first}"
            yield _Pair(Span(*hit.span()), "This stretch of time ends before it starts.", sum_)


def _dated(text: str, inside: Sequence[DateMention]) -> Iterator[_Pair]:
    """Two dates that `from … to …` or `between … and …` joins."""
    for one, other in pairwise(inside):
        opens = _OPENS.search(text, max(0, one.span.start - 14), one.span.start)
        if opens and _is_backwards(text, opens.start()):
            continue
        if opens and _TO.fullmatch(text, one.span.end, other.span.start) and (sum_ := _reversed(one, other)):
            span = Span(opens.start(), other.span.end)
            yield _Pair(span, "This stretch of time ends before it starts.", sum_)


def _in_one_stretch(text: str) -> Iterator[_Pair]:
    """`from 12 June to 3 May 2019`: two days of one year; `from 15 December to 8 January 2019` is of two."""
    days = [mention for mention in find_dates(text) if mention.day]
    for one, other in pairwise(days):
        if not one.year and other.year and _days(first := replace(one, year=other.year), other) <= _NEAR_DAYS:
            yield from _dated(text, [first, other])


def _told(text: str, inside: Sequence[DateMention]) -> Iterator[_Pair]:
    """`The first edition appeared in 1965, the second in 1961.`"""
    for each in find_ordered(text, inside):
        if sum_ := _reversed(each.first, each.second):
            ends = sorted((each.first.span, each.second.span))
            yield _Pair(Span(ends[0].start, ends[1].end), each.message, sum_, sure=False)


def _is_backwards(text: str, at: int) -> bool:
    """Whether the words before a stretch of time say that it is told backwards."""
    return _BACKWARDS.search(text, max(0, at - 40), at) is not None


def _deeds(text: str, inside: Sequence[DateMention], within: int | None = None) -> Iterator[_Pair]:
    """Two deeds of one doer, each with its date, of which one cannot come before the other."""
    for one, other in pairwise([*find_deeds(text, inside)]):
        if not one or not other or not _is_same_doer(text, one, other):
            continue
        across = _SENTENCE_ENDS.search(text, one.date.span.end - 1, other.verb.start) is not None
        earlier = _HAD.search(text, max(0, other.verb.start - _LONGEST), other.verb.start) is not None
        earlier = earlier or _WHICH.search(text, max(0, one.verb.start - 20), one.verb.start) is not None
        if comes_after(other.words, one.words, ONCE if across else COURSES):
            first, second = one, other
        elif comes_after(one.words, other.words, COURSES if earlier else ONCE):
            first, second = other, one
        else:
            continue
        same_year = _SAME_YEAR.match(text, other.date.span.end) is not None
        sum_ = _reversed(first.date, second.date)
        if sum_ and (within is None or same_year or _days(first.date, second.date) <= within):
            span = Span(one.date.span.start, other.date.span.end)
            yield _Pair(span, "The end is dated before the beginning.", sum_, sure=within is None or same_year)


def _is_same_doer(text: str, one: Deed, other: Deed) -> bool:
    """Whether nobody else is named between two deeds, or the first opens the sentence and shares its subject."""
    between = text[one.date.span.end : other.verb.start]
    if other.is_to_same:
        return ";" not in between and not _SENTENCE_ENDS.search(between)
    if _OWN_NOUN.match(other.words):
        return _OWN.fullmatch(between) is not None
    # A full stop after a month is read as that of `Sept.`
    stop = "." * text.endswith(".", 0, one.date.span.end)
    opens = not text[: one.verb.start].strip() and _SUBJECT.fullmatch(between)
    goes_on = _NEW_SUBJECT.fullmatch(stop + between)
    same = goes_on and (goes_on["noun"] or "").lower() in text[: one.verb.start].lower()
    return bool(_SAME_DOER.fullmatch(between) or opens or same)


def _judged(text: str, inside: Sequence[DateMention]) -> Iterator[_Pair]:
    """`convicted in 2012 of the 2015 murder`."""
    for one, other in pairwise(inside):
        about = _ABOUT.fullmatch(text, one.span.end, other.span.start)
        judged = about and _JUDGED.search(text, max(0, one.span.start - _LONGEST), one.span.start)
        if judged and other.month is None and (sum_ := _reversed(other, one)):
            yield _Pair(Span(judged.start(), other.span.end), "The judgment is dated before the deed.", sum_)


def _steps(text: str) -> Iterator[_Pair]:
    """`on May 2. The next day, May 5,`."""
    for step in find_steps(text):
        if step.told != step.counted:
            way = "after" if step.counted > 0 else "before"
            sum_ = f"{step.other.span.of(text)} is {abs(step.counted)} days {way} {step.one.span.of(text)}"
            span = Span(step.one.span.start, step.other.span.end)
            yield _Pair(span, "This is not the day that the words make it.", sum_)


def _too_early(text: str) -> Iterator[_Pair]:
    """`was buried three days before he died`, `opened at 3 p.m. and ended at 1 p.m. the same day`."""
    for hit in _BEFORE.finditer(text):
        sum_ = f"“{hit['first'] or hit['start']}” comes before “{hit['later'] or hit['next']}”"
        yield _Pair(Span(*hit.span()), "The end is told as before the beginning.", sum_, sure=False)
    for one, other in find_turned_clocks(text):
        sum_ = f"{other.span.of(text)} is before {one.span.of(text)}"
        yield _Pair(Span(one.span.start, other.span.end), "The end is timed before the beginning.", sum_)


def _ordered(text: str, inside: Sequence[DateMention], within: int | None = None) -> Iterator[_Pair]:
    """Two dated things of which one is told as before or after the other."""
    for one, other in pairwise(inside):
        before, between = text[max(0, one.span.start - 90) : one.span.start], text[one.span.end : other.span.start]
        cue = "" if _has_cue(other, text) else "in "
        lead = "" if _has_cue(one, text) else "in "
        hit = _ORDER.fullmatch(between + cue)
        opens = _OPENS_ORDER.search(before + lead) if not hit and _THEN.fullmatch(between + cue) else None
        order = hit or opens
        if order is None or _OPEN_ORDER.search(order["what"]):
            continue
        if _OPEN_ORDER.search(between[: order.start("order")] if hit else ""):
            continue
        is_after = order["order"].lower() in {"after", "following"}
        first, second = (other, one) if bool(hit) == is_after else (one, other)
        sum_ = _reversed(first, second)
        if sum_ and (within is None or _days(first, second) <= within):
            span = Span(one.span.start if hit else one.span.start - len(before + lead) + order.start(), other.span.end)
            if within is not None:
                sum_ = f"{second.span.of(text)} is {_days(first, second)} days before {first.span.of(text)}"
            yield _Pair(span, "The dates contradict the order in which these are told.", sum_, sure=within is None)


def _has_cue(mention: DateMention, text: str) -> bool:
    """Whether `in` or `on` stands before the date and not in it."""
    return re.match(r"(?:in|on)\b", mention.span.of(text), re.IGNORECASE) is None


def _days(one: DateMention, other: DateMention) -> int:
    start, end = one.interval(), other.interval()
    return (start[0] - end[1]).days if start and end else 0


def _events(article: Article, tables: Tables) -> Iterator[Finding]:
    """Two events of the table, one told as before or after the other."""
    around = f"{article.title} {article.text}"
    mentions = find_events(article.text, around, tables.events)
    for one, other in pairwise(mentions):
        between = article.text[one.span.end : other.span.start]
        hit = _EVENTS_ORDER.fullmatch(between) if len(between) < _LINK else None
        if hit is None or one.event.id == other.event.id:
            continue
        left = one.event.end if hit["verb"] == "ended" else one.event.start
        right = other.event.end if hit["end"] == "end of " else other.event.start
        if left is None or right is None:
            continue
        is_after = hit["order"] in {"after", "following"}
        if (left < right) if is_after else (left > right):
            span = Span(one.span.start, other.span.end)
            sum_ = f"{one.event.name}: {day_words(left)}; {other.event.name}: {day_words(right)}"
            message = "The table of events gives the opposite order."
            flag, stance = Flag.INTERNAL_CONTRADICTION, Stance.REFUTES
            yield Finding("sequence", message, sum_, span, span.of(article.text), flag, stance)


def _took_part(article: Article, reading: Reading, tables: Tables) -> Iterator[Finding]:
    """Somebody born after an event of the table had ended, in which they are said to have taken part."""
    around = f"{article.title} {article.text}"
    for sentence in reading.sentences:
        words = sentence.of(article.text)
        events = find_events(words, around, tables.events) if "born" in words.lower() else ()
        for birth, end, mention in find_late_births(words, events):
            sum_ = f"{mention.event.name} ended on {day_words(end)}; born {birth.span.of(words)}"
            pair = _Pair(Span(birth.span.start, mention.span.end), "The event ended before the birth.", sum_)
            yield _finding(article.text, sentence.start, pair)


_LINK = 80
"""Characters between two events that a word joins."""


def _reversed(one: DateMention, other: DateMention) -> str:
    """The sum, where all of the second lies before all of the first."""
    start, end = one.interval(), other.interval()
    if start is None or end is None or end[1] >= start[0]:
        return ""
    if one.month is None and other.month is None:
        return f"{end[0].year} is {_years(start[0].year - end[0].year)} before {start[0].year}"
    days = (start[0] - end[1]).days
    return f"{day_words(end[1])} is {days:,} day{'s' if days > 1 else ''} before {day_words(start[0])}"


def _years(number: int) -> str:
    return f"{number} year{'s' if number > 1 else ''}"


def _finding(text: str, at: int, pair: _Pair) -> Finding:
    span = Span(at + pair.span.start, at + pair.span.end)
    flag, stance = Flag.INTERNAL_CONTRADICTION, Stance.REFUTES if pair.sure else None
    return Finding("sequence", pair.message, pair.sum, span, span.of(text), flag, stance)
