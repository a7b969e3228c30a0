"""One person's office told two ways, and one office under two first names.

The check reads the offices and jobs that stand right beside a person's name: before it ("Defence Minister Ada Bell",
"the Leeds mayor, Ada Bell") or after it ("Ada Bell, the foreign minister, said", "Ada Bell, mayor of Leeds,", "Ada Bell
is the judge"). A later last name alone is the same person where the article has only one of that name.

Two are set side by side where nobody holds both: two ministries, two ranks of an army, mayor and governor, president
and prime minister, senator and representative, a prosecutor and a defence lawyer, chief executive and chief financial
officer, a professor and a student, the head of a firm and an intern, an office and its deputy, a minister and a
company's chief executive; or one office of two places. Offices that people do hold together, such as president,
chairman and chief executive of one firm, are no pair. An office that only one person holds is shown too where it stands
with one last name and two first names ("Mayor Ada Bell", "Mayor Tom Bell") that do not begin alike and are not told in
one sentence.

An office that is told as past or coming ("former", "then", "acting", "who will become") is left alone, and so is a
pair that one sentence tells: people change offices, and texts say so. Which of the two is wrong is open.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from secondsource.domain.article import Article
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.domain.report import Finding, Flag
from secondsource.reading.measures.times import MONTHS, WEEKDAYS
from secondsource.reading.sentences import sentence_around
from secondsource.reading.vocabulary.demonyms import name_base
from secondsource.reading.vocabulary.word_lists import word_set

_FIELDS = {
    "defence": "defen[cs]e",
    "foreign": "foreign(?: affairs)?|external affairs",
    "interior": "interior|internal affairs|home(?: affairs)?",
    "finance": "finance|treasury",
    "justice": "justice",
    "health": "health",
    "education": "education",
    "energy": "energy",
    "economy": "econom(?:y|ic affairs)",
    "environment": "environment",
    "agriculture": "agriculture",
    "transport": "transport(?:ation)?",
    "culture": "culture",
    "labour": "labou?r",
    "trade": "trade|commerce",
    "housing": "housing",
    "prime": "prime",
}
_RANKS = (
    "lieutenant general|major general|brigadier general|lieutenant colonel|general|colonel|captain|lieutenant|sergeant"
    "|corporal|admiral|brigadier"
)
_POSTS = {
    "governor": "governor|gov\\.",
    "mayor": "mayor",
    "ambassador": "ambassador",
    "king": "king",
    "queen": "queen",
    "pope": "pope",
    "police chief": "police chief|chief of police",
    "fire chief": "fire chief",
    "judge": "judge",
    "prosecutor": "prosecutor|district attorney|u\\.s\\. attorney",
    "defence lawyer": "defen[cs]e (?:lawyer|attorney)",
    "goalkeeper": "goalkeeper|goalie",
    "striker": "striker",
    "midfielder": "midfielder",
    "archbishop": "archbishop",
    "sheriff": "sheriff",
    "coroner": "coroner",
    "bishop": "bishop",
    "republican": "republican",
    "democrat": "democrat",
    "chief executive": "chief executive(?: officer)?|ceo|managing director",
    "chief financial officer": "chief financial officer|cfo|finance chief|finance director",
    "chief operating officer": "chief operating officer|coo|operations chief|chief of operations",
    "senator": "senator|sen\\.",
    "representative": "representative|rep\\.|congressman|congresswoman",
    "secretary of state": "secretary of state(?! for)",
    "president": "president",
    "chairman": "chairman|chairwoman",
    "director": "director",
    "spokesman": "spokesman|spokeswoman|spokesperson",
    "editor": "editor",
    "professor": "professor",
    "student": "student",
    "analyst": "analyst",
    "treasurer": "treasurer",
    "lawyer": "lawyer|attorney(?! general)",
    "intern": "intern|trainee|apprentice",
    "caretaker": "caretaker|janitor",
    "photographer": "photographer",
    "surgeon": "surgeon(?! general)",
    "nurse": "nurse",
    "chief engineer": "chief engineer",
    "librarian": "(?:head |chief )?librarian",
    "chef": "(?:head )?chef",
    "pilot": "(?:chief )?pilot",
    "coach": "head coach|coach",
    "team captain": "team captain",
    "founder": "founder",
}
_PUBLIC = frozenset({
    "governor", "mayor", "ambassador", "king", "queen", "pope", "police chief", "fire chief", "judge", "prosecutor",
    "defence lawyer", "archbishop", "sheriff", "coroner", "senator", "representative",
    "secretary of state", "president",
})  # fmt: skip
_PRIVATE = frozenset({"chief executive", "chief financial officer", "chief operating officer", "editor", "analyst",
                      "student"})  # fmt: skip
"""Jobs that nobody does beside a public office."""
_ONE_ONLY = (
    frozenset({*_PUBLIC, "goalkeeper", "striker", "midfielder"}),
    frozenset({"chief executive", "chief financial officer", "chief operating officer", "treasurer", "chief engineer"}),
    frozenset({"student", "professor", "editor", "spokesman", "judge"}),
    frozenset({"spokesman", "chairman", "chief executive", "professor", "treasurer"}),
    frozenset({"analyst", "spokesman", "student"}),
    frozenset({"president", "treasurer"}),
    frozenset({"editor", "photographer"}),
    frozenset(
        {
            "analyst",
            "treasurer",
            "chief engineer",
            "librarian",
            "chef",
            "pilot",
            "surgeon",
            "nurse",
            "photographer",
            "coach",
            "judge",
            "caretaker",
            "ambassador",
            "archbishop",
        }
    ),
    frozenset({"coach", "team captain", "goalkeeper"}),
    *(
        frozenset({junior, head})
        for junior in ("intern", "student", "caretaker")
        for head in (
            "chief executive",
            "chairman",
            "director",
            "president",
            "professor",
            "editor",
            "founder",
            "spokesman",
            "surgeon",
            "coach",
            "lawyer",
        )
    ),
    frozenset({"judge", "lawyer"}),
    frozenset({"republican", "democrat"}),
    frozenset({"bishop", "archbishop", "pope"}),
)
"""Of each row, a person has one."""
_SINGLE = frozenset({"governor", "mayor", "king", "queen", "pope", "president", "police chief", "fire chief",
                     "secretary of state", "chief executive"})  # fmt: skip
"""Offices that one person holds."""
_FIELD = "|".join(f"(?:{words})" for words in _FIELDS.values())
_OFFICE = re.compile(
    rf"(?<![\w-])(?:(?P<field>{_FIELD}) (?:minister|secretary)|(?:minister|secretary) (?:of|for) (?P<fields>{_FIELD})"
    rf"|(?P<rank>{_RANKS})|(?P<post>{'|'.join(f'(?:{words})' for words in _POSTS.values())}))(?!['’]s|[\w-])",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_a-z][\w’'-]+"
_AFTER = re.compile(rf"(?P<comma>,)? (?P<name>{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,2}})")
_OF = re.compile(rf" (?:of|to) (?:the )?(?:(?P<place>{_WORD}(?: {_WORD})?)|(?<=the )[a-z]+(?=,))")
_BODY = re.compile(rf" (?:of|to|for|at) (?:the )?{_WORD}(?: (?:of |for |and |the )*{_WORD}){{0,5}}(?: \d+)?")
_WORKS = r"(?:serves|works|acts|has (?:served|worked|acted)) as"
_BEFORE = re.compile(
    rf"(?P<name>{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,2}})(?:,| is| \(|, who is|,? (?:who )?{_WORKS}),?"
    rf" (?:(?:the|a|an|its|his|her|their|our) )?(?:[\w’'-]+ ){{0,2}}?(?:(?P<where>{_WORD}(?: {_WORD})?)(?:['’]s)? )?$"
)
_WHERE = re.compile(rf"(?P<where>{_WORD}(?: {_WORD})?)(?:['’]s)? $")
_DEPUTY = re.compile(r"\b(?:deputy|vice|lieutenant|lt\.)[ -]$", re.IGNORECASE)
_HEADS = frozenset({"president", "king", "queen", "pope", "mayor", "ambassador", "secretary of state"})
_TWO_OFFICES = "The article gives one person two offices that nobody holds at once."
_TWO_NAMES = "The article gives one office two holders of one last name."
_OF_PLACES = frozenset({"mayor", "governor", "ambassador", "king", "queen", "police chief", "archbishop", "president"})
_NOT_NOW = re.compile(
    r"\b(?:former\w*|ex|then|acting|deputy|vice|assistant|late|future|incoming|outgoing|interim|previous\w*|late|next|new"
    r"|one-time|honorary|associate|executive|creative|art|managing|film|music|elect|shadow|candidate|for"
    r"|(?<!such )(?<!serves )(?<!works )(?<!worked )(?<!served )(?<!acts )as|become|became|was|were|been|under|attorney"
    r"|postmaster|secretary"
    r"|inspector|surgeon|solicitor|director)[ -](?:[\w’'-]+ ){0,2}$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:[,.;:)—–]|\n|$"
    r"| (?:there|who|said|says|told|added|and|has|had|on|in|since|at|during|is|announced|of|for|with)\b)"
)
_AT_ONCE = 40
"""Characters after an office within which a year is that of the office."""
_A_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_STOP = frozenset({"The", "A", "An", "In", "On", "At", "He", "She", "And", "But", "Mr", "Mrs", "Ms"})
_NO_PLACE = frozenset({*MONTHS, *WEEKDAYS}) | word_set(
    "oblast region province county city state republican democrat democratic republic the"
)


@dataclass(frozen=True, slots=True)
class Options:
    """How many are compared."""

    most: int = 12
    """At most so many mentions of one person's office are set side by side."""


