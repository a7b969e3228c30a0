import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.domain.record import Span
from secondsource.reading.sentences import find_sentences

PIECES = st.sampled_from(
    [
        "He left. ",
        "“Why?” ",
        "she asked. ",
        "U.S. ",
        "Gen. Roe ",
        "\n",
        "\r\n",
        "«Да.» ",
        "这是。",
        "مرحبا. ",
        "🙂",
        '"',
        "’",
        " ",
        "!",
        "…",
        "Mr. ",
        "3.5 ",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


def split(text):
    return [span.of(text) for span in find_sentences(text, ())]


@given(TEXTS)
def test_sentences_tile_the_text_in_order_and_only_white_space_lies_between(text):
    at = 0
    for span in find_sentences(text, ()):
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()


@given(TEXTS)
def test_a_sentence_by_itself_is_split_as_it_was_or_finer(text):
    for span in find_sentences(text, ()):
        assert "".join(split(span.of(text))).replace(" ", "") == span.of(text).replace(" ", "") or span.of(text).split()


def test_no_sentence_crosses_a_paragraph():
    text = "The first has no stop The second has none either"
    assert split(text) == [text]
    assert [s.of(text) for s in find_sentences(text, (Span(0, 22), Span(22, len(text))))] == [
        "The first has no stop",
        "The second has none either",
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Lt. Col. A. B. Roe spoke. Nobody answered.", ["Lt. Col. A. B. Roe spoke.", "Nobody answered."]),
        ("Gov. Lee met Sen. Cho. They agreed.", ["Gov. Lee met Sen. Cho.", "They agreed."]),
        ("U.S. troops arrived. They unloaded.", ["U.S. troops arrived.", "They unloaded."]),
        ("He flew to the U.S. The trip took a day.", ["He flew to the U.S.", "The trip took a day."]),
        ("It rose by 3.5 percent on Oct. 4. Shares fell.", ["It rose by 3.5 percent on Oct. 4.", "Shares fell."]),
        ("“Is it over?” she asked.", ["“Is it over?” she asked."]),
        ("“Never!” Roe said. He sat down.", ["“Never!” Roe said.", "He sat down."]),
        ("“We won. We are glad,” Roe said.", ["“We won.", "We are glad,” Roe said."]),
        ("“We won.” “We lost.”", ["“We won.”", "“We lost.”"]),
        ('"We won." He left.', ['"We won."', "He left."]),
        ("One line\nAnother line.", ["One line", "Another line."]),
    ],
)
def test_borders(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize("unit", ['"', "word ", "“a b. ", "A. ", ".", "🙂"])
def test_odd_text_costs_no_more_than_its_length(unit, assert_linear):
    assert_linear(lambda text: find_sentences(text, ()), unit, 1000, 200_000)
