"""What every record must do. Subclass `RecordSuite`, say how yours is made, and run it with pytest."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from secondsource.domain.analysis import Analysis, analysis_id
from secondsource.domain.evidence import PassageKind
from secondsource.domain.matching import EarlierClaim, EarlierKind, fact_check_id
from secondsource.domain.record import Span
from secondsource.domain.reference import Publisher
from secondsource.domain.report import Verdict
from secondsource.ports import Record
from secondsource.testing.fakes import make_passage

_TEXT = "Куп'янськ, “quoted” — 2,500 people.\nSecond line.\x00"
RICH = replace(
    make_passage(
        _TEXT,
        url="https://news.example/б?x=1#y",
        title="A title",
        published_at=date(2025, 12, 25),
        kind=PassageKind.NOTE,
        language="uk",
        camp="ukraine",
    ),
    span=Span(7, 7 + len(_TEXT)),
    fetched_at=datetime(2025, 12, 26, 1, 2, 3, 456, tzinfo=UTC),
)
ANALYSIS = Analysis(
    analysis_id("The bridge is closed.", Verdict.REFUTED, "A. Editor", date(2026, 1, 2)),
    "The bridge is closed.",
    Verdict.REFUTED,
    "It was open on the day — “two lanes of four”.",
    "A. Editor",
    date(2026, 1, 2),
    ("https://council.example/bridge",),
)
PUBLISHER = Publisher(
    "Zelvia Daily", ("zelvia.example",), "GB", ("en",), "none", "independent", None, "https://zelvia.example/about"
)
EARLIER = EarlierClaim(
    fact_check_id("https://zelvia.example/check", "Zelvia Check", "The “bridge” is closed.", "Mostly false"),
    EarlierKind.FACT_CHECK,
    "The “bridge” is closed.",
    "Mostly false",
    "Zelvia Check",
    "https://zelvia.example/check",
    date(2026, 1, 3),
    "Міська рада",
    date(2026, 1, 2),
    "en",
    "Is the bridge closed?",
)
POOR = replace(make_passage("x", publisher=None, language=None), snapshot=None)


class RecordSuite:
    """Override `make`: it opens your record over a folder, empty at first."""

    def make(self, folder: Path) -> Record:
        raise NotImplementedError

    def test_gives_back_every_field(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        record.add([RICH, POOR])
        assert list(record.get([RICH.id, POOR.id])) == [RICH, POOR]
        record.close()

    def test_keeps_after_closing(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        record.add([RICH])
        record.close()
        again = self.make(tmp_path)
        assert list(again.passages()) == [RICH]
        again.close()

    def test_adding_twice_changes_nothing(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        assert record.add([RICH, RICH]) == 1
        assert record.add([replace(RICH, title="Another title"), POOR]) == 1
        assert list(record.get([RICH.id])) == [RICH]
        assert record.count() == 2
        record.close()

    def test_gives_in_the_order_asked_and_leaves_out_what_it_lacks(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        many = [make_passage(f"text {number}") for number in range(1200)]
        assert record.add(many) == 1200
        asked = [passage.id for passage in reversed(many)]
        assert [passage.id for passage in record.get(["psg-none", *asked])] == asked
        record.close()

    def test_gives_all_in_the_order_of_first_keeping(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        many = [make_passage(f"text {number}") for number in range(1200)]
        record.add(many[600:])
        record.add(many)
        assert list(record.passages()) == [*many[600:], *many[:600]]
        record.close()

    def test_can_be_added_to_while_it_is_read(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        record.add([RICH])
        for number, _ in enumerate(record.passages()):
            if number == 0:
                record.add([POOR])
        assert record.count() == 2
        record.close()

    def test_empty_is_no_error(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        assert record.add([]) == 0
        assert list(record.get([])) == []
        assert list(record.passages()) == []
        assert record.count() == 0
        record.close()

    def test_keeps_analyses_and_publishers_once(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        assert record.add_analyses([ANALYSIS, ANALYSIS]) == 1
        assert record.add_analyses([replace(ANALYSIS, summary="Another")]) == 0
        assert record.add_publishers([PUBLISHER]) == 1
        assert record.add_publishers([replace(PUBLISHER, standing="agency")]) == 0
        record.close()
        again = self.make(tmp_path)
        assert list(again.analyses()) == [ANALYSIS]
        assert list(again.publishers()) == [PUBLISHER]
        assert again.count() == 0
        again.close()

    def test_keeps_earlier_claims_once_in_order(self, tmp_path: Path) -> None:
        record = self.make(tmp_path)
        many = [replace(EARLIER, id=f"fck-{number}", claim=f"Claim {number}.") for number in range(1200)]
        assert record.add_earlier([EARLIER, EARLIER]) == 1
        assert record.add_earlier([replace(EARLIER, answer="True"), *many]) == 1200
        record.close()
        again = self.make(tmp_path)
        assert list(again.earlier()) == [EARLIER, *many]
        assert list(again.earlier(skip=1199)) == many[-2:]
        assert list(again.get_earlier(["fck-none", "fck-7", EARLIER.id])) == [many[7], EARLIER]
        assert again.count_earlier() == 1201
        assert again.count() == 0
        again.close()
