"""Whether a recording is still as long as it was, told without reading it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_TELL_THEIR_LENGTH: Final = {".wav", ".aiff", ".aif", ".ogg", ".opus"}
"""Formats in which libsndfile goes by what is there; in others the header states what was there once."""
_LEAST_BYTES_PER_S: Final = 200
"""AMR, the smallest of all formats that are read here, takes 594 for speech."""
_TOLERATED_S: Final = 0.5


def is_cut_short(path: Path, duration_s: float) -> bool:
    """Whether a recording is far shorter than it was, by its header and its size.

    Parameters
    ----------
    path : Path
        The file has to be there.
    duration_s : float
        How long it was, in seconds.

    Raises
    ------
    OSError
        It can't be looked at.
    """
    if path.stat().st_size < duration_s * _LEAST_BYTES_PER_S:
        return True
    if path.suffix.lower() not in _TELL_THEIR_LENGTH:
        return False
    import soundfile

    try:
        known = soundfile.info(path)
    except (soundfile.SoundFileError, TypeError):  # another kind of file than its name says
        return False
    return is_far_shorter(known.frames / known.samplerate, duration_s)


def is_far_shorter(now_s: float, before_s: float) -> bool:
    """Whether a recording has lost its end; programs differ a little in how long they say that one is."""
    return now_s < before_s - _TOLERATED_S
