"""The same measure in another unit, by the table of units: 26 square kilometres as 10 square miles."""

from functools import lru_cache

from secondsource.domain.measure import Quantity
from secondsource.domain.reference import Tables, Unit
from secondsource.reading.measures.numbers import bounds

ROUNDED = 0.05
"""Share by which a measure that was converted and rounded may miss."""
_READING = "temperature"
"""What is no multiple of a base unit, and so is not converted here."""


def converted(quantity: Quantity, unit: str | None, tables: Tables) -> tuple[float, float] | None:
    """Lowest and highest value in the other unit, rounding allowed for; None where the two measure different things."""
    held = _units(tables)
    one, other = held.get(quantity.unit or ""), held.get(unit or "")
    if one is None or other is None or one == other or one.measures != other.measures or one.measures == _READING:
        return None
    low, high = bounds(quantity)
    return low * one.low / other.high * (1 - ROUNDED), high * one.high / other.low * (1 + ROUNDED)


@lru_cache(maxsize=4)
def _units(tables: Tables) -> dict[str, Unit]:
    return {form.lower(): unit for unit in tables.units for form in unit.forms}
