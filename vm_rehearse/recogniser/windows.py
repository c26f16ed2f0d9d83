"""Where to cut a recording that is longer than the 30 s Whisper hears at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vm_rehearse.take import Stretch

WINDOW_S = 30.0
_SHORTEST_S = 12.0
_LATEST_S = 29.0


def cut_points(speech: Sequence[Stretch], duration_s: float) -> tuple[Stretch, ...]:
    """Consecutive windows that cover a recording, cut in the middle of its longer silent pauses.

    A cut takes the longest pause that leaves a window of 12 to 29 s; where somebody speaks that long
    without a pause, the window is cut at 29 s.
    """
    windows: list[Stretch] = []
    start = 0.0
    while duration_s - start > WINDOW_S:
        pauses = [
            (after.start_s - before.end_s, (before.end_s + after.start_s) / 2)
            for before, after in pairwise(speech)
            if before.end_s >= start + _SHORTEST_S and after.start_s <= start + _LATEST_S
        ]
        cut = max(pauses)[1] if pauses else start + _LATEST_S
        windows.append(Stretch(start, cut))
        start = cut
    windows.append(Stretch(start, duration_s))
    return tuple(window for window in windows if _overlaps_any(window, speech))


def _overlaps_any(window: Stretch, speech: Sequence[Stretch]) -> bool:
    """Whether anybody speaks in the window."""
    return any(stretch.start_s < window.end_s and stretch.end_s > window.start_s for stretch in speech)
