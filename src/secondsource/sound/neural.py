"""What Piper's and Kokoro's voices share: an operator's files, and a network that turns sounds into samples."""

import json
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from secondsource.domain.ids import digest
from secondsource.domain.narration import Script, Sound, Speech
from secondsource.errors import ModelError, VoiceError
from secondsource.networks import open_network, run_network
from secondsource.sound.engine import engine_version, run_engine
from secondsource.sound.phonemes import MOST, Sounds, read_sounds, share_out

_LARGEST = 2 * 1024**3


def read_voice_file(name: str, setting: str, what: str) -> bytes:
    """A file that the operator gave. Raises VoiceError."""
    if not name:
        raise VoiceError(f"No {what} is given; set {setting} to the path of one.")
    try:
        path = Path(name).expanduser()
        if path.stat().st_size > _LARGEST:
            raise VoiceError(f"The {what} {path} is larger than 2 GB; set {setting} to another.")
        return path.read_bytes()
    except OSError as error:
        why = (error.strerror or "it cannot be opened").lower()
        raise VoiceError(f"The {what} {name} cannot be read ({why}); set {setting} to another.") from error


def parse_settings(content: bytes, name: str, setting: str) -> dict[str, Any]:
    """A voice's own JSON. Raises VoiceError."""
    try:
        said: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise VoiceError(f"{name} is no JSON; set {setting} to the file that came with the voice.") from error
    if not isinstance(said, dict):
        raise VoiceError(f"{name} is no voice's settings; set {setting} to the file that came with the voice.")
    return cast("dict[str, Any]", said)


class NeuralVoice:
    """A network that is given the numbers of sounds, and answers samples from -1 to 1."""

    def __init__(self, network: bytes, name: str, threads: int) -> None:
        self.network = network
        self.name = name
        self._threads = threads

    @property
    def identity(self) -> str:
        """The sounds are the helper's, so its version decides too."""
        return f"{self.name} {digest(self.network)} {engine_version()}"

    @cached_property
    def session(self) -> Any:
        try:
            return open_network(self.network, self._threads)
        except ModelError as error:
            raise VoiceError(f"The voice file of {self.name} is no network that can be run; give another.") from error

    def inputs(self) -> set[str]:
        return {each.name for each in self.session.get_inputs()}

    def run(self, arrays: dict[str, object]) -> NDArray[Any]:
        """The first thing the network answers, as one row. Raises VoiceError."""
        try:
            answer = run_network(self.session, arrays)
        except ModelError as error:
            raise VoiceError(f"The voice file of {self.name} does not fit: {error}") from error
        row = np.asarray(answer[0], np.float32).reshape(-1)
        if not np.isfinite(row).all():
            raise VoiceError(f"The voice {self.name} gave sound that cannot be played; give another voice file.")
        return row

    def speak(
        self, script: Script, language: str, seconds: int, vocabulary: dict[str, Any], rate: int,
        voice: Callable[[str], NDArray[Any]],
    ) -> Speech:  # fmt: skip
        """The script, sentence by sentence; `voice` speaks a text of known sounds. Word times are shared out."""
        found = read_sounds(script.utterances, language, lambda order: run_engine(order, seconds, "its `seconds`"))
        known = [each.pieces(vocabulary) for each in found]
        if not any(each.text.strip() for each in known):
            raise VoiceError(f"The voice {self.name} knows none of this article's sounds; give one of its language.")
        sounds = tuple(_speak(each, rate, voice) for each in known)
        return Speech(rate, sounds, self.name, measured=False)


def _speak(sounds: Sounds, rate: int, voice: Callable[[str], NDArray[Any]]) -> Sound:
    samples: list[NDArray[Any]] = []
    lengths: list[float] = []
    for text in _cut(sounds.text):
        made = voice(text)
        samples.append(made)
        lengths += [made.size / rate / len(text)] * len(text)
    whole = np.concatenate(samples) if samples else np.zeros(0, np.float32)
    packed = np.clip(np.rint(whole * 32767), -32768, 32767).astype("<i2").tobytes()
    return Sound(packed, share_out(sounds, lengths))


def _cut(text: str) -> Iterator[str]:
    """Stretches that a network can take, cut between words where there are any."""
    while len(text) > MOST:
        at = text.rfind(" ", 1, MOST) + 1 or MOST
        yield text[:at]
        text = text[at:]
    if text:
        yield text
