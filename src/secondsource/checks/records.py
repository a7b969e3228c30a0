"""Records told together with the mark that they are said to beat.

Where one sentence calls a number a record or a high, or says that it beats, tops or falls short of an earlier one, or
is higher or lower than it, and gives both ("a record 40 million dollars, beating the previous high of 52 million",
"$90 million, topping the $95 million of its predecessor"), the two are compared: a record high must be more than the
mark before it, a record low less. Where the next sentence gives the mark ("The previous record was …", "In 2012 there
were …"), no number of the first may be enough. In a race, told as such, the shorter time is the better one; other
times are left alone, and so are numbers of unlike things. Which of the two numbers is wrong is open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.evidence import Stance
from secondsource.domain.findings import apart
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.signs import COUNT, PERCENT, Signed, find_neighbours
from secondsource.reading.measures.spreads import alike, is_one, number_words

_N = f"[{COUNT}{PERCENT}]"
_WORDS = r"(?:,? (?!but\b|not\b)[\w’'-]+){0,8}?"
_BEATS = (
    r"(?:beat(?:s|ing|en)?|br(?:eak|eaks|eaking|oke)|top(?:s|ped|ping)|surpass(?:es|ed|ing)|exceed(?:s|ed|ing)"
    r"|eclips(?:es|ed|ing)|pass(?:es|ed|ing)|overt(?:ook|akes|aking)|outstripp(?:ed|ing)|outpac(?:ed|ing)|outdo(?:es|ing)"
    r"|outdid|outliv(?:ed|ing)|best(?:ed|ing)|better(?:s|ed|ing)?|shatter(?:s|ed|ing)|smash(?:es|ed|ing)|crack(?:ed|ing)"
    r"|improv(?:ed|ing) on|edg(?:ed|ing) past)"
)
_ABOVE = r"(?:above|past|over|up from|more than|higher than|better than|ahead of|breaking through)"
_BEATING = (
    r"(?:beating|topping|surpassing|exceeding|eclipsing|passing|overtaking|outstripping|outpacing|outdoing|besting|bettering"
    r"|shattering|smashing)"
)
_HIGHER = r"(?:high|larg|bigg|great|hott|warm|long|tall|old|fast|heavi|deep|rich|wid|steep|sharp)er than"
_LOWER = r"(?:low|small|cold|cool|short|young|slow|light|poor|narrow|few)er than"
_SHORT = r"(?:(?:falls?|fell|falling|just|well) (?:short of|shy of|below)|missed|missing|short of|shy of)"
_OLD = r"(?:previous|old|earlier|former|last|prior|existing|standing)"
_MARK = r"(?:record|high|mark|best|peak|maximum)"
_DET = r"(?:(?:the|its|his|her|their|an?|that)|(?:[\w-]+ )?[\w-]+(?:[’']s|s[’']))(?: (?:\d{4}|own))?"
_OF_MARK = (
    rf"{_DET} (?:{_OLD} (?:[\w-]+ )?(?:{_MARK}|[a-z]+est)|(?:[a-z]+ )?{_MARK})(?:,? (?:of|set|from|at)|,)?"
    rf"(?: [\w’'-]+){{0,4}}? ?(?P<old>{_N})"
)
_NOT = r"(?!but\b|not\b|did\b|failed\b|below\b|short\b|without\b)"
_GAP = rf"{_WORDS}(?:,| ?[–—]| ?\(|(?= )) ?(?:{_NOT}[\w’'-]+ ){{0,5}}?"
_IS = r"(?:,| ?[–—]| is| are| was| were|’s)"
_MOST = r"(?:most|highest|largest|biggest|best|longest|heaviest|tallest|strongest|busiest|richest|worst)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<new>{_N}){_GAP}(?:{_BEATS}|{_ABOVE}) {_OF_MARK}",
        rf"\brecord (?P<new>{_N}){_WORDS},? (?:{_BEATS}|{_ABOVE}) (?:the )?(?P<old>{_N})",
        rf"(?P<new>{_N})(?: {_NOT}[\w’'-]+){{0,8}}?(?:,| ?[–—]) {_BEATING} {_DET}(?: [\w’'-]+){{0,4}}? (?P<old>{_N})",
        rf"(?P<new>{_N})(?: {_NOT}[\w’'-]+){{0,8}}?{_IS} {_HIGHER} {_DET}(?: [\w’'-]+){{0,4}}? (?P<old>{_N})",
        rf"(?P<new>{_N}){_WORDS}, (?:the|its|his|her|their|a) {_MOST}(?: (?:ever|yet|so far|on record|by far))?,?"
        rf" (?:with|ahead of|followed by)(?: the| its| a)?(?: [\w’'-]+){{0,3}}? ?(?P<old>{_N})",
        rf"{_MARK}(?: of| was| had been| stood at|,) (?P<old>{_N}){_WORDS},? (?:was |has been |is |were )?"
        rf"(?:beaten|broken|topped|surpassed|exceeded|shattered|smashed|eclipsed|fell)"
        rf"(?: (?!from\b)[\w’'-]+){{0,7}}? (?P<new>{_N})",
    )
)
_LESS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<new>{_N})(?: {_NOT}[\w’'-]+){{0,6}}?,?(?: it)? {_SHORT} {_OF_MARK}",
        rf"(?P<new>{_N})(?: {_NOT}[\w’'-]+){{0,8}}?{_IS} {_LOWER} {_DET}(?: [\w’'-]+){{0,4}}? (?P<old>{_N})",
    )
)
_CALLED = re.compile(
    r"\b(?:record|all-time|(?:most|highest|largest|biggest|best|lowest|fewest|smallest|longest|greatest|least|worst"
    r"|hottest|warmest|coldest|wettest|driest)(?: [\w’'-]+){0,4}?"
    r" (?:ever|on record|in (?:its|his|her|their|the) [\w’' -]*?history|since (?:records|measurements) began"
    r"|so far|yet)|(?:personal|career|season[’']s|lifetime)[ -](?:best|high)|new (?:high|peak)"
    r"|(?:more|higher|bigger|larger|faster|longer) than ever|never before"
    r"|(?:broke|beat|beats|breaks|topped|passed|surpassed) the (?:old |previous )?mark)\b",
    re.IGNORECASE,
)
_OF_OLD = re.compile(
    rf"\b(?:{_OLD}(?: [\w’'-]+){{0,2}}? {_MARK}\b(?:,? from (?:1[5-9]|20)\d\d,)?|until (?:then|now)\b"
    r"|before (?:that|then)\b|had (?:sold|stood|been)\b|in (?:1[5-9]|20)\d\d,?\b"
    r"|(?:above|over|beating|breaking|topping|below|under|surpassing|exceeding|eclipsing|passing|up from|down from"
    r"|from|than|against|compared (?:with|to)|ahead of|from (?:1[5-9]|20)\d\d, when|after (?:reaching|hitting"
    r"|touching|closing at|climbing to|rising to|peaking at)|(?:broke"
    r"|beat|beats|breaks|topped|passed|surpassed) the mark of)\b)"
    r"(?:,? (?!while\b|but\b)[\w’'-]+){0,5}? ?$",
    re.IGNORECASE,
)
_OF_AFTER = re.compile(r" ?(?:,|of|in|set)? ?(?:in|of|set in|reached in|recorded in) (?:1[5-9]|20)\d\d\b")
_YEAR_OF_OLD = re.compile(r"(?: (?!and\b|but\b|while\b)[\w’'-]+){0,4},? in (?:1[5-9]|20)\d\d\b")
_WHERE = re.compile(r",? (?:where|when|although|though|whereas)\b")
_SUPERLATIVE = (
    r"(?P<most>tallest|highest|largest|biggest|longest|oldest|fastest|heaviest|deepest|hottest|warmest|coldest|lowest|smallest"
    r"|shortest|best|worst|most|richest|strongest)"
)
_IS_RECORD = re.compile(
    rf"\b(?:(?:set|broke|beat|beats|breaks|smash(?:es|ed)|hit|new|a|shattered|made it|is a|was a)(?: (?:a|the|an"
    rf"|its|his|her"
    rf"|their|new|world|national|course|all-time|attendance|club|meet|state|house|auction|box-office)){{0,5}} record"
    rf"|all-time (?:high|low)|(?:the|its|his|her|their) {_SUPERLATIVE}\b)",
    re.IGNORECASE,
)
_WAS_RECORD = re.compile(
    rf"(?:The|Its|His|Her|Their|That) (?:[\w’'-]+ )?(?:{_OLD}(?: [\w’'-]+){{0,2}}? (?:{_MARK}|low|(?P<est>[a-z]+est))\b"
    rf"|(?:second|next)[ -](?P<next>[a-z]+est)|(?P<yet>[a-z]+est) (?:until now|until then|before (?:that|it|then)"
    rf"|so far|to date))"
    r"(?![^.]*\b(?:also|too|equal\w*|tied|not)\b)"
)
"""How a second sentence tells the mark of before."""
_ANOTHER_TIME = re.compile(
    r"(?:In (?:1[5-9]|20)\d\d|(?:The|A) (?:year|month|season|decade) (?:before|earlier)|Last (?:year|month|season)"
    r"|The (?:runner-up|previous year|year before that))\b"
)
_NOT_SO = re.compile(r"\b(?:not|no|but|only|just|out of|of whom|also|equal\w*|tied|expected|hop\w+|would|could|may)\b")
_LONGEST = 260
_LOW = re.compile(r"\b(?:lows?|lowest|fewest|least|smallest|slowest|below|minimum)\b", re.IGNORECASE)
_TIMES = frozenset({"second", "minute", "hour", "stroke", "shot"})
_RACE = re.compile(
    r"\b(?:time of|(?:her|his|their) time|won in|ran|running|raced?|sprint\w*|sw[aiu]m\w*|finish\w*|clock\w*|laps?"
    r"|fastest|dash|freestyle|hurdles)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\b(?:long(?:est|er)?|last(?:ed|ing)|endur\w+|streak|consecutive|breath)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """What is compared."""

    most: int = 100
    """Times an older mark may be larger, before the two are taken to be of unlike things."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares a record with the one before it."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        found: list[Finding] = []
        for before, signed in find_neighbours(article.text, reading.sentences):
            if before and len(before.words) + len(signed.words) <= 2 * _LONGEST:
                found += self._of_two(article.text, before, signed)
                found += self._of_then(article.text, before, signed)
            if len(signed.numbers) > 1 and not _LOW.search(signed.words):
                found += self._sentence(article.text, signed)
            if len(signed.numbers) == 2 and len(signed.words) <= _LONGEST:
                found += self._called(article.text, signed)
        return apart(found)

    def _of_two(self, text: str, before: Signed, signed: Signed) -> Iterator[Finding]:
        """`It is a record 41 units. The previous record was 46.`: no number of the first may be enough."""
        now, then = _IS_RECORD.search(before.words), _WAS_RECORD.match(signed.words)
        old = signed.numbers[0] if signed.numbers else None
        if now is None or then is None or old is None or not is_one(old) or not _are_of_one(now, then):
            return
        new = [number for number in before.numbers if is_one(number) and number.low and alike(number, old)]
        timed = {old.unit, *(each.unit for each in new)} & _TIMES
        if not new or (timed and not _RACE.search(before.words)):
            return
        is_low = bool(_LOW.search(before.words) or _LOW.search(signed.words)) != (old.unit in _TIMES)
        best = (min if is_low else max)(new, key=lambda number: number.low)
        is_wrong = best.low > old.low if is_low else best.low < old.low
        if is_wrong and max(best.low, old.low) <= self.options.most * min(best.low, old.low):
            yield _below(text, best, old, is_low=is_low)

    def _of_then(self, text: str, before: Signed, signed: Signed) -> Iterator[Finding]:
        """`A record 4,000 people came. In 2012 there were 4,500.`: each has one number, and the two are alike."""
        called = _CALLED.search(before.words) and not _LOW.search(before.words)
        if not called or not _ANOTHER_TIME.match(signed.words) or _NOT_SO.search(before.words + signed.words):
            return
        if len(before.numbers) != 1 or len(signed.numbers) != 1:
            return
        new, old = before.numbers[0], signed.numbers[0]
        like = is_one(new) and is_one(old) and alike(new, old) and not {new.unit, old.unit} & _TIMES
        if like and new.low < old.low <= self.options.most * new.low:
            yield replace(_below(text, new, old, is_low=False), stance=None)

    def _called(self, text: str, signed: Signed) -> Iterator[Finding]:
        """A sentence that speaks of a record and has two like numbers, of which one is told as that of earlier."""
        cue = _CALLED.search(signed.words)
        new, old = signed.numbers
        if cue is None or not (is_one(new) and alike(new, old)) or old.low != old.high:
            return
        timed = bool({new.unit, old.unit} & _TIMES)
        if timed and (not _RACE.search(signed.words) or _LASTS.search(signed.words)):
            return
        first, second = signed.places
        between = signed.words[first + 1 : second]
        of_year = _WHERE.search(between) and _YEAR_OF_OLD.match(signed.words, second + 1)
        if not (of_year or _OF_OLD.search(between)):
            return
        if _OF_OLD.search(signed.words[:first]) or _OF_AFTER.match(signed.words, first + 1) or 0 in {new.low, old.low}:
            return
        is_low = bool(_LOW.search(signed.words)) != timed
        is_wrong = new.low > old.low if is_low else new.low < old.low
        if is_wrong and max(new.low, old.low) <= self.options.most * min(new.low, old.low):
            yield _below(text, new, old, is_low=is_low)

    def _sentence(self, text: str, signed: Signed) -> Iterator[Finding]:
        for forms, more in ((_FORMS, True), (_LESS, False)):
            for form in forms:
                for hit in form.finditer(signed.words):
                    yield from self._compared(text, signed, hit, more=more)

    def _compared(self, text: str, signed: Signed, hit: re.Match[str], *, more: bool) -> Iterator[Finding]:
        """`more` where the new number must be the larger; in a race it is the other way round."""
        new, old = signed.at(hit, "new"), signed.at(hit, "old")
        if {new.unit, old.unit} & _TIMES:
            if not _RACE.search(signed.words) or _LASTS.search(signed.words):
                return
            more = not more
        if not (is_one(new) and is_one(old) and alike(new, old)) or new.low == old.low or min(new.low, old.low) <= 0:
            return
        small, large = sorted((new.low, old.low))
        if (new.low > old.low) != more and large <= self.options.most * small:
            span = signed.span_of(hit)
            sum_ = f"{number_words(new.low)} is {'less' if more else 'more'} than {number_words(old.low)}"
            beaten = "What is said to be beaten is the larger number."
            message = beaten if more else "The two numbers do not stand as the words say."
            flag, stance = Flag.INTERNAL_CONTRADICTION, Stance.REFUTES
            yield Finding("records", message, sum_, span, span.of(text), flag, stance)


def _are_of_one(now: re.Match[str], then: re.Match[str]) -> bool:
    """Whether a second `tallest` is that of which the first sentence tells."""
    superlative = then["est"] or then["next"] or then["yet"]
    return superlative is None or now["most"] is None or now["most"].lower() == superlative


def _below(text: str, new: Quantity, old: Quantity, *, is_low: bool) -> Finding:
    span = Span(new.span.start, old.span.end)
    sum_ = f"{number_words(new.low)} is {'more' if is_low else 'less'} than {number_words(old.low)}"
    message = f"What is said to be the record is the {'larger' if is_low else 'smaller'} number."
    flag, stance = Flag.INTERNAL_CONTRADICTION, Stance.REFUTES
    return Finding("records", message, sum_, span, span.of(text), flag, stance)
