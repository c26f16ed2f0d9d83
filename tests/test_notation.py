"""Numbers and times are written by one rule, and the same on every screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from a_program import answer, program, script, spoken
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import Program
from test_scoring import measures

from vm_rehearse.notation import beside, clock, decimal, exact_moment, moment, moment_typed, rounded, times
from vm_rehearse.scoring import score
from vm_rehearse.scoring.advice_on_time import Said, on_pace
from vm_rehearse.views.aims import aim, looked_at
from vm_rehearse.views.wording import duration, points

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


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:12", 12.0),
        ("1:05.5", 65.5),
        ("72", 72.0),
        (" 0:7 ", 7.0),
        ("1:75", None),
        ("1:075", None),
        ("-1", None),
        ("0:04,5", 4.5),
        ("12,25", 12.25),
        ("1,000", None),
    ],
)
def test_a_moment_is_read_as_it_is_typed(text: str, seconds: float | None) -> None:
    assert moment_typed(text) == seconds


@given(st.floats(0, 6000))
def test_the_exact_moment_can_be_typed(moment_s: float) -> None:
    typed = moment_typed(exact_moment(moment_s))
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


@pytest.mark.parametrize(
    ("value", "low", "high", "decimals", "expected"),
    [
        (142.5, 130, 170, 0, 143),
        (129.5, 130, 170, 0, 129.5),
        (129.99, 130, 170, 0, 129.9),
        (129.4, 130, 170, 0, 129),
        (170.01, 130, 170, 0, 170.1),
        (170.6, 130, 170, 0, 171),
        (5.04, float("-inf"), 5, 1, 5.04),
        (5.001, float("-inf"), 5, 1, 5.01),
        (30.5, 18, 30.5, 0, 30.5),
        (19.3, 19.2, 32.5, 0, 19.3),
    ],
)
def test_a_number_is_seen_on_its_side_of_a_band(
    value: float, low: float, high: float, decimals: int, expected: float
) -> None:
    assert beside(value, low, high, decimals=decimals) == expected


@given(st.integers(0, 400_000), st.integers(0, 200), st.integers(0, 200), st.integers(0, 1))
def test_rounding_never_crosses_an_end(thousandths: int, low: int, more: int, decimals: int) -> None:
    value = thousandths / 1000
    seen = beside(value, low, low + more, decimals=decimals)
    assert (low <= seen <= low + more) == (low <= value <= low + more)
    assert abs(seen - value) <= 0.5 / 10**decimals + 1e-6


def card_row(name: str, target_s: float = 30.0, **changes: float) -> tuple[str, str, str, str]:
    """What the card has in the row of one criterion: value, aim, points, verdict."""
    measured = measures(**changes)
    (found,) = (each for each in score(measured, target_s=target_s).criteria if each.name == name)
    return (
        looked_at(found, measured, target_s),
        aim(found.name, target_s),
        points(found.points),
        found.verdict,
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            card_row("pace", words_per_minute=129.96),
            ("129.9 words/min", "130 to 170", "99", "a little slow"),
        ),
        (card_row("pace", words_per_minute=130.0), ("130 words/min", "130 to 170", "100", "good pace")),
        (
            card_row("pace", words_per_minute=170.2),
            ("170.2 words/min", "130 to 170", "99", "a little quick"),
        ),
        (card_row("duration", duration_s=17.8), ("0:17.8", "0:18 to 0:30", "98", "a little short")),
        (card_row("duration", duration_s=30.4), ("0:30", "0:18 to 0:30", "100", "good length")),
        (card_row("duration", 32.0, duration_s=19.3), ("0:19.3", "0:19.2 to 0:32", "100", "good length")),
        (
            card_row("fillers", filled_pauses=3, fillers_per_minute=5.04),
            ("3 (5.04/min)", "up to 2, or 5/min", "99", "some fillers"),
        ),
        (card_row("script", script_match=0.9695), ("96.9%", "97% or more", "99", "some words differ")),
        (card_row("script", script_match=0.999), ("99%", "97% or more", "100", "close to the script")),
    ],
)
def test_value_aim_points_and_verdict_agree(
    row: tuple[str, str, str, str], expected: tuple[str, str, str, str]
) -> None:
    assert row == expected


def test_advice_on_a_pace_beside_the_band_has_the_number_of_the_card() -> None:
    said = Said(measures(words_per_minute=129.7, duration_s=30.0, words=65), (), (), ())
    assert "at 129.7 words a minute, and people follow 130 to 170 best" in on_pace(said, 30.0).text
