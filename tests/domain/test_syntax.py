"""Walking a tagged sentence."""

from secondsource.domain.record import Span
from secondsource.domain.syntax import ROOT, Entity, Name, Tagged, Token, Trees

#       0         1
#       0123456789012345678901
TEXT = "Anna Field left Leeds."
TAGGED = Tagged(
    TEXT,
    (
        Token(Span(0, 4), "PROPN", 2, "nsubj", "B-person"),
        Token(Span(5, 10), "PROPN", 0, "flat", "I-person"),
        Token(Span(11, 15), "VERB", ROOT, "root"),
        Token(Span(16, 21), "PROPN", 2, "obj", "B-place"),
        Token(Span(21, 22), "PUNCT", 2, "punct"),
    ),
)


def test_the_root_its_children_and_what_hangs_on_them():
    assert TAGGED.word(TAGGED.root) == "left"
    assert TAGGED.children(2) == (0, 3, 4)
    assert TAGGED.subtree(0) == (0, 1)
    assert TAGGED.extent(0).of(TEXT) == "Anna Field"
    assert TAGGED.subtree(2) == (0, 1, 2, 3, 4)


def test_names_with_their_sorts():
    assert TAGGED.names == (Name(Span(0, 10), Entity.PERSON), Name(Span(16, 21), Entity.PLACE))


def test_two_names_side_by_side_stay_two():
    tokens = tuple(Token(Span(at, at + 1), "PROPN", ROOT if at == 0 else 0, "x", "B-place") for at in range(2))
    assert [name.span for name in Tagged("ab", tokens).names] == [Span(0, 1), Span(1, 2)]


def test_a_sentence_without_tokens_has_no_root():
    assert Tagged("", ()).root == ROOT
    assert Tagged("", ()).names == ()


def test_a_sentence_placed_in_a_longer_text_keeps_its_tree():
    placed = TAGGED.placed(f"So. {TEXT} Then rain fell.", 4)
    assert placed.word(0) == "Anna"
    assert placed.extent(placed.root).of(placed.text) == TEXT
    assert [token.head for token in placed.tokens] == [token.head for token in TAGGED.tokens]


def test_a_sentence_that_was_not_parsed_has_no_tree():
    trees = Trees({Span(0, 22): TAGGED})
    assert trees.of(Span(0, 22)) is TAGGED
    assert trees.of(Span(0, 21)) is None
