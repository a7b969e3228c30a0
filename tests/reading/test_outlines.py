"""Areas on a map: inside, outside, in a hole, and how far from the edge."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.outlines import distance_to_edge, inside

SQUARE = [(37.0, 49.0), (38.0, 49.0), (38.0, 50.0), (37.0, 50.0)]
HOLE = [(37.4, 49.4), (37.6, 49.4), (37.6, 49.6), (37.4, 49.6)]


@pytest.mark.parametrize(
    "point, expected", [((37.2, 49.2), True), ((37.5, 49.5), False), ((36.9, 49.5), False), ((37.5, 50.1), False)]
)
def test_a_point_is_inside_unless_it_is_out_or_in_a_hole(point, expected):
    assert inside(point, [[SQUARE, HOLE]]) is expected


def test_nothing_is_inside_of_nothing():
    assert not inside((0, 0), [])
    assert not inside((0, 0), [[]])
    assert distance_to_edge((0, 0), []) is None


def test_the_distance_is_in_kilometres():
    assert distance_to_edge((37.5, 50.1), [[SQUARE]]) == pytest.approx(11.12, rel=0.01)
    east = 0.1 * 111.195 * math.cos(math.radians(49.5))
    assert distance_to_edge((38.1, 49.5), [[SQUARE]]) == pytest.approx(east, rel=0.01)


@given(st.floats(36, 39), st.floats(48, 51), st.integers(0, 3), st.booleans())
def test_where_a_ring_starts_and_which_way_it_runs_changes_nothing(x, y, start, back):
    turned = [*SQUARE[start:], *SQUARE[:start]][:: -1 if back else 1]
    assert inside((x, y), [[turned]]) == inside((x, y), [[SQUARE]])
    assert distance_to_edge((x, y), [[turned]]) == pytest.approx(distance_to_edge((x, y), [[SQUARE]]))
