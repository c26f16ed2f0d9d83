"""README.md and CHANGELOG.md say what is so.

A line after ``$`` in a ``console`` block of the README is run as it stands, in order, in a throw-away history
with the real model; where output is printed below it, that is what has to come. A ``sh`` block needs a
microphone, the network or a file of the reader's, and is only held against the command line.
"""

from __future__ import annotations

import dataclasses
import difflib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from accuracy.results import RESULTS, kept, readme_rows, table_in
from accuracy.truth import read_truths
from bench.results import RESULTS as SPEED
from bench.results import kept as speed_kept
from bench.results import lines_in as speed_lines_in
from bench.results import readme_lines as speed_lines
from test_structure import RANKS

import vm_rehearse
from vm_rehearse import errors
from vm_rehearse.cli import INTERRUPTED, rehearse
from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.scoring import DEFAULT_TARGET_S, FILLERS_ALWAYS_FINE, RUBRIC, bands, points
from vm_rehearse.take import Measures

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
PACKAGE = Path(vm_rehearse.__file__).parent

BLOCKS = [(kind, body) for kind, body in re.findall(r"^```(\w*)\n(.*?)^```$", README, re.M | re.S)]
PROSE = re.sub(r"^```.*?^```$", "", README, flags=re.M | re.S)
SPANS = re.findall(r"`([^`\n]+)`", PROSE)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def blocks(kind: str) -> list[str]:
    return [body for found, body in BLOCKS if found == kind]


def shown_commands() -> list[str]:
    """Every command line of this program in a block."""
    lines = [line for body in blocks("sh") for line in body.splitlines()]
    lines += [line[2:] for body in blocks("console") for line in body.splitlines() if line.startswith("$ ")]
    return [line for line in lines if line.startswith("rehearse")]


def named_commands() -> list[str]:
    """Those in running text and tables too."""
    return shown_commands() + [span for span in SPANS if re.match(r"rehearse( |$)", span)]


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    """Every command of the program by its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


def arguments(line: str) -> list[str]:
    return shlex.split(line.partition("<")[0])[1:]


def parse(words: list[str]) -> tuple[str, ...]:
    """Have click read a command line without running it, and give the command's own words."""
    command: click.Command = rehearse
    path: list[str] = []
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        assert words[0] in command.commands, f"there is no command {' '.join([*path, words[0]])}"
        command, path, words = command.commands[words[0]], [*path, words[0]], words[1:]
    if not isinstance(command, click.Group) and "--help" not in words:
        command.make_context(" ".join(["rehearse", *path]), list(words))
    return tuple(path)


def table(*headings: str) -> list[list[str]]:
    """The rows of the table that has these headings, each cell without its code marks."""
    start = "| " + " | ".join(headings)
    assert README.count(f"\n{start}") == 1, f"one table begins with {start}"
    body = README.partition(f"\n{start}")[2].splitlines()[2:]
    rows = []
    for line in body:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().replace("`", "") for cell in line.strip("|").split("|")])
    return rows


def numbers(cell: str) -> list[float]:
    return [float(found) for found in NUMBER.findall(cell)]


# ---- commands -----------------------------------------------------------------------------------


@pytest.mark.parametrize("line", sorted(set(named_commands())))
def test_a_command_is_written_as_it_can_be_typed(line: str) -> None:
    parse(arguments(line))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("rehearse scores a.wav", "there is no command scores"),
        ("rehearse script delete", "there is no command script delete"),
        ("rehearse score a.wav --quiet", "No such option"),
        ("rehearse score", "Missing"),
        ("rehearse record --seconds soon", "not a number"),
    ],
)
def test_a_command_that_can_not_be_typed_is_found(line: str, problem: str) -> None:
    with pytest.raises((AssertionError, click.ClickException), match=problem):
        parse(arguments(line))


def test_every_command_is_shown() -> None:
    shown = {parse(arguments(line)) for line in shown_commands()}
    assert set(commands(rehearse)) - shown == set()


def test_every_option_named_exists() -> None:
    def options(command: click.Command) -> Iterator[str]:
        for parameter in command.get_params(click.Context(command)):
            yield from parameter.opts
        if isinstance(command, click.Group):
            for each in command.commands.values():
                yield from options(each)

    named = {span.split()[0] for span in SPANS if span.startswith("--")}
    assert len(named) > 5
    assert named - set(options(rehearse)) == set()


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    lines = [line for body in blocks("sh") for line in body.splitlines()]
    named = {line.split()[1] for line in [*lines, *SPANS] if line.startswith("make ")}
    assert {"demo", "test", "check"} <= named <= targets


