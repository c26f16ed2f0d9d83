"""Whether a microphone is fit for takes, judged from some seconds of its sound; and how a take was recorded.

Levels are in dB of full scale (dBFS), where a block's level is the root of its mean square. Blocks are of
50 ms, as long as a syllable's core, so that a pause between two words is a block of its own.

noise floor   10th percentile of the blocks' power; None where that is exact silence. A person who speaks
              all the time still pauses for more than a tenth of it.
voice         mean power of the blocks at least `VOICE_ABOVE_NOISE_DB` above the floor and louder than
              `FAINTEST_VOICE_DBFS`; None where they last less than `LEAST_VOICE_S` together.
clipped       how often at least `CLIPPED_SAMPLES` samples in a row stand at full scale: one alone is a peak
              that just fits, several are its top cut off.
full peaks    how often the sound reaches full scale, for however short. It tells how much of a take is cut
              off at any rate alike: at 8 kHz a top that is cut off is often one sample long.

Silence has no level at all, and a recording shorter than a block is one block. The display of a recording
that is running (`monitor`) and what is said of a take's recording go by the same thresholds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
Fitness = Literal["good", "usable", "unfit"]
Severity = Literal["warning", "fault"]

BLOCK_S: Final = 0.05
VOICE_ABOVE_NOISE_DB: Final = 10.0
"""Steady noise varies by 1 to 4 dB between blocks; speech stands 20 dB and more above a quiet room."""
FAINTEST_VOICE_DBFS: Final = -65.0
"""A peak below is nothing at all: a microphone's own noise in a quiet room peaks at -60 to -45."""
LEAST_VOICE_S: Final = 0.4
"""About two syllables: less is a click or a knock."""
TOO_QUIET_DBFS: Final = -50.0
"""Below, 16 bits and the microphone's own noise leave too little of the consonants."""
QUIET_DBFS: Final = -40.0
"""A voice at arm's length from a laptop is at about -35 to -20."""
LEAST_CONTRAST_DB: Final = 15.0
"""Voice above noise, under which recognisers begin to mistake words."""
LOUD_PEAK_DBFS: Final = -3.0
"""Room that has to be left for the loudest syllable of a take."""
FULL_SCALE: Final = 0.999
CLIPPED_SAMPLES: Final = 3
OFTEN_CLIPPED: Final = 3
"""From so many on it is the voice, not one knock at the table."""
MANY_FULL_PEAKS: Final = 10
"""A syllable that is cut off has more. Cutting 1 dB off the highest peaks of half a minute makes 2 to 4 of
them, which nobody hears; 2 dB make 4 to 34, and 6 dB hundreds."""
LOWEST_RATE_HZ: Final = 16_000
"""What the recogniser hears; a Bluetooth headset in telephone mode gives half of it."""


