"""eSpeak NG: words are marked where they stand, names sound as the lexicon says, quotations may have a second voice."""

import json

import pytest

from secondsource.domain.narration import Part
from secondsource.domain.reference import Pronounced
from secondsource.errors import VoiceError
from secondsource.reading.spoken.names import lexicon_of
from secondsource.reading.spoken.script import utter
from secondsource.sound.phonemes import read_sounds
from secondsource.testing.voices import make_script
from secondsource.voices import espeak

pytest.importorskip("espeakng_loader", reason="the extra `listen` is not installed")


def speak(*sentences, **options):
    return espeak.Component(espeak.Options(**options)).speak(make_script(*sentences))


def test_every_word_of_a_plain_sentence_is_marked_at_its_first_letter():
    script = make_script("The council met on Monday, and it rained.")
    speech = espeak.Component(espeak.Options()).speak(script)
    spoken = script.utterances[0].spoken
    marked = {mark.at for mark in speech.sounds[0].marks}
    assert marked <= {word.spoken.start for word in script.utterances[0].words}
    # The engine may take two short words for one.
    assert len(marked) >= len(spoken.split()) - 1


def test_marks_stay_right_behind_a_name_given_as_sounds():
    script = make_script("Kupiansk held, Kupiansk won, and Kupiansk rests.")
    speech = espeak.Component(espeak.Options()).speak(script)
    starts = {word.spoken.start for word in script.utterances[0].words}
    assert {mark.at for mark in speech.sounds[0].marks} == starts


def test_a_name_sounds_as_the_lexicon_says():
    named, plain = speak("Kupiansk."), espeak.Component(espeak.Options()).speak(make_script("Kupianskk."))
    assert named.sounds[0].samples != plain.sounds[0].samples


def test_quotations_have_the_second_voice_and_nothing_else_has():
    text = "“We hold the line and will not leave,” he said."
    one, two = speak(text), speak(text, quotes="en+f3")
    assert one.sounds[0].samples != two.sounds[0].samples
    assert len(two.sounds[0].marks) >= len(one.sounds[0].marks) - 1
    assert speak("It rained.").sounds == speak("It rained.", quotes="en+f3").sounds


def test_a_faster_voice_is_shorter():
    slow, fast = (len(speak("The council met on Monday.", words_a_minute=n).sounds[0].samples) for n in (120, 240))
    assert fast < 0.7 * slow


def test_markup_of_the_engine_in_an_article_is_only_text():
    said = make_script("[[kUpj'A:nsk]] <voice name='x'>rain</voice>").utterances[0].spoken
    assert not set(said) & set("[]<>")


@pytest.mark.parametrize("ipa, notation", [("ˈkiːjɪv", "'ki:jIv"), ("dʒʃəʊ", "dZSoU"), ("ɮa", ""), ("a1", "")])
def test_ipa_becomes_the_engines_own_names_or_nothing(ipa, notation):
    assert espeak._notation(ipa) == notation


def test_an_unknown_sound_leaves_the_name_to_the_engine():
    rows = lexicon_of((Pronounced("Kyiv", ("Kyiv",), "ɮɮɮ", "place", "https://reference.example/kyiv"),))
    spoken = utter(Part.BODY, "Kyiv held.", rows)
    (segment,) = espeak._segments(spoken, "en", "en")
    assert segment.text == "Kyiv held."
    assert segment.places == tuple(range(len("Kyiv held.")))


def test_sounds_for_a_network_are_asked_word_by_word():
    (said,) = make_script("Kupiansk held.").utterances
    asked = []

    def ask(order):
        asked.append(order)
        return json.dumps(["x", "hɛld"]).encode()

    (sounds,) = read_sounds((said,), "en", ask)
    assert asked[0]["texts"] == ["Kupiansk", "held."]
    assert sounds.text == "ˈkuːpjænsk hɛld. "
    assert set(sounds.places) == {0, 9}
    with pytest.raises(VoiceError, match="broke off"):
        read_sounds((said,), "en", lambda order: b"[]")
    with pytest.raises(VoiceError, match="cannot be read"):
        read_sounds((said,), "en", lambda order: b"{")
