"""What is to be seen while a take plays: the line itself, and the program in a terminal."""

from __future__ import annotations

import itertools
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from a_program import practised, program, script, spoken
from rich.cells import cell_len
from sample_takes import ROUGH, taken
from sample_views import shown
from stand_ins import Program
from virtual_microphone import VirtualMicrophone, own_virtual_microphone, virtual_microphone

from vm_rehearse.take import Word
from vm_rehearse.views.playing import PlayingLine, playing_notice

__all__ = ["own_virtual_microphone", "practised", "program", "script", "spoken", "virtual_microphone"]

TAKE = taken(ROUGH)
assert TAKE.analysis is not None
WORDS = TAKE.analysis.words
MARKED = re.compile(r"\x1b\[1;7m(.*?)\x1b\[0m")


def line(at_s: float, *, width: int = 60, words: tuple[Word, ...] = WORDS) -> str:
    return shown(PlayingLine(at_s, 31.9, words), width=width).removesuffix("\n")


# ---- the line -----------------------------------------------------------------------------------


def test_the_line_shows_time_and_words() -> None:
    assert line(0.0) == "0:00 / 0:31  Hi Peter, um this is Alex Morgan from Northwind"
    assert line(30.95).startswith("0:30 / 0:31  ")


def test_the_word_being_said_is_marked_and_only_that() -> None:
    for number, word in enumerate(WORDS):
        for at_s in (word.start_s, word.start_s + 0.29):
            coloured = shown(PlayingLine(at_s, 31.9, WORDS), width=60, colour=True)
            assert MARKED.findall(coloured) == [word.text], number


def test_nothing_is_marked_before_the_first_word_and_the_last_word_stays() -> None:
    words = (Word("Hi", 1.0, 1.2), Word("Laura", 1.3, 1.6))
    before = shown(PlayingLine(0.9, 5, words), colour=True)
    assert "Hi Laura" in before and not MARKED.search(before)
    assert MARKED.findall(shown(PlayingLine(4.9, 5, words), colour=True)) == ["Laura"]


@pytest.mark.parametrize("width", [12, 20, 60, 80, 200])
def test_it_is_one_line_that_fits_at_every_moment(width: int) -> None:
    for tenth in range(320):
        text = line(tenth / 10, width=width)
        assert "\n" not in text and cell_len(text) <= width


def test_read_one_after_the_other_the_lines_are_the_whole_take() -> None:
    seen = dict.fromkeys(line(word.start_s).partition("  ")[2] for word in WORDS)
    assert " ".join(seen) == " ".join(word.text for word in WORDS)


def test_words_stand_still_within_a_line() -> None:
    lines = [line(word.start_s).partition("  ")[2] for word in WORDS]
    assert len(set(lines)) < len(WORDS) / 4


def test_without_words_there_is_the_time() -> None:
    assert line(12.0, words=()) == "0:12 / 0:31"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in line(0.0, words=(Word("Hi\x1b[2J", 0.0, 0.3),))


def test_it_has_changed_when_it_looks_otherwise() -> None:
    moments = [tenth / 20 for tenth in range(640)]
    for one, next_one in itertools.pairwise(moments):
        first, second = PlayingLine(one, 31.9, WORDS), PlayingLine(next_one, 31.9, WORDS)
        if first.state == second.state:
            assert shown(first, colour=True) == shown(second, colour=True)


def test_the_notice() -> None:
    assert shown(playing_notice(TAKE, as_heard=False, can_press=False)) == "Playing take1.\n"
    assert shown(playing_notice(TAKE, as_heard=True, can_press=True)) == (
        "Playing take1 through a telephone line. Any key ends it.\n"
    )


# ---- in a terminal ------------------------------------------------------------------------------

COMMAND = [sys.executable, "-m", "vm_rehearse", "play", "take1"]


def surroundings(microphone: VirtualMicrophone, home: Path, **more: str) -> Mapping[str, str]:
    kept = {
        name: value for name, value in microphone.environment.items() if name not in ("NO_COLOR", "COLUMNS")
    }
    return {**kept, "REHEARSE_HOME": str(home), "TERM": "xterm-256color", **more}


