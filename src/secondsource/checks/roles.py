"""One person's office told two ways.

The check reads the offices that stand right beside a person's name: before it ("Defence Minister Ada Bell", "the Leeds
mayor, Ada Bell") or after it ("Ada Bell, the foreign minister, said", "Ada Bell, mayor of Leeds,", "Ada Bell is the
judge"). A later last name alone is the same person where the article has only one of that name.

Two offices are set side by side where nobody holds both: two ministries, two ranks of an army, mayor and governor,
president and prime minister, a prosecutor and a defence lawyer; or one office of two places.

An office that is told as past, coming or somebody else's ("former", "then", "acting", "deputy", "who will become", "'s
spokesman") is left alone, and so is a pair that one sentence tells: people change offices, and texts say so. Which of
the two is wrong is open.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    "prosecutor": "prosecutor",
    "defence lawyer": "defen[cs]e (?:lawyer|attorney)",
    "goalkeeper": "goalkeeper|goalie",
    "striker": "striker",
    "midfielder": "midfielder",
    "archbishop": "archbishop",
    "chief executive": "chief executive(?: officer)?|ceo",
    "chief financial officer": "chief financial officer|cfo",
    "chief operating officer": "chief operating officer|coo",
    "senator": "senator|sen\\.",
    "president": "president",
}
_FIELD = "|".join(f"(?:{words})" for words in _FIELDS.values())
_OFFICE = re.compile(
    rf"(?<![\w-])(?:(?P<field>{_FIELD}) (?:minister|secretary)|(?:minister|secretary) (?:of|for) (?P<fields>{_FIELD})"
    rf"|(?P<rank>{_RANKS})|(?P<post>{'|'.join(f'(?:{words})' for words in _POSTS.values())}))(?!['’]s|[\w-])",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_a-z][\w’'-]+"
_AFTER = re.compile(rf"(?P<comma>,)? (?P<name>{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,2}})")
_OF = re.compile(rf" (?:of|to) (?:the )?(?P<place>{_WORD}(?: {_WORD})?)")
_BEFORE = re.compile(
    rf"(?P<name>{_WORD}(?: [A-Z]\.)?(?: {_WORD}){{0,2}})(?:,| is| \(|, who is),?"
    rf" (?:(?:the|a|an|its|his|her|their|our) )?(?:[\w-]+ )?(?:(?P<where>{_WORD}(?: {_WORD})?)(?:['’]s)? )?$"
)
_WHERE = re.compile(rf"(?P<where>{_WORD}(?: {_WORD})?)(?:['’]s)? $")
_OF_PLACES = frozenset({"mayor", "governor", "ambassador", "king", "queen", "police chief", "archbishop", "president"})
_NOT_NOW = re.compile(
    r"\b(?:former\w*|ex|then|acting|deputy|vice|assistant|late|future|incoming|outgoing|interim|previous\w*|late|next|new"
    r"|one-time|honorary|elect|shadow|candidate|for|as|become|became|was|were|been|under|attorney|postmaster|secretary"
    r"|inspector|surgeon|solicitor|director)[ -](?:[\w’'-]+ ){0,2}$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:[,.;:)—–]|\n|$| (?:who|said|says|told|added|and|has|had|on|in|since|at|during|is|announced)\b)")
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
    leads: bool
    """Whether the office stands before the name, which makes any name a person's."""
    span: Span


@dataclass(frozen=True, slots=True)
class Component:
    """Compares the offices that an article gives to one person."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:  # noqa: ARG002 the port
        by_person: dict[str, list[_Office]] = defaultdict(list)
        for office in _named(_offices(article.text)):
            by_person[office.person].append(office)
        found: list[Finding] = []
        for offices in by_person.values():
            apart = (
                (one, other)
                for one, other in combinations(offices[: self.options.most], 2)
                if _exclude(one, other) and _are_both_told_as_now(article.text, one.span, other.span, reading.sentences)
            )
            if pair := next(apart, None):
                found.append(_finding(article.text, *pair))
        return tuple(found)


def _are_both_told_as_now(text: str, one: Span, other: Span, sentences: Sequence[Span]) -> bool:
    """Whether two sentences tell them, and neither names a year."""
    here, there = sentence_around(one, sentences), sentence_around(other, sentences)
    return here != there and not any(each and _A_YEAR.search(each.of(text)) for each in (here, there))


def _offices(text: str) -> Iterator[_Office]:
    for hit in _OFFICE.finditer(text):
        start, end = hit.span()
        if _NOT_NOW.search(text, max(0, start - 40), start):
            continue
        of = _OF.match(text, end)
        end = of.end() if of else end
        place = of["place"] if of else ""
        after, before = _AFTER.match(text, end), _BEFORE.search(text, max(0, start - 90), start)
        sort, office = _sort(hit)
        if hit["rank"] and hit.group().islower():
            continue
        if after and not (before and after["comma"]) and not _OFFICE.match(after["name"]):
            where = _WHERE.search(text, max(0, start - 40), start) if office in {"mayor", "governor"} else None
            whole = Span(where.start() if where else start, after.end())
            yield _Office(after["name"], sort, office, place or (where["where"] if where else ""), True, whole)
        elif before and _ENDS.match(text, end):
            yield _Office(
                before["name"], sort, office, place or before["where"] or "", False, Span(before.start(), end)
            )


def _sort(hit: re.Match[str]) -> tuple[str, str]:
    words = fold(hit.group())
    if field := hit["field"] or hit["fields"]:
        return "ministry", next(name for name, forms in _FIELDS.items() if re.fullmatch(forms, fold(field)))
    if hit["rank"]:
        return "rank", words
    return "post", next(name for name, forms in _POSTS.items() if re.fullmatch(forms, words))


def _named(offices: Iterator[_Office]) -> Iterator[_Office]:
    """Each office under the full name of its person, where the article has only one of that last name."""
    held = [(office, [word for word in office.person.split() if word not in _STOP]) for office in offices]
    full: dict[str, set[str]] = defaultdict(set)
    for _, words in held:
        if len(words) > 1:
            full[fold(words[-1])].add(fold(words[0]))
    for office, words in held:
        known = full[fold(words[-1])] if words else set[str]()
        if len(known) == 1 or (words and not known and office.leads):
            yield replace(office, person=fold(words[-1]))


def _exclude(one: _Office, other: _Office) -> bool:
    """Whether nobody holds both."""
    if one.sort != other.sort:
        return {one.sort, other.sort} == {"ministry", "post"} and "president" in {one.office, other.office}
    if one.office == other.office:
        here, there = _bases(one.place), _bases(other.place)
        return bool(here and there) and not here & there and one.office in _OF_PLACES
    short, long = sorted((one.office, other.office), key=len)
    return one.sort != "rank" or not long.endswith(short)


def _bases(place: str) -> set[str]:
    return {name_base(word) for word in place.split() if word.lower() not in _NO_PLACE and word not in _STOP}


def _finding(text: str, one: _Office, other: _Office) -> Finding:
    sum_ = f"“{one.span.of(text)}” and “{other.span.of(text)}”"
    message = "The article gives one person two offices that nobody holds at once."
    return Finding("roles", message, sum_, other.span, other.span.of(text), Flag.INTERNAL_CONTRADICTION)
