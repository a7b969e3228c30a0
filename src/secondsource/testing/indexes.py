"""What every index must do. Subclass `IndexSuite`, say how yours is made, and run it with pytest."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from datetime import date
from pathlib import Path

from secondsource.domain.evidence import Only, PassageKind, Query
from secondsource.ports import Index
from secondsource.testing.fakes import make_passage

BRIDGE = make_passage("The bridge over the Oskil was destroyed by shelling.", published_at=date(2025, 11, 1))
TOWN = make_passage("The mayor of Kupiansk spoke about the town hall.", published_at=date(2025, 12, 25))
UNDATED = make_passage("Kupyansk lies on the Oskil; its bridge has two lanes.")
CYRILLIC = make_passage("Міст у Куп'янську зруйновано.", url="https://news.example/uk", language="uk")
ALL = (BRIDGE, TOWN, UNDATED, CYRILLIC)
STRANGE = (
    'AND OR NOT ( " : * ~ ^ [ TO ] { } \\ / title:x text:(',
    "",
    "   ",
    "\x00\ud800\uffff",
    "bridge " * 5000,
    " ".join(f"w{number}" for number in range(5000)),
    "x" * 100_000,
)


class IndexSuite:
    """Override `make`: it opens your index over a folder, empty at first."""

    def make(self, folder: Path) -> Index:
        raise NotImplementedError

    def test_finds_what_was_added_best_first(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        index.add(ALL)
        found = index.search(Query("bridge over the Oskil destroyed"), 10)
        assert found[0] == BRIDGE.id
        assert UNDATED.id in found
        assert len(set(found)) == len(found)
        index.close()

    def test_keeps_to_the_limit(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        index.add(make_passage(f"bridge number {number}") for number in range(40))
        for limit in (0, 1, 7, 40):
            assert len(index.search(Query("bridge"), limit)) == limit
        assert len(index.search(Query("bridge"), 100)) == 40
        index.close()

    def test_gives_nothing_published_after_the_day(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        index.add(ALL)
        words = "bridge Oskil mayor Kupiansk Kupyansk"
        assert set(index.search(Query(words, until=date(2025, 12, 24)), 10)) == {
            BRIDGE.id,
            UNDATED.id,
            *self._cyrillic(index),
        }
        assert TOWN.id in index.search(Query(words, until=date(2025, 12, 25)), 10)
        assert BRIDGE.id not in index.search(Query(words, since=date(2025, 11, 2)), 10)
        index.close()

    def _cyrillic(self, index: Index) -> set[str]:
        """An index may or may not join scripts."""
        return {CYRILLIC.id} & set(index.search(Query("Kupiansk"), 10))

    def test_finds_the_undated_in_every_window(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        index.add(ALL)
        assert UNDATED.id in index.search(Query("bridge", since=date(2025, 12, 1), until=date(2025, 12, 2)), 10)
        index.close()

    def test_keeps_to_what_is_asked_for(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        note = make_passage("The bridge was seen.", kind=PassageKind.NOTE, camp="ua", publisher="Ukrainska Pravda")
        gone = make_passage("The bridge is gone.", camp="ru", publisher="TASS", language="ru-RU")
        bare = make_passage("The bridge, again.", publisher=None, language=None)
        index.add([*ALL, note, gone, bare])
        for only, wanted in (
            (Only(kinds=(PassageKind.NOTE,)), {note.id}),
            (Only(camps=("ua",)), {note.id}),
            (Only(camps=("ua", "ru")), {note.id, gone.id}),
            (Only(languages=("ru",)), {gone.id}),
            (Only(publishers=("ukrainska pravda",)), {note.id}),
            (Only(places=(("Kupiansk", "Kupyansk"),)), {UNDATED.id}),
            (Only(places=(("Nowhere",),)), set[str]()),
            (Only(camps=("ua",), languages=("ru",)), set[str]()),
            (Only(places=(("!",),)), set[str]()),
        ):
            assert set(index.search(Query("bridge"), 10, only)) == wanted, only
        index.close()

    def test_adding_twice_is_found_once(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        index.add([BRIDGE, BRIDGE])
        index.add([BRIDGE, TOWN])
        assert index.count() == 2
        assert list(index.search(Query("bridge"), 10)) == [BRIDGE.id]
        index.close()

    def test_keeps_after_closing(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        index.add(ALL)
        before = index.search(Query("bridge Kupiansk"), 10)
        index.close()
        again = self.make(tmp_path)
        assert again.count() == len(ALL)
        assert list(again.search(Query("bridge Kupiansk"), 10)) == list(before)
        again.close()

    def test_finds_the_same_after_building_anew_in_another_order(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        copies = [make_passage("the bridge fell", url=f"https://news.example/{number}") for number in range(60)]
        for first in range(0, 60, 12):
            index.add(copies[first : first + 12])
        index.add(ALL)
        before = index.search(Query("bridge Oskil"), 20)
        index.clear()
        assert index.count() == 0
        assert list(index.search(Query("bridge"), 10)) == []
        index.add(reversed([*copies, *ALL]))
        assert list(index.search(Query("bridge Oskil"), 20)) == list(before)
        index.close()

    def test_no_text_is_bad_syntax(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        index.add(ALL)
        for text in STRANGE:
            index.search(Query(text, names=((text, text),), numbers=(text,)), 5)
        index.close()

    def test_an_empty_index_finds_nothing(self, tmp_path: Path) -> None:
        index = self.make(tmp_path)
        assert list(index.search(Query("bridge"), 5)) == []
        assert index.count() == 0
        index.clear()
        index.add([])
        assert index.count() == 0
        index.close()
