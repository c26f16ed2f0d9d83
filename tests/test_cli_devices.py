"""`rehearse devices` and `rehearse doctor`: with stand-ins, with the virtual microphone, and with none."""

from __future__ import annotations

import errno
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from a_program import answer, practised, program, script, silence, spoken
from rich.console import Console
from stand_ins import Microphone, Program
from virtual_microphone import VirtualMicrophone, virtual_microphone

from vm_rehearse.checkup.needs import Check, Terminal, exit_code, room_check, terminal_check
from vm_rehearse.devices import Device, devices_named, lasting_name
from vm_rehearse.errors import DeviceProblem
from vm_rehearse.history import inspection
from vm_rehearse.recogniser.model_files.weights import locate
from vm_rehearse.settings import keep_microphone
from vm_rehearse.views.devices import DeviceRow, devices_list

__all__ = ["practised", "program", "script", "silence", "spoken", "virtual_microphone"]

HEADSET = Device(3, "USB Headset: Audio (hw:1,0)", "ALSA", 1, 48_000, is_default=False)
BUILT_IN = Device(0, "Built-in (hw:0,0)", "ALSA", 2, 44_100, is_default=True)


def keep(program: Program, name: str) -> None:
    keep_microphone(program.home / "settings.json", name)


def run(
    environ: dict[str, str], home: Path, *arguments: str, models: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own, with the sound system of that environment."""
    environ = {**environ, "REHEARSE_HOME": str(home), "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    if models is not None:
        environ["REHEARSE_MODELS"] = str(models)
    command = [sys.executable, "-m", "vm_rehearse", *arguments]
    return subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", timeout=60)


@pytest.fixture
def no_microphone(tmp_path: Path, virtual_microphone: VirtualMicrophone) -> dict[str, str]:
    """Where PortAudio finds nothing."""
    nothing = tmp_path / "nothing.conf"
    nothing.write_text("pcm.nothing { type hw card 63 }\n", encoding="utf-8")
    return {**virtual_microphone.environment, "ALSA_CONFIG_PATH": str(nothing)}


# ---- names --------------------------------------------------------------------------------------


def test_a_number_that_changes_is_no_part_of_the_name() -> None:
    assert lasting_name(HEADSET, (BUILT_IN, HEADSET)) == "USB Headset: Audio"
    plugged_in_elsewhere = replace(HEADSET, index=1, name="USB Headset: Audio (hw:2,0)")
    assert devices_named((BUILT_IN, plugged_in_elsewhere), "USB Headset: Audio") == (plugged_in_elsewhere,)


def test_the_number_stays_where_two_are_alike() -> None:
    twin = replace(HEADSET, index=4, name="USB Headset: Audio (hw:2,0)")
    assert lasting_name(HEADSET, (BUILT_IN, HEADSET, twin)) == HEADSET.name
    with pytest.raises(DeviceProblem) as caught:
        lasting_name(HEADSET, (HEADSET, replace(HEADSET, index=4)))
    assert caught.value.code == "ambiguous_device" and "--device 3" in caught.value.hint


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
def test_no_name_is_lost_in_a_narrow_window(width: int) -> None:
    rows = [
        DeviceRow(10, "Headset\x1b[31m by Northwind", "Windows DirectSound", 1, 48_000, True, False),
        DeviceRow(1, "Desk", "ALSA", 2, 44_100, False, True),
    ]
    out = io.StringIO()
    Console(file=out, width=width).print(devices_list(rows, kept="Desk"))
    shown = out.getvalue()
    assert "Northwind" in shown.replace("\n", "").replace(" ", "") and "\x1b" not in shown
    assert "Desk" in shown and "yours" in shown and "default" in shown
    assert max(map(len, shown.splitlines())) <= width
    assert ("DirectSound" in shown) is (width >= 60)


# ---- the one to record with ----------------------------------------------------------------------


def test_record_uses_the_one_that_was_kept_unless_another_is_named(program: Program) -> None:
    for arguments in ((), ("--device", "desk")):
        assert program.run("record", "--seconds", "9", *arguments).code == 0
        keep(program, "USB Headset")
    assert program.run("record", "--seconds", "9").code == 0
    assert program.devices == [None, "desk", "USB Headset"]


def test_to_forget_it_needs_no_sound_system(program: Program) -> None:
    keep(program, "USB Headset")
    assert "the computer's own" in program.run("devices", "--use", "DEFAULT").out
    assert program.run("record", "--seconds", "9").code == 0 and program.devices == [None]
    assert answer(program, "devices", "--use", "default") == {
        "schema": "rehearse.microphone/1",
        "microphone": None,
    }


def test_damaged_settings_stop_no_recording_with_a_named_one(program: Program) -> None:
    program.home.mkdir()
    (program.home / "settings.json").write_text("{", encoding="utf-8")
    assert answer(program, "record", "--seconds", "9", code=1)["error"]["code"] == "settings_damaged"
    assert program.run("record", "--seconds", "9", "--device", "desk").code == 0
    assert program.run("devices", "--use", "default").code == 0
    assert program.run("record", "--seconds", "9").code == 0


@pytest.mark.parametrize("line", ["devices --device x", "devices --test --use x"])
def test_what_does_not_go_together(program: Program, line: str) -> None:
    assert answer(program, *line.split(), code=2)["error"]["code"] == "devices_arguments"


# ---- the test of a microphone --------------------------------------------------------------------


def test_a_fit_microphone(program: Program) -> None:
    outcome = program.run("devices", "--test", "--device", "usb")
    assert outcome.code == 0 and "It is fit for takes." in outcome.out and "A microphone" in outcome.out
    assert program.devices == ["usb"] and program.microphone.max_seconds == [5.0]
    assert not program.home.exists(), "nothing is kept"
    document = answer(program, "devices", "--test")
    assert (document["schema"], document["fitness"]) == ("rehearse.microphone_test/1", "good")
    assert document["findings"] == [] and -40 < document["levels"]["voice_dbfs"] < -10


def test_the_level_moves_on_a_terminal_and_not_elsewhere(program: Program) -> None:
    moving = program.run("devices", "--test", terminal=True, environ={"TERM": "xterm", "COLUMNS": "80"})
    assert "█" in moving.err and "peak -10 dB" in moving.err and "\x1b" not in moving.out
    assert "\x1b" not in program.run("devices", "--test").err


def test_an_unfit_microphone_ends_with_3_and_the_remedy(program: Program, silence: str) -> None:
    program.microphone = Microphone(Path(silence))
    outcome = program.run("devices", "--test")
    assert outcome.code == 3 and "not fit" in outcome.out and "System Settings" in outcome.out
    (finding,) = answer(program, "devices", "--test", code=3)["findings"]
    assert (finding["code"], finding["severity"]) == ("silent", "fault")


def test_a_microphone_that_is_cut_off(program: Program, tmp_path: Path, spoken: Path) -> None:
    samples, rate = soundfile.read(spoken)
    soundfile.write(tmp_path / "loud.wav", np.clip(samples * 30, -1, 1), rate)
    program.microphone = Microphone(tmp_path / "loud.wav")
    outcome = program.run("devices", "--test")
    assert outcome.code == 3 and "too loud" in outcome.out and "Turn the input level down" in outcome.out


def test_a_test_that_is_stopped_or_loses_its_microphone(program: Program, spoken: Path) -> None:
    program.microphone = Microphone(spoken, ending="interrupted")
    assert program.run("devices", "--test").code == 130
    program.microphone = Microphone(spoken, ending="device_lost")
    assert answer(program, "devices", "--test", code=3)["error"]["code"] == "device_lost"


# ---- with the virtual microphone -----------------------------------------------------------------


def test_the_list_the_choice_and_one_that_is_gone(
    virtual_microphone: VirtualMicrophone, tmp_path: Path
) -> None:
    environ, home = virtual_microphone.environment, tmp_path / "home"
    listed = json.loads(run(environ, home, "devices", "--json").stdout)
    assert (listed["schema"], listed["kept"]) == ("rehearse.devices/1", None)
    (default,) = (each for each in listed["devices"] if each["is_default"])
    assert default["host"] == "ALSA" and default["sample_rate_hz"] >= 8_000
    shown = run(environ, home, "devices")
    assert default["name"] in shown.stdout and "ALSA" in shown.stdout and "default" in shown.stdout
    assert not home.exists()

    kept = run(environ, home, "devices", "--use", str(default["number"]))
    assert kept.returncode == 0 and default["name"] in kept.stdout
    listed = json.loads(run(environ, home, "devices", "--json").stdout)
    assert listed["kept"] == default["name"]
    assert [each["name"] for each in listed["devices"] if each["is_kept"]] == [default["name"]]
    unknown = json.loads(run(environ, home, "devices", "--use", "nowhere", "--json").stdout)
    assert unknown["error"]["code"] == "unknown_device"

    keep_microphone(home / "settings.json", "Gone headset")
    assert '"Gone headset", which you chose, is not' in run(environ, home, "devices").stdout
    gone = run(environ, home, "devices", "--test", "--json")
    error = json.loads(gone.stdout)["error"]
    assert (gone.returncode, error["code"]) == (3, "kept_microphone_missing")
    assert "Gone headset" in error["message"] and "rehearse devices --use" in error["hint"]


def test_a_voice_at_the_microphone_is_heard(
    virtual_microphone: VirtualMicrophone, tmp_path: Path, spoken: Path
) -> None:
    samples, rate = soundfile.read(spoken)
    soundfile.write(tmp_path / "twice.wav", np.concatenate([samples, samples]), rate)
    with virtual_microphone.speak(tmp_path / "twice.wav") as speaker:
        tested = run(virtual_microphone.environment, tmp_path / "home", "devices", "--test", "--json")
        speaker.terminate()
    document = json.loads(tested.stdout)
    assert (tested.returncode, document["fitness"]) == (0, "good"), document
    assert document["levels"]["duration_s"] == pytest.approx(5, abs=0.1)
    assert tested.stderr.count("level") == 5, "a line a second"
    silent = run(virtual_microphone.environment, tmp_path / "home", "devices", "--test", "--json")
    assert silent.returncode == 3
    assert [finding["code"] for finding in json.loads(silent.stdout)["findings"]] == ["silent"]


def test_doctor_hears_whether_sound_arrives(
    virtual_microphone: VirtualMicrophone, tmp_path: Path, spoken: Path
) -> None:
    environ, home = virtual_microphone.environment, tmp_path / "home"
    with virtual_microphone.speak(spoken) as speaker:
        states = checks(run(environ, home, "doctor", "--json", models=tmp_path).stdout)
        speaker.terminate()
    assert states["sound_system"] == states["microphone"] == states["permission"] == "good"
    silent = run(environ, home, "doctor", models=tmp_path)
    assert silent.returncode == 3 and "Privacy & Security" in silent.stdout
    assert not home.exists(), "doctor changes nothing"


def test_without_a_microphone(no_microphone: dict[str, str], tmp_path: Path) -> None:
    for arguments in (("devices",), ("devices", "--test"), ("devices", "--use", "x")):
        done = run(no_microphone, tmp_path / "home", *arguments, "--json")
        assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (3, "no_microphone")
    done = run(no_microphone, tmp_path / "home", "doctor", "--json")
    states = checks(done.stdout)
    assert done.returncode == 3 and states["microphone"] == "bad" and "permission" not in states


# ---- doctor, with stand-ins ----------------------------------------------------------------------


def checks(out: str) -> dict[str, str]:
    document = json.loads(out)
    assert document["schema"] == "rehearse.doctor/1"
    assert document["ok"] is all(each["state"] != "bad" for each in document["checks"])
    assert all(each["remedy"] for each in document["checks"] if each["state"] != "good")
    return {each["name"]: each["state"] for each in document["checks"]}


def found(program: Program, name: str, **environ: str) -> dict[str, Any]:
    """One check of the doctor's."""
    outcome = program.run("doctor", "--json", environ=environ)
    checks(outcome.out)
    (check,) = (each for each in json.loads(outcome.out)["checks"] if each["name"] == name)
    return dict(check)


def test_the_model_is_held_against_its_hash(program: Program, tmp_path: Path, models_folder: Path) -> None:
    assert found(program, "model", REHEARSE_MODELS=str(models_folder))["state"] == "good"
    missing = found(program, "model", REHEARSE_MODELS=str(tmp_path))
    assert missing["state"] == "bad" and "rehearse model get base" in missing["remedy"]
    original = locate("base", models_folder)
    (tmp_path / original.name).write_bytes(bytes(original.stat().st_size))
    damaged = found(program, "model", REHEARSE_MODELS=str(tmp_path))
    assert damaged["state"] == "bad" and "damaged" in damaged["text"]
    assert answer(program, "doctor", "--model", "huge", code=2)["error"]["code"] == "model_unknown"


def test_the_history_is_looked_over(practised: Program) -> None:
    program, file = practised, practised.home / "history.db"
    assert found(program, "history")["text"] == "Undamaged, takes in it: 3."
    next((program.home / "takes").glob("take2.*")).unlink()
    missing = found(program, "history")
    assert missing["state"] == "warning" and "take2" in missing["text"]
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = file.read_bytes()
    half = len(whole) // 2 // 4096 * 4096
    file.write_bytes(whole[:half] + b"\xa5" * (len(whole) - half))
    damaged = found(program, "history")
    assert damaged["state"] == "bad" and "damaged" in damaged["text"] and damaged["remedy"]
    file.write_bytes(b"no history at all" * 500)
    assert found(program, "history")["state"] == "bad"


def test_a_history_that_may_not_be_entered_is_told(
    practised: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(inspection, "_exists", refused)  # the superuser is refused nothing
    check = found(practised, "history")
    assert check["state"] == "bad" and "chmod" in check["remedy"]


def test_own_words_are_looked_at_before_anybody_speaks(program: Program) -> None:
    assert "words" not in checks(program.run("doctor", "--json").out), "there are none"
    program.run("words", "add", "Pinehollow")
    assert found(program, "words")["state"] == "good"
    file = program.home / "words" / "nl.toml"
    file.write_text("names = [", encoding="utf-8")
    check = found(program, "words")
    assert check["state"] == "bad" and "nl.toml" in check["text"] and "at its end" in check["text"]
    program.microphone.max_seconds.clear()
    outcome = program.run("record", "--lang", "nl", "--seconds", "3")
    assert outcome.code == 1 and str(file) in outcome.err
    assert program.microphone.max_seconds == [], "nobody was asked to speak in vain"
    assert program.run("record", "--lang", "en", "--seconds", "3").code == 0


def test_doctor_shows_a_line_each_and_the_remedy(program: Program, tmp_path: Path) -> None:
    failure = DeviceProblem("no_microphone", "No microphone was found.", hint="Plug one in.")
    program.microphone = Microphone(tmp_path, fails_before=failure)
    outcome = program.run("doctor", environ={"REHEARSE_MODELS": str(tmp_path), "COLUMNS": "80"})
    assert outcome.code == 3, "that of the first that is wrong"
    for words in ("Sound", "Microphone", "Plug one in.", "rehearse model get base", "Disk", "Terminal"):
        assert words in outcome.out
    assert "2 things stand in the way" in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 80


def test_all_is_well(program: Program, models_folder: Path) -> None:
    outcome = program.run("doctor", environ={"REHEARSE_MODELS": str(models_folder)})
    assert outcome.code == 0 and "All is well" in outcome.out


def test_the_exit_code_is_that_of_the_first_that_is_bad() -> None:
    good, note = Check("disk", "good", "x"), Check("formats", "warning", "x", "y")
    model, history = Check("model", "bad", "x", "y", 5), Check("history", "bad", "x", "y", 1)
    assert exit_code([good, note]) == 0
    assert exit_code([good, model, history]) == 5 and exit_code([note, history, model]) == 1


@pytest.mark.parametrize(
    ("terminal", "state"),
    [
        (Terminal(True, 80, "utf-8", True), "good"),
        (Terminal(True, 60, "UTF-8", False), "good"),
        (Terminal(True, 59, "utf-8", True), "warning"),
        (Terminal(True, 80, "ascii", True), "warning"),
        (Terminal(True, 80, "cp1252", True), "warning"),
        (Terminal(True, 80, "no-such-encoding", True), "warning"),
        (Terminal(False, 20, "ascii", False), "good"),
    ],
)
def test_the_terminal(terminal: Terminal, state: str) -> None:
    assert terminal_check(terminal).state == state


@pytest.mark.parametrize(
    ("free_bytes", "state", "words"),
    [
        (112_300_000_000, "good", "112.3 GB free"),
        (500_000_000, "good", "500 MB free"),
        (499_000_000, "warning", "Only 499 MB free"),
        (50_000_000, "warning", "Only 50 MB free"),
        (49_000_000, "bad", "Only 49 MB free"),
        (0, "bad", "Only 0 MB free"),
    ],
)
def test_room_for_takes(free_bytes: int, state: str, words: str) -> None:
    check = room_check(Path("home"), free_bytes)
    assert check.state == state and check.text.startswith(words)
    assert (check.remedy is None) is (state == "good") and (check.exit_code == 1) is (state == "bad")


@pytest.mark.parametrize(
    ("options", "state"), [("size=20m", "bad"), ("size=200m", "warning"), ("size=2g,ro", "bad")]
)
def test_the_disk_with_the_takes(program: Program, tmp_path: Path, options: str, state: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "none", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a disk")
    try:
        check = found(program, "disk", REHEARSE_HOME=str(disk / "new" / "home"))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
    assert check["state"] == state and str(disk) in check["text"]
    assert ("can't be written to" in check["text"]) is options.endswith("ro")


def test_a_file_where_the_folder_for_takes_should_be(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.touch()
    for home in (file, file / "below"):
        check = found(program, "disk", REHEARSE_HOME=str(home))
        assert check["state"] == "bad" and f"{file} is a file" in check["text"]
        assert "REHEARSE_HOME=~/voicemails rehearse doctor" in check["remedy"]
        assert found(program, "microphone", REHEARSE_HOME=str(home))["text"].startswith('"A microphone"')


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder here in which none can be made")
def test_a_place_where_no_folder_can_be_made(program: Program) -> None:
    check = found(program, "disk", REHEARSE_HOME="/proc/x")
    assert check["state"] == "bad" and "/proc/x can't be made" in check["text"] and "MB" not in check["text"]
    assert "purge" not in check["remedy"]


def test_the_trial_of_the_folder_leaves_nothing(program: Program) -> None:
    program.home.mkdir()
    assert found(program, "disk")["state"] != "bad" and list(program.home.iterdir()) == []
