"""One number told two ways.

The check reads how many people were killed, injured, arrested or are missing, where the text gives one number for
people as such ("12 people were killed", "a strike kills 12", "the death toll stands at 12", "all 12 victims"), or for
people of one kind ("12 miners died"), not for a part of them. Six comparisons are made:

- the headline's number against the first three sentences of the body, where these give exactly one other number for
  the same, and the body nowhere counts so many people;
- two sentences of the body of which the second speaks of "the" attack, fire, crash and so on that the first tells, at
  a place of the same name or as what "killed" so many; or of "the" toll, the dead or the victims of the one event that
  the article opens with or has told within six sentences; where no third number is given;
- a number of things that the text comes back to ("the 540 strikers", "all 210 destroyed homes", "the school’s 450
  pupils", "the 320-page book", "the fine, $25 million,"), where the only other number of such things stands in a
  sentence that shares a telling word with this one; "none of the 14 members has resigned" shares none, and
  is set beside what was counted of members shortly before, where no other number of the text is 14;
- the result of a vote or a match, how long something lasted or a sentence is, and how many children somebody has, where
  the text takes it up with another number and gives no third;
- two sentences that say the same in nearly the same words, of anything that is counted or measured, with two numbers;
- two numbers of one unit of which one looks like a slip of the other: two neighbouring digits have changed places
  ("2,383 delegates", "2,338 delegates"), or a whole is counted in two ways ("all 50 states", "all 57 states").

A number with "at least" or "about" fits whatever these words leave room for. Sentences of different speakers are
left alone, and so are those that tell of a change or another time or event ("rose to", "earlier", "another", "in
2019"), because both numbers may then be right. Which of the two is wrong is open.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.measures.retaken import find_retaken, fits
from secondsource.reading.measures.slips import find_slips
from secondsource.reading.measures.taken_up import find_taken_up, find_told_alike
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.word_lists import word_set

_DEEDS = {
    "killed": r"killed|kills|kill|killing|dead|died|dies|die|deaths|toll|victims|fatalities|lost their lives|claimed",
    "injured": r"injured|injures|injuring|wounded|wounds|wounding|hurt",
    "arrested": r"arrested|detained",
    "missing": r"missing",
}
_DEED = "|".join(f"(?P<{deed}>{words})" for deed, words in _DEEDS.items())
_TELLS = re.compile(rf"\b(?:{'|'.join(_DEEDS.values())})\b", re.IGNORECASE)
_DEAD = frozenset({"victim", "dead", "death", "fatality"})
_PEOPLE = _DEAD | {
    "people", "person", "killed", "injured", "wounded", "hurt", "missing", "live", "life", "arrested", "detained",
}  # fmt: skip
_DIE = word_set("die died drown drowned perish perished who")
"""Words of `Five die` and `All 19 who died` that count nobody by themselves."""
_KINDS = word_set(
    "worker soldier civilian passenger student pupil child miner tourist migrant refugee protester officer policeman"
    " firefighter journalist prisoner hostage pilgrim fan resident villager employee patient troop trooper sailor"
    " fisherman pilot crew driver guest shopper worshipper worshiper player police demonstrator settler fighter marine"
    " american briton ukrainian russian israeli palestinian"
)
"""Kinds of people: a number of one kind is set beside another number of the same kind only."""
_ALL = re.compile(r"\b(?:the|all|those)(?: of the)? $", re.IGNORECASE)
_DEATHS_OF = re.compile(r"\b(?:deaths?|killings?|loss|lives) of(?P<all> all)?(?: the| those)? $", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:death )?toll (?:[\w’'-]+ ){0,4}?(?:of|at|to|is|was|reached)(?: at least| about| around| some)? $"
    r"|\b(?:claimed|took)(?: at least| about| around)? $",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?: (?:people|persons|victims))?(?: who)?(?: (?:were|was|are|have been|had been|has been|have|had)(?: also)?)?"
    rf" ?\b(?:{_DEED})\b(?! (?:and|or|by (?!the\b))\w+ed\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?:{_DEED})(?: (?:at least|about|around|nearly|more than|some|over|up to))? $", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:rose|risen|rises|climb\w*|revis\w+|updat\w+|initial\w*|earlier|previous\w*|later|more|another|others?|also"
    r"|so far|yet|again|separate\w*|includ\w+|among|of (?:them|whom|those)|each|total|overall|since|ago|last"
    r"|by (?:\w+day|night\w*|evening|morning|noon|midday|dawn|now|then|late)"
    r"|per|every|average|may|might|could|would|in (?:1\d|20)\d\d|then|first|second|third|subsequent\w*|different)\b",
    re.IGNORECASE,
)
_EVENT = (
    r"(?P<event>attack|strike|raid|blast|explosion|bombing|crash|collision|fire|blaze|flood|floods|earthquake|quake"
    r"|shooting|collapse|storm|landslide|derailment|stabbing|riot|protest|stampede)"
)
_ANY = re.compile(rf"\b{_EVENT}\b", re.IGNORECASE)
_SAME = {"quake": "earthquake", "blaze": "fire", "explosion": "blast", "floods": "flood", "bombing": "blast"}
"""Two words for one sort of event."""
_THE = re.compile(rf"\b(?:the|this|that) (?:[\w’'-]+ ){{0,3}}?{_EVENT}\b", re.IGNORECASE)
_KILLED = re.compile(
    rf"\b[Tt]he {_EVENT}(?: (?:on \w+|itself))?,? (?:which |that )?(?:also )?(?:killed|injured|wounded|left|claimed)\b"
)
_IN_IT = re.compile(
    rf"\b(?:(?:in|from|by|after) the {_EVENT}\b(?! (?:in|at|on|near|of) [A-Z])"
    rf"|[Tt]he {_EVENT.replace('event', 'where')}, (?:in|during|after|by) which)"
)
_A = re.compile(rf"\ban? (?:[\w’'-]+ ){{0,2}}?{_EVENT}\b", re.IGNORECASE)
_ALIKE = "Two sentences say the same with two numbers."
_COMES_BACK = "The text comes back to a number and gives another."
_SLIP = "Two numbers of the same differ as a slip of the hand would make them."
_OPENING, _SOON = 4, 6
"""Sentences in which an article tells its event, and after which an event in its middle is still the one meant."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is read as the opening of the body."""

    opening: int = 3
    """So many sentences are set beside the headline."""
    alike: int = 20
    """At most so many sentences with the same names and unit are set side by side."""


