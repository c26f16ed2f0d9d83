"""Voice and recording quality: pitch, loudness, peak, and speech against noise.

Conventions: `samples` is one channel, shape=(n,), full scale 1; `speech` is where somebody speaks, as
stretches from voice activity. Levels are in dB against full scale. What can't be said is None: pitch with
less than half a second of voiced speech, loudness under 0.4 s or when all of it is below the gate, a peak
without sound, noise when there is nothing between the words.

================== ===============================================================================
pitch_median_hz    median F0 of voiced frames (see `pitch`)
pitch_sd_semitones (p90 - p10) / 2.563 of F0 in semitones
loudness_lufs      integrated loudness of ITU-R BS.1770-4 for one channel
peak_dbfs          largest sample
snr_db             mean power inside speech against median power of the frames outside it; the noise
                   under the speech is part of the first
================== ===============================================================================

Literature
----------
ITU-R BS.1770-4 (2015). Algorithms to measure audio programme loudness and true-peak audio level.
De Man, B. (2014). Evaluation of implementations of the EBU R128 loudness measurement. AES 137. (The
standard's filters for any sample rate.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from vm_rehearse.measures.pitch import (
    PITCH_RATE_HZ,
    Floats,
    PitchTrack,
    Samples,
    is_inside,
    pitch_median_hz,
    pitch_sd_semitones,
    pitch_track,
)
from vm_rehearse.take import Stretch

__all__ = [
    "PITCH_RATE_HZ",
    "PitchTrack",
    "loudness_lufs",
    "peak_dbfs",
    "pitch_median_hz",
    "pitch_sd_semitones",
    "pitch_track",
    "snr_db",
]

Response: TypeAlias = npt.NDArray[np.complex128]

_LOUDNESS_HOP_S = 0.1
_HOPS_PER_BLOCK = 4
_LEAST_HOPS_AT_ONCE = 10
_LOUDNESS_OFFSET = -0.691
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
# The 38 Hz high-pass has died away by then, so that no more of the past is needed to filter a part.
_FILTER_MEMORY_S = 0.25

_NOISE_FRAME_S = 0.02
_SPEECH_MARGIN_S = 0.1
_LEAST_NOISE_FRAMES = 5
# Below this there is no noise but the rounding of samples, or a gate that cut it off.
_NO_NOISE_DBFS = -100.0


# ---- loudness -----------------------------------------------------------------------------------


def loudness_lufs(samples: Samples, sample_rate: int) -> float | None:
    """Integrated loudness of one channel (ITU-R BS.1770-4), silences gated out.

    Parameters
    ----------
    samples : ndarray, shape=(n,)
        One channel. The same signal on two loudspeakers would be 3 LU louder.
    sample_rate : int
        In Hz.

    Returns
    -------
    float or None
        In LUFS; None under 0.4 s, or when every block is under -70 LUFS.
    """
    hops = np.concatenate([*_weighted_hop_powers(samples, sample_rate), np.empty(0)])
    if len(hops) < _HOPS_PER_BLOCK:
        return None
    blocks = np.convolve(hops, np.full(_HOPS_PER_BLOCK, 1 / _HOPS_PER_BLOCK), mode="valid")
    blocks = blocks[blocks > _power(_ABSOLUTE_GATE_LUFS)]
    if not len(blocks):
        return None
    gate = _power(_loudness(float(blocks.mean())) + _RELATIVE_GATE_LU)
    return _loudness(float(blocks[blocks > gate].mean()))


def _loudness(power: float) -> float:
    """Loudness of a mean K-weighted power."""
    return _LOUDNESS_OFFSET + 10 * float(np.log10(power))


def _power(lufs: float) -> float:
    """K-weighted power of a loudness."""
    return float(10 ** ((lufs - _LOUDNESS_OFFSET) / 10))


def _weighted_hop_powers(samples: Samples, sample_rate: int) -> Iterator[Floats]:
    """Mean K-weighted power of each 0.1 s, part by part (overlap-save: ten minutes need little memory)."""
    hop, memory = round(_LOUDNESS_HOP_S * sample_rate), round(_FILTER_MEMORY_S * sample_rate)
    size = 1 << (hop * _LEAST_HOPS_AT_ONCE + memory - 1).bit_length()
    part = (size - memory) // hop * hop
    response = _k_weighting(size, sample_rate)
    whole = len(samples) // hop * hop
    for start in range(0, whole, part):
        end = min(start + part, whole)
        past = max(0, start - memory)
        piece = np.zeros(size)
        piece[memory - (start - past) : memory + end - start] = samples[past:end]
        weighted = np.fft.irfft(np.fft.rfft(piece) * response, size)[memory : memory + end - start]
        yield (weighted**2).reshape(-1, hop).mean(axis=1)


def _k_weighting(size: int, sample_rate: int) -> Response:
    """Response of K-weighting, shape=(size // 2 + 1,): a shelf above 1.7 kHz, and a high-pass at 38 Hz.

    The standard gives coefficients at 48 kHz only; these centres, qualities and gains reproduce them there.
    """
    delay = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    powers = np.stack([np.ones_like(delay), delay, delay**2])
    turn, quality = np.tan(np.pi * 1681.974450955533 / sample_rate), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    shelf = _ratio(
        (
            high + middle * turn / quality + turn**2,
            2 * (turn**2 - high),
            high - middle * turn / quality + turn**2,
        ),
        (1 + turn / quality + turn**2, 2 * (turn**2 - 1), 1 - turn / quality + turn**2),
        powers,
    )
    turn, quality = np.tan(np.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    scale = 1 + turn / quality + turn**2
    # the standard's zeros are 1, -2, 1 as they stand, not scaled with the poles
    high_pass = _ratio(
        (1.0, -2.0, 1.0),
        (1.0, 2 * (turn**2 - 1) / scale, (1 - turn / quality + turn**2) / scale),
        powers,
    )
    return shelf * high_pass


def _ratio(zeros: Sequence[float], poles: Sequence[float], powers: Response) -> Response:
    """Response of a filter of the second order; `powers` of the delay have shape=(3, frequencies)."""
    return np.asarray((np.array(zeros) @ powers) / (np.array(poles) @ powers), dtype=np.complex128)


# ---- levels -------------------------------------------------------------------------------------


def peak_dbfs(samples: Samples) -> float | None:
    """Level of the largest sample.

    Parameters
    ----------
    samples : ndarray, shape=(n,)
        One channel.

    Returns
    -------
    float or None
        In dBFS; None when there are no samples but zeros.
    """
    peak = float(np.max(np.abs(samples), initial=0.0))
    return 20 * float(np.log10(peak)) if peak > 0 else None


def snr_db(samples: Samples, sample_rate: int, *, speech: Sequence[Stretch]) -> float | None:
    """Level of speech against the level of what is heard when nobody speaks.

    Parameters
    ----------
    samples : ndarray, shape=(n,)
        One channel.
    sample_rate : int
        In Hz.
    speech : sequence of Stretch
        Where somebody speaks. A tenth of a second beside it is neither speech nor noise.

    Returns
    -------
    float or None
        In dB; None without speech, without a tenth of a second clear of it, or when that is digital silence.
    """
    length = round(_NOISE_FRAME_S * sample_rate)
    count = len(samples) // length if length else 0
    frames = np.asarray(samples[: count * length], dtype=np.float64).reshape(count, length)
    powers = (frames**2).mean(axis=1)
    times = (np.arange(count) + 0.5) * length / sample_rate
    inside = is_inside(times, speech)
    margin = _SPEECH_MARGIN_S
    near = is_inside(times, [Stretch(part.start_s - margin, part.end_s + margin) for part in speech])
    if not inside.any() or (~near).sum() < _LEAST_NOISE_FRAMES:
        return None
    signal, noise = float(powers[inside].mean()), float(np.median(powers[~near]))
    if signal <= 0 or noise <= 10 ** (_NO_NOISE_DBFS / 10):
        return None
    return 10 * float(np.log10(signal / noise))
