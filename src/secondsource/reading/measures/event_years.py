"""The year that a text gives a well-known event: `the Lockerbie bombing of 1988`, `in 1912, when the Titanic sank`.

Only events that happened once are looked for, by the phrases of their row and by the verbs that tell the same: `the
sinking of the Titanic` is also `the Titanic sank`, `the annexation of Crimea` also `annexed Crimea`. A year is taken
for that of the event where it stands right beside it (`the 1986 Chernobyl disaster`, `Lehman Brothers collapsed in
2008`), or opens or closes the clause that tells it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from secondsource.domain.folding import fold
from secondsource.domain.measure import DateMention
from secondsource.domain.record import Span
from secondsource.domain.reference import Event
from secondsource.reading.measures.events import is_about, lowered
from secondsource.reading.measures.times import find_dates

_WAS = r"(?:was|were|had(?: just)? been|is)"
_VERBS = {
    "assassination": (rf"{_WAS} (?:assassinated|killed|murdered|slain|gunned down|shot(?: dead| and killed)?)", ""),
    "annexation": (rf"{_WAS} annexed", "annexed|had annexed"),
    "attack": (rf"{_WAS} attacked", "attacked|had attacked"),
    "bombing": (rf"{_WAS} bombed", "bombed|had bombed"),
    "breakup": ("broke up|broke apart|had broken up", ""),
    "capture": (rf"{_WAS} captured", "captured"),
    "coronation": (rf"{_WAS} crowned", ""),
    "collapse": ("collapsed|had collapsed|fell apart|failed|went under|went bankrupt|filed for bankruptcy", ""),
    "construction": (rf"{_WAS} (?:built|put up|erected)|went up", ""),
    "death": (rf"died|had died|{_WAS} killed", ""),
    "destruction": (rf"{_WAS} destroyed", ""),
    "dissolution": (rf"{_WAS} dissolved|ceased to exist|dissolved", ""),
    "discovery": (rf"{_WAS} (?:discovered|found)", "discovered|found"),
    "eruption": ("erupted|had erupted|blew its top", ""),
    "explosion": ("exploded|blew up|had exploded", ""),
    "fall": ("fell|had fallen|came down|collapsed", ""),
    "founding": (rf"{_WAS} (?:founded|created|formed|set up|established)", ""),
    "handover": (rf"{_WAS} (?:handed (?:over|back)|returned)", ""),
    "invasion": (rf"{_WAS} invaded", "invaded|had invaded"),
    "killing": (rf"{_WAS} (?:killed|shot|shot dead)", "killed"),
    "launch": (rf"{_WAS} launched|went up|lifted off", "launched"),
    "murder": (rf"{_WAS} (?:murdered|killed|shot)", ""),
    "opening": (rf"opened|{_WAS} (?:opened|inaugurated|completed)", ""),
    "repeal": (rf"{_WAS} repealed|ended", "repealed"),
    "liberation": (rf"{_WAS} (?:liberated|freed)", "liberated|freed"),
    "release": (
        rf"{_WAS} (?:released|freed)|(?:walked|went|came) (?:out of (?:prison|jail)|free|to freedom)|left prison", ""
    ),
    "resignation": ("resigned|quit|stepped down|left office", ""),
    "reunification": (rf"{_WAS} reunified|reunited|reunified", ""),
    "sinking": (rf"sank|had sunk|went down|{_WAS} sunk|hit an iceberg|struck an iceberg", ""),
}  # fmt: skip
"""Of a noun that tells what happened: the verbs of whom it happened to, and of whoever did it."""
_NOUN_OF = re.compile(rf"(?P<noun>{'|'.join(_VERBS)}) (?:of|on|at) (?:the )?(?P<whom>.+)")
_WHOSE_NOUN = re.compile(rf"(?P<whom>[\w. -]+ [\w.-]+)'s? (?P<noun>{'|'.join(_VERBS)})")
_DISASTER = re.compile(
    r"(?P<whom>[\w. -]+?)(?:'s)? (?P<kind>(?:nuclear )?(?:disaster|accident|catastrophe)|massacre|bombing|attacks?"
    r"|shootings?|earthquake|uprising|siege|explosion|fire|derailment|oil spill)"
)
_WHO = (
    r"(?:(?!(?:after|before|since|that|when|which|who|until|and|had|was|were|the|year|later|than|of|in|to)\b)[\w'-]+ "
    r"(?:troops |forces )?)?"
)
"""Whoever did it: `Iraq` or `Iraqi troops`."""
_THERE = r"(?:at|in|of|on|against) (?:the )?(?:(?:[\w.'-]+ ){1,4}?(?:in|at|of) (?:the )?)?"
"""From what happened to where: `attack on the American consulate in`."""
_IT_DID = r"(?:had |was )?(?:exploded|blew up|blown up|melted down|sank|capsized|ran aground|burned down|burst)"
_DISASTERS = re.compile(r"disaster|accident|catastrophe|explosion|fire")
_HAPPENED_IN = re.compile(
    r"(?:,(?: which| that)?)? (?P<verb>signed|agreed|adopted|hit|struck|devastated|battered|flooded|shook|killed"
    r"|destroyed|took place"
    r"|happened|occurred|erupted"
    rf"|exploded|crashed|broke out|started|began|ended|came to an end|{_WAS} (?:over|signed|agreed|held|reached|adopted"
    r"|carried out)|made landfall)(?![\w-])"
)
_STARTS, _ENDS = re.compile(r"began|started|broke out|erupted"), re.compile(rf"ended|came to an end|{_WAS} over")
_OF = re.compile(r" of | \(")
_IN = re.compile(r",? (?:back )?(?:in|on) ")
_THERE_IN = re.compile(
    r"(?:(?: (?:in|at|near|outside))(?: (?!in\b|on\b|and\b|who\b|which\b)[\w.'-]+){1,4},?){1,2} (?:in|on) "
)
"""Where it happened, before its year: `in a car crash in Paris in 1997`."""
_THEN_IN = re.compile(r"(?:,(?: which| that)?(?= ))?(?: (?!in\b|on\b|and\b|who\b|were\b)[\w'.-]+){1,6},? (?:in|on) ")
"""What is told of an event before its year: `hit New Orleans in 2005`."""
_LEAD = re.compile(
    r"(?:^|[,;:“\"(] ?|\b(?:and|but|that|during|since|until|when|as|because|by|on) )(?:the |a )?$"
    r"|^(?:after|before|following|ever since) (?:the )?$"
)
"""Before an event whose own the year after it is: not in `he wrote about the disaster in 2006`."""
_OWN_YEAR = re.compile(r" (?:(?!and\b|of\b|on\b)[a-z]+ )?")
_A_NOUN = re.compile(r"\b(?:the|that|this|a|’s|'s) $")
_ENDS_NOUN = re.compile(
    r"[^\w\s'-]|$| (?:and|or|but|in|on|at|of|to|by|for|that|which|who|when|as|was|were|is|has|had|would|could|with|from"
    r"|killed|left|changed|led|brought|made|the|a|into|[a-z]+ed)\b"
)
_WHEN = re.compile(
    r",? (?:and )?(?:when|as|after|before|the (?:year|day|month|week|summer|winter|spring)(?: that| when| in which)?)"
    r" (?:the )?|,? and (?:the )?"
)
_OPENS = re.compile(r"(?:^|[“\"] ?)(?:in|on|by|since) $")
_COMMA = re.compile(r",? (?:the |an? )?")
_ATTACKS_OF = re.compile(r"\battacks of $")
_DAY_ATTACKS = re.compile(r"[a-z]+\.? \d{1,2} attacks?")
_NEAR = 90
"""Characters between an event and a year that may be its own."""


@dataclass(frozen=True, slots=True)
class EventYear:
    """An event with the year beside it."""

    event: Event
    date: DateMention
    span: Span
    part: str
    """`start` or `end` where the text says that it began or ended then, else empty."""

    @property
    def years(self) -> tuple[int, int | None]:
        """First and last year that can be told with it; None while it lasts."""
        first, last = self.event.start.year, self.event.end.year if self.event.end else None
        if self.part == "start":
            return first, first
        return (last or first, last) if self.part == "end" else (first, last)


def find_event_years(
    text: str, title: str, sentences: Sequence[Span], events: tuple[Event, ...]
) -> Iterator[EventYear]:
    """Each once-only event that a sentence gives a year."""
    low, folded = lowered(text), fold(f"{title} {text}")
    words = frozenset(re.findall(r"\w+", low))
    forms = [form for form in _forms(events) if form.words <= words]
    for sentence in sentences if forms else ():
        told = sentence.of(low)
        dates = [each for each in find_dates(sentence.of(text)) if each.year] if re.search(r"[12]\d\d\d", told) else []
        taken: list[Span] = []
        for form in forms if dates else ():
            for hit in form.pattern.finditer(told):
                span = Span(*hit.span())
                if any(each.overlaps(span) for each in taken) or not is_about(folded, form.event):
                    continue
                taken.append(span)
                bound = next((each for date in dates if (each := _bound(told, form, span, date))), None)
                if bound:
                    yield replace(bound, span=bound.span.shifted(sentence.start))
        for date in dates:
            if event := _of_day(told, date, events):
                yield EventYear(event, date, date.span.shifted(sentence.start), "")


def _of_day(told: str, date: DateMention, events: tuple[Event, ...]) -> Event | None:
    """The event that goes by its day, in `the attacks of Sept. 11, 2001`."""
    if not date.day or not _ATTACKS_OF.search(told, 0, date.span.start):
        return None
    return next((event for event in events if event.once and _by_day(event) == (date.month, date.day)), None)


@lru_cache(maxsize=1024)
def _by_day(event: Event) -> tuple[int, int] | None:
    named = any(_DAY_ATTACKS.fullmatch(phrase) for phrase in event.phrases)
    return (event.start.month, event.start.day) if named else None


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to tell an event: by a noun, or by a clause."""

    event: Event
    pattern: re.Pattern[str]
    words: frozenset[str]
    clause: bool


