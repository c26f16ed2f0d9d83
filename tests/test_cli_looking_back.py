"""The commands for takes that there are, and for models; the recogniser is a stand-in."""

from __future__ import annotations

import dataclasses
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from a_program import answer, names, practised, program, script, silence, spoken
from stand_ins import SCRIPT, Program, Screen

from vm_rehearse.cli.model import arriving
from vm_rehearse.cli.surroundings import of_this_process
from vm_rehearse.recogniser.model_files.weights import known_models

__all__ = ["practised", "program", "script", "silence", "spoken"]


# ---- looking back -------------------------------------------------------------------------------


def test_list(practised: Program) -> None:
    outcome = practised.run("list")
    assert outcome.code == 0 and all(name in outcome.out for name in ("take1", "take2", "take3"))
    assert names(answer(practised, "list")) == ["take1", "take2", "take3"]
    assert names(answer(practised, "list", "--limit", "2")) == ["take2", "take3"]
    assert names(answer(practised, "list", "--script", "PITCH")) == ["take1", "take2"]
    assert "take3" not in practised.run("list", "--script", "pitch").out
    assert answer(practised, "list", "--script", "x", code=1)["error"]["code"] == "unknown_script"


def test_an_empty_history_is_no_failure(program: Program) -> None:
    for command in ("list", "report"):
        outcome = program.run(command)
        assert outcome.code == 0 and "rehearse record" in outcome.out
    assert answer(program, "list")["takes"] == []
    assert answer(program, "show", code=1)["error"]["code"] == "no_takes"


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        (None, "take3"),
        ("take1", "take1"),
        ("1", "take1"),
        ("previous", "take2"),
        ("slower", "take2"),
        ("first", "take1"),
    ],
)
def test_show_finds_a_take(practised: Program, reference: str | None, name: str) -> None:
    arguments = ["show"] if reference is None else ["show", reference]
    assert practised.run(*arguments).out.split()[0] == name
    assert answer(practised, *arguments)["take"] == name


def test_compare(practised: Program) -> None:
    outcome = practised.run("compare", "take1", "take2")
    assert outcome.code == 0 and "take2 is better" in outcome.out and "Archer" in outcome.out
    document = answer(practised, "compare", "take1", "take2")
    assert document["schema"] == "rehearse.comparison/1" and document["better"] == "second"
    both = answer(practised, "compare")
    assert (both["first"]["take"], both["second"]["take"]) == ("take2", "take3")
    assert answer(practised, "compare", "last", "3", code=2)["error"]["code"] == "same_take"
    assert answer(practised, "compare", "take1", "take9", code=1)["error"]["code"] == "unknown_take"


def test_fillers_that_were_not_counted_are_not_none(program: Program, spoken: Path, script: str) -> None:
    """For a language without a list of them; a take without a single one is better, and has 0."""
    program.run("script", "add", script)
    program.listener.text = SCRIPT
    for language in ("fr", "en"):
        program.run("score", str(spoken), "--script", "pitch", "--lang", language)
    header, french, english = program.run("list").out.splitlines()[:3]
    column = header.index("Fillers") + len("Fillers") - 1
    assert (french[column], english[column]) == ("-", "0")
    assert "Fillers                -      0          one is missing" in program.run("compare").out
    fillers = answer(program, "compare")["measures"]["fillers"]
    assert fillers["first"] is None and fillers["judgement"] is None


def test_report(practised: Program) -> None:
    assert "Your practice" in practised.run("report").out
    assert names(answer(practised, "report")) == ["take1", "take2", "take3"]
    assert names(answer(practised, "report", "--script", "pitch")) == ["take1", "take2"]
    assert names(answer(practised, "report", "--last", "1")) == ["take3"]


def test_the_report_says_among_which_takes_one_is_the_best(practised: Program) -> None:
    assert answer(practised, "show", "best")["take"] == "take2"
    assert "take2 is your best so far, with" in practised.run("report").out
    assert "take2 is your best of pitch so far, with" in practised.run("report", "--script", "pitch").out
    practised.listener.text = "Hi"
    for _ in range(2):
        practised.run("score", str(practised.microphone.says), "--script", "pitch", "--lang", "en")
    out = practised.run("report", "--script", "pitch", "--last", "2").out
    assert "take5 is the best of these 2 takes, with" in out


def test_rescore_judges_again_and_listens_only_when_asked(practised: Program) -> None:
    before = answer(practised, "show", "1")
    practised.models.clear()
    assert answer(practised, "rescore", "take1") == before
    assert practised.models == [] and practised.listener.languages == []
    practised.listener.text = SCRIPT
    again = answer(practised, "rescore", "take1", "--again")
    assert again["measures"]["filled_pauses"] == 0 and practised.listener.languages == ["en"]
    answer(practised, "rescore", "--lang", "auto", "--model", "small")
    assert practised.listener.languages == ["en", None] and practised.models == ["base", "small"]
    assert names(answer(practised, "rescore", "1", "2")) == ["take1", "take2"]
    assert "Kept as" not in practised.run("rescore").err