@dataclass(frozen=True, slots=True)
class _Office:
    """An office of a person where the text tells it."""

    person: str
    sort: str
    """`ministry`, `rank` or `post`."""
    office: str
    place: str
    first: str
    """The first name, folded; empty where the text gives the last name alone."""
    leads: bool
    """Whether the office stands before the name, which makes any name a person's."""
    span: Span


@dataclass(frozen=True, slots=True)
class Component:
    """Compares the offices that an article gives to one person."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        by_person: dict[str, list[_Office]] = defaultdict(list)
        offices = [*_offices(article.text)]
        for office in _named(offices):
            by_person[office.person].append(office)
        pairs = [(pair, _TWO_OFFICES) for held in by_person.values() for pair in self._pairs(held, _exclude)]
        pairs += [(pair, _TWO_NAMES) for held in _by_office(offices) for pair in self._pairs(held, _are_two_people)]
        found: dict[Span, Finding] = {}
        people: set[tuple[str, str]] = set()
        for (one, other), message in pairs:
            person = (other.person.split()[-1].casefold(), message)
            if person not in people and _are_both_told_as_now(article.text, one.span, other.span, reading.sentences):
                people.add(person)
                found.setdefault(other.span, _finding(article.text, one, other, message))
        return tuple(found.values())

    def _pairs(
        self, held: Sequence[_Office], are_apart: Callable[[_Office, _Office], bool]
    ) -> Iterator[tuple[_Office, _Office]]:
        """Pairs that exclude each other, of the first mentions of each kind."""
        kinds = {(each.sort, each.office, each.place, each.first): each for each in reversed(held)}
        few = sorted(kinds.values(), key=lambda each: each.span)[: self.options.most]
        return ((one, other) for one, other in combinations(few, 2) if are_apart(one, other))


def _are_both_told_as_now(text: str, one: Span, other: Span, sentences: Sequence[Span]) -> bool:
    """Whether two sentences tell them, and neither has named a year or does so at once."""
    here, there = sentence_around(one, sentences), sentence_around(other, sentences)
    dated = (
        sentence and _A_YEAR.search(text, sentence.start, min(sentence.end, office.end + _AT_ONCE))
        for sentence, office in ((here, one), (there, other))
    )
    return here != there and not any(dated)


def _offices(text: str) -> Iterator[_Office]:
    for hit in _OFFICE.finditer(text):
        start, end = hit.span()
        deputy = _DEPUTY.search(text, max(0, start - 12), start)
        start = deputy.start() if deputy else start
        if _NOT_NOW.search(text, max(0, start - 40), start):
            continue
        of = _OF.match(text, end)
        end = of.end() if of else end
        place = (of["place"] or "") if of else ""
        after, before = _AFTER.match(text, end), _BEFORE.search(text, max(0, start - 90), start)
        sort, office = _sort(hit)
        office = f"deputy {office}" if deputy else office
        if hit["rank"] and hit.group().islower():
            continue
        body = _BODY.match(text, hit.end())
        if before and body and _ENDS.match(text, body.end()):
            yield _office(before["name"], sort, office, place, False, Span(before.start(), body.end()))
        elif after and not (before and after["comma"]) and not _OFFICE.match(after["name"]):
            where = _WHERE.search(text, max(0, start - 40), start) if office in {"mayor", "governor"} else None
            whole = Span(where.start() if where else start, after.end())
            yield _office(after["name"], sort, office, place or (where["where"] if where else ""), True, whole)
        elif before and _ENDS.match(text, end):
            whole = Span(before.start(), end)
            yield _office(before["name"], sort, office, place or before["where"] or "", False, whole)


def _office(name: str, sort: str, office: str, place: str, leads: bool, span: Span) -> _Office:
    words = [word for word in re.sub("['’]s?$", "", name).split() if word not in _STOP]
    first = fold(words[0]) if len(words) > 1 else ""
    return _Office(" ".join(words), sort, office, place, first, leads, span)


def _sort(hit: re.Match[str]) -> tuple[str, str]:
    words = fold(hit.group())
    if field := hit["field"] or hit["fields"]:
        return "ministry", next(name for name, forms in _FIELDS.items() if re.fullmatch(forms, fold(field)))
    if hit["rank"]:
        return "rank", words
    return "post", next(name for name, forms in _POSTS.items() if re.fullmatch(forms, words))


def _named(offices: Sequence[_Office]) -> Iterator[_Office]:
    """Each office under the name of its person; a last name alone where the article has only one person of it."""
    full: dict[str, set[str]] = defaultdict(set)
    for office in offices:
        if office.first:
            full[fold(office.person.split()[-1])].add(office.first)
    for office in offices:
        last = fold(office.person.split()[-1]) if office.person else ""
        known = full[last]
        if office.first:
            yield replace(office, person=f"{office.first} {last}")
        elif len(known) == 1:
            yield replace(office, person=f"{next(iter(known))} {last}")
        elif last and not known and office.leads:
            yield replace(office, person=last)


def _by_office(offices: Sequence[_Office]) -> Iterator[list[_Office]]:
    """The full names that bear one office of which there is one, by last name."""
    held: dict[tuple[str, str, str], list[_Office]] = defaultdict(list)
    for office in offices:
        if office.first and office.leads and (office.sort == "ministry" or office.office in _SINGLE):
            held[office.sort, office.office, fold(office.person.split()[-1])].append(office)
    return iter(held.values())


def _are_two_people(one: _Office, other: _Office) -> bool:
    """Whether the first names are no forms of one name, as `Mike` is of `Michael`, and the places may be one."""
    here, there = _bases(one.place), _bases(other.place)
    return one.first[0] != other.first[0] and not (here and there and not here & there)


def _exclude(one: _Office, other: _Office) -> bool:
    """Whether nobody holds both."""
    if one.office == other.office:
        here, there = _bases(one.place), _bases(other.place)
        return bool(here and there) and not here & there and one.office in _OF_PLACES
    if "deputy" in one.office or "deputy" in other.office:
        here, there = _bases(one.place), _bases(other.place)
        is_one = one.office.removeprefix("deputy ") == other.office.removeprefix("deputy ")
        return is_one and not (here and there and not here & there)
    if one.sort == other.sort == "rank":
        short, long = sorted((one.office, other.office), key=len)
        return not long.endswith(short)
    if one.sort == other.sort == "ministry":
        return True
    if "rank" in {one.sort, other.sort}:
        return False
    both = {one.office, other.office}
    if "ministry" in {one.sort, other.sort}:
        return bool(both & (_PRIVATE | _HEADS))
    return any(both <= row for row in _ONE_ONLY) or bool(both & (_PUBLIC - {"president"}) and both & _PRIVATE)


def _bases(place: str) -> set[str]:
    return {name_base(word) for word in place.split() if word.lower() not in _NO_PLACE and word not in _STOP}


def _finding(text: str, one: _Office, other: _Office, message: str) -> Finding:
    sum_ = f"“{one.span.of(text)}” and “{other.span.of(text)}”"
    return Finding("roles", message, sum_, other.span, other.span.of(text), Flag.INTERNAL_CONTRADICTION)
