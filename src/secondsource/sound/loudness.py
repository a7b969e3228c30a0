"""Loudness and true peak of mono sound, by ITU-R BS.1770-5, in blocks so that an hour needs no more room than a minute.

Loudness in LUFS: the K filter (a shelf above 1.7 kHz, a high-pass at 38 Hz), mean squares over 400 ms every 100 ms, a
gate at -70 LUFS and one 10 LU under what passes it. The filter's impulse response dies within 0.2 s, so it is applied
as a convolution. True peak in dBTP: the largest sample after four times oversampling.
"""

import math
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Samples = NDArray[np.int16]
Floats = NDArray[Any]

FULL = 32768.0
SILENCE = -math.inf
BLOCK = 1 << 14
"""Samples looked at in one go: what fits into a processor's cache."""
_TRANSFORM = 1 << 16
"""Points of one Fourier transform."""
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0
_HOPS = 4
_OVERSAMPLING = 4
REACH = 12
"""Samples on either side that bear on an oversampled one."""
_ROW = 32
"""Samples that are oversampled together."""
_STACK = 32
"""Rows of one product of matrices; over larger ones numpy's library spreads threads, which cost more than they save."""


def loudness(samples: Samples, rate: int) -> float:
    """Integrated loudness in LUFS; minus infinity for silence and for nothing."""
    hops = _hop_powers(samples, rate)
    if hops.size == 0:
        return SILENCE
    windows = _windows(hops)
    loud = windows[_lufs(windows) > _ABSOLUTE_GATE]
    if loud.size == 0:
        return SILENCE
    gate = float(_lufs(loud.mean(keepdims=True))[0]) + _RELATIVE_GATE
    return float(_lufs(loud[_lufs(loud) > gate].mean(keepdims=True))[0])


def true_peak(samples: Samples) -> float:
    """True peak in dBTP; minus infinity for silence and for nothing."""
    highest = 0.0
    for start in range(0, samples.size, BLOCK):
        piece = stretch(samples, start - REACH, min(start + BLOCK, samples.size) + REACH)
        highest = max(highest, float(peaks(piece, highest).max()))
    return 20 * math.log10(highest) if highest > 0 else SILENCE


def stretch(samples: Samples, start: int, end: int) -> Floats:
    """Samples from `start` to `end`, 1.0 full scale, with silence where there are none."""
    made = np.zeros(end - start)
    inside = samples[max(start, 0) : min(end, samples.size)]
    first = max(-start, 0)
    made[first : first + inside.size] = inside
    return made / FULL


