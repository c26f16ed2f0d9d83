"""Recording while the computer has no time for it: sample for sample, and held against the clock."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile
from a_recording import Recording
from virtual_microphone import SINK_RATE_HZ, VirtualMicrophone, virtual_microphone

__all__ = ["virtual_microphone"]

SECONDS = 20
BEGINS_S = 0.05
"""How much of its first sound the sound server itself may swallow."""

# What loading a model does: a long step in C or so, in which no other thread of the program gets a turn.
STANDING_STILL = """
import threading
def stand_still():
    while True:
        sum(range(30_000_000))
threading.Thread(target=stand_still, daemon=True).start()
"""


@contextlib.contextmanager
def both_cores_busy() -> Iterator[None]:
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def counted_noise(seconds: float) -> npt.NDArray[np.int16]:
    """Noise of which every thousandth of a second is like no other."""
    return np.random.default_rng(11).integers(-9_000, 9_000, round(seconds * SINK_RATE_HZ), dtype=np.int16)


def place_of(part: npt.NDArray[np.int16], whole: npt.NDArray[np.int16]) -> int:
    """Where a part is in the whole."""
    size = 2 ** int(np.ceil(np.log2(len(part) + len(whole))))
    likeness = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)), size)
    return int(np.argmax(likeness[: len(whole)]))


def test_no_sample_is_lost_or_repeated_while_both_cores_are_busy(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    noise = counted_noise(SECONDS)
    soundfile.write(tmp_path / "noise.wav", noise, SINK_RATE_HZ, subtype="PCM_16")
    with both_cores_busy():
        recording = Recording(virtual_microphone, tmp_path)
        recording.await_ready()
        ready_at = time.monotonic()
        with virtual_microphone.speak(tmp_path / "noise.wav", ahead_s=2.0) as speaker:
            assert speaker.wait(SECONDS * 3) == 0
        stopped_at = time.monotonic()
        answer = recording.end(timeout=60)
    assert answer["ending"] == "asked" and answer["overflows"] == 0 and answer["notes"] == []
    taken, rate = soundfile.read(recording.path, dtype="int16")
    assert rate == SINK_RATE_HZ
    assert len(taken) / rate > stopped_at - ready_at
    begins = place_of(noise[rate : 2 * rate], taken) - rate  # its first samples are the server's own affair
    same = taken[begins : begins + len(noise)] == noise
    assert len(same) == len(noise) and same[round(BEGINS_S * rate) :].all()


def test_a_program_that_stands_still_and_is_killed_loses_nothing(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    with both_cores_busy():
        for number in range(3):
            folder = tmp_path / str(number)
            folder.mkdir()
            recording = Recording(virtual_microphone, folder, then=STANDING_STILL)
            recording.await_ready()
            ready_at = time.monotonic()
            time.sleep(1.5)
            recorded_for = time.monotonic() - ready_at
            recording.process.kill()
            recording.process.communicate()
            assert soundfile.info(recording.path).duration > recorded_for - 0.5
