"""What a claim gives to look up, and why it is worth checking."""

import re
from collections.abc import Iterator
from functools import lru_cache

from secondsource.domain.claim import Facets, Kind, Worth
from secondsource.domain.reference import Gazetteer
from secondsource.reading.statements.kinds import names_number, names_time
from secondsource.reading.statements.persons import People
from secondsource.reading.vocabulary.given_names import MEN, WOMEN
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.words import find_words

_PATTERNS = {
    Worth.CHANGE: re.compile(
        r"\b(?:rose|risen|rise[sn]?|fell|fallen|falls|grew|grown|grows|increas\w+|decreas\w+|declin\w+"
        r"|doubled|tripled|halved"
        r"|dropp\w+|jumped|surged|soared|shrank|shrunk|cut|cuts|raised|lowered|gained|climbed|plunged|slipped"
        r"|more than|less than|fewer than|higher than|lower than|twice|largest|biggest)\b",
        re.IGNORECASE,
    ),
    Worth.RECORD: re.compile(
        r"\b(?:first|record|never|only|ever|most|least|oldest|youngest|longest|largest|biggest|highest"
        r"|lowest|worst|best"
        r"|fastest|none|every|last time|unprecedented|all-time)\b",
        re.IGNORECASE,
    ),
    Worth.HARM: re.compile(
        r"\b(?:kill\w*|dead|die[sd]?|deaths?|wounded|injur\w+|murder\w*|attack\w*|shot|bomb\w*|arrest\w*"
        r"|jail\w*|prison"
        r"|charged|convicted|accus\w+|fraud|abus\w+|rap(?:e|ed|ist)|victims?|destroy\w*|damag\w+|fire[ds]?|laid off"
        r"|captured|hostages?|stole\w*|corrupt\w*|violat\w+|guilty)\b",
        re.IGNORECASE,
    ),
    Worth.DECISION: re.compile(
        r"\b(?:law|laws|bill|bills|vote[sd]?|voting|elected|election|court|ruled|ruling|treaty|agreement"
        r"|deal|sanctions?"
        r"|budget|tax(?:es)?|ban(?:ned|s)?|approved|signed|veto\w*|repealed|passed|policy|amendment|resigned|appointed"
        r"|supported|opposed|voted)\b",
        re.IGNORECASE,
    ),
}


def find_facets(text: str, kind: Kind, people: People, places: Gazetteer, *, central: bool) -> Facets:
    """The facets of a claim's text; `central` is known from its place and the headline."""
    names = [name.text for name in find_names(text)]
    persons = [name for name in names if people.is_person(name) or _has_given_name(name)]
    return Facets(
        person=bool(persons),
        place=any(name not in persons and places.find(name) for name in names),
        number=names_number(text),
        time=names_time(text),
        central=central,
        worth=tuple(_worth(text, kind)),
    )


def _has_given_name(name: str) -> bool:
    given, _, rest = name.casefold().partition(" ")
    return bool(rest) and (given in MEN or given in WOMEN)


def _worth(text: str, kind: Kind) -> Iterator[Worth]:
    if names_number(text):
        yield Worth.NUMBER
    for worth, pattern in _PATTERNS.items():
        if pattern.search(text):
            yield worth
    if kind is Kind.CONTROL:
        yield Worth.CONTROL
    if kind is Kind.ROLE_OR_IDENTITY:
        yield Worth.ROLE
    if names_time(text):
        yield Worth.DATED


def tells_headline(text: str, headline: str) -> bool:
    """Whether a claim shares at least two telling words with the headline, and a third of them."""
    led = _telling(headline)
    shared = led & _telling(text)
    return len(shared) >= 2 and 3 * len(shared) >= len(led)


@lru_cache(maxsize=64)
def _telling(text: str) -> frozenset[str]:
    """Roots of the telling words; remembered for the headline, to which every claim is compared."""
    return frozenset(word.form.root for word in find_words(text) if word.form.weight >= 0.5)