def test_every_file_named_exists() -> None:
    words = [word for line in [*SPANS, *shown_commands()] for word in line.split()]
    named = {word for word in words if re.match(r"(samples|tests|models)/.", word)}
    assert len(named) > 5
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


# ---- the tour -----------------------------------------------------------------------------------


@dataclasses.dataclass
class Step:
    """One command of the tour: what the README says comes of it, and what came."""

    line: str
    printed: list[str]
    exit_code: int = 0
    output: str = ""
    ended_with: int | None = None


def tour() -> list[Step]:
    steps: list[Step] = []
    for body in blocks("console"):
        asked = False
        for line in body.splitlines():
            if line == "$ echo $?":
                asked = True
            elif line.startswith("$ "):
                steps.append(Step(line[2:], []))
                asked = False
            elif asked:
                steps[-1].exit_code = int(line)
            else:
                steps[-1].printed.append(line)
    return steps


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> list[Step]:
    environ = {
        **{
            name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "REHEARSE_DEBUG")
        },
        "REHEARSE_HOME": str(tmp_path_factory.mktemp("tour") / "home"),
        "REHEARSE_MODELS": str(models_folder),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "80",
    }
    steps = tour()
    for step in steps:
        done = subprocess.run(
            [sys.executable, "-m", "vm_rehearse", *arguments(step.line)],
            cwd=ROOT,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
        )
        step.output, step.ended_with = done.stdout, done.returncode
    return steps


def test_the_tour_goes_as_printed(walked: list[Step]) -> None:
    assert len(walked) > 15
    for step in walked:
        assert step.ended_with == step.exit_code, f"{step.line}\n{step.output}"
        if step.printed:
            assert step.output.splitlines() == step.printed, step.line
    assert sum(bool(step.printed) for step in walked) >= 5
    assert {step.exit_code for step in walked} == {0, 1}


def test_the_card_is_one_of_the_program(walked: list[Step]) -> None:
    """Not letter for letter: another processor rounds otherwise, and may hear a name in another spelling."""
    (card,) = blocks("text")
    output = next(step.output for step in walked if step.line.startswith("rehearse score"))
    real = output.partition("  take2 · ")[0]

    def outline(text: str) -> list[str]:
        """Headings, labels and what stands in the last line, but no sentences."""
        labels = re.findall(r"^ {2,4}([A-Z][a-z]+(?: [a-z]+)?)(?: {2,}|$)", text, re.M)
        return [*labels, text.strip().rpartition("\n  Scored")[2].partition("\nKept")[0]]

    def said(text: str) -> list[str]:
        return text.partition("What you said")[2].partition("Marks:")[0].split()

    def judged(text: str) -> list[float]:
        rows = [line for line in text.splitlines() if re.search("out of 100|words/min|/min\\)|or more", line)]
        return [number for row in rows for number in numbers(row)]

    assert len(outline(card)) > 8
    assert outline(real) == outline(card)
    assert difflib.SequenceMatcher(None, said(card), said(real), autojunk=False).ratio() > 0.95
    assert judged(real) == pytest.approx(judged(card), abs=3)


# ---- tables -------------------------------------------------------------------------------------


def exit_codes(kind: type[errors.RehearseError]) -> set[int]:
    return {kind.exit_code}.union(*map(exit_codes, kind.__subclasses__()))


def test_the_exit_codes_are_those_of_the_errors() -> None:
    listed = [int(code) for code, _ in table("exit code", "meaning")]
    assert listed == sorted({0, INTERRUPTED} | exit_codes(errors.RehearseError))
    assert errors.__doc__ is not None
    described = re.findall(r"^(\d+) ", errors.__doc__, re.M)
    assert listed[1:] == [int(code) for code in described]


