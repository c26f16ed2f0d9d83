"""The same sound at another sample rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def resampled(samples: NDArray[np.float32], from_rate: int, to_rate: int) -> NDArray[np.float32]:
    """Samples at another rate.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32
    from_rate, to_rate : int
        Hz.

    Returns
    -------
    ndarray, shape=(about n * to_rate / from_rate,), float32
        The same array if the rates are equal. Times stay where they were: no delay is added.
    """
    if from_rate == to_rate or len(samples) == 0:
        return samples
    import soxr

    converted: NDArray[np.float32] = soxr.resample(samples, from_rate, to_rate)
    return converted
