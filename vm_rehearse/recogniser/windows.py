"""Which parts of a recording the model hears, and where to cut what is longer than the 30 s it hears at once.

What comes long after the last word is not heard: so a take is the same to the model however long it took to
press the key that ended it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor

from vm_rehearse.take import Stretch

WINDOW_S = 30.0
_SHORTEST_S = 12.0
_LATEST_S = 29.0
SILENCE_BEHIND_S = 0.2
"""What is heard of the silence after the last word; a word that fades away is over by then."""
_SILENCE_BEFORE_S, _LEAST_BEFORE_S = 1.0, 0.2
"""The latter where that makes it one window."""
_STEP_S = 0.1
"""So that a boundary that moves by a few milliseconds moves no window."""


def cut_points(speech: Sequence[Stretch], duration_s: float) -> tuple[Stretch, ...]:
    """Consecutive windows that cover all speech, cut in the middle of its longer silent pauses.

    A cut takes the longest pause that leaves a window of 12 to 29 s; where somebody speaks that long
    without a pause, the window is cut at 29 s. A window goes on for 0.2 to 0.3 s after its last speech.

    Parameters
    ----------
    speech : sequence of Stretch
        Where there is speech, in order.
    duration_s : float
        Of the recording.
    """
    if not speech:
        return ()
    windows: list[Stretch] = []
    last = _end_of_sound(speech, duration_s)
    start = _before(speech[0], _SILENCE_BEFORE_S)
    if last - start > WINDOW_S >= last - _before(speech[0], _LEAST_BEFORE_S):
        start = _before(speech[0], _LEAST_BEFORE_S)
    while last - start > WINDOW_S:
        pauses = [
            (after.start_s - before.end_s, _middle(before.end_s, after.start_s))
            for before, after in pairwise(speech)
            if before.end_s >= start + _SHORTEST_S and after.start_s <= start + _LATEST_S
        ]
        cut = max(pauses)[1] if pauses else start + _LATEST_S
        windows.append(_heard(Stretch(start, cut), speech))
        start = cut
    windows.append(_heard(Stretch(start, last), speech))
    return tuple(window for window in windows if window.end_s > window.start_s)


def _middle(start_s: float, end_s: float) -> float:
    """The middle of a pause, or a whole step near it, if the pause is long enough."""
    middle = (start_s + end_s) / 2
    return middle if end_s - start_s < _STEP_S else round(middle / _STEP_S) * _STEP_S


def _before(first: Stretch, silence_s: float) -> float:
    """A moment so long before the first speech, or a little longer."""
    return max(0.0, floor((first.start_s - silence_s) / _STEP_S) * _STEP_S)


def _heard(window: Stretch, speech: Sequence[Stretch]) -> Stretch:
    """A window without most of the silence at its end; without speech, it has no length."""
    inside = [s for s in speech if s.start_s < window.end_s and s.end_s > window.start_s]
    return Stretch(window.start_s, _end_of_sound(inside, window.end_s) if inside else window.start_s)


def _end_of_sound(speech: Sequence[Stretch], latest_s: float) -> float:
    """A moment soon after the last speech."""
    return min(latest_s, ceil((speech[-1].end_s + SILENCE_BEHIND_S) / _STEP_S) * _STEP_S)
