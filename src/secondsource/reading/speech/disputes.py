"""Two countries of which one speaks against the other, by whoever is quoted or reported."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.claim import Attribution
from secondsource.domain.reference import Land, Tables

_WORD = re.compile(r"[^\W\d_a-z][\w.’'-]*")
_AT_ODDS = re.compile(
    r"\b(?:fir(?:e|ed|ing)|shell\w*|attack\w*|strik\w+|struck|troops|army|soldiers|missiles?|drones?|invad\w+|invasion|war"
    r"|truce|cease-?fire|sanction\w*|accus\w+|violat\w+|provo\w+|blam\w+|aggress\w+|annex\w+|threat\w*|broke\w*|lied|lies"
    r"|hostil\w+|retaliat\w+|occup\w+|escalat\w+|spy|spies|spying|playing with fire|trust\w*)\b",
    re.IGNORECASE,
)
_MENTIONS, _OF_OTHER = 3, 2
"""How often the other country is named, and in how many statements of the one at odds with it."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """How often the one country speaks, while the other, of which it speaks, does not."""

    speaks: str
    """The adjective of the country."""
    is_silent: str
    statements: int
    total: int
    """Statements of everybody."""


def find_disputes(text: str, attributions: Sequence[Attribution], tables: Tables) -> Iterator[Dispute]:
    """The countries against which one and the same country speaks, and that are not heard; the most named one alone."""
    distinct = {each.content_span: each for each in attributions if each.speech and each.named}
    of_land: dict[str, list[Attribution]] = {}
    for each in distinct.values():
        for land in _lands(_words(each, text), tables)[:1]:
            of_land.setdefault(land.code, []).append(each)
    if not of_land:
        return
    code = max(of_land, key=lambda code: (len(of_land[code]), code))
    heard = {land.code for each in attributions for land in _lands(_words(each, text), tables)}
    named = Counter(land.code for land in _lands(text, tables))
    against = Counter(
        land.code
        for each in of_land[code]
        if _AT_ODDS.search(each.content_span.of(text))
        for land in {land.code: land for land in _lands(each.content_span.of(text), tables)}.values()
    )
    silent = [
        other
        for other, count in against.items()
        if other not in heard and count >= _OF_OTHER and named[other] >= _MENTIONS
    ]
    if silent:
        other = max(silent, key=lambda other: (named[other], other))
        by_code = {land.code: land for land in tables.lands}
        yield Dispute(_adjective(by_code[code]), _adjective(by_code[other]), len(of_land[code]), len(distinct))


def _words(each: Attribution, text: str) -> str:
    return f"{each.speaker}, {each.role or ''}, {each.speaker_span.of(text)}"


def _adjective(land: Land) -> str:
    return land.adjectives[0] if land.adjectives else land.name


def _lands(text: str, tables: Tables) -> list[Land]:
    """The country of every word with a capital that names one, by name, adjective or capital; `North Korea` is one."""
    names = _names(tables)
    found: list[Land] = []
    hits = [hit.group() for hit in _WORD.finditer(text)]
    at = 0
    while at < len(hits):
        for size in (3, 2, 1):
            land = names.get(" ".join(_plain(word) for word in hits[at : at + size]))
            if land is not None:
                found.append(land)
                at += size - 1
                break
        at += 1
    return found


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).rstrip(".,'’")


@lru_cache(maxsize=4)
def _names(tables: Tables) -> dict[str, Land]:
    found: dict[str, Land] = {}
    for land in tables.lands:
        if not land.within:
            words = (*land.words, *land.capitals[:1])
            found |= {_plain(word): land for word in words if _plain(word) not in found}
    return found
