"""How a neural voice reads a script: IPA of every word from eSpeak NG's helper, and the pieces that a network takes.

Piper and Kokoro voices were trained on the sounds that eSpeak NG gives (GPL-3; the extra `listen`), so they need its
helper process, though not its voice.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from secondsource.domain.narration import Mark, Utterance
from secondsource.errors import VoiceError

MOST = 500
"""Sounds that a network is given at a time."""
_WORD = re.compile(r"\S+")
_MARKS = ",;:.?!"


@dataclass(frozen=True, slots=True)
class Sounds:
    """The sounds of one sentence, and the word that each belongs to."""

    text: str
    places: tuple[int, ...]
    """For each character of `text`, where its word begins in the spoken sentence."""

    def pieces(self, vocabulary: Mapping[str, Any]) -> "Sounds":
        """Without the sounds that a network does not know."""
        known = [(sound, place) for sound, place in zip(self.text, self.places, strict=True) if sound in vocabulary]
        return Sounds("".join(sound for sound, _ in known), tuple(place for _, place in known))


def read_sounds(
    utterances: Sequence[Utterance], voice: str, ask: Callable[[dict[str, Any]], bytes]
) -> tuple[Sounds, ...]:
    """The sounds of every sentence, word by word; names sound as the lexicon says. Raises VoiceError."""
    words = [_WORD.finditer(each.spoken) for each in utterances]
    found = [[(word.start(), word[0]) for word in each] for each in words]
    texts = [text for each in found for _, text in each]
    said = iter(_parse(ask({"phonemes": True, "voice": voice, "texts": texts}), len(texts)))
    return tuple(_sounds(utterance, [(at, text, next(said)) for at, text in each])
                 for utterance, each in zip(utterances, found, strict=True))  # fmt: skip


def _sounds(utterance: Utterance, words: Sequence[tuple[int, str, str]]) -> Sounds:
    text: list[str] = []
    places: list[int] = []
    named = {each.span.start: each for each in utterance.sounds}
    until = 0
    for at, written, sound in words:
        if at < until:
            continue
        name = named.get(at)
        until = name.span.end if name else at
        said = (name.ipa if name else sound) + "".join(letter for letter in written[-1:] if letter in _MARKS) + " "
        text.append(said)
        places += [at] * len(said)
    return Sounds("".join(text), tuple(places))


def share_out(sounds: Sounds, lengths: Sequence[float]) -> tuple[Mark, ...]:
    """When each word begins, from how long each of its sounds lasts in seconds."""
    marks: list[Mark] = []
    seconds = 0.0
    for place, length in zip(sounds.places, lengths, strict=True):
        if not marks or marks[-1].at != place:
            marks.append(Mark(place, seconds))
        seconds += length
    return tuple(marks)


def _parse(answer: bytes, expected: int) -> list[str]:
    try:
        said: object = json.loads(answer)
    except ValueError as error:
        raise VoiceError("The speech engine gave an answer that cannot be read.") from error
    if not isinstance(said, list) or len(texts := cast("list[object]", said)) != expected:
        raise VoiceError("The speech engine broke off in the middle.")
    return [str(text).strip() for text in texts]
