"""The stretches of speech in a whole recording.

Each boundary that the detector gives is moved to where the level really rises out of the background, or sinks
into it, within a tenth or two of a second. In a noise that drowns the soft ends of words, that is where it
stands out in some of its bands (`prominence`). The ends are those of the speech, and not of its `echo`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vm_rehearse.take import Stretch
from vm_rehearse.voice_activity.echo import HOP_S, OF_ALL_SOUND, echo_decay, without_echo
from vm_rehearse.voice_activity.levels import (
    LEVEL_HOP_S,
    background_db,
    decibels,
    frame_of,
    levels_db,
    quiet_frames,
    spoken_frames,
    whole_levels_db,
)
from vm_rehearse.voice_activity.prominence import prominence
from vm_rehearse.voice_activity.silero import BLOCK_S, BLOCK_SAMPLES, SAMPLE_RATE_HZ, Detector

if TYPE_CHECKING:
    Samples = npt.NDArray[np.float32]

SURE, UNSURE = 0.5, 0.35
"""Speech begins with a probability of the first, and goes on while there is one of the second."""
SHORTEST_SPEECH_S = 0.10
SHORTEST_PAUSE_S = 0.10
WORKING_PEAK = 0.5
"""The detector was made for speech about so loud."""
_LOOK_AROUND_S, _LOOK_AHEAD_S = 0.25, 0.10
"""How far outside of what the detector found a boundary may lie; the latter for an end without noise."""
_INSIDE_S, _FAR_INSIDE_S = 0.12, 0.24
"""How far within; the latter for an end in echo or noise, which are taken for speech for a while."""
_RISE_DB = 10.0
"""How far above the background a boundary lies."""
_DEPTH_DB = 35.0
"""What is this far under the loudest speech nearby is no part of it, however quiet the background."""
_NO_NOISE_DB = 30.0
"""Loud speech is so far above a background that drowns nothing of it."""
_MURMUR = 0.45
"""Of the way from the background up to loud speech; a beginning that stays below it is not the speaker."""
_MURMUR_SMOOTHING_S, _LONGEST_MURMUR_S = 0.05, 0.15
"""A soft sound at the beginning of a word is shorter than the latter."""
_SILENCE_DBFS = -60.0
"""A recording without a block above this level holds nothing that could be understood."""


def speech_stretches(samples: Samples) -> tuple[Stretch, ...]:
    """The stretches of speech in a recording, in order, none touching another.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz

    Returns
    -------
    tuple of Stretch
        Empty for silence, and for sound without speech.
    """
    if len(samples) < BLOCK_SAMPLES or _dbfs(np.abs(samples).max()) < _SILENCE_DBFS:
        return ()
    probabilities = speech_probabilities(samples)
    coarse = _joined(_above(probabilities), SHORTEST_PAUSE_S)
    coarse = [(start, end) for start, end in coarse if end - start >= SHORTEST_SPEECH_S]
    return _refined(samples, coarse)


def speech_probabilities(samples: Samples) -> npt.NDArray[np.float64]:
    """Probability of speech in each block of 32 ms; the last block is filled up with silence.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz

    Returns
    -------
    ndarray, shape=(ceil(n / 512),)
    """
    loud = np.percentile(np.abs(samples), 99.9)
    scaled = np.clip(samples * (WORKING_PEAK / max(float(loud), 1e-6)), -1.0, 1.0)
    blocks = -(-len(samples) // BLOCK_SAMPLES)
    padded = np.pad(scaled, (0, blocks * BLOCK_SAMPLES - len(samples)))
    return Detector().probabilities(padded.reshape(blocks, BLOCK_SAMPLES).astype(np.float32))


def _above(probabilities: npt.NDArray[np.float64]) -> list[tuple[float, float]]:
    """Runs of blocks that begin surely and go on while not surely over, in seconds."""
    runs: list[tuple[float, float]] = []
    start = None
    for index, probability in enumerate([*probabilities.tolist(), 0.0]):
        if start is None and probability >= SURE:
            start = index
        elif start is not None and probability < UNSURE:
            runs.append((start * BLOCK_S, index * BLOCK_S))
            start = None
    return runs


def _joined(runs: list[tuple[float, float]], gap_s: float) -> list[tuple[float, float]]:
    """Runs closer than `gap_s` become one."""
    joined: list[tuple[float, float]] = []
    for start, end in runs:
        if joined and start - joined[-1][1] < gap_s:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _refined(samples: Samples, runs: list[tuple[float, float]]) -> tuple[Stretch, ...]:
    """Each boundary moved to where the sound rises out of its surroundings, or sinks into them."""
    levels = levels_db(samples)
    spoken = spoken_frames(len(levels), runs)
    background = background_db(levels, spoken)
    quiet = quiet_frames(levels, runs)
    decay = echo_decay(samples, quiet[:: round(HOP_S / LEVEL_HOP_S)])
    in_noise = prominence(samples, quiet, decay) if _is_noisy(levels[spoken], background) else None
    dry = levels
    if decay is not None:
        dry = decibels(without_echo(10 ** (levels / 10), decay, stronger=OF_ALL_SOUND))
    inside_s = _INSIDE_S if decay is None and not in_noise else _FAR_INSIDE_S
    stretches: list[Stretch] = []
    for index, (start, end) in enumerate(runs):
        if in_noise:
            begins, ends = (sound >= in_noise.threshold for sound in (in_noise.sound, in_noise.without_echo))
        else:
            inside = levels[frame_of(start) : max(frame_of(end), frame_of(start) + 1)]
            least = max(background + _RISE_DB, _loud_db(inside) - _DEPTH_DB)
            begins, ends = levels >= least, dry >= least
        earliest = runs[index - 1][1] if index else 0.0
        latest = runs[index + 1][0] if index + 1 < len(runs) else len(samples) / SAMPLE_RATE_HZ
        before = frame_of(max(earliest, start - _LOOK_AROUND_S))
        behind = frame_of(min(latest, end + (_LOOK_AROUND_S if in_noise else _LOOK_AHEAD_S)))
        first = _edge(begins, frame_of(start), before, _INSIDE_S, -1)
        last = _edge(ends, frame_of(end) - 1, behind, inside_s, 1)
        if index == 0:
            first = _without_murmur(whole_levels_db(samples), spoken, first, last)
        begin_s = max(first * LEVEL_HOP_S, stretches[-1].end_s if stretches else 0.0)
        end_s = min((last + 1) * LEVEL_HOP_S, len(samples) / SAMPLE_RATE_HZ)
        if end_s > begin_s:
            stretches.append(Stretch(begin_s, end_s))
    return tuple(stretches)


def _is_noisy(spoken_db: npt.NDArray[np.float64], background: float) -> bool:
    """Whether the background drowns the soft sounds of speech."""
    return len(spoken_db) > 0 and _loud_db(spoken_db) - background < _NO_NOISE_DB


def _loud_db(levels: npt.NDArray[np.float64]) -> float:
    """How loud speech is where it is loud."""
    return float(np.percentile(levels, 95))


def _edge(is_up: npt.NDArray[np.bool_], start: int, limit: int, inside_s: float, direction: int) -> int:
    """From frame `start`: outwards while the sound stays up, or inwards to where it is up."""
    gap = round(0.03 / LEVEL_HOP_S)
    best = start
    if not is_up[min(max(start, 0), len(is_up) - 1)]:
        inwards = start
        while 0 <= inwards < len(is_up) and abs(inwards - start) < round(inside_s / LEVEL_HOP_S):
            if is_up[inwards]:
                return inwards
            inwards -= direction
    position, quiet = start, 0
    while position != limit and 0 <= position < len(is_up) and quiet <= gap:
        if is_up[position]:
            best, quiet = position, 0
        else:
            quiet += 1
        position += direction
    return best


def _without_murmur(
    levels: npt.NDArray[np.float64], spoken: npt.NDArray[np.bool_], first: int, last: int
) -> int:
    """The frame at which somebody near begins to speak: not others before, nor a breath."""
    background, loud = background_db(levels, spoken), float(np.percentile(levels[first : last + 1], 95))
    threshold = background + _MURMUR * (loud - background)
    width = round(_MURMUR_SMOOTHING_S / LEVEL_HOP_S)
    power = 10 ** (levels[first : last + 1] / 10)
    if len(power) <= width:
        return first
    smooth = np.convolve(power, np.ones(width) / width, mode="same")
    before = int(np.argmax(10 * np.log10(smooth + 1e-12) >= threshold))
    return first + before if before * LEVEL_HOP_S > _LONGEST_MURMUR_S else first


def _dbfs(amplitude: float) -> float:
    """Decibels relative to full scale."""
    return 20 * float(np.log10(max(amplitude, 1e-9)))
