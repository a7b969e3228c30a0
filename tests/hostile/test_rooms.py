"""Every place that shows a text, given the whole corpus, beside the same place given harmless words of those lengths:
both pages have the same elements and attributes, and every text can be read on the first."""

from collections.abc import Callable

import pytest

from .looking import assert_harmless, bare, elements, skeleton, words
from .payloads import ALL, plain
from .rooms import ROOMS, House

Twins = Callable[[], tuple[House, House]]
CUT = {"sign_in": 40}
"""Rooms that show only so many characters of a text; others show every text of up to 120 whole."""


def test_the_corpus_is_large():
    assert len(set(ALL)) >= 200
    assert len([text for text in ALL if len(text) < 120]) >= 150


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_furnished_alike_for_hostile_and_for_harmless_texts(open_twins: Twins, room: str):
    harsh, tame = open_twins()
    shown = ""
    for page, other in zip(ROOMS[room](harsh, ALL), ROOMS[room](tame, plain(ALL)), strict=True):
        assert page.status_code == other.status_code < 500, page.request.url
        made, wanted = elements(page.text or "<p>"), elements(other.text or "<p>")
        assert_harmless(made)
        assert skeleton(made) == skeleton(wanted), page.request.url
        shown += words(made)
    assert [text for text in ALL if len(text) < 120 and bare(text[: CUT.get(room)]) not in shown] == []
