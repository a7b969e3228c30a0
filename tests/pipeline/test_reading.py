"""Trees on their way into reading: only worthwhile sentences are parsed, and only trusted trees are handed over."""

from dataclasses import replace

import pytest

from secondsource.domain.reference import Tables
from secondsource.domain.syntax import NO_TREES
from secondsource.errors import ModelError
from secondsource.pipeline.reading import MOST, find_trees, read_article
from secondsource.pipeline.tagging import SteadyTagger
from secondsource.reading.sentences import find_sentences
from secondsource.reading.statements.claims import find_claims
from secondsource.taggers import minilm, rules
from secondsource.testing.fakes import make_article

TEXT = "Rain fell.\n\nAna Lind, who runs the mill, said the river rose. The mayor denied it, and left."


class Recording:
    """A tagger that keeps what it was given."""

    def __init__(self, inner):
        self.inner = inner
        self.given = []

    def tag(self, sentences):
        self.given += sentences
        return self.inner.tag(sentences)


@pytest.fixture(scope="module")
def trained():
    return minilm.Component(minilm.Options(threads=1))


def trees(tagger, text=TEXT):
    return find_trees(text, find_sentences(text, ()), tagger)


def test_spans_are_places_in_the_article(trained):
    sentence = find_sentences(TEXT, ())[1]
    tree = trees(trained).of(sentence)
    assert tree is not None
    assert tree.text == TEXT
    assert [tree.word(number) for number in range(2)] == ["Ana", "Lind"]
    assert tree.extent(tree.root) == sentence
    assert tree.word(tree.root) == "said"


def test_a_sentence_that_can_hold_one_statement_only_is_not_parsed(trained):
    tagger = Recording(trained)
    found = trees(tagger)
    assert [words.split()[0] for words in tagger.given] == ["Ana", "The"]
    assert found.of(find_sentences(TEXT, ())[0]) is None


def test_what_the_stand_in_guesses_is_not_handed_over():
    assert trees(rules.Component(rules.Options())) == NO_TREES


def test_without_weights_reading_goes_by_the_words_alone(tmp_path):
    broken = minilm.Component(replace(minilm.Options(), weights=str(tmp_path)))
    steady = SteadyTagger("minilm", broken, rules.Component(rules.Options()))
    article = make_article(TEXT)
    assert read_article(article, Tables(), steady) == find_claims(article, Tables())
    assert steady.gaps


def test_a_text_in_another_language_is_not_parsed():
    read_article(make_article("Der Damm, der alt war, ist gebrochen.", language="de"), Tables(), Refusing())


class Refusing:
    def tag(self, sentences):
        raise ModelError(f"{len(sentences)} sentences")


def test_very_long_articles_are_parsed_up_to_a_limit():
    tagger = Recording(rules.Component(rules.Options()))
    trees(tagger, "The mayor said it rained. " * (MOST + 100))
    assert len(tagger.given) == MOST
