"""Scripts given another name, removed and brought back, through the command line."""

from __future__ import annotations

from pathlib import Path

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


# ---- removed ------------------------------------------------------------------------------------


def removed_pitch(program: Program) -> None:
    assert program.run("script", "remove", "pitch").code == 0


def test_a_removed_script_says_what_stays_and_how_to_have_it_back(practised: Program) -> None:
    for deleted, kept in (
        ([], "2 takes keep the text they were read from."),
        (["take1"], "1 take and 1 in the trash keep the text they were read from."),
        (["take2"], "2 takes in the trash keep the text they were read from."),
    ):
        if deleted:
            practised.run("delete", *deleted)
        done = practised.run("script", "remove", "PITCH")
        assert (done.code, done.err) == (0, "")
        assert " ".join(done.out.split()) == (
            f"pitch is removed. {kept} To have it back, type: rehearse script restore pitch"
        )
        back = practised.run("script", "restore", "Pitch").out
        assert back == "pitch is back. To read it aloud, type:\n  rehearse record --script pitch\n"
    practised.run("script", "add", "other", "-", stdin=b"Another text.")
    assert practised.run("script", "remove", "other").out.startswith(
        "other is removed. To have it back, type:"
    )


def test_a_removed_script_can_not_be_chosen(practised: Program, spoken: Path) -> None:
    practised.run("script", "add", "other", "-", stdin=b"Another text.")
    removed_pitch(practised)
    assert [each["name"] for each in answer(practised, "script", "list")["scripts"]] == ["other"]
    assert "pitch" not in practised.run("script", "list").out
    for line in (
        ["record", "--script", "pitch", "--seconds", "5"],
        ["score", str(spoken), "--script", "pitch"],
        ["script", "show", "pitch"],
        ["script", "rename", "pitch", "first-call"],
        ["script", "remove", "pitch"],
    ):
        error = answer(practised, *line, code=1)["error"]
        assert (error["code"], error["message"]) == ("script_removed", "The script pitch is removed.")
        assert error["hint"] == "Bring it back with: rehearse script restore pitch"
    assert answer(practised, "script", "show")["name"] == "other"
    assert answer(practised, "record", "--seconds", "5", "--no-input")["script"]["name"] == "other"


def test_the_file_of_that_name_is_a_script_all_the_same(
    practised: Program, spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pitch").write_text("the file", encoding="utf-8")
    removed_pitch(practised)
    assert answer(practised, "score", str(spoken), "--script", "pitch")["script"]["text"] == "the file"


def test_takes_of_a_removed_script_stay_as_they_were(practised: Program) -> None:
    lines = [["list"], ["list", "--script", "pitch"], ["show", "take1"], ["compare", "take1", "take2"]]
    shown = [practised.run(*line) for line in lines]
    documents = [answer(practised, *line) for line in [*lines, ["report", "--script", "pitch"]]]
    removed_pitch(practised)
    assert [practised.run(*line) for line in lines] == shown
    assert [answer(practised, *line) for line in [*lines, ["report", "--script", "pitch"]]] == documents
    assert answer(practised, "rescore", "take1")["script"]["text"] == SCRIPT


def test_what_to_do_next_is_no_removed_script(practised: Program) -> None:
    practised.run("delete", "take3")
    assert "rehearse record --script pitch" in practised.run("report").out
    removed_pitch(practised)
    everything, of_script = practised.run("report").out, practised.run("report", "--script", "pitch").out
    assert everything.endswith("To record the next take, of another script, type:\n      rehearse record\n")
    assert of_script.endswith(
        "pitch is removed. To have it back, type:\n      rehearse script restore pitch\n"
    )
    practised.run("delete", "take1", "take2")
    assert "restore take2" in practised.run("list", "--script", "pitch").out
    practised.run("purge", "--yes")
    for command in ("list", "report"):
        text = " ".join(practised.run(command, "--script", "pitch").out.split())
        assert text == (
            'There are no takes of "pitch", and it is removed. To have it back, type: '
            "rehearse script restore pitch"
        )


def test_all_scripts_are_removed(practised: Program, script: str) -> None:
    removed_pitch(practised)
    assert answer(practised, "script", "list")["scripts"] == []
    assert practised.run("script", "list").out.endswith("rehearse script list --removed\n")
    (listed,) = answer(practised, "script", "list", "--removed")["scripts"]
    assert (listed["name"], listed["text"]) == ("pitch", SCRIPT)
    assert practised.run("script", "list", "--removed").out.endswith("rehearse script restore pitch\n")
    error = answer(practised, "script", "show", code=1)["error"]
    assert (error["code"], error["message"]) == ("no_scripts", "All your scripts are removed.")
    assert answer(practised, "record", "--seconds", "5", "--no-input")["script"] is None
    assert answer(practised, "script", "restore", "pitch")["name"] == "pitch"
    assert practised.run("script", "list", "--removed").out.endswith("rehearse script list\n")


def test_a_removed_script_is_added_again(practised: Program, script: str) -> None:
    removed_pitch(practised)
    assert practised.run("script", "add", script).out.startswith("pitch is back, unchanged. To read it aloud")
    assert practised.run("script", "add", script).out.startswith("pitch is there already, unchanged.")
    removed_pitch(practised)
    changed = practised.run("script", "add", "pitch", "-", stdin=b"Another text.").out
    assert changed.startswith("pitch is back, and has changed: this is version 2. To read it aloud")
    removed_pitch(practised)
    again = practised.run("script", "add", "pitch", "-", stdin=b"Another text.").out
    assert again.startswith("pitch v2 is back, unchanged. To read it aloud")
    assert answer(practised, "show", "take1")["script"]["version"] == 1


def test_a_removed_and_a_restored_script_for_programs(practised: Program) -> None:
    document = answer(practised, "script", "show", "pitch")
    assert answer(practised, "script", "remove", "pitch") == document
    assert answer(practised, "script", "restore", "pitch") == document
    assert answer(practised, "script", "restore", "pitch", code=1)["error"]["code"] == "script_not_removed"
    assert answer(practised, "script", "remove", "pich", code=1)["error"]["code"] == "unknown_script"


def test_a_script_taken_for_a_take_is_named(practised: Program) -> None:
    def hint(command: str, *references: str) -> str:
        said: str = answer(practised, command, *references, code=1)["error"]["hint"]
        return said

    assert hint("delete", "Pitch") == "For the script of that name, type: rehearse script remove Pitch"
    assert hint("delete", "take1", "pitch").endswith("rehearse script remove pitch")
    assert hint("delete", "pich").endswith("with: rehearse list")
    assert hint("restore", "pitch").endswith("with: rehearse list")
    removed_pitch(practised)
    for _ in range(2):
        assert hint("restore", "pitch") == "For the script of that name, type: rehearse script restore pitch"
        practised.run("delete", "take1")
    assert hint("restore", "take2").endswith("rehearse show take2")
    practised.run("script", "restore", "pitch")
    practised.run("restore", "take1")
    practised.run("label", "take1", "pitch")
    assert names(answer(practised, "delete", "pitch")) == ["take1"], "a label comes first"
