"""An article becomes a script: every sentence once, no furniture, and a map between what is shown and what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.data.tables import load_tables
from secondsource.domain.narration import Part
from secondsource.domain.reference import Pronounced
from secondsource.reading.spoken.names import Lexicon, lexicon_of
from secondsource.reading.spoken.script import write_script
from secondsource.reading.spoken.sentence import say, say_plain
from secondsource.testing.fakes import make_article
from secondsource.voices.espeak import _notation

NAMES = lexicon_of(
    (
        Pronounced("Kupiansk", ("Kupiansk", "Kupyansk"), "ˈkuːpjænsk", "place", "https://reference.example/k"),
        Pronounced("Kupiansk-Vuzlovyi", ("Kupiansk-Vuzlovyi",), "ˈkuːpjænsk vuzˈlɒviː", "place", "https://r.example/v"),
        Pronounced("Fedorov", ("Fedorov",), "ˈfɛdɒrɒv", "person", "https://reference.example/f"),
        Pronounced("Bucha", ("Bucha",), "ˈbuːtʃ", "place", "https://reference.example/b"),
    )
)


def sounds(text):
    said = say(text, NAMES)
    return [(each.span.of(said.text), each.ipa) for each in said.sounds]


def test_names_keep_their_letters_and_get_their_sound():
    assert sounds("Troops left Kupyansk.") == [("Kupyansk", "ˈkuːpjænsk")]


def test_the_longest_name_is_taken():
    assert sounds("At Kupiansk-Vuzlovyi it rained.") == [("Kupiansk-Vuzlovyi", "ˈkuːpjænsk vuzˈlɒviː")]


def test_a_name_inside_a_word_is_none():
    assert sounds("The Kupianska and the Kupiansk2 are no names.") == []


@pytest.mark.parametrize(
    "written, ending", [("Kupiansk’s", "ˈkuːpjænsks"), ("Fedorov's", "ˈfɛdɒrɒvz"), ("Bucha’s", "ˈbuːtʃɪz")]
)
def test_a_possessive_sounds_as_its_name_ends(written, ending):
    assert sounds(f"It is {written} own.") == [(written.replace("’", "'"), ending)]


def test_the_letter_a_is_spelled_in_an_acronym_and_no_article():
    said = say("The AISC saw a map.", Lexicon(()))
    assert [each.span.of(said.text) for each in said.sounds] == ["A"]


def test_every_sound_of_the_lexicon_is_one_that_the_engine_has():
    rows = load_tables().lexicon
    assert len(rows) >= 150
    assert [row.name for row in rows if not _notation(row.ipa)] == []


def test_quotations_are_known_and_nested_ones_are_part_of_them():
    said = say("“He told me ‘never again’,” she said, “and then he left us here.”", Lexicon(()))
    assert [each.span.of(said.text) for each in said.quotes] == [
        "He told me never again,",
        "and then he left us here.",
    ]


def test_a_quotation_goes_on_over_sentences_of_a_paragraph_only():
    script = write_script(make_article("“It rained. It was cold.” It was dark.\n“Open. More\nNobody speaks."), ())
    quoted = {each.text: bool(each.quotes) for each in script.utterances}
    assert quoted["It was cold.”"]
    assert not quoted["It was dark."]
    assert not quoted["Nobody speaks."]


def test_title_then_every_sentence_once():
    script = write_script(make_article("It rained. It was cold.\nIt was dark.", "A title"), ())
    assert [each.text for each in script.utterances] == ["A title", "It rained.", "It was cold.", "It was dark."]
    assert [each.part for each in script.utterances][:2] == [Part.TITLE, Part.BODY]
    assert [each.last for each in script.utterances] == [True, False, True, True]


def test_furniture_is_never_read():
    lines = "It rained.\nShare this article\nRelated articles\nSign up for our newsletter.\nIt was cold.\n3 comments"
    said = [each.text for each in write_script(make_article(lines), ()).utterances if each.span]
    assert said == ["It rained.", "It was cold."]


def test_a_heading_begins_a_chapter():
    script = write_script(make_article("It rained.\nWhat we know\nIt was cold.", "A title"), ())
    assert [each.chapter for each in script.utterances] == ["A title", None, "What we know", None]


def test_another_language_keeps_its_own_words():
    script = write_script(make_article("Es regnete 24 Stunden, sagte Frau Roe.", "Titel", language="de"), ())
    assert script.language == "de"
    assert script.utterances[1].spoken == "Es regnete 24 Stunden, sagte Frau Roe."
    assert say_plain("Це – Київ.").text == "Це, Київ."


def test_an_endless_sentence_is_said_in_stretches():
    script = write_script(make_article("word " * 5_000), ())
    assert all(len(each.text) <= 1_500 for each in script.utterances)
    assert sum(each.spoken.count("word") for each in script.utterances) == 5_000


def check(text):
    """What must hold of any sentence."""
    said = say(text, NAMES)
    last = shown = 0
    for word in said.words:
        assert last <= word.spoken.start < word.spoken.end <= len(said.text)
        assert shown <= word.span.start < word.span.end <= len(text)
        last, shown = word.spoken.end, word.span.end
    assert bool(said.words) == bool(said.text)
    for quote in said.quotes:
        assert 0 <= quote.span.start < quote.span.end <= len(said.text)
    return said


@given(st.text(max_size=200))
def test_any_text_is_said_in_order(text):
    check(text)


FORMS = tuple(" ".join(("$ 1 24 Dec. a.m. - – II St. U.S. km % “ ”", '" ( 3-1 7:30 T-72 @x #y ٣ ² ½ , .')).split())


@given(st.lists(st.sampled_from((*FORMS, " ", " ", " ")), max_size=40))
def test_any_row_of_forms_is_said_in_order(pieces):
    check("".join(pieces))


HOSTILE = (
    *("\u202eabc\u202c", "\x00\x1b[31m", "<script>alert(1)</script>", "[[x]] <break/> &amp;", "\ufffe"),
    *(
        "9" * 400,
        "1/0",
        "0x1F",
        "١٢٣",
        "²³",
        "$" * 50,
        "a@" * 50,
        "'" * 50,
        "XXXXXXXX IIII",
        "24 24-24-24",
        "'00s",
        "🙂‍🌈",
    ),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_said_in_order(text):
    check(text)


UNITS = ("word ", "24 Dec. 2025 ", "$5-", "U.S. ", "((", "“", "1,000,000 ", "A.B.", "AAA ", "3-1, ", "@a#b ")


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_sentence_costs_in_proportion(assert_linear, unit):
    assert_linear(lambda text: say(text, NAMES), unit, 150, 5_000)
