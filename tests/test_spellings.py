"""Words with a British and an American spelling are one word; others stay what they are."""

from __future__ import annotations

import pytest

from vm_rehearse.text import one_spelling

PAIRS = """
theatre theater, centres centers, centred centered, metre meter, litres liters, fibre fiber, colour color,
coloured colored, neighbours neighbors, neighbour's neighbor's, favourite favorite, harbour harbor, organise
organize, organisations organizations, specialised specialized, realising realizing, analyse analyze,
catalogue catalog, travelled traveled, cancelled canceled, modelling modeling, counsellor counselor, defence
defense, licence license, tyres tires, grey gray, cheque check, manoeuvre maneuver, paediatric pediatric,
programme program, fulfil fulfill, jewellery jewelry, practised practiced
"""
APART = """
filled filed, four for, our or, hour hor, tour tor, pour por, rise rize, retire retier, acre acer, more moer,
called caled, three ther, device devise, advice advise, price prize, here her, filling filing
"""


def pairs(written: str) -> list[list[str]]:
    return [pair.split() for pair in written.split(",")]


@pytest.mark.parametrize(("one", "other"), pairs(PAIRS))
def test_two_spellings_are_one_word(one: str, other: str) -> None:
    assert one_spelling(one, "en") == one_spelling(other, "en")


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert one_spelling(one, "en") != one_spelling(other, "en")


@pytest.mark.parametrize("word", ["centre", "theatre", "colour", "analyse"])
def test_dutch_is_left_alone(word: str) -> None:
    assert one_spelling(word, "nl") == word
