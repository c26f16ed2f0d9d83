"""What the sound alone says of filled pauses, before the recogniser is asked about any."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vm_rehearse.measures.steadiness import Flags, longest_steady_s

PROBE_FRAME_S = 0.02
"""How far the frames of `PauseSounds.probed_nats` are apart."""
_AT_ONCE_FRAMES = 6
"""A filled pause hardly lasts less: a single frame of a word may well sound like one."""
_MARGIN_S = 0.04
"""How far the sound of a place may reach beyond the times of its words."""


@dataclass(frozen=True)
class PauseSounds:
    """Where in a recording a sound is held, and where it is like a filled pause.

    Parameters
    ----------
    steady : ndarray of bool, optional
        As `steady_frames` gives it; it tells no more where the other is known.
    probed_nats : ndarray of float, optional
        `Hearing.probed_nats`.
    """

    steady: Flags | None = None
    probed_nats: npt.NDArray[np.float32] | None = None

    def held_s(self, start_s: float, end_s: float) -> float | None:
        """The longest that a sound is held between two times, in seconds; None where that is not known."""
        return None if self.steady is None else longest_steady_s(self.steady, start_s, end_s)

    def likeness_nats(self, start_s: float, end_s: float) -> float | None:
        """How much the sound between two times is like a filled pause where it is most like one.

        As log-odds; None where that is not known.
        """
        if self.probed_nats is None:
            return None
        first = max(0, round((start_s - _MARGIN_S) / PROBE_FRAME_S))
        inside = self.probed_nats[first : max(first, round((end_s + _MARGIN_S) / PROBE_FRAME_S))]
        inside = inside[~np.isnan(inside)]
        if not len(inside):
            return None
        at_once = min(_AT_ONCE_FRAMES, len(inside))
        return float(np.convolve(inside, np.full(at_once, 1 / at_once), "valid").max())


NOTHING_KNOWN = PauseSounds()
"""Of a recording whose sound was not looked at."""