@dataclass(frozen=True)
class SoundLevels:
    """What was measured; `clipped` and `full_peaks` count places, and None is exact silence or no voice."""

    duration_s: float
    sample_rate_hz: int
    peak_dbfs: float | None
    voice_dbfs: float | None
    noise_dbfs: float | None
    clipped: int
    full_peaks: int = 0


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be, and what to do about it."""

    code: str
    """``silent``, ``no_voice``, ``clipping``, ``loud``, ``too_quiet``, ``quiet``, ``noisy``, ``low_rate``."""
    severity: Severity
    text: str
    remedy: str


@dataclass(frozen=True)
class SoundCheck:
    """The levels, and the judgement: unfit with any fault, usable with any warning, else good."""

    levels: SoundLevels
    findings: tuple[Finding, ...]

    @property
    def fitness(self) -> Fitness:
        """The judgement in one word."""
        if any(finding.severity == "fault" for finding in self.findings):
            return "unfit"
        return "usable" if self.findings else "good"


def sound_check(samples: Samples, sample_rate: int) -> SoundCheck:
    """Judge a microphone by what it gave while somebody spoke.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1]
        Mono; n > 0.
    sample_rate : int
        Hz.
    """
    levels = sound_levels(samples, sample_rate)
    return SoundCheck(levels, judgement(levels))


def sound_levels(samples: Samples, sample_rate: int) -> SoundLevels:
    """Measure; parameters as in `sound_check`."""
    power = _block_power(samples, sample_rate)
    floor = float(np.percentile(power, 10))
    threshold = max(floor * _power(VOICE_ABOVE_NOISE_DB), _power(FAINTEST_VOICE_DBFS))
    voiced = power[power >= threshold]
    heard = len(voiced) * BLOCK_S >= LEAST_VOICE_S
    return SoundLevels(
        duration_s=len(samples) / sample_rate,
        sample_rate_hz=sample_rate,
        peak_dbfs=_level(float(np.max(np.abs(samples))) ** 2),
        voice_dbfs=_level(float(np.mean(voiced))) if heard else None,
        noise_dbfs=_level(floor),
        clipped=_places_at_full_scale(samples, CLIPPED_SAMPLES),
        full_peaks=_places_at_full_scale(samples, 1),
    )


def judgement(levels: SoundLevels) -> tuple[Finding, ...]:
    """What is to be said against these levels, the worst first; nothing if all is well."""
    if levels.peak_dbfs is None or levels.peak_dbfs < FAINTEST_VOICE_DBFS:
        return (
            Finding(
                "silent",
                "fault",
                "It gave nothing but silence: it is muted, or this program may not use it.",
                "Unmute it, or choose another with: rehearse devices --use NAME. On a Mac, allow the "
                "terminal to use it in System Settings, Privacy & Security, Microphone.",
            ),
        )
    found = [_clipping(levels), _voice_level(levels), _noise(levels), _rate(levels)]
    present = [finding for finding in found if finding is not None]
    return tuple(sorted(present, key=lambda finding: finding.severity != "fault"))


def fault_of_recording(levels: SoundLevels) -> Finding | None:
    """Say what is the matter with a recording in which somebody spoke, the worst of it; None if nothing.

    A few peaks at full scale are a stressed word at most, or a knock. Where the voice has no level of its
    own, it is no louder than the peak.
    """
    if levels.full_peaks >= MANY_FULL_PEAKS:
        return Finding(
            "clipping",
            "fault",
            "This was recorded too loud: the peaks of your voice are cut off.",
            "Move back a little next time, or turn the microphone down.",
        )
    voice_dbfs = levels.peak_dbfs if levels.voice_dbfs is None else levels.voice_dbfs
    closer = "Come closer to the microphone next time, or speak up."
    if voice_dbfs is None or voice_dbfs < TOO_QUIET_DBFS:
        return Finding("too_quiet", "fault", "Your voice is hardly audible in this recording.", closer)
    if voice_dbfs < QUIET_DBFS:
        return Finding("quiet", "warning", "Your voice is rather quiet in this recording.", closer)
    return None


def _clipping(levels: SoundLevels) -> Finding | None:
    """Say whether it is too loud."""
    assert levels.peak_dbfs is not None
    remedy = "Turn the input level down in the computer's sound settings, or sit further away."
    if levels.clipped >= OFTEN_CLIPPED:
        return Finding("clipping", "fault", "It is too loud: the peaks of the sound are cut off.", remedy)
    if levels.clipped:
        return Finding("clipping", "warning", "It was too loud for a moment, and was cut off there.", remedy)
    if levels.peak_dbfs > LOUD_PEAK_DBFS:
        return Finding("loud", "warning", "It is nearly too loud: a stressed word would be cut off.", remedy)
    return None


def _voice_level(levels: SoundLevels) -> Finding | None:
    """Say whether a voice was heard well."""
    closer = "Come closer, or turn the input level up in the computer's sound settings."
    if levels.voice_dbfs is None:
        return Finding(
            "no_voice",
            "fault",
            "No voice was heard, only the background.",
            "Say a sentence or two during the test. If you did, another microphone may be listening; "
            "see them with: rehearse devices",
        )
    if levels.voice_dbfs < TOO_QUIET_DBFS:
        return Finding("too_quiet", "fault", "Your voice is too quiet to be understood.", closer)
    if levels.voice_dbfs < QUIET_DBFS:
        return Finding("quiet", "warning", "Your voice is rather quiet.", closer)
    return None


def _noise(levels: SoundLevels) -> Finding | None:
    """Say whether the background is too loud beside the voice."""
    if levels.voice_dbfs is None or levels.noise_dbfs is None:
        return None
    if levels.voice_dbfs - levels.noise_dbfs >= LEAST_CONTRAST_DB:
        return None
    return Finding(
        "noisy",
        "warning",
        "The background is nearly as loud as your voice.",
        "Come closer to the microphone, close the window, or choose a quieter room.",
    )


def _rate(levels: SoundLevels) -> Finding | None:
    """Say whether high sounds are missing."""
    if levels.sample_rate_hz >= LOWEST_RATE_HZ:
        return None
    return Finding(
        "low_rate",
        "warning",
        "It sounds as dull as a telephone, so some words will be misheard.",
        "A Bluetooth headset does that during calls: end them, or choose another microphone.",
    )


def _block_power(samples: Samples, sample_rate: int) -> npt.NDArray[np.float64]:
    """Mean square of each whole block, shape=(blocks,), blocks >= 1."""
    length = max(1, round(BLOCK_S * sample_rate))
    count = len(samples) // length
    blocks = samples[: count * length].reshape(count, length) if count else samples.reshape(1, -1)
    return np.asarray(np.einsum("ij,ij->i", blocks, blocks, dtype=np.float64) / blocks.shape[1])


def _places_at_full_scale(samples: Samples, least: int) -> int:
    """How often the sound stands at full scale for so many samples at least."""
    is_full = (samples >= FULL_SCALE) | (samples <= -FULL_SCALE)
    full = np.concatenate(([False], is_full, [False]))
    starts = np.flatnonzero(full[1:] & ~full[:-1])
    ends = np.flatnonzero(~full[1:] & full[:-1])
    return int(np.count_nonzero(ends - starts >= least))


def _power(level_db: float) -> float:
    """Power of a level."""
    return float(10 ** (level_db / 10))


def _level(power: float) -> float | None:
    """Level of a power in dB; none for silence."""
    return 10 * float(np.log10(power)) if power > 0 else None
