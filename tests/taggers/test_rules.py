"""The stand-in: plain sentences are read rightly, and a hostile one costs no quadratic time."""

import pytest

from secondsource.domain.syntax import ROOT
from secondsource.taggers.rules import Component, Options


@pytest.fixture
def tagger():
    return Component(Options())


def test_reads_a_plain_sentence(tagger):
    (tagged,) = tagger.tag(["The mayor opened a new bridge in Leeds."])
    found = {(tagged.word(at), token.upos, token.relation) for at, token in enumerate(tagged.tokens)}
    assert {("mayor", "NOUN", "nsubj"), ("opened", "VERB", "root"), ("bridge", "NOUN", "obj")} <= found
    assert [(name.span.of(tagged.text), name.entity) for name in tagged.names] == [("Leeds", "place")]


@pytest.mark.parametrize("piece", ["bridge ", "Anna ", "the ", "said ", "of ", "and ", "'s "])
def test_a_run_of_one_word_is_still_a_tree(tagger, piece):
    (tagged,) = tagger.tag([piece * 20_000])
    assert sum(token.head == ROOT for token in tagged.tokens) == 1
    assert len(tagged.subtree(tagged.root)) == len(tagged.tokens)
