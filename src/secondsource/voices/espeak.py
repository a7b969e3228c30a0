"""eSpeak NG, a small formant synthesiser, in a helper process of its own (GPL-3; install the extra `listen`).

The engine is loaded only in the helper, which may crash without taking us along. The voice is synthetic and imitates
nobody.
"""

import importlib.util
import io
import json
import subprocess
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.domain.narration import Narration, Utterance
from secondsource.errors import VoiceError


@dataclass(frozen=True, slots=True)
class Options:
    """How it sounds."""

    voice: str = "en"
    """Name of an eSpeak NG voice or language."""
    words_a_minute: int = 165
    """Speed, 80 to 450."""
    pause: float = 0.35
    """Seconds of silence after each sentence."""
    seconds: int = 120
    """Longest time that the helper may take."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def speak(self, utterances: Sequence[Utterance]) -> Narration:
        if importlib.util.find_spec("espeakng_loader") is None:
            raise VoiceError(
                "No speech engine is installed; install the extra with: pip install 'secondsource[listen]'."
            )
        rate, pieces = self._ask_helper([utterance.text for utterance in utterances])
        return self._assemble(utterances, rate, pieces)

    def _ask_helper(self, texts: list[str]) -> tuple[int, list[bytes]]:
        order = {"voice": self.options.voice, "words_a_minute": self.options.words_a_minute, "texts": texts}
        command = [sys.executable, "-m", "secondsource.voices._espeak_helper"]
        try:
            done = subprocess.run(
                command, input=json.dumps(order).encode(), capture_output=True, timeout=self.options.seconds, check=True
            )
        except subprocess.TimeoutExpired as error:
            raise VoiceError(
                f"The speech engine took longer than {self.options.seconds} s; raise voices.espeak.seconds."
            ) from error
        except OSError as error:
            raise VoiceError(f"The speech engine cannot be started: {error.strerror}.") from error
        except subprocess.CalledProcessError as error:
            why = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise VoiceError(f"The speech engine failed: {' '.join(why) or 'it ended without a word'}.") from error
        return _parse(done.stdout, len(texts))

    def _assemble(self, utterances: Sequence[Utterance], rate: int, pieces: list[bytes]) -> Narration:
        silence = bytes(2 * int(self.options.pause * rate))
        times: list[tuple[float, float]] = []
        sound = bytearray()
        for piece in pieces:
            start = len(sound) / 2 / rate
            sound += piece
            times.append((start, len(sound) / 2 / rate))
            sound += silence
        return Narration(_wav(bytes(sound), rate), f"espeak {self.options.voice}", tuple(times), tuple(utterances))


def _parse(answer: bytes, expected: int) -> tuple[int, list[bytes]]:
    """The helper's answer: a JSON line with the sample rate and the byte lengths, then the samples."""
    head, _, samples = answer.partition(b"\n")
    try:
        said = json.loads(head)
        rate, lengths = int(said["rate"]), [int(length) for length in said["lengths"]]
    except (ValueError, KeyError, TypeError) as error:
        raise VoiceError("The speech engine gave an answer that cannot be read.") from error
    if len(lengths) != expected or sum(lengths) != len(samples):
        raise VoiceError("The speech engine broke off in the middle.")
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    return rate, [samples[start : start + length] for start, length in zip(starts, lengths, strict=True)]


def _wav(samples: bytes, rate: int) -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples)
    return target.getvalue()
