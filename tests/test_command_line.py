"""The command line itself: what is not understood, failures, help and hints."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import signal
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from a_program import answer, practised, program, script, silence, spoken
from stand_ins import Program

import vm_rehearse
import vm_rehearse.take
from vm_rehearse.audio import MAX_DURATION_S
from vm_rehearse.cli import rehearse
from vm_rehearse.cli.catalogue import SUMMARIES
from vm_rehearse.cli.misunderstanding import usage_problem
from vm_rehearse.cli.options import ANY_LANGUAGE, LONGEST_TAKE_S
from vm_rehearse.cli.surroundings import undisturbed
from vm_rehearse.scoring import DEFAULT_TARGET_S

__all__ = ["practised", "program", "script", "silence", "spoken"]

HINT_COMMAND = re.compile(r"(?:^|: |with )rehearse ([a-z]+)(?: ([a-z]+))?([^;&|]*)")


# ---- the command line itself --------------------------------------------------------------------


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
        "play take1 --from 1:75",
        "play take1 --from 0:60",
        "play take1 --from 1:075",
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


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("0:12", 12.0),
        ("1:02.5", 62.5),
        ("1:5", 65.0),
        ("0:59.9", 59.9),
        ("7", 7.0),
        ("12.5", 12.5),
        ("75", 75.0),
    ],
)
def test_moments(typed: str, seconds: float) -> None:
    context = rehearse.commands["play"].make_context(
        "play", ["take1", "--from", typed], resilient_parsing=True
    )
    assert context.params["from_s"] == seconds


@pytest.mark.parametrize(
    ("typed", "target_s"), [("25", 25.0), ("0:25", 25.0), ("1:05", 65.0), ("25,5", 25.5), ("7.25", 7.25)]
)
def test_a_length_is_typed_as_the_card_has_it_or_in_seconds(typed: str, target_s: float) -> None:
    context = rehearse.commands["record"].make_context(
        "record", ["--target", typed, "--seconds", typed], resilient_parsing=True
    )
    assert (context.params["target_s"], context.params["seconds"]) == (target_s, target_s)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("scroe x", 'There is no command "scroe"'),
        ("score", "Something is missing on this line: FILE|TAKE."),
        ("show a b c", "There is too much on this line: b c."),
        ("record --seconds", 'Option "--seconds" needs a value.'),
        ("list --limit 0", '--limit: "0" is not a whole number from 1 up.'),
        ("list --limit ²", '--limit: "²" is not a whole number from 1 up.'),
        ("score x.wav --target abc", '--target: "abc" is not a number from 5 to 600.'),
        ("score x.wav --target 0:04", '--target: "0:04" is not a number from 5 to 600.'),
        ("score x.wav --target 1:75", '--target: "1:75" is not a number from 5 to 600.'),
        ("score x.wav --fail-under 1,000", '--fail-under: "1,000" is not a number from 0 to 100.'),
        ("play --from 1:75", '--from: "1:75" is not a moment; type it as 0:12, or as 12.5 for seconds.'),
    ],
)
def test_what_was_not_understood_is_one_plain_sentence(program: Program, line: str, message: str) -> None:
    said = program.run(*line.split()).err.splitlines()[0]
    assert said.startswith(f"Error: {message}")
    assert not re.search(r"[.?!'\")]{3}|\.\.|\)\.|'", said), (
        "one mark at the end, one kind of quotation marks"
    )


@pytest.mark.parametrize(
    ("of_click", "ours"),
    [
        ("No such command 'scroe'.", 'There is no command "scroe".'),
        (
            "No such command 'scroe'. (Did you mean one of: 'rescore', 'score'?)",
            'There is no command "scroe"; did you mean rescore or score?',
        ),
        ("No such option: --tar Did you mean --target?", "There is no option --tar; did you mean --target?"),
        (
            "No such option: --l  (Possible options: --label, --lang)",
            "There is no option --l; did you mean --label or --lang?",
        ),
        (
            "No such option '--tar'. Did you mean '--target'?",
            'There is no option "--tar"; did you mean --target?',
        ),
    ],
)
def test_every_version_of_click_says_it_our_way(of_click: str, ours: str) -> None:
    assert usage_problem(click.UsageError(of_click)).message == ours


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


# ---- help and hints -----------------------------------------------------------------------------


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


@pytest.mark.parametrize("room", [20, 60, 500])
def test_the_list_of_commands_says_what_each_says_of_itself(room: int) -> None:
    assert list(SUMMARIES) == list(rehearse.commands)
    for name, summary in SUMMARIES.items():
        command = rehearse.commands[name]
        assert command.name == name
        assert click.Command(name, help=summary).get_short_help_str(room) == command.get_short_help_str(room)


@pytest.mark.parametrize("line", [["--help"], ["words", "--help"], ["script", "--help"]])
def test_no_summary_is_cut_off(line: list[str], program: Program, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(*line, environ={"COLUMNS": "80"}).code == 0
    listed = capsys.readouterr().out.partition("Commands:")[2]
    assert len(listed.splitlines()) > 3 and "..." not in listed


@pytest.mark.parametrize("line", ["fix 3 --filler", "score s.wav --script", "list --limit"])
def test_an_option_without_its_value_is_told_with_its_command(program: Program, line: str) -> None:
    outcome = program.run(*line.split())
    assert outcome.code == 2 and "needs a value" in outcome.err
    assert f"rehearse {line.split()[0]} --help" in outcome.err


def test_what_options_say_is_what_the_program_does() -> None:
    options = {option.name: option for option in rehearse.commands["record"].params}
    assert float(str(options["target_s"].default)) == DEFAULT_TARGET_S
    assert LONGEST_TAKE_S == MAX_DURATION_S
    assert ANY_LANGUAGE == vm_rehearse.take.ANY_LANGUAGE


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("words add {}", "WORD"),
        ("fix last --said {} --at 0:01", "--said"),
        ("score {file} --label {}", "--label"),
    ],
)
def test_letters_that_the_terminal_garbled_are_not_kept(
    program: Program, spoken: Path, line: str, what: str
) -> None:
    garbled = b"Caf\xe9".decode(errors="surrogateescape")
    typed = [word.format(garbled, file=spoken) for word in line.split()]
    error = answer(program, *typed, code=2)["error"]
    assert error["message"].endswith(" has letters in it that can't be read; type it anew.")
    assert error["message"].startswith(f'{what}: "Caf')


@pytest.mark.parametrize("label", ["3", "take1", "last", "Best"])
def test_a_label_that_would_never_name_its_take_is_refused(
    program: Program, spoken: Path, label: str
) -> None:
    error = answer(program, "score", str(spoken), "--label", label, code=2)["error"]
    assert error["message"] == f'--label: "{label}" is what a take is called anyway; choose another name.'
    assert program.run("record", "--seconds", "3", "--label", label).code == 2
    assert program.microphone.max_seconds == []


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


JARGON = re.compile(
    r"\b(schema|stderr|stdout|stdin|regex|exit code|traceback|exception|parameters?|arguments?|integer|"
    r"boolean|database|SQLite|null|bytes|token|tensor|parse|sha|hash|rubrics?|criterion)\b",
    re.I,
)


def on_screen() -> Iterator[tuple[str, str]]:
    """The words of errors, notes and help, and of what views and commands show; with their file."""
    for file in Path(vm_rehearse.__file__).parent.rglob("*.py"):
        unit = file.relative_to(Path(vm_rehearse.__file__).parent).parts[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            tells = name.endswith(("Error", "Problem", "ToScore", "Threshold", "BadParameter")) or name in (
                *("Note", "Advice", "sentence", "Text", "to_type", "say", "show", "option", "section"),
            )
            if tells and name not in ("ValueError", "TypeError", "DamagedFile", "OSError") and unit != "text":
                values = [*node.args, *(keyword.value for keyword in node.keywords)]
                yield from ((file.name, part) for value in values for part in literals(value))
    for path, command in commands():
        yield from ((" ".join(path), text) for text in (command.help or "", command.epilog or ""))


def literals(node: ast.AST) -> Iterator[str]:
    """The texts written inside an expression."""
    yield from (string_of(each) for each in ast.walk(node) if string_of(each))


def test_the_words_on_screen_are_plain() -> None:
    texts = list(on_screen())
    assert len(texts) > 150
    assert [(file, text) for file, text in texts if JARGON.search(text) and " " in text] == []


def test_there_is_one_kind_of_quotation_marks() -> None:
    assert [
        (file, text)
        for file, text in on_screen()
        if re.search("[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]", text)
    ] == []


def string_of(node: ast.AST) -> str:
    """The text of a string in the program, with X for what is put into it."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


