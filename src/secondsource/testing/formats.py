"""What every format must do. Subclass `FormatSuite` and give it the part."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

import json
from typing import Any

from secondsource.domain.report import Report
from secondsource.serial import dumps, loads
from secondsource.testing.harsh_reports import hostile, long
from secondsource.testing.parts import PartSuite, no_connections
from secondsource.testing.reports import empty, rich


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