@lru_cache(maxsize=8)
def _forms(events: tuple[Event, ...]) -> tuple[_Form, ...]:
    """Every form of the once-only events, clauses and long ones first."""
    made: list[tuple[int, _Form]] = []
    for event in events if events else ():
        for phrase in map(lowered, event.phrases if event.once else ()):
            needed = frozenset(word for word in re.findall(r"\w+", phrase) if word not in _VERBS)
            made.append((len(phrase), _Form(event, _whole(re.escape(phrase)), needed, clause=_tells(phrase))))
            made += [(100 + len(phrase), form) for form in _told_by_verb(event, phrase)]
    return tuple(form for _, form in sorted(made, key=lambda each: -each[0]))


def _told_by_verb(event: Event, phrase: str) -> Iterator[_Form]:
    hit = _NOUN_OF.fullmatch(phrase) or _WHOSE_NOUN.fullmatch(phrase)
    if hit:
        whom, (suffered, did) = re.escape(hit["whom"]), _VERBS[hit["noun"]]
        ways = [rf"{whom} (?:{suffered})"] + ([rf"{_WHO}(?:{did}) (?:the )?{whom}"] if did else [])
        words = frozenset(re.findall(r"\w+", hit["whom"]))
        yield from (_Form(event, _whole(way), words, clause=True) for way in ways)
    if disaster := _DISASTER.fullmatch(phrase):
        words = frozenset(re.findall(r"\w+", phrase))
        whom, kind = re.escape(disaster["whom"]), re.escape(disaster["kind"])
        yield _Form(event, _whole(rf"{kind} {_THERE}{whom}"), words, clause=False)
        if _DISASTERS.search(disaster["kind"]):
            way = rf"(?:[a-z]+ (?:at|in|near|off) )?{whom}(?:'s)?(?: [a-z]+){{0,2}} {_IT_DID}"
            yield _Form(event, _whole(way), frozenset(re.findall(r"\w+", disaster["whom"])), clause=True)