def peaks(piece: Floats, least: float) -> Floats:
    """For every sample of a stretch that carries REACH more on either side, the highest of the four oversampled values
    at and after it, 1.0 full scale. Rows that surely stay at or below `least` are not oversampled."""
    size = piece.size - 2 * REACH
    rows = -(-size // _ROW)
    padded = np.zeros(rows * _ROW + 2 * REACH)
    padded[: piece.size] = np.abs(piece)
    highest = padded[REACH:-REACH].reshape(rows, _ROW).copy()
    loud = np.flatnonzero(_windows_of(padded).max(axis=1) * _most_gain() > least)
    padded[: piece.size] = piece
    highest[loud] = np.maximum(highest[loud], _between(_windows_of(padded)[loud]))
    return highest.reshape(-1)[:size]


def _windows_of(padded: Floats) -> Floats:
    """For every row of samples, all that bear on its oversampled values."""
    return sliding_window_view(padded, _ROW + 2 * REACH)[::_ROW]


def _between(windows: Floats) -> Floats:
    """For every sample of each row, the highest value between it and the next one."""
    stacks, width = -(-len(windows) // _STACK), _ROW + 2 * REACH
    filled = np.zeros((stacks * _STACK, width), np.float32)
    filled[: len(windows)] = windows
    made = np.abs(filled.reshape(stacks, _STACK, width) @ _oversampler())
    return made.reshape(-1, _OVERSAMPLING - 1, _ROW).max(axis=1)[: len(windows)]


@lru_cache(maxsize=1)
def _oversampler() -> Floats:
    """The matrix that takes a row's window to the values between its samples, phase by phase."""
    made = np.zeros((_ROW + 2 * REACH, _OVERSAMPLING - 1, _ROW), np.float32)
    for phase, taps in enumerate(_phases()):
        for at in range(_ROW):
            made[at : at + taps.size, phase, at] = taps[::-1]
    return made.reshape(len(made), -1)


@lru_cache(maxsize=1)
def _most_gain() -> float:
    """How far an oversampled value may pass the highest sample around it."""
    return max(float(np.abs(taps).sum()) for taps in _phases())


@lru_cache(maxsize=1)
def _phases() -> tuple[Floats, ...]:
    """Taps for the points at a quarter, a half and three quarters between two samples: a windowed sinc."""
    at = np.arange(-REACH + 1, REACH + 1)
    found: list[Floats] = []
    for phase in range(1, _OVERSAMPLING):
        offset = phase / _OVERSAMPLING
        distance = at - offset
        window = np.kaiser(1025, 6.0)[np.clip(((distance / REACH + 1) * 512).round().astype(int), 0, 1024)]
        taps = np.sinc(distance) * window
        found.append((taps / taps.sum())[::-1])
    return tuple(found)


def _windows(hops: Floats) -> Floats:
    """Mean squares over 400 ms; over all there is where it is shorter."""
    if hops.size < _HOPS:
        return np.array([float(hops.mean())])
    windows: Floats = np.convolve(hops, np.full(_HOPS, 1 / _HOPS), "valid")
    return windows


def _lufs(power: Floats) -> Floats:
    return 10 * np.log10(np.maximum(power, 1e-12)) - 0.691


def _hop_powers(samples: Samples, rate: int) -> Floats:
    """Mean square of the weighted sound in every full 100 ms; of the whole where it is shorter."""
    hop = max(1, round(rate / 10))
    if samples.size < hop:
        weighted = _weigh(np.zeros(0), samples.astype(np.float64) / FULL, rate)
        return np.array([np.mean(weighted**2)]) if samples.size else np.zeros(0)
    whole = samples.size // hop * hop
    step = hop * max(1, (_TRANSFORM - 2 * _response(rate).size) // hop)
    powers: list[Floats] = []
    before = np.zeros(0)
    for start in range(0, whole, step):
        block = samples[start : min(start + step, whole)].astype(np.float64) / FULL
        weighted = _weigh(before, block, rate)
        powers.append((weighted.reshape(-1, hop) ** 2).mean(axis=1))
        before = block[-_response(rate).size :]
    return np.concatenate(powers)


def _weigh(before: Floats, block: Floats, rate: int) -> Floats:
    """The block K-weighted, with what stood before it still ringing."""
    taps = _response(rate)
    joined = np.concatenate([before, block])
    size = 1 << (joined.size + taps.size - 2).bit_length()
    weighted = np.fft.irfft(np.fft.rfft(joined, size) * _spectrum(rate, size), size)
    return weighted[before.size : joined.size]


@lru_cache(maxsize=4)
def _spectrum(rate: int, size: int) -> Floats:
    return np.fft.rfft(_response(rate), size)


@lru_cache(maxsize=8)
def _response(rate: int) -> Floats:
    """Impulse response of the two K filters, from their analogue prototypes, for 0.2 s."""
    signal = np.zeros(max(2, rate // 5))
    signal[0] = 1.0
    for b, a in (_shelf(rate), _high_pass(rate)):
        signal = _filter(signal, b, a)
    return signal


Biquad = tuple[tuple[float, float, float], tuple[float, float]]


def _shelf(rate: int) -> Biquad:
    gain, quality, corner = 3.999843853973347, 0.7071752369554196, 1681.974450955533
    k = math.tan(math.pi * corner / rate)
    high = 10 ** (gain / 20)
    middle = high**0.4996667741545416
    norm = 1 + k / quality + k * k
    b = ((high + middle * k / quality + k * k) / norm, 2 * (k * k - high) / norm,
         (high - middle * k / quality + k * k) / norm)  # fmt: skip
    return b, (2 * (k * k - 1) / norm, (1 - k / quality + k * k) / norm)


def _high_pass(rate: int) -> Biquad:
    quality, corner = 0.5003270373238773, 38.13547087602444
    k = math.tan(math.pi * corner / rate)
    norm = 1 + k / quality + k * k
    return (1.0, -2.0, 1.0), (2 * (k * k - 1) / norm, (1 - k / quality + k * k) / norm)


def _filter(signal: Floats, b: tuple[float, float, float], a: tuple[float, float]) -> Floats:
    out = np.zeros_like(signal)
    x1 = x2 = y1 = y2 = 0.0
    for at, x in enumerate(signal.tolist()):
        y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
        out[at] = y
        x2, x1, y2, y1 = x1, x, y1, y
    return out
