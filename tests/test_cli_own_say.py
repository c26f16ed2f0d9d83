"""What the user has a say in: corrections, own words, strictness; the recogniser is a stand-in."""

from __future__ import annotations

from pathlib import Path

import pytest
from a_program import answer, program, script, spoken
from stand_ins import SCRIPT, Program

__all__ = ["program", "script", "spoken"]

HEARD = "Hi Laura, um, this is Ben Acher from Pinehollow Software."


@pytest.fixture
def heard(program: Program, spoken: Path, script: str) -> Program:
    """One take, with a name misheard and a filled pause."""
    program.listener.text = HEARD
    assert program.run("score", str(spoken), "--script", script, "--lang", "en").code == 0
    return program


def match(program: Program, *arguments: str) -> float:
    found: float = answer(program, *arguments)["measures"]["script_match"]
    return found


def test_a_correction_is_kept_marked_and_taken_back(heard: Program) -> None:
    before = answer(heard, "show")
    assert before["fixes"] == [] and before["measures"]["script_match"] < 1
    done = heard.run("fix", "take1", "--said", "Archer")
    assert done.code == 0 and '"Archer"' in done.out and "Acher" in done.out and "--undo 1" in done.out
    assert "100%" in done.out
    document = answer(heard, "show")
    assert document["measures"]["script_match"] == 1.0
    assert [word["text"] for word in document["words"] if word["fixed"]] == ["Archer"]
    (fix,) = document["fixes"]
    assert (fix["kind"], fix["heard"], fix["said"]) == ("said", "Acher", "Archer")
    assert "Corrected by you" in heard.run("show").out
    assert '1  "Archer"' in heard.run("fix").out
    assert answer(heard, "fix", "take1", "--undo", "1") == before
    assert "corrected nothing" in heard.run("fix").out


@pytest.mark.parametrize("again", [(), ("--again",), ("--lang", "en")])
def test_corrections_survive_rescore(heard: Program, again: tuple[str, ...]) -> None:
    heard.run("fix", "--said", "Archer")
    heard.run("fix", "--not-filler", "filler1")
    heard.listener.text = HEARD.replace("Acher", "Asher")
    document = answer(heard, "rescore", "take1", *again)
    assert document["measures"]["script_match"] == 1.0 and document["measures"]["filled_pauses"] == 0
    assert len(document["fixes"]) == 2 and document["notes"] == []


def test_a_correction_that_fits_no_longer_is_said_and_kept(heard: Program) -> None:
    heard.run("fix", "--filler", "this")
    heard.listener.text = "Hallo."
    document = answer(heard, "rescore", "--again")
    assert [note["code"] for note in document["notes"]] == ["fix_unmet"]
    assert len(document["fixes"]) == 1


def test_a_correction_that_leaves_no_words_is_not_kept(program: Program, spoken: Path) -> None:
    program.listener.text = "Hello"
    program.run("score", str(spoken), "--lang", "en")
    assert program.run("fix", "--not-said", "hello").code == 4
    assert answer(program, "show")["fixes"] == []


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--said", "x", "--filler", "0:01"), "options_conflict"),
        (("--at", "0:01"), "options_conflict"),
        (("--said", "x", "--at", "0:01", "--heard", "y"), "options_conflict"),
        (("--said", " "), "options_conflict"),
        (("--undo", "1"), "unknown_fix"),
        (("--undo", "x"), "unknown_fix"),
        (("--said", "Peter"), "unknown_place"),
    ],
)
def test_what_can_not_be_corrected(heard: Program, options: tuple[str, ...], code: str) -> None:
    assert answer(heard, "fix", "take1", *options, code=2)["error"]["code"] == code


