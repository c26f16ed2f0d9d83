"""A recording as it comes out of a telephone: what the other side hears.

Samples go down to 8 kHz, through the band of a telephone line, get a little noise, and are coded and decoded
once by the companding law of the American and Japanese telephone network.

- Band 300 to 3400 Hz: ITU-T G.712, the voice-frequency channel of a line with pulse code modulation.
- 8 kHz and the mu-law with its 255 levels: ITU-T G.711, tables 2a and 2b. `mu_law_codes` and `mu_law_values`
  hold to its decision values and output values, which are on a scale of 14 bits with its overload at 8159.
- The noise is white within the band, at a level of our own choice: to be heard in a pause, not under a voice.
  It is the same for the same number of samples, so that the same take sounds the same each time.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vm_rehearse.audio.resampling import resampled

TELEPHONE_RATE_HZ: Final = 8_000
TELEPHONE_BAND_HZ: Final = (300.0, 3_400.0)
LINE_NOISE_DBFS: Final = -60.0
"""Root mean square, before the band takes its share."""

Samples = NDArray[np.float32]

_FULL_SCALE = 8_192  # of the scale of 14 bits: what a sample of 1.0 is
_LARGEST = 8_158  # the last whole number under the overload point
_BIAS = 33  # makes each of the eight segments of the law begin at a power of two
_TAPS = 321  # 100 Hz from the one side of a band's edge to the other
_SEED = 711


def telephone_line(samples: Samples, sample_rate: int) -> Samples:
    """Samples as they come out at the other end of a telephone line.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1]
    sample_rate : int
        Hz, of `samples`.

    Returns
    -------
    ndarray, shape=(about n * 8000 / sample_rate,), float32 in [-1, 1]
        At `TELEPHONE_RATE_HZ`. Times stay where they were: no delay is added.
    """
    narrow = resampled(samples, sample_rate, TELEPHONE_RATE_HZ).astype(np.float64)
    noise = np.random.default_rng(_SEED).standard_normal(len(narrow))
    line = _in_band(narrow + 10 ** (LINE_NOISE_DBFS / 20) * noise)
    heard: Samples = (mu_law_values(mu_law_codes(line * _FULL_SCALE)) / _FULL_SCALE).astype(np.float32)
    return heard


def mu_law_codes(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    """The character signals of the mu-law (ITU-T G.711, tables 2a and 2b).

    Parameters
    ----------
    values : ndarray, shape=(n,), float64
        On the scale of 14 bits; beyond +-8159 they are clipped.

    Returns
    -------
    ndarray, shape=(n,), uint8
        As they are sent: 0x80 is the largest positive value, 0xFF zero, 0x00 the largest negative one.
    """
    # Decision values are whole numbers, so the part behind the point decides nothing.
    biased = np.minimum(np.abs(values), _LARGEST).astype(np.int64) + _BIAS
    segment = np.frexp(biased)[1].astype(np.int64) - 6  # 32..63 is the first segment, 0
    step = (biased >> (segment + 1)) & 0x0F
    sign = np.where(values < 0, 0x80, 0)
    codes: NDArray[np.uint8] = (~(sign | segment << 4 | step) & 0xFF).astype(np.uint8)
    return codes


def mu_law_values(codes: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The output values of the mu-law, on the scale of 14 bits: from -8031 to 8031.

    Parameters
    ----------
    codes : ndarray, shape=(n,), uint8

    Returns
    -------
    ndarray, shape=(n,), float64
    """
    bits = ~codes.astype(np.int64) & 0xFF
    magnitude = (((bits & 0x0F) * 2 + _BIAS) << (bits >> 4 & 0x07)) - _BIAS
    return np.where(bits & 0x80, -magnitude, magnitude).astype(np.float64)


def _in_band(samples: NDArray[np.float64]) -> NDArray[np.float64]:
    """Leave only the telephone's band: a windowed sinc of linear phase, its delay taken out."""
    if len(samples) == 0:
        return samples
    places = np.arange(_TAPS) - _TAPS // 2
    low, high = (edge / TELEPHONE_RATE_HZ for edge in TELEPHONE_BAND_HZ)
    taps = 2 * high * np.sinc(2 * high * places) - 2 * low * np.sinc(2 * low * places)
    size = 1 << (len(samples) + _TAPS - 2).bit_length()
    spectrum = np.fft.rfft(samples, size) * np.fft.rfft(taps * np.hamming(_TAPS), size)
    return np.fft.irfft(spectrum, size)[_TAPS // 2 :][: len(samples)]
