"""Several channels become one without harm to the voice.

Channels that carry the same sound at a similar level are averaged. One that is empty, noisy, much quieter, in
opposite phase, or of a microphone farther away is left out: averaging with it would make the voice quieter,
noisier, or cancel it, all of it or the frequencies of which half a wave fits into the delay.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

_SAME_SOUND_CORRELATION = 0.5
_SIMILAR_LEVEL_DB = 6.0
_AT_ONCE_S = 0.0001
"""Where two channels are more alike with one of them so much later, they do not carry the voice at once."""
_QUIET_DBFS = -70.0  # below this, "more silent" is no sign of a better channel


def one_channel(frames: Samples, sample_rate: int) -> Samples:
    """The channel with the voice, averaged with those that carry the same at a similar level."""
    channels = [np.ascontiguousarray(frames[:, index]) for index in range(frames.shape[1])]
    if len(channels) == 1:
        return channels[0]
    best = max(channels, key=lambda channel: _level_range_db(channel, sample_rate))
    alike = [
        channel for channel in channels if channel is best or _carries_the_same(best, channel, sample_rate)
    ]
    mean: Samples = np.mean(alike, axis=0, dtype=np.float32)
    return mean


def _level_range_db(channel: Samples, sample_rate: int) -> float:
    """How far loud moments stand out from quiet ones: wide for a voice, near 0 for noise, hum, silence."""
    size = max(1, sample_rate // 50)
    if len(channel) < size:
        size = len(channel)
    windows = channel[: len(channel) // size * size].reshape(-1, size)
    power = np.einsum("ij,ij->i", windows, windows) / size
    levels_db = np.maximum(10 * np.log10(np.maximum(power, 1e-20)), _QUIET_DBFS)
    quiet, loud = np.percentile(levels_db, (10, 95))
    return float(loud - quiet)


def _carries_the_same(best: Samples, other: Samples, sample_rate: int) -> bool:
    """Whether averaging with `other` leaves the voice as loud as it was, or nearly."""
    a, b = best - best.mean(), other - other.mean()
    power_a, power_b = float(a @ a), float(b @ b)
    if power_a <= 0 or power_b <= 0:
        return False
    similar = abs(10 * np.log10(power_b / power_a)) <= _SIMILAR_LEVEL_DB
    product, delay = float(a @ b), max(1, round(_AT_ONCE_S * sample_rate))
    at_once = product >= max(float(a[delay:] @ b[:-delay]), float(a[:-delay] @ b[delay:]))
    return similar and at_once and product / np.sqrt(power_a * power_b) >= _SAME_SOUND_CORRELATION
