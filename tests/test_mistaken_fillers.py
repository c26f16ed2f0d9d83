"""Fillers that were the sound of one of the script's words, and those that the recogniser hardly believes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_message import DUTCH, ENGLISH, message, transcript

from vm_rehearse.measures.message import Message, standings, understood
from vm_rehearse.measures.unheard.hesitations import hesitation_questions
from vm_rehearse.take import Evidence, Transcript, Weight, Word

SAID = Weight(-3.0, None, -0.2, -0.4, script_gain_nats=9.0)
"""Of words that were passed over: the sound speaks for them."""


def evidence(heard: Transcript, at: int, text: str) -> Evidence:
    """That a word of the script was said at a border between two words."""
    return Evidence((0, 1), (at, at), text, SAID)


def slowly(heard: Transcript) -> Transcript:
    """With speech all through, so that there is time for words that were passed over."""
    words = tuple(replace(word, end_s=word.end_s + 0.05) for word in heard.words)
    return replace(heard, words=words)


def fillers(said: Message) -> list[str]:
    return [filler.text for filler in said.fillers]


@pytest.mark.parametrize(
    ("script", "text", "missing", "at", "left"),
    [
        ("er is staal", "eh, is staal", "er", 0, []),
        ("geld op en dus zijn", "geld op eh dus zijn", "en", 2, []),
        ("nu wees toch stil", "nu | weet je | toch stil", "wees", 1, []),
        ("dan is er staal", "dan eh is er staal", "er", 3, ["eh"]),
        ("geld op dus toch zijn", "geld op dus eh zijn", "toch", 3, ["eh"]),
    ],
)
def test_a_filler_that_sounds_like_the_script_word_was_that_word(
    script: str, text: str, missing: str, at: int, left: list[str]
) -> None:
    heard = slowly(transcript(text, language="nl"))
    said = understood(heard, script, DUTCH, [evidence(heard, at, missing)])
    assert said.script_match is not None
    assert fillers(said) == left and said.script_match.deletions == 0
    if not left:
        (hit,) = [op for op in said.script_match.alignment if op.script == missing]
        (word,) = [word for word in said.words if word.text.rstrip(",") == missing]
        assert (hit.op, word.kind, word.heard_as is not None) == ("hit", "word", True)
        assert (hit.start_s, hit.end_s) == (word.start_s, word.end_s) and hit.start_s < hit.end_s


def doubted(heard: Transcript, *texts: str) -> Transcript:
    words = tuple(
        replace(word, probability=0.3) if word.text.strip(",.") in texts else word for word in heard.words
    )
    return replace(heard, words=words)


def test_a_filler_that_the_recogniser_hardly_believes_is_not_counted() -> None:
    script, text = "we have the time", "we basically have the time"
    assert fillers(message(script, text)) == ["basically"]
    said = understood(doubted(transcript(text), "basically"), script, ENGLISH, ())
    (word,) = [word for word in said.words if word.text == "basically"]
    assert fillers(said) == [] and (word.kind, word.doubtful) == ("word", True)
    free = doubted(transcript("Well, you know, we have time."), "you")
    assert "you know" in fillers(understood(free, None, ENGLISH, ()))
    named = transcript(text)
    words: list[Word] = [
        replace(word, probability=0.3, fixed="filler") if word.text == "basically" else word
        for word in named.words
    ]
    assert fillers(understood(replace(named, words=tuple(words)), script, ENGLISH, ())) == ["basically"]


def test_a_sure_er_is_a_word_of_dutch() -> None:
    heard = transcript("hoeveel schotels hebben er volgens jou", language="nl")
    asked = hesitation_questions(heard, DUTCH, standings(heard, None, DUTCH))
    assert (3, 4) not in {question.words for question in asked}
    unsure = doubted(heard, "er")
    asked = hesitation_questions(unsure, DUTCH, standings(unsure, None, DUTCH))
    assert (3, 4) in {question.words for question in asked}
    eh = Evidence((0, 0), (3, 4), "eh", Weight(-6.0, -0.1, -0.1, -0.1, script_gain_nats=9.0), 0.3)
    assert fillers(understood(heard, None, DUTCH, [eh])) == []
    assert fillers(understood(unsure, None, DUTCH, [eh])) == ["eh"]
