"""Every command in this process: what it prints where, and its exit code; the recogniser is a stand-in."""

from __future__ import annotations

import ast
import dataclasses
import json
import os
import re
import shlex
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
import pytest
import soundfile
from stand_ins import SCRIPT, Microphone, Program, Screen, spoken

import vm_rehearse
from vm_rehearse.cli import rehearse
from vm_rehearse.cli.model import arriving
from vm_rehearse.cli.surroundings import of_this_process, undisturbed
from vm_rehearse.errors import DeviceProblem, RehearseError
from vm_rehearse.recogniser.weights import known_models
from vm_rehearse.take import Note

__all__ = ["spoken"]

HINT_COMMAND = re.compile(r"(?:^|: |with )rehearse ([a-z]+)(?: ([a-z]+))?([^;&|]*)")


@pytest.fixture
def program(tmp_path: Path, spoken: Path) -> Program:
    return Program(tmp_path / "home", spoken)


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "pitch.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    return str(path)


@pytest.fixture
def silence(tmp_path: Path) -> str:
    soundfile.write(tmp_path / "silence.wav", np.zeros(16_000), 16_000)
    return str(tmp_path / "silence.wav")


def answer(program: Program, *arguments: str, code: int = 0) -> dict[str, Any]:
    """The one JSON document on stdout."""
    outcome = program.run(*arguments, "--json")
    assert outcome.code == code, outcome.err
    document: dict[str, Any] = json.loads(outcome.out)
    return document


# ---- score ---------------------------------------------------------------------------------------


def test_score_shows_the_card_and_keeps_the_take(program: Program, spoken: Path, script: str) -> None:
    outcome = program.run("score", str(spoken), "--script", script, "--label", "first try")
    assert outcome.code == 0
    assert "out of 100" in outcome.out and "100%" in outcome.out and "first try" in outcome.out
    assert outcome.err == "Kept as take1.\n"
    assert "\x1b" not in outcome.out
    assert program.listener.languages == [None], "without --lang the language is found out"
    assert program.models == ["base"]


def test_options_of_score_reach_the_take(program: Program, spoken: Path) -> None:
    take = answer(
        program, "score", str(spoken), "--lang", "en-GB", "--target", "20", "--model", "small", "--label", "x"
    )
    assert (take["take"], take["language"], take["target_s"], take["label"]) == ("take1", "en", 20.0, "x")
    assert program.listener.languages == ["en"] and program.models == ["small"]
    assert take["script"] is None and take["score"]["criteria"].keys() == {"duration", "pace", "fillers"}


def test_no_save_keeps_nothing_and_makes_no_folder(program: Program, spoken: Path, script: str) -> None:
    outcome = program.run("score", str(spoken), "--no-save", "--script", script)
    assert outcome.code == 0 and "out of 100" in outcome.out and outcome.err == ""
    assert not program.home.exists()


def test_standard_input_is_a_file_too(program: Program, spoken: Path) -> None:
    assert program.run("score", "-", stdin=spoken.read_bytes()).code == 0
    assert program.run("score", "-", "--no-save", stdin=spoken.read_bytes()).code == 0
    outcome = program.run("score", "-", stdin=b"")
    assert outcome.code == 1 and outcome.out == "" and "Standard input is empty" in outcome.err
    assert [take["take"] for take in answer(program, "list")["takes"]] == ["take1"]


