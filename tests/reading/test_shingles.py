"""How much wording two texts share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.comparing.shingles import find_shingles, jaccard


def likeness(one: str, other: str) -> float:
    return jaccard(find_shingles(one, 3), find_shingles(other, 3))


@pytest.mark.parametrize(
    "one, other, shared",
    [
        ("The bridge was rebuilt.", "THE BRIDGE, was rebuilt", 1.0),
        ("The bridge was rebuilt in May.", "The bridge was rebuilt in June.", 3 / 5),
        ("The bridge was rebuilt.", "The council met on Monday.", 0.0),
        ("The bridge.", "The bridge.", 1.0),
        ("The bridge.", "The bridge fell.", 0.0),
    ],
)
def test_the_share_of_runs_that_both_have(one, other, shared):
    assert likeness(one, other) == shared


@given(st.text(), st.text())
def test_likeness_is_a_share_and_knows_no_order(one: str, other: str):
    assert likeness(one, one) == 1
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
