"""The same sound at another sample rate, whole or block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from soxr import ResampleStream


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


class Resampler:
    """Resamples sound that is still coming.

    Parameters
    ----------
    from_rate, to_rate : int
        Hz.
    """

    def __init__(self, from_rate: int, to_rate: int) -> None:
        self._stream: ResampleStream | None = None
        if from_rate != to_rate:
            import soxr

            self._stream = soxr.ResampleStream(from_rate, to_rate, 1, dtype="int16")

    def resampled(self, block: NDArray[np.int16]) -> NDArray[np.int16]:
        """What is known by now at the other rate, after one more block; times stay where they were.

        Parameters
        ----------
        block : ndarray, shape=(n,), int16

        Returns
        -------
        ndarray, shape=(m,), int16
            The last 20 to 50 ms come with the next block.
        """
        if self._stream is None:
            return block
        converted: NDArray[np.int16] = self._stream.resample_chunk(block)
        return converted
