"""Our measure of loudness against the tones that the standard gives, and the limiter against hard material."""

import math

import numpy as np
import pytest

from secondsource.sound.levelling import level
from secondsource.sound.loudness import REACH, loudness, peaks, true_peak


def tone(hertz, decibels, rate=48_000, seconds=5.0, phase=0.0):
    at = np.arange(int(rate * seconds)) / rate
    wave = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * at + phase)
    return np.clip(np.rint(wave * 32767), -32768, 32767).astype(np.int16)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("decibels", [0.0, -20.0, -33.0])
def test_a_tone_of_1_khz_is_3_lu_under_its_peak(rate, decibels):
    # One channel of 997 Hz at full scale is -3.01 LKFS (BS.1770-5, annex 1).
    assert loudness(tone(997, decibels, rate), rate) == pytest.approx(decibels - 3.01, abs=0.1)


def test_silence_around_a_tone_does_not_count():
    sound = tone(997, -20, seconds=20)
    silence = np.zeros(48_000 * 20, np.int16)
    padded = np.concatenate([silence, sound, silence])
    assert loudness(padded, 48_000) == pytest.approx(loudness(sound, 48_000), abs=0.2)


def test_what_is_10_lu_softer_does_not_count():
    both = np.concatenate([tone(997, -20, seconds=20), tone(997, -40, seconds=20)])
    assert loudness(both, 48_000) == pytest.approx(-23.0, abs=0.2)


def test_low_tones_count_less_and_high_ones_more():
    middle = loudness(tone(997, -20), 48_000)
    assert loudness(tone(30, -20), 48_000) < middle - 5
    assert loudness(tone(6_000, -20), 48_000) > middle + 2


def test_the_peak_between_two_samples_is_seen():
    # A quarter of the rate, caught 45 degrees off its top: samples at 0.707 of a wave of full scale.
    sound = tone(12_000, 0.0, phase=math.pi / 4)
    assert np.abs(sound).max() < 0.71 * 32768
    assert true_peak(sound) == pytest.approx(0.0, abs=0.3)


@pytest.mark.parametrize("samples", [np.zeros(0, np.int16), np.zeros(10, np.int16), np.zeros(48_000, np.int16)])
def test_silence_has_no_loudness(samples):
    assert loudness(samples, 48_000) == -math.inf
    assert true_peak(samples) == -math.inf
    assert level(samples, 48_000).samples.size == samples.size


def test_a_short_sound_is_measured_whole():
    assert loudness(tone(997, -20, seconds=0.05), 48_000) == pytest.approx(-23.0, abs=1.5)


def bursts(rate=22_050):
    """Clicks and words: soft noise with peaks ten times as high."""
    chance = np.random.default_rng(7)
    noise = chance.normal(0, 400, rate * 8)
    noise[:: rate // 6] *= 25
    return np.clip(noise, -32768, 32767).astype(np.int16)


HARD = {"bursts": bursts(), "soft": tone(440, -40, 22_050), "loud": tone(440, -1, 22_050)}


@pytest.mark.parametrize("sound", HARD.values(), ids=HARD)
def test_levelled_sound_has_one_loudness_and_no_peak_above_the_ceiling(sound):
    made = level(sound, 22_050).samples
    assert loudness(made, 22_050) == pytest.approx(-16.0, abs=1.0)
    assert true_peak(made) <= -1.0
    assert made.size == sound.size


def unlike(rate=22_050):
    """Two minutes whose looked-at stretches are silent, soft, or unlike the rest."""
    rest = np.tile(bursts(rate), 1 + 116 * rate // bursts(rate).size)[: 116 * rate]
    quiet = np.concatenate([np.zeros(4 * rate, np.int16), rest])
    looked_at = np.arange(quiet.size) // (4 * rate) % 8 == 0
    soft = np.where(looked_at, quiet // 8, quiet)
    return {"whole": np.tile(rest, 2), "silent": np.where(looked_at, 0, quiet).astype(np.int16), "soft": soft}


@pytest.mark.parametrize("name", ["whole", "silent", "soft"])
def test_long_sound_has_that_loudness_whatever_a_part_of_it_is_like(name):
    sound = unlike()[name]
    made = level(sound, 22_050)
    assert made.loudness == pytest.approx(loudness(made.samples, 22_050))
    assert made.loudness == pytest.approx(-16.0, abs=1.0)
    assert true_peak(made.samples) <= -1.0
    assert (level(sound, 22_050).samples == made.samples).all()


def test_blocks_leave_no_seam():
    sound = tone(440, -30, 22_050, seconds=30)
    made = level(sound, 22_050).samples.astype(np.float64)
    assert np.abs(np.diff(made, 2)).max() < 1.2 * np.abs(np.diff(made[1000:5000], 2)).max() + 4


@pytest.mark.parametrize("size", [1, 31, 32, 5_000])
def test_only_rows_that_stay_at_or_below_the_asked_peak_are_not_oversampled(size):
    piece = np.random.default_rng(5).normal(0, 0.2, size + 2 * REACH)
    everything = peaks(piece, 0.0)
    some = peaks(piece, 0.4)
    assert everything.size == some.size == size
    assert (some[everything > 0.4] == everything[everything > 0.4]).all()
    assert (some <= everything).all()
