"""What every keeper of vectors must do. Subclass `VectorSuite`, say how yours is made, and run it with pytest."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from secondsource.domain.evidence import Passage, Query
from secondsource.ports import Vectors
from secondsource.testing.fakes import WordEncoder, make_passage

BRIDGE = make_passage("The bridge over the Oskil was destroyed by shelling.", published_at=date(2025, 11, 1))
TOWN = make_passage("The mayor of Kupiansk spoke about the town hall.", published_at=date(2025, 12, 25))
UNDATED = make_passage("Kupyansk lies on the Oskil; its bridge has two lanes.")
ALL = (BRIDGE, TOWN, UNDATED)
ANY_TIME = Query("")


def encoded(passages: Iterable[Passage]) -> list[tuple[Passage, bytes]]:
    """The passages with vectors."""
    kept = list(passages)
    return list(zip(kept, WordEncoder().encode([passage.text for passage in kept]), strict=True))


def asked(text: str) -> bytes:
    """The vector of a question."""
    return WordEncoder().encode([text])[0]


class VectorSuite:
    """Override `make`: it opens yours over a folder, empty at first."""

    def make(self, folder: Path) -> Vectors:
        raise NotImplementedError

    def test_finds_the_nearest_first(self, tmp_path: Path) -> None:
        held = self.make(tmp_path)
        held.add(encoded(ALL))
        for passage in ALL:
            assert held.search(asked(passage.text), ANY_TIME, 3)[0] == passage.id
        held.close()

    def test_keeps_to_the_limit(self, tmp_path: Path) -> None:
        held = self.make(tmp_path)
        held.add(encoded(make_passage(f"bridge number {number}") for number in range(40)))
        for limit in (0, 1, 7, 40, 100):
            found = held.search(asked("bridge number 7"), ANY_TIME, limit)
            assert len(found) == len(set(found)) == min(limit, 40)
        held.close()

    def test_gives_nothing_outside_the_window_but_the_undated(self, tmp_path: Path) -> None:
        held = self.make(tmp_path)
        held.add(encoded(ALL))
        vector = asked("bridge Oskil mayor Kupiansk of the town")
        before = Query("", until=date(2025, 12, 24))
        after = Query("", since=date(2025, 12, 1))
        assert TOWN.id not in held.search(vector, before, 9)
        assert BRIDGE.id not in held.search(vector, after, 9)
        assert UNDATED.id in held.search(asked(UNDATED.text), Query("", since=date(2026, 1, 1)), 9)
        held.close()

    def test_adding_twice_is_found_once(self, tmp_path: Path) -> None:
        held = self.make(tmp_path)
        held.add(encoded([BRIDGE, BRIDGE]))
        held.add(encoded([BRIDGE, TOWN]))
        assert held.count() == 2
        assert list(held.search(asked(BRIDGE.text), ANY_TIME, 9)).count(BRIDGE.id) == 1
        held.close()

    def test_keeps_after_closing(self, tmp_path: Path) -> None:
        held = self.make(tmp_path)
        held.add(encoded(ALL))
        before = list(held.search(asked("bridge"), ANY_TIME, 9))
        held.close()
        again = self.make(tmp_path)
        assert again.count() == len(ALL)
        assert list(again.search(asked("bridge"), ANY_TIME, 9)) == before
        again.close()

    def test_finds_the_same_after_building_anew_in_another_order(self, tmp_path: Path) -> None:
        held = self.make(tmp_path)
        copies = [make_passage("the bridge fell", url=f"https://news.example/{number}") for number in range(60)]
        for first in range(0, 60, 12):
            held.add(encoded(copies[first : first + 12]))
        held.add(encoded(ALL))
        before = list(held.search(asked("the bridge fell"), ANY_TIME, 20))
        held.clear()
        assert held.count() == 0
        assert list(held.search(asked("bridge"), ANY_TIME, 9)) == []
        held.add(encoded(reversed([*copies, *ALL])))
        assert list(held.search(asked("the bridge fell"), ANY_TIME, 20)) == before
        held.close()

    def test_an_empty_one_finds_nothing(self, tmp_path: Path) -> None:
        held = self.make(tmp_path)
        assert list(held.search(asked("bridge"), ANY_TIME, 5)) == []
        assert held.count() == 0
        held.clear()
        held.add([])
        assert held.count() == 0
        held.close()
