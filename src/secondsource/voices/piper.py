"""A Piper voice that the operator gives: a file `NAME.onnx` with its `NAME.onnx.json` beside it.

The network runs on the processor; the sounds of the words come from eSpeak NG's helper (the extra `listen`), as Piper's
own do. Only voices with eSpeak's sounds are taken. `noise` is 0, so that the same script gives the same bytes; more
sounds livelier and never twice the same. Word times are shared out by the number of sounds. The licence of a voice
file is the operator's to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from secondsource.domain.narration import Script, Speech
from secondsource.errors import VoiceError
from secondsource.sound.neural import NeuralVoice, parse_settings, read_voice_file

_START, _END, _BETWEEN = "^", "$", "_"


@dataclass(frozen=True, slots=True)
class Options:
    """Which voice, and how it sounds."""

    model: str = ""
    """Path of the voice's `.onnx` file; its `.onnx.json` lies beside it."""
    speaker: int = 0
    """Number of the speaker, in a voice of several."""
    slowness: float = 1.0
    """Times the voice's own length: 1.2 is slower."""
    noise: float = 0.0
    """Share of chance in the sound; 0 gives the same bytes every time."""
    threads: int = 0
    """Threads of the network; 0 takes one for each core."""
    seconds: int = 300
    """Longest time that the helper may take for the sounds."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def identity(self) -> str:
        options = self.options
        return f"{self._voice.identity} {options.speaker} {options.slowness} {options.noise}"

    def speak(self, script: Script) -> Speech:
        language = str(cast("dict[str, Any]", self._settings.get("espeak") or {}).get("voice") or script.language)
        ids, rate = self._ids, self._rate
        return self._voice.speak(script, language, self.options.seconds, dict(ids), rate, self._say)

    def _say(self, text: str) -> NDArray[Any]:
        numbers = _numbers(text, self._ids)
        scales = [self.options.noise, self.options.slowness, self.options.noise]
        arrays: dict[str, object] = {
            "input": np.array([numbers], np.int64),
            "input_lengths": np.array([len(numbers)], np.int64),
            "scales": np.array(scales, np.float32),
        }
        if "sid" in self._voice.inputs():
            arrays["sid"] = np.array([self.options.speaker], np.int64)
        return self._voice.run(arrays)

    @cached_property
    def _voice(self) -> NeuralVoice:
        network = read_voice_file(self.options.model, "voices.piper.model", "Piper voice file")
        return NeuralVoice(network, f"Piper {self.options.model.rpartition('/')[2]}", self.options.threads)

    @cached_property
    def _settings(self) -> dict[str, Any]:
        name = f"{self.options.model}.json"
        return parse_settings(read_voice_file(name, "voices.piper.model", "settings of the voice"), name,
                              "voices.piper.model")  # fmt: skip

    @cached_property
    def _rate(self) -> int:
        try:
            rate = int(self._settings["audio"]["sample_rate"])
        except (KeyError, TypeError, ValueError) as error:
            raise self._unfit("says no sample rate") from error
        if not 8_000 <= rate <= 48_000:
            raise self._unfit("has a sample rate that nobody speaks in")
        return rate

    @cached_property
    def _ids(self) -> Mapping[str, list[int]]:
        try:
            given = cast("dict[Any, Any]", self._settings["phoneme_id_map"])
            ids = {str(sound): [int(number) for number in numbers] for sound, numbers in given.items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._unfit("has no table of sounds") from error
        if not {_START, _END, _BETWEEN} <= ids.keys():
            raise self._unfit("has no table of sounds with a start, an end and a gap")
        return ids

    def _unfit(self, why: str) -> VoiceError:
        return VoiceError(f"{self.options.model}.json {why}; set voices.piper.model to another voice.")


def _numbers(text: str, ids: Mapping[str, list[int]]) -> list[int]:
    """Piper's own order: a start, then a gap after every sound, then an end."""
    numbers = [*ids[_START], *ids[_BETWEEN]]
    for sound in text:
        numbers += [*ids[sound], *ids[_BETWEEN]]
    return [*numbers, *ids[_END]]
