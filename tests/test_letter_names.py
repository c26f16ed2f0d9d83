"""Letters as they are said: a name written as a word is the letter, and of two that rhyme it is left open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_message import ENGLISH, deviations, transcript
from test_verdicts import FAIR

from vm_rehearse.measures.matching.letter_names import is_named, rhyme
from vm_rehearse.measures.message import open_questions, understood
from vm_rehearse.take import Evidence

UNLIKELY = replace(FAIR, log_odds_nats=12.0, script_nats=-7.0, script_worst_nats=-8.0, script_gain_nats=-2.0)


@pytest.mark.parametrize(
    ("letter", "heard", "language", "named"),
    [
        ("B", "be", "en", True),
        ("R", "Are,", "en", True),
        ("B", "see", "en", False),
        ("D", "dee", "nl", False),
    ],
)
def test_the_name_of_a_letter(letter: str, heard: str, language: str, named: bool) -> None:
    assert is_named(letter, heard, language) == named


@pytest.mark.parametrize(
    ("letter", "other", "language", "rhyming"),
    [
        ("T", "D", "en", True),
        ("t", "D,", "en", True),
        ("S", "P", "en", False),
        ("D", "D", "en", False),
        ("five", "nine", "en", False),
        ("B", "W", "nl", True),
        ("B", "W", "en", False),
        ("B", "D", "fr", False),
    ],
)
def test_letters_that_rhyme(letter: str, other: str, language: str, rhyming: bool) -> None:
    assert rhyme(letter, other, language) == rhyming


@pytest.mark.parametrize(
    ("heard", "unsure", "differing"),
    [("that's A D E", 1, []), ("that's A S E", 0, [("substitution", "t", "S")]), ("that's A T E", 0, [])],
)
def test_a_spelled_letter_is_left_open_only_beside_one_that_rhymes(
    heard: str, unsure: int, differing: list[tuple[str, str, str]]
) -> None:
    script = "That's A-T-E"
    places = open_questions(transcript(heard), script, ENGLISH)
    evidence = [Evidence(place.script, place.transcript, place.text, UNLIKELY) for place in places]
    message = understood(transcript(heard), script, ENGLISH, evidence)
    assert message.script_match is not None and message.script_match.unsure == unsure
    assert [each for each in deviations(message) if each[0] != "hit"] == differing or unsure
