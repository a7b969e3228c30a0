"""Who says what, with the trees of the trained tagger."""

import pytest

from secondsource.data.tables import load_tables
from secondsource.pipeline.reading import find_trees
from secondsource.reading.sentences import find_sentences
from secondsource.reading.speech.attribution import find_attributions
from secondsource.taggers import minilm


@pytest.fixture(scope="module")
def tagger():
    return minilm.Component(minilm.Options(threads=1))


@pytest.fixture
def read(tagger):
    def told(text):
        sentences = find_sentences(text, ())
        found = find_attributions(text, sentences, load_tables(), find_trees(text, sentences, tagger))
        return [(each.speaker_span.of(text), each.cue, each.content_span.of(text)) for each in found]

    return told


@pytest.mark.parametrize(
    "text, speaker, cue, content",
    [
        ("The plant will close, officials said on Monday.", "officials", "said", "The plant will close"),
        ("“The plant will close,” said Ana Lind, a teacher.", "Ana Lind, a teacher", "said", "The plant will close"),
        ("According to Ana Lind, two ferries sank.", "Ana Lind", "According to", "two ferries sank"),
        ("The ministry told reporters that taxes would rise.", "The ministry", "told", "taxes would rise"),
        (
            "The judge maintained that the sale was void and that it must end.",
            "The judge",
            "maintained",
            "the sale was void and that it must end",
        ),
        ("The levy was backed by the farmers of Harrow.", "the farmers of Harrow", "backed by", "The levy"),
        ("Officials in the city want her to resign.", "Officials in the city", "want", "her to resign"),
        ("The mayor voted twice last year against the levy.", "The mayor", "voted twice last year against", "the levy"),
        ("The mayor tried to defend the levy.", "The mayor", "defend", "the levy"),
        ("The clerk confided that the vault was empty.", "The clerk", "confided", "the vault was empty"),
        ("He met the farmers who back the levy.", "who", "back", "the levy"),
        (
            "“It failed,” said Tom Selby, organizer of a group called Open Harbours.",
            "Tom Selby, organizer of a group called Open Harbours",
            "said",
            "It failed",
        ),
        (
            "To varying degrees, all agreed that the levy would raise prices.",
            "all",
            "agreed",
            "the levy would raise prices",
        ),
        (
            "Four in ten voters said the port would close, while nine in ten said they feared for the mill.",
            "Four in ten voters",
            "said",
            "the port would close",
        ),
    ],
)
def test_speaker_cue_and_content(read, text, speaker, cue, content):
    assert (speaker, cue, content) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Harrow state attorney general is looking at the sale of the mill.",
        "The law requires every ferry to carry a radio.",
    ],
)
def test_a_noun_and_a_duty_are_nobodys_words(read, text):
    assert read(text) == []


def test_what_the_article_says_of_a_speaker_is_not_part_of_who_speaks(read):
    (told,) = read("Ana Lind, who runs the old mill in Harrow, said the river had risen.")
    assert told == ("Ana Lind", "said", "the river had risen")


def test_what_the_writer_adds_behind_a_name_is_not_what_is_said(read):
    assert read("Officials said the flood hit Harrow, which lies below the dam.") == [
        ("Officials", "said", "the flood hit Harrow")
    ]


def test_what_a_speaker_adds_about_what_happened_is_said_too(read):
    told = "the enemy launched four raids near Harrow, all of which were beaten back"
    assert read(f"Officials said {told}.") == [("Officials", "said", told)]


def test_the_same_verb_without_that_gives_nobody_words(read):
    assert read("The rain ensured that the river rose.") == []


def test_a_stance_that_only_describes_a_noun_is_none_of_the_sentence(read):
    assert read("The police searched a house owned by a man supporting the strike.") == []


def test_words_inside_a_quotation_are_its_speakers(read):
    assert read("“I think we support the levy,” said Ana Lind.") == [
        ("Ana Lind", "said", "I think we support the levy")
    ]
