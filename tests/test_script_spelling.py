"""A contraction of the script that was heard in full is shown, and counted, as the sound has it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_verdicts import ENGLISH, FAIR, transcript

from vm_rehearse.measures.message import Message, open_questions, understood
from vm_rehearse.take import Evidence, Transcript, Weight

SCRIPT = "hi I'm calling about it"
HEARD = "hi I am calling about it"
AS_LIKELY = replace(FAIR, log_odds_nats=0.5)
UNLIKELY = replace(FAIR, log_odds_nats=15.0, script_nats=-9.0, script_worst_nats=-12.0, script_gain_nats=-4.0)


def said(weight: Weight, *, script: str = SCRIPT, heard: Transcript | None = None) -> Message:
    heard = heard or transcript(HEARD)
    places = open_questions(heard, script, ENGLISH, strict=True)
    evidence = [Evidence(place.script, place.transcript, place.text, weight) for place in places]
    assert evidence
    return understood(heard, script, ENGLISH, evidence)


def texts(message: Message) -> list[str]:
    return [word.text for word in message.words]


def test_a_contraction_that_may_as_well_have_been_said_is_shown_as_the_script_has_it() -> None:
    message = said(AS_LIKELY)
    assert texts(message) == ["hi", "I'm", "calling", "about", "it"]
    contracted = message.words[1]
    assert contracted.heard_as == "I am" and contracted.kind == "word"
    assert (contracted.start_s, contracted.end_s) == (
        transcript(HEARD).words[1].start_s,
        transcript(HEARD).words[2].end_s,
    )
    assert message.script_match is not None and message.script_match.hits == message.script_match.words


def test_one_that_the_sound_speaks_against_stays_in_full() -> None:
    message = said(UNLIKELY)
    assert texts(message) == HEARD.split()
    assert message.script_match is not None and message.script_match.hits == message.script_match.words


@pytest.mark.parametrize(("script", "heard"), [("hi I am calling", "hi I'm calling")])
def test_a_full_form_of_the_script_stays_contracted_as_it_was_heard(script: str, heard: str) -> None:
    assert texts(said(AS_LIKELY, script=script, heard=transcript(heard))) == heard.split()


def test_what_the_user_said_of_a_word_stays() -> None:
    heard = transcript(HEARD)
    words = tuple(replace(word, fixed="said") if word.text == "am" else word for word in heard.words)
    assert texts(said(AS_LIKELY, heard=replace(heard, words=words))) == HEARD.split()
