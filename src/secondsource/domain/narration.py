"""An article as speech."""

from dataclasses import dataclass

from secondsource.domain.record import Span


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be spoken."""

    text: str
    span: Span | None
    """In the article's text; None for the title."""


@dataclass(frozen=True, slots=True)
class Narration:
    """Speech as one WAV file, and when each utterance is heard."""

    wav: bytes
    voice: str
    times: tuple[tuple[float, float], ...]
    """Start and end in seconds, one pair an utterance."""
    utterances: tuple[Utterance, ...]
