"""A script becomes a file and the time of every word; the same script is spoken once."""

import json
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from secondsource.domain.narration import Mark, Narration, Part, Sound, Speech
from secondsource.domain.record import Span
from secondsource.errors import InputError, VoiceError
from secondsource.pipeline.narrate import narrate, require_length, require_words, write_down
from secondsource.reading.spoken.script import write_script
from secondsource.serial import dumps, loads
from secondsource.sound.shelf import Shelf
from secondsource.testing.fakes import make_article

RATE = 22_050


class ToneVoice:
    """A voice that hums a tenth of a second for each word and counts how often it is asked."""

    def __init__(self, *, measured=True):
        self.asked = 0
        self.measured = measured

    def identity(self):
        return f"tone {self.measured}"

    def speak(self, script):
        self.asked += 1
        return Speech(RATE, tuple(self._sound(each) for each in script.utterances), "a tone", self.measured)

    def _sound(self, utterance):
        starts = [word.spoken.start for word in utterance.words]
        hum = (np.sin(np.arange(int(RATE * 0.1 * len(starts))) / 8) * 8_000).astype("<i2")
        marks = tuple(Mark(at, 0.1 * number) for number, at in enumerate(starts))
        return Sound(hum.tobytes(), marks if self.measured else ())


ARTICLE = make_article(
    "Gen. Smith held 24 km of the line on Dec. 24, 2025.\nWhat we know\n“It rained,” she said. It was cold.",
    "Troops hold the line",
)
SCRIPT = write_script(ARTICLE, ())


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "speech", 10)


@pytest.fixture
def spoken(shelf):
    return narrate(SCRIPT, ToneVoice(), shelf, "a.wav", ".wav")


def test_every_sentence_is_there_once_with_its_place(spoken):
    told = spoken.narration
    assert [each.part for each in told.sentences] == [Part.TITLE] + [Part.BODY] * 4
    assert all(each.span.of(ARTICLE.text) == each.text for each in told.sentences[1:])
    assert told.sentences[1].spoken.startswith("General Smith held twenty-four kilometres of the line on December")


def test_every_word_stands_at_its_span(spoken):
    for sentence in spoken.narration.sentences:
        for word in sentence.words:
            assert word.span.of(ARTICLE.text if sentence.span else sentence.text) == word.text


def test_times_go_forward_and_stay_in_their_sentence(spoken):
    told = spoken.narration
    for before, after in pairwise(told.sentences):
        assert before.end < after.start
    for sentence in told.sentences:
        starts = [word.start for word in sentence.words]
        assert starts == sorted(starts)
        assert all(sentence.start <= word.start <= word.end <= sentence.end + 0.001 for word in sentence.words)
    assert told.sentences[-1].end < told.audio.seconds


def test_words_begin_where_the_engine_says(spoken):
    first = spoken.narration.sentences[1]
    offsets = [round(word.start - first.start, 2) for word in first.words]
    assert offsets == [pytest.approx(0.1 * number, abs=0.02) for number in range(len(first.words))]


def test_without_marks_words_share_the_time_by_length(shelf):
    told = narrate(SCRIPT, ToneVoice(measured=False), shelf, "a.wav", ".wav").narration
    assert told.word_times == "shared"
    lengths = {word.text: word.end - word.start for word in told.sentences[1].words}
    assert lengths["24"] > lengths["of"]


def test_chapters_are_the_title_and_the_headings(spoken):
    chapters = spoken.narration.chapters
    assert [each.title for each in chapters] == ["Troops hold the line", "What we know"]
    assert chapters[0].start == 0
    assert chapters[0].end == chapters[1].start == spoken.narration.sentences[2].start
    assert chapters[-1].end == spoken.narration.audio.seconds


def test_the_programme_has_its_loudness(spoken):
    assert spoken.narration.audio.loudness == pytest.approx(-16, abs=1)
    assert spoken.narration.audio.true_peak <= -1


def test_the_same_is_spoken_once_and_gives_the_same_bytes(tmp_path, shelf):
    voice = ToneVoice()
    first = narrate(SCRIPT, voice, shelf, "a.mp3", ".mp3")
    again = narrate(SCRIPT, voice, shelf, "b.mp3", ".mp3")
    elsewhere = narrate(SCRIPT, ToneVoice(), Shelf(tmp_path / "other", 10), "a.mp3", ".mp3")
    assert voice.asked == 1
    assert first.sound == again.sound == elsewhere.sound
    assert again.narration.audio.file == "b.mp3"
    assert first.narration == elsewhere.narration


def test_another_voice_text_or_lexicon_is_another_narration(shelf):
    ids = {
        narrate(SCRIPT, ToneVoice(), shelf, "a.wav", ".wav").narration.id,
        narrate(SCRIPT, ToneVoice(measured=False), shelf, "a.wav", ".wav").narration.id,
        narrate(write_script(replace(ARTICLE, title="Other"), ()), ToneVoice(), shelf, "a.wav", ".wav").narration.id,
    }
    assert len(ids) == 3


def test_a_narration_comes_back_from_its_json(spoken):
    text = dumps(spoken.narration, indent=1)
    assert loads(Narration, text) == spoken.narration
    assert json.loads(text)["schema"] == "secondsource/narration/1"
    assert json.loads(text)["synthetic"] is True


def test_a_script_alone_has_no_times(spoken):
    told = write_down(SCRIPT)
    assert told.audio is None
    assert told.word_times == "none"
    assert [each.spoken for each in told.sentences] == [each.spoken for each in spoken.narration.sentences]
    assert {word.end for each in told.sentences for word in each.words} == {0.0}


def test_an_unknown_ending_is_told_before_the_voice_is_asked(shelf):
    voice = ToneVoice()
    with pytest.raises(VoiceError, match=r"\.mp3, \.wav or \.opus"):
        narrate(SCRIPT, voice, shelf, "a.flac", ".flac")
    assert voice.asked == 0


def test_nothing_to_say_and_too_much_to_say_are_told():
    with pytest.raises(InputError, match="no words that can be spoken"):
        require_words(write_script(make_article("… — *** 🙂", ""), ()))
    with pytest.raises(InputError, match=r"hours of speech; raise listen\.longest"):
        require_length(ARTICLE, 20)
    require_length(ARTICLE, 10_000)


def test_silence_is_no_error(shelf):
    class Silent(ToneVoice):
        def _sound(self, utterance):
            return Sound(bytes(2 * RATE), ())

    told = narrate(SCRIPT, Silent(), shelf, "a.wav", ".wav").narration
    assert told.audio.true_peak == told.audio.loudness == -99.0


def test_spans_of_the_title_point_into_the_title(spoken):
    assert spoken.narration.sentences[0].words[0].span == Span(0, 6)
