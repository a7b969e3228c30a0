"""The reader's own browser: only the script is written, and a page speaks it sentence by sentence.

Write it with `-o out.json`. The page hands each sentence's `spoken` text to the browser's speech synthesis, which says
when each sentence begins and ends; no sound leaves or enters this machine.
"""

from dataclasses import dataclass
from typing import NoReturn

from secondsource.domain.narration import Script
from secondsource.errors import VoiceError


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set: the reader chooses the voice."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def identity(self) -> str:
        return "browser"

    def speak(self, script: Script) -> NoReturn:
        raise VoiceError(
            f"The voice `browser` speaks in the reader's browser, so there is no sound of {script.title[:60]!r} to "
            "write; write its script with -o out.json, or set listen.voice to espeak."
        )
