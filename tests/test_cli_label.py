"""The user's own word for a take, given afterwards."""

from __future__ import annotations

import pytest
from a_program import answer, names, practised, program, script, spoken
from stand_ins import Program

__all__ = ["practised", "program", "script", "spoken"]


def test_a_take_gets_a_label_and_another_one(practised: Program) -> None:
    given = practised.run("label", "last", "standing  up")
    assert (given.code, given.out, given.err) == (0, 'take3 is now called "standing up".\n', "")
    assert answer(practised, "show", "Standing Up")["take"] == "take3"
    assert practised.run("label", "standing up", "calm").out == 'take3 is now called "calm".\n'
    assert answer(practised, "show", "calm")["take"] == "take3"
    assert answer(practised, "show", "standing up", code=1)["error"]["code"] == "unknown_take"
    assert "calm" in practised.run("list").out and "standing" not in practised.run("list").out


def test_a_label_of_several_words_needs_no_quotation_marks(practised: Program) -> None:
    assert practised.run("label", "1", "by", "the", "window").out == 'take1 is now called "by the window".\n'
    assert practised.run("label", "1", "last", "one").out == 'take1 is now called "last one".\n'


@pytest.mark.parametrize("given", [["--none"], [""], ["  "]])
def test_a_label_is_taken_away(practised: Program, given: list[str]) -> None:
    """A blank one is none, as for a take that is recorded."""
    assert practised.run("label", "slower", *given).out == "take2 has no label now.\n"
    assert answer(practised, "show", "take2")["label"] is None
    assert practised.run("label", "take2", *given).out == "take2 has no label now.\n"
    assert answer(practised, "show", "slower", code=1)["error"]["code"] == "unknown_take"


def test_a_labelled_take_for_programs(practised: Program) -> None:
    before = answer(practised, "show", "take1")
    assert answer(practised, "label", "take1", "calm") == {**before, "label": "calm"}
    assert answer(practised, "label", "calm", "--none") == before


def test_a_label_is_another_word_than_those_for_takes(practised: Program) -> None:
    """As for a take that is recorded."""
    for word in ("take7", "7", "Last", "best", " first "):
        outcome = practised.run("label", "take1", word)
        message, hint = outcome.err.splitlines()
        assert outcome.code == 2 and outcome.out == ""
        assert message == f'Error: LABEL: "{word}" is what a take is called anyway; choose another name.'
        assert hint.endswith("rehearse label --help")
    assert "letters in it that can't be read" in practised.run("label", "take1", "\udcff").err
    assert answer(practised, "show", "take1")["label"] is None


def test_what_goes_into_a_label_is_asked_for(practised: Program) -> None:
    for line in (["slower"], ["take1", "calm", "--none"]):
        error = answer(practised, "label", *line, code=2)["error"]
        assert error["code"] == "label_arguments"
        assert error["hint"] == 'For example: rehearse label take3 "standing up"'
    assert (
        answer(practised, "label", code=2)["error"]["message"] == "Something is missing on this line: TAKE."
    )
    assert answer(practised, "show", "slower")["take"] == "take2"


def test_a_take_to_label_that_is_not_there(practised: Program) -> None:
    assert answer(practised, "label", "take9", "calm", code=1)["error"]["code"] == "unknown_take"
    practised.run("label", "take1", "slower")
    assert answer(practised, "label", "slower", "calm", code=1)["error"]["code"] == "ambiguous_take"
    practised.run("delete", "take1")
    error = answer(practised, "label", "take1", "calm", code=1)["error"]
    assert error["hint"].endswith("rehearse restore take1")
    assert names(answer(practised, "restore")) == ["take1"]
    assert answer(practised, "show", "take1")["label"] == "slower"
