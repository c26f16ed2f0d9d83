"""How far a sound stands out of a noise that drowns part of it: band by band, where some of it still shows.

The level of all sound together loses the soft end of a word at once. But a humming "m" is in a few low bands
only, a hissing "s" in the high ones, and there they stand out. So each band is held against what it has where
nobody speaks; the sum is the likelihood ratio of speech to noise (Sohn, Kim & Sung 1999, "A statistical
model-based voice activity detection", IEEE Signal Processing Letters 6(1)).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vm_rehearse.voice_activity.bands import band_power, smoothed
from vm_rehearse.voice_activity.echo import OF_A_BAND, without_echo
from vm_rehearse.voice_activity.levels import LEVEL_HOP

if TYPE_CHECKING:
    Samples = npt.NDArray[np.float32]

_SMOOTHING = 7
"""In hops of 5 ms."""
_DEPTH_DB = 45.0
"""What is so far below the loudest band does not count: beside a telephone's band there is not even noise."""
_MOST = 50.0
"""Of one band, so that none speaks for all."""
_SPREAD = 4.0
"""Speech begins so many times as far above the median of the noise as its upper quartile is. So what the
detector missed among the noise makes no difference."""
_LEAST_THRESHOLD = 0.05
_FAINTEST = 1e-10


@dataclass(frozen=True)
class Prominence:
    """How much likelier than by noise alone the sound of each 5 ms is as speech in noise.

    Log-likelihood ratios in nats, as the mean over bands, shape (n,); 0 where it is as quiet as the noise.
    """

    sound: npt.NDArray[np.float64]
    without_echo: npt.NDArray[np.float64]
    """The same of the sound without the room's echo."""
    threshold: float
    """What is above it is speech."""


def prominence(samples: Samples, quiet: npt.NDArray[np.bool_], decay_db_per_s: float | None) -> Prominence:
    """How a recording stands out of its noise.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
    quiet : ndarray, shape=(ceil(n / 80),), bool
        In which 5 ms nobody speaks.
    decay_db_per_s : float or None
        Of the echo, as `echo_decay` gives it.
    """
    power = smoothed(band_power(samples, LEVEL_HOP), _SMOOTHING)
    power += float(np.percentile(power, 95, axis=0).max()) * 10 ** (-_DEPTH_DB / 10)
    background = np.median(power[quiet], axis=0)
    sound = _likelihood_ratio(power / background)
    dry = sound
    if decay_db_per_s is not None:
        dry = _likelihood_ratio(without_echo(power, decay_db_per_s, stronger=OF_A_BAND) / background)
    return Prominence(sound, dry, _threshold(sound[quiet]))


def _threshold(of_noise: npt.NDArray[np.float64]) -> float:
    """What noise hardly ever comes to, even if some of it is none."""
    median, upper = np.quantile(of_noise, (0.5, 0.75))
    return max(float(median + _SPREAD * (upper - median)), _LEAST_THRESHOLD)


def _likelihood_ratio(above_noise: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Of speech to noise, for each frame, from how far each band is above the noise."""
    ratio = above_noise + _FAINTEST
    mean = np.minimum(ratio - np.log(ratio) - 1.0, _MOST).mean(axis=1)
    return np.where(ratio.mean(axis=1) > 1.0, mean, 0.0)
