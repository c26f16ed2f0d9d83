"""A recording, from choosing the microphone to what the user should know about it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from vm_rehearse.devices import chosen_device
from vm_rehearse.errors import DeviceProblem, NothingToScore, RehearseError, is_out_of_room
from vm_rehearse.recorder.capture import Order
from vm_rehearse.recorder.capturing import Capturing
from vm_rehearse.recorder.levels import Level
from vm_rehearse.recorder.take_file import mended
from vm_rehearse.take import Note, Recording

Ending = Literal["asked", "time_up", "interrupted", "device_lost", "file_problem"]

_LOOK_EVERY_S = 0.02
_SUSPICIOUS_SILENCE_S = 3.0
"""So long a microphone in a quiet room never gives exact zeros; one that was unplugged or muted does."""


@dataclass(frozen=True)
class Recorded:
    """A finished recording, why it ended, and what the user should know about it.

    Attributes
    ----------
    ending : {"asked", "time_up", "interrupted", "device_lost", "file_problem"}
        Whatever it is, the file holds what was said until then.
    overflows : int
        How often the sound system dropped sound because the computer was too busy.
    notes : tuple of Note
        Codes ``microphone_silent``, ``microphone_went_silent``, ``sound_lost``, ``device_lost``,
        ``disk_full``, ``file_problem``.
    """

    recording: Recording
    ending: Ending
    overflows: int
    notes: tuple[Note, ...]


class MicrophoneRecorder:
    """Records from a microphone of this computer.

    Parameters
    ----------
    device : str, optional
        Its number, name, or part of its name; without it, the default microphone.
    waking_s : float
        How long to wait for its first sound: Bluetooth can take seconds.
    """

    def __init__(self, device: str | None = None, *, waking_s: float = 8.0) -> None:
        self.device, self.waking_s = device, waking_s

    @property
    def name(self) -> str:
        """What the microphone is called; raises DeviceProblem if it can't be found."""
        return chosen_device("input", self.device).name

    def record(
        self,
        path: Path,
        *,
        stop: Callable[[], bool],
        max_seconds: float,
        on_level: Callable[[Level], None] | None = None,
    ) -> Recorded:
        """Record to a new WAV file (mono, 16 bits, the microphone's own rate) until told to stop.

        Parameters
        ----------
        path : Path
            Must not exist yet: a take is never overwritten. It is removed again if nothing was recorded.
        stop : callable
            Asked about 50 times a second; true ends the recording, with what was said before.
        max_seconds : float
            Ends it too, as does Ctrl-C. At most `MAX_DURATION_S` is recorded.
        on_level : callable, optional
            Called in this thread with the level of each block in its turn, 20 times a second. The first
            call comes when the microphone is awake: from then on, everything said is in the file.

        Returns
        -------
        Recorded
            Also when the microphone was lost or the disk became full on the way.

        Raises
        ------
        DeviceProblem
            The microphone could not be used, or never gave a sound (``device_asleep``).
        NothingToScore
            ``nothing_recorded``: stopped before the first sound arrived.
        RehearseError
            ``disk_full``, ``file_exists`` or ``file_problem``: the file could not be begun.
        """
        from vm_rehearse.audio import MAX_DURATION_S

        if path.exists():
            raise _cannot_write(path, FileExistsError())
        order = Order(str(path.absolute()), self.device, min(max_seconds, MAX_DURATION_S), self.waking_s)
        was_interrupted = False
        with Capturing(order) as capturing:
            try:
                while not (capturing.is_over or stop()):
                    for level in capturing.levels():
                        if on_level is not None:
                            on_level(level)
                    time.sleep(_LOOK_EVERY_S)
            except KeyboardInterrupt:
                was_interrupted = True
            capturing.finish()
        called = capturing.microphone or self.device or "the microphone"
        return _recorded(path, capturing, device=called, was_interrupted=was_interrupted)


