"""What every ledger must do. Subclass `LedgerSuite`, say how yours is made, and run it with pytest."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from pathlib import Path

from secondsource.ports import Ledger

BODY = "Куп'янськ, “quoted”\n" * 50


class LedgerSuite:
    """Override `make`: it opens your ledger over a folder, empty at first."""

    def make(self, folder: Path) -> Ledger:
        raise NotImplementedError

    def test_gives_back_what_was_written(self, tmp_path: Path) -> None:
        ledger = self.make(tmp_path)
        assert ledger.append("report", "rpt-1", ["a", "b", "a"], BODY)
        assert ledger.read("report", "rpt-1") == BODY
        assert ledger.read("report", "rpt-2") is None
        assert ledger.read("edition", "rpt-1") is None
        ledger.close()

    def test_an_entry_is_never_changed(self, tmp_path: Path) -> None:
        ledger = self.make(tmp_path)
        ledger.append("report", "rpt-1", ["a"], BODY)
        assert not ledger.append("report", "rpt-1", ["b"], "another")
        assert ledger.read("report", "rpt-1") == BODY
        assert list(ledger.entries("report", "b")) == []
        ledger.close()

    def test_gives_entries_by_kind_and_subject_in_the_order_of_writing(self, tmp_path: Path) -> None:
        ledger = self.make(tmp_path)
        for number in range(250):
            ledger.append("report", f"rpt-{number}", [f"s{number % 2}"], str(number))
        ledger.append("edition", "edn-1", ["s0"], "e")
        assert [each.body for each in ledger.entries("report")] == [str(number) for number in range(250)]
        odd = list(ledger.entries("report", "s1"))
        assert [each.id for each in odd] == [f"rpt-{number}" for number in range(1, 250, 2)]
        assert [each.body for each in ledger.entries("report", "s1", after=odd[-2].number)] == ["249"]
        assert list(ledger.entries("report", "nobody")) == []
        ledger.close()

    def test_keeps_after_closing(self, tmp_path: Path) -> None:
        ledger = self.make(tmp_path)
        ledger.append("report", "rpt-1", ["a"], BODY)
        ledger.set_bookmark("read so far", 7)
        ledger.set_bookmark("read so far", 9)
        ledger.close()
        again = self.make(tmp_path)
        assert [each.body for each in again.entries("report", "a")] == [BODY]
        assert again.bookmark("read so far") == 9
        assert again.bookmark("never put down") == 0
        again.close()

    def test_can_be_written_while_it_is_read(self, tmp_path: Path) -> None:
        ledger = self.make(tmp_path)
        ledger.append("report", "rpt-1", [], BODY)
        for entry in ledger.entries("report"):
            if entry.number < 50:
                ledger.append("report", f"{entry.id}-{entry.number}", [], BODY)
        ledger.close()

    def test_a_copy_holds_the_same(self, tmp_path: Path) -> None:
        ledger = self.make(tmp_path / "one")
        ledger.append("report", "rpt-1", ["a"], BODY)
        (tmp_path / "other").mkdir()
        ledger.back_up(tmp_path / "other")
        ledger.close()
        copy = self.make(tmp_path / "other")
        assert copy.read("report", "rpt-1") == BODY
        assert list(copy.verify()) == []
        copy.close()
