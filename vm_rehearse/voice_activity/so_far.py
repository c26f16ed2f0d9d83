"""Where there was speech in sound that is still coming.

There is no later sound to look at, so the detector alone decides, and what it is late at a beginning is taken
off.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vm_rehearse.voice_activity.silero import BLOCK_S, BLOCK_SAMPLES, Detector
from vm_rehearse.voice_activity.stretches import (
    SHORTEST_PAUSE_S,
    SHORTEST_SPEECH_S,
    SURE,
    UNSURE,
    WORKING_PEAK,
)

_LEAST_PEAK = 0.03
"""What is quieter than this is not made louder any further."""
_PEAK_FALLS = 0.998
"""A block; so that a cough is forgotten within half a minute."""
_ONSET_LAG_S = 0.15
"""How much the detector is late at a beginning: 0.14 to 0.25 s on the sample takes."""


class SpeechSoFar:
    """Where there was speech by now; times are seconds from the start of the sound.

    Attributes
    ----------
    began_s, last_s : float or None
        Where the first speech began and the last ended by now, a tenth of a second late; None before any.
    """

    def __init__(self) -> None:
        self.began_s: float | None = None
        self.last_s: float | None = None
        self._detector = Detector()
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
        scaled: npt.NDArray[np.float32] = block.astype(np.float32) / np.float32(32768)
        self._loudest = max(self._loudest * _PEAK_FALLS, float(np.abs(scaled).max()))
        scaled *= np.float32(WORKING_PEAK / max(self._loudest, _LEAST_PEAK))
        probability = float(self._detector.probabilities(scaled[None])[0])
        start_s, end_s = self._blocks * BLOCK_S, (self._blocks + 1) * BLOCK_S
        self._blocks += 1
        self._is_open = probability >= (UNSURE if self._is_open else SURE)
        if not self._is_open:
            return
        goes_on = self._run is not None and start_s - self._run[1] < SHORTEST_PAUSE_S
        began_s = self._run[0] if self._run is not None and goes_on else start_s
        self._run = (began_s, end_s)
        if end_s - began_s >= SHORTEST_SPEECH_S:
            self.last_s = end_s
            if self.began_s is None:
                self.began_s = max(0.0, began_s - _ONSET_LAG_S)
