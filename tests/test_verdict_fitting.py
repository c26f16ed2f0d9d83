"""How the weights of the verdict are fitted: cases by the truth, and a regression that keeps to its start."""

from __future__ import annotations

from pathlib import Path

import pytest
from accuracy.fitting import Case, fitted
from accuracy.places_said import SaidBeside
from accuracy.truth import SaidWord, TakeTruth, comparable_words
from test_message import ENGLISH, transcript

from vm_rehearse.measures.matching.places import places
from vm_rehearse.measures.message import asked_places


def truth(script: str, said: str) -> TakeTruth:
    words = tuple(SaidWord(word, "word") for word in comparable_words(said))
    return TakeTruth(
        "take", Path("take.wav"), "en", "", script, comparable_words(script), words, 1.0, 1.0, None
    )


@pytest.mark.parametrize(
    ("script", "said", "heard", "expected"),
    [
        ("call Hallam today", "call Hallam today", "call Hallem today", {"Hallam": True}),
        ("call Hallam today", "call Morgan today", "call Morgan today", {"Hallam": False}),
        ("call me back today", "call me back today", "call me today", {"back": True}),
        ("call me back today", "call me today", "call me today", {"back": False}),
        ("call me today", "call me today", "call me please today", {"": True}),
        ("call me today", "call me please today", "call me please today", {"": False}),
        (
            "from Oakridge Foods today",
            "from Oakridge Farms today",
            "from Okritch Farms today",
            {"Oakridge": True, "Foods": False, "Oakridge Foods": False},
        ),
    ],
)
def test_a_place_is_a_case_by_what_was_said(
    script: str, said: str, heard: str, expected: dict[str, bool]
) -> None:
    sides, _, _ = asked_places(transcript(heard), script, ENGLISH, ())
    beside = SaidBeside(truth(script, said), sides)
    differing = places(sides.steps, sides.script, sides.spoken)
    assert {place.text: beside.at(place) for place in differing} == expected


def cases(weights: dict[str, float], count: int, *, counts: float = 1.0) -> list[Case]:
    """Cases whose outcome is what these weights make likelier."""
    rows = [
        {"constant": 1.0, "gained": (number * 37 % 100) / 10 - 5, "likelier": (number * 61 % 100) / 10}
        for number in range(count)
    ]
    return [Case(False, row, sum(weights[name] * row[name] for name in row) > 0, counts) for row in rows]


def test_many_cases_show_what_a_sign_tells() -> None:
    found = fitted(cases({"constant": 0.5, "gained": 1.0, "likelier": -0.2}, 400, counts=50.0), {})
    assert found["gained"] > 0.5 and found["likelier"] < 0
    assert found["likelier"] / found["gained"] == pytest.approx(-0.2, abs=0.1)


def test_a_sign_that_speaks_for_the_wrong_side_has_no_weight() -> None:
    found = fitted(cases({"constant": 0.5, "gained": 1.0, "likelier": 0.2}, 400, counts=50.0), {})
    assert found["likelier"] == 0.0 and found["gained"] > 0


def test_few_cases_leave_the_weights_where_they_are() -> None:
    start = {"constant": 0.5, "gained": 0.1, "likelier": -0.3}
    found = fitted(cases({"constant": 0.5, "gained": 1.0, "likelier": -0.2}, 3), start)
    assert found == pytest.approx(start, abs=0.2)
