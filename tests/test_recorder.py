"""Recording through the real sound system: nothing said is lost, whatever happens to program or machine."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from a_recording import Recording
from hypothesis import given, settings
from hypothesis import strategies as st
from lacking import cannot_run
from virtual_microphone import (
    REPOSITORY,
    VirtualMicrophone,
    missing_parts,
    own_virtual_microphone,
    segment_matches,
    spoken_file,
    virtual_microphone,
)

from vm_rehearse.audio import read_audio
from vm_rehearse.devices import Device, device_problem
from vm_rehearse.recorder import Level, MicrophoneRecorder, capturing
from vm_rehearse.recorder.take_file import TakeFile

__all__ = ["own_virtual_microphone", "virtual_microphone"]

# ---- the round trip ----


def test_what_is_said_comes_back_whole_while_both_cores_are_busy(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    spoken = spoken_file(tmp_path, 5.0)
    begun_at = time.monotonic()
    recording = Recording(virtual_microphone, tmp_path)
    recording.await_ready()
    ready_at = time.monotonic()
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    try:
        assert virtual_microphone.speak(spoken).wait(20) == 0  # begins with the word "ready"
        time.sleep(0.3)
        stopped_at = time.monotonic()
        answer = recording.end()
        ended_at = time.monotonic()
    finally:
        for process in busy:
            process.kill()
            process.wait()
    matches = segment_matches(spoken, recording.path)
    assert len(matches) == 25 and matches.min() > 0.98, matches
    assert answer["ending"] == "asked" and answer["overflows"] == 0 and answer["notes"] == []
    audio = read_audio(recording.path)
    kept = answer["recording"]
    assert kept["path"] == str(recording.path) and kept["device"] and kept["channels"] == audio.channels == 1
    assert kept["duration_s"] == audio.duration_s and kept["sample_rate_hz"] == audio.sample_rate
    # as much sound as time has passed: nothing lost, and the word before "stop" is in
    assert stopped_at - ready_at - 0.1 < audio.duration_s < ended_at - begun_at
    assert not audio.cut_short


def test_levels_tell_how_loud_it_is(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    tone = tmp_path / "tone.wav"
    soundfile.write(tone, 0.5 * np.sin(2 * np.pi * 440 * np.arange(48_000 * 2) / 48_000), 48_000)
    recording = Recording(virtual_microphone, tmp_path)
    recording.await_ready()
    virtual_microphone.speak(tone).wait(10)
    levels = recording.end()["levels"]
    loud = [level for level in levels if level["peak_dbfs"] is not None and level["peak_dbfs"] > -7]
    assert len(loud) > 10
    assert np.median([level["peak_dbfs"] for level in loud]) == pytest.approx(-6.02, abs=0.3)
    assert np.median([level["rms_dbfs"] for level in loud]) == pytest.approx(-9.03, abs=0.3)
    elapsed = [level["elapsed_s"] for level in levels]
    assert elapsed == sorted(elapsed)
    assert 8 < len(levels) / elapsed[-1] < 25


def test_the_longest_time_is_kept_to_the_sample_and_silence_is_told(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    answer = Recording(virtual_microphone, tmp_path, max_seconds=0.75).answer()
    assert answer["ending"] == "time_up"
    assert answer["recording"]["duration_s"] == 0.75 == read_audio(tmp_path / "take.wav").duration_s
    assert [note["code"] for note in answer["notes"]] == ["microphone_silent"]
    assert all(level["rms_dbfs"] is None and level["peak_dbfs"] is None for level in answer["levels"])


# ---- ends that nobody wished for ----


def test_ctrl_c_ends_it_and_keeps_it(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    recording = Recording(virtual_microphone, tmp_path)
    recording.await_ready()
    time.sleep(0.4)
    recording.process.send_signal(signal.SIGINT)
    answer = recording.answer()
    assert answer["ending"] == "interrupted"
    # the word before it was still on its way
    assert answer["recording"]["duration_s"] > answer["levels"][-1]["elapsed_s"] + 0.1
    assert answer["recording"]["duration_s"] == read_audio(recording.path).duration_s > 0.4


def test_a_killed_program_leaves_what_was_said(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    """Several at once, killed at different moments: a microphone serves them all."""
    recordings = []
    for number in range(4):
        folder = tmp_path / str(number)
        folder.mkdir()
        recordings.append(Recording(virtual_microphone, folder))
    ready_at = []
    for recording in recordings:
        recording.await_ready()
        ready_at.append(time.monotonic())
    speaking = virtual_microphone.speak(spoken_file(tmp_path, 3.0))
    chance = random.Random(5)
    for recording, started_at in zip(recordings, ready_at, strict=True):
        time.sleep(chance.uniform(0.4, 0.8))
        recording.process.kill()
        recorded_for = time.monotonic() - started_at
        recording.process.communicate()
        audio = read_audio(recording.path)
        assert not audio.cut_short and np.abs(audio.samples).max() > 0.05
        assert audio.duration_s > recorded_for - 0.5
    speaking.kill()
    speaking.wait()


KILLED_OVER_A_BLOCK = """
import json, os, sys
from pathlib import Path
sys.path[:] = json.loads(sys.argv[1])
from vm_rehearse.recorder.take_file import TakeFile