def test_the_rubric_is_the_one_that_judges() -> None:
    rows = table("criterion", "looks at", "100 points", "0 points", "for example")
    assert [row[0] for row in rows] == list(bands(DEFAULT_TARGET_S))
    assert f"`{RUBRIC}`" in PROSE
    name, looks_at, full, none, _ = rows[0]
    assert name == "duration" and numbers(looks_at) == [DEFAULT_TARGET_S]
    for target_s in (DEFAULT_TARGET_S, 60.0):
        band = bands(target_s)["duration"]
        (share, tolerance_s), (least, most) = numbers(full), numbers(none)
        assert (share * target_s, target_s + tolerance_s) == (band.full_from, band.full_to)
        assert (least * target_s, most * target_s) == (band.zero_below, band.zero_above)
    by_name = {row[0]: row for row in rows}
    pace, fillers, script = (bands(DEFAULT_TARGET_S)[name] for name in ("pace", "fillers", "script"))
    assert numbers(by_name["pace"][2]) == [pace.full_from, pace.full_to]
    assert numbers(by_name["pace"][3]) == [pace.zero_below, pace.zero_above]
    assert numbers(by_name["fillers"][2]) == [fillers.full_to, FILLERS_ALWAYS_FINE]
    assert numbers(by_name["fillers"][3]) == [fillers.zero_above]
    assert numbers(by_name["script"][2]) == [script.full_from]
    assert numbers(by_name["script"][3]) == [script.zero_below]


def test_the_rubric_s_examples_are_right() -> None:
    earned = []
    for name, *_, example in table("criterion", "looks at", "100 points", "0 points", "for example"):
        value, stated = numbers(example)
        (band,) = (band for criterion, band in bands(DEFAULT_TARGET_S).items() if criterion == name)
        earned.append(points(value, band))
        assert stated == round(earned[-1]), name
    assert f"A take with those four values has {sum(earned) / len(earned):.0f} points." in README


def test_the_measures_are_those_of_the_record() -> None:
    assert [row[0] for row in table("measure", "formula", "edge cases")] == [
        field.name for field in dataclasses.fields(Measures)
    ]


def test_the_units_are_those_of_the_package_in_its_order() -> None:
    rows = [(int(line), unit) for line, unit, _ in table("line", "unit", "one sentence")]
    expected = {(line, unit) for line, rank in enumerate(RANKS, start=1) for unit in rank}
    assert set(rows) == expected and len(rows) == len(expected)
    assert [line for line, _ in rows] == sorted(line for line, _ in rows)
    found = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.parent.name for path in PACKAGE.glob("*/*.py")
    }
    assert {unit for _, unit in rows} == found - {"__init__"}


def test_the_figures_are_those_that_were_measured() -> None:
    """``make accuracy KEEP=yes`` writes both."""
    results = kept(RESULTS)
    assert table_in(README) == readme_rows(results)
    takes = read_truths(ROOT / "samples" / "accuracy" / "takes")
    assert results.takes == len(takes)
    assert f"the {len(takes)} takes in `samples/accuracy/takes`" in README
    assert f"({results.minutes:.0f} minutes" in README


def test_the_speed_is_the_one_that_was_measured() -> None:
    """``make bench KEEP=yes`` writes both."""
    assert speed_lines_in(README) == speed_lines(speed_kept(SPEED))


def test_the_documents_for_programs_are_those_in_the_code() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    schema = re.compile(r"rehearse\.[a-z_]+/\d+")
    assert set(schema.findall(README)) == set(schema.findall(code))


def test_the_messages_explained_are_those_of_the_program() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    quoted = [row[0].strip('"') for row in table("you see", "what it is") if row[0].startswith('"')]
    assert len(quoted) >= 3
    assert [message for message in quoted if message not in code] == []


def test_the_example_of_own_filler_words_can_be_used(tmp_path: Path) -> None:
    (example,) = blocks("toml")
    own = tmp_path / "en.toml"
    own.write_text(example, encoding="utf-8")
    lexicon = load_lexicon("en", own)
    assert "hmpf" in lexicon.filled_pauses
    places = {" ".join(phrase.words): phrase.place for phrase in lexicon.phrases}
    assert places["long story short"] == "anywhere"
    assert (places["frankly"], places["really"]) == ("opening", "apart")


# ---- the changelog ------------------------------------------------------------------------------


def test_the_changelog_has_this_version_first() -> None:
    versions = re.findall(r"^## \[?(\d+\.\d+\.\d+)\]?", CHANGELOG, re.M)
    assert versions and versions[0] == vm_rehearse.__version__
