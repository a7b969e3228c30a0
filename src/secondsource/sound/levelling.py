"""Brings sound to one loudness, with a limiter that lets no true peak through."""

import math

import numpy as np
from numpy.typing import NDArray

from secondsource.sound.loudness import FULL, REACH, Floats, Samples, loudness, peaks

TARGET = -16.0
"""LUFS."""
CEILING = -2.0
"""dBTP; a decibel under what is promised, because packing into MP3 moves peaks."""
_ROUNDS = 4
_NEAR_ENOUGH = 0.2
_BLOCK = 1 << 18


def level(samples: Samples, rate: int) -> Samples:
    """The sound at -16 LUFS. Silence stays as it is."""
    before = loudness(samples, rate)
    if math.isinf(before):
        return samples
    gain, made = TARGET - before, samples
    for _ in range(_ROUNDS):
        made = _amplify(samples, rate, 10 ** (gain / 20))
        short = TARGET - loudness(made, rate)
        if abs(short) <= _NEAR_ENOUGH:
            break
        gain += short
    return made


def _amplify(samples: Samples, rate: int, gain: float) -> Samples:
    """Times the gain, less where a peak would pass the ceiling."""
    ceiling = 10 ** (CEILING / 20)
    reach = max(1, rate // 200)
    margin = 2 * reach + REACH
    padded = np.concatenate([np.zeros(margin, np.int16), samples, np.zeros(margin, np.int16)])
    made = np.empty_like(samples)
    for start in range(0, samples.size, _BLOCK):
        end = min(start + _BLOCK, samples.size)
        piece = padded[start : end + 2 * margin].astype(np.float64) * (gain / FULL)
        louder = piece[margin : margin + end - start]
        high = peaks(piece)
        if high.max(initial=0.0) > ceiling:
            louder = louder * _soften(np.minimum(1.0, ceiling / np.maximum(high, 1e-9)), reach)
        made[start:end] = np.clip(np.rint(louder * FULL), -32768, 32767).astype(np.int16)
    return made


def _soften(wanted: Floats, reach: int) -> Floats:
    """Gains that are at most those wanted, and change over 5 ms; 2 * reach shorter at either end."""
    lowest = _sliding_minimum(wanted, 2 * reach + 1)
    window = np.hanning(2 * reach + 3)[1:-1]
    return _convolve(lowest, window / window.sum())


def _sliding_minimum(values: Floats, width: int) -> Floats:
    """Over every stretch of `width` values."""
    lowest, done = values, 1
    while done < width:
        step = min(done, width - done)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        done += step
    return lowest


def _convolve(values: Floats, window: NDArray[np.float64]) -> Floats:
    size = 1 << (values.size + window.size - 2).bit_length()
    whole = np.fft.irfft(np.fft.rfft(values, size) * np.fft.rfft(window, size), size)
    return whole[window.size - 1 : values.size]
