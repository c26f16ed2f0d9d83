"""Where speech begins and ends in noise, and in a room with an echo."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from vm_rehearse.audio import read_audio
from vm_rehearse.voice_activity import SAMPLE_RATE_HZ, speech_stretches
from vm_rehearse.voice_activity.echo import OF_ALL_SOUND, echo_decay, without_echo
from vm_rehearse.voice_activity.levels import LEVEL_HOP_S, levels_db
from vm_rehearse.voice_activity.prominence import prominence


def edges_moved(takes: Path, changed: Callable[[np.ndarray], np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """By how much beginnings and ends at pauses are found elsewhere in changed takes, in seconds."""
    begins, ends = [], []
    for number in range(1, 6):
        samples = read_audio(takes / f"take{number}.flac").samples
        clean, other = speech_stretches(samples), speech_stretches(changed(samples).astype(np.float32))
        for before, after in pairwise(clean):
            if after.start_s - before.end_s >= 0.4:
                begins.append(min((s.start_s - after.start_s for s in other), key=abs))
                ends.append(min((s.end_s - before.end_s for s in other), key=abs))
    assert len(ends) > 25
    return np.array(begins), np.array(ends)


def in_white_noise(samples: np.ndarray) -> np.ndarray:
    """18 dB below speech."""
    blocks = samples[: len(samples) // 320 * 320].reshape(-1, 320)
    power = (blocks**2).mean(axis=1)
    speech_rms = np.sqrt(power[power > power.max() * 1e-3].mean())
    noise: np.ndarray = np.random.default_rng(3).standard_normal(len(samples)) * 0.126 * speech_rms
    return samples + noise


def in_a_room(samples: np.ndarray, *, reverberation_s: float) -> np.ndarray:
    """With an echo of noise, as loud together as half of the sound, that falls by 60 dB in a time."""
    time_s = np.arange(round(reverberation_s * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    echo = np.random.default_rng(4).standard_normal(len(time_s)) * 10 ** (-3 * time_s / reverberation_s)
    echo[time_s < 0.004] = 0.0
    echo *= 0.7 / np.sqrt((echo**2).sum())
    echo[0] = 1.0
    size = 1 << (len(samples) + len(echo)).bit_length()
    spectrum = np.fft.rfft(samples, size) * np.fft.rfft(echo, size)
    return np.fft.irfft(spectrum, size)[: len(samples)]


def test_noise_moves_no_edge_far(takes: Path) -> None:
    begins, ends = edges_moved(takes, in_white_noise)
    assert np.median(np.abs(begins)) < 0.02  # by the level alone 0.025
    assert np.median(np.abs(ends)) < 0.02  # by the level alone 0.038


@pytest.mark.parametrize("reverberation_s", [0.45, 0.7])
def test_the_end_of_speech_is_not_that_of_its_echo(takes: Path, reverberation_s: float) -> None:
    begins, ends = edges_moved(takes, lambda samples: in_a_room(samples, reverberation_s=reverberation_s))
    assert np.median(np.abs(begins)) < 0.01
    assert np.median(ends) < 0.04  # with the echo 0.045 and 0.08
    assert np.mean(np.abs(ends) <= 0.1) > 0.9  # with the echo 0.88 and 0.69


def bursts(*, decay_s: float) -> tuple[np.ndarray, np.ndarray]:
    """Noise for 0.3 s in every 1.5 s that dies away, and where there is none (for hops of 20 ms)."""
    time_s = np.arange(12 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    since_s = np.maximum(time_s % 1.5 - 0.3, 0.0)
    envelope = 10 ** (-3 * since_s / decay_s)
    noise = np.random.default_rng(6).standard_normal(len(time_s))
    samples = (0.1 * envelope + 1e-5) * noise
    return samples.astype(np.float32), (time_s % 1.5 > 1.3)[::320]


@pytest.mark.parametrize("decay_s", [0.3, 0.5, 0.8])
def test_how_quickly_an_echo_dies_away_is_seen(decay_s: float) -> None:
    found = echo_decay(*bursts(decay_s=decay_s))
    assert found == pytest.approx(60 / decay_s, rel=0.25)


def test_what_stops_at_once_has_no_echo() -> None:
    samples, quiet = bursts(decay_s=0.05)
    assert echo_decay(samples, quiet) is None
    assert echo_decay(samples, np.zeros_like(quiet)) is None
    assert echo_decay(samples[:512], np.ones(2, dtype=bool)) is None


def test_an_echo_is_taken_off_and_the_sound_is_not() -> None:
    hops = np.arange(200)
    dying = 10 ** (-133 * np.maximum(hops - 100, 0) * LEVEL_HOP_S / 10)
    dry = without_echo(dying, 133.0, stronger=OF_ALL_SOUND)
    assert (dry[:100] > 0.9).all()
    assert (dry[130:] == 0.0).all()


def test_a_hum_stands_out_of_a_noise_that_drowns_it() -> None:
    samples = np.random.default_rng(7).normal(0, 0.05, 2 * SAMPLE_RATE_HZ)
    humming = slice(SAMPLE_RATE_HZ, SAMPLE_RATE_HZ * 5 // 4)
    samples[humming] += 0.02 * np.sin(2 * np.pi * 200 * np.arange(SAMPLE_RATE_HZ // 4) / SAMPLE_RATE_HZ)
    quiet = np.arange(400) < 180
    found = prominence(samples.astype(np.float32), quiet, None)
    assert found.sound is found.without_echo and len(found.sound) == 400
    above = found.sound > found.threshold
    assert above[205:245].all() and above[quiet].mean() < 0.05
    level = np.abs(levels_db(samples.astype(np.float32))[205:245].mean() - levels_db(samples)[:180].mean())
    assert level < 1.0


def test_outside_a_telephones_band_nothing_stands_out() -> None:
    noise = np.random.default_rng(8).standard_normal(2 * SAMPLE_RATE_HZ)
    spectrum = np.fft.rfft(noise)
    hz = np.fft.rfftfreq(len(noise), 1 / SAMPLE_RATE_HZ)
    spectrum[(hz < 300) | (hz > 3400)] = 0.0
    samples = 0.05 * np.fft.irfft(spectrum)
    samples[: SAMPLE_RATE_HZ // 2] += 0.3 * np.sin(2 * np.pi * 800 * np.arange(8000) / SAMPLE_RATE_HZ)
    faint = 1e-5 * np.sin(2 * np.pi * 6000 * np.arange(8000) / SAMPLE_RATE_HZ)
    samples[-8000:] += faint
    quiet = (np.arange(400) > 120) & (np.arange(400) < 290)
    found = prominence(samples.astype(np.float32), quiet, None)
    assert (found.sound[310:390] > found.threshold).mean() < 0.1
