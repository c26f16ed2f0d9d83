"""Microphones, disks and programs that fail in the middle of a take: it is kept, and the reason is said."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import soundfile
from a_recording import Recording
from stand_ins import spoken
from virtual_microphone import (
    REPOSITORY,
    VirtualMicrophone,
    own_virtual_microphone,
    segment_matches,
    spoken_file,
    virtual_microphone,
)

__all__ = ["own_virtual_microphone", "spoken", "virtual_microphone"]

# `rehearse` with words that are always the same: what is tried here comes before they are heard.
WITH_A_LISTENER = """
import dataclasses, sys
from stand_ins import Listener
from vm_rehearse.cli import run
from vm_rehearse.cli.surroundings import of_this_process
world = dataclasses.replace(of_this_process(), recogniser=lambda environ, model: Listener)
sys.exit(run(sys.argv[1:], world))
"""

# A `sounddevice` in front of the real one, of a microphone that refuses.
STUBBORN = """
import importlib.machinery, importlib.util, os, sys
elsewhere = [folder for folder in sys.path if folder != os.path.dirname(__file__)]
spec = importlib.machinery.PathFinder.find_spec("sounddevice", elsewhere)
real = importlib.util.module_from_spec(spec)
spec.loader.exec_module(real)
globals().update({name: value for name, value in vars(real).items() if not name.startswith("__")})

def check_input_settings(*, samplerate, **rest):
    if samplerate not in rates:
        raise real.PortAudioError("Invalid sample rate", -9997)
    real.check_input_settings(samplerate=samplerate, **rest)

class RawInputStream(real.RawInputStream):
    def start(self):
        if busy:
            raise real.PortAudioError("Device unavailable", -9985)
        super().start()
"""


def stubborn(
    microphone: VirtualMicrophone, folder: Path, *, rates: tuple[int, ...], busy: bool = False
) -> Recording:
    """A recording with a microphone that takes these rates only, or is in use."""
    shadow = folder / "shadow"
    shadow.mkdir()
    (shadow / "sounddevice.py").write_text(f"rates, busy = {rates}, {busy}\n{STUBBORN}")
    (folder / "out").mkdir()
    path = os.pathsep.join((str(shadow), microphone.environment["PYTHONPATH"]))
    return Recording(microphone, folder / "out", environment={"PYTHONPATH": path}, max_seconds=0.5)


def rehearse(microphone: VirtualMicrophone, home: Path, *arguments: str) -> subprocess.Popen[str]:
    """The program, with this microphone."""
    path = os.pathsep.join((str(REPOSITORY), str(REPOSITORY / "tests")))
    environment = {**microphone.environment, "PYTHONPATH": path, "REHEARSE_HOME": str(home)}
    return subprocess.Popen(
        [sys.executable, "-c", WITH_A_LISTENER, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def takes(microphone: VirtualMicrophone, home: Path) -> dict[str, float]:
    """Each take of the history, and how long its recording is."""
    out, _ = rehearse(microphone, home, "list", "--json").communicate(timeout=60)
    return {take["take"]: take["recording"]["duration_s"] for take in json.loads(out)["takes"]}


def codes(answer: dict[str, Any]) -> list[str]:
    return [note["code"] for note in answer["notes"]]


# ---- microphones --------------------------------------------------------------------------------


def test_a_microphone_that_is_swapped_for_a_silent_one(
    own_virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    """Sound servers move a recording to what is left, when its microphone is unplugged."""
    spoken = spoken_file(tmp_path, 1.0)
    recording = Recording(own_virtual_microphone, tmp_path)
    recording.await_ready()
    assert own_virtual_microphone.speak(spoken).wait(20) == 0
    own_virtual_microphone.unplug(leaves_another=True)
    time.sleep(7)  # the other one takes its time to begin
    answer = recording.end()
    assert answer["ending"] == "asked" and codes(answer) == ["microphone_went_silent"]
    assert "rehearse devices" in answer["notes"][0]["text"]
    assert segment_matches(spoken, recording.path)[:-1].min() > 0.98


def test_after_the_sound_server_crashed_the_next_take_is_recorded(
    own_virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    """By the same program, which had seen only the server before."""
    both = tmp_path / "1", tmp_path / "2"
    for folder in both:
        folder.mkdir()
    again = f"""
