"""Whether a microphone is fit: levels worked by hand, laws, and what is said at each threshold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import spoken

from vm_rehearse.audio import read_audio, resampled
from vm_rehearse.soundcheck import SoundLevels, fault_of_recording, judgement, sound_check, sound_levels

__all__ = ["spoken"]

RATE = 16_000
WELL = SoundLevels(5.0, 48_000, peak_dbfs=-10.0, voice_dbfs=-26.0, noise_dbfs=-65.0, clipped=0)


def tone(level_dbfs: float, seconds: float) -> npt.NDArray[np.float32]:
    """A sine of 200 Hz whose root mean square has that level."""
    moments = np.arange(round(seconds * RATE)) / RATE
    return np.asarray(np.sqrt(2) * 10 ** (level_dbfs / 20) * np.sin(2 * np.pi * 200 * moments), np.float32)


def sounds(*parts: tuple[float, float]) -> npt.NDArray[np.float32]:
    return np.concatenate([tone(level, seconds) for level, seconds in parts])


def codes(levels: SoundLevels) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in judgement(levels)]


# ---- what is measured ---------------------------------------------------------------------------


def test_levels_of_a_voice_over_noise() -> None:
    levels = sound_levels(sounds((-60, 2), (-20, 2), (-60, 1)), RATE)
    assert levels.voice_dbfs == pytest.approx(-20, abs=0.05)
    assert levels.noise_dbfs == pytest.approx(-60, abs=0.05)
    assert levels.peak_dbfs == pytest.approx(-20 + 3.01, abs=0.05)
    assert (levels.duration_s, levels.sample_rate_hz, levels.clipped) == (5.0, RATE, 0)


def test_silence_has_no_level() -> None:
    levels = sound_levels(np.zeros(RATE, np.float32), RATE)
    assert (levels.peak_dbfs, levels.voice_dbfs, levels.noise_dbfs) == (None, None, None)


def test_exact_silence_between_words_is_no_noise_and_no_fault() -> None:
    check = sound_check(np.concatenate([np.zeros(RATE, np.float32), tone(-20, 1)]), RATE)
    assert check.levels.noise_dbfs is None and check.levels.voice_dbfs == pytest.approx(-20, abs=0.05)
    assert check.fitness == "good"


@pytest.mark.parametrize(("voice_s", "heard"), [(0.3, False), (0.4, True)])
def test_a_knock_is_no_voice(voice_s: float, heard: bool) -> None:
    levels = sound_levels(sounds((-60, 3), (-20, voice_s), (-60, 1)), RATE)
    assert (levels.voice_dbfs is not None) is heard


@pytest.mark.parametrize(("above_db", "heard"), [(9.5, False), (10.5, True)])
def test_a_voice_stands_above_the_noise(above_db: float, heard: bool) -> None:
    levels = sound_levels(sounds((-50, 2), (-50 + above_db, 2)), RATE)
    assert (levels.voice_dbfs is not None) is heard


def test_steady_noise_is_no_voice_however_loud() -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, 5 * RATE).astype(np.float32)
    assert sound_levels(noise, RATE).voice_dbfs is None


def test_clipping_counts_places_not_samples() -> None:
    samples = np.zeros(RATE, np.float32)
    samples[100:103] = 1.0
    samples[200:260] = -1.0
    samples[300:302] = 1.0  # a peak that just fits
    assert sound_levels(samples, RATE).clipped == 2
    samples[-3:] = 1.0
    samples[:3] = 1.0
    assert sound_levels(samples, RATE).clipped == 4
    assert sound_levels(samples, RATE).full_peaks == 5


@pytest.mark.parametrize("count", [1, 100, 799, 801])
def test_less_than_a_block_is_no_crash(count: int) -> None:
    assert sound_check(np.full(count, 0.1, np.float32), RATE).fitness == "unfit"


@given(st.floats(-20, 6))
def test_louder_by_so_much_moves_every_level_by_so_much(gain_db: float) -> None:
    samples = sounds((-50, 1), (-20, 1))
    before = sound_levels(samples, RATE)
    after = sound_levels(np.asarray(samples * 10 ** (gain_db / 20), np.float32), RATE)
    for name in ("peak_dbfs", "voice_dbfs", "noise_dbfs"):
        assert getattr(after, name) - getattr(before, name) == pytest.approx(gain_db, abs=0.05)


def test_a_real_voice_is_fit_until_it_is_changed(spoken: Path) -> None:
    audio = read_audio(spoken)
    samples, rate = audio.samples, audio.sample_rate
    assert sound_check(samples, rate).fitness == "good"

    def found(changed: npt.NDArray[np.float32]) -> list[tuple[str, str]]:
        return codes(sound_levels(changed, rate))

    assert found(np.clip(samples * 20, -1, 1)) == [("clipping", "fault")]
    assert ("too_quiet", "fault") in found(samples * np.float32(0.05))
    hiss = np.random.default_rng(1).normal(0, 0.015, len(samples)).astype(np.float32)
    assert found(samples + hiss) == [("noisy", "warning")]


# ---- what is said -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (WELL, []),
        (replace(WELL, peak_dbfs=None, voice_dbfs=None, noise_dbfs=None), [("silent", "fault")]),
        (replace(WELL, peak_dbfs=-65.1, voice_dbfs=None), [("silent", "fault")]),
        (replace(WELL, peak_dbfs=-65.0, voice_dbfs=None), [("no_voice", "fault")]),
        (replace(WELL, voice_dbfs=None), [("no_voice", "fault")]),
        (replace(WELL, voice_dbfs=-40.0), []),
        (replace(WELL, voice_dbfs=-40.1), [("quiet", "warning")]),
        (replace(WELL, voice_dbfs=-50.0, noise_dbfs=-80.0), [("quiet", "warning")]),
        (replace(WELL, voice_dbfs=-50.1, noise_dbfs=-80.0), [("too_quiet", "fault")]),
        (replace(WELL, noise_dbfs=-41.0), []),
        (replace(WELL, noise_dbfs=-40.9), [("noisy", "warning")]),
        (replace(WELL, noise_dbfs=None), []),
        (replace(WELL, peak_dbfs=-3.0), []),
        (replace(WELL, peak_dbfs=-2.9), [("loud", "warning")]),
        (replace(WELL, peak_dbfs=0.0, clipped=2), [("clipping", "warning")]),
        (replace(WELL, peak_dbfs=0.0, clipped=3), [("clipping", "fault")]),
        (replace(WELL, sample_rate_hz=16_000), []),
        (replace(WELL, sample_rate_hz=8_000), [("low_rate", "warning")]),
        (
            replace(WELL, voice_dbfs=-51.0, noise_dbfs=-60.0, peak_dbfs=0.0, clipped=1),
            [("too_quiet", "fault"), ("clipping", "warning"), ("noisy", "warning")],
        ),
    ],
)
def test_what_is_found(levels: SoundLevels, expected: list[tuple[str, str]]) -> None:
    assert codes(levels) == expected


def test_the_remedy_for_silence_names_the_permission() -> None:
    (silent,) = judgement(replace(WELL, peak_dbfs=None))
    assert "Privacy & Security" in silent.remedy and "rehearse devices" in silent.remedy


# ---- what is said of a take's recording ---------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (WELL, None),
        (replace(WELL, peak_dbfs=-1.0), None),
        (replace(WELL, noise_dbfs=-30.0), None),
        (replace(WELL, sample_rate_hz=8_000), None),
        (replace(WELL, peak_dbfs=0.0, clipped=9, full_peaks=9), None),
        (replace(WELL, peak_dbfs=0.0, full_peaks=10), "clipping"),
        (replace(WELL, voice_dbfs=-40.0), None),
        (replace(WELL, voice_dbfs=-40.1), "quiet"),
        (replace(WELL, voice_dbfs=-50.0), "quiet"),
        (replace(WELL, voice_dbfs=-50.1), "too_quiet"),
        (replace(WELL, voice_dbfs=None), None),
        (replace(WELL, voice_dbfs=None, peak_dbfs=-50.1), "too_quiet"),
        (replace(WELL, voice_dbfs=None, peak_dbfs=-40.1), "quiet"),
        (replace(WELL, voice_dbfs=None, peak_dbfs=None), "too_quiet"),
        (replace(WELL, voice_dbfs=-51.0, peak_dbfs=0.0, full_peaks=10), "clipping"),
    ],
)
def test_what_is_said_of_a_recording(levels: SoundLevels, expected: str | None) -> None:
    fault = fault_of_recording(levels)
    assert (None if fault is None else fault.code) == expected


def test_the_sample_takes_were_recorded_well(takes: Path) -> None:
    for path in sorted(takes.glob("*.flac")):
        audio = read_audio(path)
        assert fault_of_recording(sound_levels(audio.samples, audio.sample_rate)) is None, path


@pytest.mark.parametrize("rate", [8_000, RATE, 44_100, 48_000])
def test_a_recording_is_cut_off_or_not_at_any_rate_alike(takes: Path, rate: int) -> None:
    for path in sorted(takes.glob("*.flac")):
        audio = read_audio(path)
        samples = resampled(audio.samples, audio.sample_rate, rate)
        samples /= np.abs(samples).max()
        for over_db, expected in ((0.0, None), (0.8, None), (3.5, "clipping"), (12.0, "clipping")):
            louder = np.clip(samples * np.float32(10 ** (over_db / 20)), -1, 1)
            fault = fault_of_recording(sound_levels(louder, rate))
            assert (None if fault is None else fault.code) == expected, (path, over_db)
