"""What was known of a claim on a day (rule 6), and how it hangs together."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from secondsource.domain.evidence import Evidence, Origin
from secondsource.weighing.evidence import Item, in_reading_order
from secondsource.weighing.objections import NO_WEIGHT
from secondsource.weighing.origins import Group, Kin, find_kin, find_origins


@dataclass(frozen=True, slots=True)
class Known:
    """The items published by a day, with their origins."""

    items: tuple[Item, ...]
    groups: tuple[Group, ...]

    def record(self) -> tuple[tuple[Evidence, ...], tuple[Origin, ...]]:
        """For a report: each piece of evidence with the id of its origin, and the origins, oldest root first."""
        origins = tuple(group.origin for group in self.groups)
        ids = {origin.root: origin.id for origin in origins}
        return tuple([item.evidence.of_origin(ids[item.origin]) for item in self.items]), origins


class Holdings:
    """All that speaks to a claim, whenever published; what was known is the same between two days of publication."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._kin = find_kin(items)
        self._days = sorted(item.marks.day for item in items if item.marks.day is not None)
        self._by_count: dict[int, Known] = {}

    def by(self, day: date) -> Known:
        """What had been published by the end of a day; undated pages are always known."""
        count = bisect_right(self._days, day.toordinal())
        if count not in self._by_count:
            self._by_count[count] = Known(*find_origins(known_by(self._items, self._kin, day), self._kin))
        return self._by_count[count]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)


def known_by(items: Sequence[Item], kin: Kin, day: date) -> tuple[Item, ...]:
    """The items published by that day, in reading order, reprints of what had expired discounted."""
    last = day.toordinal()
    known = [item for item in items if item.marks.day is None or item.marks.day <= last]
    weak = {item.passage.id: item for item in known if item.evidence.tier in NO_WEIGHT or item.expired}
    if weak.keys().isdisjoint(kin.alike):
        return tuple(known)
    checked = [_checked(item, kin, weak) for item in known]
    moved = any(new is not old for new, old in zip(checked, known, strict=True))
    return tuple(sorted(checked, key=in_reading_order) if moved else known)


def _checked(item: Item, kin: Kin, weak: dict[str, Item]) -> Item:
    """The item, discounted where it reprints what has no weight: an old story under a new date stays old, and a page
    nobody knows adds none to what had none."""
    if not item.evidence.counts:
        return item
    unknown = item.voice.publisher is None
    others = [weak[each] for each in kin.alike.get(item.passage.id, ()) if each in weak]
    reprinted = next((other for other in others if other.expired or unknown), None)
    if reprinted is None:
        return item
    return item._replace(evidence=item.evidence._replace(counts=False, discounted=reprinted.evidence.discounted))
