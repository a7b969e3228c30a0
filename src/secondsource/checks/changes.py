"""Changes told together with the two numbers between which something changed.

Where a sentence gives the number before, the number after and the change, in any order ("rose from 50 to 75, a 50
percent increase", "rose 4 percent to $52 from $50", "75 members, up 50 percent from 50", "75, compared with 50 the
year before, a rise of 50 percent", "75 members. That is 50 percent more than the 50 …"), the change is computed again,
and so is the gap between two percentages ("50% to 40%, a 10-point lead").

Numbers in the news are rounded, so each is taken for everything that it can have been rounded from, and a change is let
pass if any of these gives it. Numbers with "at least" or "up to" are left alone. Where two percentages are compared
and the text calls the difference in points a percentage, in any order of the three and also over two sentences, or the
change of an amount points, the finding says so and decides nothing. Where something is
said to rise and the second number is smaller, or to fall and it is larger, the two contradict each other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.signs import COUNT, FRACTION, PERCENT, POINTS, Signed, find_neighbours
from secondsource.reading.measures.spreads import (
    Spread,
    alike,
    grain_of,
    is_exact,
    is_one,
    misses,
    misses_fraction,
    misses_points,
    number_words,
    ratio,
    spread,
)
from secondsource.reading.measures.starts import DOWNWARD, UPWARD
from secondsource.reading.measures.trios import Trio, find_trio

_N = f"[{COUNT}{PERCENT}]"
_START, _END, _TOLD = f"(?P<start>{_N})", f"(?P<end>{_N})", f"(?P<told>[{PERCENT}{POINTS}])"
_WORDS = r"(?: (?!from\b|to\b|while\b|but\b|with\b)[\w’'-]+){0,5}?"
_NOUN = (
    r"(?:rise|increase|jump|gain|growth|surge|hike|climb|improvement|drop|fall|decline|decrease|reduction|cut|slide|plunge"
    r"|dip|slump|change|difference)"
)
_UP_DOWN = (
    rf"(?:or|up|down|by|an?|the|of|is|was|which|that|this|representing|marking|meaning|equal to|net|total"
    rf"|overall|just|only"
    rf"|{_NOUN})"
)
_JOIN = rf"(?:,| ?\(| ?[–—]|;)(?: ?{_UP_DOWN}\b){{0,6}} ?"
_GAP = rf"(?:{_JOIN}| (?:up|down)(?: by)? )"
_CLOSE = rf"(?= {_NOUN}\b| ?[),.;:–—!?]|$| (?:more|less|fewer|higher|lower|higher|over|in|on|year)\b)(?! of (?!them\b))"
_THAN = (
    r"(?:from|on|over|compared (?:with|to)|than|against|versus|above|below|more than|less than|fewer than|higher than"
    r"|lower than)(?: the| its| a| an)?(?: [\w’'-]+){0,3}?"
)
_GAP_WORD = (
    rf"(?:{_NOUN}|lead|leads|led|gap|margin|advantage|edge|ahead|behind|trail(?:s|ed|ing)?|up|down|by|{UPWARD}|{DOWNWARD}"
    r"|widened|narrowed|gap between [^,]{0,40},[^,]{0,40},)"
)
_GAP_BEFORE = re.compile(rf"\b{_GAP_WORD}(?: (?:of|by|is|was|to|a|an|the|just|only))*(?: {COUNT})? $")
_GAP_AFTER = re.compile(rf" (?:up|down|more|less|higher|lower|{_NOUN}|lead|gap|margin|advantage)\b")
_SAME = 0.051
_POINTS = "The difference between two percentages is given in percent; it is in percentage points."
_NO_POINTS = "The change of an amount is given in percentage points; it is in percent."
_BESIDE = r"(?:above|over|below|under|short of|(?:up|down) on)"
_COMPARED = r"(?:,? compared (?:with|to)|,? up from|,? down from|,? against|,? versus|,? from)(?: the| just)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\bfrom {_START}{_WORDS} to {_END}{_WORDS}{_GAP}{_TOLD}{_CLOSE}",
        rf"{_TOLD}(?: {_NOUN})?,?(?: (?!and\b|while\b|but\b)[\w’'-]+){{0,4}}? from {_START}{_WORDS} to {_END}",
        rf"{_TOLD}(?: {_NOUN})?,? to {_END}{_WORDS},? (?:from|compared (?:with|to)|against|versus|up from|down"
        rf" from) {_START}",
        rf"{_END}{_WORDS}(?:,| ?\(| ?[–—])? (?:up|down|which is|that is|an? {_NOUN} of|an?)(?: (?:by|of))? {_TOLD}"
        rf"(?: {_NOUN})? {_THAN} {_START}",
        rf"{_END}{_WORDS}{_COMPARED} {_START}{_WORDS}{_JOIN}{_TOLD}{_CLOSE}",
        rf"{_END}{_WORDS}(?:,| ?\(| ?[–—]) ?(?:or )?{_TOLD} (?:(?:more|less|fewer|higher|lower) than|{_BESIDE})"
        rf"(?: the)? {_START}",
    )
)
_THAT_IS = re.compile(
    rf"(?:That|This|It|The (?:figure|number|total)) (?:is|was|represents|marks|means)(?: an?)?(?: {_NOUN} of)? ?{_TOLD}"
    rf"(?: {_NOUN})? ?(?:more|less|fewer|higher|lower|up|down)? ?{_THAN}(?:, when it (?:was|stood at))? {_START}"
)
_LEAD = re.compile(
    rf"(?P<end>{_N}) (?:to|against|versus|and) (?P<start>{PERCENT}){_WORDS}(?:,| ?\(| ?[–—]| with)"
    rf"(?:(?: (?:for|or|a|an|the|lead|gap|margin|difference|spread|of|by)){{1,5}} "
    rf"| ?(?={POINTS} (?:apart|ahead|clear)\b))(?P<told>{POINTS})"
)
_MOVED = rf"\b(?:(?P<up>{UPWARD})|(?P<down>{DOWNWARD}))"
_ANOTHER = (
    r"(?:(?:to|from|and|but|while|whereas|as|when|after|before|because|although|though|since|if|that|which|who)\b"
    rf"|(?:{UPWARD}|{DOWNWARD})\b)"
)
"""Where another clause begins, of which the word of going up or down is not."""
_STEP = rf"(?: (?!{_ANOTHER})[\w’'-]+){{0,5}}?"
_BY_SO_MUCH = rf"(?: (?:by )?[{COUNT}{PERCENT}{POINTS}{FRACTION}])?"
_MOVES = tuple(
    re.compile(form)
    for form in (
        rf"{_MOVED}{_STEP}{_BY_SO_MUCH},? from {_START}{_WORDS} to {_END}",
        rf"{_MOVED}{_STEP}{_BY_SO_MUCH}{_STEP},? to (?:close at |end at |stand at |reach )?{_END}"
        rf"(?: (?!and\b|to\b)[\w’'-]+){{0,5}}?,? (?:up |down )?"
        rf"(?:from|compared (?:with|to)|against|after [a-z]+ing (?:[A-Za-z]+ )?at)(?: the)? {_START}(?! to\b)",
        rf"(?:was|were|stood at|had been) {_START}(?: (?!and\b|but\b)[\w’'-]+){{0,5}},(?: [a-z]+){{0,2}}?"
        rf" {_MOVED}{_STEP} to {_END}",
        rf"{_END}{_WORDS}, (?:(?P<up>up)|(?P<down>down)) from {_START}",
    )
)
_CUE_BEFORE = re.compile(
    rf"\b(?:(?P<up>up|rise|growth|gains?|hike|{UPWARD})|(?P<down>down|reductions?|loss|los(?:t|es?|ing)|{DOWNWARD}))"
    rf"(?: (?!{_ANOTHER})[\w’'-]+){{0,5}}? $"
)
_CUE_AFTER = re.compile(
    r" (?:(?P<up>more|higher|increase|rise|gain|jump|growth|hike|surge|above|up on|over(?= (?:the|its|last)\b))"
    r"|(?P<down>less"
    r"|fewer|lower|drop|fall|decline|decrease|cut|reduction|below|under|short of|down on))\b"
)
_COMPARES = re.compile(
    rf"\b(?:from|compared (?:with|to)|against|versus|than|{_BESIDE} (?:the|its|last)"
    r"|(?:year|month|decade|week) (?:before|earlier|ago)"
    r"|[Ll]ast (?:year|month|week|quarter|season|time)|previous(?:ly)?|formerly|used to|prior)\b"
)
_THEN_AND_NOW = re.compile(r"\b(?:today|now|since|after|on the|in (?:19|20)\d\d)\b")
_OTHER_TIME = re.compile(
    r"^,? (?:so far |already )?(?:this (?:year|month|week|quarter)"
    r"|(?:in|over) the (?:past|last)|since (?!last)|of (?!them\b))"
)
_AHEAD = re.compile(
    r"\b(?:lead|leads|led|ahead|trail(?:s|ed|ing)?|margin|gap|advantage|edge|beat|w[io]n(?:ning)?|defeat\w*"
    r"|clear of|behind|apart)\b"
)
_BETWEEN = re.compile(r"\b(?:gap|difference) between\b")
_ERROR = re.compile(r"\b(?:margin (?:of|for)|sampling) error\b|\bplus or minus\b")
_PEAK = re.compile(r"\b(?:peak|high|low) of\b")
"""A price is told beside its peak of the day and its change since yesterday."""
_LEADS = re.compile(r"\b(?:margin|lead|majority|gap|difference|advantage|win) (?:of|by) $")
_AGAINST = re.compile(rf"{COUNT} (?:to|against|versus) {COUNT}")
_ADDED = re.compile(r"^(?:With|After|Adding|Following) (?:the |another )?$")
_ROSE_FROM_TO = re.compile(rf"\b(?:rose|climbed|grew|increased|went up|jumped) from {COUNT} to {COUNT}")
_BY = re.compile(r"\b(?:by|up|down|of) $")
_THAN_BEFORE = re.compile(
    rf" (?:(?:more|fewer|less|higher|lower) than|{_BESIDE}) (?:(?:the|its|last [a-z]+[’']s) )?{COUNT}"
)


@dataclass(frozen=True, slots=True)
class Options:
    """How far a told change may be from the computed one."""

    points: float = 1.0
    """Percentage points by which a change told in whole percent may miss; a tenth of it with one decimal."""


@dataclass(frozen=True, slots=True)
class Component:
    """Computes each change again."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        for before, signed in find_neighbours(article.text, reading.sentences):
            found += self._sentence(article.text, signed)
            if before:
                found += self._that_is(article.text, before, signed)
                found += self._in_percent_of_both(article.text, before, signed)
        return apart(found)

    def _sentence(self, text: str, signed: Signed) -> Iterator[Finding]:
        if len(signed.numbers) < 2:
            return
        for form in _MOVES:
            for hit in form.finditer(signed.words):
                yield from _direction(text, signed, hit)
        for form in (*_FORMS, _LEAD) if len(signed.numbers) > 2 else ():
            for hit in form.finditer(signed.words):
                start, end, told = (signed.at(hit, name) for name in ("start", "end", "told"))
                yield from self._change(text, start, end, told, signed.span_of(hit))
        for trio in find_trio(signed, _tells_change):
            yield from self._of_trio(text, trio)
        for trio in find_trio(signed, _tells_gap):
            yield from _by_number(text, trio, _span_of(trio))
        yield from self._in_percent(text, signed.words, signed.numbers, signed.places)

    def _in_percent(
        self, text: str, words: str, numbers: Sequence[Quantity], places: Sequence[int], since: int = 0
    ) -> Iterator[Finding]:
        """Of three percentages one is told as the difference of the others, to which it is equal in points alone."""
        told = [(number, place) for number, place in zip(numbers, places, strict=True) if number.unit == "percent"]
        if len(told) != 3 or not all(is_exact(number) and number.low > 0 for number, _ in told):
            return
        for gap, place in told:
            one, other = (number for number, at in told if at != place)
            cued = _GAP_BEFORE.search(words[:place]) or _GAP_AFTER.match(words, place + 1)
            if place >= since and cued and self._is_in_points(text, gap, one, other):
                high, low = sorted((one.low, other.low), reverse=True)
                sum_ = f"{number_words(high)} and {number_words(low)} percent are {number_words(gap.low)} points apart"
                span = Span(told[0][0].span.start, told[-1][0].span.end)
                yield _finding(text, span, _POINTS, sum_, flag=Flag.IMPRECISE, stance=None)

    def _is_in_points(self, text: str, gap: Quantity, one: Quantity, other: Quantity) -> bool:
        equal = abs(abs(one.low - other.low) - gap.low) < _SAME and min(one.low, other.low) != gap.low
        changes = (_computed(one, other), _computed(other, one))
        return equal and all(misses(text, gap, change, self.options.points) for change in changes)

    def _in_percent_of_both(self, text: str, before: Signed, signed: Signed) -> Iterator[Finding]:
        """The same with the difference in a sentence of its own, or with the second of the two."""
        start = len(before.words) + 1
        places = (*before.places, *(start + place for place in signed.places))
        numbers = (*before.numbers, *signed.numbers)
        yield from self._in_percent(text, f"{before.words} {signed.words}", numbers, places, since=start)

    def _of_trio(self, text: str, trio: Trio) -> Iterator[Finding]:
        """Only where neither of the two, taken for the first, gives the change, or it goes the other way."""
        span, cue = _span_of(trio), _cue(trio)
        if trio.start and cue and bool(cue["up"]) == (trio.start is trio.high):
            yield _turned(text, span, trio.start, trio.low if cue["up"] else trio.high, cue)
        elif trio.told.unit == "percent" or trio.told.unit in {"percentage point", "point"}:
            found = [[*self._change(text, *ends, trio.told, span)] for ends in _ways(trio)]
            if found and all(found):
                yield from found[0]
        elif trio.told.unit == "share":
            yield from _by_fraction(text, trio, span)
        else:
            yield from _by_number(text, trio, span)

    def _that_is(self, text: str, before: Signed, signed: Signed) -> Iterator[Finding]:
        """`That` is any number of the sentence before, so the change must follow from none of them."""
        hit = _THAT_IS.match(signed.words)
        if not hit:
            return
        start, told = _bare(signed.at(hit, "start")), signed.at(hit, "told")
        found = [[*self._change(text, start, end, told, signed.span_of(hit))] for end in before.numbers]
        if all(found):
            yield from found[-1]

    def _change(self, text: str, start: Quantity, end: Quantity, told: Quantity, span: Span) -> Iterator[Finding]:
        exact = is_one(start) and is_one(end) and start.low > 0 and end.low > 0 and start.low != end.low
        if not exact or not alike(start, end) or told.low < 0:
            return
        shares = "percent" in {start.unit, end.unit}
        if told.unit != "percent":
            if (
                not shares
                and told.unit == "percentage point"
                and not misses(text, told, _computed(start, end), self.options.points)
            ):
                change = f"{100 * (end.low - start.low) / start.low:+.3g} percent"
                sum_ = f"from {number_words(start.low)} to {number_words(end.low)} is {change}"
                yield _finding(text, span, _NO_POINTS, sum_, flag=Flag.IMPRECISE, stance=None)
            elif shares and misses_points(start, end, told):
                gap = number_words(round(abs(start.low - end.low), 4))
                sum_ = f"{number_words(start.low)} and {number_words(end.low)} percent are {gap} points apart"
                yield _finding(text, span, "The gap in points does not follow from its numbers.", sum_)
            return
        if not misses(text, told, _computed(start, end), self.options.points):
            return
        way = "rise" if end.low > start.low else "fall"
        change = f"{100 * abs(end.low - start.low) / start.low:.3g} percent"
        sum_ = f"from {number_words(start.low)} to {number_words(end.low)} is a {way} of {change}"
        if shares and not misses_points(start, end, told):
            gap = number_words(round(abs(end.low - start.low), 4))
            sum_ += f", and {gap} percentage points"
            yield _finding(text, span, _POINTS, sum_, flag=Flag.IMPRECISE, stance=None)
            return
        what = "The change does not follow from its numbers."
        yield _finding(text, span, what, f"{sum_}, not {number_words(told.low)}")


