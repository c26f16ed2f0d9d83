"""What happens to a clean voice on its way into a file; no time is moved."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import soxr
from numpy.typing import NDArray

SAMPLE_RATE = 24000
PEAK = 0.36
NOISE_DB = -18.0  # below the speech
QUIET_DB = -26.0
ROOM_TONE_DB = -72.0  # of full scale; digital silence between the words would be heard as a fault
ECHO_S, DIRECT_TO_ECHO_DB = 0.5, 3.0  # to -60 dB
TELEPHONE_HZ = (300.0, 3300.0)
BEHIND = 6  # people talking behind
SECOND_CHANNEL = (0.0004, 0.55)  # seconds late, and how strong

Samples = NDArray[np.float64]


def recorded(
    voice: NDArray[np.float32],
    condition: str,
    *,
    rate_hz: int,
    others: Sequence[NDArray[np.float32]],
    draw: np.random.Generator,
) -> Samples:
    """Record a voice.

    Parameters
    ----------
    voice : ndarray, shape=(n,), float32
        At `SAMPLE_RATE`.
    condition : str
        Parts joined by "+": clean, white, pink, babble, quiet, room, telephone, stereo.
    rate_hz : int
        Of the result.
    others : sequence of ndarray
        Voices for the babble.
    draw : numpy.random.Generator
        Makes all noise.

    Returns
    -------
    ndarray, shape=(n,) or (n, 2)
    """
    parts = condition.split("+")
    samples = voice.astype(np.float64) * (PEAK / np.abs(voice).max())
    speech = _level(samples)
    tone_db = ROOM_TONE_DB
    if "room" in parts:
        samples = _echoing(samples, draw)
    for kind, noise in (("white", _white), ("pink", _pink)):
        if kind in parts:
            samples = samples + noise(len(samples), draw) * speech * 10 ** (NOISE_DB / 20)
    if "babble" in parts:
        samples = samples + _babble(len(samples), others, draw) * speech * 10 ** (NOISE_DB / 20)
    if "quiet" in parts:
        samples, tone_db = samples * 10 ** (QUIET_DB / 20), tone_db + QUIET_DB / 2
    samples = samples + draw.standard_normal(len(samples)) * 10 ** (tone_db / 20)
    samples = soxr.resample(samples, SAMPLE_RATE, rate_hz)
    if "telephone" in parts:
        samples = _coded(_within(samples, rate_hz, *TELEPHONE_HZ))
    if "stereo" in parts:
        late = round(SECOND_CHANNEL[0] * rate_hz)
        second = np.concatenate([np.zeros(late), samples[:-late]]) * SECOND_CHANNEL[1]
        samples = np.stack([samples, second], axis=1)
    return samples * min(1.0, 0.99 / np.abs(samples).max())


def _level(samples: Samples) -> float:
    """The mean amplitude of the speech, silences left out."""
    frames = samples[: len(samples) // 480 * 480].reshape(-1, 480)
    power = (frames**2).mean(axis=1)
    return float(np.sqrt(power[power > power.max() * 1e-4].mean()))


def _within(samples: Samples, rate_hz: int, lowest_hz: float, highest_hz: float) -> Samples:
    """The part of a sound in a band."""
    frequencies = np.maximum(np.fft.rfftfreq(len(samples), 1 / rate_hz), 1e-3)
    power = 1 / (1 + (lowest_hz / frequencies) ** 8) / (1 + (frequencies / highest_hz) ** 16)
    return np.fft.irfft(np.fft.rfft(samples) * np.sqrt(power), len(samples))


def _white(count: int, draw: np.random.Generator) -> Samples:
    """Noise with the same power at every frequency, as of a fan."""
    return draw.standard_normal(count)


def _pink(count: int, draw: np.random.Generator) -> Samples:
    """Noise that falls by 3 dB an octave, as of traffic."""
    spectrum = np.fft.rfft(draw.standard_normal(count))
    spectrum[:4] = 0
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), count)
    return noise / noise.std()


def _babble(count: int, others: Sequence[NDArray[np.float32]], draw: np.random.Generator) -> Samples:
    """Several people talking at once."""
    talk = np.zeros(count)
    for number in draw.choice(len(others), BEHIND, replace=False):
        voice = np.tile(others[number], count // len(others[number]) + 2)
        begin = int(draw.integers(0, len(voice) - count))
        talk += voice[begin : begin + count] / voice.std()
    return talk / talk.std()


def _echoing(samples: Samples, draw: np.random.Generator) -> Samples:
    """A voice in a bare room: what comes straight, and noise that dies away."""
    count = round(ECHO_S * SAMPLE_RATE)
    echo = draw.standard_normal(count) * 10 ** (-3 * np.arange(count) / count)
    echo[: round(0.004 * SAMPLE_RATE)] = 0
    echo = _within(echo, SAMPLE_RATE, 50.0, 5000.0)
    echo *= np.sqrt(10 ** (-DIRECT_TO_ECHO_DB / 10) / (echo**2).sum())
    echo[0] += 1
    size = len(samples) + count
    mixed = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(echo, size), size)[: len(samples)]
    return mixed * (PEAK / np.abs(mixed).max())


def _coded(samples: Samples) -> Samples:
    """Eight bits a sample on a logarithmic scale, as the telephone network has it (mu-law)."""
    levels = 255
    code = np.sign(samples) * np.log1p(levels * np.minimum(np.abs(samples), 1)) / np.log1p(levels)
    code = np.round(code * 127) / 127
    return np.sign(code) * np.expm1(np.abs(code) * np.log1p(levels)) / levels
