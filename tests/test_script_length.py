"""How many words a script is said with, the same on every screen."""

from __future__ import annotations

import pytest
from a_program import program, spoken
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import SAMPLES, Program

from vm_rehearse.lexicon import load_lexicon
from vm_rehearse.measures.matching.comparable_words import script_words
from vm_rehearse.measures.message import understood
from vm_rehearse.measures.script_length import said_length, said_lengths, written_language
from vm_rehearse.monitor import prompt_words
from vm_rehearse.take import Stretch, Transcript, Word

__all__ = ["program", "spoken"]

DASHES = "Ja \u2013 die zijn \u2013 klein."
NUMBER = "Bel me terug op 06-12345678, graag."


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (DASHES, "nl", 4),
        ("Call 555-0142. Please", "en", 9),
        (NUMBER, "nl", 15),
        ("It saves 40% - really", "en", 5),
        ("On March 2 we open", "en", 5),
        ("Over $5 million, or $ 5.", "en", 7),
        ("I'm there", "en", 2),
        ("A VP at 5 p.m., call NOW", "en", 9),
        ("CALL US AT THE ROI TV", "en", 6),
        ("De BTW en K-A-N-E", "nl", 9),
        ("Bel mij a.u.b. terug", "nl", 4),
        ("e.g. roofs", "en", 3),
        ("Appelez le 12", "fr", 3),
        ("...\n-\n", "en", 0),
        ("", "en", 0),
    ],
)
def test_words_are_counted_as_they_are_said(text: str, language: str, words: int) -> None:
    assert said_length(text, language) == words


@pytest.mark.parametrize("name", ["bakery", "bakkerij"])
def test_a_script_read_as_usual_has_as_many_words_on_the_card(name: str) -> None:
    text = (SAMPLES / "scripts" / f"{name}.txt").read_text(encoding="utf-8")
    language = written_language(text)
    assert language == {"bakery": "en", "bakkerij": "nl"}[name]
    card = script_words(text, language, (), load_lexicon(language), strict=True)
    assert said_length(text, language) == len(card)


@pytest.mark.parametrize(
    ("heard", "missing"),
    [
        ("you can reach me thanks", "at five five five oh one four two"),
        ("you can reach me at five thanks", "five five oh one four two"),
        ("you can reach me at five five five oh one thanks", "four two"),
        ("you can reach me at triple five oh one four thanks", "two"),
        ("you can reach me at triple thanks", "five oh one four two"),
        ("", "you can reach me at five five five oh one four two thanks"),
    ],
)
def test_what_was_left_out_of_a_number_is_told_as_it_is_usually_said(heard: str, missing: str) -> None:
    words = tuple(Word(text, place, place + 0.9, 0.9) for place, text in enumerate(heard.split()))
    transcript = Transcript("en", words, (Stretch(0.0, 20.0),))
    script = "You can reach me at 555-0142. Thanks."
    match = understood(transcript, script, load_lexicon("en"), ()).script_match
    assert match is not None
    left_out = " ".join(step.script for step in match.alignment if step.op == "deletion")
    assert left_out.casefold().split() == missing.split()


@given(st.text(alphabet="ab 15-\u2013.$%\n", max_size=40))
def test_pieces_add_up_to_the_whole(text: str) -> None:
    tokens = text.split()
    lengths = said_lengths(tokens, "en")
    assert len(lengths) == len(tokens) and sum(lengths) == said_length(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hi, this is Jan de Vries from the Van Dijk group. Could you call me?", "en"),
        ("Hallo, met Ben Archer van Oakridge Software. Ik bel je over de planning.", "nl"),
        ("Pinehollow. 555-0142.", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text_that_nobody_read_yet(text: str, language: str) -> None:
    assert written_language(text) == language


def test_every_screen_has_the_same_number(program: Program) -> None:
    program.run("script", "add", "dashes", "-", stdin=DASHES.encode())
    program.run("script", "add", "number", "-", stdin=NUMBER.encode())
    listed = program.run("script", "list").out
    assert " 4  Ja" in listed and " 15  Bel" in listed
    assert "number · 15 words" in program.run("script", "show", "number").out
    recording = program.run("record", "--script", "number", "--seconds", "1", "--lang", "nl").err
    assert "number · 15 words" in recording
    *_, last = prompt_words(NUMBER, language="nl")
    assert last.start_s == pytest.approx(14 * 0.4)


def test_a_script_is_in_the_language_its_takes_were_heard_in(program: Program) -> None:
    program.run("script", "add", "code", "-", stdin=b"Code 21.")
    assert "code · 3 words" in program.run("script", "show", "code").out
    program.run("record", "--script", "code", "--seconds", "1", "--lang", "nl")
    assert "code · 2 words" in program.run("script", "show", "code").out
    assert " 2  Code" in program.run("script", "list").out