file = TakeFile(Path(json.loads(os.read(0, 1 << 16))["path"]), 16_000)
block = bytes(range(100))
for _ in range(2):
    file.append(block)
said = b'{"microphone": "A microphone", "rate": 16000}' + bytes([10])
said += (b'{"sound": 100}' + bytes([10]) + block) * 2
os.write(1, said[:-67])
os._exit(9)
"""


def test_a_process_that_is_killed_in_the_middle_of_a_block_loses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capturing, "_PROGRAM", KILLED_OVER_A_BLOCK)
    levels: list[Level] = []
    recorded = MicrophoneRecorder().record(
        tmp_path / "take.wav", stop=lambda: False, max_seconds=5, on_level=levels.append
    )
    assert recorded.ending == "device_lost" and recorded.recording.duration_s == 100 / 16_000
    assert len(read_audio(tmp_path / "take.wav").samples) == 100 and len(levels) == 1


def test_a_disk_that_becomes_full_keeps_what_fitted(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    answer = Recording(virtual_microphone, tmp_path, largest_file=100_001).answer()
    assert answer["ending"] == "file_problem"
    assert "disk_full" in [note["code"] for note in answer["notes"]]
    audio = read_audio(tmp_path / "take.wav")
    assert len(audio.samples) == (100_001 - 44) // 2
    assert answer["recording"]["duration_s"] == audio.duration_s


@pytest.mark.parametrize("largest_file", [0, 20, 44])
def test_a_full_disk_leaves_nothing_behind(
    virtual_microphone: VirtualMicrophone, tmp_path: Path, largest_file: int
) -> None:
    answer = Recording(virtual_microphone, tmp_path, largest_file=largest_file).answer()
    assert answer["code"] == "disk_full" and answer["exit_code"] == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("way", ["unplug", "kill the sound server"])
def test_a_microphone_that_goes_away_keeps_the_take(
    own_virtual_microphone: VirtualMicrophone, tmp_path: Path, way: str
) -> None:
    recording = Recording(own_virtual_microphone, tmp_path)
    recording.await_ready()
    time.sleep(0.6)
    if way == "unplug":
        own_virtual_microphone.unplug()
    else:
        own_virtual_microphone.server.kill()
    answer = recording.answer()
    assert answer["ending"] == "device_lost"
    assert "device_lost" in [note["code"] for note in answer["notes"]]
    assert answer["recording"]["duration_s"] == read_audio(recording.path).duration_s > 0.4


def test_a_microphone_that_wakes_late_is_waited_for(
    own_virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    own_virtual_microphone.suspend(True)
    recording = Recording(own_virtual_microphone, tmp_path, max_seconds=0.5)
    time.sleep(1.5)
    assert recording.path.exists() and recording.process.poll() is None
    own_virtual_microphone.suspend(False)
    assert recording.answer()["ending"] == "time_up"


def test_a_microphone_that_never_wakes_leaves_nothing_behind(
    own_virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    own_virtual_microphone.suspend(True)
    answer = Recording(own_virtual_microphone, tmp_path, waking_s=1.0).answer()
    assert answer["code"] == "device_asleep" and answer["exit_code"] == 3
    assert list(tmp_path.iterdir()) == []


def test_stopped_or_interrupted_before_the_first_sound(
    own_virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    own_virtual_microphone.suspend(True)
    recording = Recording(own_virtual_microphone, tmp_path)
    while not recording.path.exists():
        time.sleep(0.01)
    time.sleep(0.3)
    recording.process.send_signal(signal.SIGINT)
    assert recording.answer()["code"] == "KeyboardInterrupt"
    assert list(tmp_path.iterdir()) == []
    answer = Recording(own_virtual_microphone, tmp_path).end()
    assert answer["code"] == "nothing_recorded" and answer["exit_code"] == 4
    assert list(tmp_path.iterdir()) == [tmp_path / "enough"]


def test_a_take_is_never_overwritten(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    (tmp_path / "take.wav").write_bytes(b"the take of my life")
    assert Recording(virtual_microphone, tmp_path).answer()["code"] == "file_exists"
    assert (tmp_path / "take.wav").read_bytes() == b"the take of my life"


def test_a_folder_that_is_not_there(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    assert Recording(virtual_microphone, tmp_path / "nowhere").answer()["code"] == "file_problem"


# ---- the file itself ----


@settings(max_examples=50, deadline=None)
@given(blocks=st.lists(st.lists(st.integers(-32768, 32767), max_size=50), max_size=8))
def test_the_file_is_whole_after_each_block(blocks: list[list[int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "take.wav")
        file = TakeFile(path, 44_100)
        expected: list[int] = []
        for block in blocks:
            file.append(np.array(block, dtype="<i2").tobytes())
            expected += block
            samples, rate = soundfile.read(io.BytesIO(path.read_bytes()), dtype="int16")
            assert samples.tolist() == expected and rate == 44_100
        file.close()
        assert path.stat().st_size == 44 + 2 * len(expected)
        assert file.frames == len(expected)


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")
def test_nobody_else_may_read_a_recording(tmp_path: Path) -> None:
    TakeFile(tmp_path / "take.wav", 44_100).close()
    assert stat.S_IMODE((tmp_path / "take.wav").stat().st_mode) == 0o600


# ---- devices ----

DEVICES = """
import json, sys
from vm_rehearse.devices import chosen_device, input_devices
from vm_rehearse.errors import RehearseError
try:
    found = [device.name for device in input_devices()]
    chosen = chosen_device(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
    answer = {"found": found, "name": chosen.name, "index": chosen.index, "default": chosen.is_default}
    print(json.dumps(answer))
except RehearseError as error:
    print(json.dumps({"code": error.code, "exit_code": error.exit_code, "text": error.message + error.hint}))
"""


@pytest.fixture(scope="module")
def desk(virtual_microphone: VirtualMicrophone) -> VirtualMicrophone:
    """The virtual microphone, and two more names for it."""
    configuration = Path(virtual_microphone.environment["ALSA_CONFIG_PATH"])
    more = "".join(f"pcm.{name} {{ type pulse }}\n" for name in ("desk_left", "desk_right", "Desk"))
    configuration.write_text(configuration.read_text() + more)
    return virtual_microphone


def asked_for(microphone: VirtualMicrophone, *arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(microphone.run(DEVICES, *arguments))
    return answer


@pytest.mark.parametrize("kind", ["input", "output"])
def test_without_a_wish_it_is_the_default(desk: VirtualMicrophone, kind: str) -> None:
    answer = asked_for(desk, kind)
    assert answer["name"] == "default" and answer["default"]
    assert {"desk_left", "desk_right", "Desk"} <= set(answer["found"])


def test_a_part_of_a_name_a_whole_name_or_a_number_is_enough(desk: VirtualMicrophone) -> None:
    left = asked_for(desk, "input", "LEFT")
    assert left["name"] == "desk_left" and not left["default"]
    assert asked_for(desk, "input", str(left["index"]))["name"] == "desk_left"
    assert asked_for(desk, "input", "desk")["name"] == "Desk"


def test_a_name_that_several_share_lists_them(desk: VirtualMicrophone) -> None:
    answer = asked_for(desk, "input", "desk_")
    assert answer["code"] == "ambiguous_device" and answer["exit_code"] == 3
    assert "desk_left" in answer["text"] and "desk_right" in answer["text"] and '"Desk"' not in answer["text"]


@pytest.mark.parametrize("wish", ["gramophone", "999", ""])
def test_a_device_that_is_not_there_lists_those_that_are(desk: VirtualMicrophone, wish: str) -> None:
    answer = asked_for(desk, "input", wish)
    assert answer["code"] == ("ambiguous_device" if wish == "" else "unknown_device")
    assert "desk_left" in answer["text"] and "--device" in answer["text"]


@pytest.mark.parametrize(("kind", "code"), [("input", "no_microphone"), ("output", "no_loudspeaker")])
def test_a_computer_without_any(tmp_path: Path, kind: str, code: str) -> None:
    if "libportaudio2" in missing_parts():
        cannot_run("PortAudio is not installed")
    (tmp_path / "empty.conf").write_text("pcm.nothing { type hw card 63 }\n")
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    environment |= {"ALSA_CONFIG_PATH": str(tmp_path / "empty.conf"), "XDG_RUNTIME_DIR": str(tmp_path)}
    command = [sys.executable, "-c", DEVICES, kind]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    answer = json.loads(finished.stdout)
    assert answer["code"] == code and answer["exit_code"] == 3
    assert finished.stderr == ""


# The system's search for the library finds nothing, as on a computer where it was never installed.
WITHOUT_PORTAUDIO = """
import sys
def refuse(event, arguments):
    if event == "subprocess.Popen":
        raise FileNotFoundError("no programs on this computer")
sys.addaudithook(refuse)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere sounddevice brings PortAudio along")
def test_a_computer_without_portaudio() -> None:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PATH": ""}
    command = [sys.executable, "-c", WITHOUT_PORTAUDIO + DEVICES, "input"]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    answer = json.loads(finished.stdout)
    assert answer["code"] == "no_portaudio" and answer["exit_code"] == 3
    assert "libportaudio2" in answer["text"] and "rehearse score FILE" in answer["text"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Exception("Error opening RawInputStream: Invalid sample rate", -9997), "sample_rate_refused"),
        (Exception("Error opening RawInputStream: Device unavailable", -9985), "device_busy"),
        (Exception("Unanticipated host error", -9999, (3, -5, "Input/output error")), "device_failed"),
        (Exception("Error querying device -1"), "device_failed"),
    ],
)
def test_portaudios_errors_in_plain_words(error: Exception, code: str) -> None:
    device = Device(3, "Headset", "ALSA", channels=1, sample_rate_hz=48_000, is_default=True)
    problem = device_problem(error, device, "input")
    assert problem.code == code and '"Headset"' in problem.message and problem.message.endswith(".")
    assert "microphone" in problem.message and problem.hint
