"""Pitch: F0 of voiced speech by YIN.

Conventions: `samples` is one channel, shape=(n,); F0 is in Hz, its spread in semitones (12 to the octave).
Less than half a second of voiced speech has no pitch: None.

The spread is (p90 - p10) / 2.563 of F0 in semitones: the standard deviation, if F0 were normally distributed,
without the weight that a few octave errors have in a real one.

Two looks at the same frames: the first over all pitches a voice can have gives the speaker's median, the
second keeps to 0.6 to 1.7 of it, so that octave errors (factors 0.5 and 2) lie outside.

Literature
----------
de Cheveigné, A. & Kawahara, H. (2002). YIN, a fundamental frequency estimator for speech and music. Journal
of the Acoustical Society of America 111(4).
De Looze, C. & Hirst, D. (2008). Detecting changes in key and range for the automatic modelling and coding of
intonation. Speech Prosody. (Two looks, the second fitted to the speaker.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from vm_rehearse.take import Stretch

Samples: TypeAlias = npt.NDArray[np.floating[Any]]
Floats: TypeAlias = npt.NDArray[np.float64]

LOWEST_PITCH_HZ = 60.0
HIGHEST_PITCH_HZ = 500.0
LEAST_VOICED_S = 0.5

PITCH_RATE_HZ = 8000
"""A sample rate that is enough: the harmonics that matter are under 2 kHz."""
_HOP_S = 0.01
_WINDOW_S = 0.025
# A frame is voiced if its normalised difference has a dip below this; Praat's method finds about as many.
_APERIODICITY = 0.35
# Dips this close to the deepest are as good; the first of them is the period, the later ones its multiples.
_AS_DEEP = 0.02
_FLOOR = 0.6
_CEILING = 1.7
# Frames this far below the loudest speech are breath and reverberation.
_QUIETEST_VOICED_DB = -35.0
_MEDIAN_FRAMES = 5
_FRAMES_AT_ONCE = 256
_SD_PER_DECILE_RANGE = 1 / 2.563


@dataclass(frozen=True, eq=False)
class PitchTrack:
    """F0 of the voiced frames.

    `times_s` and `f0_hz` have shape=(voiced frames,): the centre of each frame, and its F0.
    """

    times_s: Floats
    f0_hz: Floats


def pitch_track(samples: Samples, sample_rate: int, *, speech: Sequence[Stretch]) -> PitchTrack:
    """F0 by YIN, every 10 ms of voiced speech.

    Parameters
    ----------
    samples : ndarray, shape=(n,)
        One channel.
    sample_rate : int
        In Hz; more than `PITCH_RATE_HZ` takes longer for the same pitch.
    speech : sequence of Stretch
        Where to look.

    Returns
    -------
    PitchTrack
        Only frames inside speech that are periodic and not faint; a median filter over five frames has
        taken out single jumps. May be empty.
    """
    frames = _frames(samples, sample_rate, speech)
    first = _track(frames, LOWEST_PITCH_HZ, HIGHEST_PITCH_HZ)
    if not _is_enough(first):
        return first
    median = float(np.median(first.f0_hz))
    floor, ceiling = max(LOWEST_PITCH_HZ, _FLOOR * median), min(HIGHEST_PITCH_HZ, _CEILING * median)
    return _track(frames, floor, ceiling)


def pitch_median_hz(track: PitchTrack) -> float | None:
    """Median F0.

    Parameters
    ----------
    track : PitchTrack
        The voiced frames.

    Returns
    -------
    float or None
        In Hz; None under half a second of voiced speech.
    """
    return float(np.median(track.f0_hz)) if _is_enough(track) else None


def pitch_sd_semitones(track: PitchTrack) -> float | None:
    """How lively the pitch is: spread of F0 between its first and last tenth, as a standard deviation.

    Parameters
    ----------
    track : PitchTrack
        The voiced frames.

    Returns
    -------
    float or None
        In semitones; None under half a second of voiced speech.
    """
    if not _is_enough(track):
        return None
    low, high = np.percentile(12 * np.log2(track.f0_hz), [10, 90])
    return float((high - low) * _SD_PER_DECILE_RANGE)


def _is_enough(track: PitchTrack) -> bool:
    """Whether there is enough voiced speech to speak of its pitch."""
    return len(track.f0_hz) * _HOP_S >= LEAST_VOICED_S


@dataclass(frozen=True, eq=False)
class _Frames:
    """Frames inside speech: their centres, shape=(frames,), which are not faint, and how periodic they are.

    `normalised` is YIN's difference for each lag, shape=(frames, longest lag + 1).
    """

    rate_hz: int
    times_s: Floats
    is_loud: npt.NDArray[np.bool_]
    normalised: Floats


def _frames(samples: Samples, rate_hz: int, speech: Sequence[Stretch]) -> _Frames:
    """What there is to be known of each frame inside speech, every 10 ms."""
    window, longest = round(_WINDOW_S * rate_hz), int(rate_hz / LOWEST_PITCH_HZ) + 2
    length, hop = window + longest, round(_HOP_S * rate_hz)
    starts = np.arange(0, len(samples) - length + 1, hop)
    times = np.asarray((starts + length / 2) / rate_hz, dtype=np.float64)
    inside = is_inside(times, speech)
    starts, times = starts[inside], times[inside]
    power, normalised = np.zeros(len(starts)), np.empty((len(starts), longest + 1))
    for first in range(0, len(starts), _FRAMES_AT_ONCE):
        part = slice(first, first + _FRAMES_AT_ONCE)
        some = np.lib.stride_tricks.sliding_window_view(samples, length)[starts[part]].astype(np.float64)
        some -= some.mean(axis=1, keepdims=True)
        normalised[part] = _normalised_difference(some, window)
        power[part] = (some**2).mean(axis=1)
    least = power.max(initial=0.0) * 10 ** (_QUIETEST_VOICED_DB / 10)
    return _Frames(rate_hz, times, power >= least, normalised)


def _track(frames: _Frames, lowest_hz: float, highest_hz: float) -> PitchTrack:
    """F0 between two frequencies, where there is one."""
    if not len(frames.times_s):
        return PitchTrack(np.empty(0), np.empty(0))
    shortest, longest = int(frames.rate_hz / highest_hz), int(frames.rate_hz / lowest_hz) + 2
    f0 = frames.rate_hz / _periods(frames.normalised, max(2, shortest), longest)
    smooth = _median_filtered(np.where(frames.is_loud, f0, np.nan))
    voiced = np.isfinite(smooth)
    return PitchTrack(frames.times_s[voiced], smooth[voiced])


def _periods(normalised: Floats, shortest: int, longest: int) -> Floats:
    """The period of each frame in samples, between two lags, shape=(frames,); NaN where there is none."""
    middle = normalised[:, shortest:longest]
    is_dip = (middle <= normalised[:, shortest - 1 : longest - 1]) & (
        middle < normalised[:, shortest + 1 : longest + 1]
    )
    dips = np.where(is_dip, middle, np.inf)
    deepest = dips.min(axis=1, keepdims=True)
    # a harmonic makes a shallow dip before the period's own, twice the period as deep a one behind it
    is_dip = (dips < _APERIODICITY) & (dips <= deepest + _AS_DEEP)
    lag = shortest + is_dip.argmax(axis=1)
    row = np.arange(len(normalised))
    before, here, after = normalised[row, lag - 1], normalised[row, lag], normalised[row, lag + 1]
    curvature = before - 2 * here + after
    offset = np.divide(0.5 * (before - after), curvature, out=np.zeros(len(row)), where=curvature > 0)
    return np.where(is_dip.any(axis=1), lag + np.clip(offset, -1, 1), np.nan)


def _normalised_difference(frames: Floats, window: int) -> Floats:
    """YIN's cumulative mean normalised difference for each lag, shape=(frames, longest lag + 1)."""
    longest = frames.shape[1] - window
    size = _transform_size(frames.shape[1])
    spectrum, head = np.fft.rfft(frames, size), np.fft.rfft(frames[:, :window], size)
    products = np.fft.irfft(spectrum * head.conj(), size)[:, : longest + 1]
    energy = np.cumsum(frames**2, axis=1)
    energies = energy[:, window - 1 :].copy()
    energies[:, 1:] -= energy[:, :longest]
    difference = np.maximum(energies[:, :1] + energies - 2 * products, 0.0)[:, 1:]
    running = np.cumsum(difference, axis=1) / np.arange(1, longest + 1)
    normalised = np.ones((len(frames), longest + 1))
    np.divide(difference, running, out=normalised[:, 1:], where=running > 0)
    return normalised


