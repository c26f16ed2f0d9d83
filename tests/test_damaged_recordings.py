"""Takes whose recording was damaged since: what they have is kept, and there is a way back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from a_program import answer, program, spoken
from stand_ins import Program

__all__ = ["program", "spoken"]

COMMANDS = [
    ["rescore", "take1"],
    ["rescore", "take1", "--again"],
    ["fix", "take1", "--said", "Pinewood", "--heard", "Pinehollow"],
]


@pytest.fixture
def copy(program: Program, spoken: Path) -> Path:
    """The recording of a take in the history."""
    assert program.run("score", str(spoken), "--lang", "en").code == 0
    return program.home / "takes" / "take1.flac"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "recording_damaged"), (b"no sound" * 10_000, "recording_damaged"), (None, "recording_cut_short")],
)
def test_it_is_not_judged_by_what_is_left(
    program: Program, copy: Path, content: bytes | None, code: str, command: list[str]
) -> None:
    """Half a FLAC file can be read, and would give half a take its score."""
    before, whole = answer(program, "show", "take1"), copy.read_bytes()
    if content is None:
        os.truncate(copy, len(whole) // 2)
    else:
        copy.write_bytes(content)
    refused = answer(program, *command, code=1)["error"]
    assert refused["code"] == code and "The recording of take1 is damaged" in refused["message"]
    assert f"Put it back into {copy.parent} from a backup" in refused["hint"]
    assert "rehearse delete take1" in refused["hint"]
    assert answer(program, "show", "take1") == before
    copy.write_bytes(whole)
    assert program.run(*command).code == 0


def test_playing_it_says_so_too(program: Program, copy: Path) -> None:
    copy.write_bytes(b"no sound" * 10_000)
    for more in ([], ["--export", str(copy.parent / "out.wav")]):
        refused = answer_of_play(program, *more)
        assert "The recording of take1 is damaged: no sound can be read from it." in refused
        assert f"Put it back into {copy.parent} from a backup" in refused


def answer_of_play(program: Program, *more: str) -> str:
    outcome = program.run("play", "take1", *more)
    assert outcome.code == 1
    return outcome.err


def test_of_a_take_without_a_score_what_is_left_gets_one(program: Program, copy: Path) -> None:
    program.microphone.says = copy
    program.listener.failure = RuntimeError("the model crashed")
    assert program.run("record", "--seconds", "5").code != 0
    program.listener.failure = None
    recording = next((program.home / "takes").glob("take2.*"))
    os.truncate(recording, recording.stat().st_size * 2 // 3)
    assert answer(program, "score", "take2")["score"]["total"] is not None