def _tells(phrase: str) -> bool:
    """Whether a phrase of a row is a clause: `berlin wall fell`."""
    return re.search(r"\b(?:fell|was|were|[a-z]+ed|joined|sank|left|died|hit|struck|flew)\b", phrase) is not None


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])")


def _bound(told: str, form: _Form, span: Span, date: DateMention) -> EventYear | None:
    """The event and the date together, where one is told of the other."""
    if span.overlaps(date.span) or abs(span.start - date.span.start) > _NEAR:
        return None
    happened = _HAPPENED_IN.match(told, span.end)
    is_told = form.clause or happened is not None
    before, after = told[: min(span.start, date.span.start)], told[max(span.end, date.span.end) :]
    if span.end <= date.span.start:
        between = told[span.end : date.span.start]
        fits = _OF.fullmatch(between) or (_IN.fullmatch(between) and (form.clause or _LEAD.search(before)))
        fits = fits or (form.clause and _THERE_IN.fullmatch(between))
        fits = fits or (is_told and _THEN_IN.fullmatch(between) and (form.clause or _HAPPENED_IN.match(between)))
    else:
        between = told[date.span.end : span.start]
        named = not form.clause and date.month is None and _OWN_YEAR.fullmatch(between)
        fits = named and _A_NOUN.search(before) and _ENDS_NOUN.match(after)
        fits = fits or (is_told and (_WHEN.fullmatch(between) or (_OPENS.search(before) and _COMMA.fullmatch(between))))
    part = _part(happened["verb"]) if happened else ""
    whole = Span(min(span.start, date.span.start), max(span.end, date.span.end))
    return EventYear(form.event, date, whole, part) if fits else None


def _part(verb: str) -> str:
    return "start" if _STARTS.match(verb) else "end" if _ENDS.match(verb) else ""
