"""Scripts given another name, through the command line."""

from __future__ import annotations

import pytest
from a_program import answer, names, practised, program, script, spoken
from stand_ins import SCRIPT, Program

__all__ = ["practised", "program", "script", "spoken"]


def test_a_script_gets_another_name_and_its_takes_follow(practised: Program) -> None:
    renamed = practised.run("script", "rename", "PITCH", "First-call")
    assert renamed.code == 0 and renamed.err == ""
    assert renamed.out == (
        "pitch is now called First-call, in its takes too. To read it aloud, type:\n"
        "  rehearse record --script First-call\n"
    )
    assert [each["name"] for each in answer(practised, "script", "list")["scripts"]] == ["First-call"]
    for command in ("list", "report"):
        assert names(answer(practised, command, "--script", "first-call")) == ["take1", "take2"]
    assert answer(practised, "show", "take1")["script"]["name"] == "First-call"
    error = answer(practised, "list", "--script", "pitch", code=1)["error"]
    assert error["message"] == 'There is no script "pitch"; you have First-call.'
    take = answer(practised, "record", "--seconds", "5", "--no-input")
    assert take["script"]["name"] == "First-call"


def test_a_renamed_script_for_programs(practised: Program) -> None:
    assert answer(practised, "script", "rename", "pitch", "first-call") == {
        "schema": "rehearse.script/1",
        "name": "first-call",
        "version": 1,
        "text": SCRIPT,
    }


def test_only_the_capitals_of_a_name_change(practised: Program) -> None:
    assert "pitch is now called Pitch" in practised.run("script", "rename", "pitch", "Pitch").out
    assert practised.run("script", "rename", "pitch", "Pitch").out.startswith("Pitch is called that already.")
    assert names(answer(practised, "list", "--script", "pitch")) == ["take1", "take2"]
    assert answer(practised, "show", "take2")["script"]["name"] == "Pitch"


@pytest.mark.parametrize(
    ("old", "new", "code", "message", "hint"),
    [
        (
            "pich",
            "first",
            "unknown_script",
            'There is no script "pich"; you have other, pitch.',
            "script list",
        ),
        (
            "pitch",
            "OTHER",
            "script_exists",
            "There is another script called other, so pitch keeps its name.",
            "rehearse script list",
        ),
        (
            "PITCH",
            "first call",
            "script_name",
            "A script's name has up to 60 letters, digits, - and _, and begins with a letter or a digit.",
            "rehearse script rename pitch first-call",
        ),
        (
            "pitch",
            "take7",
            "script_name",
            'A script can\'t be called "take7", because takes are called that.',
            "rehearse script rename pitch first-call",
        ),
    ],
)
def test_a_name_that_a_script_can_not_get(
    practised: Program, old: str, new: str, code: str, message: str, hint: str
) -> None:
    practised.run("script", "add", "other", "-", stdin=b"Another text.")
    before = answer(practised, "script", "list")
    error = answer(practised, "script", "rename", old, new, code=1)["error"]
    assert (error["code"], error["message"]) == (code, message) and error["hint"].endswith(hint)
    assert answer(practised, "script", "list") == before
