"""Corrections that hold for the next takes of a script too; the recogniser is a stand-in."""

from __future__ import annotations

from pathlib import Path

import pytest
from a_program import answer, program, script, spoken
from stand_ins import SCRIPT, Program

__all__ = ["program", "script", "spoken"]

HEARD = SCRIPT.replace("Archer", "Acher")


def fixes_of(document: dict) -> list[tuple[str, str, str | None]]:
    return [(fix["heard"], fix["said"], fix["since"]) for fix in document["fixes"]]


@pytest.fixture
def corrected(program: Program, spoken: Path, script: str) -> Program:
    """A take of a script with a name that was misheard and put right."""
    program.run("script", "add", script)
    program.listener.text = HEARD
    program.run("score", str(spoken), "--script", "pitch", "--lang", "en")
    done = program.run("fix", "--said", "Archer")
    assert "In your next takes" in done.out
    return program


def scored(program: Program, spoken: Path, text: str, script: str = "pitch") -> dict:
    program.listener.text = text
    return answer(program, "score", str(spoken), "--script", script, "--lang", "en")


def test_what_is_misheard_in_the_same_way_again_counts_as_said(corrected: Program, spoken: Path) -> None:
    take = scored(corrected, spoken, HEARD)
    assert take["measures"]["script_match"] == 1.0
    assert fixes_of(take) == [("Acher", "Archer", "take1")]
    assert 'heard as "Acher", as in take1' in " ".join(corrected.run("show").out.split())
    third = scored(corrected, spoken, HEARD.replace("Hi Laura", "Hi, um, Laura"))
    assert fixes_of(third) == [("Acher", "Archer", "take1")]


def test_so_it_is_in_a_take_at_the_microphone(corrected: Program) -> None:
    corrected.listener.text = HEARD
    take = answer(corrected, "record", "--seconds", "9", "--script", "pitch", "--lang", "en")
    assert fixes_of(take) == [("Acher", "Archer", "take1")] and take["measures"]["script_match"] == 1.0


@pytest.mark.parametrize(
    "text",
    [
        SCRIPT,
        HEARD.replace("Acher", "Asher"),
        HEARD.replace("Ben Acher", "Ben"),
        HEARD.replace("Ben Acher", "Tom Acher"),
        HEARD.replace("Ben Acher from", "Ben from Acher"),
    ],
)
def test_nothing_else_is_taken_over(corrected: Program, spoken: Path, text: str) -> None:
    taken = fixes_of(scored(corrected, spoken, text))
    assert taken == ([("Acher", "Archer", "take1")] if "Tom" in text else [])


def test_another_script_or_place_is_left_alone(corrected: Program, spoken: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(SCRIPT, encoding="utf-8")
    assert fixes_of(scored(corrected, spoken, HEARD, str(other))) == []
    assert fixes_of(scored(corrected, spoken, HEARD, str(other))) == []
    moved = tmp_path / "moved.txt"
    moved.write_text("Archer is my name, and I am from Pinehollow Software.", encoding="utf-8")
    corrected.run("script", "add", "pitch", str(moved))
    text = "Acher is my name, and I am from Pinehollow Software."
    assert fixes_of(scored(corrected, spoken, text)) == []


def test_it_is_taken_back_in_one_take(corrected: Program, spoken: Path) -> None:
    scored(corrected, spoken, HEARD)
    assert fixes_of(answer(corrected, "fix", "take2", "--undo", "1")) == []
    for again in ((), ("--again",)):
        assert fixes_of(answer(corrected, "rescore", "take2", *again)) == []
    assert fixes_of(answer(corrected, "show", "take1")) == [("Acher", "Archer", None)]


def test_corrections_of_deleted_takes_are_forgotten(corrected: Program, spoken: Path) -> None:
    corrected.run("delete", "take1")
    assert fixes_of(scored(corrected, spoken, HEARD)) == []


def test_words_that_were_not_said_and_fillers_are_for_one_take(program: Program, spoken: Path) -> None:
    program.run("script", "add", "pitch", "-", stdin=SCRIPT.encode())
    scored(program, spoken, SCRIPT.replace("from", "from you know"))
    program.run("fix", "--not-said", "you know")
    assert len(answer(program, "show")["fixes"]) == 1
    assert fixes_of(scored(program, spoken, SCRIPT.replace("from", "from you know"))) == []


def test_a_phrase_that_was_put_right_by_what_was_heard(program: Program, spoken: Path) -> None:
    program.run("script", "add", "pitch", "-", stdin=SCRIPT.encode())
    heard = SCRIPT.replace("Pinehollow Software", "pine hello soft wear")
    scored(program, spoken, heard)
    fixed = answer(program, "fix", "--said", "Pinehollow Software", "--heard", "pine hello soft wear")
    assert fixed["measures"]["script_match"] == 1.0
    again = scored(program, spoken, heard)
    assert again["measures"]["script_match"] == 1.0
    assert fixes_of(again) == [("pine hello soft wear", "Pinehollow Software", "take1")]
