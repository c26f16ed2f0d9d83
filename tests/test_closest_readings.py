"""The readings of a script's parts are chosen together, as trying every combination would."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein
from test_perfect_readings import match

from vm_rehearse.measures.matching.closest_readings import closest_readings
from vm_rehearse.measures.matching.script_match import match_ratio

WORDS = st.text("abc", max_size=3)


def cost(readings: list[list[str]], chosen: tuple[int, ...], heard: str) -> tuple[int, int]:
    """How far a combination lies from what was heard, and how unusual it is."""
    said = "".join(ways[at] for ways, at in zip(readings, chosen, strict=True))
    return Levenshtein.distance(said, heard), sum(chosen)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=5), st.text("abcd", max_size=10))
def test_no_combination_lies_closer(readings: list[list[str]], heard: str) -> None:
    chosen = closest_readings(readings, heard)
    every = product(*(range(len(ways)) for ways in readings))
    assert cost(readings, tuple(chosen), heard) == min(cost(readings, each, heard) for each in every)


def test_the_usual_reading_is_taken_where_nothing_tells() -> None:
    assert closest_readings([["a"], ["bb", "cc"], ["d"]], "aeed") == [0, 0, 0]
    assert closest_readings([], "abc") == []
    assert closest_readings([["", "a"], ["b", ""]], "") == [0, 1]


@pytest.mark.parametrize(
    ("script", "said", "language"),
    [
        ("It costs $249.05 now.", "It costs two forty nine oh five now.", "en"),
        ("It is £1,105.50 a year.", "It is eleven oh five fifty a year.", "en"),
        ("From $1,250-$1,375/mo.", "From twelve fifty to thirteen seventy five per month.", "en"),
        ("Het kost €249,05 nu.", "Het kost tweehonderdnegenenveertig nul vijf nu.", "nl"),
    ],
)
def test_a_number_may_be_said_otherwise_than_usual_in_several_parts(
    script: str, said: str, language: str
) -> None:
    assert match_ratio(match(script, said, language)) == 1.0


def test_where_another_amount_was_said_no_more_words_are_missed_than_need_be() -> None:
    missed = match("It is £3.20 each.", "It is three pounds thirty a yard.", "en")
    assert {step.script for step in missed.alignment if step.op != "hit"} == {"twenty", "each", ""}


@pytest.mark.parametrize(
    ("script", "said", "language"),
    [
        ("It costs $249.05 now.", "It costs two forty nine oh six now.", "en"),
        ("It is £1,105.50 a year.", "It is eleven fifteen fifty a year.", "en"),
        ("Het kost €249,05 nu.", "Het kost tweehonderdnegenenveertig nul zes nu.", "nl"),
    ],
)
def test_another_number_is_still_another(script: str, said: str, language: str) -> None:
    assert match_ratio(match(script, said, language)) < 1.0