from pathlib import Path
original, path = path, Path({str(both[1] / "take.wav")!r})
enough = Path({str(both[1] / "enough")!r})
levels.clear()
recorded = recorder.record(path, stop=enough.exists, max_seconds=0.5, on_level=on_level)
answer["again"] = [recorded.ending, recorded.recording.duration_s]
"""
    recording = Recording(own_virtual_microphone, both[0], afterwards=again)
    recording.await_ready()
    own_virtual_microphone.restart()
    answer = recording.answer(timeout=60)
    assert answer["ending"] == "device_lost" and answer["again"] == ["time_up", 0.5]


def test_another_rate_is_taken_where_the_usual_one_is_refused(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    answer = stubborn(virtual_microphone, tmp_path, rates=(16_000,)).answer()
    assert answer["recording"]["sample_rate_hz"] == 16_000 and answer["ending"] == "time_up"
    assert soundfile.info(tmp_path / "out" / "take.wav").samplerate == 16_000


@pytest.mark.parametrize(("rates", "code"), [((), "sample_rate_refused"), ((44_100,), "device_busy")])
def test_a_microphone_that_refuses_leaves_nothing_behind(
    virtual_microphone: VirtualMicrophone, tmp_path: Path, rates: tuple[int, ...], code: str
) -> None:
    answer = stubborn(virtual_microphone, tmp_path, rates=rates, busy=bool(rates)).answer()
    assert (answer["code"], answer["exit_code"]) == (code, 3)
    assert answer["hint"] and list((tmp_path / "out").iterdir()) == []


# ---- the process that records -------------------------------------------------------------------


def process_of(recording: Recording) -> int:
    """The one that has the microphone."""
    number = recording.process.pid
    (child,) = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    return int(child)


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="its number is read from /proc")


@linux_only
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGABRT, signal.SIGSTOP])
def test_a_sound_system_that_breaks_down_keeps_the_take(
    virtual_microphone: VirtualMicrophone, tmp_path: Path, how: signal.Signals
) -> None:
    recording = Recording(virtual_microphone, tmp_path)
    speaker = virtual_microphone.speak(spoken_file(tmp_path, 5.0))
    recording.await_ready()
    ready_at = time.monotonic()
    time.sleep(1.2)
    recorded_for = time.monotonic() - ready_at
    os.kill(process_of(recording), how)
    # one that hangs is waited for until the user ends the take, and then for as long as a slow disk may take
    answer = recording.end(timeout=60) if how == signal.SIGSTOP else recording.answer()
    speaker.kill()
    speaker.wait()
    assert answer["ending"] == "device_lost" and "device_lost" in codes(answer)
    assert answer["recording"]["duration_s"] == soundfile.info(recording.path).duration > recorded_for - 0.5


@linux_only
def test_a_program_that_is_halted_goes_on_recording(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    recording = Recording(virtual_microphone, tmp_path)
    recording.await_ready()
    spoken = spoken_file(tmp_path, 4.0)
    recording.process.send_signal(signal.SIGSTOP)
    assert virtual_microphone.speak(spoken).wait(20) == 0
    recording.process.send_signal(signal.SIGCONT)
    time.sleep(0.3)
    answer = recording.end()
    assert answer["ending"] == "asked" and answer["notes"] == []
    assert segment_matches(spoken, recording.path).min() > 0.98


def test_two_at_once_keep_both_takes(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    home = tmp_path / "home"
    speaker = virtual_microphone.speak(spoken_file(tmp_path, 20.0))
    both = [rehearse(virtual_microphone, home, "record", "--free", "--seconds", "2") for _ in range(2)]
    for program in both:
        _, errors = program.communicate(timeout=60)
        assert program.returncode in (0, 4), errors
    speaker.kill()
    speaker.wait()
    assert takes(virtual_microphone, home) == {"take1": 2.0, "take2": 2.0}


# ---- disks --------------------------------------------------------------------------------------


@contextmanager
def disk_of(size: str, folder: Path) -> Iterator[Path]:
    """A disk of its own, in a new folder."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a disk; test_recorder.py has the full disk without one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with 2.7 MB on it."""
    with disk_of("2700k", tmp_path / "disk") as folder:
        yield folder