def test_one_failure_among_several_is_told_and_the_others_go_on(
    program: Program, spoken: Path, silence: str, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.wav")
    outcome = program.run("score", str(spoken), silence, missing, str(spoken))
    assert outcome.code == 4, "the first failure's"
    assert outcome.out.count("out of 100") == 2
    assert "no speech" in outcome.err and "missing.wav" in outcome.err
    document = answer(program, "score", missing, str(spoken), silence, code=1)
    assert document["schema"] == "rehearse.takes/1" and len(document["takes"]) == 1


def test_fail_under_shows_the_card_first(program: Program, spoken: Path) -> None:
    outcome = program.run("score", str(spoken), "--fail-under", "100")
    assert outcome.code == 6 and "out of 100" in outcome.out and "100 were asked for" in outcome.err
    assert program.run("score", str(spoken), "--fail-under", "0").code == 0
    take = answer(program, "score", str(spoken), "--fail-under", "100", code=6)
    assert take["schema"] == "rehearse.take/1"


def test_without_the_model_nothing_is_listened_to_or_kept(program: Program, spoken: Path) -> None:
    program.model_is_here = False
    assert program.run("score", str(spoken)).code == 5
    assert program.run("record", "--seconds", "3").code == 5
    assert program.microphone.max_seconds == [], "nobody was asked to speak in vain"
    assert program.run("list").code == 0 and answer(program, "list")["takes"] == []


# ---- scripts -------------------------------------------------------------------------------------


def test_a_bare_word_is_a_script_first_then_a_file(
    program: Program, spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pitch").write_text("the file", encoding="utf-8")
    take = answer(program, "score", str(spoken), "--script", "pitch")
    assert take["script"]["name"] is None and take["script"]["text"] == "the file"
    program.run("script", "add", "Pitch", "-", stdin=SCRIPT.encode())
    take = answer(program, "score", str(spoken), "--script", "pitch")
    assert take["script"]["name"] == "Pitch" and take["script"]["text"] == SCRIPT
    take = answer(program, "score", str(spoken), "--script", "./pitch")
    assert take["script"]["name"] is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "script_missing"),
        (b"", "script_empty"),
        (b" \n...\n", "script_empty"),
        (b"caf\xe9", "script_not_text"),
        (b"fLaC\0\0\0\x22", "script_not_text"),
        (b"word " * 30_000, "script_not_text"),
    ],
)
def test_a_script_that_is_none(
    program: Program, spoken: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / "bad.txt").write_bytes(content)
    error = answer(program, "score", str(spoken), "--script", str(tmp_path / "bad.txt"), code=1)["error"]
    assert error["code"] == code
    assert not program.home.exists()


def test_a_folder_is_no_script(program: Program, spoken: Path, tmp_path: Path) -> None:
    error = answer(program, "score", str(spoken), "--script", f"{tmp_path}/", code=1)["error"]
    assert error["code"] == "script_unreadable"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_scripts_as_editors_save_them(program: Program, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "belletje.txt").write_text("Goedemiddag, één vraag.\r\n", encoding=encoding)
    added = answer(program, "script", "add", str(tmp_path / "belletje.txt"))
    assert added == {
        "schema": "rehearse.script/1",
        "name": "belletje",
        "version": 1,
        "text": "Goedemiddag, één vraag.",
    }


def test_script_versions(program: Program, script: str) -> None:
    assert "Added pitch" in program.run("script", "add", script).out
    assert answer(program, "script", "add", "pitch", script)["version"] == 1, (
        "the same text is no new version"
    )
    program.run("script", "add", "pitch", "-", stdin=b"Another text.")
    assert "Another text." in program.run("script", "show").out
    assert SCRIPT in program.run("script", "show", "pitch", "--version", "1").out
    assert answer(program, "script", "show", "--version", "1")["text"] == SCRIPT
    (listed,) = answer(program, "script", "list")["scripts"]
    assert (listed["name"], listed["version"]) == ("pitch", 2)
    assert "pitch" in program.run("script", "list").out
    assert (
        answer(program, "script", "show", "--version", "3", code=1)["error"]["code"]
        == "unknown_script_version"
    )


def test_script_mistakes(program: Program, script: str) -> None:
    assert answer(program, "script", "show", code=1)["error"]["code"] == "no_scripts"
    assert answer(program, "script", "show", "x", code=1)["error"]["code"] == "unknown_script"
    assert answer(program, "script", "add", "-", code=2)["error"]["code"] == "script_arguments"
    assert answer(program, "script", "add", "a", "b", script, code=2)["error"]["code"] == "script_arguments"
    assert answer(program, "script", "add", "take3", script, code=1)["error"]["code"] == "script_name"


# ---- record --------------------------------------------------------------------------------------


