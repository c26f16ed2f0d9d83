"""Microphones and loudspeakers: is there a sound system, what is plugged in, which one is meant.

PortAudio is loaded only when one of these functions is called: a machine without it can do all the rest.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from vm_rehearse.errors import DeviceProblem

Kind = Literal["input", "output"]

_PLAIN_NAME: dict[Kind, str] = {"input": "microphone", "output": "loudspeaker"}
_COMMAND: dict[Kind, str] = {"input": "record", "output": "play"}
_FILE_HINT = "A recording made elsewhere can be scored too: rehearse score FILE"

_ALSA_NUMBER = re.compile(r"\s*\(hw:\d+,\d+\)$")

# PortAudio's error codes (portaudio.h, enum PaErrorCode).
_INVALID_SAMPLE_RATE = -9997
_DEVICE_UNAVAILABLE = -9985


@dataclass(frozen=True)
class Device:
    """A microphone or loudspeaker, as the sound system calls it."""

    index: int
    """PortAudio's number, which changes when something is plugged in or out."""
    name: str
    host: str
    """The sound system it is reached through, such as ALSA, Core Audio or Windows WASAPI."""
    channels: int
    sample_rate_hz: int
    """The rate it runs at by default."""
    is_default: bool


def sound_system() -> Any:
    """The sounddevice module, with PortAudio loaded.

    Raises
    ------
    DeviceProblem
        ``no_portaudio``: the library is not installed.
    """
    try:
        import sounddevice
    except (OSError, ImportError) as error:
        install = {
            "linux": "sudo apt-get install libportaudio2",
            "darwin": "brew install portaudio",
        }.get(sys.platform, "pip install --force-reinstall sounddevice")
        raise DeviceProblem(
            "no_portaudio",
            "Recording and playing need PortAudio, and it is not installed.",
            hint=f"Install it: {install}. {_FILE_HINT}",
        ) from error
    return sounddevice


def input_devices() -> tuple[Device, ...]:
    """Everything that can record, in the sound system's order; empty without a microphone."""
    return _devices("input")


def chosen_device(kind: Kind, wanted: str | None = None) -> Device:
    """The device that is meant.

    Parameters
    ----------
    kind : {"input", "output"}
    wanted : str, optional
        Its number, its name, or a part of its name that no other has, in any case. Without it, the default.

    Raises
    ------
    DeviceProblem
        ``no_portaudio``, ``no_microphone``, ``no_loudspeaker``, ``unknown_device``, ``ambiguous_device``.
    """
    devices = _devices(kind)
    if not devices:
        raise _nothing_there(kind)
    if wanted is None:
        return next((device for device in devices if device.is_default), devices[0])
    matches = _matches(devices, wanted)
    if len(matches) == 1:
        return matches[0]
    candidates = matches or devices
    listed = ", ".join(f'{device.index} "{device.name}"' for device in candidates)
    example = f"by its number, as in: --device {candidates[0].index}"
    if matches:
        raise DeviceProblem(
            "ambiguous_device",
            f'More than one {_PLAIN_NAME[kind]} goes by "{wanted}": {listed}.',
            hint=f"Name one of them {example}",
        )
    raise DeviceProblem(
        "unknown_device",
        f'There is no {_PLAIN_NAME[kind]} "{wanted}"; there is {listed}.',
        hint=f"Name one of them, or choose it {example}",
    )


def devices_named(devices: Sequence[Device], wanted: str) -> tuple[Device, ...]:
    """Those that a number, a name or a part of a name may mean."""
    return tuple(_matches(devices, wanted))


def lasting_name(device: Device, devices: Sequence[Device]) -> str:
    """The name to know a microphone by the next time.

    ALSA puts a number behind it, as in "USB Audio (hw:1,0)", which changes from one start of the computer to
    the next; it is left out where the rest is enough.

    Raises
    ------
    DeviceProblem
        ``ambiguous_device``: another one has the same name.
    """
    for name in (_ALSA_NUMBER.sub("", device.name), device.name):
        if not name.isdecimal() and _matches(devices, name) == [device]:
            return name
    raise DeviceProblem(
        "ambiguous_device",
        f'More than one microphone is called "{device.name}", so this one can\'t be known by its name.',
        hint=f"Choose it each time: rehearse record --device {device.index}",
    )


def device_problem(error: Exception, device: Device, kind: Kind) -> DeviceProblem:
    """What PortAudio's error means to the person in front of the microphone or loudspeaker.

    Parameters
    ----------
    error : sounddevice.PortAudioError
    device : Device
        The one that was to be used.
    kind : {"input", "output"}
    """
    plain = _PLAIN_NAME[kind]
    code = error.args[1] if len(error.args) > 1 else None
    if code == _INVALID_SAMPLE_RATE:
        return DeviceProblem(
            "sample_rate_refused",
            f'The {plain} "{device.name}" refuses every usual sound quality.',
            hint=f"Set it to 48000 Hz in the computer's sound settings, or choose another. {_FILE_HINT}",
        )
    if code == _DEVICE_UNAVAILABLE:
        return DeviceProblem(
            "device_busy",
            f'The {plain} "{device.name}" is in use by another program, or was unplugged.',
            hint=f"Close calls and browser tabs that use it, then try again: rehearse {_COMMAND[kind]}",
        )
    reason = str(error.args[0] if error.args else error).rstrip(".")
    return DeviceProblem(
        "device_failed",
        f'The {plain} "{device.name}" could not be used ({reason}).',
        hint=f"Unplug it and plug it in again, or choose another with --device. {_FILE_HINT}",
    )


@contextlib.contextmanager
def without_driver_chatter() -> Iterator[None]:
    """Keep what ALSA and PortAudio print straight to the terminal off it while a stream is opened."""
    if not sys.platform.startswith("linux") or sys.stderr is None:  # closed: there is nothing to keep clean
        yield
        return
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


def _devices(kind: Kind) -> tuple[Device, ...]:
    """All of one kind."""
    sounddevice = sound_system()
    hosts = sounddevice.query_hostapis()
    default = sounddevice.default.device[kind]
    if default < 0:
        default = next((host[f"default_{kind}_device"] for host in hosts if host["devices"]), -1)
    return tuple(
        Device(
            index=entry["index"],
            name=entry["name"],
            host=hosts[entry["hostapi"]]["name"],
            channels=entry[f"max_{kind}_channels"],
            sample_rate_hz=round(entry["default_samplerate"]),
            is_default=entry["index"] == default,
        )
        for entry in sounddevice.query_devices()
        if entry[f"max_{kind}_channels"] > 0
    )


def _matches(devices: Sequence[Device], wanted: str) -> list[Device]:
    """Those that `wanted` may mean: by number, else by whole name, else by a part of it."""
    if wanted.isdecimal():
        return [device for device in devices if device.index == int(wanted)]
    sought = wanted.casefold()
    matches = [device for device in devices if device.name.casefold() == sought]
    matches = matches or [device for device in devices if sought in device.name.casefold()]
    if len(matches) > 1:  # Windows lists one device once for each of its sound systems
        host = next((device.host for device in devices if device.is_default), None)
        preferred = [device for device in matches if device.host == host]
        matches = preferred if len(preferred) == 1 else matches
    return matches


def _nothing_there(kind: Kind) -> DeviceProblem:
    """No device at all."""
    if kind == "input":
        return DeviceProblem(
            "no_microphone", "No microphone was found.", hint=f"Plug one in and try again. {_FILE_HINT}"
        )
    return DeviceProblem(
        "no_loudspeaker",
        "No loudspeaker or headphones were found.",
        hint="Plug one in, then try again: rehearse play",
    )
