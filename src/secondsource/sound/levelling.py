"""Brings sound to one loudness, with a limiter that lets no true peak through."""

import math
from dataclasses import dataclass

import numpy as np

from secondsource.sound.loudness import BLOCK, FULL, REACH, Floats, Samples, loudness, peaks, stretch

TARGET = -16.0
"""LUFS."""
CEILING = -2.0
"""dBTP; a decibel under what is promised, because packing into MP3 moves peaks."""
_ROUNDS = 4
_NEAR_ENOUGH = 0.3
_STRETCH = 4
"""Seconds."""
_STRETCHES = 3
"""Fewer would tell too little of the whole."""
_OVERSHOOT = 1.5
"""What the limiter takes away is asked for again, and some more, because it takes of that too."""


@dataclass(frozen=True, slots=True)
class Levelled:
    """Sound at one loudness."""

    samples: Samples
    loudness: float
    """LUFS, measured after levelling; minus infinity for silence, which stays as it is."""


def level(samples: Samples, rate: int) -> Levelled:
    """The sound at -16 LUFS, as near as its peaks allow."""
    measured = loudness(samples, rate)
    if math.isinf(measured):
        return Levelled(samples, measured)
    gain = TARGET - measured
    some = _some(samples, rate)
    if some.size < samples.size and not math.isinf(alone := loudness(some, rate)):
        gain, _ = _settle(some, rate, gain, alone + gain)
    return _settle(samples, rate, gain, TARGET)[1]


def _some(samples: Samples, rate: int) -> Samples:
    """Every eighth stretch of long sound, from which it is seen what the limiter takes; short sound whole."""
    size = _STRETCH * rate
    starts = range(0, samples.size, size)[::8]
    return np.concatenate([samples[at : at + size] for at in starts]) if len(starts) > _STRETCHES else samples


def _settle(samples: Samples, rate: int, gain: float, aim: float) -> tuple[float, Levelled]:
    """The gain at which the sound is as loud as aimed at, tried from the one given; and the sound."""
    made = _louder(samples, rate, gain)
    for _ in range(_ROUNDS - 1):
        if abs(aim - made.loudness) <= _NEAR_ENOUGH:
            break
        gain += _OVERSHOOT * (aim - made.loudness)
        made = _louder(samples, rate, gain)
    return gain, made


def _louder(samples: Samples, rate: int, gain: float) -> Levelled:
    made = _amplify(samples, rate, 10 ** (gain / 20))
    return Levelled(made, loudness(made, rate))


def _amplify(samples: Samples, rate: int, gain: float) -> Samples:
    """Times the gain, less where a peak would pass the ceiling."""
    ceiling = 10 ** (CEILING / 20)
    reach = max(2, rate // 200)
    margin = 2 * reach + REACH
    made = np.empty_like(samples)
    for start in range(0, samples.size, BLOCK):
        end = min(start + BLOCK, samples.size)
        piece = stretch(samples, start - margin, end + margin) * gain
        louder = piece[margin : margin + end - start]
        high = peaks(piece, ceiling)
        if high.max(initial=0.0) > ceiling:
            louder = louder * _soften(np.minimum(1.0, ceiling / np.maximum(high, 1e-9)), reach)
        made[start:end] = np.clip(np.rint(louder * FULL), -32768, 32767)
    return made


def _soften(wanted: Floats, reach: int) -> Floats:
    """Gains that are at most those wanted, and change over 5 ms; 2 * reach shorter at either end."""
    lowest = _sliding_minimum(wanted, 2 * reach + 1)
    return _running_mean(_running_mean(lowest, reach + 1), reach + 1)


def _sliding_minimum(values: Floats, width: int) -> Floats:
    """Over every stretch of `width` values."""
    lowest, done = values, 1
    while done < width:
        step = min(done, width - done)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        done += step
    return lowest


def _running_mean(values: Floats, width: int) -> Floats:
    """Over every stretch of `width` values; never above the largest of them."""
    sums = np.cumsum(np.concatenate([np.zeros(1), values]))
    return np.minimum((sums[width:] - sums[:-width]) / width, 1.0)