def test_record_shows_the_script_records_and_scores(program: Program, script: str) -> None:
    outcome = program.run("record", "--script", script, "--seconds", "9", "--device", "usb", terminal=True)
    assert outcome.code == 0 and "out of 100" in outcome.out and "take1" in outcome.out
    assert outcome.err.index("Ben Archer") < outcome.err.index("3 ...") < outcome.err.index("1 ...")
    assert outcome.err.count("speak now") == 1
    assert program.waited_s == [1.0, 1.0, 1.0]
    assert program.microphone.max_seconds == [9.0] and program.devices == ["usb"]


def test_record_without_a_terminal_neither_counts_nor_waits_for_enter(program: Program) -> None:
    take = answer(program, "record", "--seconds", "9", "--label", "x", "--lang", "nl")
    assert (take["take"], take["label"], take["language"]) == ("take1", "x", "nl")
    assert take["recording"]["device"] == "A microphone"
    assert program.waited_s == []
    assert answer(program, "record", code=2)["error"]["code"] == "no_keyboard"


def test_record_passes_on_what_the_microphone_has_to_say(program: Program, spoken: Path) -> None:
    program.microphone = Microphone(
        spoken, ending="device_lost", notes=(Note("device_lost", "It went away."),)
    )
    outcome = program.run("record", "--seconds", "9")
    assert outcome.code == 0 and "It went away." in outcome.err


def test_record_without_a_microphone(program: Program, spoken: Path) -> None:
    failure = DeviceProblem("no_microphone", "No microphone was found.", hint="Plug one in.")
    program.microphone = Microphone(spoken, fails_before=failure)
    assert answer(program, "record", "--seconds", "9", code=3)["error"]["code"] == "no_microphone"
    assert answer(program, "list")["takes"] == []


@pytest.mark.parametrize(
    ("failure", "code", "told"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (MemoryError("all gone"), 1, "MemoryError: all gone"),
        (RehearseError("x", "It broke.", hint="Mend it."), 1, "It broke.\nMend it."),
    ],
)
def test_when_scoring_fails_the_recording_is_safe(
    program: Program, failure: BaseException, code: int, told: str
) -> None:
    program.listener.failure = failure
    outcome = program.run("record", "--seconds", "9")
    assert outcome.code == code and outcome.out == ""
    assert "rehearse rescore take1" in outcome.err and told in outcome.err
    assert answer(program, "show")["score"] is None
    program.listener.failure = None
    assert "out of 100" in program.run("rescore", "take1").out


# ---- looking back --------------------------------------------------------------------------------


@pytest.fixture
def practised(program: Program, spoken: Path, script: str) -> Program:
    """Three takes: two of a script, one free."""
    program.run("script", "add", script)
    program.listener.text = "Hi Laura, um, this is Ben from, uh, Pinehollow Software."
    program.run("score", str(spoken), "--script", "pitch", "--lang", "en")
    program.listener.text = SCRIPT
    program.run("score", str(spoken), "--script", "pitch", "--lang", "en", "--label", "slower")
    program.run("score", str(spoken), "--lang", "en")
    program.listener.languages.clear()
    return program


def names(document: dict[str, Any]) -> list[str]:
    return [take["take"] for take in document["takes"]]


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


def test_report(practised: Program) -> None:
    assert "Your practice" in practised.run("report").out
    assert names(answer(practised, "report")) == ["take1", "take2", "take3"]
    assert names(answer(practised, "report", "--script", "pitch")) == ["take1", "take2"]
    assert names(answer(practised, "report", "--last", "1")) == ["take3"]


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


def test_delete_takes_all_or_none(practised: Program) -> None:
    assert answer(practised, "delete", "take1", "take9", code=1)["error"]["code"] == "unknown_take"
    assert names(answer(practised, "list")) == ["take1", "take2", "take3"]
    assert names(answer(practised, "delete", "take1", "1")) == ["take1"]


# ---- models --------------------------------------------------------------------------------------


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


# ---- the command line itself ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "scoer x.wav",
        "score",
        "score x.wav --nope",
        "score x.wav --target 0",
        "score x.wav --target nan",
        "score x.wav --fail-under nan",
        "score x.wav --fail-under 101",
        "score x.wav --lang klingon",
        "record --seconds inf",
        "play take1 --from 1:x",
        "list --limit 0",
        "delete",
        "compare a b c",
    ],
)
def test_a_line_that_is_not_understood(program: Program, line: str) -> None:
    outcome = program.run(*line.split())
    assert outcome.code == 2 and outcome.out == ""
    message, hint = outcome.err.splitlines()
    assert message.startswith("Error: ") and message[-1] in ".?!" and hint.endswith("--help")
    assert answer(program, *line.split(), code=2)["error"]["code"] == "usage"
    assert not program.home.exists()


