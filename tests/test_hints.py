"""What to do next is told for the command that was typed, and can be typed as it stands."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from a_program import answer, program, silence, spoken
from stand_ins import Program, Screen

from vm_rehearse.cli import run
from vm_rehearse.errors import DeviceProblem
from vm_rehearse.rehearsal import Recorder

__all__ = ["program", "silence", "spoken"]


def hint(program: Program, *arguments: str, code: int = 1) -> str:
    return str(answer(program, *arguments, code=code)["error"]["hint"])


@pytest.fixture
def empty(tmp_path: Path) -> str:
    (tmp_path / "empty script.txt").touch()
    return str(tmp_path / "empty script.txt")


def test_an_empty_script_to_add(program: Program, empty: str) -> None:
    told = hint(program, "script", "add", "first-call", empty)
    again = f"rehearse script add first-call {shlex.quote(empty)}"
    assert told == f"Write your message in it, then: {again}"
    Path(empty).write_text("Hi Laura.", encoding="utf-8")
    assert program.run(*shlex.split(again)[1:]).code == 0


def test_an_empty_script_to_read(program: Program, spoken: Path, empty: str) -> None:
    told = hint(program, "record", "--script", empty, "--seconds", "3")
    assert told.endswith("without it: rehearse record --free")
    told = hint(program, "score", str(spoken), "--script", empty)
    assert told.endswith(f"without it: rehearse score {spoken}")


def test_a_folder_to_add(program: Program, tmp_path: Path) -> None:
    error = answer(program, "script", "add", "zz", str(tmp_path), code=1)["error"]
    assert error["code"] == "script_unreadable" and "is a folder" in error["message"]
    assert error["hint"] == f"Name a file in it: rehearse script add zz {tmp_path}/FILE"
    assert hint(program, "script", "add", str(tmp_path)).endswith(f"script add {tmp_path}/FILE")
    assert hint(program, "record", "--script", f"{tmp_path}/", "--seconds", "3").endswith("script list")


def test_a_file_without_speech_is_no_microphone(program: Program, spoken: Path, silence: str) -> None:
    for arguments in (("score", silence), ("score", silence, "--no-save")):
        told = hint(program, *arguments, code=4)
        assert "microphone" not in told and told.endswith("rehearse score FILE")
    program.listener.text = "um"
    told = hint(program, "score", str(spoken), "--lang", "en", code=4)
    assert "microphone" not in told and told.endswith("rehearse score FILE")


def test_a_take_without_speech_is_one_of_the_microphone(program: Program, silence: str) -> None:
    program.microphone.says = Path(silence)
    assert hint(program, "record", "--seconds", "3", code=4).startswith("Check the microphone")


def test_one_road_to_a_first_score(program: Program) -> None:
    program.listener.failure = MemoryError("all gone")
    assert "rehearse score take1" in program.run("record", "--seconds", "3").err
    program.run("record", "--seconds", "3")
    screens = [program.run(*line).out for line in (("show", "take1"), ("report",), ("compare", "1", "2"))]
    screens += [program.run("play", "take1", "--at", "filler1").err]
    assert all("rehearse score take" in screen for screen in screens), screens
    assert not any("rescore" in screen for screen in screens)
    program.listener.failure = None
    assert "out of 100" in program.run("score", "take1").out


@pytest.mark.parametrize(
    ("options", "code", "exit_code"),
    [
        (("--script", "nosuch"), "unknown_script", 1),
        (("--device", "nosuch"), "unknown_device", 3),
        (("--script", "nosuch", "--device", "nosuch"), "unknown_script", 1),
        (("--free",), "no_keyboard", 2),
    ],
)
def test_a_wrong_name_is_told_before_a_keyboard_is_missed(
    program: Program, options: tuple[str, ...], code: str, exit_code: int
) -> None:
    def found(device: str | None) -> Recorder:
        if device is not None:
            raise DeviceProblem("unknown_device", "There is none.", hint="See them with: rehearse devices")
        return program.microphone

    out = Screen()
    world = replace(program.surroundings(out, Screen()), recorder=found)
    assert run(("record", *options, "--json"), world) == exit_code
    assert json.loads(out.getvalue())["error"]["code"] == code


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"  ", "The script from standard input has no words in it."),
        (b"%PDF-1.7", "Standard input is a PDF."),
    ],
)
def test_a_script_that_another_program_hands_on_is_called_that(
    program: Program, content: bytes, says: str
) -> None:
    outcome = program.run("script", "add", "pitch", "-", stdin=content)
    assert outcome.code == 1 and outcome.err.splitlines()[0] == f"Error: {says}"