def test_delete_restore_and_purge(practised: Program) -> None:
    assert "rehearse restore take1" in practised.run("delete", "take1").out
    assert names(answer(practised, "delete", "last", "previous")) == ["take3", "take2"]
    assert answer(practised, "list")["takes"] == []
    assert "take2 is back" in practised.run("restore").out
    assert names(answer(practised, "restore", "take1")) == ["take1"]
    assert answer(practised, "purge", code=2)["error"]["code"] == "not_confirmed"
    (purged,) = answer(practised, "purge", "--yes")["takes"]
    assert not list((practised.home / "takes").glob(f"{purged}.*"))
    assert "empty" in practised.run("purge").out
    assert answer(practised, "restore", purged, code=1)["error"]["code"] == "nothing_deleted"


def test_what_is_in_the_trash_is_not_said_not_to_be(practised: Program) -> None:
    practised.run("delete", "take2", "take1")
    for command in ("list", "report"):
        of_script = " ".join(practised.run(command, "--script", "Pitch").out.split())
        assert 'All the takes of "Pitch" are in the trash' in of_script and "restore take1" in of_script
        assert "take3" in practised.run(command).out
    practised.run("delete", "take3")
    for command in ("list", "report"):
        text = " ".join(practised.run(command).out.split())
        assert text == "All your takes are in the trash. To have take3 back, type: rehearse restore take3"
    practised.run("purge", "--yes")
    assert "There are no takes" in practised.run("list").out


def test_restore_brings_all_back_or_none(practised: Program) -> None:
    practised.run("delete", "take1", "take2")
    assert answer(practised, "restore", "take1", "take9", code=1)["error"]["code"] == "unknown_take"
    assert names(answer(practised, "list")) == ["take3"]
    refused = practised.run("restore", "take2", "take3")
    assert refused.code == 1 and refused.out == "" and names(answer(practised, "list")) == ["take3"]
    assert practised.run("restore", "take2", "take1").out == "take2 is back.\ntake1 is back.\n"


@pytest.mark.parametrize(
    ("answered", "says", "left"),
    [
        ("n", "Nothing was removed.", 1),
        ("", "Nothing was removed.", 1),
        ("maybe", "Nothing was removed.", 1),
        ("y", "take1.", 0),
        ("Yes", "take1.", 0),
    ],
)
def test_purge_asks_first(practised: Program, answered: str, says: str, left: int) -> None:
    answer(practised, "delete", "take1")
    keyboard, terminal = pty.openpty()
    try:
        os.write(keyboard, answered.encode() + b"\n")
        command = [sys.executable, "-m", "vm_rehearse", "purge"]
        environ = {**os.environ, "REHEARSE_HOME": str(practised.home)}
        done = subprocess.run(
            command, env=environ, stdin=terminal, capture_output=True, text=True, timeout=60
        )
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert done.returncode == 0 and "Remove take1 for good?" in done.stderr
    assert done.stdout.rstrip().endswith(says)
    assert len(list((practised.home / "takes").glob("take1.*"))) == left


def test_what_is_removed_is_named_as_people_would(practised: Program) -> None:
    practised.run("delete", "take3", "take1", "take2")
    assert practised.run("purge", "--yes").out == "Removed for good: take1 to take3.\n"


def test_delete_takes_all_or_none(practised: Program) -> None:
    assert answer(practised, "delete", "take1", "take9", code=1)["error"]["code"] == "unknown_take"
    assert names(answer(practised, "list")) == ["take1", "take2", "take3"]
    assert names(answer(practised, "delete", "take1", "1")) == ["take1"]


# ---- models -------------------------------------------------------------------------------------


def test_models(program: Program, tmp_path: Path) -> None:
    environ = {"REHEARSE_MODELS": str(tmp_path / "models")}
    outcome = program.run("model", "where", environ=environ)
    assert (outcome.code, outcome.out) == (0, f"{tmp_path / 'models'}\n")
    outcome = program.run("model", "where", "base", "--json", environ=environ)
    assert outcome.code == 5 and json.loads(outcome.out)["error"]["code"] == "model_missing"
    outcome = program.run("model", "list", environ=environ)
    assert outcome.code == 0 and "base" in outcome.out and "rehearse model get base" in outcome.out
    rows = json.loads(program.run("model", "list", "--json", environ=environ).out)["models"]
    assert {row["name"]: row["on_disk"] for row in rows}["base"] is False
    assert program.run("model", "get", "huge", environ=environ).code == 2


@pytest.mark.parametrize("terminal", [True, False])
def test_getting_a_model_shows_how_far_it_is(terminal: bool) -> None:
    screen = Screen(terminal=terminal)
    world = dataclasses.replace(of_this_process(), stderr=screen, environ={"TERM": "xterm", "COLUMNS": "80"})
    with arriving(world, known_models()[0]) as progress:
        for done in range(0, 101):
            progress(done * 10**6, 100 * 10**6)
    said = screen.getvalue()
    assert "Getting the model tiny" in said and "100" in said
    if not terminal:
        assert [line.split(":")[1] for line in said.splitlines()] == [
            f" {percent}% of 100 MB" for percent in (25, 50, 75, 100)
        ]