@pytest.mark.parametrize(("typed", "seconds"), [("0:12", 12.0), ("1:02.5", 62.5), ("7", 7.0), ("12.5", 12.5)])
def test_moments(typed: str, seconds: float) -> None:
    context = rehearse.commands["play"].make_context(
        "play", ["take1", "--from", typed], resilient_parsing=True
    )
    assert context.params["from_s"] == seconds


def test_a_mistake_of_ours_is_one_sentence_and_a_trace_on_request(program: Program, spoken: Path) -> None:
    program.listener.failure = ZeroDivisionError("by nought")
    outcome = program.run("score", str(spoken), "--no-save")
    assert (
        outcome.code == 1
        and "ZeroDivisionError: by nought" in outcome.err
        and "REHEARSE_DEBUG=1" in outcome.err
    )
    assert "Traceback" not in outcome.err
    with pytest.raises(ZeroDivisionError):
        program.run("score", str(spoken), "--no-save", environ={"REHEARSE_DEBUG": "1"})


def test_ctrl_c_while_scoring_ends_with_130_and_keeps_nothing(program: Program, spoken: Path) -> None:
    program.listener.failure = KeyboardInterrupt()
    outcome = program.run("score", str(spoken))
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "Stopped.\n")
    assert answer(program, "list")["takes"] == []


def test_ctrl_c_while_the_recogniser_loads_counts_afterwards() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), undisturbed():
        os.kill(os.getpid(), signal.SIGINT)
        done.append("loaded")
    assert done == ["loaded"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_colour_is_for_terminals_that_want_it(program: Program) -> None:
    usual = {"TERM": "xterm-256color"}
    assert "\x1b[" in program.run("show", terminal=True, environ=usual).err
    assert "\x1b[" not in program.run("show", environ=usual).err
    plain = program.run("show", terminal=True, environ={**usual, "NO_COLOR": "1"}).err
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", plain)


# ---- help and hints ------------------------------------------------------------------------------


def commands(
    group: click.Group = rehearse, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def parsed(words: list[str]) -> None:
    """Fail unless the words are a command line that is understood."""
    command: click.Command = rehearse
    while isinstance(command, click.Group):
        name = words.pop(0)
        assert name in command.commands, name
        command = command.commands[name]
    command.make_context(command.name, words)


@pytest.mark.parametrize(
    ("path", "command"),
    list(commands()),
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_the_help_of_every_command_ends_with_examples_that_are_understood(
    path: tuple[str, ...], command: click.Command, capsys: pytest.CaptureFixture[str], program: Program
) -> None:
    assert program.run(*path, "--help").code == 0
    text = capsys.readouterr().out
    lines = text[text.index("Example") :].splitlines()[1:]
    assert lines and all(line.startswith(f"    rehearse {' '.join(path)}") for line in lines)
    for line in lines:
        parsed(shlex.split(line)[1:])
    assert all(len(line) <= 80 for line in text.splitlines())


def test_every_command_that_answers_can_answer_as_json() -> None:
    silent = {"play"}
    for path, command in commands():
        if not isinstance(command, click.Group) and path[-1] not in silent:
            assert any("--json" in option.opts for option in command.params), path


def test_commands_named_in_hints_and_views_exist() -> None:
    found = set()
    for file in Path(vm_rehearse.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for name, second, rest in HINT_COMMAND.findall(string_of(node)):
                found.add((name, second, tuple(re.findall(r"--[a-z-]+", rest))))
    assert len(found) > 15
    for name, second, options in found:
        command = rehearse.commands[name]
        if isinstance(command, click.Group):
            command = command.commands[second]
        known = {spelling for parameter in command.params for spelling in parameter.opts} | {"--help"}
        assert set(options) <= known, (name, options)


def string_of(node: ast.AST) -> str:
    """The text of a string in the program, with X for what is put into it."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
