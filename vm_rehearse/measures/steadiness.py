"""How long a voice stays as it is: a filled pause is one sound held, and a word goes on from sound to sound.

A frame is steady when the loudness of the bands of its spectrum hardly changes around it, and it is not much
fainter than the loudest speech. Frames are 10 ms apart. In takes with exact truth, the longest steady run of
half of the filled pauses is 0.15 s or more, that of one word in a hundred.

Literature
----------
Goto, M., Itou, K. & Hayamizu, S. (1999). A real-time filled pause detection system for spontaneous speech
recognition. Eurospeech. (Small movements of F0 and of the spectral envelope.)
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Samples: TypeAlias = npt.NDArray[np.floating[Any]]
Flags: TypeAlias = npt.NDArray[np.bool_]

FRAME_S = 0.01
_WINDOW_S = 0.025
_BANDS = 28
_LOWEST_HZ, _HIGHEST_HZ = 200.0, 3600.0
"""A telephone lets through about so much."""
_REACH_FRAMES = 3
_CHANGE_DB = 5.0
"""Mean change of the bands from three frames before to three frames behind."""
_FAINTEST_DB = -25.0
_DEEPEST_DB = -45.0
"""Under this, against the loudest speech, a band is noise and does not change."""
_LOUDEST_PERCENT = 95
_FRAMES_AT_ONCE = 1024
"""What is worked out at once, so that a long take needs no more memory than a short one."""


def steady_frames(samples: Samples, sample_rate: int) -> Flags:
    """Whether each frame belongs to a sound that is held.

    Parameters
    ----------
    samples : ndarray, shape=(n,)
        One channel.
    sample_rate : int
        In Hz; at least 7200.

    Returns
    -------
    ndarray of bool, shape=(frames,)
        The frame at index i begins at i * `FRAME_S`.
    """
    bands = _bands_db(samples, sample_rate)
    steady = np.zeros(len(bands), dtype=np.bool_)
    if len(bands) <= 2 * _REACH_FRAMES:
        return steady
    loudest = np.percentile(bands.max(axis=1), _LOUDEST_PERCENT)
    heard = np.maximum(bands, loudest + _DEEPEST_DB)
    change = np.abs(heard[2 * _REACH_FRAMES :] - heard[: -2 * _REACH_FRAMES]).mean(axis=1)
    steady[_REACH_FRAMES:-_REACH_FRAMES] = change < _CHANGE_DB
    return np.asarray(steady & (bands.max(axis=1) > loudest + _FAINTEST_DB))


def longest_steady_s(steady: Flags, start_s: float, end_s: float) -> float:
    """The longest that a sound is held between two times, in seconds.

    Parameters
    ----------
    steady : ndarray of bool, shape=(frames,)
        As `steady_frames` gives it.
    start_s, end_s : float
    """
    inside = steady[max(0, round(start_s / FRAME_S)) : max(0, round(end_s / FRAME_S))]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inside, [False])).astype(np.int8)))
    return float((edges[1::2] - edges[::2]).max(initial=0)) * FRAME_S


def _bands_db(samples: Samples, sample_rate: int) -> npt.NDArray[np.float64]:
    """The power in each band of each frame, shape (frames, bands), in dB; bands as wide as the ear's."""
    window, hop = round(_WINDOW_S * sample_rate), round(FRAME_S * sample_rate)
    if len(samples) < window:
        return np.zeros((0, _BANDS))
    frames = np.lib.stride_tricks.sliding_window_view(samples, window)[::hop]
    size = 1 << (window - 1).bit_length()
    at_hz = np.fft.rfftfreq(size, 1 / sample_rate)
    edges = _hertz(np.linspace(_mel(_LOWEST_HZ), _mel(_HIGHEST_HZ), _BANDS + 2))[:, None]
    rising = (at_hz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - at_hz) / (edges[2:] - edges[1:-1])
    weights = np.maximum(0.0, np.minimum(rising, falling))
    bands = np.empty((len(frames), _BANDS))
    # The last part takes what is left over: of very few frames the sums would be rounded otherwise.
    whole = max(1, len(frames) // _FRAMES_AT_ONCE)
    for number in range(whole):
        first = number * _FRAMES_AT_ONCE
        part = slice(first, first + _FRAMES_AT_ONCE if number < whole - 1 else None)
        spectrum = np.fft.rfft(frames[part] * np.hanning(window), size)
        power = spectrum.real**2 + spectrum.imag**2
        bands[part] = 10 * np.log10(power @ weights.T + 1e-10)
    return bands


def _mel(frequency_hz: float) -> float:
    """A frequency on the scale of the ear (O'Shaughnessy's formula)."""
    return float(2595 * np.log10(1 + frequency_hz / 700))


def _hertz(mel: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The other way round."""
    return np.asarray(700 * (10 ** (mel / 2595) - 1))
