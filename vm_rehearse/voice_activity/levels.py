"""The level of a recording over time, and that of its background."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vm_rehearse.voice_activity.silero import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    Samples = npt.NDArray[np.float32]

LEVEL_HOP = 80
"""In samples."""
LEVEL_HOP_S = LEVEL_HOP / SAMPLE_RATE_HZ
_SURELY_BEFORE_S, _SURELY_BEHIND_S = 0.15, 0.25
"""So far from speech, nothing of it is left."""
_FEWEST_QUIET, _FEWEST_UNSPOKEN = 100, 40
_QUIETEST = 5.0
"""Per cent of the frames, where somebody always speaks."""


def levels_db(samples: Samples) -> npt.NDArray[np.float64]:
    """Level of each 5 ms, over 10 ms, with the rumble under speech taken out."""
    return whole_levels_db(np.diff(samples, prepend=samples[:1]) * 0.97 + samples * 0.03)


def whole_levels_db(samples: Samples) -> npt.NDArray[np.float64]:
    """The same of all of the sound: soft vowels have their full weight in it, but so has rumble."""
    power = np.pad(samples.astype(np.float64) ** 2, (0, (-len(samples)) % LEVEL_HOP + LEVEL_HOP))
    hops = power.reshape(-1, LEVEL_HOP).mean(axis=1)
    return decibels((hops[:-1] + hops[1:]) / 2)


def decibels(power: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The level of a power, relative to full scale."""
    level: npt.NDArray[np.float64] = 10 * np.log10(power + 1e-12)
    return level


def background_db(levels: npt.NDArray[np.float64], spoken: npt.NDArray[np.bool_]) -> float:
    """The level where nobody speaks, or of the quietest twentieth where somebody always does."""
    quiet = levels[~spoken]
    return float(np.median(quiet)) if len(quiet) >= 20 else float(np.percentile(levels, 5))


def frame_of(time_s: float) -> int:
    """The 5 ms frame of a time, never before the first."""
    return max(0, round(time_s / LEVEL_HOP_S))


def spoken_frames(count: int, runs: Iterable[tuple[float, float]]) -> npt.NDArray[np.bool_]:
    """Which of the frames lie in one of the runs, given by their start and end in seconds."""
    spoken = np.zeros(count, dtype=bool)
    for start, end in runs:
        spoken[frame_of(start) : frame_of(end)] = True
    return spoken


def quiet_frames(
    levels: npt.NDArray[np.float64], runs: Sequence[tuple[float, float]]
) -> npt.NDArray[np.bool_]:
    """The frames in which nobody speaks; the quietest ones where somebody always does.

    Parameters
    ----------
    levels : ndarray, shape=(n,)
        For each 5 ms.
    runs : sequence of (start, end), in seconds
        Where there is speech, roughly.
    """
    near = [(start_s - _SURELY_BEFORE_S, end_s + _SURELY_BEHIND_S) for start_s, end_s in runs]
    for spoken, fewest in ((near, _FEWEST_QUIET), (runs, _FEWEST_UNSPOKEN)):
        quiet = ~spoken_frames(len(levels), spoken)
        if quiet.sum() >= fewest:
            return quiet
    quietest: npt.NDArray[np.bool_] = levels <= np.percentile(levels, _QUIETEST)
    return quietest
