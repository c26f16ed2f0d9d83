"""Takes that a killed program left behind: found at the next start, made whole, and said once.

The programs that die here are real processes, and what they leave are real files.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from pathlib import Path

import pytest
import soundfile
from a_program import answer, program
from mishaps import elsewhere
from stand_ins import SCRIPT, Program, spoken

from vm_rehearse.audio import read_audio
from vm_rehearse.errors import RehearseError
from vm_rehearse.history import History, NewTake
from vm_rehearse.recorder.take_file import TakeFile
from vm_rehearse.recovery import Rescued, rescue_takes
from vm_rehearse.take import Recording

__all__ = ["program", "spoken"]

RATE_HZ = 44_100
HEADER_BYTES = 44
SOUND = struct.pack("<6h", 100, -200, 300, -400, 500, 0) * 5_000
SOUND_S = 30_000 / RATE_HZ

# What a program does until it is killed; each tells when it has come to that point, and then waits.
BEGIN = """
import sys, time
from datetime import datetime, timezone
from pathlib import Path
from stand_ins import Listener, Microphone
from vm_rehearse.history import History, NewTake
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.recorder.take_file import TakeFile
from vm_rehearse.rehearsal import Exercise, record_take, score_file, score_take
from vm_rehearse.take import Script
home, spoken = map(Path, sys.argv[1:])
history = History.open(home, now=lambda: datetime.now(timezone.utc))
def wait():
    print("now", flush=True)
    time.sleep(600)
class WaitingListener(Listener):
    def hear(self, *arguments, **named):
        wait()
"""
BEFORE_THE_FILE = (
    BEGIN
    + """
history.begin_take(NewTake("en", ".wav", 30.0, device="Headset"))
wait()
"""
)
BEFORE_THE_SOUND = (
    BEFORE_THE_FILE.replace("\nwait()\n", "\n").replace("history.begin", "take = history.begin")
    + """
TakeFile(Path(take.recording.path), 44100)
wait()
"""
)
RECORDING = (
    BEFORE_THE_SOUND.replace("TakeFile(", "file = TakeFile(").removesuffix("wait()\n")
    + """
file.append(bytes([1, 2]) * 44100)
wait()
"""
)
LISTENING = (
    BEGIN
    + """
exercise = Exercise(Script("Hi Laura."), "en", 30.0)
take, _ = record_take(Microphone(spoken), exercise, history=history, stop=lambda: True, max_seconds=9)
score_take(take, history=history, recogniser=WaitingListener(), lexicon_of=load_lexicon)
"""
)
LISTENING_TO_A_FILE = (
    BEGIN
    + """
