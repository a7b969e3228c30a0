"""A title in front of a name that the table of offices gives another office at the time.

Where an article puts the title of a head of state or government, a vice president, a foreign or a defence minister in
front of a full name ("Prime Minister Ada Bell said"), and the table of offices holds that this person had another of
these offices on every day on which the article can have appeared, the two are set side by side. A head of government
may be called prime minister, premier, chancellor or taoiseach alike.

Nothing is said of somebody who, by the table, held the office at any time; of titles told as past or coming ("former",
"then", "acting", "as", "-elect"); in a sentence that names another year; and of people outside the table. The table may
be wrong or behind, so the finding decides nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.domain.article import Article, Dating
from secondsource.domain.claim import Reading
from secondsource.domain.folding import fold
from secondsource.domain.record import Span
from secondsource.domain.reference import Role, Tables
from secondsource.domain.report import Finding
from secondsource.reading.sentences import sentence_around

_OFFICES = {
    "vice_president": r"vice[ -]president",
    "president": r"president",
    "head_of_government": r"prime minister|premier|chancellor|taoiseach",
    "foreign_minister": r"(?:foreign|external affairs) (?:minister|secretary)|minister of foreign affairs"
    r"|secretary of state(?! for)",
    "defence_minister": r"defen[cs]e (?:minister|secretary)|(?:minister|secretary) (?:of|for) defen[cs]e",
}
"""How each office is told, before a name and in the table."""
_BY_NAME = "|".join(f"(?P<{office}>{words})" for office, words in _OFFICES.items())
_TITLE = re.compile(rf"(?<![\w-])(?i:{_BY_NAME}) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{1,2}})")
_ROLE = re.compile(rf"(?:{_BY_NAME}) of (?!the European|the World|the International)", re.IGNORECASE)
_NOT_NOW = re.compile(
    r"\b(?:former\w*|ex|then|acting|deputy|late|future|incoming|outgoing|interim|previous\w*|next|new|shadow|would-be|as"
    r"|elect|become|became|first|under|candidate|assistant)[ -](?:[\w’'-]+ ){0,2}$",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_PARTS = {4: "-01-01", 7: "-01"}
"""What a start told as a year or a month lacks of a day."""


@dataclass(frozen=True, slots=True)
class Options:
    """How often one person is shown."""

    most: int = 1
    """At most so many findings about one person."""


@dataclass(frozen=True, slots=True)
class Component:
    """Compares titles with the table of offices."""

    options: Options = Options()

    def find(self, article: Article, reading: Reading, tables: Tables) -> tuple[Finding, ...]:
        held = _by_person(tables.roles)
        shown: dict[str, list[Finding]] = {}
        for hit in _TITLE.finditer(article.text):
            roles = held.get(_person(hit["name"], held), ())
            now = [role for role in roles if _is_held(role, article.dating)]
            if (
                now
                and _office_of(hit) not in {_office(role) for role in roles}
                and _is_told_as_now(article, reading, hit)
            ):
                shown.setdefault(now[0].person, []).append(_finding(article.text, hit, now[0]))
        return tuple(each for found in shown.values() for each in found[: self.options.most])


def _by_person(roles: Sequence[Role]) -> dict[str, tuple[Role, ...]]:
    """The rows of these offices under every full name of their person."""
    held: dict[str, tuple[Role, ...]] = {}
    for role in roles:
        if _office(role):
            for name in {fold(name) for name in (role.person, *role.names) if " " in name}:
                held[name] = (*held.get(name, ()), role)
    return held


def _person(name: str, held: dict[str, tuple[Role, ...]]) -> str:
    """The name as it stands, or its first two words where a word that is no part of it follows with a capital."""
    words = re.sub(r"['’]s?$", "", name)
    return fold(words) if fold(words) in held else fold(" ".join(words.split()[:2]))


def _office(role: Role) -> str:
    hit = _ROLE.match(role.role)
    return _office_of(hit) if hit else ""


def _office_of(hit: re.Match[str]) -> str:
    return next(name for name, words in hit.groupdict().items() if words and name != "name")


def _is_held(role: Role, dating: Dating) -> bool:
    """Whether the term holds every day on which the article can have appeared."""
    start, end = (_day(each) for each in (role.start, role.end))
    if start is None or dating.earliest is None or dating.latest is None:
        return False
    return start < dating.earliest and (end is None or dating.latest < end)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told + _PARTS.get(len(told), "")) if told else None


def _is_told_as_now(article: Article, reading: Reading, hit: re.Match[str]) -> bool:
    text, start = article.text, hit.start()
    sentence = sentence_around(Span(*hit.span()), reading.sentences)
    if sentence is None or _NOT_NOW.search(text, max(sentence.start, start - 40), start):
        return False
    near = {str(day.year) for day in (article.dating.earliest, article.dating.latest) if day}
    return not {*_A_YEAR.findall(sentence.of(text))} - near


def _finding(text: str, hit: re.Match[str], role: Role) -> Finding:
    span = Span(*hit.span())
    message = "The table of offices gives this person another office at the time."
    return Finding("office_holders", message, role.text, span, span.of(text))
