"""One programme out of the sounds of its sentences, and when each sentence and word of it is heard."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from secondsource.domain.narration import HeardSentence, HeardWord, Mark, Part, Sound, Speech, Utterance
from secondsource.sound.loudness import Samples

LEAD = 0.2
"""Seconds of silence at the start."""
_AFTER_TITLE = 0.7
_AFTER_SENTENCE = 0.3
_AFTER_PARAGRAPH = 0.6
_QUIET = 200
"""A sample no louder than this is silence."""
_EDGE = 0.01
"""Seconds that are kept of the silence around a sentence."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The programme before it is levelled."""

    samples: Samples
    sentences: tuple[HeardSentence, ...]


def join(utterances: Sequence[Utterance], speech: Speech) -> Joined:
    """The sounds one after another, with a pause after each."""
    rate = speech.rate
    pieces: list[Samples] = [_silence(LEAD, rate)]
    sentences: list[HeardSentence] = []
    at = pieces[0].size
    for utterance, sound in zip(utterances, speech.sounds, strict=True):
        samples, shift = _trim(np.frombuffer(sound.samples, np.int16), rate)
        times = _Times(utterance, sound, samples, shift, rate)
        sentences.append(_heard(utterance, times, at / rate, samples.size / rate))
        pause = _silence(_pause(utterance), rate)
        pieces += [samples, pause]
        at += samples.size + pause.size
    return Joined(np.concatenate(pieces), tuple(sentences))


def unheard(utterance: Utterance) -> HeardSentence:
    """A sentence of a script that nobody has spoken: all its times are 0."""
    return _sentence(utterance, 0.0, 0.0, [(0.0, 0.0)] * len(utterance.words))


def _pause(utterance: Utterance) -> float:
    if utterance.part is Part.TITLE or utterance.chapter:
        return _AFTER_TITLE
    return _AFTER_PARAGRAPH if utterance.last else _AFTER_SENTENCE


def _silence(seconds: float, rate: int) -> Samples:
    return np.zeros(int(seconds * rate), np.int16)


def _trim(samples: Samples, rate: int) -> tuple[Samples, int]:
    """The sound without the silence around it, and how many samples were cut from its start."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > _QUIET)
    if loud.size == 0:
        return samples, 0
    edge = int(_EDGE * rate)
    start = max(0, int(loud[0]) - edge)
    return samples[start : int(loud[-1]) + 1 + edge], start


class _Times:
    """When the characters of one spoken sentence are heard, in seconds from the start of its trimmed sound."""

    def __init__(self, utterance: Utterance, sound: Sound, samples: Samples, shift: int, rate: int) -> None:
        self.samples = samples
        self.rate = rate
        self.length = samples.size / rate
        self.marks = tuple(_in_order(sound.marks, shift / rate, self.length))
        ends = (Mark(len(utterance.spoken), self.length),)
        start = () if self.marks and self.marks[0].at == 0 else (Mark(0, 0.0),)
        self._anchors = (*start, *self.marks, *ends)
        self._places = [mark.at for mark in self._anchors]

    def begin(self, start: int, end: int) -> float:
        """Of the word at those characters: the engine's own mark, else in proportion between its neighbours."""
        after = bisect_left(self._places, start)
        if after < len(self._anchors) and self._anchors[after].at < end:
            return self._anchors[after].seconds
        left, right = self._anchors[max(after - 1, 0)], self._anchors[min(after, len(self._anchors) - 1)]
        share = (start - left.at) / max(right.at - left.at, 1)
        return left.seconds + share * (right.seconds - left.seconds)

    def quiet_from(self, start: float, end: float) -> float:
        """Where the last sound before `end` fades, so that a pause belongs to no word."""
        first = int(start * self.rate)
        piece = self.samples[first : int(end * self.rate)]
        loud = np.flatnonzero(np.abs(piece.astype(np.int32)) > _QUIET)
        return (first + int(loud[-1]) + 1) / self.rate if loud.size else end


def _in_order(marks: Sequence[Mark], shift: float, length: float) -> Iterator[Mark]:
    """Marks that go forward in the text and in time; an engine may give one twice."""
    place, time = -1, -1.0
    for mark in marks:
        seconds = min(max(mark.seconds - shift, 0.0), length)
        if mark.at > place and seconds >= time:
            place, time = mark.at, seconds
            yield Mark(mark.at, seconds)


def _heard(utterance: Utterance, times: _Times, offset: float, length: float) -> HeardSentence:
    begins = [times.begin(word.spoken.start, word.spoken.end) for word in utterance.words]
    spans = [(start, times.quiet_from(start, end)) for start, end in pairwise([*begins, length])]
    return _sentence(utterance, offset, offset + length, [(offset + start, offset + end) for start, end in spans])


def _sentence(utterance: Utterance, start: float, end: float, times: Sequence[tuple[float, float]]) -> HeardSentence:
    shift = utterance.span.start if utterance.span else 0
    words = tuple(
        HeardWord(
            word.span.shifted(shift),
            word.span.of(utterance.text),
            word.spoken.of(utterance.spoken),
            _ms(begin),
            _ms(stop),
        )
        for word, (begin, stop) in zip(utterance.words, times, strict=True)
    )
    return HeardSentence(
        utterance.part, utterance.span, utterance.text, utterance.spoken, _ms(start), _ms(end), words, utterance.claim
    )


def _ms(seconds: float) -> float:
    return round(seconds, 3)