def _bare(start: Quantity) -> Quantity:
    """`The 50 counted a year ago` counts what was told before."""
    return replace(start, unit=None) if (start.unit or "").endswith("ed") else start


def _computed(start: Quantity, end: Quantity) -> Spread:
    """Lowest and highest change in percent, without its sign."""
    grain = min(map(grain_of, (start, end)))
    low, high = ratio(spread(end, grain), spread(start, grain))
    least, most = sorted((abs(100 * (low - 1)), abs(100 * (high - 1))))
    return (0.0, most) if low < 1 < high else (least, most)


def _tells_change(told: Quantity, before: str, after: str) -> bool:
    """Whether the words around a number make it a change, and compare the two others."""
    points = told.unit in {"percentage point", "point"}
    if points and not _ERROR.search(before) and (_AHEAD.search(before[-40:] + after[:20]) or _BETWEEN.search(before)):
        return True
    compares = bool(_COMPARES.search(before) or _COMPARES.search(after))
    of_two_times = compares or bool(_THEN_AND_NOW.search(before) or _THEN_AND_NOW.search(after))
    if not of_two_times or _PEAK.search(after):
        return False
    if points or told.unit == "percent":
        return bool(_CUE_BEFORE.search(before) or _CUE_AFTER.match(after)) and not _OTHER_TIME.match(after)
    by = _CUE_BEFORE.search(before) and _BY.search(before) and (compares or told.unit == "share")
    return bool(by or _THAN_BEFORE.match(after))