def _recorded(path: Path, capturing: Capturing, *, device: str, was_interrupted: bool) -> Recorded:
    """What came of it."""
    said = capturing.last or _left_by_a_crash(path, rate=capturing.rate)
    if "problem" in said:
        raise DeviceProblem(said["problem"]["code"], said["problem"]["message"], hint=said["problem"]["hint"])
    error = None if said["file_error"] is None else OSError(*said["file_error"])
    if "ended" not in said:
        assert error is not None
        raise _cannot_write(path, error) from error
    ending: Ending = said["ended"]
    if ending == "asked" and was_interrupted:
        ending = "interrupted"
    if said["frames"] == 0:
        raise _nothing_recorded(path, device, ending, error)
    rate, overflows = said["rate"], said["overflows"]
    recording = Recording(str(path), said["frames"] / rate, rate, channels=1, device=device)
    notes = _notes(device, ending, error, capturing, overflows=overflows)
    return Recorded(recording, ending, overflows, notes)


def _left_by_a_crash(path: Path, *, rate: int) -> dict[str, Any]:
    """What the process would have said if it had not died, or been killed because it hung."""
    try:
        whole = mended(path, otherwise_hz=rate) if path.exists() else None
    except OSError as error:
        raise _cannot_write(path, error) from error
    if whole is None:
        path.unlink(missing_ok=True)
    frames, rate = whole or (0, rate)
    return {"ended": "device_lost", "frames": frames, "rate": rate, "overflows": 0, "file_error": None}


# ---- what to tell the user -----------------------------------------------------------------------


def _notes(
    device: str, ending: Ending, error: OSError | None, capturing: Capturing, *, overflows: int
) -> tuple[Note, ...]:
    """What is not as it should be with a recording that there is."""
    notes = []
    another = "To choose another, type: rehearse devices"
    if capturing.silent_frames == capturing.frames:
        notes.append(
            Note(
                "microphone_silent",
                f'"{device}" gave nothing but silence. It may be muted, or this program may not be allowed '
                f"to use it (on a Mac: System Settings, Privacy & Security, Microphone). {another}",
            )
        )
    elif capturing.silent_frames >= _SUSPICIOUS_SILENCE_S * capturing.rate:
        seconds = round(capturing.silent_frames / capturing.rate)
        notes.append(
            Note(
                "microphone_went_silent",
                f'"{device}" gave nothing but silence in the last {seconds} seconds. It may have been '
                f"unplugged or muted. {another}",
            )
        )
    if overflows:
        times = "once" if overflows == 1 else f"{overflows} times"
        notes.append(
            Note(
                "sound_lost",
                f"The computer was too busy and lost a moment of sound {times} in this take. "
                "Close other programs before the next one.",
            )
        )
    if ending == "device_lost":
        notes.append(
            Note(
                "device_lost",
                f'"{device}" stopped giving sound. The take is kept as far as it got. Before the next one, '
                "plug it in again, or choose another with: rehearse devices",
            )
        )
    if error is not None:
        if is_out_of_room(error):
            notes.append(
                Note(
                    "disk_full",
                    "The disk is full. The take is kept as far as it fitted. Before the next one, make room, "
                    "for example by emptying the trash: rehearse purge",
                )
            )
        else:
            reason = error.strerror
            notes.append(
                Note(
                    "file_problem",
                    f"Writing the take failed ({reason}). It is kept as far as it got. To see what is wrong, "
                    "type: rehearse doctor",
                )
            )
    return tuple(notes)


def _nothing_recorded(path: Path, device: str, ending: Ending, error: OSError | None) -> BaseException:
    """Why there is no recording."""
    if error is not None:
        return _cannot_write(path, error)
    if ending == "interrupted":
        return KeyboardInterrupt()
    if ending == "device_lost":
        return DeviceProblem(
            "device_asleep",
            f'No sound came from "{device}".',
            hint="Check that it is switched on, or choose another: rehearse record --device NAME",
        )
    return NothingToScore(
        "nothing_recorded",
        "Nothing was recorded: it was stopped before the microphone was ready.",
        hint="Try again: rehearse record",
    )


def _cannot_write(path: Path, error: OSError) -> RehearseError:
    """The file could not be made."""
    if is_out_of_room(error):
        return RehearseError(
            "disk_full",
            "The disk is full, so nothing can be recorded.",
            hint="Make room, for example by emptying the trash: rehearse purge",
        )
    if isinstance(error, FileExistsError):
        return RehearseError(
            "file_exists", f'"{path}" exists already and is kept as it is.', hint="Try again: rehearse record"
        )
    return RehearseError(
        "file_problem",
        f'The take can\'t be written to "{path}": {error.strerror}.',
        hint="Choose another folder for takes: REHEARSE_HOME=FOLDER rehearse record",
    )
