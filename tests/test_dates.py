"""The number beside a month's name is said as a day: "March 2" is "March second"."""

from __future__ import annotations

import pytest

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.message import understood
from vm_rehearse.take import Transcript, Word
from vm_rehearse.verbalisation import day_forms


@pytest.mark.parametrize(
    ("word", "before", "after", "language", "first"),
    [
        ("2", "March", "", "en", "second"),
        ("21st", "May", "", "en", "twenty first"),
        ("2", "", "March", "en", "second"),
        ("2", "Sept.", "", "en", "second"),
        ("2", "", "maart", "nl", "twee"),
        ("3e", "", "maart", "nl", "derde"),
    ],
)
def test_a_day_of_a_month(word: str, before: str, after: str, language: str, first: str) -> None:
    assert " ".join(day_forms(word, before, after, language)[0]) == first


@pytest.mark.parametrize(
    ("word", "before", "after", "language"),
    [
        ("2", "only", "days", "en"),
        ("45", "March", "", "en"),
        ("0", "March", "", "en"),
        ("2pm", "March", "", "en"),
        ("second", "March", "", "en"),
        ("2", "mars", "", "fr"),
    ],
)
def test_no_day_of_a_month(word: str, before: str, after: str, language: str) -> None:
    assert day_forms(word, before, after, language) == ()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("call me on March 2", "call me on March second"),
        ("call me on March 2", "call me on March the second"),
        ("call me on March 2", "call me on March two"),
        ("call me on 2 March", "call me on the second of March"),
    ],
)
def test_every_way_to_say_a_date_is_the_script(script: str, said: str) -> None:
    words = tuple(Word(text, at / 2, at / 2 + 0.4) for at, text in enumerate(said.split()))
    match = understood(Transcript("en", words, ()), script, load_lexicon("en"), []).script_match
    assert match is not None
    assert (match.hits, match.words) == (len(words), len(words))


def test_another_day_is_a_deviation() -> None:
    said = ("call", "on", "March", "third")
    words = tuple(Word(text, at / 2, at / 2 + 0.4) for at, text in enumerate(said))
    match = understood(Transcript("en", words, ()), "Call on March 2.", load_lexicon("en"), []).script_match
    assert match is not None
    assert [(step.script, step.spoken) for step in match.alignment if step.op != "hit"] == [
        ("second", "third")
    ]