def _transform_size(least: int) -> int:
    """The next size without a prime factor over 5, which is transformed as fast as a power of two."""
    size = least
    while True:
        left = size
        for factor in (2, 3, 5):
            while left % factor == 0:
                left //= factor
        if left == 1:
            return size
        size += 1


def _median_filtered(f0: Floats) -> Floats:
    """Each voiced frame as the median of the voiced ones around it; one without company is dropped."""
    half = _MEDIAN_FRAMES // 2
    around = np.lib.stride_tricks.sliding_window_view(
        np.pad(f0, half, constant_values=np.nan), _MEDIAN_FRAMES
    )
    company = np.isfinite(around).sum(axis=1) > half
    keep = np.isfinite(f0) & company
    smooth = np.full(len(f0), np.nan)
    smooth[keep] = np.nanmedian(around[keep], axis=1)
    return smooth


def is_inside(times_s: Floats, speech: Sequence[Stretch]) -> npt.NDArray[np.bool_]:
    """Which times lie in a stretch of speech.

    Parameters
    ----------
    times_s : ndarray, shape=(n,)
        In seconds.
    speech : sequence of Stretch
        From each start up to, not including, its end.

    Returns
    -------
    ndarray of bool, shape=(n,)
        Whether each time lies inside.
    """
    inside = np.zeros(len(times_s), dtype=bool)
    for stretch in speech:
        inside |= (times_s >= stretch.start_s) & (times_s < stretch.end_s)
    return inside
