"""WordPiece over a small vocabulary of our own."""

import pytest

from secondsource.reading.vocabulary.word_pieces import SHAPES, WordPieces, shape

_PIECES = "[PAD] [UNK] [CLS] [SEP] bridge ##s re ##open ##ed ' t can . u s 漢 cafe"
VOCABULARY = tuple(_PIECES.split())


@pytest.fixture
def vocabulary():
    return WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    "word, pieces",
    [
        ("bridges", "bridge ##s"),
        ("Reopened", "re ##open ##ed"),
        ("can’t", "can ' t"),
        ("U.S.", "u . s ."),
        ("CAFÉ", "cafe"),
        ("漢漢", "漢 漢"),
        ("xyz", "[UNK]"),
        ("bridgex", "[UNK]"),
        ("\u200b", "[UNK]"),
        ("", "[UNK]"),
        ("bridge" * 40, "[UNK]"),
    ],
)
def test_takes_the_longest_piece_first(vocabulary, word, pieces):
    assert vocabulary.pieces(word) == tuple(vocabulary.ids[piece] for piece in pieces.split())


def test_remembers_no_more_than_it_is_told_to():
    vocabulary = WordPieces(VOCABULARY, remembered=2)
    first = [vocabulary.pieces(word) for word in ("bridge", "can", "re")]
    assert [vocabulary.pieces(word) for word in ("bridge", "can", "re")] == first
    assert len(vocabulary._memory) <= 2


@pytest.mark.parametrize(
    "word, name",
    [
        ("bridge", "lower"),
        ("Bridge", "Title"),
        ("NATO", "UPPER"),
        ("I", "letter"),
        ("McField", "mIxed"),
        ("7pm", "digits"),
        ("…", "other"),
        ("漢", "lower"),
    ],
)
def test_names_the_shape_that_lower_case_hides(word, name):
    assert SHAPES[shape(word)] == name
