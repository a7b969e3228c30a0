"""Numbers that speak of all, or of what is left, of those that were told right before.

`Ten people were shot, three of them fatally; the other seven …`: the rest must be one of the numbers before it less
others of them. `About 62 percent agreed. The other 38 percent …`: a percentage that is left makes a hundred with those
before it. `Three men and four women were charged; all seven …`: the whole must be one of the numbers or their sum.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from secondsource.domain.measure import Quantity
from secondsource.reading.measures.signs import Signed
from secondsource.reading.measures.spreads import is_exact, is_one, misses_fraction, spread
from secondsource.reading.measures.units import MEASURES

_LEFT = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]ll|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:other|remaining)|"
    r"\b[Tt]he (?:rest|remainder)(?:,| ?[–—]| ?\()(?: or)?) ?$"
)
_LEAVES = re.compile(r"\b(?:leaving|which leaves|which left|and left)(?: (?:just|only|another|the other))? $")
_HARMED = re.compile(
    r" (?:\w+ )?(?:dead|injured|wounded|hurt|homeless|without|stranded|trapped|missing|in |critically|unconscious)"
)
_REMAINING = re.compile(r"(?:the )?(?:other|remaining) ", re.IGNORECASE)
_ALL = re.compile(r"(?:^|[;:,–—] |\band )(?:[Aa]ll|[Nn]one of the|[Ee]ach of the|[Aa]ll of the) $")
_UNCOUNTED = re.compile(
    r"\b(?:an?|one|another|his|her|their|my|others?|more|including|includes?|among|especially|first|second)\b"
    r"|\b(?:and|or) [A-Z]"
)
"""Words by which a sentence tells of more people or things than it counts."""
_COMPARES = re.compile(r"\b(?:compared (?:with|to)|versus|against|than)\b")
_OF_ANYTHING = MEASURES | {"point"}
_NAMED = 3
"""`All three` are often people whose names stand before."""
_MOST = 7
"""Numbers told before, of which every selection is tried."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A number of all or of the rest, which follows from none of those before it."""

    told: Quantity
    known: tuple[Quantity, ...]


def find_misfits(text: str, earlier: Sequence[Signed], signed: Signed) -> Iterator[Rest]:
    """Every number of the sentence that does not follow; `earlier` are the sentences right before it, in order."""
    counts_all = not any(_UNCOUNTED.search(each.words) for each in earlier)
    for at, (told, place) in enumerate(zip(signed.numbers, signed.places, strict=True)):
        told = replace(told, unit=None) if told.unit == "live" else told  # `all eight live in Leeds`
        before, after = signed.words[:place], signed.words[place + 1 :]
        known = [number for each in earlier for number in each.numbers] + [*signed.numbers[:at]]
        known = [number for number in known if is_one(number) and _is_like(number, told)][-_MOST:]
        if not is_exact(told) or not known or any(map(_COMPARES.search, (before, *(each.words for each in earlier)))):
            continue
        if _speaks_of_rest(text, told, before, after) and not after.startswith(" of "):
            if not _is_left(told, known):
                yield Rest(told, tuple(known))
        elif counts_all and _speaks_of_all(told, before) and not _is_whole(told, known):
            yield Rest(told, tuple(known))


def _speaks_of_rest(text: str, told: Quantity, before: str, after: str) -> bool:
    if told.unit == "share":
        return _REMAINING.match(told.span.of(text)) is not None
    return bool(_LEFT.search(before) or (_LEAVES.search(before) and not _HARMED.match(after)))


def _speaks_of_all(told: Quantity, before: str) -> bool:
    return (
        told.unit in {None, "people"}
        and told.low > _NAMED
        and _ALL.search(before) is not None
        and not _UNCOUNTED.search(before)
    )


def _is_like(number: Quantity, told: Quantity) -> bool:
    if told.unit == "share":
        return number.unit not in _OF_ANYTHING
    units = {number.unit, told.unit}
    return number.unit == told.unit or (None in units and not units & _OF_ANYTHING)


def _is_left(told: Quantity, known: Sequence[Quantity]) -> bool:
    """Whether the number is one of those told before less others of them; also where nothing can be told."""
    if told.unit == "percent":
        slack = 1.0 if all(map(is_exact, known)) else 4.0
        made = (sum(number.low for number in each) for each in _selections(known))
        return any(abs(100 - part - told.low) <= slack for part in made)
    most, made = max(number.low for number in known), sum(number.low for number in known)
    has_whole = len(known) > 1 and most >= made - most and (told.unit == "share" or told.low < most)
    if not has_whole:
        return True
    return any(
        _fits_rest(told, whole, parts)
        for at, whole in enumerate(known)
        for parts in _selections([*known[:at], *known[at + 1 :]])
    )


def _fits_rest(told: Quantity, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    low, high = (sum(ends) for ends in zip(*(spread(part, 0.0) for part in parts), strict=True))
    least, most = spread(whole, 0.0)
    if told.unit == "share":
        return whole.low > high and not misses_fraction(told, ((least - high) / most, (most - low) / least))
    least, most = least - high, most - low
    one_more = whole.low - 1  # `One of the 12 left. The other 11 …`: the pronoun is no number.
    start, end = spread(told, 0.0)
    return (start <= most and least <= end) or told.low == one_more


def _is_whole(told: Quantity, known: Sequence[Quantity]) -> bool:
    return any(sum(part.low for part in parts) == told.low for parts in _selections(known))


def _selections(numbers: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    for size in range(1, len(numbers) + 1):
        yield from combinations(numbers, size)
