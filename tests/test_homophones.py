"""Words that sound the same though they are spelled otherwise."""

from __future__ import annotations

import pytest
from test_message import ENGLISH, matched, transcript

from vm_rehearse.measures.message import open_questions, understood
from vm_rehearse.take import Evidence, Weight
from vm_rehearse.text import first_homophone
from vm_rehearse.text.homophones import GROUPS


@pytest.mark.parametrize("words", ["by bye buy", "their there they're", "to too two", "write right"])
def test_words_of_one_sound_have_one_that_stands_for_them(words: str) -> None:
    assert len({first_homophone(word, "en") for word in words.split()}) == 1


def test_any_other_word_and_any_other_language_is_its_own() -> None:
    assert first_homophone("friday", "en") == "friday"
    assert first_homophone("to", "nl") == "to"


def test_no_word_stands_in_two_groups() -> None:
    words = [word for group in GROUPS for word in group]
    assert len(words) == len(set(words))
    assert all(len(group) > 1 for group in GROUPS)


def test_what_sounds_the_same_was_said() -> None:
    heard, script = transcript("call me by now"), "Call me. Bye now."
    (place,) = open_questions(heard, script, ENGLISH)
    hardly = Weight(7.9, -0.06, -7.6, everyday=True, script_gain_nats=1.1, heard_gain_nats=9.0)
    evidence = [Evidence(place.script, place.transcript, place.text, hardly)]
    assert matched(understood(heard, script, ENGLISH, evidence)).hits == 4


def test_a_number_is_read_as_it_sounds() -> None:
    script = "Our paint, Slick II, cut fuel by half."
    (place, *_) = open_questions(transcript("our paint slick to cut fuel by half"), script, ENGLISH)
    assert place.text == "two"
