"""Takes that were found again after the program was stopped in the middle of them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from vm_rehearse.take import Take
from vm_rehearse.views.page import to_type
from vm_rehearse.views.wording import duration, listed, take_title


def recording_rescued(takes: Sequence[Take]) -> Text:
    """Say that the recordings of takes were cut off and are safe, and how they get a score."""
    known = [f"{take_title(take)} ({duration(take.recording.duration_s)})" for take in takes]
    if len(takes) == 1:
        return _offer(
            f"The recording of {known[0]} was cut off, and what was said until then is safe.", takes
        )
    return _offer(f"The recordings of {listed(known)} were cut off, and what was said is safe.", takes)


def left_unscored(takes: Sequence[Take]) -> Text:
    """Say that takes are whole but were never scored, and how they get a score."""
    names = listed([take_title(take) for take in takes])
    if len(takes) == 1:
        return _offer(f"{names} is safe, but the program was stopped before it had a score.", takes)
    return _offer(f"{names} are safe, but the program was stopped before they had a score.", takes)


def _offer(what: str, takes: Sequence[Take]) -> Text:
    """Give the sentence, and the command that scores them."""
    names = " ".join(take_title(take) for take in takes)
    return to_type(f"{what} To score {'it' if len(takes) == 1 else 'them'}", f"rehearse score {names}")
