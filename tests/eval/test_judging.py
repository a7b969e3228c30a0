"""The numbers by which readers are judged, on readings whose worth is plain."""

import judging
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging import Read

from secondsource.domain.evidence import Stance, StanceReading
from secondsource.domain.record import Span


def read(label: str, supports: float, refutes: float) -> Read:
    silent = 1 - supports - refutes
    scores = {"supports": supports, "refutes": refutes, "silent": silent}
    stance = Stance(max(scores, key=scores.__getitem__))
    return Read(label, StanceReading(stance, supports, refutes, silent, Span(0, 0), "It says so."))


PERFECT = [read("supports", 1.0, 0.0), read("refutes", 0.0, 1.0), read("silent", 0.0, 0.0)]
WRONG = [read("refutes", 1.0, 0.0), read("silent", 0.0, 1.0), read("supports", 0.0, 0.0)]
ALL = {**judging.PLAIN, **judging.OF_NETWORK, **judging.OF_ALL}


@pytest.mark.parametrize("name", ALL)
def test_a_perfect_reader_has_every_number_at_1(name):
    expected = 2 / 3 if name == "coverage" else 1
    assert ALL[name](PERFECT) == pytest.approx(expected)


@pytest.mark.parametrize("name", sorted({"macro_f1", "two_way", "balanced", "calibrated", "accuracy_at_coverage_100"}))
def test_a_reader_that_is_surely_wrong_has_none(name):
    assert ALL[name](WRONG) == pytest.approx(1 / 4 if name == "balanced" else 0)


def test_a_reader_that_says_how_often_it_is_right_is_calibrated():
    rows = [read("supports", 0.75, 0.0)] * 3 + [read("refutes", 0.75, 0.0)]
    assert judging.calibrated(rows) == pytest.approx(1)
    assert judging.calibrated([read("refutes", 0.75, 0.0)] * 4) == pytest.approx(0.25)


def test_the_surest_rows_are_kept_first():
    rows = [read("supports", 0.9, 0.0), read("refutes", 0.6, 0.0)]
    assert judging.accuracy_at(0.5)(rows) == 1
    assert judging.accuracy_at(1.0)(rows) == 0.5


def test_precision_and_recall_of_refuted_are_read_off_the_ranking():
    rows = [read("refutes", 0.0, 0.9), read("supports", 0.0, 0.8), read("refutes", 0.0, 0.7), read("silent", 0.0, 0.1)]
    assert judging.refutes_precision_at(0.5)(rows) == 1
    assert judging.refutes_precision_at(1.0)(rows) == pytest.approx(2 / 3)
    assert judging.refutes_recall_at(0.95)(rows) == 0.5


@given(st.lists(st.tuples(st.sampled_from(judging.CLASSES), st.floats(0, 0.5), st.floats(0, 0.5)), min_size=1))
def test_every_number_lies_between_0_and_1(rows):
    readings = [read(*row) for row in rows]
    for name, of in ALL.items():
        assert -1e-9 <= of(readings) <= 1 + 1e-9, name
