"""The process that has the microphone and the file, and nothing else that could make it wait.

A program that loads a model stands still for moments, all its threads with it, and when it dies they die.
This process does neither: whatever becomes of the program that began it, what was said is in the file.

It gets one line of JSON on its standard input, an `Order`; the end of that input is the end of the recording.
On its standard output it says, one line of JSON each:

``{"microphone": name, "rate": Hz}``
    The microphone is open.
``{"sound": n}`` and n bytes
    A block (mono, 16 bits) that is in the file by now.
``{"ended": ending, "frames": n, "rate": Hz, "overflows": n, "file_error": [errno, text] or null}``
    The file is closed; without frames it is gone again.
``{"problem": {"code": ..., "message": ..., "hint": ...}}``
    The microphone can't be used: a `DeviceProblem`.
``{"file_error": [errno, text]}``
    The file could not be begun.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from vm_rehearse.devices import Device, chosen_device, device_problem, sound_system
from vm_rehearse.errors import DeviceProblem
from vm_rehearse.recorder.take_file import TakeFile
from vm_rehearse.recorder.writer import Writer

Ending = Literal["asked", "time_up", "device_lost", "file_problem"]

_LATENCY_S = 0.3  # room for the callback to come late
_BLOCK_S = 0.05  # a level is taken over so long; in blocks of any length it would jump
_STALLED_S = 3.0
_TAIL_S = 0.2  # what was said before "stop" is still on its way for about that long
_LOOK_EVERY_S = 0.02
_LONGEST_LOOK_S = 0.1
_CLOSING_S = 5
_OTHER_RATES_HZ = (48_000, 44_100, 16_000)


@dataclass(frozen=True)
class Order:
    """What is to be recorded."""

    path: str
    device: str | None
    max_seconds: float
    waking_s: float


class Answers:
    """Lines to the program that began this one; `is_heard` is False once it is gone."""

    def __init__(self, stream: BinaryIO) -> None:
        self.is_heard = True
        self._stream = stream

    def send(self, answer: dict[str, Any], sound: bytes = b"") -> None:
        """Say one thing."""
        try:
            self._stream.write(json.dumps(answer).encode() + b"\n" + sound)
            self._stream.flush()
        except OSError:
            self.is_heard = False


def main() -> None:
    """Record what the order on standard input says, until that input ends."""
    order_line = _line_of_input()
    answers = Answers(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # what a driver prints is no answer
    end = threading.Event()
    threading.Thread(target=_await_end_of_input, args=(end,), daemon=True).start()
    try:
        _record(Order(**json.loads(order_line)), answers, end)
    except DeviceProblem as problem:
        told = {"code": problem.code, "message": problem.message, "hint": problem.hint}
        answers.send({"problem": told})


def _line_of_input() -> bytes:
    """Read the order, byte by byte, as a buffer would take what comes after it."""
    line = b""
    while not line.endswith(b"\n") and (letter := os.read(0, 1)):
        line += letter
    return line


def _await_end_of_input(end: threading.Event) -> None:
    """Until whoever began this lets go of it, on purpose or by dying."""
    with suppress(OSError):
        while os.read(0, 1):
            pass
    end.set()


def _record(order: Order, answers: Answers, end: threading.Event) -> None:
    """Microphone to file, from beginning to end."""
    device = chosen_device("input", order.device)
    rate = _accepted_rate(device)
    try:
        file = TakeFile(Path(order.path), rate)
    except OSError as error:
        answers.send({"file_error": _told(error)})
        return
    writer = Writer(file, limit_frames=round(order.max_seconds * rate))
    try:
        stream = _opened_stream(device, rate, writer)
    except BaseException:
        writer.finish()
        file.discard()
        raise
    answers.send({"microphone": device.name, "rate": rate})
    ending = _reason_to_end(stream, writer, answers, end, order.waking_s)
    if ending == "asked" and writer.arrivals:
        time.sleep(_TAIL_S)
    writer.finish()  # first the file, then the microphone: the latter may hang
    if file.frames == 0:
        file.discard()
    _send_written(writer, answers)
    answers.send(
        {
            "ended": ending,
            "frames": file.frames,
            "rate": rate,
            "overflows": writer.overflows,
            "file_error": None if writer.error is None else _told(writer.error),
        }
    )
    if sys.platform != "win32":
        signal.alarm(_CLOSING_S)  # ends this process, should it hang
    stream.abort(ignore_errors=True)
    stream.close(ignore_errors=True)


def _told(error: OSError) -> list[object]:
    """What is said of an error."""
    return [error.errno, error.strerror]


def _accepted_rate(device: Device) -> int:
    """The microphone's own rate, or the first usual one that it takes."""
    sounddevice = sound_system()
    refusal: Exception | None = None
    for rate in (device.sample_rate_hz, *_OTHER_RATES_HZ):
        try:
            sounddevice.check_input_settings(device=device.index, channels=1, dtype="int16", samplerate=rate)
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


def _reason_to_end(
    stream: Any, writer: Writer, answers: Answers, end: threading.Event, waking_s: float
) -> Ending:
    """Pass on what was recorded, and look around, until there is one."""
    arrivals, quiet_s, looked_at = 0, 0.0, time.monotonic()
    while answers.is_heard and not end.wait(_LOOK_EVERY_S):
        if writer.error is not None:
            return "file_problem"
        if writer.reached_limit:
            return "time_up"
        now = time.monotonic()
        if writer.arrivals != arrivals:
            arrivals, quiet_s = writer.arrivals, 0.0
        else:  # a computer that slept meanwhile is no microphone that stalled
            quiet_s += min(now - looked_at, _LONGEST_LOOK_S)
        looked_at = now
        if quiet_s > (_STALLED_S if arrivals else waking_s) or not stream.active:
            return "device_lost"
        _send_written(writer, answers)
    return "asked"


def _send_written(writer: Writer, answers: Answers) -> None:
    """Pass on the blocks that are in the file by now."""
    while answers.is_heard and not writer.written.empty():
        block = writer.written.get()
        answers.send({"sound": len(block)}, block)
