"""What every format must do. Subclass `FormatSuite` and give it the part."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

import json
from typing import Any

from secondsource.domain.claim import Reason
from secondsource.domain.report import Report
from secondsource.serial import dumps, loads
from secondsource.testing.harsh_reports import hostile, long
from secondsource.testing.parts import PartSuite, no_connections
from secondsource.testing.reports import REVIEWER, WHY, empty, rich, unreviewed
from secondsource.weighing.labels import REASONS


class FormatSuite(PartSuite):
    """Set `module` to the part's module."""

    def build(self) -> Any:
        return self.module.Component(self.module.Options())

    def render(self, report: Report) -> str:
        with no_connections():
            return self.build().render(report)

    def test_has_a_suffix_and_a_media_type(self) -> None:
        part = self.build()
        assert part.suffix.startswith(".")
        assert part.suffix == part.suffix.lower()
        assert "/" in part.media_type

    def test_renders_a_report_of_nothing(self) -> None:
        assert self.render(empty()).strip()

    def test_renders_everything_a_report_can_hold(self) -> None:
        text = self.render(rich())
        assert text.endswith("\n")
        assert "Lindholm" in text

    def test_tells_what_a_person_made_of_it_and_when(self) -> None:
        text = self.render(rich())
        assert REVIEWER in text
        assert WHY in text
        assert "2025" in text.partition(WHY)[0] + text.partition(WHY)[2]
        assert REVIEWER not in self.render(unreviewed())

    def test_the_machines_answer_stays_beside_a_persons(self) -> None:
        """A revision adds: whatever is told of a reviewed statement, the machine's reason is told with it."""
        before, after = self.render(unreviewed()), self.render(rich())
        for words in (REASONS[Reason.NOTHING_FOUND], Reason.NOTHING_FOUND.value):
            assert after.count(words) >= before.count(words)

    def test_names_its_report(self) -> None:
        """By which a review finds the pages that it has to write again."""
        assert rich().id in self.render(rich())

    def test_json_of_every_kind_is_json(self) -> None:
        if "json" in self.build().media_type:
            for report in (empty(), unreviewed(), rich(), hostile(), long()):
                assert json.loads(self.render(report))

    def test_renders_hostile_texts(self) -> None:
        assert self.render(hostile()).strip()

    def test_renders_a_long_report(self) -> None:
        assert len(self.render(long())) > len(self.render(long(statements=5)))

    def test_the_same_report_gives_the_same_text(self) -> None:
        assert self.render(rich()) == self.render(rich())
        assert self.build().render(rich()) == self.render(rich())

    def test_what_was_read_back_from_json_gives_the_same_text(self) -> None:
        for report in (empty(), rich(), hostile()):
            assert self.render(_there_and_back(report)) == self.render(report)

    def test_json_holds_the_whole_record(self) -> None:
        if self.build().media_type == "application/json":
            for report in (empty(), rich(), hostile()):
                assert loads(Report, self.render(report)) == report
                assert json.loads(self.render(report))["schema"] == report.schema


def _there_and_back(report: Report) -> Report:
    return loads(Report, dumps(report))
