"""A recording, from choosing the microphone to what the user should know about it."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from vm_rehearse.audio import MAX_DURATION_S
from vm_rehearse.devices import (
    Device,
    chosen_device,
    device_problem,
    sound_system,
    without_driver_chatter,
)
from vm_rehearse.errors import DeviceProblem, NothingToScore, RehearseError
from vm_rehearse.recorder.take_file import TakeFile
from vm_rehearse.recorder.writer import Level, Writer
from vm_rehearse.take import Note, Recording

Ending = Literal["asked", "time_up", "interrupted", "device_lost", "file_problem"]

_LATENCY_S = 0.3  # room for the callback to come late
_BLOCK_S = 0.05  # a level is taken over so long; in blocks of any length it would jump
_STALLED_S = 3.0
_TAIL_S = 0.2  # what was said before "stop" is still on its way for about that long
_LOOK_EVERY_S = 0.02
_OTHER_RATES_HZ = (48_000, 44_100, 16_000)


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
        Codes ``microphone_silent``, ``sound_lost``, ``device_lost``, ``disk_full``, ``file_problem``.
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
            Called in this thread with the level of the newest block, about 13 times a second. The first
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
        device = chosen_device("input", self.device)
        rate = _accepted_rate(device)
        try:
            file = TakeFile(path, rate)
        except OSError as error:
            raise _cannot_write(path, error) from error
        writer = Writer(file, limit_frames=round(min(max_seconds, MAX_DURATION_S) * rate))
        try:
            stream = _opened_stream(device, rate, writer)
        except BaseException:
            writer.finish()
            file.discard()
            raise
        try:
            ending = _wait(stream, writer, stop, on_level, self.waking_s)
        finally:
            writer.finish()  # first the file, then the microphone: the latter may hang
            with without_driver_chatter():
                stream.abort(ignore_errors=True)
                stream.close(ignore_errors=True)
        if file.frames == 0:
            file.discard()
            raise _nothing_recorded(path, device, ending, writer.error)
        recording = Recording(str(path), file.frames / rate, rate, channels=1, device=device.name)
        return Recorded(recording, ending, writer.overflows, _notes(device, ending, writer))


def _accepted_rate(device: Device) -> int:
    """The microphone's own rate, or the first usual one that it takes."""
    sounddevice = sound_system()
    refusal: Exception | None = None
    for rate in (device.sample_rate_hz, *_OTHER_RATES_HZ):
        try:
            with without_driver_chatter():
                sounddevice.check_input_settings(
                    device=device.index, channels=1, dtype="int16", samplerate=rate
                )
        except sounddevice.PortAudioError as error:
            refusal = refusal or error
        else:
            return rate
    assert refusal is not None
    raise device_problem(refusal, device, "input") from refusal


def _opened_stream(device: Device, rate: int, writer: Writer) -> Any:
    """A stream that is running."""
    sounddevice = sound_system()
    try:
        with without_driver_chatter():
            stream = sounddevice.RawInputStream(
                device=device.index,
                channels=1,
                dtype="int16",
                samplerate=rate,
                blocksize=round(rate * _BLOCK_S),
                latency=_LATENCY_S,
                dither_off=True,  # a muted microphone must stay recognisable by its exact zeros
                callback=writer.arrived,
            )
            stream.start()
    except sounddevice.PortAudioError as error:
        raise device_problem(error, device, "input") from error
    return stream


def _wait(
    stream: Any,
    writer: Writer,
    stop: Callable[[], bool],
    on_level: Callable[[Level], None] | None,
    waking_s: float,
) -> Ending:
    """Until it ends, one way or another."""
    try:
        ending = _reason_to_end(stream, writer, stop, on_level, waking_s)
    except KeyboardInterrupt:
        ending = "interrupted"
    if ending in ("asked", "interrupted") and writer.last_block_at is not None:
        time.sleep(_TAIL_S)
    return ending


def _reason_to_end(
    stream: Any,
    writer: Writer,
    stop: Callable[[], bool],
    on_level: Callable[[Level], None] | None,
    waking_s: float,
) -> Ending:
    """Show the level and look around, until there is one."""
    started_at = time.monotonic()
    shown: Level | None = None
    while not stop():
        if writer.error is not None:
            return "file_problem"
        if writer.reached_limit:
            return "time_up"
        last_at = writer.last_block_at
        quiet_s = time.monotonic() - (started_at if last_at is None else last_at)
        if quiet_s > (waking_s if last_at is None else _STALLED_S) or not stream.active:
            return "device_lost"
        if on_level is not None and writer.level is not None and writer.level is not shown:
            shown = writer.level
            on_level(shown)
        time.sleep(_LOOK_EVERY_S)
    return "asked"


# ---- what to tell the user -----------------------------------------------------------------------


def _notes(device: Device, ending: Ending, writer: Writer) -> tuple[Note, ...]:
    """What is not as it should be with a recording that there is."""
    notes = []
    if not writer.heard_anything:
        notes.append(
            Note(
                "microphone_silent",
                f'"{device.name}" gave nothing but silence. It may be muted, or this program may not be '
                "allowed to use it (on a Mac: System Settings, Privacy & Security, Microphone).",
            )
        )
    if writer.overflows:
        times = "once" if writer.overflows == 1 else f"{writer.overflows} times"
        notes.append(
            Note("sound_lost", f"The computer was too busy and lost a moment of sound {times} in this take.")
        )
    if ending == "device_lost":
        notes.append(
            Note("device_lost", f'"{device.name}" stopped giving sound. The take is kept as far as it got.')
        )
    if writer.error is not None:
        if _is_full(writer.error):
            notes.append(Note("disk_full", "The disk is full. The take is kept as far as it fitted."))
        else:
            reason = writer.error.strerror
            notes.append(
                Note("file_problem", f"Writing the take failed ({reason}). It is kept as far as it got.")
            )
    return tuple(notes)


def _nothing_recorded(path: Path, device: Device, ending: Ending, error: OSError | None) -> BaseException:
    """Why there is no recording."""
    if error is not None:
        return _cannot_write(path, error)
    if ending == "interrupted":
        return KeyboardInterrupt()
    if ending == "device_lost":
        return DeviceProblem(
            "device_asleep",
            f'No sound came from "{device.name}".',
            hint="Check that it is switched on, or choose another: rehearse record --device NAME",
        )
    return NothingToScore(
        "nothing_recorded",
        "Nothing was recorded: it was stopped before the microphone was ready.",
        hint="Try again: rehearse record",
    )


def _cannot_write(path: Path, error: OSError) -> RehearseError:
    """The file could not be made."""
    if _is_full(error):
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


def _is_full(error: OSError) -> bool:
    """Whether the disk, the quota or the largest allowed file is used up."""
    return error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
