"""Playing through the real sound system: what comes out of the loudspeaker is what is in the file."""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from virtual_microphone import (
    VirtualMicrophone,
    own_virtual_microphone,
    segment_matches,
    spoken_file,
    virtual_microphone,
)

from vm_rehearse.audio import TELEPHONE_RATE_HZ, read_audio, telephone_line
from vm_rehearse.devices import without_driver_chatter
from vm_rehearse.errors import RehearseError
from vm_rehearse.player import play

__all__ = ["own_virtual_microphone", "virtual_microphone"]

PLAY = """
import json, sys, time
from pathlib import Path
from vm_rehearse.errors import RehearseError
from vm_rehearse.player import play

options = json.loads(sys.argv[2])
positions = []

def on_position(position_s):
    if not positions:
        print("playing", flush=True)
    positions.append(position_s)

stop_at = options.pop("stop_at", None)
stop = (lambda: positions[-1] >= stop_at if positions else False) if stop_at else None
answer = {}
started_at = time.monotonic()
try:
    answer["ended_s"] = play(Path(sys.argv[1]), on_position=on_position, stop=stop, **options)
except RehearseError as error:
    answer |= {"code": error.code, "exit_code": error.exit_code}
except KeyboardInterrupt:
    answer["code"] = "KeyboardInterrupt"
print(json.dumps({**answer, "positions": positions, "took_s": time.monotonic() - started_at}))
"""


def played(microphone: VirtualMicrophone, path: Path, **options: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(microphone.run(PLAY, path, json.dumps(options)).splitlines()[-1])
    return answer


def test_what_is_in_the_file_is_heard_whole_and_as_loud(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    path, heard_file = spoken_file(tmp_path, 2.0), tmp_path / "heard.wav"
    listening = virtual_microphone.listen(heard_file)
    while not heard_file.exists() or heard_file.stat().st_size < 1000:
        time.sleep(0.02)
    answer = played(virtual_microphone, path)
    time.sleep(0.4)
    listening.terminate()
    listening.wait(5)
    matches = segment_matches(path, heard_file)
    assert len(matches) == 10 and matches.min() > 0.95, matches
    heard, file = read_audio(heard_file), read_audio(path)  # at one rate, and silence adds no energy
    loudness = np.linalg.norm(heard.samples) / np.linalg.norm(file.samples)
    assert loudness == pytest.approx(1, rel=0.05)  # one side alone would give half of it
    assert answer["ended_s"] == pytest.approx(2.0, abs=1e-3)
    assert 2.0 <= answer["took_s"] < 4.0


def test_through_a_telephone_line_only_its_band_is_heard(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    path, heard_file = spoken_file(tmp_path, 2.0), tmp_path / "heard.wav"
    listening = virtual_microphone.listen(heard_file)
    while not heard_file.exists() or heard_file.stat().st_size < 1000:
        time.sleep(0.02)
    answer = played(virtual_microphone, path, as_heard=True)
    time.sleep(0.4)
    listening.terminate()
    listening.wait(5)
    file = read_audio(path)
    expected = tmp_path / "expected.wav"
    soundfile.write(expected, telephone_line(file.samples, file.sample_rate), TELEPHONE_RATE_HZ)
    matches = segment_matches(expected, heard_file)
    assert len(matches) == 10 and matches.min() > 0.95, matches
    heard = read_audio(heard_file)
    power = np.abs(np.fft.rfft(heard.samples)) ** 2
    frequencies = np.fft.rfftfreq(len(heard.samples), 1 / heard.sample_rate)
    inside = (frequencies > 250) & (frequencies < 3_500)
    assert power[~inside].sum() < 0.01 * power.sum()
    assert answer["ended_s"] == pytest.approx(2.0, abs=1e-3)


def test_positions_go_up_to_the_end(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    answer = played(virtual_microphone, spoken_file(tmp_path, 1.0), from_s=0.25)
    positions = answer["positions"]
    assert positions[0] == 0.25 and positions == sorted(positions)
    assert positions[-1] == answer["ended_s"] == pytest.approx(1.0, abs=1e-3)
    assert len(positions) >= 14


def test_it_falls_silent_when_told(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    answer = played(virtual_microphone, spoken_file(tmp_path, 30.0), stop_at=0.5)
    assert 0.5 <= answer["ended_s"] < 1.0 and answer["took_s"] < 5


def test_ctrl_c_is_passed_on_at_once(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    with virtual_microphone.start(PLAY, spoken_file(tmp_path, 30.0), "{}") as process:
        assert process.stdout is not None and process.stdout.readline() == "playing\n"
        time.sleep(0.3)
        pressed_at = time.monotonic()
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=10)
    assert time.monotonic() - pressed_at < 2
    assert json.loads(output)["code"] == "KeyboardInterrupt" and process.returncode == 0 and not errors


def test_a_loudspeaker_that_goes_away(own_virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    with own_virtual_microphone.start(PLAY, spoken_file(tmp_path, 30.0), "{}") as process:
        assert process.stdout is not None and process.stdout.readline() == "playing\n"
        time.sleep(0.3)
        own_virtual_microphone.server.kill()
        try:
            output, _ = process.communicate(timeout=15)
        finally:
            process.kill()
    answer = json.loads(output)
    assert answer["exit_code"] == 3 and answer["code"] == "device_failed"


def test_without_a_place_for_errors_there_is_none_to_keep_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)  # as where the program was begun with 2>&-
    with without_driver_chatter():
        pass


def test_an_unknown_loudspeaker(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    answer = played(virtual_microphone, spoken_file(tmp_path, 2.0), device="gramophone")
    assert answer["code"] == "unknown_device" and answer["exit_code"] == 3


@pytest.mark.parametrize("from_s", [2.0, 99.0, -0.1])
def test_a_start_outside_the_file(tmp_path: Path, from_s: float) -> None:
    with pytest.raises(RehearseError) as caught:
        play(spoken_file(tmp_path, 2.0), from_s=from_s)
    assert caught.value.code == "past_the_end" and caught.value.exit_code == 2


def test_a_start_outside_the_file_is_told_as_a_player_tells_it(tmp_path: Path) -> None:
    with pytest.raises(RehearseError) as caught:
        play(spoken_file(tmp_path, 49.5, rate=8_000), from_s=540)
    assert caught.value.message == "There is nothing to hear at 9:00: the recording is 0:49 long."


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(RehearseError) as caught:
        play(tmp_path / "gone.wav")
    assert caught.value.code == "file_missing"
