"""The power of a recording in bands of the mel scale, over time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vm_rehearse.voice_activity.silero import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    Samples = npt.NDArray[np.float32]

_BANDS, _LOWEST_HZ, _HIGHEST_HZ = 32, 100.0, 7600.0
_FRAME, _TRANSFORM = 400, 512
"""In samples: 25 ms, and the next power of two."""
_FRAMES_AT_ONCE = 4096
_FAINTEST = 1e-10


def band_power(samples: Samples, hop: int) -> npt.NDArray[np.float64]:
    """Power in each band, around the middle of each hop, and never zero.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
    hop : int
        In samples.

    Returns
    -------
    ndarray, shape=(ceil(n / hop), 32)
    """
    count = -(-len(samples) // hop)
    padded = np.pad(samples, ((_FRAME - hop) // 2, _FRAME + hop))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::hop][:count]
    window = np.hanning(_FRAME).astype(np.float32)
    spectra = (
        np.fft.rfft(frames[at : at + _FRAMES_AT_ONCE] * window, _TRANSFORM, axis=1)
        for at in range(0, count, _FRAMES_AT_ONCE)
    )
    power = [(spectrum.real**2 + spectrum.imag**2) @ _filters().T for spectrum in spectra]
    return np.concatenate(power).astype(np.float64) + _FAINTEST


def smoothed(power: npt.NDArray[np.float64], hops: int) -> npt.NDArray[np.float64]:
    """The mean over an odd number of neighbouring hops."""
    reach = hops // 2
    sums = np.cumsum(np.pad(power, ((reach + 1, reach), (0, 0)), mode="edge"), axis=0)
    return np.maximum(sums[hops:] - sums[:-hops], _FAINTEST) / hops


@lru_cache(maxsize=1)
def _filters() -> npt.NDArray[np.float32]:
    """Triangles evenly spread over the mel scale, shape (bands, frequencies)."""
    lowest, highest = 2595 * np.log10(1 + np.array([_LOWEST_HZ, _HIGHEST_HZ]) / 700)
    corners = 700 * (10 ** (np.linspace(lowest, highest, _BANDS + 2) / 2595) - 1)
    frequencies = np.fft.rfftfreq(_TRANSFORM, 1 / SAMPLE_RATE_HZ)
    rising = (frequencies - corners[:-2, None]) / (corners[1:-1] - corners[:-2])[:, None]
    falling = (corners[2:, None] - frequencies) / (corners[2:] - corners[1:-1])[:, None]
    return np.clip(np.minimum(rising, falling), 0.0, None).astype(np.float32)
