"""eSpeak NG, a small formant synthesiser, in a helper process of its own (GPL-3; install the extra `listen`).

The engine is loaded only in the helper, which may crash without taking us along. It says when it begins each word. The
voice is synthetic and imitates nobody; where `quotes` names a second one, it speaks every quotation, whoever is quoted.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from secondsource.domain.narration import Mark, Script, Sound, Speech, Utterance
from secondsource.domain.record import Span
from secondsource.errors import VoiceError
from secondsource.sound.engine import engine_version, run_engine

_VOICES = {"zh": "cmn", "zh-cn": "cmn", "no": "nb", "iw": "he"}
"""The engine's names of languages where they are not the usual ones."""


@dataclass(frozen=True, slots=True)
class Options:
    """How it sounds."""

    voice: str = ""
    """Name of an eSpeak NG voice or language; empty takes the article's language."""
    quotes: str = ""
    """A second voice for quotations, such as `en+f3`; empty speaks them with the first."""
    words_a_minute: int = 165
    """Speed, 80 to 450."""
    seconds: int = 120
    """Longest time that the helper may take."""


class Component:
    def __init__(self, options: Options) -> None:
        self.options = options

    def identity(self) -> str:
        options = self.options
        return f"espeak {engine_version()} {options.voice!r} {options.quotes!r} {options.words_a_minute}"

    def speak(self, script: Script) -> Speech:
        voice = self.options.voice or _VOICES.get(script.language, script.language.lower())
        texts = [_segments(each, voice, self.options.quotes or voice) for each in script.utterances]
        head, sounds = self._ask_helper([[[each.voice, each.text] for each in text] for text in texts])
        pieces = zip(texts, head["marks"], sounds, strict=True)
        made = tuple(Sound(sound, _marks(segments, marks, head["rate"])) for segments, marks, sound in pieces)
        name = f"eSpeak NG {head['version']}, voice {voice}"
        return Speech(head["rate"], made, name, measured=True)

    def _ask_helper(self, texts: list[list[list[str]]]) -> tuple[dict[str, Any], list[bytes]]:
        order = {"words_a_minute": self.options.words_a_minute, "texts": texts}
        return _parse(run_engine(order, self.options.seconds, "voices.espeak.seconds"), len(texts))


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch in one voice, as the engine reads it."""

    voice: str
    text: str
    places: tuple[int, ...]
    """For each character of `text`, the character of the spoken sentence that it stands for."""


def _segments(utterance: Utterance, voice: str, quoting: str) -> list[_Segment]:
    spoken = utterance.spoken
    edges = {0, len(spoken)}
    if quoting != voice:
        edges |= {edge for quote in utterance.quotes for edge in (quote.span.start, quote.span.end)}
    cuts = sorted(edges)
    stretches = [Span(start, end) for start, end in pairwise(cuts)]
    quoted = [any(quote.span.contains(each) for quote in utterance.quotes) for each in stretches]
    return [
        _written(utterance, each, quoting if inside else voice) for each, inside in zip(stretches, quoted, strict=True)
    ]


def _written(utterance: Utterance, stretch: Span, voice: str) -> _Segment:
    """The stretch with the sounds of names in the engine's own notation."""
    text: list[str] = []
    places: list[int] = []
    at = stretch.start
    for sounded in utterance.sounds:
        notation = _notation(sounded.ipa)
        if not stretch.contains(sounded.span) or sounded.span.start < at or not notation:
            continue
        text.append(utterance.spoken[at : sounded.span.start])
        places += range(at, sounded.span.start)
        text.append(f"[[{notation}]]")
        places += [sounded.span.start] * (len(notation) + 4)
        at = sounded.span.end
    text.append(utterance.spoken[at : stretch.end])
    places += range(at, stretch.end)
    return _Segment(voice, "".join(text), tuple(places))


_SOUNDS = {
    "tʃ": "tS", "dʒ": "dZ", "aɪ": "aI", "aʊ": "aU", "eɪ": "eI", "ɔɪ": "OI", "əʊ": "oU", "oʊ": "oU", "ɪə": "i@",
    "eə": "e@", "ʊə": "U@", "iː": "i:", "uː": "u:", "ɑː": "A:", "ɔː": "O:", "ɜː": "3:", "ɒ": "0", "æ": "a", "ʌ": "V",
    "ə": "@", "ɪ": "I", "ʊ": "U", "ɛ": "E", "e": "E", "i": "i", "u": "u:", "a": "a", "ɔ": "0", "o": "0", "ɑ": "A:",
    "θ": "T", "ð": "D", "ʃ": "S", "ʒ": "Z", "ŋ": "N", "ɡ": "g", "ɹ": "r", "ˈ": "'", "ˌ": ",", "ː": "", " ": "||",
}  # fmt: skip
_PLAIN = frozenset("bdfghjklmnprstvwxz")
_SOUND = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)) + "|.")


def _notation(ipa: str) -> str:
    """IPA in the engine's names of English sounds; empty where one of them is unknown."""
    said: list[str] = []
    for found in _SOUND.finditer(ipa):
        sound = found[0]
        if sound not in _SOUNDS and sound not in _PLAIN:
            return ""
        said.append(_SOUNDS.get(sound, sound))
    return "".join(said)


def _marks(segments: Sequence[_Segment], marks: Sequence[Sequence[int]], rate: int) -> tuple[Mark, ...]:
    return tuple(_in_order(segments, marks, rate))


def _in_order(segments: Sequence[_Segment], marks: Sequence[Sequence[int]], rate: int) -> Iterator[Mark]:
    for number, at, sample in marks:
        places = segments[number].places
        if 0 <= at < len(places):
            yield Mark(places[at], sample / rate)


def _parse(answer: bytes, expected: int) -> tuple[dict[str, Any], list[bytes]]:
    """The helper's answer: a JSON line with the sample rate, the byte lengths and the marks, then the samples."""
    line, _, samples = answer.partition(b"\n")
    try:
        said = json.loads(line)
        marks = [[[int(part) for part in mark] for mark in of_one] for of_one in said["marks"]]
        head = {"rate": int(said["rate"]), "version": str(said["version"]), "marks": marks}
        lengths = [int(length) for length in said["lengths"]]
    except (ValueError, KeyError, TypeError) as error:
        raise VoiceError("The speech engine gave an answer that cannot be read.") from error
    if len(lengths) != expected or len(marks) != expected or sum(lengths) != len(samples):
        raise VoiceError("The speech engine broke off in the middle.")
    sounds: list[bytes] = []
    start = 0
    for length in lengths:
        sounds.append(samples[start : start + length])
        start += length
    return head, sounds
