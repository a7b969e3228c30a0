"""How many people a text says live in a country or a state, and how large it says that is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from secondsource.domain.measure import Quantity
from secondsource.domain.record import Span
from secondsource.domain.reference import Tables
from secondsource.reading.measures.numbers import find_quantities
from secondsource.reading.vocabulary.lands import AFTER, REGION, land_words

_ABOUT = (
    r"(?:(?:about|around|some|roughly|nearly|almost|over|more than|fewer than|less than|just|only|barely|an estimated"
    r"|under|close to|approximately|the|its) )*$"
)
_OF = re.compile(
    rf"\b(?:nation|country|state|province|canton|territory|region|republic|kingdom|island) of {_ABOUT}", re.IGNORECASE
)
_HAS = re.compile(
    r"\b(?:home to|population(?: of [\w ]{3,30}?)?(?: \([\w ]+\)|, now)?,?"
    r"(?: (?:of|is|was|at|now|stands|stood|has|had|passed|reached|topped|exceeds|exceeded|numbers)){1,3}"
    rf"|\(?population:?|\(pop\.) {_ABOUT}",
    re.IGNORECASE,
)
_OWN = re.compile(rf"(?:\b[Tt]he (?:country|nation|state)|(?P<land>[^\W\d_a-z][\w ]+))['’]s? {_ABOUT}")
_WITH = re.compile(rf"\b[Ww]ith (?:a population of )?{_ABOUT}")
_COUNTS = re.compile(rf",?(?: which| that)?(?: now| today)? (?:has|counts|numbers) {_ABOUT}")
_COVERS = re.compile(
    r"(?:covers|spans|occupies|stretches over|stretches across|(?:has|with) an? (?:total |land |surface )?area of) "
    + _ABOUT
)
_LIVE = re.compile(r"(?: people| inhabitants)? (?:now |currently )?(?:live|lives|reside) in (?:the )?$")
_PEOPLE = frozenset({"people", "person", "resident", "inhabitant", "citizen", "soul"})
_MANY = 1_000_000
"""From so many people on, those that a land has are all of its people."""
_GROUP = re.compile(
    r" (?:of (?!whom)|with|who|from|aged|under|over|without|living (?!in)|in need|are in need|face|need)"
)
"""What makes of the people a part of them."""
_ENDS = re.compile(
    r"(?:[.,;:)]|$| (?:and|but|is|are|was|were|has|have|had|lies|in|on|before|after|when|people|such)\b)"
)
_OTHER_TIME = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b(?:centur\w+|then|expected|projected|forecast|once|by the end)\b")
_POINTS_BACK = re.compile(r"\b(?:the (?:country|nation|state)|its (?:population|people))\b", re.IGNORECASE)
REACH = 300
"""Characters on either side of a number that are read with it: a sentence may be as long as a text."""
_CLAUSE = re.compile(r"[;—–]|(?<!population):| - |, (?:and|but|while|whereas) ")
_SAID_OF = re.compile(r",? (?:(?:which is )?home to|an?|the|whose|is an?|has an?) [\w -]{0,30}")
"""Between a land and the number of what is said of it."""
_PEOPLES_AFTER = re.compile(r",? (?:[a-z]+ )?(?:such as |like )?(?:the )?$")


@dataclass(frozen=True, slots=True)
class Told:
    """A number that a sentence gives for a land."""

    land: str
    """The word for it."""
    number: Quantity
    """Placed in the text."""
    sentence: Span
    area: bool
    """Whether it is the area that is told, not the people."""


def find_told(text: str, sentences: Sequence[Span], tables: Tables) -> Iterator[Told]:
    """Each number that stands for the people or the area of the one land that its clause, or the sentence before that
    it points back to, names; not one of another year or of what will be."""
    names = _names(tables)
    for at, sentence in enumerate(sentences):
        words = sentence.of(text)
        if not any(character.isdigit() for character in words) and "million" not in words:
            continue
        back = at > 0 and _POINTS_BACK.search(words) is not None
        for number in find_quantities(words):
            area = (number.unit or "").startswith("square")
            start, end = _clause(words, number.span)
            lands = [hit for hit in names.finditer(words, start, end) if not _owns_another(hit, number.span)]
            if not (lands or back) or not _is_told(words, number, lands, area):
                continue
            if _OTHER_TIME.search(words, _apposed(words, number.span, lands) or start, end):
                continue
            land = _meant(words, number.span, lands)
            if not lands:
                land = _only({hit.group() for hit in names.finditer(text, sentences[at - 1].start, sentence.start)})
            if land:
                yield Told(land, number, sentence, area)


def _owns_another(land: re.Match[str], number: Span) -> bool:
    """Whether a land after the number only owns what is named next: `27,000, the town is in Norway’s north`."""
    return land.start() > number.end and land.string.startswith(("’s ", "'s "), land.end())


def _is_told(words: str, number: Quantity, lands: Sequence[re.Match[str]], area: bool) -> bool:
    near, far = _around(words, number.span)
    before, after = words[near : number.span.start], words[number.span.end : far]
    if area:
        return _COVERS.search(before) is not None
    counts = number.unit in _PEOPLE
    if number.unit is not None and not counts and number.unit != "live":
        return False
    if any(_LIVE.fullmatch(words[number.span.end : hit.start()]) for hit in lands):
        return not before.rstrip().endswith("of")
    ends = _ENDS.match(after) is not None and (counts or not _GROUP.match(after))
    if _OF.search(before) or (_HAS.search(before) and not _GROUP.match(after)):
        return ends
    of_all = (own := _OWN.search(before)) and (
        own["land"] is None or any(hit.end() == near + own.end("land") for hit in lands)
    )
    if any(_COUNTS.fullmatch(words[hit.end() : number.span.start]) for hit in lands):
        return (
            counts
            and ends
            and not _GROUP.match(after)
            and (number.unit in {"resident", "inhabitant"} or number.low >= _MANY)
        )
    if counts and not _GROUP.match(after) and (of_all or _WITH.search(before)):
        return ends or re.match(r" [a-z]+", after) is not None
    return False


def _meant(words: str, number: Span, lands: Sequence[re.Match[str]]) -> str | None:
    """The only land of the clause; of several the one that the number is in apposition to."""
    if land := _only({hit.group() for hit in lands}):
        return land
    for hit in lands:
        gap = words[hit.end() : number.start]
        if _COUNTS.fullmatch(gap) or _SAID_OF.fullmatch(gap):
            return hit.group()
        if _PEOPLES_AFTER.fullmatch(words[number.end : hit.start()]):
            return hit.group()
    return None


def _apposed(words: str, number: Span, lands: Sequence[re.Match[str]]) -> int | None:
    """Where the land starts of which the number is said at once; a year before it is of something else."""
    return next((hit.start() for hit in lands if _SAID_OF.fullmatch(words[hit.end() : number.start])), None)


def _only(found: set[str]) -> str | None:
    return found.pop() if len(found) == 1 else None


def _clause(words: str, number: Span) -> tuple[int, int]:
    near, far = _around(words, number)
    start = max((hit.end() for hit in _CLAUSE.finditer(words, near, number.start)), default=near)
    end = _CLAUSE.search(words, number.end, far)
    return start, end.start() if end else far


def _around(words: str, number: Span) -> tuple[int, int]:
    """As far as a number is looked around."""
    return max(0, number.start - REACH), min(len(words), number.end + REACH)


@lru_cache(maxsize=4)
def _names(tables: Tables) -> re.Pattern[str]:
    """A land's name that is no part of a longer one, with its unit."""
    names = land_words(tables, names_only=True)
    whole = rf"(?<!New )(?<!(?:North|South) )(?<!(?:East|West) )(?:{names})"
    return re.compile(rf"(?<![\w-])(?:{REGION} of )?{whole}(?: {AFTER})?(?![\w-])(?! [A-Z])")
