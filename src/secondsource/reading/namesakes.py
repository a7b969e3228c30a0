"""Places that bear one name: which of them are places of their own, and which lie near to others."""

from collections.abc import Iterable, Sequence

from secondsource.domain.reference import Place
from secondsource.reading.vocabulary.regions import kilometres

LARGER = 4.0
"""So many times the people make a place the one that its name means."""
SAME_KM = 12.0
"""Rows no further apart are taken for one place."""


def apart(places: Sequence[Place], larger: float = LARGER, same_km: float = SAME_KM) -> tuple[Place, ...]:
    """The places, most people first, without those beside a larger one; one alone where it dwarfs the next."""
    kept: list[Place] = []
    for place in places:
        if all(kilometres(place, other) > same_km for other in kept):
            kept.append(place)
    dwarfed = len(kept) > 1 and kept[0].population >= max(1, larger * kept[1].population)
    return tuple(kept[:1] if dwarfed else kept)


def near(places: Iterable[Place], others: Sequence[Place], reach: float) -> tuple[Place, ...]:
    """Those of the places that lie within so many kilometres of any other."""
    return tuple(place for place in places if any(kilometres(place, other) <= reach for other in others))
