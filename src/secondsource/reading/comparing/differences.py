"""In what two claims differ: numbers, days, places, names, doers, time, scope, opposites, and words of either alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from secondsource.domain.matching import Aspect, Difference
from secondsource.domain.reference import Tables
from secondsource.reading.comparing.alignment import Alignment, align, read_side
from secondsource.reading.comparing.binding import turned_round
from secondsource.reading.comparing.comparison import Comparison, Outcome, compare_values, read_values
from secondsource.reading.comparing.opposites import find_opposed, oppose
from secondsource.reading.comparing.polarity import RESTRICTORS
from secondsource.reading.comparing.scopes import other_unit
from secondsource.reading.measures.numerals import UNITS
from secondsource.reading.measures.times import MONTHS, WEEKDAYS
from secondsource.reading.vocabulary.names import find_names
from secondsource.reading.vocabulary.verbs import BASES, PAST, PRESENT, main_verb

_AT = re.compile(r"\b(?:in|near|at|from|around|outside|inside|into|to|across|over)\s(?:the\s)?$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|shall|won't|going to|plans? to|intends? to|expected to|due to be|about to)\b", re.IGNORECASE
)
_PERFECT = re.compile(
    r"(?:\s\w+ly|\salso|\snot|\snever|\sbeen)*\s(?:\w+ed|\w+en|won|sold|held|made|had|taken|lost|found)\b"
)
_SHOWN = 6
"""Words of either side that are shown."""
_NOW = frozenset(("is", "are", "am", "has", "have", "does", "do", "isn't", "aren't", "hasn't", "doesn't", "don't"))
_THEN = frozenset(("was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"))


@dataclass(frozen=True)
class Couple:
    """Two claims, laid beside each other both ways."""

    claim: str
    earlier: str
    tables: Tables

    @cached_property
    def there(self) -> Alignment:
        return align(self.claim, self.earlier, self.tables)

    @cached_property
    def back(self) -> Alignment:
        return align(self.earlier, self.claim, self.tables)

    @cached_property
    def values(self) -> tuple[Difference, ...]:
        """Numbers, days and lengths of time that clash, or that only one side gives."""
        return tuple(_values(self))

    @cached_property
    def names(self) -> tuple[Difference, ...]:
        """Names that only one side has, one of each put beside each other."""
        return tuple(_names(self))

    @cached_property
    def opposed(self) -> tuple[str, str] | None:
        """A word of the claim, and its opposite in the earlier one."""
        return find_opposed(self.there, oppose(self.tables).denying)

    @cached_property
    def turned(self) -> bool:
        """Whether one side alone is negated."""
        return bool(self.there.turned or self.back.turned)


def find_differences(couple: Couple) -> tuple[Difference, ...]:
    """Every difference but words that only one side has."""
    rules: tuple[Callable[[Couple], Iterator[Difference]], ...] = (
        _negation, _opposite, _all_values, _all_names, _units, _roles, _tense, _scope,
    )  # fmt: skip
    return tuple(each for rule in rules for each in rule(couple))


def words_of_either(couple: Couple) -> tuple[Difference, ...]:
    """Telling words that the other side has not, beside each other."""
    opposed = set(couple.opposed or ())
    mine = [word for word in couple.there.missing if word not in opposed]
    theirs = [word for word in couple.back.missing if word not in opposed]
    if not mine and not theirs:
        return ()
    return (Difference(Aspect.WORDS, " ".join(mine[:_SHOWN]), " ".join(theirs[:_SHOWN])),)


def _negation(couple: Couple) -> Iterator[Difference]:
    if couple.turned:
        mine, theirs = couple.there.turned or "", couple.back.turned or ""
        yield Difference(Aspect.NEGATION, mine if mine != "not" else "", theirs if theirs != "not" else "")


def _opposite(couple: Couple) -> Iterator[Difference]:
    if couple.opposed:
        yield Difference(Aspect.OPPOSITE, *couple.opposed)


def _all_values(couple: Couple) -> Iterator[Difference]:
    yield from couple.values


def _all_names(couple: Couple) -> Iterator[Difference]:
    yield from couple.names


def _units(couple: Couple) -> Iterator[Difference]:
    """The city, its community, its district, a sector named after it."""
    if units := other_unit(couple.claim, couple.earlier, couple.tables):
        yield Difference(Aspect.PLACE, *units)


def _roles(couple: Couple) -> Iterator[Difference]:
    done = turned_round(couple.claim, couple.earlier, couple.there.pairs, couple.tables)
    if done:
        yield Difference(Aspect.ROLES, f"{done[0]} – {done[1]}", f"{done[1]} – {done[0]}")


def _tense(couple: Couple) -> Iterator[Difference]:
    mine, theirs = tense_of(couple.claim), tense_of(couple.earlier)
    if mine and theirs and mine != theirs:
        yield Difference(Aspect.TENSE, mine, theirs)


def _scope(couple: Couple) -> Iterator[Difference]:
    """`only`, `all`, `first`: what one side says of all or of one alone."""
    mine, theirs = couple.there.restricted or "", couple.back.restricted or ""
    if mine != theirs:
        yield Difference(Aspect.SCOPE, _as_written(mine, couple.claim), _as_written(theirs, couple.earlier))


def _as_written(kind: str, text: str) -> str:
    words = re.findall(r"[a-z]+", text.lower())
    return next((word for word in words if RESTRICTORS.get(word) == kind), kind)


def tense_of(text: str) -> str | None:
    """`to come`, `now` or `past`, by the verb of the main clause; None where it cannot be told."""
    if _TO_COME.search(text):
        return "to come"
    verb = main_verb(text)
    if verb is None:
        return None
    word = verb.group().casefold().replace("’", "'")
    if word in _NOW:
        return "past" if word in {"has", "have"} and _PERFECT.match(text, verb.end()) else "now"
    if word in _THEN or (word in PAST and word not in BASES and word not in PRESENT):
        return "past"
    return "now" if word in PRESENT else None


# Values

_CALENDAR = {
    word: (kind, at) for kind, names in (("month", MONTHS), ("weekday", WEEKDAYS)) for word, at in names.items()
}
_SMALL = {word: str(number) for word, number in UNITS.items()}
_FIGURE = re.compile(r"[A-Za-z]+|\d[\d,]*")
_ASPECTS = (Aspect.NUMBER, Aspect.DATE, Aspect.LENGTH, Aspect.DATE, Aspect.NUMBER)


def _values(couple: Couple) -> Iterator[Difference]:
    """What clashes, then what only one side gives; the same figure or day, written otherwise, is no difference."""
    found = list(dict.fromkeys((*_clashing(couple), *_given_once(couple))))
    same_days = _days(couple.claim) & _days(couple.earlier)
    held = figures_of(couple.claim), figures_of(couple.earlier)
    for each in found:
        figures = figures_of(f"{each.claim} {each.earlier}") if each.aspect is Aspect.NUMBER else None
        written_otherwise = figures and figures <= held[0] & held[1]
        same_day = each.aspect is Aspect.DATE and (_days(each.claim) | _days(each.earlier)) & same_days
        if not written_otherwise and not same_day:
            yield each
    if not any(each.aspect is Aspect.DATE for each in found):
        yield from _calendar(couple)


def _clashing(couple: Couple) -> Iterator[Difference]:
    there = _compared(couple.claim, couple.earlier, couple.tables)
    clashing = [(aspect, each) for aspect, each in there if each.outcome is Outcome.CLASHES]
    yield from (Difference(aspect, each.claimed, each.given or "") for aspect, each in clashing)
    if not clashing:
        back = _compared(couple.earlier, couple.claim, couple.tables)
        turned = ((aspect, each) for aspect, each in back if each.outcome is Outcome.CLASHES)
        yield from (Difference(aspect, each.given or "", each.claimed) for aspect, each in turned)


def _given_once(couple: Couple) -> Iterator[Difference]:
    sides = ((couple.claim, couple.earlier), (couple.earlier, couple.claim))
    mine, theirs = (
        [(aspect, each.claimed) for aspect, each in _compared(*side, couple.tables) if each.outcome is Outcome.OPEN]
        for side in sides
    )
    yield from _side_by_side(mine, theirs)


def _days(text: str) -> frozenset[tuple[int | None, int | None, int | None]]:
    return frozenset((each.year, each.month, each.day) for each in read_values(text).dates)


def figures_of(text: str) -> frozenset[str]:
    """Whole numbers of a text in figures, small ones in words too."""
    words: list[str] = _FIGURE.findall(text)
    figures = (_SMALL.get(word.lower(), word.replace(",", "")) for word in words)
    return frozenset(figure for figure in figures if figure.isdigit())


def _calendar(couple: Couple) -> Iterator[Difference]:
    """Months and weekdays that stand alone: `on Monday`, `in April`."""
    mine, theirs = _calendar_words(couple.claim), _calendar_words(couple.earlier)
    left = [word for word in mine if _CALENDAR[word.lower()] not in {_CALENDAR[each.lower()] for each in theirs}]
    right = [word for word in theirs if _CALENDAR[word.lower()] not in {_CALENDAR[each.lower()] for each in mine}]
    if left and right:
        yield Difference(Aspect.DATE, left[0], right[0])


def _calendar_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[A-Z][a-z]+", text) if word.lower() in _CALENDAR]


def _compared(one: str, other: str, tables: Tables) -> list[tuple[Aspect, Comparison]]:
    """Every value of a text against the other, with what sort of value it is."""
    held = read_values(one)
    sorts = (held.quantities, held.dates, held.durations, held.decades, held.digits)
    aspects = [aspect for aspect, values in zip(_ASPECTS, sorts, strict=True) for _ in values]
    return list(zip(aspects, compare_values(one, other, tables), strict=False))


def _side_by_side(mine: list[tuple[Aspect, str]], theirs: list[tuple[Aspect, str]]) -> Iterator[Difference]:
    """What each side alone gives, in order, the same sort beside each other."""
    for aspect in dict.fromkeys(aspect for aspect, _ in (*mine, *theirs)):
        left = [words for each, words in mine if each is aspect]
        right = [words for each, words in theirs if each is aspect]
        yield from (Difference(aspect, *both) for both in zip_longest(left, right, fillvalue=""))


# Names


def _names(couple: Couple) -> Iterator[Difference]:
    mine, theirs = couple.there.missing_names, couple.back.missing_names
    yield from _beside(mine, theirs, couple)
    if not (mine and theirs):
        # `the Haifa District` and `the Jerusalem District`: neither is lost, and they are not the same.
        left, right = _odd_words(couple.claim, couple.there, couple), _odd_words(couple.earlier, couple.back, couple)
        many = min(len(left), len(right))
        yield from _beside(left[:many], right[:many], couple)


def _beside(mine: Sequence[str], theirs: Sequence[str], couple: Couple) -> Iterator[Difference]:
    for left, right in zip_longest(mine, theirs, fillvalue=""):
        placed = _is_place(left, couple.claim, couple.tables) or _is_place(right, couple.earlier, couple.tables)
        yield Difference(Aspect.PLACE if placed else Aspect.NAME, left, right)


def _odd_words(text: str, alignment: Alignment, couple: Couple) -> list[str]:
    """Words of names that are met but for these words."""
    names = read_side(text, couple.tables).names
    odd = (pair.claim for pair in alignment.pairs if pair.claim.named is not None and pair.text is None)
    return [
        term.word.text
        for term in odd
        if term.word.text[0].isupper() and names[term.named or 0].text not in alignment.missing_names
    ]


def _is_place(name: str, text: str, tables: Tables) -> bool:
    """A name that the tables hold as a place, or that stands behind *in* and the like."""
    if not name:
        return False
    if tables.places.find(name):
        return True
    spans = [each.span for each in find_names(text) if each.text == name]
    return any(_AT.search(text[max(0, span.start - 12) : span.start]) for span in spans)