def _tells_gap(told: Quantity, before: str, after: str) -> bool:
    """`by 62 votes to 38, a margin of 24`, and `With 14 new cases, the total rose from 230 to 244`."""
    if _LEADS.search(before):
        return _AGAINST.search(before) is not None
    return bool(_ADDED.match(before) and told.unit and _ROSE_FROM_TO.search(after))


def _span_of(trio: Trio) -> Span:
    numbers = sorted((trio.low, trio.high, trio.told), key=lambda number: number.span)
    return Span(numbers[0].span.start, numbers[-1].span.end)


def _cue(trio: Trio) -> re.Match[str] | None:
    """The word that says which way it went."""
    return _CUE_BEFORE.search(trio.before) or _CUE_AFTER.match(trio.after)


def _ways(trio: Trio) -> list[tuple[Quantity, Quantity]]:
    """Start and end as the words have it: the smaller first where it goes up, both ways where they do not say."""
    cue = _cue(trio)
    up, down = (trio.low, trio.high), (trio.high, trio.low)
    if cue is None:
        return [up, down]
    return [up] if cue["up"] else [down]


def _by_number(text: str, trio: Trio, span: Span) -> Iterator[Finding]:
    """`fell by 40, from 440 to 400`."""
    gap, told = trio.high.low - trio.low.low, trio.told
    percents = "percent" in {trio.low.unit, trio.high.unit}
    fits = alike(told, trio.low) and alike(told, trio.high)
    if not is_exact(told) or percents or not (fits or trio.low.unit is None):
        return
    least = spread(trio.high, 0.0)[0] - spread(trio.low, 0.0)[1]
    most = spread(trio.high, 0.0)[1] - spread(trio.low, 0.0)[0]
    low, high = spread(told, 0.0)
    if high < least or most < low:
        sum_ = f"{number_words(trio.high.low)} - {number_words(trio.low.low)} is {number_words(round(gap, 4))}"
        yield _finding(
            text, span, "The change does not follow from its numbers.", f"{sum_}, not {number_words(told.low)}"
        )