@dataclass(frozen=True, slots=True)
class _Told:
    """How many people something happened to."""

    deed: str
    kind: str
    quantity: Quantity
    span: Span
    sentence: int
    definite: bool
    """Whether the words speak of the toll, the dead or the victims, as of something told before."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares numbers with each other."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        text, sentences = article.text, reading.sentences
        told = [each for number, span in enumerate(sentences) for each in _told(text, span, number)]
        title = list(_told(article.title, Span(0, len(article.title)), -1))
        by_deed: dict[tuple[str, str], list[_Told]] = defaultdict(list)
        for each in told:
            by_deed[each.deed, each.kind].append(each)
        found: list[Finding] = []
        for deed, each in by_deed.items():
            found += self._headline(article, [one for one in title if (one.deed, one.kind) == deed], each)
            found += _body(text, reading, each)
        return tuple(found or next(filter(None, self._pairs(text, sentences)), list[Finding]()))

    def _pairs(self, text: str, sentences: Sequence[Span]) -> Iterator[list[Finding]]:
        """Two numbers of anything, by the first way of telling that has any."""
        yield [_pair(text, *each, _ALIKE) for each in find_told_alike(text, sentences, _MOVES, self.options.alike)]
        yield [_pair(text, *each, _COMES_BACK) for each in find_taken_up(text, sentences)]
        yield [_pair(text, *each, _COMES_BACK) for each in find_retaken(text, sentences)]
        yield [_pair(text, *each, _SLIP) for each in find_slips(text, sentences)]

    def _headline(self, article: Article, title: Sequence[_Told], told: Sequence[_Told]) -> Iterator[Finding]:
        opening = [each for each in told if each.sentence < self.options.opening]
        if len(title) != 1 or len(opening) != 1 or _fit(title[0], opening[0]) or _MOVES.search(article.title):
            return
        value = title[0].quantity.low
        stands = any(value in numbers for numbers in _numbers_of_people(article.text))
        if not stands and not any(_fit(title[0], each) for each in told):
            sum_ = f"headline: “{title[0].span.of(article.title)}”; body: “{opening[0].span.of(article.text)}”"
            message = f"Headline and body give different numbers of people {opening[0].deed}."
            yield _finding(article.text, opening[0].span, message, sum_, Flag.HEADLINE_BODY_MISMATCH)


def _numbers_of_people(text: str) -> Iterator[tuple[float, ...]]:
    """What the body counts of people, or of what it does not name."""
    for quantity in find_quantities(text):
        if quantity.unit is None or quantity.unit in _PEOPLE | _KINDS:
            yield quantity.low, quantity.high


def _told(text: str, span: Span, number: int) -> Iterator[_Told]:
    words = span.of(text)
    if not _TELLS.search(words) or (number >= 0 and _MOVES.search(words)):
        return
    for quantity in find_quantities(words):
        if quantity.unit in _DIE:
            quantity = replace(quantity, unit=None)
        kind = quantity.unit if quantity.unit in _KINDS else ""
        if quantity.low != quantity.high or not (kind or quantity.unit is None or quantity.unit in _PEOPLE):
            continue
        numeral = next((each for each in find_numerals(quantity.span.of(words))), None)
        end = quantity.span.start + numeral.span.end if numeral and not kind else quantity.span.end
        if hit := _deed(words, quantity, end):
            deed, at, definite = hit
            first, last = min(at.start, quantity.span.start), max(at.end, quantity.span.end)
            place = Span(span.start + first, span.start + last)
            yield _Told(deed, kind or "people", quantity, place, number, definite)


def _deed(words: str, quantity: Quantity, end: int) -> tuple[str, Span, bool] | None:
    """What happened to so many people, where it is said, and whether as something told before."""
    start = quantity.span.start
    if hit := _TOLL.search(words, max(0, start - 60), start):
        return "killed", Span(*hit.span()), "toll" in hit.group().lower()
    if hit := _DEATHS_OF.search(words, max(0, start - 30), start):
        return "killed", Span(*hit.span()), hit["all"] is not None
    if quantity.unit in _DEAD and (hit := _ALL.search(words, max(0, start - 12), start)):
        return "killed", Span(*hit.span()), True
    if hit := _AFTER.match(words, end) or _BEFORE.search(words, max(0, start - 30), start):
        definite = _ALL.search(words, max(0, start - 12), start) is not None
        return next(deed for deed in _DEEDS if hit[deed]), Span(*hit.span()), definite
    return None


def _fit(one: _Told, other: _Told) -> bool:
    return fits(one.quantity, other.quantity)


def _body(text: str, reading: Reading, told: Sequence[_Told]) -> Iterator[Finding]:
    """The two sentences that tell one event, where no other sentence gives a number of its own."""
    values = {each.quantity.low for each in told}
    if len(values) != 2:
        return
    one = told[0]
    other = next(each for each in told if each.quantity.low != one.quantity.low)
    here, there = reading.sentences[one.sentence], reading.sentences[other.sentence]
    if _fit(one, other) or here == there:
        return
    if not (_is_one_event(here.of(text), there.of(text)) or _is_its_toll(text, reading, one, other)):
        return
    if len({_speaker(reading, each) for each in (here, there)} - {""}) < 2:
        sum_ = f"“{one.span.of(text)}” and “{other.span.of(text)}”"
        message = f"The article gives two numbers of people {one.deed} in one event."
        yield _finding(text, other.span, message, sum_, Flag.INTERNAL_CONTRADICTION)


def _is_one_event(one: str, other: str) -> bool:
    the = _THE.search(other)
    named = {_event(hit) for hit in _ANY.finditer(one)}
    if not the or _event(the) not in named or _A.search(other):
        return False
    places = [{fold(name.text) for name in find_names(words)} for words in (one, other)]
    return bool(places[0] & places[1]) or _KILLED.search(other) is not None


def _event(hit: re.Match[str]) -> str:
    return _SAME.get(fold(hit["event"]), fold(hit["event"]))


def _is_its_toll(text: str, reading: Reading, one: _Told, other: _Told) -> bool:
    """Whether the second number is the toll of what the opening tells, which no other sentence gives."""
    words = reading.sentences[other.sentence].of(text)
    in_it = _IN_IT.search(words)
    events = {fold(hit["event"]) for hit in _ANY.finditer(reading.sentences[one.sentence].of(text))}
    told_of_it = other.definite or (in_it and fold(in_it["event"] or in_it["where"]) in events)
    is_near = one.sentence < _OPENING or (in_it and other.sentence - one.sentence <= _SOON)
    if not told_of_it or not is_near or _A.search(words):
        return False
    value = other.quantity.low
    return sum(numbers == (value, value) for numbers in _numbers_of_people(text)) == 1


def _pair(text: str, one: Span, other: Span, message: str) -> Finding:
    return _finding(text, other, message, f"“{one.of(text)}” and “{other.of(text)}”", Flag.INTERNAL_CONTRADICTION)


def _speaker(reading: Reading, sentence: Span) -> str:
    inside = (each for each in reading.attributions if each.speech and sentence.contains(each.cue_span))
    return next((fold(each.speaker) for each in inside), "")


def _finding(text: str, span: Span, message: str, sum_: str, flag: Flag) -> Finding:
    return Finding("told_twice", message, sum_, span, span.of(text), flag)
