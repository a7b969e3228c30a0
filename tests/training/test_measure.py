import pytest
from stances import measure
from stances.measure import Grounded, Said

EVEN = dict.fromkeys(measure.UP_TO, 1.0)


def said(label: str, supports: float, refutes: float, silent: float, length: int = 40) -> Said:
    return Said(label, (supports, refutes, silent), length)


def test_a_threshold_is_the_least_score_that_keeps_the_precision():
    sure = [said("refutes", 0, 5 + at / 100, 0) for at in range(60)]
    tied = [said("silent", 0, 2, 0)] * 40
    least = measure.threshold([*tied, *sure], "refutes", 0.95, EVEN)
    assert least == sure[0].shares(EVEN)["refutes"]
    assert measure.precision_from("refutes", least, EVEN)([*tied, *sure]) == 1.0
    assert measure.recall_from("refutes", least, EVEN)([*tied, *sure]) == 1.0


def test_where_no_score_reaches_the_precision_no_row_is_over_the_threshold():
    coin = [said(label, 0, at / 10, 0) for at in range(80) for label in ("refutes", "silent")]
    assert measure.threshold(coin, "refutes", 0.95, EVEN) == measure.NEVER


def test_a_few_right_rows_set_no_threshold():
    assert measure.threshold([said("refutes", 0, 9, 0)] * 20, "refutes", 0.95, EVEN) == measure.NEVER


def test_rows_that_are_too_sure_are_cooled():
    rows = [said("supports" if at % 3 else "refutes", 6, 0, 0) for at in range(300)]
    warm = measure.temperatures(rows)
    assert warm[64] > 3
    assert measure.calibration_error(warm)(rows) < measure.calibration_error(EVEN)(rows) / 2


def test_a_length_with_few_rows_takes_the_temperature_of_all():
    rows = [said("supports" if at % 3 else "refutes", 6, 0, 0) for at in range(300)]
    assert measure.temperatures([*rows, said("refutes", 9, 0, 0, 400)])[512] == measure.temperatures(rows)[64]


def test_two_classes_leave_silence_out():
    rows = [said("supports", 1, 0, 9), said("refutes", 1, 0, 9), said("silent", 0, 0, 9)]
    assert (measure.two_classes(rows), measure.accuracy(rows)) == (0.5, pytest.approx(1 / 3))


def test_balanced_accuracy_counts_both_kinds_alike():
    read = [Grounded(True, 0.9), *[Grounded(False, 0.1)] * 8, Grounded(False, 0.95)]
    assert measure.balanced_accuracy(0.5)(read) == pytest.approx((1 + 8 / 9) / 2)
    assert measure.best_threshold(read) == 0.9


def test_a_document_is_parted_without_loss():
    document = " ".join(map(str, range(257)))
    parts = measure.parts_of(document, 110)
    assert (" ".join(parts), len(parts)) == (document, 3)


def test_the_surest_rows_are_those_with_the_highest_score():
    sure, unsure = said("supports", 9, 0, 0), said("silent", 1, 0.5, 0)
    read = [unsure, *[sure] * 2, unsure]
    assert measure.accuracy_of_surest(0.5, EVEN)(read) == 1.0
    assert measure.accuracy_of_surest(1.0, EVEN)(read) == measure.accuracy(read) == 0.5
