"""The language of a script, and what it says about that of a take."""

from __future__ import annotations

import pytest

from vm_rehearse import take
from vm_rehearse.cli import options
from vm_rehearse.recogniser.hearing import chosen_language
from vm_rehearse.text import likely_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hi Peter, this is Alex. I'm calling about the quote that you asked for.", "en"),
        ("Hallo Peter, met Alex. Ik bel over de offerte die je had gevraagd.", "nl"),
        ("Goedemiddag, u spreekt met Anna van Noordzee Logistiek.", "nl"),
        ("Laura, Pinehollow, 555-0142.", None),
        ("Vergadering morgen.", None),
        ("Het is the best deal of the week, en dat is it.", None),
        ("", None),
    ],
)
def test_the_language_of_a_text_is_told_by_its_small_words(text: str, language: str | None) -> None:
    assert likely_language(text) == language


@pytest.mark.parametrize(
    ("nats", "likely", "chosen"),
    [
        ({"en": -0.1, "nl": -6.5, "la": -4.2}, "nl", "nl"),
        ({"en": -0.1, "nl": -6.5, "la": -4.2}, None, "en"),
        ({"en": -0.01, "nl": -7.8}, "nl", "en"),
        ({"pt": -0.1, "nl": -3.6, "en": -8.5}, "en", "pt"),
        ({"nl": -0.1, "en": -4.0}, "nl", "nl"),
    ],
)
def test_a_script_makes_its_language_likelier(nats: dict[str, float], likely: str, chosen: str) -> None:
    assert chosen_language(nats, likely) == chosen


def test_any_language_is_written_the_same_in_commands_and_takes() -> None:
    assert options.ANY_LANGUAGE == take.ANY_LANGUAGE
