"""How long a sound is held, worked out on sounds whose answer is known."""

from __future__ import annotations

import tracemalloc

import numpy as np
import numpy.typing as npt
import pytest

from vm_rehearse.measures.steadiness import longest_steady_s, steady_frames

RATE = 16_000


def voice(length_s: float, *formants_hz: float, pitch_hz: float = 110.0) -> npt.NDArray[np.float64]:
    """Harmonics of a pitch, loudest at the formants: one vowel, held."""
    time = np.arange(round(length_s * RATE)) / RATE
    harmonics = np.arange(pitch_hz, 4000.0, pitch_hz)
    loudness = sum(1 / (1 + ((harmonics - formant) / 120.0) ** 2) for formant in formants_hz)
    return 0.05 * np.sum(loudness[:, None] * np.sin(2 * np.pi * harmonics[:, None] * time), axis=0)


def talk(length_s: float) -> npt.NDArray[np.float64]:
    """Vowels that change every 60 ms, as in words."""
    vowels = [(300, 2300), (700, 1200), (450, 1900), (600, 900)]
    count = round(length_s / 0.06)
    return np.concatenate([voice(0.06, *vowels[index % len(vowels)]) for index in range(count)])


@pytest.mark.parametrize("gain", [1.0, 0.05])
def test_a_vowel_that_is_held_is_found_at_any_level(gain: float) -> None:
    sound = gain * np.concatenate((talk(1.2), voice(0.4, 550, 1300), talk(1.2)))
    steady = steady_frames(sound, RATE)
    assert 0.25 <= longest_steady_s(steady, 1.2, 1.6) <= 0.4
    assert longest_steady_s(steady, 0.0, 1.1) < 0.06


def test_silence_and_faint_sound_are_not_held() -> None:
    sound = np.concatenate((talk(1.2), np.zeros(RATE), 0.01 * voice(0.5, 550, 1300), talk(1.2)))
    steady = steady_frames(sound, RATE)
    assert longest_steady_s(steady, 1.25, 2.65) == 0.0


@pytest.mark.parametrize("length", [0, 100, 800])
def test_very_short_sound_has_nothing_held(length: int) -> None:
    steady = steady_frames(np.ones(length), RATE)
    assert not steady.any() and longest_steady_s(steady, 0.0, 1.0) == 0.0


def test_a_stretch_outside_the_sound_has_nothing_held() -> None:
    steady = np.ones(50, dtype=np.bool_)
    assert longest_steady_s(steady, 0.1, 0.3) == pytest.approx(0.2)
    assert longest_steady_s(steady, -1.0, 9.0) == pytest.approx(0.5)
    assert longest_steady_s(steady, 3.0, 4.0) == 0.0


@pytest.mark.parametrize("frames", [1, 1023, 1024, 1025, 2047, 2048, 2049, 5000])
def test_what_is_worked_out_in_parts_fits_together(frames: int) -> None:
    """Each frame depends on its own samples only, whatever comes behind it."""
    hop = RATE // 100
    said = np.concatenate((talk(1.2), voice(0.4, 550, 1300)))
    part = np.tile(said, 32).astype(np.float32)[: frames * hop + 240]
    assert steady_frames(part, RATE).shape == (frames,)
    longer = steady_frames(np.concatenate((part, part)), RATE)[: max(0, frames - 3)]
    assert np.array_equal(longer, steady_frames(part, RATE)[: len(longer)])
    assert longer.any() or frames < 1000


def test_ten_minutes_take_little_more_memory_than_one() -> None:
    minute = np.tile(talk(1.2), 50)[: 60 * RATE].astype(np.float32)
    most = []
    for sound in (minute, np.tile(minute, 10)):
        tracemalloc.start()
        steady_frames(sound, RATE)
        most.append(tracemalloc.get_traced_memory()[1] / 1e6)
        tracemalloc.stop()
    assert most[1] - most[0] < 60, "megabytes; all frames at once take 400 more"
