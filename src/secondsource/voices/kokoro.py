"""The Kokoro voice that the operator gives: its network, its table of voices and its `config.json`.

The network runs on the processor; the sounds of the words come from eSpeak NG's helper (the extra `listen`), in the
letters that Kokoro was trained on. It has no chance in it: the same script gives the same bytes. Word times are shared
out by the number of sounds. The licence of the files is the operator's to read.
"""

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from secondsource.domain.narration import Script, Speech
from secondsource.errors import VoiceError
from secondsource.sound.neural import NeuralVoice, parse_settings, read_voice_file

_RATE = 24_000
_EDGE = 0
"""Number that stands at both ends of the sounds."""


@dataclass(frozen=True, slots=True)
class Options:
    """Which voice, and how it sounds."""

    model: str = ""
    """Path of the network (`.onnx`)."""
    voices: str = ""
    """Path of the table of voices (`voices-….bin`, a NumPy archive)."""
    config: str = ""
    """Path of the `config.json` that holds the vocabulary."""
    voice: str = "bf_emma"
    """Name of a voice in the table."""
    speed: float = 1.0
    """1.2 is faster."""
    threads: int = 0
    """Threads of the network; 0 takes one for each core."""
    seconds: int = 300
    """Longest time that the helper may take for the sounds."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def identity(self) -> str:
        return f"{self._voice.identity} {self.options.voice} {self.options.speed}"

    def speak(self, script: Script) -> Speech:
        vocabulary = self._vocabulary
        return self._voice.speak(script, "en", self.options.seconds, dict(vocabulary), _RATE, self._say)

    def _say(self, text: str) -> NDArray[Any]:
        numbers = [self._vocabulary[sound] for sound in text]
        names = self._voice.inputs()
        tokens = "input_ids" if "input_ids" in names else "tokens"
        style = self._styles[min(len(numbers), len(self._styles) - 1)].reshape(1, -1)
        arrays: dict[str, object] = {
            tokens: np.array([[_EDGE, *numbers, _EDGE]], np.int64),
            "style": style.astype(np.float32),
            "speed": np.array([self.options.speed], np.float32),
        }
        return self._voice.run(arrays)

    @cached_property
    def _voice(self) -> NeuralVoice:
        network = read_voice_file(self.options.model, "voices.kokoro.model", "Kokoro network")
        return NeuralVoice(network, f"Kokoro {self.options.voice}", self.options.threads)

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        content = read_voice_file(self.options.config, "voices.kokoro.config", "Kokoro configuration")
        said = parse_settings(content, self.options.config, "voices.kokoro.config")
        try:
            return {str(sound): int(number) for sound, number in cast("dict[Any, Any]", said["vocab"]).items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise VoiceError(
                f"{self.options.config} has no vocabulary; set voices.kokoro.config to the one of the network."
            ) from error

    @cached_property
    def _styles(self) -> NDArray[Any]:
        content = read_voice_file(self.options.voices, "voices.kokoro.voices", "table of voices")
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as table:
                names = list(table.files)
                styles = np.asarray(table[self.options.voice]) if self.options.voice in names else None
        except (OSError, ValueError, zipfile.BadZipFile, EOFError, AttributeError) as error:
            raise VoiceError(
                f"{self.options.voices} is no table of voices; set voices.kokoro.voices to another."
            ) from error
        if styles is None:
            raise VoiceError(
                f"The table has no voice {self.options.voice!r}; set voices.kokoro.voice to one of "
                f"{', '.join(names[:20])}."
            )
        if styles.ndim < 2 or not len(styles):
            raise VoiceError(f"{self.options.voices} is no table of voices; set voices.kokoro.voices to another.")
        return styles
