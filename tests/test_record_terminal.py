"""`rehearse record` as a person sees it: the program on a terminal of its own, with the virtual microphone.

Only what is heard is a stand-in's, so that no weights are needed.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from a_terminal import CTRL_C, ENTER, Terminal
from stand_ins import SCRIPT, spoken
from virtual_microphone import VirtualMicrophone, own_virtual_microphone, virtual_microphone

__all__ = ["own_virtual_microphone", "spoken", "virtual_microphone"]

PROGRAM = """
import dataclasses, sys, time
from stand_ins import Listener
from vm_rehearse.cli import run
from vm_rehearse.cli.surroundings import of_this_process
from vm_rehearse.recogniser import Overtaken

class Slow(Listener):
    def hear(self, *arguments, is_wanted, **options):
        until_s = time.monotonic() + float(sys.argv[1])
        while time.monotonic() < until_s:
            if not is_wanted():
                raise Overtaken
            time.sleep(0.02)
        return super().hear(*arguments, is_wanted=is_wanted, **options)

world = dataclasses.replace(of_this_process(), recogniser=lambda environ, model: Slow)
sys.exit(run(sys.argv[2:], world))
"""


class Practising(Terminal):
    """A terminal with the program in it, whose ears take their time."""

    def __init__(self, environ: dict[str, str], *arguments: str, listens_for_s: float = 0.0) -> None:
        command = [sys.executable, "-c", PROGRAM, str(listens_for_s), *arguments]
        super().__init__(environ, command)

    def kept(self) -> list[str]:
        """The takes there are, those in the trash left out."""
        return [take["take"] for take in self.answer("list")["takes"]]

    def answer(self, *arguments: str) -> dict[str, Any]:
        command = [sys.executable, "-m", "vm_rehearse", *arguments, "--json"]
        done = subprocess.run(command, env=self.environ, capture_output=True, text=True, check=True)
        document: dict[str, Any] = json.loads(done.stdout)
        return document


@pytest.fixture
def environ(tmp_path: Path, checkout: Path) -> dict[str, str]:
    (tmp_path / "pitch.txt").write_text(SCRIPT, encoding="utf-8")
    return {
        "REHEARSE_HOME": str(tmp_path / "home"),
        "PYTHONPATH": f"{checkout}:{checkout / 'tests'}",
        "TERM": "xterm",
        "PYTHONIOENCODING": "utf-8",
    }


@contextlib.contextmanager
def recording(
    environ: dict[str, str], microphone: VirtualMicrophone, *arguments: str, listens_for_s: float = 0.0
) -> Iterator[Practising]:
    """A recording that has begun, of a script."""
    script = Path(environ["REHEARSE_HOME"]).parent / "pitch.txt"
    terminal = Practising(
        {**microphone.environment, **environ},
        *("record", "--script", str(script), *arguments),
        listens_for_s=listens_for_s,
    )
    try:
        terminal.until("Speak now")
        yield terminal
    finally:
        terminal.close()


def test_the_screen_moves_a_dozen_times_a_second_and_a_key_ends_the_take(
    environ: dict[str, str], virtual_microphone: VirtualMicrophone, spoken: Path
) -> None:
    with recording(environ, virtual_microphone, "--auto-stop", "30") as terminal:
        terminal.until("Nothing heard from")
        with virtual_microphone.speak(spoken):
            terminal.until("27 s left")
        terminal.type(ENTER)
        terminal.until("Again?")
        terminal.type(b"\x1b[D")  # the left arrow, whose last letter would discard
        terminal.type(b"q")
        assert terminal.code() == 0
        shown = terminal.shown
        taken = terminal.answer("show")["recording"]["duration_s"]
    before, _, moving = shown.partition("Speak now")
    moving, _, card = moving.partition("\x1b[?1049l")
    assert "Starts in 3" in before and "> Hi Laura" in before.partition("Starts in 3")[0]
    assert 6 < moving.count("s left") / taken < 16
    assert re.search("0:03.*good", moving.replace("\r", "").replace("\n", " "))
    assert "out of 100" in card and "Hi Laura" in card and "trash" not in card
    assert "\x1b[?25h" in shown, "the cursor is back"


def test_the_screen_follows_the_window(
    environ: dict[str, str], virtual_microphone: VirtualMicrophone
) -> None:
    with recording(environ, virtual_microphone) as terminal:
        for rows, columns in ((24, 80), (10, 40)):
            terminal.resize(rows, columns)
            frame = terminal.frame_after(1.0)
            lines = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", frame).replace("\r", "").split("\n")
            assert len(lines) == rows and max(map(len, lines)) <= columns
            assert any("Hi Laura" in line for line in lines) and any("s left" in line for line in lines)


def test_ctrl_c_ends_a_take_and_the_next_one_can_come(
    environ: dict[str, str], virtual_microphone: VirtualMicrophone, spoken: Path
) -> None:
    with recording(environ, virtual_microphone) as terminal:
        assert virtual_microphone.speak(spoken).wait(30) == 0
        terminal.type(CTRL_C)
        shown = terminal.until("Again?")
        assert "out of 100" in shown and "^C" not in terminal.shown
        terminal.type(ENTER)
        terminal.until("Starts in 3")
        terminal.type(CTRL_C)  # before anything is recorded
        assert terminal.code() == 130
        assert terminal.kept() == ["take1"]


@pytest.mark.parametrize("options", [(), ("--no-input",)])
def test_a_second_ctrl_c_throws_the_take_away(
    environ: dict[str, str], virtual_microphone: VirtualMicrophone, spoken: Path, options: tuple[str, ...]
) -> None:
    with recording(environ, virtual_microphone, *options, listens_for_s=30) as terminal:
        assert virtual_microphone.speak(spoken).wait(30) == 0
        terminal.type(CTRL_C)
        terminal.until("Listening to take1")
        terminal.type(CTRL_C)
        assert terminal.code() == 130
        words = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.shown).split()
        assert "type: rehearse restore take1" in " ".join(words) and "^C" not in terminal.shown
        assert terminal.kept() == []
        terminal.answer("restore", "take1")
        assert terminal.kept() == ["take1"]


def test_ctrl_c_while_a_take_is_listened_to_that_enter_ended_keeps_it(
    environ: dict[str, str], virtual_microphone: VirtualMicrophone, spoken: Path
) -> None:
    with recording(environ, virtual_microphone, listens_for_s=30) as terminal:
        assert virtual_microphone.speak(spoken).wait(30) == 0
        terminal.type(ENTER)
        terminal.until("Listening to take1")
        terminal.type(CTRL_C)
        assert terminal.code() == 130
        assert terminal.kept() == ["take1"]


def test_a_microphone_that_is_unplugged_while_somebody_speaks_is_told(
    environ: dict[str, str], own_virtual_microphone: VirtualMicrophone, spoken: Path
) -> None:
    with recording(environ, own_virtual_microphone) as terminal:
        with own_virtual_microphone.speak(spoken):
            terminal.until("0:03")
        assert "Nothing heard" not in terminal.shown.rpartition("Speak now")[2]
        own_virtual_microphone.unplug(leaves_another=True)  # the sound server goes on with that one
        terminal.until("Nothing heard from", within_s=8)
        terminal.until("0:09")  # and the recording goes on
        terminal.type(ENTER)
        terminal.until("out of 100")
