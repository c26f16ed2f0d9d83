"""The echo of a room, which rings on behind each word as if the speaker had gone on.

No sound in a room falls off quicker than its echo does, so the steepest falls of a recording show the room:
300 dB a second or more without an echo, 100 in a hall. So much, at most, is then left of the sound a moment
before, and is taken off (late reverberation as exponential decay; Lebart, Boucher & Denbigh 2001, "A
new method based on spectral subtraction for speech dereverberation", Acta Acustica 87).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vm_rehearse.voice_activity.bands import band_power, smoothed
from vm_rehearse.voice_activity.levels import LEVEL_HOP_S
from vm_rehearse.voice_activity.silero import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    Samples = npt.NDArray[np.float32]

HOP_S = 0.02
_SMOOTHING = 3
"""In hops."""
_FALL_S = 0.1
"""Over which a fall is measured."""
_STEEPEST = 97.0
"""Per cent of the falls are less steep than what counts as the steepest."""
_LOUD_DB = 20.0
"""Falls are measured where a band is no more than this below its loudest,"""
_RANGE_DB, _LEFT_DB = 30.0, 3.0
"""and at least so far above its background, to where it is above it still."""
_FEWEST = 20
_UNEVEN = 0.85
"""The echo of one band is uneven; all of it together falls off the less steeply."""
_DRY_DB_PER_S = 245.0
"""Steepest falls beyond are those of speech: 250 and more in takes without an echo, in noise or not."""
_LATE_S = 0.12
OF_ALL_SOUND, OF_A_BAND = 2.0, 8.0
"""How much stronger than on average an echo may be, so that it does not show there."""


def echo_decay(samples: Samples, quiet: npt.NDArray[np.bool_]) -> float | None:
    """How quickly the echo falls off, in dB a second; None where there is none to be seen.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
    quiet : ndarray of bool
        In which hops of `HOP_S` nobody speaks.
    """
    if not quiet.any():
        return None
    power = smoothed(band_power(samples, round(HOP_S * SAMPLE_RATE_HZ)), _SMOOTHING)
    levels = 10 * np.log10(power)
    background = np.median(levels[quiet], axis=0)
    hops = round(_FALL_S / HOP_S)
    before, after = levels[:-hops], levels[hops:]
    least = np.maximum(np.percentile(levels, 95, axis=0) - _LOUD_DB, background + _RANGE_DB)
    falls = (before - after)[(before > least) & (after > background + _LEFT_DB)]
    if len(falls) < _FEWEST:
        return None
    steepest = float(np.percentile(falls, _STEEPEST)) / _FALL_S
    return steepest * _UNEVEN if steepest < _DRY_DB_PER_S else None


def without_echo(
    power: npt.NDArray[np.float64], decay_db_per_s: float, *, stronger: float
) -> npt.NDArray[np.float64]:
    """Power without what may be left of the sound a moment before.

    Parameters
    ----------
    power : ndarray, shape=(n,) or (n, bands)
        For each 5 ms.
    decay_db_per_s : float
        As `echo_decay` gives it.
    stronger : float
        `OF_ALL_SOUND` or `OF_A_BAND`.
    """
    hops = round(_LATE_S / LEVEL_HOP_S)
    share = min(1.0, stronger * float(10 ** (-decay_db_per_s * _LATE_S / 10)))
    dry = power.copy()
    dry[hops:] -= share * power[:-hops]
    return np.maximum(dry, 0.0)