# ---- what to type next --------------------------------------------------------------------------


def hint(program: Program, *arguments: str) -> str:
    return str(json.loads(program.run(*arguments, "--json").out)["error"]["hint"])


def test_a_folder_is_named_with_the_recordings_in_it(program: Program, spoken: Path) -> None:
    (spoken.parent / "notes.txt").write_text("x", encoding="utf-8")
    folder = spoken.parent
    assert hint(program, "score", str(folder)).endswith(f"rehearse score {folder}/*{spoken.suffix}")


def test_a_script_with_no_good_name_is_named_with_its_own_file(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "a b.txt"
    file.write_text("Hello.", encoding="utf-8")
    assert hint(program, "script", "add", str(file)).endswith(f"rehearse script add first-call '{file}'")
    assert hint(program, "script", "add", "-").endswith("rehearse script add first-call -")


def test_without_takes_of_a_script_it_is_named(practised: Program, script: str) -> None:
    practised.run("script", "add", "other", script)
    for command in ("list", "report"):
        said = practised.run(command, "--script", "other").out
        assert 'no takes of "other" yet' in said and "rehearse record --script other" in said


def test_a_take_without_its_recording_can_be_let_go(practised: Program) -> None:
    next((practised.home / "takes").glob("take1.*")).unlink()
    for arguments in (("play", "1"), ("rescore", "1"), ("fix", "1", "--not-filler", "filler1")):
        outcome = practised.run(*arguments)
        assert outcome.code == 1 and "The recording of take1 is missing." in outcome.err, outcome.err
        assert "rehearse delete take1" in outcome.err


def test_nothing_is_called_safe_whose_recording_is_gone(program: Program, spoken: Path) -> None:
    program.listener.failure = RuntimeError("crashed")
    program.run("record", "--seconds", "1")
    assert "This recording is safe" in program.run("show", "1").out
    next((program.home / "takes").glob("take1.*")).unlink()
    outcome = program.run("show", "1")
    assert outcome.code == 1 and "The recording of take1 is missing." in outcome.err and not outcome.out
    assert answer(program, "show", "1")["take"] == "take1"


def test_recordings_that_are_missing_are_named_as_people_would(practised: Program) -> None:
    for number in (1, 3):
        next((practised.home / "takes").glob(f"take{number}.*")).unlink()
    checks = answer(practised, "doctor")["checks"]
    (check,) = (each for each in checks if each["name"] == "history")
    assert check["text"] == "The recordings of take1 and take3 are missing."
    assert check["remedy"].startswith("Put them back") and "let go of a take with" in check["remedy"]


def test_a_take_in_which_nothing_is_said_can_be_let_go(program: Program, silence: str) -> None:
    program.microphone.says = Path(silence)
    assert program.run("record", "--seconds", "3").code == 4
    assert hint(program, "rescore", "take1").endswith("rehearse delete take1")
