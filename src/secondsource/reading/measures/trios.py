"""Three numbers of one sentence, of which one tells how the other two relate, whatever order they stand in.

`Prices, which were $200 last year, are now $260, up 30 percent` has two amounts and a percentage. Where a sentence
holds no other number, the third must follow from the two in one way or another; which of them came first need not be
known. Patterns for each order would miss the next one that a writer finds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.domain.measure import Quantity
from secondsource.reading.measures.signs import Signed
from secondsource.reading.measures.spreads import alike, is_one
from secondsource.reading.measures.starts import start_of

_TIMES = frozenset({"day", "week", "month", "year", "decade", "hour", "minute"})
_TIME = "n"
"""A word in place of a length of time, as long as its sign."""
LONGEST = 320
"""Characters of a sentence with signs; in longer ones two numbers are of two things too often."""


@dataclass(frozen=True, slots=True)
class Trio:
    """The smaller and the larger of two like numbers, and the third with the words around it."""

    low: Quantity
    high: Quantity
    told: Quantity
    before: str
    after: str
    start: Quantity | None
    """The one of the two that is told as that of before, where the words say so."""


def find_trio(signed: Signed, is_told: Callable[[Quantity, str, str], bool]) -> Iterator[Trio]:
    """The sentence as a trio, for each of its numbers that `is_told` takes for the one that relates the others.

    `is_told` gets the number, the words before its sign and the words after it.
    """
    if len(signed.words) > LONGEST:
        return
    words, three = _three(signed)
    for told, place in three:
        one, other = (number for number, at in three if at != place)
        before, after = words[:place], words[place + 1 :]
        if _are_two(one, other) and is_told(told, before, after):
            low, high = sorted((one, other), key=lambda number: number.low)
            yield Trio(low, high, told, before, after, start_of(signed, one, other))


def _three(signed: Signed) -> tuple[str, Sequence[tuple[Quantity, int]]]:
    """The words and their three numbers with their places; lengths of time are no numbers where there are more."""
    placed = [*zip(signed.numbers, signed.places, strict=True)]
    times = [place for number, place in placed if number.unit in _TIMES] if len(placed) > 3 else []
    words = "".join(_TIME if at in times else sign for at, sign in enumerate(signed.words)) if times else signed.words
    placed = [each for each in placed if each[1] not in times]
    return words, placed if len(placed) == 3 else ()


def _are_two(one: Quantity, other: Quantity) -> bool:
    same = alike(one, other) or "people" in {one.unit, other.unit}
    return is_one(one) and is_one(other) and same and 0 < one.low != other.low > 0
