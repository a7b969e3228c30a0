"""A text read piece by piece has the terms that it has as a whole."""

from hypothesis import example, given
from hypothesis import strategies as st

from secondsource.stores._terms import cut, joined_names, joined_words, pieces

# Where reading by pieces could go wrong: numbers with spaces in them, apostrophes, marks that hang on words.
HARD = st.lists(
    st.sampled_from([*"09 .,'’ʼ`_-\u00a0\u202f\n\x1f", "27", "169", "000", "Kyiv", "київ", "Ґ", "é", "İ", "—", "٣"])
)


@given(HARD.map("".join) | st.text(max_size=80))
@example("27 169 people and 1 000,5 more in 2022 300 houses of Kupiansk's 12\u202f000")
@example("1 0000 and 12.345.678 9")
def test_pieces_lose_and_add_nothing(text: str):
    assert joined_words(pieces(text)) == joined_words(cut(text))
    assert joined_names(pieces(text)) == joined_names(cut(text))
