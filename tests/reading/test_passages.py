"""Long texts are cut into passages of whole sentences."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading.passages import find_units, split_passages

TEXT = "One came. Two left. Three stayed. Four slept.\nA new line starts. It ends."


def test_a_passage_has_at_most_three_sentences_and_crosses_no_line():
    assert [span.of(TEXT) for span in split_passages(TEXT)] == [
        "One came. Two left. Three stayed.",
        "Four slept.",
        "A new line starts. It ends.",
    ]


def test_a_passage_is_no_longer_than_asked_unless_one_sentence_is():
    assert [span.of(TEXT) for span in split_passages(TEXT, characters=12)][:2] == ["One came.", "Two left."]


def test_a_sentence_without_end_is_cut():
    units = find_units("word " * 20_000)
    assert max(unit.end - unit.start for unit in units) <= 1500
    assert units[0].start == 0


@given(st.text(alphabet="aB .!?\n\u2028”", max_size=200))
def test_every_letter_stands_in_one_passage(text: str):
    for spans in (split_passages(text), find_units(text)):
        inside = {at for span in spans for at in range(span.start, span.end)}
        assert sum(span.end - span.start for span in spans) == len(inside)
        assert all(at in inside for at, letter in enumerate(text) if letter.isalnum())
