"""Rankings are fused."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.ranking import fuse

ITEMS = st.lists(st.sampled_from("abcdefgh"), max_size=8, unique=True)


def test_what_two_lists_place_well_comes_before_the_first_of_one():
    assert fuse([["a", "b"], ["c", "b"]])[0] == "b"


def test_nothing_fused_is_nothing():
    assert fuse([]) == ()
    assert fuse([[], []]) == ()


@given(st.lists(ITEMS, max_size=5))
def test_every_item_comes_back_once(rankings: list[list[str]]):
    fused = fuse(rankings)
    assert sorted(fused) == sorted({item for ranking in rankings for item in ranking})


@given(ITEMS)
def test_one_ranking_keeps_its_order(ranking: list[str]):
    assert fuse([ranking]) == tuple(ranking)
    assert fuse([ranking, ranking]) == tuple(ranking)