def in_a_terminal(
    environ: Mapping[str, str],
    *options: str,
    columns: int = 60,
    stop_after: bytes | None = None,
    key: bytes | None = None,
) -> tuple[int, str, float]:
    """The exit code, everything written to the terminal, and how long it took.

    Once `stop_after` is seen, `key` is pressed; Ctrl-C if it is None.
    """
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 20, columns, 0, 0))
    began = time.monotonic()
    with subprocess.Popen(
        [*COMMAND, *options], env=environ, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        written = b""
        try:
            while time.monotonic() < began + 60:
                if not select.select([ours], [], [], 0.1)[0]:
                    continue
                try:
                    block = os.read(ours, 65_536)
                except OSError:  # Linux's way to say that nobody has the terminal open any more
                    break
                if not block:
                    break
                written += block
                if stop_after is not None and stop_after in written:
                    if key is None:
                        process.send_signal(signal.SIGINT)
                    else:
                        os.write(ours, key)
                    stop_after = None
            code = process.wait(10)
        finally:
            process.kill()
            os.close(ours)
    return code, written.decode(), time.monotonic() - began


def test_in_a_terminal_time_and_words_go_by(
    practised: Program, virtual_microphone: VirtualMicrophone
) -> None:
    code, written, _ = in_a_terminal(surroundings(virtual_microphone, practised.home))
    assert code == 0
    assert written.startswith("Playing take1. Any key ends it.\r\n")
    said = ["Hi", "Laura,", "um,", "this", "is", "Ben", "from,", "uh,", "Pinehollow", "Software."]
    marked = MARKED.findall(written)
    # every word in its turn; as a second goes by within a word, its line is drawn again
    assert [word for number, word in enumerate(marked) if word != marked[number - 1]] == said
    times = [int(second) for second in re.findall(r"0:0(\d) / 0:04", written)]
    assert times == sorted(times) and set(times) == {0, 1, 2, 3, 4}
    moving, _, after = written.partition("\x1b[?25h")  # the cursor is shown again
    assert moving.removesuffix("\r\n").count("\n") == 1, "the line moves on the spot"
    assert after == "\r\x1b[1A\x1b[2K", "and is gone at the end"


def test_no_colour_still_marks_the_word(practised: Program, virtual_microphone: VirtualMicrophone) -> None:
    environ = surroundings(virtual_microphone, practised.home, NO_COLOR="1")
    code, written, _ = in_a_terminal(environ, "--at", "Software")
    assert code == 0 and "Software." in MARKED.findall(written) and "Hi" not in MARKED.findall(written)


def test_ctrl_c_leaves_a_clean_terminal(practised: Program, virtual_microphone: VirtualMicrophone) -> None:
    environ = surroundings(virtual_microphone, practised.home)
    code, written, took_s = in_a_terminal(environ, "--as-heard", columns=40, stop_after=b"0:01 /")
    assert code == 130 and took_s < 15
    assert written.startswith("Playing take1 through a telephone line.")
    last_lines = written[written.rindex("\x1b[?25h") :]
    assert last_lines.endswith("Stopped.\r\n") and "Traceback" not in written


@pytest.mark.parametrize("key", [b" ", b"\n", b"q"])
def test_any_key_ends_it(practised: Program, virtual_microphone: VirtualMicrophone, key: bytes) -> None:
    environ = surroundings(virtual_microphone, practised.home)
    code, written, _ = in_a_terminal(environ, stop_after=b"0:01 /", key=key)
    assert code == 0 and "0:04 /" not in written
    assert written.endswith("\x1b[?25h\r\x1b[1A\x1b[2K"), "the line is gone, and nothing else is said"


def test_without_a_terminal_there_is_one_plain_line(
    practised: Program, virtual_microphone: VirtualMicrophone
) -> None:
    environ = surroundings(virtual_microphone, practised.home)
    done = subprocess.run(
        [*COMMAND, "--as-heard", "--from", "3"], env=environ, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Playing take1 through a telephone line.\n"


def test_a_terminal_that_can_not_move_gets_the_plain_line(
    practised: Program, virtual_microphone: VirtualMicrophone
) -> None:
    environ = surroundings(virtual_microphone, practised.home, TERM="dumb")
    code, written, _ = in_a_terminal(environ, "--from", "4")
    assert (code, written) == (0, "Playing take1. Any key ends it.\r\n")


def test_an_export_needs_no_loudspeaker(practised: Program, tmp_path: Path) -> None:
    blocked = "import sys; sys.modules['sounddevice'] = None; from vm_rehearse.__main__ import main; main()"
    path = tmp_path / "voicemail.mp3"
    done = subprocess.run(
        [sys.executable, "-c", blocked, "play", "take1", "--as-heard", "--export", str(path)],
        env={**os.environ, "REHEARSE_HOME": str(practised.home), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "") and path.stat().st_size > 1000