def _by_fraction(text: str, trio: Trio, span: Span) -> Iterator[Finding]:
    """`shrank by a third, from 9,000 to 6,000`."""
    low, high = spread(trio.low), spread(trio.high)
    for start, _end in _ways(trio):
        least, most = ratio(high, low) if start is trio.low else ratio(low, high)
        change = (least - 1, most - 1) if start is trio.low else (1 - most, 1 - least)
        if not misses_fraction(trio.told, change):
            return
    start, end = _ways(trio)[0]
    change = f"{abs(end.low - start.low) / start.low:.2g}"
    sum_ = f"from {number_words(start.low)} to {number_words(end.low)} is a change of {change}, not {trio.told.low:.2g}"
    yield _finding(text, span, "The change does not follow from its numbers.", sum_)


def _direction(text: str, signed: Signed, hit: re.Match[str]) -> Iterator[Finding]:
    start, end = signed.at(hit, "start"), signed.at(hit, "end")
    if not (is_one(start) and is_one(end) and alike(start, end)) or start.low == end.low:
        return
    if (end.low > start.low) == bool(hit["down"]):
        yield _turned(text, signed.span_of(hit), start, end, hit)


def _turned(text: str, span: Span, start: Quantity, end: Quantity, cue: re.Match[str]) -> Finding:
    verb = cue["up"] or cue["down"]
    sum_ = f"{number_words(end.low)} is {'less' if cue['up'] else 'more'} than {number_words(start.low)}"
    return _finding(text, span, f"“{verb.capitalize()}” does not fit the two numbers.", sum_)


def _finding(
    text: str,
    span: Span,
    message: str,
    sum_: str,
    *,
    flag: Flag = Flag.INTERNAL_CONTRADICTION,
    stance: Stance | None = Stance.REFUTES,
) -> Finding:
    return Finding("changes", message, sum_, span, span.of(text), flag, stance)
