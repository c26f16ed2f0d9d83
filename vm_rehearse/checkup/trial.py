"""The microphone tried out: recorded from the way a take is, judged, and the recording thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vm_rehearse.audio import read_audio
from vm_rehearse.errors import DeviceProblem
from vm_rehearse.rehearsal import Recorder
from vm_rehearse.soundcheck import SoundCheck, sound_check

if TYPE_CHECKING:
    from vm_rehearse.recorder import Level


@dataclass(frozen=True)
class Trial:
    """What was tried, and how it did."""

    device: str
    check: SoundCheck


def try_microphone(
    recorder: Recorder, *, seconds: float, on_level: Callable[[Level], None] | None = None
) -> Trial:
    """Listen to a microphone for some seconds.

    Parameters
    ----------
    recorder : Recorder
    seconds : float
    on_level : callable, optional
        Called with the level while it listens.

    Raises
    ------
    DeviceProblem
        It can't be used, or stopped giving sound (``device_lost``).
    RehearseError
        There is no room for its sound in the folder for temporary files.
    """
    with tempfile.TemporaryDirectory(prefix="rehearse-") as folder:
        path = Path(folder, "trial.wav")
        recorded = recorder.record(path, stop=lambda: False, max_seconds=seconds, on_level=on_level)
        if recorded.ending == "interrupted":
            raise KeyboardInterrupt
        audio = read_audio(path)
    device = recorded.recording.device or "the microphone"
    if recorded.ending == "device_lost":
        raise DeviceProblem(
            "device_lost",
            f'"{device}" stopped giving sound.',
            hint="Plug it in again, or see which others there are with: rehearse devices",
        )
    return Trial(device, sound_check(audio.samples, audio.sample_rate))
