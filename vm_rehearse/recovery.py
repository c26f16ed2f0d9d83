"""Takes that a program was at work on when it died, by `kill -9`, a crash, a power cut: made whole, once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vm_rehearse.errors import RehearseError
from vm_rehearse.take import Recording, Take

if TYPE_CHECKING:
    from vm_rehearse.history import History

_USUAL_RATE_HZ = 48_000
_LOOKED_BACK = 20


@dataclass(frozen=True)
class Rescued:
    """A take that is whole again, without a score; `was_cut_off` if its recording was not at its end."""

    take: Take
    was_cut_off: bool


def rescue_takes(history: History) -> tuple[Rescued, ...]:
    """Find the takes that a dead program left behind, and make them whole.

    One without any sound comes to nothing. One whose file can't be read stays as it is.

    Parameters
    ----------
    history : History

    Returns
    -------
    tuple of Rescued
        Each take is in it once: the next time it is like any other. Where the history can't be written to,
        the rest is found again the next time.
    """
    rescued = []
    with suppress(RehearseError):  # the command itself will say what is wrong, if it matters to it
        for take in history.left_behind():
            found = _rescued(take, history)
            if found is not None:
                rescued.append(found)
    return tuple(rescued)


def _rescued(take: Take, history: History) -> Rescued | None:
    """Make one take whole; None if it comes to nothing, or stays as it is."""
    if take.recording.sample_rate_hz > 0:
        return Rescued(take, was_cut_off=False)
    try:
        recording = _made_whole(take, history)
    except (OSError, RehearseError):
        return None
    if recording is None:
        history.abandon_take(str(take.name))
        return None
    return Rescued(history.finish_recording(str(take.name), recording), was_cut_off=True)


def _made_whole(take: Take, history: History) -> Recording | None:
    """Mend the file, and say what it is like; None if there is no sound in it."""
    from vm_rehearse.recorder.take_file import mended

    device = take.recording.device
    if device is None:
        return _as_it_is(take.recording.path)
    path = take.recording.path
    whole = mended(Path(path), otherwise_hz=_usual_rate_hz(history, device))
    if whole is None:
        return None
    frames, rate = whole
    return Recording(path, frames / rate, rate, channels=1, device=device)


def _as_it_is(path: str) -> Recording | None:
    """Say what a file is like that was not recorded here, but copied: nothing is written into it."""
    from vm_rehearse.audio import read_audio

    try:
        audio = read_audio(Path(path))
    except RehearseError as error:
        if error.code == "empty_file":
            return None
        raise
    return Recording(path, audio.duration_s, audio.sample_rate, audio.channels)


def _usual_rate_hz(history: History, device: str) -> int:
    """The rate this microphone was last recorded at."""
    for take in reversed(history.takes(limit=_LOOKED_BACK)):
        if take.recording.device == device and take.recording.sample_rate_hz > 0:
            return take.recording.sample_rate_hz
    return _USUAL_RATE_HZ
