"""Which sound files this machine can write."""

from functools import cache

from secondsource.sound.packing import can_pack

SOUNDS = ("opus", "mp3", "wav")
"""The smallest first."""


@cache
def endings() -> tuple[str, ...]:
    """Endings of sound files that this machine can write, the smallest first."""
    return tuple(f".{name}" for name in SOUNDS if can_pack(f".{name}"))
