"""Numbers and times are written by one rule, and the same on every screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from a_program import answer, program, script, spoken
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import Program
from test_scoring import measures

from vm_rehearse.measures.targets import moment_of
from vm_rehearse.notation import clock, decimal, exact_moment, moment, rounded, times
from vm_rehearse.scoring.advice_on_time import Said, on_pace
from vm_rehearse.views.wording import duration

__all__ = ["program", "script", "spoken"]


@pytest.mark.parametrize(
    ("moment_s", "text"), [(0, "0:00"), (6.7, "0:06"), (59.99, "0:59"), (60, "1:00"), (600.4, "10:00")]
)
def test_a_moment_is_what_a_player_shows_then(moment_s: float, text: str) -> None:
    assert moment(moment_s) == text


@pytest.mark.parametrize(
    ("moment_s", "text"), [(0, "0:00.0"), (9.96, "0:10.0"), (59.95, "1:00.0"), (72.94, "1:12.9")]
)
def test_a_moment_to_the_tenth(moment_s: float, text: str) -> None:
    assert exact_moment(moment_s) == text


@pytest.mark.parametrize(
    ("length_s", "text"), [(30.4, "0:30"), (30.5, "0:31"), (0.95, "0:01"), (0.3, "0.3 s")]
)
def test_a_length_is_rounded(length_s: float, text: str) -> None:
    assert duration(length_s) == text
    assert length_s < 0.95 or clock(length_s) == text


def test_numbers() -> None:
    assert [rounded(value) for value in (0.5, 2.5, 142.5, -0.5)] == [1, 3, 143, 0]
    assert [decimal(value) for value in (0.25, 1.04, -0.04, -1.25)] == ["0.3", "1", "0", "-1.3"]
    assert [times(number) for number in (1, 2, 3)] == ["once", "twice", "3 times"]


@given(st.floats(0, 6000))
def test_the_exact_moment_can_be_typed(moment_s: float) -> None:
    typed = moment_of(exact_moment(moment_s))
    assert typed is not None and abs(typed - moment_s) <= 0.05 + 1e-9


def test_advice_rounds_as_the_card_does() -> None:
    said = Said(measures(words_per_minute=122.5, duration_s=30.0, words=61), (), (), ())
    assert on_pace(said, 30.0).text.startswith("You speak at 123 words a minute")


def test_a_correction_has_the_same_time_everywhere(program: Program, spoken: Path, script: str) -> None:
    program.listener.text = "Hi Laura, this is Ben Archie from Pinehollow Software."
    program.run("score", str(spoken), "--script", script, "--lang", "en")
    (start_s,) = (word["start_s"] for word in answer(program, "show")["words"] if word["text"] == "Archie")
    assert start_s % 1 >= 0.5, "another rule would show another second"
    fixed = program.run("fix", "take1", "--said", "Archer", "--heard", "Archie").out
    assert f'"Archer" at {moment(start_s)}' in fixed
    assert f'"Archer" at {moment(start_s)}' in program.run("show").out