def test_own_names_and_fillers(program: Program, spoken: Path, script: str) -> None:
    program.listener.text = SCRIPT.replace("Pinehollow", "basically Pine Hollo")
    program.run("score", str(spoken), "--script", script, "--lang", "en")
    assert match(program, "show") < 1
    added = program.run("words", "add", "Pinehollo")
    assert added.code == 0 and "English" in added.out and "rehearse rescore" in added.out
    assert "already" in program.run("words", "add", "pinehollo").out
    program.run("words", "remove", "pinehollo")
    program.run("words", "add", "Pinehollow", "Archer")
    program.run("words", "add", "--filler", "from")
    assert answer(program, "words", "list")["words"] == [
        {"text": "Pinehollow", "kind": "name", "language": "en"},
        {"text": "Archer", "kind": "name", "language": "en"},
        {"text": "from", "kind": "filler", "language": "en"},
    ]
    assert "Pinehollow, Archer" in program.run("words", "list").out
    assert answer(program, "words", "remove", "nobody", code=1)["error"]["code"] == "unknown_own_word"
    removed = answer(program, "words", "remove", "FROM", "Archer")
    assert [word["text"] for word in removed["words"]] == ["Pinehollow"]


def test_a_name_of_the_list_counts_as_said_in_any_spelling(
    program: Program, spoken: Path, script: str
) -> None:
    program.listener.text = SCRIPT.replace("Pinehollow", "Pyne Holow").replace("Archer", "Arker")
    program.run("score", str(spoken), "--script", script, "--lang", "en")
    before = match(program, "show")
    program.run("words", "add", "Pinehollow", "Archer")
    document = answer(program, "rescore")
    after = document["measures"]["script_match"]
    assert before < after < 1, "Arker is not Archer"
    (respelled,) = [word for word in document["words"] if word["heard_as"]]
    assert (respelled["text"], respelled["heard_as"]) == ("Pinehollow", "Pyne Holow")


def test_the_words_are_those_of_the_last_take_s_language(program: Program, spoken: Path) -> None:
    assert "English" in program.run("words", "add", "Acme").out
    program.run("score", str(spoken), "--lang", "nl")
    assert "Dutch" in program.run("words", "add", "Kaap").out
    assert "English" in program.run("words", "add", "Bolt", "--lang", "en").out
    assert (program.home / "words" / "nl.toml").is_file()
    assert program.run("words", "list").out.index("English") < program.run("words", "list").out.index("Dutch")


def test_only_a_take_that_the_words_are_for_is_to_be_judged_again(program: Program, spoken: Path) -> None:
    none_yet = program.run("words", "add", "Acme").out
    assert "It counts from your next take on." in none_yet and "rescore" not in none_yet
    program.run("score", str(spoken), "--lang", "en")
    other = program.run("words", "add", "Kaap", "Zon", "--lang", "nl").out
    assert "They count from your next take on." in other and "rescore" not in other
    assert "rehearse rescore" in program.run("words", "add", "Zenith").out


def test_words_are_removed_all_or_none(program: Program) -> None:
    program.run("words", "add", "Acme", "Zenith")
    refused = program.run("words", "remove", "acme", "zennith")
    assert refused.code == 1 and refused.out == ""
    assert 'Your list has no "zennith", so nothing was removed.' in refused.err
    assert "Acme, Zenith" in program.run("words", "list").out
    assert program.run("words", "remove", "acme", "ZENITH").out == "Removed Acme and Zenith.\n"


def test_strictness_belongs_to_the_take(program: Program, spoken: Path, script: str) -> None:
    program.listener.text = SCRIPT.replace("this is", "this's")
    program.run("score", str(spoken), "--script", script, "--lang", "en")
    program.run("score", str(spoken), "--script", script, "--lang", "en", "--strict")
    lenient, strict = answer(program, "show", "take1"), answer(program, "show", "take2")
    assert (lenient["strict"], strict["strict"]) == (False, True)
    assert lenient["measures"]["script_match"] == 1.0 > strict["measures"]["script_match"]
    assert lenient["measures"]["words_per_minute"] == strict["measures"]["words_per_minute"]
    assert "strictly" in program.run("show", "take2").out
    assert "strictly" in program.run("compare", "take1", "take2").out
    assert answer(program, "rescore", "take2")["measures"] == strict["measures"]
    assert answer(program, "rescore", "take2", "--again")["strict"] is True
    assert match(program, "rescore", "take2", "--no-strict") == 1.0
    assert answer(program, "rescore", "take1", "--strict")["strict"] is True
    assert answer(program, "show", "take1")["strict"] is True
