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
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.measures.numerals import find_numerals
from secondsource.reading.measures.retaken import SEVERAL, find_retaken, fits
from secondsource.reading.measures.slips import find_slips
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.synonyms import groups_of
from secondsource.reading.vocabulary.word_lists import word_set
from secondsource.reading.vocabulary.words import find_words

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
_DEFINITE = re.compile(r"\b(?:the|all|those|these)(?: of the| the)? $", re.IGNORECASE)
_OF_HEAD = re.compile(r"\b[Tt]he (?P<head>[\w-]+)(?: of|,? with) (?:(?:some|about|around|its) )?$")
_ALL_OF_THEM = re.compile(r"\b[Aa]ll(?: of the| the)? $")
_OWNED = re.compile(r"(?P<head>[\w-]+)(?:[’']s|(?<=s)[’']) $")
_APPOSED = re.compile(r"\b[Tt]he (?:[\w’'-]+ ){0,2}?(?P<head>[\w-]+)(?:,| ?\(| [–—-]) ?$")
_HEAD = re.compile(r" (?P<head>[a-z][\w-]*)")
_OTHER = re.compile(
    r"\b(?:rose|risen|fell|fallen|climb\w*|grew|grown|revis\w+|updat\w+|another|others?|remaining|rest"
    r"|separate\w*|different|each|per|average|by then|now|initial\w*|previous\w*|up from|down from)\b",
    re.IGNORECASE,
)
_OF_ANYTHING = word_set("percent point year month week day hour minute year-old") | {"percentage point"}
"""Units of so many things that two numbers of them need not be of one."""
_OPENING, _SOON = 4, 6
"""Sentences in which an article tells its event, and after which an event in its middle is still the one meant."""
_FEWEST, _SHARED, _TELLING = 4, 0.75, 0.5
"""Fewest roots and least share of them that two sentences of the same words share; least weight of a root."""
_ONE_UNIT = {"storey": "floor", "employee": "worker", "staff": "worker", "miner": "worker"}
"""Words for what another word counts too."""
_KIN = 4
"""Letters of a root that begins another."""
_ABOARD = word_set("passenger hostage miner sailor climber")
"""Those of whom a text tells of one company: `all 85 passengers`."""
_LONGEST = 600
"""Characters of a sentence that is compared with others."""


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
        found = found or [*self._restated(text, sentences)] or [*self._taken_up(text, sentences)]
        found = found or [_comes_back(text, *pair) for pair in find_retaken(text, sentences)]
        return tuple(found) or tuple(_slipped(text, *pair) for pair in find_slips(text, sentences))

    def _taken_up(self, text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
        """`the 540 workers`, where the only other number of workers is 450; more than one such pair is a list."""
        values: dict[str, set[float]] = defaultdict(set)
        for quantity in find_quantities(text):
            values[_one_unit(quantity.unit or "")] |= {quantity.low, quantity.high}
        units = {unit for unit, each in values.items() if unit and len(each) == 2} - _OF_ANYTHING
        by_unit: dict[str, list[_Measured]] = defaultdict(list)
        for sentence in sentences if units else ():
            for measured in _measured(text, sentence, _OTHER):
                by_unit[_one_unit(measured.unit)].append(measured)
        pairs = [
            (one, other)
            for unit, told in by_unit.items()
            if unit in units and len(told) == 2
            for one, other in [told]
            if _takes_up(text, one, other) or _opens_with_all(text, one, other)
        ]
        if len(pairs) == 1:
            one, other = pairs[0]
            sum_ = f"“{one.quantity.span.of(text)}” and “{other.quantity.span.of(text)}”"
            message = "The text comes back to a number and gives another."
            yield _finding(text, other.quantity.span, message, sum_, Flag.INTERNAL_CONTRADICTION)

    def _restated(self, text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
        """Two sentences of the same words and names; more than one such pair is a list and no contradiction."""
        by_words: dict[tuple[str, frozenset[str]], list[_Measured]] = defaultdict(list)
        for sentence in sentences:
            for measured in _measured(text, sentence, _MOVES):
                by_words[measured.unit, measured.names].append(measured)
        pairs = [
            (one, other)
            for alike in by_words.values()
            for one, other in combinations(alike[: self.options.alike], 2)
            if _says_the_same(one, other)
        ]
        if len(pairs) == 1:
            one, other = pairs[0]
            sum_ = f"“{one.quantity.span.of(text)}” and “{other.quantity.span.of(text)}”"
            message = "Two sentences say the same with two numbers."
            yield _finding(text, other.quantity.span, message, sum_, Flag.INTERNAL_CONTRADICTION)

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


@dataclass(frozen=True, slots=True)
class _Measured:
    """A sentence with the one number of its unit."""

    unit: str
    quantity: Quantity
    """Its span is in the article."""
    names: frozenset[str]
    roots: frozenset[str]
    other: frozenset[float]
    """The other numbers of the sentence."""


def _measured(text: str, sentence: Span, changing: re.Pattern[str]) -> Iterator[_Measured]:
    words = sentence.of(text)
    if not words.rstrip('”"').endswith((".", "!")) or len(words) > _LONGEST or changing.search(words):
        return
    quantities = find_quantities(words)
    units = Counter(quantity.unit for quantity in quantities)
    for quantity in quantities:
        if quantity.unit and units[quantity.unit] == 1 and quantity.low == quantity.high:
            rest = f"{words[: quantity.span.start]} {words[quantity.span.end :]}"
            roots = frozenset(word.form.root for word in find_words(rest) if word.form.weight >= _TELLING)
            names = frozenset(fold(name.text) for name in find_names(words))
            numbers = frozenset(numeral.low for numeral in find_numerals(rest))
            placed = replace(quantity, span=quantity.span.shifted(sentence.start))
            yield _Measured(quantity.unit, placed, names, roots, numbers)


def _comes_back(text: str, one: Span, other: Span) -> Finding:
    sum_ = f"“{one.of(text)}” and “{other.of(text)}”"
    message = "The text comes back to a number and gives another."
    return _finding(text, other, message, sum_, Flag.INTERNAL_CONTRADICTION)


def _slipped(text: str, one: Span, other: Span) -> Finding:
    sum_ = f"“{one.of(text)}” and “{other.of(text)}”"
    message = "Two numbers of the same differ as a slip of the hand would make them."
    return _finding(text, other, message, sum_, Flag.INTERNAL_CONTRADICTION)


def _opens_with_all(text: str, one: _Measured, other: _Measured) -> bool:
    """`All 19 miners were brought up`, before it is told how many miners there were."""
    start = one.quantity.span.start
    whole = _ALL_OF_THEM.search(text, max(0, start - 12), start) is not None
    return whole and one.unit in _ABOARD and not fits(one.quantity, other.quantity) and bool(one.roots & other.roots)


def _takes_up(text: str, one: _Measured, other: _Measured) -> bool:
    """Whether the second speaks of the number as of one told before, in words that the first has too."""
    first, second = one.quantity, other.quantity
    told, start = second.span.of(text), second.span.start
    if min(first.low, second.low) < SEVERAL or "-" in first.span.of(text) or fits(first, second):
        return False
    before = text[max(0, start - 40) : start]
    if "-" in told:
        return _DEFINITE.search(before) is not None and _names(_HEAD.match(text, second.span.end), one)
    if _ALL_OF_THEM.search(before) and second.unit in _ABOARD:
        return True
    if _DEFINITE.search(before):
        unit = {word.form.root for word in find_words(told.split()[-1])}
        between = {word.form.root for word in find_words(told) if word.form.weight >= _TELLING}
        shared = {root for root in other.roots | between if any(_are_kin(root, each) for each in one.roots)}
        return bool(shared - unit)
    return any(_names(each.search(before), one) for each in (_OWNED, _APPOSED, _OF_HEAD))


def _names(hit: re.Match[str] | None, one: _Measured) -> bool:
    """Whether the first sentence has the thing that the number is said to be of."""
    heads = [word.form.root for word in find_words(hit["head"])] if hit else []
    return any(head == root or groups_of(head) & groups_of(root) for head in heads for root in one.roots)


def _one_unit(unit: str) -> str:
    return _ONE_UNIT.get(unit, unit)


def _are_kin(one: str, other: str) -> bool:
    """`close` and `closure` share a beginning."""
    return one == other or (min(len(one), len(other)) >= _KIN and (one.startswith(other) or other.startswith(one)))


def _says_the_same(one: _Measured, other: _Measured) -> bool:
    shared, larger = len(one.roots & other.roots), max(len(one.roots), len(other.roots))
    alike = shared >= _FEWEST and shared >= _SHARED * larger and one.other == other.other
    return alike and not fits(one.quantity, other.quantity)


def _speaker(reading: Reading, sentence: Span) -> str:
    inside = (each for each in reading.attributions if each.speech and sentence.contains(each.cue_span))
    return next((fold(each.speaker) for each in inside), "")


def _finding(text: str, span: Span, message: str, sum_: str, flag: Flag) -> Finding:
    return Finding("told_twice", message, sum_, span, span.of(text), flag)
