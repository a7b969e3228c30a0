"""What every voice must do. Subclass `VoiceSuite` and set `module`; pytest runs it."""
# ruff: noqa: S101 (suites are run by pytest, never with -O)

from datetime import date
from typing import Any

from secondsource.domain.narration import Part, Script, Speech
from secondsource.domain.reference import Pronounced
from secondsource.errors import VoiceError
from secondsource.reading.spoken.names import lexicon_of
from secondsource.reading.spoken.script import utter
from secondsource.testing.parts import PartSuite, no_connections

NAMES = (Pronounced("Kupiansk", ("Kupiansk",), "ˈkuːpjænsk", "place", "https://reference.example/kupiansk"),)
SENTENCES = (
    "Troops held Kupiansk on Dec. 24, the ministry said.",
    "“We hold the line and will not leave,” a colonel said.",
    "[[ 'A <voice name='x'> & \\ [[k]] ]] it rained.",
    "🙂",
    "مرحبا Київ 中文",
    "word " * 300,
)


def make_script(*sentences: str) -> Script:
    """A script of those sentences, each a paragraph; what has nothing to say is left out."""
    said = [utter(Part.BODY, each, lexicon_of(NAMES)) for each in sentences]
    heard = tuple(each for each in said if each.spoken)
    return Script("A title", "-", "en", None, None, date(2026, 1, 1), "0" * 64, heard)


class VoiceSuite(PartSuite):
    """Set `module` to the part's module."""

    def voice(self) -> Any:
        return self.module.Component(self.module.Options())

    def speak(self, script: Script) -> Speech | None:
        """What is said, without a way to the network; None where the voice's engine or files are not on this
        machine."""
        with no_connections():
            try:
                return self.voice().speak(script)
            except VoiceError:
                return None

    def test_does_nothing_when_built(self) -> None:
        self.voice()

    def test_gives_a_sound_for_each_sentence(self) -> None:
        script = make_script(*SENTENCES)
        if speech := self.speak(script):
            assert len(speech.sounds) == len(script.utterances)
            assert all(len(sound.samples) % 2 == 0 for sound in speech.sounds)
            assert all(sound.samples for sound in speech.sounds)
            assert 8_000 <= speech.rate <= 48_000

    def test_says_who_speaks(self) -> None:
        if speech := self.speak(make_script(SENTENCES[0])):
            assert speech.voice.strip()
            assert "\n" not in speech.voice

    def test_marks_stand_in_the_sentence_and_go_forward(self) -> None:
        script = make_script(*SENTENCES)
        if speech := self.speak(script):
            for utterance, sound in zip(script.utterances, speech.sounds, strict=True):
                length = len(sound.samples) / 2 / speech.rate
                assert all(0 <= mark.at < len(utterance.spoken) for mark in sound.marks)
                times = [mark.seconds for mark in sound.marks]
                assert times == sorted(times)
                assert all(0 <= seconds <= length for seconds in times)

    def test_the_same_script_gives_the_same_bytes(self) -> None:
        script = make_script(*SENTENCES[:2])
        assert self.speak(script) == self.speak(script)

    def test_an_empty_script_is_no_error_of_ours(self) -> None:
        self.speak(make_script())
