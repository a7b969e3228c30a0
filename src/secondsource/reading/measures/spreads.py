"""What a told number can have been rounded from, and sums with such numbers."""

import re

from secondsource.domain.measure import Quantity
from secondsource.reading.measures.approximators import SENSES, Sense
from secondsource.reading.measures.numbers import bounds, last_digit

Spread = tuple[float, float]
"""Lowest and highest value."""
_WHOLE = 0.006
"""By what a share in whole percent may miss: 33 percent may be more than a third."""
_OVER = frozenset({Sense.ABOVE, Sense.MORE})
_EXACT, _ROUGH = 0.003, 0.1
"""How near the middle of a spread of shares must be to a fraction, and how wide the spread may be."""
_FRACTIONS = tuple(part / whole for whole in range(2, 6) for part in range(1, whole))
"""Those that the news tells in words."""
GRAIN = 0.5
"""What may be missing from an amount that is told without decimals."""


def is_one(quantity: Quantity) -> bool:
    """One number, exact or with a word such as `about` or `more than` that leaves it near; not `at least`."""
    near = {None, Sense.BELOW, Sense.AROUND, Sense.ABOVE, Sense.MORE}
    return quantity.low == quantity.high and SENSES.get(quantity.approximator or "") in near


def is_exact(quantity: Quantity) -> bool:
    """One number with no word such as `about` before it."""
    return quantity.approximator is None and quantity.low == quantity.high


def grain_of(quantity: Quantity) -> float:
    """Half of the last decimal that a number is told with; half of one where it is told without."""
    return GRAIN / 10 ** len(f"{quantity.low:.6f}".rstrip("0").partition(".")[2])


def spread(quantity: Quantity, least: float = GRAIN) -> Spread:
    """All that the number can have been rounded from: half its last digit either way, large round numbers more, and a
    tenth or more where a word such as `about` says so."""
    value = quantity.low
    grain = least
    if value >= 1000:
        grain = min(0.5 * last_digit(value), 0.025 * value)
    elif value != int(value):
        grain = grain_of(quantity)
    low, high = value - min(grain, value / 2), value + grain
    match SENSES.get(quantity.approximator or ""):
        case Sense.BELOW:
            return 0.9 * value, high
        case Sense.AROUND:
            return 0.9 * value, 1.1 * value
        case Sense.ABOVE | Sense.MORE:
            return low, 1.15 * value
        case _:
            return low, high


def ratio(part: Spread, whole: Spread) -> Spread:
    """Lowest and highest quotient."""
    return part[0] / whole[1], part[1] / whole[0]


def misses(text: str, told: Quantity, computed: Spread, points: float) -> bool:
    """True where nothing that the numbers can have been rounded from gives the percentage told."""
    low, high = bounds(told)
    decimals = re.search(r"\.(\d+)", told.span.of(text))
    slack = points / 10 ** len(decimals[1]) if decimals else points
    return high + slack < computed[0] or computed[1] < low - slack


def misses_fraction(told: Quantity, computed: Spread) -> bool:
    """The same for a fraction in words, which is told of shares up to a seventh of it away, unless the numbers give
    another fraction to the letter."""
    low, high = bounds(told)
    if told.approximator is None and any(_is_at(each, computed) and abs(each - low) > _EXACT for each in _FRACTIONS):
        return True
    sense, middle = SENSES.get(told.approximator or ""), sum(computed) / 2
    if computed[1] - computed[0] < _ROUGH and (
        (sense is Sense.BELOW and middle > told.low + _WHOLE) or (sense in _OVER and middle < told.low - _WHOLE)
    ):
        return True
    slack = 0.05 if told.approximator else 0.14
    return (1 + slack) * min(high, 1.0) < computed[0] or computed[1] < (1 - slack) * low


def misses_points(start: Quantity, end: Quantity, told: Quantity) -> bool:
    """True where two percentages are not so many points apart: to the letter where all three are whole, within what
    decimals were rounded by elsewhere, and with the room that a word such as `nearly` leaves."""
    whole = [each.low == int(each.low) for each in (start, end, told)]
    slack = 0.0 if all(whole) else 1.01 if whole[2] else 0.11
    low, high = bounds(told)
    return not low - slack - 1e-6 <= abs(end.low - start.low) <= high + slack + 1e-6


def _is_at(fraction: float, spread: Spread) -> bool:
    low, high = spread
    return abs((low + high) / 2 - fraction) < _EXACT and high - low < _ROUGH


def number_words(value: float) -> str:
    """`1,400`, `2.5`."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def alike(one: Quantity, other: Quantity) -> bool:
    """True where the two count the same, or one does not say what it counts."""
    return one.unit == other.unit or None in {one.unit, other.unit}
