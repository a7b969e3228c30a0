"""Whether this machine speaks, and which sound files it can write."""

from functools import cache

from secondsource.checker import Checker
from secondsource.errors import VoiceError
from secondsource.sound.packing import can_pack

SOUNDS = ("opus", "mp3", "wav")
"""The smallest first."""


@cache
def endings() -> tuple[str, ...]:
    """Endings of sound files that this machine can write, the smallest first."""
    return tuple(f".{name}" for name in SOUNDS if can_pack(f".{name}"))


def speaks(checker: Checker) -> bool:
    """Whether the voice of the settings can make sound here; where it cannot, the reader's own browser has one."""
    try:
        checker.voice.identity()
    except VoiceError:
        return False
    return checker.settings.listen.voice != "browser"
