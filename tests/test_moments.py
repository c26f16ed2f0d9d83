"""Moments by name: fillers, pauses, places off the script, words; and what is said where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_takes import NORTHWIND, taken

from vm_rehearse.errors import RehearseError
from vm_rehearse.measures.moments import named_moment_s

# a word takes 0.3 s:  0.0    0.3  0.6  0.9         1.2    2.0    2.3     2.6   2.9
TAKE = taken("Hi [um] Laura, [[you_know]] (0.5) this +is+ -the- -other- *Ben|Bea* -now- from Laura +too+")
PLAIN = taken("Hi Laura", script=None)


@pytest.mark.parametrize(
    ("name", "moment_s"),
    [
        ("filler1", 0.3),
        ("filler2", 0.9),
        ("FILLER 2", 0.9),
        ("pause1", 1.5),
        ("place1", 2.6),  # the two words left out are one place
        ("place2", 2.6),
        ("place3", 2.9),
        ("laura", 0.6),
        ("Laura,", 0.6),
        ("laura1", 0.6),
        ("laura2", 3.2),
        ("you know", 0.9),
        ("from  laura", 2.9),
        ("um", 0.3),
    ],
)
def test_what_has_a_name(name: str, moment_s: float) -> None:
    assert named_moment_s(TAKE, name) == pytest.approx(moment_s)


WHAT_THERE_IS = "there is filler1 to filler2, pause1, place1 to place3, or any word that was said."


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("filler3", f'There is no "filler3" in take1; {WHAT_THERE_IS}'),
        ("filler0", f'There is no "filler0" in take1; {WHAT_THERE_IS}'),
        ("pause2", f'There is no "pause2" in take1; {WHAT_THERE_IS}'),
        ("place4", f'There is no "place4" in take1; {WHAT_THERE_IS}'),
        ("peter", f'"peter" was not said in take1; {WHAT_THERE_IS}'),
        ("peter2", f'"peter2" was not said in take1; {WHAT_THERE_IS}'),
        ("laura3", f'"laura" was said 2 times in take1; {WHAT_THERE_IS}'),
        ("laura0", f'"laura" was said 2 times in take1; {WHAT_THERE_IS}'),
        ("this2", f'"this" was said once in take1; {WHAT_THERE_IS}'),
        ("...", f'"..." was not said in take1; {WHAT_THERE_IS}'),
        ("", f'"" was not said in take1; {WHAT_THERE_IS}'),
    ],
)
def test_what_there_is_instead(name: str, message: str) -> None:
    with pytest.raises(RehearseError) as caught:
        named_moment_s(TAKE, name)
    assert (caught.value.code, caught.value.exit_code) == ("unknown_moment", 2)
    assert caught.value.message == message
    assert caught.value.hint == "See what was said with: rehearse show take1"


def test_a_take_with_none_of_them() -> None:
    with pytest.raises(RehearseError) as caught:
        named_moment_s(PLAIN, "place1")
    assert caught.value.message == 'There is no "place1" in take1; name a word that was said.'


def test_a_word_that_ends_in_a_digit_is_a_word_first() -> None:
    take = taken("the B2 and the B B", script=NORTHWIND)
    assert named_moment_s(take, "b2") == pytest.approx(0.3)


def test_a_take_without_a_score() -> None:
    with pytest.raises(RehearseError) as caught:
        named_moment_s(replace(TAKE, analysis=None), "filler1")
    assert caught.value.code == "not_scored" and caught.value.hint.endswith("rehearse score take1")