@pytest.fixture
def filling_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a take, until another program takes it."""
    with disk_of("16m", tmp_path / "disk") as folder:
        yield folder


def test_a_full_disk_has_room_for_the_take_and_its_place_in_the_history(
    virtual_microphone: VirtualMicrophone, small_disk: Path, tmp_path: Path
) -> None:
    speaker = virtual_microphone.speak(spoken_file(tmp_path, 20.0))
    program = rehearse(virtual_microphone, small_disk, "record", "--free", "--seconds", "30")
    _, errors = program.communicate(timeout=90)
    speaker.kill()
    speaker.wait()
    assert "The disk is full. The take is kept" in errors and "rehearse purge" in errors
    assert program.returncode in (0, 4), errors
    (kept,) = takes(virtual_microphone, small_disk).values()
    assert kept == soundfile.info(small_disk / "takes" / "take1.wav").duration
    assert 3 < kept < 20, "as far as it fits, and room is left"
    assert shutil.disk_usage(small_disk).free > 1_000_000

    refused = rehearse(virtual_microphone, small_disk, "record", "--free", "--seconds", "3", "--json")
    out, _ = refused.communicate(timeout=60)
    assert refused.returncode == 1 and json.loads(out)["error"]["code"] == "disk_full"
    assert list(takes(virtual_microphone, small_disk)) == ["take1"]


def test_a_disk_that_another_program_fills_meanwhile(
    virtual_microphone: VirtualMicrophone, filling_disk: Path, spoken: Path
) -> None:
    """To the last byte: what was said, and that the take is whole, are written down all the same."""
    home = filling_disk / "home"
    pitch = filling_disk / "pitch.txt"
    pitch.write_text("Hi Laura, this is Ben Archer.")
    assert rehearse(virtual_microphone, home, "script", "add", str(pitch)).wait(60) == 0
    program = rehearse(virtual_microphone, home, "record", "--seconds", "60")
    take = home / "takes" / "take1.wav"
    deadline = time.monotonic() + 30
    while not (take.exists() and take.stat().st_size > 100_000) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert virtual_microphone.speak(spoken).wait(30) == 0
    with pytest.raises(OSError, match="No space left"), (filling_disk / "filling").open("wb") as filling:
        while True:
            filling.write(bytes(4096))
            filling.flush()
    _, errors = program.communicate(timeout=90)
    assert program.returncode == 1
    assert "The disk is full. The take is kept" in errors and "take1 (0:0" in errors
    assert "is safe, but has no score yet" in errors and "rehearse score take1" in errors
    assert (
        "Error: The disk is full: nothing more can be kept on it." in errors and "nothing was" not in errors
    )
    kept_s = soundfile.info(take).duration
    assert kept_s > 5

    (filling_disk / "filling").unlink()
    listing = rehearse(virtual_microphone, home, "list", "--json")
    out, errors = listing.communicate(timeout=60)
    assert errors == "", "it was whole, and has been told of"
    assert [each["recording"]["duration_s"] for each in json.loads(out)["takes"]] == [kept_s]
    assert rehearse(virtual_microphone, home, "rescore", "take1", "--lang", "en").wait(60) == 0


# ---- word for word ------------------------------------------------------------------------------


def test_speech_comes_back_word_for_word(
    virtual_microphone: VirtualMicrophone, tmp_path: Path, spoken: Path, models_folder: Path
) -> None:
    environment = {
        **virtual_microphone.environment,
        "REHEARSE_HOME": str(tmp_path),
        "REHEARSE_MODELS": str(models_folder),
    }

    def heard(*arguments: str) -> list[str]:
        command = [sys.executable, "-m", "vm_rehearse", *arguments, "--lang", "en", "--json"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return [word["text"] for word in json.loads(done.stdout)["words"]]

    recording = Recording(virtual_microphone, tmp_path)
    recording.await_ready()
    assert virtual_microphone.speak(spoken).wait(30) == 0
    recording.end()
    source = heard("score", str(spoken), "--no-save")
    assert len(source) >= 9 and heard("score", str(recording.path), "--no-save") == source
