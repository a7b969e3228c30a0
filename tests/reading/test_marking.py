"""A text cut at the edges of spans that nest and overlap."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.record import Span
from secondsource.reading.marking import cut_pieces

TEXT = "abcdefghij" * 3
edges = st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] < pair[1])
spans = st.lists(edges.map(lambda pair: Span(*pair)), max_size=6)


@given(edges, spans)
def test_the_pieces_joined_are_the_text(within, found):
    slot = Span(*within)
    assert "".join(piece.text for piece in cut_pieces(TEXT, slot, found)) == slot.of(TEXT)


@given(spans)
def test_every_span_ends_once_and_covers_its_words(found):
    pieces = cut_pieces(TEXT, Span(0, 30), found)
    for number, span in enumerate(found):
        held = [piece for piece in pieces if number in piece.spans]
        assert "".join(piece.text for piece in held) == span.of(TEXT)
        assert [number in piece.ends for piece in held] == [False] * (len(held) - 1) + [True]


def test_the_smallest_span_comes_first():
    (piece,) = cut_pieces(TEXT, Span(5, 6), [Span(0, 20), Span(4, 8)])
    assert piece.spans == (1, 0)


def test_paragraph_by_paragraph_a_span_ends_with_its_last_one():
    found = [Span(2, 15)]
    first, second = cut_pieces(TEXT, Span(0, 10), found), cut_pieces(TEXT, Span(10, 20), found)
    assert [piece.ends for piece in first] == [(), ()]
    assert [piece.ends for piece in second] == [(0,), ()]
