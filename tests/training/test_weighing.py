"""How sure a contradiction is: the curve follows the labels, and no claim is judged by weights that saw it."""

from random import Random

import pytest
from stances import measure, weighing
from stances.measure import Said

EVEN = dict.fromkeys(measure.UP_TO, 1.0)


def drawn(count: int, claims: int) -> list[Said]:
    """Rows that are refuted the oftener the further *refutes* is ahead of *supports*, however far ahead of *silent*."""
    chance = Random(7)
    rows: list[Said] = []
    for at in range(count):
        supports, silent = chance.uniform(-4, 0.5), chance.uniform(-4, 0.5)
        label = "refutes" if chance.random() < 0.5 - supports / 8 else "supports"
        rows.append(Said(label, (supports, 1.0, silent), 40, f"Claim {at % claims}."))
    return rows


def test_the_score_that_tells_more_weighs_more():
    found = weighing.fit(drawn(1500, 1500), EVEN)
    assert found.over_supports > 3 * abs(found.over_silent)


def test_no_claim_is_judged_by_a_curve_that_saw_it():
    rows = drawn(600, 60)
    before = weighing.out_of_fold(rows, EVEN)
    turned = [
        Said("supports" if row.label == "refutes" else "refutes", row.scores, 40, row.claim)
        if row.claim == "Claim 7."
        else row
        for row in rows
    ]
    after = weighing.out_of_fold(turned, EVEN)
    assert [one for one, row in zip(before, rows, strict=True) if row.claim == "Claim 7."] == pytest.approx(
        [one for one, row in zip(after, rows, strict=True) if row.claim == "Claim 7."]
    )
    assert before != pytest.approx(after)


def test_precision_is_of_what_is_called_and_recall_of_what_is_refuted():
    rows = [weighing.Judged(*each) for each in ((True, True), (True, False), (False, True), (False, True))]
    assert (weighing.precision(rows), weighing.recall(rows)) == (0.5, pytest.approx(1 / 3))
    assert (weighing.precision([]), weighing.recall([])) == (0.0, 0.0)