score_file(spoken, Exercise(), history=history, recogniser=WaitingListener(), lexicon_of=load_lexicon)
"""
)
RESCUE = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from vm_rehearse.history import History, NewTake
from vm_rehearse.recovery import rescue_takes
with History.open(Path(sys.argv[1]), now=lambda: datetime.now(timezone.utc)) as history:
    print(*(each.take.name for each in rescue_takes(history)))
"""
# A disk that knows no locks, as some network folders are.
WITHOUT_LOCKS = """
import errno, sys
def refuse(event, arguments):
    if event == "fcntl.flock":
        raise OSError(errno.ENOTSUP, "no locks here")
sys.addaudithook(refuse)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def opened(home: Path) -> History:
    return History.open(home, now=lambda: datetime.now(timezone.utc), patience_s=20)


def rescued(home: Path) -> tuple[Rescued, ...]:
    """What the next start finds."""
    with opened(home) as history:
        return rescue_takes(history)


def names_rescued(home: Path) -> list[str]:
    return [str(each.take.name) for each in rescued(home)]


def files(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "takes").iterdir())


def environ() -> dict[str, str]:
    here = Path(__file__).parent
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(here.parent), str(here)))}


@contextmanager
def at_work(code: str, home: Path, spoken: Path) -> Iterator[Callable[[], None]]:
    """A program that has come to its point; what is given kills it."""
    command = [sys.executable, "-c", code, str(home), str(spoken)]
    with subprocess.Popen(command, env=environ(), stdout=subprocess.PIPE, text=True) as process:

        def kill() -> None:
            process.kill()
            assert process.wait() == -signal.SIGKILL

        try:
            assert process.stdout is not None and process.stdout.readline() == "now\n"
            yield kill
        finally:
            process.kill()


# ---- what a dead program was at -----------------------------------------------------------------


def test_a_take_that_is_being_recorded_is_left_alone_and_then_found_once(home: Path, spoken: Path) -> None:
    with at_work(RECORDING, home, spoken) as kill:
        before = (home / "takes" / "take1.wav").read_bytes()
        assert rescued(home) == ()
        with opened(home) as history:
            assert history.take("take1").recording.sample_rate_hz == 0
        assert (home / "takes" / "take1.wav").read_bytes() == before
        assert files(home) == [".take1.held", "take1.wav"]
        kill()
    (found,) = rescued(home)
    assert found.was_cut_off and found.take.name == "take1"
    assert found.take.recording == Recording(str(home / "takes" / "take1.wav"), 1.0, 44_100, 1, "Headset")
    assert rescued(home) == () and files(home) == ["take1.wav"]
    with opened(home) as history:
        assert history.take("take1") == found.take


def test_a_take_whose_program_died_while_listening_is_told_of_once(home: Path, spoken: Path) -> None:
    with at_work(LISTENING, home, spoken) as kill:
        assert rescued(home) == ()
        kill()
    (found,) = rescued(home)
    assert not found.was_cut_off and found.take.analysis is None
    assert found.take.recording.duration_s == read_audio(spoken).duration_s
    assert rescued(home) == () and files(home) == ["take1.wav"]


@pytest.mark.parametrize("code", [BEFORE_THE_FILE, BEFORE_THE_SOUND, LISTENING_TO_A_FILE])
def test_where_nothing_was_said_there_is_no_take(home: Path, spoken: Path, code: str) -> None:
    with at_work(code, home, spoken) as kill:
        assert rescued(home) == ()
        kill()
    assert rescued(home) == () and files(home) == []
    with opened(home) as history:
        assert history.takes() == ()


def test_of_several_that_start_at_once_one_finds_each_take(home: Path, spoken: Path) -> None:
    with at_work(RECORDING, home, spoken) as kill, at_work(RECORDING, home, spoken) as kill_too:
        kill(), kill_too()
    command = [sys.executable, "-c", RESCUE, str(home)]
    starts = [subprocess.Popen(command, env=environ(), stdout=subprocess.PIPE, text=True) for _ in range(3)]
    found = [name for start in starts for name in start.communicate(timeout=60)[0].split()]
    assert [start.returncode for start in starts] == [0, 0, 0]
    assert sorted(found) == ["take1", "take2"] and files(home) == ["take1.wav", "take2.wav"]


def test_what_was_found_is_told_also_where_the_rest_can_not_be_written(home: Path, spoken: Path) -> None:
    """Another program is busy with the history; the takes that it keeps from being made whole come later."""
    for code in (LISTENING, RECORDING, LISTENING):
        with at_work(code, home, spoken) as kill:
            kill()
    with (
        History.open(home, now=lambda: datetime.now(timezone.utc), patience_s=0.1) as history,
        closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        assert [each.take.name for each in rescue_takes(history)] == ["take1"]
    assert files(home) == [".take3.held", "take1.wav", "take2.wav", "take3.wav"]
    assert names_rescued(home) == ["take2", "take3"] and names_rescued(home) == []


def test_a_take_of_an_older_version_is_found_too(home: Path, spoken: Path) -> None:
    """It neither held its takes nor knew the microphone; and it kept files before it heard them."""
    recorded, copied, empty = begun(home, None), begun(home, None, ".flac"), begun(home, None)
    with opened(home) as history:
        file = TakeFile(recorded, RATE_HZ)
        file.append(SOUND)
        copied.write_bytes(spoken.read_bytes())
        TakeFile(empty, RATE_HZ).close()
        first, second = rescue_takes(history)
    assert (first.take.name, first.take.recording.duration_s) == ("take1", SOUND_S)
    assert (second.take.name, second.take.recording.duration_s) == ("take2", read_audio(spoken).duration_s)
    assert copied.read_bytes() == spoken.read_bytes() and files(home) == ["take1.wav", "take2.flac"]


# ---- what the disk made of the file --------------------------------------------------------------


def begun(home: Path, device: str | None = "Headset", suffix: str = ".wav") -> Path:
    """The place of a take that is not going on any more, and was never finished."""
    with opened(home) as history:
        take = history.begin_take(NewTake("en", suffix, 30.0, device=device))
        return Path(take.recording.path)


def whole_file(path: Path) -> bytes:
    file = TakeFile(path, RATE_HZ)
    file.append(SOUND)
    file.close()
    return path.read_bytes()


def stating(data_bytes: int) -> Callable[[bytes], bytes]:
    """A header with that length in it."""
    riff, data = struct.pack("<I", (36 + data_bytes) % 2**32), struct.pack("<I", data_bytes)
    return lambda whole: whole[:4] + riff + whole[8:40] + data + whole[44:]


@pytest.mark.parametrize(
    "damage",
    [
        stating(len(SOUND)),
        stating(0),
        stating(4_410),
        stating(10**9),
        stating(2**32 - 1),
        lambda whole: stating(len(SOUND) - 2_000)(whole) + b"\x7f",
        lambda whole: whole + b"\x00",
    ],
    ids=["whole", "zero", "shorter", "longer", "endless", "shorter and odd", "odd"],
)
def test_a_header_that_lies_is_put_right_by_the_length_of_the_file(
    home: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = begun(home)
    whole = whole_file(path)
    path.write_bytes(damage(whole))
    (found,) = rescued(home)
    assert found.take.recording == Recording(str(path), SOUND_S, RATE_HZ, 1, "Headset")
    assert path.read_bytes() == whole
    assert soundfile.info(path).frames == 30_000 and not read_audio(path).cut_short


@pytest.mark.parametrize("lost", [slice(0, HEADER_BYTES), slice(0, 12), slice(20, 30), slice(24, 28)])
@pytest.mark.parametrize("with_another", [True, False])
def test_a_lost_header_is_made_anew_at_the_rate_of_the_microphone(
    home: Path, lost: slice, with_another: bool
) -> None:
    for device, rate in (("Headset", 44_100), ("Built-in", 16_000)) if with_another else ():
        with opened(home) as history:
            name = begun(home, device).stem
            history.finish_recording(name, Recording("", 1.0, rate, 1, device))
    path = begun(home)
    torn = bytearray(whole_file(path))
    torn[lost] = bytes(len(torn[lost]))
    path.write_bytes(torn)
    rate = 44_100 if with_another or lost == slice(0, 12) else 48_000
    (found,) = rescued(home)
    assert found.take.recording == Recording(str(path), 30_000 / rate, rate, 1, "Headset")
    samples, read_rate = soundfile.read(path, dtype="int16")
    assert read_rate == rate and samples.tobytes() == SOUND


@pytest.mark.parametrize("content", [b"", b"RIFF", bytes(44), bytes(100_000), None])
def test_a_file_without_any_sound_gives_no_take(home: Path, content: bytes | None) -> None:
    path = begun(home)
    if content is None:
        content = whole_file(path)[:HEADER_BYTES] + bytes(50_000)
    path.write_bytes(content)
    assert rescued(home) == () and files(home) == []
    with opened(home) as history:
        assert history.takes() == ()


def test_a_file_that_can_not_be_read_stays_as_it_is_and_stops_nothing(home: Path) -> None:
    unreadable, whole = begun(home, None), begun(home)
    unreadable.write_text("this is no sound")
    whole_file(whole)
    assert names_rescued(home) == ["take2"]
    assert unreadable.read_text() == "this is no sound" and files(home) == ["take1.wav", "take2.wav"]


# ---- a disk without locks ------------------------------------------------------------------------


def rescue_without_locks(home: Path) -> list[str]:
    exec(WITHOUT_LOCKS, {})
    return names_rescued(home)


@pytest.mark.skipif(os.name != "posix", reason="the lock of another system is not refused here")
def test_without_locks_a_take_counts_as_going_on_while_its_file_grows(home: Path, spoken: Path) -> None:
    with at_work(WITHOUT_LOCKS + RECORDING, home, spoken) as kill:
        kill()
    audio = home / "takes" / "take1.wav"
    assert elsewhere(rescue_without_locks, home) == []
    os.utime(audio, (audio.stat().st_atime, audio.stat().st_mtime - 61))
    assert elsewhere(rescue_without_locks, home) == ["take1"]
    assert elsewhere(rescue_without_locks, home) == [] and files(home) == ["take1.wav"]


# ---- what is said of it --------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["list", "show", "report", "script list", "delete take1", "play take1"])
def test_the_next_start_says_so_once_and_how_to_score_it(
    program: Program, spoken: Path, command: str
) -> None:
    with at_work(RECORDING, program.home, spoken) as kill:
        kill()
    said = program.run(*command.split()).err
    assert said.startswith(
        "The recording of take1 (0:01) was cut off, and what was said until then is safe. "
        "To score it, type:\n  rehearse score take1\n"
    )
    assert "was cut off" not in program.run("list").err


def test_the_answer_for_programs_stays_one_document(program: Program, spoken: Path) -> None:
    with at_work(LISTENING, program.home, spoken) as kill:
        kill()
    outcome = program.run("list", "--json")
    assert [take["take"] for take in json.loads(outcome.out)["takes"]] == ["take1"]
    assert outcome.err == (
        "take1 is safe, but the program was stopped before it had a score. To score it, type:\n"
        "  rehearse score take1\n"
    )
    assert program.run("list").err == ""
    program.listener.text = SCRIPT
    assert answer(program, "score", "take1")["score"] is not None


def test_several_are_said_in_one_sentence(program: Program, spoken: Path) -> None:
    for code in (RECORDING, LISTENING):
        with at_work(code, program.home, spoken) as kill, at_work(code, program.home, spoken) as kill_too:
            kill(), kill_too()
    first, second, *rest = program.run("list").err.splitlines()
    assert first.startswith("The recordings of take1 (0:01) and take2 (0:01) were cut off")
    assert second == "  rehearse score take1 take2"
    assert rest[1] == "  rehearse score take3 take4"


def test_what_was_told_at_the_time_is_not_told_again(program: Program) -> None:
    for failure in (RehearseError("x", "It broke.", hint="Mend it."), KeyboardInterrupt(), MemoryError()):
        program.listener.failure = failure
        assert program.run("record", "--seconds", "9").code != 0
        assert program.run("list").err == ""
    assert files(program.home) == ["take1.wav", "take2.wav", "take3.wav"]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["model", "list"], ["devices", "--help"]])
def test_what_needs_no_history_says_nothing(program: Program, spoken: Path, arguments: list[str]) -> None:
    with at_work(RECORDING, program.home, spoken) as kill:
        kill()
    program.run(*arguments)
    assert files(program.home) == [".take1.held", "take1.wav"]
