"""What every stance model must do. Subclass `ModelSuite` and set `module`; pytest runs it."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

import math
from typing import Any

from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.reference import Tables
from secondsource.errors import ModelError
from secondsource.testing.parts import PartSuite, no_connections

PAIRS = (
    ("The bridge over the Oskil was destroyed.", "The bridge over the Oskil was destroyed. It rained."),
    ("The bridge over the Oskil was destroyed.", "The council met on Monday."),
    ("", "The council met on Monday."),
    ("The council met.", ""),
    ("Міст зруйновано.", "Міст через Оскіл зруйновано 🙂 \u0000\u2028 \ud7ff."),
    ("word " * 2_000, "word " * 5_000),
)


class ModelSuite(PartSuite):
    """Set `module` to the part's module."""

    def model(self) -> Any:
        return self.module.Component(self.module.Options(), Tables())

    def read(self, pairs: tuple[tuple[str, str], ...] = PAIRS) -> list[StanceReading]:
        """The readings, without a way to the network; none where the model's files are not on this machine."""
        with no_connections():
            try:
                return list(self.model().read(pairs))
            except ModelError:
                return []

    def test_gives_one_reading_for_each_pair(self) -> None:
        assert len(self.read()) in {0, len(PAIRS)}
        assert self.read(()) == []

    def test_scores_are_shares_of_one(self) -> None:
        for reading in self.read():
            scores = (reading.supports, reading.refutes, reading.silent)
            assert all(0 <= score <= 1 for score in scores)
            assert math.isclose(sum(scores), 1, abs_tol=1e-6)

    def test_the_deciding_span_stands_in_the_text(self) -> None:
        for (_, text), reading in zip(PAIRS, self.read(), strict=False):
            assert 0 <= reading.span.start <= reading.span.end <= len(text)

    def test_says_why(self) -> None:
        assert all(reading.why.strip() and "\n" not in reading.why for reading in self.read())

    def test_has_nothing_to_say_without_words(self) -> None:
        for reading in self.read((("", "The council met."), ("The council met.", ""))):
            assert reading.stance is Stance.SILENT

    def test_reads_alike_at_any_place_and_time(self) -> None:
        assert self.read() == self.read()
        assert self.read(PAIRS[::-1]) == self.read()[::-1]
