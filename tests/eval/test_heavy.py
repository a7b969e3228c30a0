"""The measure of wrong refutations sees one, and its interval has width where there is none."""

from datetime import date

import heavy
import pytest
from housed import NOW, Housed, Text
from score import wilson

TOLD = (
    "The mayor of Aarhus opened the new bridge on Tuesday, 24 December 2025, in front of some 300 guests.",
    "The old bridge was closed in the spring after a survey, and the new one cost 20 million euros.",
)


def test_a_statement_that_is_refuted_is_counted_with_the_check_that_did_it():
    text = Text("page", "https://a.example/1", "Mayor opens bridge", TOLD, date(2025, 12, 26), "A")
    report = Housed("overlap", bundled=False).check(text, NOW)
    found = heavy.summarise("bundled", "overlap", text, report)
    assert [(each.verdict, each.rule, each.check) for each in found.decided] == [
        ("refuted", "arithmetic_refutes", "weekdays")
    ]
    assert len(found.refuted()) == 1


def test_a_share_of_all_still_has_an_interval():
    low, high = wilson(100, 100)
    assert low == pytest.approx(0.963, abs=0.001)
    assert high == pytest.approx(1)
    assert wilson(0, 0) == (0, 1)
