"""When an article was published: a day, or an interval of which every bound has its reason.

A date given by hand goes before the page's own, the page's own before an interval. The interval begins with the newest
past day, event or dated thing that the text mentions, and ends today, or a week after the last of two or more copies of
the story that agree. A day without a year ("December 24") is never given one by guessing: only dated copies do that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secondsource.domain.address import site_of
from secondsource.domain.article import Article, DateCandidate, Dating
from secondsource.domain.evidence import Copy
from secondsource.domain.folding import fold
from secondsource.domain.reference import Event, Tables
from secondsource.reading.measures.times import day_words, find_dates
from secondsource.reading.pages.published import day_of_page
from secondsource.reading.pages.telling import latest_on_or_before
from secondsource.reading.sentences import find_sentences

_AGREE = timedelta(days=7)
_BEFORE_COPY = timedelta(days=2)
_OWN_DAY = timedelta(days=31)
"""How long before its copies a day that the article tells of may lie."""
# A day in such a sentence may lie after publication: it bounds nothing.
_AHEAD = re.compile(
    r"\b(?:"
    r"[Ww]ill|won['’]t|would|shall|could|may|might|going to|plans?|planned|planning|expect\w*|schedul\w*|due"
    r"|[Bb]y (?:the (?:end|middle|start)|early|late|mid|\d{4}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*"
    r"|upcoming|next|until|aims?|deadline|forecast\w*|predict\w*|intends?|promis\w*|hopes?|target\w*"
    r"|буде|будуть|плану\w*|запланован\w*|до кінця|наступн\w*|будет|будут|планиру\w*|запланирован\w*"
    r"|к концу|следующ\w*"
    r")\b"
)


@dataclass(frozen=True, slots=True)
class _Bound:
    day: date
    reason: str


def date_article(article: Article, copies: Sequence[Copy], tables: Tables, today: date, given: date | None) -> Article:
    """The article with `published` and `dating` filled in, as far as anything says when it appeared."""
    if given is not None:
        hand = DateCandidate(given, "given by hand")
        dating = Dating(given, given, (f"The date {day_words(given)} was given by hand.",))
        return replace(article, published=given, dates=(hand, *article.dates), dating=dating)
    published, dating = day_of_page(article.dates)
    if dating is None:
        dating = _interval(article, copies, tables, today)
    return replace(article, published=published or dating.day, dating=dating)


def _interval(article: Article, copies: Sequence[Copy], tables: Tables, today: date) -> Dating:
    told = max(_told(article, tables, today), key=lambda bound: bound.day, default=None)
    first, last = _by_copies(article, copies, today)
    if told and last and told.day > last.day:
        # The text knows of something later than its copies: they are copies of an earlier story.
        first = last = None
    told_on = max(_days(_agreeing(_dated(copies, today)))) if last else None
    earliest = max((bound for bound in (told, first) if bound), key=lambda bound: bound.day, default=None)
    latest = last or _Bound(today, f"It was read on {day_words(today)}, so it is not later; nothing else bounds it.")
    reasons = (earliest.reason if earliest else "Nothing in the text says how old it is.", latest.reason)
    return Dating(earliest.day if earliest else None, latest.day, reasons, told_on)


def _told(article: Article, tables: Tables, today: date) -> Iterator[_Bound]:
    """The past days and events that the text mentions: it is not older than any of them."""
    for sentence in _past_sentences(article):
        for mention in find_dates(sentence):
            days = mention.interval()
            if days is not None and days[0] <= today:
                words = mention.span.of(sentence)
                yield _Bound(
                    days[0], f"The text speaks of {words}, so it was not published before {day_words(days[0])}."
                )
    yield from _events(fold(f"{article.title}\n{article.text}"), tables.events, today)


def _past_sentences(article: Article) -> Iterator[str]:
    for span in find_sentences(article.text, article.paragraphs):
        sentence = span.of(article.text)
        if not _AHEAD.search(sentence):
            yield sentence


def _events(text: str, events: Iterable[Event], today: date) -> Iterator[_Bound]:
    for event in events:
        phrase = next((each for each in event.phrases if _stands(fold(each), text)), None)
        if phrase and event.start <= today and (not event.needs or any(_stands(need, text) for need in event.needs)):
            reason = f"The text speaks of “{phrase}”, which began on {day_words(event.start)} ({event.source})."
            yield _Bound(event.start, reason)


def _stands(words: str, text: str) -> bool:
    """Whether the words stand in the text as words."""
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _by_copies(article: Article, copies: Sequence[Copy], today: date) -> tuple[_Bound | None, _Bound | None]:
    """Bounds from at least two copies on different sites that agree within a week."""
    agreed = _agreeing(_dated(copies, today))
    if not agreed:
        return None, None
    days = _days(agreed)
    sites = ", ".join(dict.fromkeys(copy.passage.publisher or _site(copy) for copy in agreed))
    who = f"{len(agreed)} dated copies of the story ({sites})"
    latest = min(max(days) + _AGREE, today)
    last = _Bound(
        latest, f"{who} appeared by {day_words(max(days))}, so it was hardly published after {day_words(latest)}."
    )
    own = _own_day(article, max(days))
    if own and own.day >= min(days) - _OWN_DAY:
        return own, last
    earliest = min(days) - _BEFORE_COPY
    return _Bound(
        earliest,
        f"{who} appeared from {day_words(min(days))} on, so it was hardly published before {day_words(earliest)}.",
    ), last


def _dated(copies: Sequence[Copy], today: date) -> list[Copy]:
    return [copy for copy in copies if copy.passage.published_at and copy.passage.published_at <= today]


def _days(copies: Sequence[Copy]) -> list[date]:
    return [day for copy in copies if (day := copy.passage.published_at)]


def _agreeing(copies: Sequence[Copy]) -> list[Copy]:
    """The most sites whose copies lie within a week; of two such weeks the earlier."""
    best: list[Copy] = []
    for start in sorted({_day(copy) for copy in copies}):
        week = [copy for copy in copies if start <= _day(copy) <= start + _AGREE]
        if len({_site(copy) for copy in week}) > len({_site(copy) for copy in best}):
            best = week
    return best if len({_site(copy) for copy in best}) >= 2 else []


def _own_day(article: Article, copied: date) -> _Bound | None:
    """The newest day that the text tells of without its year, in the year that its copies allow."""
    found: list[_Bound] = []
    for sentence in _past_sentences(article):
        for mention in find_dates(sentence):
            day = latest_on_or_before(mention, copied) if mention.month and mention.day and not mention.year else None
            if day:
                words = mention.span.of(sentence)
                last = f"the last one before its copies of {day_words(copied)} is {day_words(day)}"
                found.append(_Bound(day, f"The text tells of {words}; {last}."))
    return max(found, key=lambda bound: bound.day, default=None)


def _day(copy: Copy) -> date:
    return copy.passage.published_at or date.max


def _site(copy: Copy) -> str:
    return site_of(copy.passage.url) or copy.passage.url
