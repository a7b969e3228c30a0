"""Rankings are fused and passages ordered."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.evidence import Passage, PassageKind, passage_id
from secondsource.domain.record import Span
from secondsource.reading.ranking import fuse, rank_passages

ITEMS = st.lists(st.sampled_from("abcdefgh"), max_size=8, unique=True)


def passage(text: str, title: str = "") -> Passage:
    key = passage_id("https://example.org", PassageKind.PAGE, text)
    return Passage(
        key, "https://example.org", title, None, text, Span(0, len(text)), None, None, "en", PassageKind.PAGE
    )


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


def test_passages_that_share_rare_words_come_first():
    bridge = passage("The bridge over the Oskil was destroyed.")
    weather = passage("It rained in the city.")
    city = passage("The city council met.")
    ranked = rank_passages("A bridge over the Oskil river near the city was destroyed.", [weather, city, bridge])
    assert ranked[0] is bridge
    assert set(ranked) == {bridge, weather, city}
    assert rank_passages("anything", []) == ()
